import KloptModel

/// Writes JSON (RFC 8259) value by value, two spaces an indentation level, keys in the order in which they are given.
struct JSONWriter {
    var pieces: Pieces
    /// Every value on one line.
    private let isCompact: Bool
    /// Within an HTML document what could end a script or begin a tag or an entity is written as a number.
    private let isWithinMarkup: Bool
    private var open: [Container] = []
    /// Whether a key was just written, so that the next value stands on its line.
    private var afterKey = false

    private struct Container {
        var isObject: Bool
        /// All on one line, for short lists of words.
        var isInline: Bool
        var isEmpty = true
    }

    init(pieces: Pieces = Pieces(), isCompact: Bool = false, isWithinMarkup: Bool = false) {
        self.pieces = pieces
        self.isCompact = isCompact
        self.isWithinMarkup = isWithinMarkup
    }

    mutating func beginObject() { begin(Container(isObject: true, isInline: isCompact)) }
    mutating func beginArray(inline: Bool = false) {
        begin(Container(isObject: false, isInline: inline || isCompact))
    }

    private mutating func begin(_ container: Container) {
        separate()
        pieces.append(container.isObject ? "{" : "[")
        open.append(container)
    }

    /// Ends the innermost object or array.
    mutating func end() {
        guard let container = open.popLast() else { return }
        if !container.isEmpty, !container.isInline { newLine() }
        pieces.append(container.isObject ? "}" : "]")
        if open.isEmpty { pieces.append("\n") }
    }

    /// A list of objects under a key; what is written goes to the sink from time to time, as such a list may be long.
    mutating func objects<Items: Sequence>(
        _ key: StaticString, _ items: Items, drainingInto sink: inout some ByteSink,
        _ members: (inout JSONWriter, Items.Element) -> Void
    ) throws {
        self.key(key)
        beginArray()
        for item in items {
            beginObject()
            members(&self, item)
            end()
            try pieces.drain(into: &sink)
        }
        end()
    }

    /// A key that is written in this program, and needs no escaping.
    mutating func key(_ key: StaticString) {
        separate()
        pieces.append(UInt8(ascii: "\""))
        pieces.append(literal: key)
        pieces.append(literal: "\": ")
        afterKey = true
    }

    /// A key that comes from rules or data.
    mutating func key(named key: String) {
        separate()
        quote(key)
        pieces.append(literal: ": ")
        afterKey = true
    }

    mutating func string(_ value: String?) {
        guard let value else { return null() }
        separate()
        quote(value)
    }

    mutating func integer(_ value: Int?) {
        guard let value else { return null() }
        separate()
        pieces.append(digitsOf: value)
    }

    /// An exact decimal of at most six decimals, with a point.
    mutating func number(_ value: Number?) {
        guard let value else { return null() }
        separate()
        pieces.append(value.description)
    }

    mutating func bool(_ value: Bool) {
        separate()
        pieces.append(literal: value ? "true" : "false")
    }

    mutating func null() {
        separate()
        pieces.append(literal: "null")
    }

    mutating func strings(_ values: [String]) {
        beginArray(inline: true)
        for value in values { string(value) }
        end()
    }

    /// What stands between a value and the one before it.
    private mutating func separate() {
        if afterKey {
            afterKey = false
            return
        }
        guard let last = open.indices.last else { return }
        if !open[last].isEmpty { pieces.append(literal: open[last].isInline ? ", " : ",") }
        open[last].isEmpty = false
        if !open[last].isInline { newLine() }
    }

    /// A line break and the indentation of the deepest level there is; the contract's deepest is six.
    private static let lineStart: StaticString = "\n                                "

    private mutating func newLine() {
        pieces.append(literal: JSONWriter.lineStart, count: 1 + 2 * open.count)
    }

    private mutating func quote(_ text: String) {
        pieces.append(UInt8(ascii: "\""))
        defer { pieces.append(UInt8(ascii: "\"")) }
        let isWithinMarkup = isWithinMarkup
        let isPlain = pieces.append(text) { byte in
            byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
                && !(isWithinMarkup && JSONWriter.isMarkup(byte))
        }
        guard !isPlain else { return }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): pieces.append("\\\"")
            case UInt8(ascii: "\\"): pieces.append("\\\\")
            case 0x0A: pieces.append("\\n")
            case 0x0D: pieces.append("\\r")
            case 0x09: pieces.append("\\t")
            case 0..<0x20, 0x7F: number(ofCharacter: byte)
            case _ where isWithinMarkup && JSONWriter.isMarkup(byte): number(ofCharacter: byte)
            default: pieces.append(byte)
            }
        }
    }

    private mutating func number(ofCharacter byte: UInt8) {
        let hex = String(byte, radix: 16)
        pieces.append("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
    }
}
