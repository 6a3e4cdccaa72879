import KloptLanguage
import KloptModel
import KloptWorkbook

/// The visible sheet of a dataset: what a person fills in.
struct RecordSheet {
    let layout: RecordLayout
    let schema: DatasetSchema
    let gathered: GatheredTemplate.Sheet
    let organisation: String
    let period: Period
    let rules: RulesSheet
    /// First columns of breakdowns, which get a line in front.
    let breakdownStarts: Set<Int>
    /// Names of the lists that cells are chosen from, by column of the dataset.
    let lists: [Int: String]
    let words: TemplateWords

    private var language: Language { words.language }

    func model() -> SheetModel {
        var sheet = SheetModel(name: layout.name)
        head(&sheet)
        headers(&sheet)
        for row in layout.rows { record(row, &sheet) }
        highlights(&sheet)
        validations(&sheet)
        for column in schema.keyIndexes {
            guard let position = layout.positions[column] else { continue }
            sheet.widths[position] = column == schema.period ? 10 : column == schema.owner ? 16 : 24
        }
        sheet.widths[layout.standColumn] = 17
        for column in layout.measureColumns { sheet.widths[layout.positions[column] ?? 0] = 13 }
        sheet.widths[layout.messageColumn] = 110
        sheet.hiddenColumns = [layout.codesColumn]
        sheet.layout.frozenRows = RecordLayout.headerRow
        sheet.layout.frozenColumns = layout.standColumn + 1
        sheet.layout.showsGridLines = false
        sheet.layout.protection = SheetLayout.Protection()
        sheet.layout.tabColor = "7FB2C4"
        // A landscape page holds some 190 characters in a readable size, of which the repeated columns take 70.
        let width = Double(layout.measureColumns.count) * 13 + 110
        sheet.layout.printing = SheetLayout.Printing(
            isLandscape: true, pagesWide: max(1, Int((width / 120).rounded(.up))),
            repeatedRows: (RecordLayout.groupRow - 1)...(RecordLayout.headerRow - 1),
            repeatedColumns: 0...layout.standColumn, footer: "&L&A&R&P / &N")
        return sheet
    }

    // MARK: Title and headers

    private func head(_ sheet: inout SheetModel) {
        sheet.put(.text(schema.label.text(in: language)), .title, row: 1, column: 0)
        sheet.put(.text("\(organisation) · \(period)"), .subtitle, row: 2, column: 0)
        sheet.put(.text(words.back), .link, row: 3, column: 0)
        sheet.put(.text(words.howToFill), .text, row: 3, column: layout.standColumn + 1)
        sheet.link(to: "\(Formula.sheet(words.control))A1", tooltip: words.back, row: 3, column: 0)
        sheet.heights[1] = 24
        sheet.heights[2] = 18
    }

    private func headers(_ sheet: inout SheetModel) {
        let (upper, lower) = (RecordLayout.groupRow, RecordLayout.headerRow)
        func single(_ text: String, _ position: Int) {
            sheet.put(.text(text), .group, row: upper, column: position)
            sheet.put(.empty, .group, row: lower, column: position)
            sheet.merge(SheetRange(rows: upper...lower, columns: position...position))
        }
        for column in layout.keyColumns {
            guard let position = layout.positions[column] else { continue }
            single(schema.columns[column].label.text(in: language), position)
        }
        single(words.stand, layout.standColumn)
        single(words.whatIsWrong, layout.messageColumn)
        single(words.codes, layout.codesColumn)
        sheet.heights[upper] = 34
        sheet.heights[lower] = 70
        let header = HeaderWords(schema, measureColumns: layout.measureColumns, language: language)
        var groupStart = layout.standColumn + 1
        for (index, words) in header.columns.enumerated() {
            let position = layout.standColumn + 1 + index
            if words.startsMeasure { groupStart = position }
            let column = schema.columns[layout.measureColumns[index]]
            note(column, row: words.category.isEmpty ? upper : lower, position, &sheet)
            guard !words.category.isEmpty else {
                single(words.group, position)
                continue
            }
            sheet.put(words.group.isEmpty ? .empty : .text(words.group), .group, row: upper, column: position)
            let starts = words.startsMeasure || breakdownStarts.contains(layout.measureColumns[index])
            sheet.put(.text(words.category), starts ? .categoryStart : .category, row: lower, column: position)
            let isLast = index + 1 == header.columns.count || header.columns[index + 1].startsMeasure
            if isLast, position > groupStart {
                sheet.merge(SheetRange(rows: upper...upper, columns: groupStart...position))
            }
        }
    }

    /// The codebook's explanation as a note on the header.
    private func note(_ column: ColumnSchema, row: Int, _ position: Int, _ sheet: inout SheetModel) {
        var lines = [column.label.text(in: language)]
        let about = column.about.text(in: language)
        if !about.isEmpty { lines.append(about) }
        if column.allowsNotApplicable, let text = schema.notApplicableTexts.first { lines.append(words.mayBe(text)) }
        if !column.isAlwaysRequired { lines.append(words.mayBeEmpty) }
        sheet.note(lines.joined(separator: "\n"), row: row, column: position)
    }

    // MARK: Records

    private func record(_ row: Int, _ sheet: inout SheetModel) {
        let key = gathered.isFixed ? gathered.records[row - layout.rows.lowerBound] : [:]
        for column in layout.keyColumns {
            guard let position = layout.positions[column] else { continue }
            let look: Look = column == schema.period ? .fixedCentred : .fixed
            let text =
                column == schema.owner ? organisation : column == schema.period ? period.description : key[column]
            if gathered.isFixed, let text {
                sheet.put(.text(text), look, row: row, column: position)
            } else if gathered.written.contains(column), let text {
                // An empty row is no record, and so names nobody.
                let used = Formula.cell(RulesSheet.Total.used.rawValue, sheet: layout.rulesSheet)
                let formula = "IF(\(used)=0,\"\",\(Formula.literal(text)))"
                sheet.put(filled(formula, row, cached: ""), look, row: row, column: position)
            } else {
                sheet.put(.empty, .inputText, row: row, column: position)
            }
        }
        let stand = gathered.isFixed ? words.untouched : ""
        sheet.put(filled(rules.stand, row, cached: stand), .status, row: row, column: layout.standColumn)
        let header = HeaderWords(schema, measureColumns: layout.measureColumns, language: language)
        for (index, column) in layout.measureColumns.enumerated() {
            guard let position = layout.positions[column] else { continue }
            let starts = header.columns[index].startsMeasure || breakdownStarts.contains(column)
            let look: Look = schema.columns[column].type.isNumeric ? (starts ? .inputStart : .input) : .inputText
            sheet.put(.empty, look, row: row, column: position)
        }
        sheet.put(filled(rules.message, row, cached: ""), .message, row: row, column: layout.messageColumn)
        sheet.put(filled(rules.codes, row, cached: ""), .plain, row: row, column: layout.codesColumn)
        sheet.heights[row] = gathered.isFixed ? 84 : 30
    }

    private func filled(_ formula: String, _ row: Int, cached: String) -> SheetCell.Value {
        .formula(formula.replacing(Formula.row, with: String(row)), cached: .text(cached))
    }

    private func highlights(_ sheet: inout SheetModel) {
        let first = layout.rows.lowerBound
        let codes = "$\(DataPlace.columnLetters(layout.codesColumn))\(first)"
        if let range = layout.measureRange {
            let position = "COLUMN()-\(range.columns.lowerBound)"
            sheet.highlight(range, where: "MID(\(codes),\(position),1)=\"2\"", .error)
            sheet.highlight(range, where: "MID(\(codes),\(position),1)=\"1\"", .warning)
        }
        let typedKeys = layout.keyColumns.sorted().filter { !gathered.written.contains($0) }
        for (index, column) in typedKeys.enumerated() {
            guard let position = layout.positions[column] else { continue }
            sheet.highlight(
                SheetRange(rows: layout.rows, columns: position...position),
                where: "MID(\(codes),\(layout.measureColumns.count + index + 1),1)=\"2\"", .error)
        }
        let stand = SheetRange(rows: layout.rows, columns: layout.standColumn...layout.standColumn)
        let cell = "$\(DataPlace.columnLetters(layout.standColumn))\(first)"
        let error = words.say("fout", "error")
        sheet.highlight(stand, where: "\(cell)=\"\(words.fits)\"", .good)
        sheet.highlight(stand, where: "ISNUMBER(SEARCH(\"\(error)\",\(cell)))", .error)
        sheet.highlight(stand, where: "AND(\(cell)<>\"\",\(cell)<>\"\(words.untouched)\")", .warning)
    }

    private func validations(_ sheet: inout SheetModel) {
        var whole: [SheetRange] = []
        for column in layout.measureColumns + layout.keyColumns where !gathered.written.contains(column) {
            guard let position = layout.positions[column] else { continue }
            let range = SheetRange(rows: layout.rows, columns: position...position)
            let columnSchema = schema.columns[column]
            if let list = lists[column] {
                sheet.validate([range], .cells(list), title: words.wrongTitle, message: words.fromList)
            } else if columnSchema.type == .count, columnSchema.allowsNotApplicable {
                let cell = "\(DataPlace.columnLetters(position))\(layout.rows.lowerBound)"
                let texts = schema.notApplicableTexts.map { "LOWER(\(cell))=\(Formula.literal($0.lowercased()))" }
                let number = "IF(ISNUMBER(\(cell)),AND(\(cell)>=0,\(cell)=INT(\(cell))),FALSE)"
                sheet.validate(
                    [range], .custom("OR(\(([number] + texts).joined(separator: ",")))"), title: words.wrongTitle,
                    message: words.wholeNumber(or: schema.notApplicableTexts.first ?? ""))
            } else if columnSchema.type == .count {
                if let last = whole.last, last.columns.upperBound == position - 1 {
                    whole[whole.count - 1].columns = last.columns.lowerBound...position
                } else {
                    whole.append(range)
                }
            }
        }
        guard !whole.isEmpty else { return }
        sheet.validate(
            whole, .wholeNumber(from: 0, to: 1_000_000_000_000), title: words.wrongTitle, message: words.wholeNumber)
    }
}
