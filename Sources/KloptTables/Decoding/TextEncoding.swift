/// How a file's bytes stand for characters.
enum TextEncoding: Equatable {
    /// ASCII is a part of it. A text that is not valid UTF-8 after all is read as Windows-1252.
    case utf8
    case windows1252
    case utf16(littleEndian: Bool)

    struct Detected: Equatable {
        var encoding: TextEncoding
        /// How many bytes of byte order mark to skip.
        var markLength: Int
        /// The bytes do not say so themselves.
        var isAssumed: Bool
    }

    /// Decides from the first bytes of a file.
    ///
    /// - Returns: nil for bytes that are no text (a NUL that UTF-16 does not explain).
    static func detect(_ bytes: [UInt8]) -> Detected? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Detected(encoding: .utf8, markLength: 3, isAssumed: false) }
        // UTF-32 begins like UTF-16; no spreadsheet writes it, and read as UTF-16 it is nonsense.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return nil }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return Detected(encoding: .utf16(littleEndian: true), markLength: 2, isAssumed: false)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return Detected(encoding: .utf16(littleEndian: false), markLength: 2, isAssumed: false)
        }
        if bytes.contains(0) { return utf16WithoutMark(bytes.prefix(4096)) }
        // A block may end within a character: its last bytes are not held against it.
        var end = bytes.count
        while end > 0, bytes.count - end < 3, bytes[end - 1] >= 0x80 { end -= 1 }
        if String(validating: bytes[..<end], as: UTF8.self) != nil, bytes.count - end < 3 || isUTF8(bytes) {
            return Detected(encoding: .utf8, markLength: 0, isAssumed: false)
        }
        return Detected(encoding: .windows1252, markLength: 0, isAssumed: true)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// Dutch text in UTF-16 has a NUL in nearly every pair of bytes, always on the same side.
    private static func utf16WithoutMark(_ bytes: ArraySlice<UInt8>) -> Detected? {
        var nulls = [0, 0]
        for (index, byte) in bytes.enumerated() where byte == 0 { nulls[index % 2] += 1 }
        let pairs = bytes.count / 2
        guard pairs >= 4, max(nulls[0], nulls[1]) * 10 >= pairs * 8, min(nulls[0], nulls[1]) == 0 else { return nil }
        return Detected(encoding: .utf16(littleEndian: nulls[1] > nulls[0]), markLength: 0, isAssumed: true)
    }

    /// The text of a cell's bytes.
    static func text(_ bytes: some Collection<UInt8>, in encoding: TextEncoding) -> String {
        if encoding != .windows1252, let text = String(validating: bytes, as: UTF8.self) { return text }
        return Windows1252.decode(bytes)
    }
}

/// Turns UTF-16 into UTF-8 block by block, carrying a broken pair over to the next block.
struct UTF16Transcoder {
    private let littleEndian: Bool
    private var rest: [UInt8] = []

    init(littleEndian: Bool) { self.littleEndian = littleEndian }

    /// A half surrogate that stands alone becomes U+FFFD.
    mutating func transcode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        let input = rest + bytes
        rest = []
        var units: [UInt16] = []
        units.reserveCapacity(input.count / 2)
        var index = 0
        while index + 1 < input.count {
            let (first, second) = (UInt16(input[index]), UInt16(input[index + 1]))
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
            index += 2
        }
        if index < input.count { rest = Array(input[index...]) }
        if !isLast, let last = units.last, (0xD800...0xDBFF).contains(last) {
            units.removeLast()
            rest = Array(input[(index - 2)...])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
