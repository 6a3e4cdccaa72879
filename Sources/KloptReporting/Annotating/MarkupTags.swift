/// The tags in a part's markup, one after the other, with where they stand.
///
/// What is to stay as it is must not be read and written anew, so nothing is decoded here; and the drawings of notes
/// are not always well-formed, so no tag is held against another. Comments, instructions and literal text are passed
/// over. (XML 1.0, 2.1 to 2.7.)
struct MarkupTags {
    enum Kind: Equatable { case open, empty, close }

    struct Tag {
        var kind: Kind
        /// From `<` up to and including `>`.
        var range: Range<Int>
        /// With its prefix.
        var name: Range<Int>
    }

    let bytes: [UInt8]
    let end: Int
    private var position: Int

    /// - Parameter range: the stretch in which tags are looked for; all when it is nil.
    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// The next tag; nil at the end, also when the last one is cut off.
    mutating func next() -> Tag? {
        while let start = index(of: UInt8(ascii: "<"), from: position) {
            guard start + 1 < end else { break }
            switch bytes[start + 1] {
            case UInt8(ascii: "!"):
                if stands("<!--", at: start) {
                    position = behind("-->", from: start + 4)
                } else if stands("<![CDATA[", at: start) {
                    position = behind("]]>", from: start + 9)
                } else {
                    position = behind(">", from: start)
                }
            case UInt8(ascii: "?"): position = behind("?>", from: start)
            default:
                guard let close = tagEnd(from: start) else {
                    position = end
                    return nil
                }
                position = close + 1
                return tag(start..<close + 1)
            }
        }
        position = end
        return nil
    }

    private func tag(_ range: Range<Int>) -> Tag {
        let isClose = bytes[range.lowerBound + 1] == UInt8(ascii: "/")
        let nameStart = range.lowerBound + (isClose ? 2 : 1)
        var nameEnd = nameStart
        while nameEnd < range.upperBound - 1, !MarkupTags.isSpace(bytes[nameEnd]), bytes[nameEnd] != UInt8(ascii: "/") {
            nameEnd += 1
        }
        let isEmpty = !isClose && bytes[range.upperBound - 2] == UInt8(ascii: "/")
        return Tag(kind: isClose ? .close : isEmpty ? .empty : .open, range: range, name: nameStart..<nameEnd)
    }

    /// The tag's `>`, which may also stand within quotes.
    private func tagEnd(from start: Int) -> Int? {
        var quote: UInt8 = 0
        var index = start + 1
        while index < end {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                return index
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            index += 1
        }
        return nil
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index < end {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    private func stands(_ text: StaticString, at start: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard start + length <= end else { return false }
        return unsafe bytes[start..<start + length].elementsEqual(
            UnsafeBufferPointer(start: text.utf8Start, count: length))
    }

    private func behind(_ text: StaticString, from start: Int) -> Int {
        var index = start
        while index < end {
            if stands(text, at: index) { return index + text.utf8CodeUnitCount }
            index += 1
        }
        return end
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

/// An attribute as it stands in a tag.
struct MarkupAttribute {
    /// With its prefix.
    var name: String
    /// What stands between the quotes, not decoded.
    var value: Range<Int>
    /// From its name up to and including the closing quote.
    var range: Range<Int>
}

extension MarkupTags {
    /// The part of a name behind its prefix.
    static func local(_ name: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1..<name.upperBound } ?? name
    }

    func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
        let local = MarkupTags.local(tag.name, in: bytes)
        let length = name.utf8CodeUnitCount
        guard local.count == length else { return false }
        return unsafe bytes[local].elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: length))
    }

    /// The attributes of a tag, in the order in which they stand.
    static func attributes(of tag: Tag, in bytes: [UInt8]) -> [MarkupAttribute] {
        var attributes: [MarkupAttribute] = []
        var index = tag.name.upperBound
        let end = tag.range.upperBound - 1
        while index < end {
            while index < end, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
            let start = index
            while index < end, bytes[index] != UInt8(ascii: "="), !isSpace(bytes[index]) { index += 1 }
            let name = start..<index
            while index < end, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "=") { index += 1 }
            guard index < end, !name.isEmpty else { break }
            let quote = bytes[index]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            let valueStart = index + 1
            index = valueStart
            while index < end, bytes[index] != quote { index += 1 }
            attributes.append(
                MarkupAttribute(
                    name: String(decoding: bytes[name], as: UTF8.self), value: valueStart..<index,
                    range: start..<min(index + 1, end)))
            index += 1
        }
        return attributes
    }
}
