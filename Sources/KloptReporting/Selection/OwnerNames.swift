import KloptModel

/// Recognises the owners that a path or a text names, so that a packet names no other organisation.
///
/// Names are compared as words, without case and punctuation, and with letters apart from digits: `ggz_07` and `GGZ07`
/// name GGZ 07, and `GGZ 10` does not name GGZ 1. Where one name contains another, the longest counts.
struct OwnerNames: Sendable {
    private var owners: [[String]: Set<String>] = [:]
    private var longest = 0

    init(_ all: [Report.Owner]) {
        for owner in all {
            for name in [owner.name, owner.displayName].compactMap({ $0 }) {
                let words = Self.words(of: name)
                // A number or a quarter stands in many paths, whoever is called so.
                guard name.contains(where: \.isLetter), Period(canonical: name) == nil else { continue }
                owners[words, default: []].insert(owner.name)
                longest = max(longest, words.count)
            }
        }
    }

    /// Whether a text names an owner other than this one. A name that several share names them all.
    func namesAnother(than owner: String, in text: String) -> Bool {
        named(in: text).contains { !$0.contains(owner) }
    }

    /// Whether a text names this owner.
    func names(_ owner: String, in text: String) -> Bool { named(in: text).contains { $0.contains(owner) } }

    /// The owners that a text names, name by name.
    ///
    /// - Complexity: O(words · words of the longest name).
    private func named(in text: String) -> [Set<String>] {
        let words = Self.words(of: text)
        var found: [Set<String>] = []
        var position = 0
        while position < words.count {
            var length = min(longest, words.count - position)
            while length > 0 {
                if let owners = owners[Array(words[position..<position + length])] {
                    found.append(owners)
                    break
                }
                length -= 1
            }
            position += max(length, 1)
        }
        return found
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasNumber = false
        for character in text.lowercased() {
            let isNumber = character.isNumber
            let isWord = character.isLetter || isNumber
            if !isWord || isNumber != wasNumber, !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isWord { word.append(character) }
            wasNumber = isNumber
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
