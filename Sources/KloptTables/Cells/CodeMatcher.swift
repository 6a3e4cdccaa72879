import KloptModel

/// Finds the entry of a code list that a text means.
///
/// A class: each column of the list has a reader that holds it.
final class CodeMatcher: Sendable {
    enum Match: Equatable {
        case entry(Int)
        /// A near spelling that the list accepts.
        case near(Int)
        /// Not in the list; the index of an entry that may have been meant.
        case unknown(suggestion: Int?)
    }

    let list: CodeList
    /// The pool's number of each entry's name.
    let numbers: [Int64]
    /// Entries by match key; `several` under a key that stands for two entries.
    private let byKey: [String: Int]
    /// The entries that only their exact spelling tells apart.
    private let exact: [String: Int]

    init(list: CodeList, pool: TextPool) {
        self.list = list
        numbers = list.entries.map { pool.number(of: $0.name) }
        var byKey: [String: Int] = [:]
        var spellings: [(text: String, key: String, entry: Int)] = []
        for (index, entry) in list.entries.enumerated() {
            var previous = ""
            for text in entry.spellings where !text.isEmpty && text != previous {
                previous = text
                let key = text.matchKey
                spellings.append((text, key, index))
                if !key.isEmpty { CodeMatcher.enter(index, &byKey[key, default: CodeMatcher.none]) }
            }
        }
        self.byKey = byKey
        let hasDoubles = byKey.values.contains(CodeMatcher.several)
        var exact: [String: Int] = [:]
        for (text, key, entry) in spellings where key.isEmpty || hasDoubles && byKey[key] == CodeMatcher.several {
            if exact[text] == nil { exact[text] = entry }
        }
        self.exact = exact
    }

    private static let none = -2
    private static let several = -1

    private static func enter(_ entry: Int, _ known: inout Int) {
        if known != entry { known = known == none ? entry : several }
    }

    /// - Parameter text: trimmed, not empty.
    /// - Complexity: O(1) for a spelling of the list, else O(entries × length).
    func match(_ text: String) -> Match {
        let key = text.matchKey
        return entry(text, key: key).map { .entry($0) } ?? nearest(key: key)
    }

    /// The entry of which a text is a spelling.
    ///
    /// - Parameters:
    ///   - text: trimmed, not empty.
    ///   - key: its match key.
    /// - Complexity: O(1).
    func entry(_ text: String, key: String) -> Int? {
        if let index = byKey[key], index >= 0 { return index }
        return exact.isEmpty ? nil : exact[text]
    }

    /// Whether a match key is that of a spelling.
    func contains(key: String) -> Bool { byKey[key] != nil }

    /// What may have been meant by a text of this match key that is no spelling of an entry.
    ///
    /// - Complexity: O(entries × length).
    func nearest(key: String) -> Match {
        // A key of two entries.
        if contains(key: key) { return .unknown(suggestion: nil) }
        let candidates = byKey.compactMap { $0.value >= 0 ? (key: $0.key, group: $0.value) : nil }
        let containing = CodeMatcher.only(candidates.filter { CodeMatcher.contains($0.key, key) }.map(\.group))
        guard
            let near = NearSpelling.nearest(to: key, among: candidates.filter { !CodeMatcher.contradicts(key, $0.key) })
        else { return .unknown(suggestion: containing) }
        // "Rijnland" is a word of Holland-Rijnland, and so no misspelled Rijnmond.
        if candidates.contains(where: { $0.group != near && $0.key.utf8.count > key.utf8.count && $0.key.contains(key) }
        ) {
            return .unknown(suggestion: containing)
        }
        return list.acceptsNearSpelling ? .near(near) : .unknown(suggestion: near)
    }

    private static let directions = ["noord", "oost", "zuid", "west", "midden"]

    /// Whether a text says a direction that a code does not: Oost-Brabant is no misspelled West-Brabant.
    private static func contradicts(_ text: String, _ code: String) -> Bool {
        directions.contains { text.contains($0) && !code.contains($0) }
    }

    /// Whether one of two keys is a part of the other, too long for chance: "amsterdam" of "grootamsterdam".
    private static func contains(_ code: String, _ text: String) -> Bool {
        let (short, long) = code.utf8.count < text.utf8.count ? (code, text) : (text, code)
        return short.utf8.count >= 5 && long.contains(short)
    }

    private static func only(_ groups: [Int]) -> Int? {
        Set(groups).count == 1 ? groups.first : nil
    }
}

extension CodeList.Entry {
    /// All that it may be called, the telling ones first.
    var spellings: [String] { [name, label.dutch, label.english, code] + aliases }
}
