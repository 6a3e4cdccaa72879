import KloptWorkbook

/// One sheet as it is put together, in any order: the writer wants rows from top to bottom.
///
/// Rows are counted as a spreadsheet numbers them, from 1; columns by their position, from 0.
struct SheetModel {
    /// All but the cells.
    var layout: SheetLayout
    private(set) var rows: [Int: [Int: SheetCell]] = [:]
    /// Heights in points.
    var heights: [Int: Double] = [:]
    /// Widths in characters.
    var widths: [Int: Double] = [:]
    var hiddenColumns: Set<Int> = []

    var name: String { layout.name }

    init(name: String, visibility: Workbook.Visibility = .visible) {
        layout = SheetLayout(name: name)
        layout.visibility = visibility
    }

    mutating func put(_ value: SheetCell.Value, _ look: Look, row: Int, column: Int) {
        rows[row, default: [:]][column] = SheetCell(value: value, look: look)
    }

    mutating func merge(_ range: SheetRange) { layout.mergedRanges.append(range.cells) }

    mutating func note(_ text: String, row: Int, column: Int) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + $1.count / 42 + 1 }
        layout.notes.append(
            SheetLayout.Note(
                cell: CellReference(row: row - 1, column: column), author: "klopt", text: text, width: 230,
                height: Double(lines) * 13 + 12))
    }

    mutating func link(to place: String, tooltip: String, row: Int, column: Int) {
        layout.hyperlinks.append(
            SheetLayout.Hyperlink(
                cell: CellReference(row: row - 1, column: column), target: .place(place), tooltip: tooltip))
    }

    /// Cells that turn a colour where a formula is true; the first that is true wins.
    mutating func highlight(_ range: SheetRange, where formula: String, _ look: Highlight) {
        layout.conditionalFormats.append(
            SheetLayout.ConditionalFormat(
                ranges: [range.cells], formula: formula, style: look.style, stopsIfTrue: true))
    }

    mutating func validate(
        _ ranges: [SheetRange], _ rule: SheetLayout.Validation.Rule, title: String, message: String
    ) {
        layout.validations.append(
            SheetLayout.Validation(ranges: ranges.map(\.cells), rule: rule, errorTitle: title, error: message))
    }

    // MARK: Writing

    /// - Throws: what a spreadsheet cannot hold.
    func write(to writer: inout WorkbookWriter) throws(WritingError) {
        var layout = layout
        layout.columns = Set(widths.keys).union(hiddenColumns).sorted().map {
            SheetLayout.Columns($0...$0, width: widths[$0] ?? 9, isHidden: hiddenColumns.contains($0))
        }
        var styles: [Look: StyleIndex] = [:]
        for look in Look.allCases { styles[look] = look == .plain ? .plain : writer.style(look.style) }
        try writer.addSheet(layout) { writer throws(WritingError) in
            for row in Set(rows.keys).union(heights.keys).sorted() {
                let cells = (rows[row] ?? [:]).sorted { $0.key < $1.key }.map { column, cell in
                    NewCell(column, cell.content, styles[cell.look] ?? .plain)
                }
                try writer.row(row - 1, height: heights[row], cells)
            }
        }
    }
}

/// Rows from 1, columns from 0.
struct SheetRange: Hashable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    var cells: CellRange {
        CellRange(
            CellReference(row: rows.lowerBound - 1, column: columns.lowerBound),
            CellReference(row: rows.upperBound - 1, column: columns.upperBound))
    }
}

struct SheetCell {
    enum Value {
        case empty
        case text(String)
        case number(Int)
        /// A formula, with what it comes to as long as nothing is filled in; nil when that is for the spreadsheet to say.
        case formula(String, cached: Cached?)
    }

    enum Cached {
        case text(String)
        case number(Int)
    }

    var value: Value
    var look: Look

    var content: NewCell.Content {
        func number(_ number: Int) -> NewCell.Value { .number(DecimalNumber(mantissa: Int64(number), scale: 0)) }
        switch value {
        case .empty: return .blank
        case .text(let text): return .value(.text(text))
        case .number(let value): return .value(number(value))
        case .formula(let formula, nil): return .formula(formula, nil)
        case .formula(let formula, .text(let text)): return .formula(formula, .text(text))
        case .formula(let formula, .number(let value)): return .formula(formula, number(value))
        }
    }
}
