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
        if hasZero(bytes) { return utf16WithoutMark(bytes.prefix(4096)) }
        // A block may end within a character: its last bytes are not held against it.
        var end = bytes.count
        while end > 0, bytes.count - end < 3, bytes[end - 1] >= 0x80 { end -= 1 }
        if isUTF8(bytes[..<end]), bytes.count - end < 3 || isUTF8(bytes[...]) {
            return Detected(encoding: .utf8, markLength: 0, isAssumed: false)
        }
        // A few cells that were pasted from elsewhere do not make the others another encoding.
        if isMostlyUTF8(bytes) { return Detected(encoding: .utf8, markLength: 0, isAssumed: false) }
        return Detected(encoding: SingleByteEvidence.likelier(of: bytes), markLength: 0, isAssumed: true)
    }

    private static func hasZero(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return false }
            return unsafe ByteSearch.first(0, in: start, from: 0, to: bytes.count) != nil
        }
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return true }
            var index = 0
            while let next = unsafe ByteSearch.firstAboveASCII(in: start, from: index, to: bytes.count) {
                let length = unsafe lengthOfCharacter(in: bytes, at: next)
                guard length > 0 else { return false }
                index = next + length
            }
            return true
        }
    }

    /// More characters above ASCII are whole in UTF-8 than bytes are none of it.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var (whole, broken) = (0, 0)
            var index = 0
            while index < bytes.count {
                guard unsafe bytes[index] >= 0x80 else {
                    index += 1
                    continue
                }
                let length = unsafe lengthOfCharacter(in: bytes, at: index)
                if length > 0 { whole += 1 } else { broken += 1 }
                index += max(length, 1)
            }
            return whole > broken
        }
    }

    /// How many bytes the character above ASCII takes that begins at an index; 0 where none does, or not all of it is there.
    ///
    /// Source: the Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
    private static func lengthOfCharacter(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>)
        switch unsafe bytes[index] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, unsafe second.contains(bytes[index + 1]) else { return 0 }
        for more in index + 2..<index + length where unsafe !(0x80...0xBF).contains(bytes[more]) { return 0 }
        return length
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
        // ASCII is the same in each.
        if !bytes.contains(where: { $0 >= 0x80 }) { return (String(decoding: bytes, as: UTF8.self), false) }
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
