/// Finds the one text that a misspelled one must have meant.
///
/// Works on match keys. A text is near when few letters differ for its length and its digits are the same ones:
/// "Regio 12" is never read as "Regio 13".
package enum NearSpelling {
    /// How many letters may differ in a text of this many characters.
    static func allowance(_ length: Int) -> Int {
        length < 4 ? 0 : length < 8 ? 1 : max(2, length * 15 / 100)
    }

    /// The index of the only nearest candidate group, or nil when none is near or two are equally near.
    ///
    /// `candidates` pairs a key with the group it stands for (several spellings of one column share a group).
    ///
    /// - Complexity: O(candidates × length × allowance).
    package static func nearest(to key: String, among candidates: [(key: String, group: Int)]) -> Int? {
        let text = Array(key.utf8)
        let allowed = allowance(text.count)
        guard allowed > 0 else { return nil }
        let digits = text.filter(isDigit)
        var best: (distance: Int, group: Int)?
        var isTie = false
        for candidate in candidates where abs(candidate.key.utf8.count - text.count) <= allowed {
            let other = Array(candidate.key.utf8)
            guard allowance(min(other.count, text.count)) > 0, other.filter(isDigit) == digits,
                let distance = distance(text, other, limit: allowed)
            else { continue }
            if let found = best {
                if distance < found.distance {
                    best = (distance, candidate.group)
                    isTie = false
                } else if distance == found.distance, candidate.group != found.group {
                    isTie = true
                }
            } else {
                best = (distance, candidate.group)
            }
        }
        return isTie ? nil : best?.group
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours; nil above `limit`.
    ///
    /// Source: Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).
    static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for i in left.indices {
            var current = [i + 1]
            current.reserveCapacity(right.count + 1)
            var smallest = i + 1
            for j in right.indices {
                let same = left[i] == right[j] ? 0 : 1
                var value = min(previous[j + 1] + 1, current[j] + 1, previous[j] + same)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    value = min(value, beforePrevious[j - 1] + 1)
                }
                current.append(value)
                smallest = min(smallest, value)
            }
            if smallest > limit { return nil }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count] <= limit ? previous[right.count] : nil
    }
}
