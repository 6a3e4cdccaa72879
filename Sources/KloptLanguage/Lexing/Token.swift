/// A word, number, text or mark of a rule file: where it stands, not what it says (see `SourceText.text(of:)`).
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        /// Letters, digits and `_` with at least one letter. Keywords are words in their place.
        case word
        case number
        /// `10%`; its text is without the sign.
        case percentage
        /// `2025-Q2`.
        case period
        /// `2025-03-01`.
        case date
        /// `"…"`; its text is without the quotes, and escapes are replaced.
        case text
        /// A line of an example's table, from its first `|`; its text is empty.
        case row
        case symbol
        case end
    }

    let kind: Kind
    /// What was meant by a mark of another language, as a position in `Lexer.mistaken`.
    let mistake: Int8?
    let startsLine: Bool
    /// Whether something stands between this token and the one before.
    let spaceBefore: Bool
    private let start: Int32
    private let end: Int32

    init(kind: Kind, mistake: Int8? = nil, range: Range<Int>, startsLine: Bool, spaceBefore: Bool) {
        self.kind = kind
        self.mistake = mistake
        self.startsLine = startsLine
        self.spaceBefore = spaceBefore
        start = Int32(clamping: range.lowerBound)
        end = Int32(clamping: range.upperBound)
    }

    /// Bytes in the source.
    var range: Range<Int> { Int(start)..<Int(end) }
    var length: Int { Int(end - start) }
}
