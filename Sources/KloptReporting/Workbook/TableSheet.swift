import KloptModel
import KloptWorkbook

/// A sheet with one table: its header stays in sight, can be filtered on, and is printed on every page.
struct TableSheet {
    struct Row {
        var fields: [TableField]
        /// The cells that are coloured, by column.
        var marks: [Int: Severity] = [:]
        /// Where the first cell leads.
        var link: String?
        var isTotal = false
    }

    /// More links than this Excel does not open.
    private static let mostLinks = 60_000

    private let name: String
    private let title: String?
    private let lead: [String]
    private let header: [String]
    /// Of the columns, in characters.
    private let widths: [Int]
    /// How many columns are printed: those behind them are for filters and programs.
    private let printed: Int
    private var count: Int
    private var rows: [Row] = []

    /// - Parameter count: how many rows there are to be asked for.
    init(
        name: String, title: String? = nil, lead: [String] = [], header: [String], widths: [Int], printed: Int? = nil,
        count: Int = 0
    ) {
        self.name = name
        self.title = title
        self.lead = lead
        self.header = header
        self.widths = widths
        self.printed = printed ?? header.count
        self.count = count
    }

    mutating func add(_ rows: [Row]) {
        self.rows += rows
        count += rows.count
    }

    /// Where the header stands, counted from 0.
    private var headerRow: Int { (title == nil ? 0 : 1) + lead.count + (title == nil ? 0 : 1) }

    private var layout: SheetLayout {
        var layout = SheetLayout(name: name)
        layout.showsGridLines = false
        layout.columns = widths.enumerated().map { SheetLayout.Columns($0...$0, width: Double($1)) }
        layout.frozenRows = headerRow + 1
        layout.filteredRange = CellRange(
            CellReference(row: headerRow, column: 0),
            CellReference(row: headerRow + count, column: header.count - 1))
        layout.hyperlinks = rows.enumerated().compactMap { index, row in
            row.link.map {
                SheetLayout.Hyperlink(
                    cell: CellReference(row: headerRow + 1 + index, column: 0), target: .place($0))
            }
        }
        layout.hyperlinks.removeLast(max(0, layout.hyperlinks.count - TableSheet.mostLinks))
        layout.printing = SheetLayout.Printing(
            repeatedRows: headerRow...headerRow, footer: "&L" + name.replacing("&", with: "&&") + "&R&P / &N")
        return layout
    }

    /// - Parameter number: the sheet's place among those of the workbook, counted from 0.
    func write(to writer: inout WorkbookWriter, number: Int, _ looks: TableLooks) throws {
        try write(to: &writer, number: number, looks) { rows[$0] }
    }

    /// - Parameter row: the row at a position, asked for once each and in order.
    func write(to writer: inout WorkbookWriter, number: Int, _ looks: TableLooks, row: (Int) -> Row) throws {
        if printed < header.count {
            let end = "$\(CellReference.letters(printed - 1))$\(headerRow + 1 + count)"
            writer.define(
                Workbook.DefinedName(
                    name: "_xlnm.Print_Area", sheet: number, formula: "\(SheetLayout.quoted(name))!$A$1:\(end)",
                    isHidden: false))
        }
        try writer.addSheet(layout) { sheet throws(WritingError) in
            if let title { try sheet.row(0, height: 26, [NewCell(0, text: title, looks.title)]) }
            for (index, line) in lead.enumerated() {
                try sheet.row(index + 1, [NewCell(0, text: CellText.fitting(line), looks.lead)])
            }
            let names = header.enumerated().map { NewCell($0, text: CellText.fitting($1), looks.header) }
            try sheet.row(headerRow, height: 22, names)
            for position in 0..<count {
                let row = row(position)
                try sheet.row(headerRow + 1 + position, height: height(of: row), cells(of: row, looks))
            }
        }
    }

    private func cells(of row: Row, _ looks: TableLooks) -> [NewCell] {
        row.fields.enumerated().map { column, field in
            // What is not printed is not what people read: it need not be seen whole.
            let text = row.isTotal ? looks.totalText : column < printed ? looks.text : looks.line
            let number = row.isTotal ? looks.totalNumber : looks.number
            switch field {
            case .empty: return NewCell(column, .blank, text)
            case .integer(let value):
                return NewCell(column, number: value, row.marks[column].map(looks.number) ?? number)
            case .number(let value):
                guard let decimal = DecimalNumber(value) else {
                    return NewCell(column, text: value.description, text)
                }
                return NewCell(column, .value(.number(decimal)), number)
            case .text(let string):
                let isLink = column == 0 && row.link != nil
                let style = isLink ? looks.link : row.marks[column].map(looks.text) ?? text
                return NewCell(column, text: CellText.fitting(string), style)
            }
        }
    }

    private func height(of row: Row) -> Double {
        let texts = zip(row.fields, widths).prefix(printed).compactMap { field, width -> (text: String, width: Int)? in
            if case .text(let text) = field { return (text, width) }
            return nil
        }
        return Double(CellText.height(texts))
    }
}

/// Texts in cells.
enum CellText {
    /// A cell holds 32,767 characters; who reads one sees that there was more.
    private static let longest = 32_000

    /// The text with nothing in it that steers a reader's eye, and not longer than a cell holds.
    static func fitting(_ text: String) -> String {
        let plain = PlainText.block(text).replacing("\r\n", with: "\n")
        guard plain.utf16.count > longest else { return plain }
        var cut = plain.prefix(longest)
        while cut.utf16.count > longest { cut = cut.prefix(cut.count / 2) }
        return cut + " …"
    }

    /// The height in points in which texts fit, each in a column of some characters wide: not every program finds that out
    /// when it opens a workbook.
    static func height(_ texts: [(text: String, width: Int)]) -> Int {
        let lines = texts.map { text, width in
            // A line that breaks between words is on average not quite full.
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .reduce(0) { $0 + 1 + $1.count * 10 / (width * 9) }
        }
        // No program takes a row that is higher than 409 points.
        return min((lines.max() ?? 1) * 15 + 3, 405)
    }
}

extension DecimalNumber {
    /// The number with at most six decimals; nil when it is too large for a cell to hold it exactly.
    fileprivate init?(_ number: Number) {
        guard let rounded = number.rounded(toDecimals: Number.columnDecimals),
            let scaled = rounded.multiplied(by: Number(Number.columnScale))?.int64
        else { return nil }
        var (mantissa, scale) = (scaled, UInt8(Number.columnDecimals))
        while scale > 0, mantissa.isMultiple(of: 10) { (mantissa, scale) = (mantissa / 10, scale - 1) }
        self.init(mantissa: mantissa, scale: scale)
    }
}
