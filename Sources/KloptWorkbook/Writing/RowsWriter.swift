/// Takes the rows of a sheet from top to bottom and compresses them as they come.
package struct RowsWriter {
    static let longestText = 32_767
    static let longestFormula = 8192
    private static let pieceSize = 64 << 10

    private let sheet: String
    private var part: PartWriter
    private var strings: OrderedSet<String>
    private(set) var stringCount: Int
    private var markup = Markup()
    private var lastRow = -1

    init(sheet: String, part: PartWriter, strings: OrderedSet<String>, stringCount: Int) {
        self.sheet = sheet
        self.part = part
        self.strings = strings
        self.stringCount = stringCount
    }

    /// Writes a row, counted from 0; rows without cells and of the usual height need not be written.
    ///
    /// - Parameters:
    ///   - cells: from left to right.
    ///   - height: in points.
    /// - Complexity: O(bytes of the cells).
    package mutating func row(
        _ row: Int, height: Double? = nil, isHidden: Bool = false, _ cells: [NewCell]
    ) throws(WritingError) {
        guard row > lastRow, row < CellReference.rowCount else {
            throw .disorder(sheet: sheet, cell: CellReference(row: row, column: 0))
        }
        lastRow = row
        markup.open(
            "row",
            [
                "r": "\(row + 1)", "ht": height.map(WrittenNumber.text), "customHeight": (height != nil).flag,
                "hidden": isHidden.flag,
            ])
        var last = -1
        for cell in cells {
            let place = CellReference(row: row, column: cell.column)
            guard cell.column > last, cell.column < CellReference.columnCount else {
                throw .disorder(sheet: sheet, cell: place)
            }
            last = cell.column
            try write(cell, at: place)
        }
        markup.close("row")
        if markup.bytes.count >= RowsWriter.pieceSize { part.write(markup.takeBytes()) }
    }

    mutating func finish() -> (part: PartWriter, strings: OrderedSet<String>) {
        part.write(markup.takeBytes())
        return (part, strings)
    }

    private mutating func write(_ cell: NewCell, at place: CellReference) throws(WritingError) {
        let style = cell.style.number == 0 ? nil : "\(cell.style.number)"
        switch cell.content {
        case .blank:
            markup.open("c", ["r": "\(place)", "s": style], isEmpty: true)
        case .value(let value):
            try write(value, at: place, style: style, formula: nil)
        case .formula(let formula, let value):
            guard formula.utf16.count <= RowsWriter.longestFormula else {
                throw .formulaTooLong(sheet: sheet, cell: place)
            }
            guard let value else {
                markup.open("c", ["r": "\(place)", "s": style])
                markup.element("f", text: formula)
                return markup.close("c")
            }
            try write(value, at: place, style: style, formula: formula)
        }
    }

    private mutating func write(
        _ value: NewCell.Value, at place: CellReference, style: String?, formula: String?
    ) throws(WritingError) {
        let type: String?
        let text: String
        switch value {
        case .number(let number): (type, text) = (nil, number.description)
        case .boolean(let boolean): (type, text) = ("b", boolean ? "1" : "0")
        case .error(let error): (type, text) = ("e", error)
        case .text(let string):
            guard string.utf16.count <= RowsWriter.longestText else { throw .textTooLong(sheet: sheet, cell: place) }
            if formula == nil {
                stringCount += 1
                (type, text) = ("s", "\(strings.index(of: string))")
            } else {
                (type, text) = ("str", EscapedText.escape(string))
            }
        }
        markup.open("c", ["r": "\(place)", "s": style, "t": type])
        if let formula { markup.element("f", text: formula) }
        markup.element("v", text: text)
        markup.close("c")
    }
}
