import KloptModel

/// A comparison as a table: a row for each record, cell or issue that differs.
package struct ComparisonCSV: OutputFormat {
    package static let name = "csv"

    package func write(_ comparison: DeliveryComparison, to sink: inout some ByteSink) throws {
        let phrasing = Phrasing(language: comparison.new.language)
        let table = ComparisonWords(phrasing: phrasing)
        let keys = keys(of: comparison)
        var csv = CSVWriter()
        csv.record((table.header(keys: keys)).map { .text($0) })
        func record(
            _ kind: String, _ entry: DeliveryComparison.Entry, measure: String? = nil, old: TableField = .empty,
            new: TableField = .empty, text: String? = nil
        ) {
            csv.record(
                [.text(kind), .text(entry.owner), .text(phrasing.dataset(entry.dataset, in: comparison.new))]
                    + keys.map { key in .text(entry.key.first { $0.name == key }?.value) }
                    + [
                        .text(measure), old, new, .text(entry.old.map { phrasing.place($0) }),
                        .text(entry.new.map { phrasing.place($0) }), .text(text),
                    ])
        }
        func field(_ value: ObservedValue) -> TableField {
            switch value {
            case .number(let number): .number(number)
            case .text(let text): .text(text)
            case .missing: .text(phrasing("leeg", "empty"))
            }
        }
        for entry in comparison.added { record(table.added, entry) }
        for entry in comparison.removed { record(table.removed, entry) }
        for change in comparison.changes {
            record(
                table.changed, change.entry, measure: change.measure, old: field(change.old), new: field(change.new))
            try csv.pieces.drain(into: &sink)
        }
        for unmatched in comparison.unmatched {
            record(table.unmatched, unmatched.entry, text: table.reason(unmatched.reason))
        }
        func issue(_ kind: String, _ issue: Issue, isOld: Bool) throws {
            let entry = DeliveryComparison.Entry(
                owner: issue.owner, dataset: issue.dataset, key: issue.key, old: isOld ? issue.location : nil,
                new: isOld ? nil : issue.location)
            record(kind, entry, measure: issue.measures.joined(separator: ", "), text: issue.message)
            try csv.pieces.drain(into: &sink)
        }
        for found in comparison.solved { try issue(table.solved, found, isOld: true) }
        for found in comparison.caused { try issue(table.caused, found, isOld: false) }
        for found in comparison.altered { try issue(table.altered, found.new, isOld: false) }
        try csv.pieces.flush(into: &sink)
    }

    /// The parts of keys, in the order in which they are met, without the one that is always the owner.
    private func keys(of comparison: DeliveryComparison) -> [String] {
        var names: [String] = []
        var isMore: Set<String> = []
        func take(_ key: [KeyPart], _ owner: String?) {
            for part in key {
                if !names.contains(part.name) { names.append(part.name) }
                if part.value != owner { isMore.insert(part.name) }
            }
        }
        for entry in comparison.added + comparison.removed { take(entry.key, entry.owner) }
        for change in comparison.changes { take(change.entry.key, change.entry.owner) }
        for unmatched in comparison.unmatched { take(unmatched.entry.key, unmatched.entry.owner) }
        for issue in comparison.solved + comparison.caused + comparison.altered.map(\.new) {
            take(issue.key, issue.owner)
        }
        return names.filter(isMore.contains)
    }
}
