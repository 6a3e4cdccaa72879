/// Did you mean …? The nearest of the names that could have stood here.
package enum Suggest {
    /// Longer names are not compared: nobody mistypes them by one letter, and hostile ones would cost time.
    private static let longest = 64

    /// The name with the fewest edits from `word`, or nil when none is near: a third of the letters may differ.
    ///
    /// Of a name of one or two letters, too many others are near: only one in other capitals is suggested.
    ///
    /// - Complexity: the number of candidates, times the product of the lengths.
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased())
        guard !letters.isEmpty, letters.count <= longest else { return nil }
        var best: (distance: Int, name: String)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.lowercased())
            guard other.count <= longest else { continue }
            let isShort = min(letters.count, other.count) < 3
            let allowed = isShort ? 0 : max(1, max(letters.count, other.count) / 3)
            guard abs(letters.count - other.count) <= allowed else { continue }
            let distance = distance(letters, other)
            if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
        }
        return best?.name
    }

    /// Edits between two words: letters put in, left out, replaced, or swapped with their neighbour.
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
