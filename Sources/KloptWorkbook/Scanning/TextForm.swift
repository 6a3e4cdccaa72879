/// The form in which a part's text stands: UTF-8, or UTF-16, which is turned into UTF-8 as a whole.
///
/// Source: XML 1.0 (fifth edition), section 4.3.3 and appendix F; ECMA-376 Part 2, section 9.1.
enum TextForm {
    /// A part in UTF-16 may be this long; no program is known to write large ones.
    static let largestUTF16 = 64 << 20

    /// The part as UTF-8, behind its byte order mark.
    static func utf8(_ stream: PartStream) throws(WorkbookError) -> PartStream {
        while stream.count - stream.position < 128, try stream.more() {}
        let start = unsafe Array(stream.rest.prefix(128))
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            stream.position += 3
            return try checked(stream, Array(start.dropFirst(3)))
        }
        if start.starts(with: [0xFF, 0xFE]) { return try transcoded(stream, littleEndian: true, mark: 2) }
        if start.starts(with: [0xFE, 0xFF]) { return try transcoded(stream, littleEndian: false, mark: 2) }
        if start.starts(with: [0x3C, 0]) { return try transcoded(stream, littleEndian: true, mark: 0) }
        if start.starts(with: [0, 0x3C]) { return try transcoded(stream, littleEndian: false, mark: 0) }
        return try checked(stream, start)
    }

    /// Refuses a part that declares another encoding.
    private static func checked(_ stream: PartStream, _ start: [UInt8]) throws(WorkbookError) -> PartStream {
        guard start.starts(with: Array("<?xml".utf8)) else { return stream }
        let text = String(decoding: start, as: UTF8.self).lowercased()
        guard let declaration = text.split(separator: "?>", maxSplits: 1).first,
            let name = declaration.split(separator: "encoding", maxSplits: 1).dropFirst().first
        else { return stream }
        let value = name.drop { $0 == " " || $0 == "=" }.dropFirst().prefix { $0 != "\"" && $0 != "'" }
        guard value == "utf-8" || value == "utf8" || value == "us-ascii" else {
            throw .damaged(.encoding, part: stream.path)
        }
        return stream
    }

    private static func transcoded(
        _ stream: PartStream, littleEndian: Bool, mark: Int
    ) throws(WorkbookError) -> PartStream {
        var units: [UInt16] = []
        var rest: [UInt8] = []
        stream.position += mark
        repeat {
            unsafe rest.append(contentsOf: stream.rest)
            stream.position = stream.count
            var index = 0
            while index + 1 < rest.count {
                let (first, second) = (UInt16(rest[index]), UInt16(rest[index + 1]))
                units.append(littleEndian ? second << 8 | first : first << 8 | second)
                index += 2
            }
            rest.removeFirst(index)
            guard units.count * 2 <= largestUTF16 else { throw .tooLarge(.entrySize, part: stream.path) }
        } while try stream.more()
        guard rest.isEmpty, let text = String(validating: units, as: UTF16.self) else {
            throw .damaged(.encoding, part: stream.path)
        }
        return PartStream(Array(text.utf8), path: stream.path)
    }
}
