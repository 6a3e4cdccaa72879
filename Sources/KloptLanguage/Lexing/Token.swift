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

    var kind: Kind
    /// What was meant by a mark of another language, as a position in `Lexer.mistaken`.
    var mistake: Int8?
    /// Bytes in the source.
    var range: Range<Int>
    var startsLine: Bool
    /// Whether something stands between this token and the one before.
    var spaceBefore: Bool
}
