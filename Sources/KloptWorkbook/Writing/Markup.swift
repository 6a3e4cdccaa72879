/// XML as it is written.
package struct Markup {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"

    package private(set) var bytes: [UInt8] = []

    /// An XML document begins.
    package static func document() -> Markup {
        var markup = Markup()
        markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        return markup
    }

    /// An element with the attributes that are not nil, in the order given, and its content.
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: ((inout Markup) -> Void)? = nil
    ) {
        open(name, attributes, isEmpty: content == nil)
        guard let content else { return }
        content(&self)
        close(name)
    }

    /// An element with nothing but text, which is escaped.
    package mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    package mutating func open(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], isEmpty: Bool = false
    ) {
        raw("<")
        raw(name)
        for (name, value) in attributes {
            guard let value else { continue }
            raw(" ")
            raw(name)
            raw("=\"")
            escaped(value, inAttribute: true)
            raw("\"")
        }
        raw(isEmpty ? "/>" : ">")
    }

    package mutating func close(_ name: String) {
        raw("</")
        raw(name)
        raw(">")
    }

    package mutating func text(_ text: String) { escaped(text, inAttribute: false) }

    /// Text that needs no escaping.
    package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func escaped(_ text: String, inAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\"") where inAttribute: raw("&quot;")
            case 0x09 where inAttribute, 0x0A where inAttribute: raw("&#\(byte);")
            // What XML cannot hold at all; in cells it was escaped before.
            case 0..<0x20 where byte != 0x09 && byte != 0x0A: break
            default: bytes.append(byte)
            }
        }
    }
}

extension Bool {
    /// An attribute that is left out when it is false.
    var flag: String? { self ? "1" : nil }
}

extension String {
    /// A text element's attribute that keeps white space at its ends.
    var spacePreservation: String? {
        let isSpace = { (character: Character?) in character.map { $0.isWhitespace } ?? false }
        return isSpace(first) || isSpace(last) || contains("\n") ? "preserve" : nil
    }
}
