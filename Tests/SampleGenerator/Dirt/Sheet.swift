/// A file as text: records of one dataset, laid out as a style has it.
struct Sheet {
    let dataset: Dataset
    let style: Style
    var random: SplitMix64

    /// - Parameter title: above the header, where the style has that.
    static func text(
        _ records: [Record], _ dataset: Dataset, style: Style, title: String, random: SplitMix64
    ) -> String {
        var sheet = Sheet(dataset: dataset, style: style, random: random)
        return sheet.text(records, title: title)
    }

    private enum Field {
        case organisation, region, quarter, notes
        case column(Int)
    }

    private mutating func text(_ records: [Record], title: String) -> String {
        let fields = fields(records)
        var rows: [[String]] = []
        if style.titleLines {
            rows.append(["Landelijke werkmonitor: \(dataset.title)"])
            rows.append([title])
            rows.append([])
        }
        rows.append(fields.map(header))
        for (index, record) in records.enumerated() {
            rows.append(fields.map { cell($0, record, row: index) })
            if style.blankRows && index % 3 == 1 { rows.append([]) }
        }
        if style.totalRow && records.count > 1 { rows.append(totals(fields, records)) }
        if style.blankRows { rows.append([]) }
        let width = fields.count
        return rows.map { row in
            let padded = row + [String](repeating: "", count: width - row.count)
            return padded.map(quoted).joined(separator: style.delimiter) + style.lineEnd
        }.joined()
    }

    private mutating func fields(_ records: [Record]) -> [Field] {
        var columns = dataset.columns.indices.filter { index in
            !records.allSatisfy { $0.cells[index] == .noColumn }
                && (dataset.columns[index].isRequired || !records.allSatisfy { $0.cells[index] == .text("") }
                    || !style.notDelivered.isEmpty)
        }
        var keys: [Field] = style.organisationColumn ? [.organisation, .region] : [.region]
        if style.quarterColumn { keys.append(.quarter) }
        if style.isReordered {
            keys.reverse()
            columns = random.shuffled(columns)
        }
        return keys + columns.map(Field.column) + (style.notes ? [.notes] : [])
    }

    private func header(_ field: Field) -> String {
        switch field {
        case .organisation: style.header == .labels ? "Organisatie" : "organisatie"
        case .region: style.header == .labels ? "Regio" : "regio"
        case .quarter: style.header == .labels ? "Kwartaal" : "kwartaal"
        case .notes: "opmerkingen"
        case .column(let index):
            switch style.header {
            case .names: dataset.columns[index].name
            case .labels: dataset.columns[index].label
            case .misspelled: Self.slips[dataset.columns[index].name] ?? dataset.columns[index].name
            }
        }
    }

    /// Headers as somebody types them over.
    private static let slips = [
        "lopend_gemeente": "lopend_gemeent", "lopend_goedgekeurd": "lopend_goedgekeurt",
        "werk_gestart": "werk_gestrat", "vrijwilligerswerk": "vrijwiligerswerk", "dagbesteding": "dagbestedng",
        "beeindigd_nooit_werk": "beëindigd_nooit_werk", "lopend_overig": "Lopend overig",
    ]

    private mutating func cell(_ field: Field, _ record: Record, row: Int) -> String {
        switch field {
        case .organisation: return record.organisation
        case .region:
            let aliases = Region.named(record.region)?.aliases ?? []
            return record.regionAsTyped
                ?? (style.regionAliases && !aliases.isEmpty ? random.pick(aliases) : record.region)
        case .quarter: return record.quarter == Roster.now ? style.quarter : record.quarter
        case .notes: return row == 0 ? "cijfers gecontroleerd door \"team werk\";\nzie ook de mail" : ""
        case .column(let index):
            switch record.cells[index] {
            case .count(let count): return number(count)
            case .text(""): return dataset.columns[index].isRequired ? "" : style.notDelivered
            case .text(let text): return text
            case .noColumn: return ""
            }
        }
    }

    /// The word `Totaal` under the first key, and a sum under every column that is filled.
    private func totals(_ fields: [Field], _ records: [Record]) -> [String] {
        var isFirst = true
        return fields.map { field in
            guard case .column(let index) = field else {
                defer { isFirst = false }
                return isFirst ? "Totaal" : ""
            }
            let counts = records.compactMap { record -> Int? in
                if case .count(let count) = record.cells[index] { count } else { nil }
            }
            return counts.isEmpty ? "" : number(counts.reduce(0, +))
        }
    }

    private func number(_ count: Int) -> String {
        let digits = String(count)
        guard count >= 1000 && !style.thousands.isEmpty else { return style.padding + digits + style.padding }
        return style.padding + digits.dropLast(3) + style.thousands + digits.suffix(3) + style.padding
    }

    private func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "\"" || $0 == "\n" || String($0) == style.delimiter }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
