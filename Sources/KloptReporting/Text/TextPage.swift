/// How the text reporter lays out its page.
package struct TextOptions: Sendable {
    /// ANSI colours; only for a terminal.
    package var color: Bool
    /// In columns; at least 40 are used.
    package var width: Int

    package init(color: Bool = false, width: Int = 100) {
        self.color = color
        self.width = width
    }
}

/// Lines of text of at most a width, with hanging indents and, where asked for, colour.
///
/// Text from data passes through `PlainText`, so that it cannot steer the terminal.
struct TextPage {
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case yellow = "33"
        case green = "32"
        case cyan = "36"
        case boldRed = "1;31"
        case boldGreen = "1;32"
        case boldYellow = "1;33"
    }

    var pieces = Pieces()
    let width: Int
    let color: Bool

    init(options: TextOptions) {
        width = max(options.width, 40)
        color = options.color
    }

    mutating func blank() { pieces.append("\n") }

    mutating func rule() { pieces.append(styled(String(repeating: "─", count: width), .dim) + "\n") }

    /// A paragraph of `lead` and `text`, wrapped; from the second line on it is indented by `hanging` more.
    mutating func paragraph(
        _ text: String, lead: String = "", leadStyle: Style? = nil, style: Style? = nil, indent: Int = 0,
        hanging: Int = 0
    ) {
        var (line, column, isFirst, isEmpty) = ("", 0, true, true)
        func flushed(_ line: String, first: Bool) -> String {
            String(repeating: " ", count: indent + (first ? 0 : hanging)) + line + "\n"
        }
        func add(_ words: String, _ style: Style?) {
            for word in PlainText.words(words) {
                let room = width - indent - (isFirst ? 0 : hanging)
                if !isEmpty, column + 1 + word.count > room {
                    pieces.append(flushed(line, first: isFirst))
                    (line, column, isFirst, isEmpty) = ("", 0, false, true)
                }
                line += (isEmpty ? "" : " ") + styled(String(word), style)
                column += (isEmpty ? 0 : 1) + word.count
                isEmpty = false
            }
        }
        add(lead, leadStyle)
        add(text, style)
        if !isEmpty { pieces.append(flushed(line, first: isFirst)) }
    }

    /// Two texts on one line, the second at the right margin; on two lines when they do not fit.
    mutating func spread(_ left: String, _ leftStyle: Style?, _ right: String, _ rightStyle: Style?) {
        let (left, right) = (PlainText.line(left), PlainText.line(right))
        let space = width - left.count - right.count
        guard space >= 2 else {
            paragraph(left, style: leftStyle)
            paragraph(right, style: rightStyle, indent: 2)
            return
        }
        pieces.append(styled(left, leftStyle) + String(repeating: " ", count: space) + styled(right, rightStyle) + "\n")
    }

    /// Columns of text, each as wide as its widest cell; the first to the left, the others to the right.
    mutating func table(_ rows: [[String]], headerStyle: Style? = .bold) {
        let rows = rows.map { $0.map(PlainText.line) }
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        for (number, row) in rows.enumerated() {
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += column == 0 ? cell + padding : "  " + padding + cell
            }
            while line.last == " " { line.removeLast() }
            pieces.append((number == 0 ? styled(line, headerStyle) : line) + "\n")
        }
    }

    func styled(_ text: String, _ style: Style?) -> String {
        guard color, let style, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}
