/// The words of a file's or folder's name, to find other names within it.
struct NameWords {
    /// Every run of whole words as a match key, with the part of the name that it is; the longest first.
    let runs: [(key: String, range: Range<String.Index>)]

    init(_ text: String) {
        let words = PeriodText.tokens(of: text).prefix(24)
        var runs: [(key: String, range: Range<String.Index>)] = []
        for start in words.indices {
            var key = ""
            for end in start..<words.count {
                key += words[end].word
                runs.append((key, words[start].range.lowerBound..<words[end].range.upperBound))
            }
        }
        self.runs = runs.sorted { $0.key.utf8.count > $1.key.utf8.count }
    }

    /// The part of the name that is, as whole words, the given match key.
    func find(_ key: String) -> Range<String.Index>? { runs.first { $0.key == key }?.range }
}
