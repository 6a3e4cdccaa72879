import KloptModel

/// Examples of the rules that follow from structure: they are tested like written ones.
extension StructuralRules {
    /// One record; columns that are not named are missing.
    private func example(_ expected: Outcome, _ cells: [(Int, String)]) -> Example {
        example(expected, columns: cells.map(\.0), rows: [cells.map(\.1)])
    }

    private func example(_ expected: Outcome, columns: [Int], rows: [[String]]) -> Example {
        let text = rows.map { row in
            zip(columns, row).map { column, cell in
                let plain = cell.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
                return schema.columns[column].name + " " + (cell.isEmpty ? "missing" : plain ? cell : "\"\(cell)\"")
            }.joined(separator: ", ")
        }
        return Example(
            expected: expected, text: text.joined(separator: "; "), place: info.text.name.site.place,
            tables: [Example.Table(dataset: dataset, columns: columns, rows: rows)])
    }

    /// A cell that a column of the type accepts; nil when there is none.
    private func sample(_ index: Int) -> String? {
        let column = schema.columns[index]
        switch column.type {
        case .count: return "3"
        case .number: return "1,5"
        case .text: return "Voorbeeld"
        case .date: return "2025-03-01"
        case .code: return codeList(of: column)?.entries.first?.name
        case .quarter, .period:
            let validity = schema.validity.intersection(column.validity)
            let usual = Period(year: 2025, quarter: 2)
            let period = [usual, validity.to, validity.from].compactMap { $0 }.first { validity.contains($0) }
            return period?.description
        }
    }

    func valueExamples(_ index: Int) -> [Example] {
        let column = schema.columns[index]
        var examples: [Example] = []
        // What a roster delivers is a dataset of the pack, not any text.
        if index != schema.roster?.delivers, let sample = sample(index) {
            examples.append(example(.passed, [(index, sample)]))
        }
        if column.isAlwaysRequired { examples.append(example(.failed, [(index, "")])) }
        if column.type != .text { examples.append(example(.failed, [(index, "niet te lezen")])) }
        if column.type == .count { examples.append(example(.failed, [(index, "-1")])) }
        if column.type == .date { examples.append(example(.failed, [(index, "2025-02-31")])) }
        return examples
    }

    func exactExamples(_ index: Int) -> [Example] {
        [example(.passed, [(index, "5")]), example(.failed, [(index, "<5")])]
    }

    /// Records with the same placeholders in their keys are the same record.
    func keyExamples() -> [Example] {
        guard let column = schema.columns.indices.first(where: { !schema.columns[$0].isKey }), let cell = sample(column)
        else { return [] }
        return [
            example(.passed, columns: [column], rows: [[cell]]),
            example(.failed, columns: [column], rows: [[cell], [cell]]),
        ]
    }

    func onlyForExamples(_ index: Int, _ other: Int, values: [String]) -> [Example] {
        guard let value = values.first, let cell = sample(index) else { return [] }
        let empty: Outcome = schema.columns[index].isRequired ? .failed : .notApplicable
        var examples = [
            example(.passed, [(other, value), (index, cell)]), example(empty, [(other, value), (index, "")]),
        ]
        if let elsewhere = codeList(of: schema.columns[other])?.entries.first(where: { !values.contains($0.name) }) {
            examples.append(example(.passed, [(other, elsewhere.name), (index, "")]))
            examples.append(example(.failed, [(other, elsewhere.name), (index, cell)]))
        }
        return examples
    }

    /// Parts 1, 2, 3 …; without the last of them their sum may still come out right.
    func sumExamples(_ parts: [Int], _ whole: Int, atMost: Bool) -> [Example] {
        let cells = parts.enumerated().map { ($1, String($0 + 1)) }
        let sum = parts.count * (parts.count + 1) / 2
        func record(_ total: Int, _ cells: [(Int, String)]) -> [(Int, String)] { [(whole, String(total))] + cells }
        return [
            example(.passed, record(sum, cells)),
            example(.failed, record(atMost ? sum - 1 : sum + 1, cells)),
            example(.undecided, record(sum, Array(cells.dropLast()))),
        ]
    }

    func partExamples(_ part: Int, _ whole: Int) -> [Example] {
        [
            example(.passed, [(whole, "5"), (part, "2")]), example(.passed, [(whole, "5"), (part, "5")]),
            example(.failed, [(whole, "5"), (part, "6")]), example(.undecided, [(whole, "5")]),
        ]
    }
}
