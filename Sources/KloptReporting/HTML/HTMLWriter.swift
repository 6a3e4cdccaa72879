import KloptModel

/// HTML as it is written, piece by piece: elements that are closed again, and text that is always escaped.
///
/// Source: HTML Living Standard, 13.1 "Writing HTML documents".
struct HTMLWriter {
    typealias Attributes = KeyValuePairs<StaticString, String?>

    var pieces = Pieces()

    /// An element with the attributes that are not nil, in the order given, and its content.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// An element with nothing but text.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        pieces.append(UInt8(ascii: "<"))
        constant(name)
        for (name, value) in attributes {
            guard let value else { continue }
            pieces.append(UInt8(ascii: " "))
            constant(name)
            guard !value.isEmpty else { continue }
            pieces.append("=\"")
            text(value)
            pieces.append(UInt8(ascii: "\""))
        }
        pieces.append(UInt8(ascii: ">"))
    }

    mutating func close(_ name: StaticString) {
        pieces.append("</")
        constant(name)
        pieces.append(UInt8(ascii: ">"))
        // Between blocks white space means nothing, and a line for each lets people compare two pages.
        if !HTMLWriter.isInline(name) { pieces.append(UInt8(ascii: "\n")) }
    }

    /// Text from data or of klopt, on one line, as itself: in an element as in an attribute's quotes.
    mutating func text(_ text: String) {
        let plain = PlainText.line(text)
        if pieces.append(plain, ifEveryByte: { !HTMLWriter.isMarkup($0) }) { return }
        for byte in plain.utf8 {
            switch byte {
            case UInt8(ascii: "&"): pieces.append("&amp;")
            case UInt8(ascii: "<"): pieces.append("&lt;")
            case UInt8(ascii: ">"): pieces.append("&gt;")
            case UInt8(ascii: "\""): pieces.append("&quot;")
            case UInt8(ascii: "'"): pieces.append("&#39;")
            default: pieces.append(byte)
            }
        }
    }

    /// Markup that is written in this program.
    mutating func constant(_ markup: StaticString) {
        pieces.append(literal: markup)
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    private static func isInline(_ name: StaticString) -> Bool {
        switch name.description {
        case "a", "b", "span", "small", "button", "label", "option", "text", "title", "td", "th", "summary": true
        default: false
        }
    }
}
