import KloptModel

/// Every text under which a column may stand in a header, for all datasets at once.
struct HeaderIndex: Sendable {
    struct Hit: Sendable {
        var dataset: Int
        var column: Int
    }

    private let hits: [String: [Hit]]
    let datasetCount: Int
    /// Per dataset: keys and the columns they stand for, for near spellings.
    let spellings: [[(key: String, group: Int)]]

    /// - Complexity: O(columns × spellings).
    init(_ datasets: [DatasetSchema]) {
        var hits: [String: [Hit]] = [:]
        var spellings: [[(key: String, group: Int)]] = []
        for (index, dataset) in datasets.enumerated() {
            let keys = HeaderIndex.keys(of: dataset)
            for (key, column) in keys { hits[key, default: []].append(Hit(dataset: index, column: column)) }
            spellings.append(keys.map { (key: $0.key, group: $0.value) })
        }
        self.hits = hits
        datasetCount = datasets.count
        self.spellings = spellings
    }

    /// The columns, at most one per dataset, that a header's match key names.
    func hits(_ key: String) -> [Hit] { key.isEmpty ? [] : hits[key] ?? [] }

    /// A name goes before a label, that before an alias, and that before a group and category joined.
    private static func keys(of dataset: DatasetSchema) -> [String: Int] {
        var keys: [String: Int] = [:]
        func add(_ text: String, _ column: Int) {
            let key = text.matchKey
            if !key.isEmpty, keys[key] == nil { keys[key] = column }
        }
        for (index, column) in dataset.columns.enumerated() { add(column.name, index) }
        for (index, column) in dataset.columns.enumerated() { add(column.label.dutch, index) }
        for (index, column) in dataset.columns.enumerated() where column.label.english != column.label.dutch {
            add(column.label.english, index)
        }
        for (index, column) in dataset.columns.enumerated() { for alias in column.aliases { add(alias, index) } }

        // Two header rows: the group is a measure by name or label, the category its name or the end of the label.
        var groups: [String: [String]] = [:]
        for column in dataset.columns where column.category == nil && !column.isKey {
            groups[column.measure, default: []] += [column.label.dutch, column.label.english] + column.aliases
        }
        for (index, column) in dataset.columns.enumerated() where !column.isKey {
            let names = [column.measure] + (groups[column.measure] ?? [])
            if let category = column.category {
                let tails = [column.label.dutch, column.label.english].compactMap(HeaderIndex.tail)
                for name in names { for tail in [category] + tails { add(name + tail, index) } }
            } else {
                for name in names { for tail in ["totaal", "total"] { add(name + tail, index) } }
            }
        }
        return keys
    }

    /// What stands behind a label's first comma: "UWV" of "Lopend, UWV".
    private static func tail(_ label: String) -> String? {
        label.firstIndex(of: ",").map { String(label[label.index(after: $0)...]) }
    }
}
