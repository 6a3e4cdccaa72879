/// Text from data as Markdown that shows exactly that text: no markup, no HTML, no links, on one line.
///
/// Source: CommonMark 0.31 (2.4 backslash escapes) and GitHub's extensions (tables, strikethrough, autolinks).
enum MarkdownText {
    /// A paragraph, or the rest of one.
    static func escape(_ text: String) -> String { escape(text, isCell: false) }

    /// A cell of a table.
    static func cell(_ text: String) -> String { escape(text, isCell: true) }

    private static func escape(_ text: String, isCell: Bool) -> String {
        var result = ""
        var previous: Character?
        let characters = Array(PlainText.line(text).split(separator: " ").joined(separator: " "))
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            let isAtStart = !isCell && previous == nil
            let isEscaped =
                switch character {
                case "\\", "`", "*", "[", "]", "<", ">", "~": true
                case "|": isCell
                // An entity such as &lt; would show as another character.
                case "&": next == "#" || isWord(next)
                // Within a word, as in lopend_uwv, an underscore is no markup.
                case "_": !(isWord(previous) && isWord(next))
                // What would start a heading, a list or a rule.
                case "#", "+", "-", "=": isAtStart
                // A numbered list; and the dot or colon that makes a bare address a link.
                case ".", ")": !isCell && next ?? " " == " " && result.allSatisfy(\.isNumber) || endsWithWWW(result)
                case ":": next == "/"
                default: false
                }
            if isEscaped { result += "\\" }
            result.append(character)
            previous = character
        }
        return result
    }

    private static func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }

    private static func endsWithWWW(_ text: String) -> Bool { text.suffix(3).lowercased() == "www" }
}
