/// A cell with something in it.
package struct Cell: Sendable {
    package enum Kind: UInt8, Sendable {
        /// `value / 10^scale`.
        case number
        /// A number that does not fit: its digits stand in the batch's text.
        case extremeNumber
        /// The shared string with the number `value`.
        case sharedText
        /// Stands in the batch's text.
        case text
        /// 1 for true.
        case boolean
        /// `#REF!` and its kin, as it is written, in the batch's text.
        case error
        /// A moment in the form of ISO 8601, in the batch's text.
        case isoDate
        /// A formula whose outcome is not in the file.
        case formulaWithoutValue
    }

    /// What it is depends on the kind; of a text in the batch, the index of its first byte.
    package var value: Int64
    /// Of a text in the batch, in bytes.
    package var length: UInt32
    /// Index in the workbook's styles.
    package var style: UInt32
    /// Counted from 0.
    package var column: UInt16
    package var kind: Kind
    /// Of a number, how many of its digits stand behind the point.
    package var scale: UInt8
    /// What is there was calculated.
    package var isFormula: Bool

    package init(
        value: Int64, length: UInt32 = 0, style: UInt32 = 0, column: UInt16, kind: Kind, scale: UInt8 = 0,
        isFormula: Bool = false
    ) {
        self.value = value
        self.length = length
        self.style = style
        self.column = column
        self.kind = kind
        self.scale = scale
        self.isFormula = isFormula
    }

    /// The number, of a cell that is one.
    package var number: DecimalNumber { DecimalNumber(mantissa: value, scale: scale) }
}

/// A row with cells in it.
package struct SheetRow: Sendable {
    /// Counted from 1, as a spreadsheet shows it.
    package var number: Int
    /// By hand, by a filter or because all of the sheet's rows are.
    package var isHidden: Bool
    /// Indexes in the batch's cells, from left to right.
    package var cells: Range<Int>
}

/// Rows of a sheet, at most some ten thousand cells of them, one behind the other:
///
///     rows  │ row 3: cells 0..<12 │ row 4: cells 12..<24 │ row 9: … │      rows and cells without content are left out
///     cells │ A3 │ B3 │ D3 │ …    │ A4 │ B4 │ …          │
///     text  │ what stands in cells as text of their own, UTF-8 │
///
/// A reader fills the same batch again and again, so reading takes the memory of one. Who types columns walks over
/// `rows` and, per cell, looks at its kind: a number needs no text at all, and a shared text has the same `value`
/// wherever it stands, so what it means has to be found out once.
package final class SheetBatch {
    /// A row may have this many cells.
    private static let widest = CellReference.columnCount
    static let capacity = 2 * widest
    static let mostRows = 4096
    static let usualText = 1 << 20

    package internal(set) var rows: [SheetRow] = []
    /// As many as the last row's range says; those behind are of no meaning.
    package internal(set) var cells: [Cell]
    package internal(set) var text: [UInt8] = []
    var cellCount = 0

    package init() {
        cells = Array(repeating: Cell(value: 0, column: 0, kind: .number), count: SheetBatch.capacity)
        rows.reserveCapacity(SheetBatch.mostRows)
    }

    /// The bytes of a cell's own text; empty for a kind that has none.
    package func bytes(of cell: Cell) -> ArraySlice<UInt8> {
        let start = Int(clamping: cell.value)
        switch cell.kind {
        case .text, .error, .isoDate, .extremeNumber:
            guard start >= 0, start + Int(cell.length) <= text.count else { return [] }
            return text[start..<start + Int(cell.length)]
        case .number, .sharedText, .boolean, .formulaWithoutValue: return []
        }
    }

    func clear() {
        rows.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        cellCount = 0
    }

    /// The next row might not fit.
    var isFull: Bool {
        cellCount >= SheetBatch.capacity - SheetBatch.widest || rows.count >= SheetBatch.mostRows
            || text.count >= SheetBatch.usualText
    }

    func append(_ cell: Cell) {
        // A row has no more cells than there are columns, so there is room.
        guard cellCount < cells.count else { return }
        cells[cellCount] = cell
        cellCount += 1
    }
}
