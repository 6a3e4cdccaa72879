import KloptModel

/// Turns an example's text into small tables.
struct ExampleBuilder {
    let pack: PackChecker
    /// The rule's datasets, in its order.
    let datasets: [Int]

    func build(_ text: SyntaxExample) -> Example? {
        guard !datasets.isEmpty else { return nil }
        let tables = text.tables.isEmpty ? inline(text) : text.tables.compactMap { table($0) }
        return Example(expected: text.expected, text: text.text, place: text.site.place, tables: tables)
    }

    // MARK: One line

    /// A table of one row for each period that is named.
    private func inline(_ text: SyntaxExample) -> [Example.Table] {
        guard let dataset = dataset(for: text.items) else { return [] }
        let info = pack.datasets[dataset]
        let schema = info.schema
        var rows: [Int: [(column: Int, cell: String)]] = [0: []]
        for item in text.items {
            guard let column = info.columns[item.column.text] else { continue }
            if rows[item.periodsBefore]?.contains(where: { $0.column == column }) ?? false {
                pack.problems.report(.duplicateField(item.column.text), at: item.column.site)
            }
            if item.periodsBefore > 0, schema.period == nil {
                pack.problems.report(.noPeriodColumn(dataset: schema.name), at: item.column.site)
            }
            let cell = checked(item.cell, column: column, info: info)
            rows[item.periodsBefore, default: []].append((column, cell))
        }
        // Earlier records are those of the same key.
        let key = (rows[0] ?? []).filter { schema.columns[$0.column].isKey }
        return rows.keys.sorted().map { periodsBefore in
            var row = rows[periodsBefore] ?? []
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
        let rows = text.rows.map { row in
            zip(row, columns).map { cell, column in checked(cell, column: column, info: info) }
        }
        return Example.Table(dataset: dataset, columns: columns, rows: rows)
    }

    // MARK: Cells

    /// The cell's text; one that the column cannot hold is reported. What is checked is only its form: how files are
    /// read is not known here.
    private func checked(_ cell: SyntaxExample.Cell, column: Int, info: DatasetInfo) -> String {
        let text = cell.text
        guard !text.isEmpty else { return text }
        switch info.types[column] {
        case .text: return text
        case .count, .number: if isNumeric(text) { return text }
        case .quarter: if isPeriod(text, orYear: false) { return text }
        case .period: if isPeriod(text, orYear: true) { return text }
        case .date: if CalendarDate(canonical: text) != nil { return text }
        case .code(let name):
            guard let list = pack.codeListIndex[name] else { return text }
            if let entry = pack.entryIndex(text, of: list) { return pack.codeLists[list].entries[entry].name }
        }
        let marks = info.schema.missingTexts + info.schema.notApplicableTexts
        if marks.contains(where: { $0.lowercased() == text.lowercased() }) { return text }
        reportUnreadable(cell, column: info.schema.columns[column])
        return text
    }

    private func reportUnreadable(_ cell: SyntaxExample.Cell, column: ColumnSchema) {
        if case .code(let name) = column.type, let list = pack.codeListIndex[name] {
            let known = pack.codeLists[list].entries.flatMap { [$0.code, $0.name] }
            let suggestion = pack.problems.nearest(to: cell.text, among: known)
            pack.problems.report(.unknownCode(cell.text, list: name, suggestion: suggestion), at: cell.site)
        } else {
            pack.problems.report(
                .unreadableExample(cell.text, column: column.name, type: column.type), at: cell.site)
        }
    }

    private func isNumeric(_ text: String) -> Bool {
        let digits = text.utf8.drop { "<>=-+ ".utf8.contains($0) }
        guard let first = digits.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return digits.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || ".,% ".utf8.contains($0)
        }
    }

    /// `2025-Q2`, or `2025` where a year may stand; by its bytes, as tables of examples hold thousands of them.
    private func isPeriod(_ text: String, orYear: Bool) -> Bool {
        var form = text.utf8.makeIterator()
        for _ in 0..<4 {
            guard let byte = form.next(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
        }
        guard text.hasPrefix("19") || text.hasPrefix("20") || text.hasPrefix("21") else { return false }
        guard let dash = form.next() else { return orYear }
        guard dash == UInt8(ascii: "-"), form.next() == UInt8(ascii: "Q"), let quarter = form.next() else {
            return false
        }
        return (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(quarter) && form.next() == nil
    }
}
