/// Text from data as Markdown that shows exactly that text: no markup, no HTML, no links, on one line.
///
/// Source: CommonMark 0.31 (2.4 backslash escapes) and GitHub's extensions (tables, strikethrough, autolinks).
enum MarkdownText {
    static func escape(_ text: String) -> String {
        var result = ""
        var previous: Character?
        let characters = Array(PlainText.line(text).split(separator: " ").joined(separator: " "))
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            switch character {
            case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "&": result += "\\"
            // Within a word, as in lopend_uwv, an underscore is no markup.
            case "_" where !(isWord(previous) && isWord(next)): result += "\\"
            // What would start a heading, a list or a rule at the start of a paragraph.
            case "#", "+", "-", "=": if previous == nil { result += "\\" }
            // A numbered list; and the dot or colon that makes a bare address a link.
            case ".", ")": if result.allSatisfy(\.isNumber) || endsWithWWW(result) { result += "\\" }
            case ":" where next == "/": result += "\\"
            default: break
            }
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
