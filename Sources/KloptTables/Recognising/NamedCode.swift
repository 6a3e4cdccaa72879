import KloptModel

/// A code within the name of a sheet or file, or a line above a table, that says nothing else but the table and its
/// quarter: "Werkfit Friesland", "Regio Friesland".
///
/// "Friesland oud" and "Totaal Friesland" are left alone: what they mean is for people to say.
struct NamedCode: Sendable {
    private let senderName: SenderName
    private let codes: CodeMatcher
    /// Match keys of the words that may stand before the code: the column's own names.
    private let labels: Set<String>

    init(_ column: ColumnSchema, codes: CodeMatcher, senderName: SenderName) {
        self.senderName = senderName
        self.codes = codes
        let names = [column.name, column.label.dutch, column.label.english] + column.aliases
        labels = Set(names.map(\.matchKey)).subtracting([""])
    }

    /// The code as the list calls it; nil when the text is anything else.
    func find(in text: String) -> String? {
        if let entry = entry(text) { return entry }
        let pieces = senderName.pieces(of: text).map(SenderName.trimmed).filter { !$0.isEmpty }
        guard pieces.count == 1 else { return nil }
        return entry(pieces[0])
    }

    private func entry(_ text: String) -> String? {
        var text = text
        if let first = PeriodText.tokens(of: text).first, labels.contains(first.word) {
            text = SenderName.trimmed(String(text[first.range.upperBound...].drop { ": ".contains($0) }))
        }
        guard !text.isEmpty, case .entry(let index) = codes.match(text.withPlainSpaces.trimmedOfSpaces) else {
            return nil
        }
        return codes.list.entries[index].name
    }
}
