/// How a file's bytes stand for characters.
enum TextEncoding: Equatable {
    /// ASCII is a part of it. A text that is not valid UTF-8 after all is read in the likelier of the next two.
    case utf8
    case windows1252
    case codePage850
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
        // A few cells that were pasted from elsewhere do not make the others another encoding.
        if isMostlyUTF8(bytes) { return Detected(encoding: .utf8, markLength: 0, isAssumed: false) }
        return Detected(encoding: SingleByteEvidence.likelier(of: bytes), markLength: 0, isAssumed: true)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// More characters above ASCII are whole in UTF-8 than bytes are none of it.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var (whole, broken) = (0, 0)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte >= 0x80 else { continue }
            let more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
            let isWhole =
                more > 0 && byte < 0xF5 && bytes[index...].prefix(more).count { (0x80...0xBF).contains($0) } == more
            if isWhole { whole += 1 } else { broken += 1 }
            if isWhole { index += more }
        }
        return whole > broken
    }

    /// Dutch text in UTF-16 has a NUL in nearly every pair of bytes, always on the same side.
    private static func utf16WithoutMark(_ bytes: ArraySlice<UInt8>) -> Detected? {
        var nulls = [0, 0]
        for (index, byte) in bytes.enumerated() where byte == 0 { nulls[index % 2] += 1 }
        let pairs = bytes.count / 2
        guard pairs >= 4, max(nulls[0], nulls[1]) * 10 >= pairs * 8, min(nulls[0], nulls[1]) == 0 else { return nil }
        return Detected(encoding: .utf16(littleEndian: nulls[1] > nulls[0]), markLength: 0, isAssumed: true)
    }

    /// The text of a cell's bytes, and whether they are not in the file's encoding.
    static func decoded(_ bytes: some BidirectionalCollection<UInt8>, in encoding: TextEncoding) -> (
        text: String, isForeign: Bool
    ) {
        func text(_ scalar: (UInt8) -> Unicode.Scalar) -> String {
            var scalars = String.UnicodeScalarView()
            for byte in bytes { scalars.append(scalar(byte)) }
            return String(scalars)
        }
        switch encoding {
        case .windows1252: return (text(Windows1252.scalar), false)
        case .codePage850: return (text(CodePage850.scalar), false)
        case .utf8, .utf16:
            if let valid = String(validating: bytes, as: UTF8.self) { return (valid, false) }
            return (decoded(bytes, in: SingleByteEvidence.likelier(of: bytes)).text, true)
        }
    }

    static func text(_ bytes: some BidirectionalCollection<UInt8>, in encoding: TextEncoding) -> String {
        decoded(bytes, in: encoding).text
    }
}

/// Turns UTF-16 into UTF-8 block by block, carrying a broken pair over to the next block.
struct UTF16Transcoder {
    private let littleEndian: Bool
    private var rest: [UInt8] = []
    /// How many half surrogates stood alone, and half units at the end: each became U+FFFD.
    private(set) var damaged = 0

    init(littleEndian: Bool) { self.littleEndian = littleEndian }

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
        if index < input.count {
            if isLast { units.append(UTF16Transcoder.lone) } else { rest = Array(input[index...]) }
        }
        if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) {
            units.removeLast()
            rest = Array(input[(index - 2)...])
        }
        damaged += UTF16Transcoder.loneSurrogates(in: units)
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What stands for half a unit: no character.
    private static let lone: UInt16 = 0xDC00

    private static func loneSurrogates(in units: [UInt16]) -> Int {
        var count = 0
        var isOpen = false
        for unit in units {
            if UTF16.isTrailSurrogate(unit), isOpen {
                isOpen = false
                continue
            }
            if isOpen { count += 1 }
            isOpen = UTF16.isLeadSurrogate(unit)
            if UTF16.isTrailSurrogate(unit) { count += 1 }
        }
        return isOpen ? count + 1 : count
    }
}
