import KloptModel

/// Writes records as RFC 4180 has them, with what Dutch Excel wants: a byte order mark, `;`, a decimal comma.
///
/// A text that a spreadsheet would take for a formula, or would turn into another number or a date, gets an apostrophe in
/// front; a number stays a number.
package struct CSVWriter {
    var pieces = Pieces()

    /// The byte order mark, without which Excel reads UTF-8 as Windows-1252.
    init() { pieces.append("\u{FEFF}") }

    mutating func record(_ fields: [TableField]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { pieces.append(UInt8(ascii: ";")) }
            switch field {
            case .empty: break
            case .integer(let value): pieces.append(String(value))
            case .number(let value): pieces.append(value.text(decimals: Number.columnDecimals, mark: ","))
            case .text(let text): append(text)
            }
        }
        pieces.append("\r\n")
    }

    private mutating func append(_ sent: String) {
        // A word or a sentence in ASCII that starts with a letter or digit: most fields.
        if let first = sent.utf8.first, CSVWriter.isPlain(first), first != UInt8(ascii: " "),
            sent.utf8.last != UInt8(ascii: " "),
            first > UInt8(ascii: "@") || first >= UInt8(ascii: "0") && first < UInt8(ascii: "="),
            !SpreadsheetGuess.changes(sent), pieces.append(sent, ifEveryByte: CSVWriter.isPlain)
        {
            return
        }
        pieces.append(CSVWriter.field(sent, delimiter: UInt8(ascii: ";")))
    }

    /// A text as a field: safe in a spreadsheet, and in quotes where it needs them.
    static func field(_ sent: String, delimiter: UInt8) -> String {
        let text = safe(PlainText.block(sent))
        let needsQuotes = text.utf8.contains { byte in
            byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D || byte == 0x09
        }
        guard needsQuotes || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ") else {
            return text
        }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// A row for a file that is there already, without the end of its line.
    package static func row(_ fields: [String], delimiter: UInt8) -> String {
        fields.map { field($0, delimiter: delimiter) }.joined(separator: String(UnicodeScalar(delimiter)))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "\"")
    }

    /// The text with an apostrophe in front when a spreadsheet would execute it: when it starts with `= + - @`, also
    /// after spaces and in their full-width forms, or with a tab or a carriage return (OWASP, "CSV Injection"); and when it
    /// would show another text than this.
    static func safe(_ text: String) -> String {
        if SpreadsheetGuess.changes(text) { return "'" + text }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r", "\n": return "'" + text
            case _ where scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}": continue
            default: return text
            }
        }
        return text
    }
}
