import KloptModel
import KloptWorkbook

/// The sheet `Aandachtspunten`: a row for each point, with a link to its cell.
///
/// Source: ECMA-376 Part 1, 18.3.1.99 for the order of the parts of a sheet.
struct ListSheet {
    /// Of the columns, in characters.
    private static let widths = [5, 14, 16, 12, 26, 54, 44, 38]

    private let points: ReturnedPoints
    private let report: Report
    private let words: ReturnedWords
    /// The number of each style in this workbook.
    private let styles: [ListStyle: Int]
    /// What stands above the list.
    private let lead: [String]

    init(
        points: ReturnedPoints, owners: [Report.Owner], report: Report, words: ReturnedWords, styles: [ListStyle: Int]
    ) {
        self.points = points
        self.report = report
        self.words = words
        self.styles = styles
        let subject = words.subject(owners, report)
        lead = (subject.isEmpty ? [] : [subject]) + words.lead(points, owners, report)
    }

    /// The row with the header, counted from 1.
    private var headerRow: Int { lead.count + 3 }
    private var lastColumn: String { CellReference.letters(ListSheet.widths.count - 1) }

    /// The block that the filter is on, and the rows to print on every page; nil without points.
    var table: (filter: String, titles: String)? {
        guard !points.points.isEmpty else { return nil }
        return (
            "$A$\(headerRow):$\(lastColumn)$\(headerRow + points.points.count)", "$\(headerRow):$\(headerRow)"
        )
    }

    func markup(isStrict: Bool) -> [UInt8] {
        let hasTable = !points.points.isEmpty
        var text = PartMarkup.declaration
        text += "<worksheet xmlns=\"\(PartMarkup.main(isStrict: isStrict))\"><sheetPr><tabColor rgb=\"FFC00000\"/>"
        text += "<pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        text += "<sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\">"
        if hasTable {
            text += "<pane ySplit=\"\(headerRow)\" topLeftCell=\"A\(headerRow + 1)\" activePane=\"bottomLeft\""
            text += " state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A\(headerRow + 1)\""
            text += " sqref=\"A\(headerRow + 1)\"/>"
        }
        text += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        for (index, width) in ListSheet.widths.enumerated() {
            text += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        text += "</cols><sheetData>"
        text += row(1, height: 26, [cell("A1", words.listName, .title)])
        for (index, line) in lead.enumerated() {
            let number = index + 2
            let height = CellText.height([(line, Self.widths.reduce(0, +))])
            text += row(number, height: height + 2, [cell("A\(number)", line, .lead)])
        }
        if hasTable { text += tableRows() }
        text += "</sheetData>"
        if let table { text += "<autoFilter ref=\"\(table.filter.filter { $0 != "$" })\"/>" }
        text += "<mergeCells count=\"\(lead.count)\">"
        for index in lead.indices { text += "<mergeCell ref=\"A\(index + 2):\(lastColumn)\(index + 2)\"/>" }
        text += "</mergeCells>" + links()
        text += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        text += "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
        text +=
            "<headerFooter><oddFooter>&amp;L\(MarkupText.cell(words.listName))&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
        text += "</worksheet>"
        return Array(text.utf8)
    }

    private func tableRows() -> String {
        var text = ""
        let columns = ListSheet.widths.indices.map { CellReference.letters($0) }
        text += row(
            headerRow, height: 22, zip(columns, words.header).map { cell("\($0)\(headerRow)", $1, .header) })
        for point in points.points {
            let issue = point.issue
            let number = headerRow + point.number
            let place = issue.location
            let hasLink = target(of: point) != nil
            let sheet = point.isHere ? place?.sheet ?? "" : place.map { words.phrasing.place($0) } ?? ""
            let cells = point.isHere ? cellNames(of: point) : ""
            var fields: [(String, ListStyle)] = []
            fields.append((words.phrasing.name(of: issue.severity), ListStyle.of(issue.severity)))
            fields.append((sheet, hasLink && point.cells.isEmpty ? .link : .text))
            fields.append((cells, hasLink ? .link : .text))
            fields.append((words.phrasing.record(of: issue, in: report), .text))
            fields.append((issue.message, .text))
            fields.append((words.question(issue, in: points.file), .text))
            fields.append((issue.why, .text))
            let style = styles[.number] ?? 0
            var made = ["<c r=\"A\(number)\" s=\"\(style)\"><v>\(point.number)</v></c>"]
            for (column, field) in zip(columns.dropFirst(), fields) {
                made.append(cell("\(column)\(number)", field.0, field.1))
            }
            let height = CellText.height(zip(fields.map(\.0), Self.widths.dropFirst()).map { ($0, $1) })
            text += row(number, height: height, made)
        }
        return text
    }

    /// The cells as they are named; of many the first few.
    private func cellNames(of point: ReturnedPoints.Point) -> String {
        let names = point.cells.map(\.description)
        guard names.count > 8 else { return names.joined(separator: ", ") }
        return names.prefix(6).joined(separator: ", ")
            + words.phrasing(
                " en nog \(names.count - 6)", " and \(names.count - 6) more")
    }

    /// Where a point's link leads: its first cell, or the top of the sheet when it is about all of it.
    private func target(of point: ReturnedPoints.Point) -> String? {
        guard point.isHere, let sheet = point.issue.location?.sheet else { return nil }
        let cell = point.cells.first?.description ?? "A1"
        return SheetLayout.quoted(sheet) + "!" + cell
    }

    private func links() -> String {
        var text = ""
        for point in points.points {
            guard let target = target(of: point) else { continue }
            // A point about all of a sheet has its link at the name of the sheet.
            let column = point.cells.isEmpty ? "C" : "D"
            let location = MarkupText.escape(target)
            text += "<hyperlink ref=\"\(column)\(headerRow + point.number)\" location=\"\(location)\""
            text += " display=\"\(location)\"/>"
        }
        return text.isEmpty ? "" : "<hyperlinks>\(text)</hyperlinks>"
    }

    // MARK: Rows and cells

    /// - Parameter height: in points.
    private func row(_ number: Int, height: Int, _ cells: [String]) -> String {
        "<row r=\"\(number)\" ht=\"\(height)\" customHeight=\"1\">\(cells.joined())</row>"
    }

    /// A text is always a text, whatever it begins with.
    private func cell(_ place: String, _ text: String, _ style: ListStyle) -> String {
        let number = styles[style] ?? 0
        guard !text.isEmpty else { return "<c r=\"\(place)\" s=\"\(number)\"/>" }
        return "<c r=\"\(place)\" s=\"\(number)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            + MarkupText.cell(CellText.fitting(text)) + "</t></is></c>"
    }
}
