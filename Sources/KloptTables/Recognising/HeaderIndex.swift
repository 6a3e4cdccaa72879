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

    /// The columns that a header's text names, if need be without its number ("2. Lopend, UWV") or unit ("(aantal)").
    func hits(of text: String) -> [Hit] {
        let exact = hits(text.matchKey)
        guard exact.isEmpty, let plain = HeaderIndex.withoutNumberOrUnit(text) else { return exact }
        return hits(plain.matchKey)
    }

    private static let units = ["(aantal)", "(aantallen)", "(number)", "(n)"]

    /// Nil for a text that has neither. "2025 lopend" is no numbered "lopend", as it may stand beside "2024 lopend".
    private static func withoutNumberOrUnit(_ text: String) -> Substring? {
        var plain = text[...]
        let rest = plain.drop { $0.isASCII && $0.isNumber || $0 == "." || $0 == ")" }
        let number = plain[..<rest.startIndex]
        if number.contains(where: { $0 == "." || $0 == ")" }), number.count <= 6 { plain = rest }
        let lowercased = plain.lowercased()
        if let unit = units.first(where: lowercased.hasSuffix) { plain = plain.dropLast(unit.count) }
        return plain.count == text.count ? nil : plain
    }

    /// A name goes before a label, that before an alias, and that before a group and category joined.
    private static func keys(of dataset: DatasetSchema) -> [String: Int] {
        var keys: [String: Int] = [:]
        func add(key: String, _ column: Int) {
            if !key.isEmpty, keys[key] == nil { keys[key] = column }
        }
        func add(_ text: String, _ column: Int) { add(key: text.matchKey, column) }
        for (index, column) in dataset.columns.enumerated() { add(column.name, index) }
        for (index, column) in dataset.columns.enumerated() { add(column.label.dutch, index) }
        for (index, column) in dataset.columns.enumerated() where column.label.english != column.label.dutch {
            add(column.label.english, index)
        }
        for (index, column) in dataset.columns.enumerated() { for alias in column.aliases { add(alias, index) } }

        // Two header rows: the group is a measure by name or label, the category its name or the end of the label. The
        // key of two texts joined is their keys joined, so each text is turned into a key once.
        var groups: [String: [String]] = [:]
        for column in dataset.columns where !column.isKey {
            if groups[column.measure] == nil { groups[column.measure] = [column.measure.matchKey] }
            guard column.category == nil else { continue }
            for text in [column.label.dutch, column.label.english] + column.aliases {
                let key = text.matchKey
                if groups[column.measure]?.contains(key) == false { groups[column.measure]?.append(key) }
            }
        }
        for (index, column) in dataset.columns.enumerated() where !column.isKey {
            var tails = ["totaal", "total"]
            if let category = column.category {
                tails = [category.matchKey]
                for label in [column.label.dutch, column.label.english] {
                    guard let key = HeaderIndex.tail(label)?.matchKey, !tails.contains(key) else { continue }
                    tails.append(key)
                }
            }
            for name in groups[column.measure] ?? [] { for tail in tails { add(key: name + tail, index) } }
        }
        return keys
    }

    /// What stands behind a label's first comma: "UWV" of "Lopend, UWV".
    private static func tail(_ label: String) -> Substring? {
        label.utf8.firstIndex(of: UInt8(ascii: ",")).map { label[label.utf8.index(after: $0)...] }
    }
}
