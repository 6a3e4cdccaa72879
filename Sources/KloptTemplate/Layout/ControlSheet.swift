import KloptLanguage
import KloptModel
import KloptWorkbook

/// The first sheet: what this is, how to fill it in, how far one is, and which rules are checked where.
struct ControlSheet {
    struct Entry {
        var layout: RecordLayout
        var rules: RulesSheet
        var schema: DatasetSchema
        var isFixed: Bool
    }

    let entries: [Entry]
    let rules: TemplateRules
    let ruleSet: RuleSet
    let organisation: String
    let period: Period
    let words: TemplateWords

    private let lastColumn = 6

    func model() -> SheetModel {
        var sheet = SheetModel(name: words.control)
        sheet.layout.tabColor = "1F4E5F"
        sheet.layout.showsGridLines = false
        sheet.layout.protection = SheetLayout.Protection()
        sheet.layout.printing = SheetLayout.Printing(isLandscape: false, footer: "&L&A&R&P / &N")
        let widths: [Double] = [42, 10, 10, 12, 10, 10, 26]
        for (column, width) in widths.enumerated() { sheet.widths[column] = width }
        sheet.put(.text(words.title(ruleSet.title.text(in: words.language))), .title, row: 1, column: 0)
        sheet.put(.text("\(organisation) · \(period)"), .subtitle, row: 2, column: 0)
        (sheet.heights[1], sheet.heights[2]) = (26, 20)
        var row = 4
        for text in [words.introduction(organisation, period.description)] + words.steps {
            paragraph(text, .wrapped, row, &sheet)
            row += 1
        }
        row = table(from: row + 1, &sheet)
        row = later(from: row + 1, &sheet)
        row = here(from: row + 1, &sheet)
        paragraph(
            words.madeBy(ruleSet.title.text(in: words.language), ruleSet.version), .faint, row + 1, &sheet)
        return sheet
    }

    /// A line of text over the whole width, as high as it needs.
    private func paragraph(
        _ text: String, _ look: Look, _ row: Int, to column: Int? = nil, _ sheet: inout SheetModel
    ) {
        let last = column ?? lastColumn
        sheet.put(.text(text), look, row: row, column: 0)
        sheet.merge(SheetRange(rows: row...row, columns: 0...last))
        let width = (0...last).reduce(0) { $0 + (sheet.widths[$1] ?? 9) }
        let lines = Int((Double(text.count) * 0.82 / width).rounded(.up))
        sheet.heights[row] = Double(max(lines, 1)) * 13.5 + 3
    }

    private func heading(_ text: String, _ row: Int, _ sheet: inout SheetModel) {
        sheet.put(.text(text), .heading, row: row, column: 0)
        for column in 1...lastColumn { sheet.put(.empty, .heading, row: row, column: column) }
        sheet.heights[row] = 20
    }

    // MARK: How far one is

    private func table(from start: Int, _ sheet: inout SheetModel) -> Int {
        for (column, text) in words.tableHeaders.enumerated() {
            sheet.put(.text(text), .group, row: start, column: column)
        }
        sheet.heights[start] = 20
        for (index, entry) in entries.enumerated() {
            let row = start + 1 + index
            sheet.put(.text(entry.layout.name), .link, row: row, column: 0)
            let start = "\(DataPlace.columnLetters(entry.layout.standColumn + 1))\(RecordLayout.firstRow)"
            sheet.link(
                to: Formula.sheet(entry.layout.name) + start, tooltip: entry.layout.name, row: row, column: 0)
            let totals = entry.rules
            let rows = entry.isFixed ? entry.layout.rowCount : 0
            let empty = rows * totals.counted.count
            let filled =
                "SUMPRODUCT((\(totals.column(.used))=1)*(\(totals.column(.touched))=1)*(\(totals.column(.empty))=0))"
            let sums: [(String, Int)] = [
                ("SUM(\(totals.column(.used)))", rows), (filled, 0), ("SUM(\(totals.column(.empty)))", empty),
                ("SUM(\(totals.column(.errors)))", 0),
                ("SUM(\(totals.column(.warnings)))+SUM(\(totals.column(.infos)))", 0),
            ]
            for (column, sum) in sums.enumerated() {
                sheet.put(.formula(sum.0, cached: .number(sum.1)), .number, row: row, column: column + 1)
            }
            let open = "(D\(row)+E\(row)+F\(row))"
            let verdict = "IF(B\(row)=0,\"\(words.nothingYet)\",IF(\(open)=0,\"\(words.allFits)\",\(words.open(open))))"
            sheet.put(
                .formula(verdict, cached: .text(rows == 0 ? words.nothingYet : words.openNow(empty))), .verdict,
                row: row,
                column: lastColumn)
            sheet.heights[row] = 18
        }
        let rows = (start + 1)...(start + max(entries.count, 1))
        let range = SheetRange(rows: rows, columns: lastColumn...lastColumn)
        let first = rows.lowerBound
        sheet.highlight(range, where: "$E\(first)>0", .error)
        sheet.highlight(range, where: "$B\(first)=0", .open)
        sheet.highlight(range, where: "$D\(first)+$F\(first)>0", .warning)
        sheet.highlight(range, where: "$D\(first)+$E\(first)+$F\(first)=0", .good)
        return rows.upperBound + 1
    }

    // MARK: The rules

    private func later(from start: Int, _ sheet: inout SheetModel) -> Int {
        guard !rules.later.isEmpty else { return start }
        heading(words.laterTitle, start, &sheet)
        paragraph(words.laterText, .faint, start + 1, &sheet)
        var row = start + 2
        // Rules with the same title on several datasets are one line.
        var lines: [(title: String, datasets: [Int])] = []
        for rule in rules.later {
            let title = ruleSet.rules[rule.rule].title.text(in: words.language)
            if let known = lines.firstIndex(where: { $0.title == title }) {
                for dataset in rule.datasets where !lines[known].datasets.contains(dataset) {
                    lines[known].datasets.append(dataset)
                }
            } else {
                lines.append((title, rule.datasets))
            }
        }
        for line in lines {
            list(
                line.title, entries.filter { line.datasets.contains($0.rules.cells.dataset) }.map(\.layout.name), row,
                &sheet)
            row += 1
        }
        return row
    }

    private func here(from start: Int, _ sheet: inout SheetModel) -> Int {
        heading(words.hereTitle, start, &sheet)
        var row = start + 1
        var lines: [(title: String, sheets: [String])] = []
        func add(_ title: String, _ sheet: String) {
            if let known = lines.firstIndex(where: { $0.title == title }) {
                if !lines[known].sheets.contains(sheet) { lines[known].sheets.append(sheet) }
            } else {
                lines.append((title, [sheet]))
            }
        }
        for (entry, here) in zip(entries, rules.here) {
            let cells = here.filter { if case .filled = $0.scope.condition { true } else { false } }
            if !cells.isEmpty { add(words.everyCell(cells.count), entry.layout.name) }
        }
        for (entry, here) in zip(entries, rules.here) {
            for rule in here {
                if case .filled = rule.scope.condition { continue }
                add(rule.rule.title.text(in: words.language), entry.layout.name)
            }
        }
        for line in lines {
            list(line.title, line.sheets, row, &sheet)
            row += 1
        }
        return row
    }

    private func list(_ title: String, _ sheets: [String], _ row: Int, _ sheet: inout SheetModel) {
        let names =
            sheets.count == entries.count && sheets.count > 1
            ? words.say("alle bladen", "all sheets") : sheets.joined(separator: ", ")
        paragraph("•  " + title, .listItem, row, to: lastColumn - 2, &sheet)
        sheet.put(.text(names), .faint, row: row, column: lastColumn - 1)
        sheet.merge(SheetRange(rows: row...row, columns: (lastColumn - 1)...lastColumn))
        let lines = Int((Double(names.count) * 0.7 / 36).rounded(.up))
        sheet.heights[row] = max(sheet.heights[row] ?? 0, Double(max(lines, 1)) * 13 + 3)
    }
}
