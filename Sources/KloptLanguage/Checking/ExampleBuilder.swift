import KloptModel

/// Turns an example's text into small tables.
struct ExampleBuilder {
    let pack: PackChecker
    /// The rule's datasets, in its order.
    let datasets: [Int]
    /// Otherwise it is only checked: nobody will run or read it.
    let isKept: Bool

    func build(_ text: SyntaxExample) -> Example? {
        guard !datasets.isEmpty else { return nil }
        let tables = text.tables.isEmpty ? inline(text) : text.tables.compactMap { table($0) }
        guard isKept else { return nil }
        return Example(expected: text.expected, text: text.text, place: text.site.place, tables: tables)
    }

    // MARK: One line

    /// A table of one row for each period that is named.
    private func inline(_ text: SyntaxExample) -> [Example.Table] {
        guard let dataset = dataset(for: text.items) else { return [] }
        let info = pack.datasets[dataset]
        let schema = info.schema
        var rows: [(periodsBefore: Int, cells: [(column: Int, cell: String)])] = [(0, [])]
        for item in text.items {
            guard let column = info.columns[item.column.text] else { continue }
            let row = rows.firstIndex { $0.periodsBefore == item.periodsBefore } ?? rows.count
            if row == rows.count { rows.append((item.periodsBefore, [])) }
            if rows[row].cells.contains(where: { $0.column == column }) {
                pack.problems.report(.duplicateField(item.column.text), at: item.column.site)
            }
            if item.periodsBefore > 0, schema.period == nil {
                pack.problems.report(.noPeriodColumn(dataset: schema.name), at: item.column.site)
            }
            if !isReadable(item.cell.text, column: column, info: info) {
                reportUnreadable(item.cell.text, item.cell.site, schema.columns[column])
            }
            rows[row].cells.append((column, stored(item.cell.text, column: column, info: info)))
        }
        guard isKept else { return [] }
        // Earlier records are those of the same key.
        let key = rows[0].cells.filter { schema.columns[$0.column].isKey }
        return rows.sorted { $0.periodsBefore < $1.periodsBefore }.map { periodsBefore, cells in
            var row = cells
            if periodsBefore > 0 {
                for part in key where !row.contains(where: { $0.column == part.column }) {
                    if part.column != schema.period {
                        row.append(part)
                    } else if let period = Period(canonical: part.cell)?.advanced(by: -periodsBefore) {
                        row.append((part.column, period.description))
                    }
                }
            }
            return Example.Table(
                dataset: dataset, columns: row.map(\.column), rows: [row.map(\.cell)], periodsBefore: periodsBefore)
        }
    }

    /// The first dataset of the rule that has all the columns; columns that none has are reported.
    private func dataset(for items: [SyntaxExample.Item]) -> Int? {
        let fitting = datasets.first { dataset in
            items.allSatisfy { pack.datasets[dataset].columns[$0.column.text] != nil }
        }
        if let fitting { return fitting }
        let best = datasets.max { first, second in
            let counts = [first, second].map { dataset in
                items.count { pack.datasets[dataset].columns[$0.column.text] != nil }
            }
            return counts[0] < counts[1]
        }
        guard let best else { return nil }
        for item in items where pack.datasets[best].columns[item.column.text] == nil {
            reportUnknown(item.column, in: best)
        }
        return nil
    }

    private func reportUnknown(_ name: SyntaxName, in dataset: Int) {
        let suggestion = pack.problems.nearest(to: name.text, among: pack.datasets[dataset].schema.columns.map(\.name))
        pack.problems.report(.unknownExampleColumn(name.text, suggestion: suggestion), at: name.site)
    }

    // MARK: Tables

    private func table(_ text: SyntaxExample.Table) -> Example.Table? {
        guard let dataset = text.dataset.map({ pack.dataset($0) }) ?? datasets.first else { return nil }
        let info = pack.datasets[dataset]
        var columns: [Int] = []
        for name in text.header {
            guard let column = info.columns[name.text] else {
                reportUnknown(name, in: dataset)
                continue
            }
            if columns.contains(column) { pack.problems.report(.duplicateField(name.text), at: name.site) }
            columns.append(column)
        }
        guard columns.count == text.header.count else { return nil }
        var table = Example.Table(dataset: dataset, columns: columns, rows: [])
        checkCells(of: text, columns, info)
        guard isKept else { return table }
        for start in stride(from: 0, to: text.cells.count, by: max(columns.count, 1)) {
            table.rows.append(
                zip(text.cells[start...], columns).map { cell, column in
                    stored(text.source.text(text.source.unquoted(cell)), column: column, info: info)
                })
        }
        return table
    }

    /// A cell that says what the one above it says is as good.
    private func checkCells(of text: SyntaxExample.Table, _ columns: [Int], _ info: DatasetInfo) {
        let source = text.source
        var above = [Range<Int>](repeating: 0..<0, count: columns.count)
        var column = 0
        for place in text.cells {
            let cell = source.unquoted(place)
            if !cell.isEmpty, !source.isSame(cell, above[column]) {
                let said = source.text(cell)
                if isReadable(said, column: columns[column], info: info) {
                    above[column] = cell
                } else {
                    let site = Site(source: source, range: place)
                    reportUnreadable(said, site, info.schema.columns[columns[column]])
                }
            }
            column = column + 1 < columns.count ? column + 1 : 0
        }
    }

    // MARK: Cells

    /// Whether the column can hold a cell. Only its form is looked at: how files are read is not known here.
    private func isReadable(_ text: String, column: Int, info: DatasetInfo) -> Bool {
        guard !text.isEmpty else { return true }
        let isFitting =
            switch info.schema.columns[column].type {
            case .text: true
            case .count, .number: isNumeric(text)
            case .quarter: Period(canonical: text).map { !$0.isYear } ?? false
            case .period: Period(canonical: text) != nil
            case .date: CalendarDate(canonical: text) != nil
            case .code: info.codeList(of: column).map { pack.entryIndex(text, of: $0) != nil } ?? true
            }
        if isFitting { return true }
        let marks = info.schema.missingTexts + info.schema.notApplicableTexts
        return marks.contains { $0.lowercased() == text.lowercased() }
    }

    /// A cell as the column stores it: a code by its name.
    private func stored(_ text: String, column: Int, info: DatasetInfo) -> String {
        info.codeList(of: column).flatMap { pack.entry(text, of: $0)?.name } ?? text
    }

    private func reportUnreadable(_ text: String, _ site: Site, _ column: ColumnSchema) {
        if case .code(let name) = column.type, let list = pack.codeListIndex[name] {
            let known = pack.codeLists[list].entries.flatMap { [$0.code, $0.name] }
            let suggestion = pack.problems.nearest(to: text, among: known)
            pack.problems.report(.unknownCode(text, list: name, suggestion: suggestion), at: site)
        } else {
            pack.problems.report(.unreadableExample(text, column: column.name, type: column.type), at: site)
        }
    }

    /// Digits, with a sign or bound before them and marks among them.
    private func isNumeric(_ text: String) -> Bool {
        var hasDigit = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: " "): break
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "%"): if !hasDigit { return false }
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"):
                if hasDigit { return false }
            default: return false
            }
        }
        return hasDigit
    }
}
