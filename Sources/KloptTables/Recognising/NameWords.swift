/// The words of a file's or folder's name, to find other names within it.
struct NameWords {
    let text: String
    private let words: [PeriodText.Token]

    init(_ text: String) {
        self.text = text
        words = PeriodText.tokens(of: text)
    }

    /// The part of the name that is, as whole words, the given match key.
    func find(_ key: String) -> Range<String.Index>? {
        for start in words.indices {
            var joined = ""
            for end in start..<words.count {
                joined += words[end].word
                if joined.utf8.count > key.utf8.count { break }
                if joined == key { return words[start].range.lowerBound..<words[end].range.upperBound }
            }
        }
        return nil
    }
}
