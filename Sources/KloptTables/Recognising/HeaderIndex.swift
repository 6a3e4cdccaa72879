import KloptModel

/// Every text under which a column may stand in a header, for all datasets at once.
struct HeaderIndex: Sendable {
    struct Hit: Sendable {
        var dataset: Int
        var column: Int
    }

    /// What a match key means.
    private struct Spelling: Sendable {
        var hit: Hit
        /// The spelling of another dataset with the same key; -1 without one.
        var next: Int
    }

    private var spellings: [Spelling] = []
    /// Of each match key the first of its spellings.
    private var byKey: [String: Int] = [:]
    let datasetCount: Int
    /// No dataset has more.
    let mostColumns: Int

    /// - Complexity: O(columns × spellings).
    init(_ datasets: [DatasetSchema]) {
        datasetCount = datasets.count
        mostColumns = datasets.reduce(0) { max($0, $1.columns.count) }
        let columnCount = datasets.reduce(0) { $0 + $1.columns.count }
        spellings.reserveCapacity(columnCount * HeaderIndex.usualSpellings)
        byKey.reserveCapacity(columnCount * HeaderIndex.usualSpellings)
        for (index, dataset) in datasets.enumerated() { add(dataset, index) }
    }

    /// So many has a column on average.
    private static let usualSpellings = 5

    /// Whether a match key is the name of a column of any dataset.
    func contains(_ key: String) -> Bool { byKey[key] != nil }

    /// The columns, at most one per dataset, that a header's match key names; in no order.
    func hits(_ key: String) -> [Hit] { byKey[key].map(hits(from:)) ?? [] }

    private func hits(from first: Int) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(datasetCount)
        var place = first
        while place >= 0 {
            hits.append(spellings[place].hit)
            place = spellings[place].next
        }
        return hits
    }

    /// The columns that a header's text names, if need be without its number ("2. Lopend, UWV") or unit ("(aantal)").
    func hits(of text: String) -> [Hit] {
        let exact = hits(text.matchKey)
        guard exact.isEmpty, let plain = HeaderIndex.withoutNumberOrUnit(text) else { return exact }
        return hits(plain.matchKey)
    }

    /// The keys of a dataset and the columns they stand for, for near spellings; in no order.
    ///
    /// - Complexity: O(spellings).
    func spellings(of dataset: Int) -> [(key: String, group: Int)] {
        byKey.compactMap { key, first in
            hits(from: first).first { $0.dataset == dataset }.map { (key: key, group: $0.column) }
        }
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
    private mutating func add(_ dataset: DatasetSchema, _ index: Int) {
        let columns = dataset.columns
        func hit(_ column: Int) -> Hit { Hit(dataset: index, column: column) }
        for column in columns.indices { add(columns[column].name.matchKey, hit(column)) }
        for column in columns.indices { add(columns[column].label.dutch.matchKey, hit(column)) }
        for column in columns.indices where columns[column].label.english != columns[column].label.dutch {
            add(columns[column].label.english.matchKey, hit(column))
        }
        for column in columns.indices { for alias in columns[column].aliases { add(alias.matchKey, hit(column)) } }

        // Two header rows: the group is a measure by name or label, the category its name or the end of the label. The
        // key of two texts joined is their keys joined, so each text is turned into a key once.
        var groups: [String: [String]] = [:]
        for column in columns.indices where !columns[column].isKey && columns[column].category == nil {
            let measure = columns[column].measure
            var keys = groups[measure] ?? [measure.matchKey]
            for text in [columns[column].label.dutch, columns[column].label.english] + columns[column].aliases {
                let key = text.matchKey
                if !keys.contains(key) { keys.append(key) }
            }
            groups[measure] = keys
        }
        for column in columns.indices where !columns[column].isKey {
            var tails = ["totaal", "total"]
            if let category = columns[column].category {
                tails = [category.matchKey]
                for label in [columns[column].label.dutch, columns[column].label.english] {
                    guard let key = HeaderIndex.tail(label)?.matchKey, !tails.contains(key) else { continue }
                    tails.append(key)
                }
            }
            let measure = columns[column].measure
            for name in groups[measure] ?? [measure.matchKey] { for tail in tails { add(name + tail, hit(column)) } }
        }
    }

    private mutating func add(_ key: String, _ hit: Hit) {
        guard !key.isEmpty else { return }
        HeaderIndex.add(hit, first: &byKey[key, default: -1], to: &spellings)
    }

    /// Puts a spelling before those of other datasets, unless its own dataset, which is the last that was added to, has
    /// one with the same key.
    private static func add(_ hit: Hit, first: inout Int, to spellings: inout [Spelling]) {
        if first >= 0, spellings[first].hit.dataset == hit.dataset { return }
        spellings.append(Spelling(hit: hit, next: first))
        first = spellings.count - 1
    }

    /// What stands behind a label's first comma: "UWV" of "Lopend, UWV".
    private static func tail(_ label: String) -> Substring? {
        label.utf8.firstIndex(of: UInt8(ascii: ",")).map { label[label.utf8.index(after: $0)...] }
    }
}
