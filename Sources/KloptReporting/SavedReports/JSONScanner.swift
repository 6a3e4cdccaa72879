/// Reads JSON (RFC 8259) value by value as the caller asks for them; what nobody asks for is passed over.
///
/// Names stand in the order of the text, and a number is given as it is written: nothing passes through a `Double`.
/// Text that is not UTF-8 is mended as `String(decoding:)` does.
struct JSONScanner {
    /// The text is no JSON, or not what was asked for; `offset` counts bytes from the start.
    struct Problem: Error, Equatable {
        var offset: Int
    }

    enum Scalar: Hashable {
        case text(String)
        /// As written.
        case number(String)
        case truth(Bool)
        case null
    }

    /// Objects and arrays within each other; klopt writes six.
    static let deepest = 32

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    // MARK: Objects and arrays

    /// Reads an object; `read` gets each name and takes its value, or passes it over.
    mutating func object(_ read: (inout JSONScanner, String) throws -> Void) throws {
        try container(from: UInt8(ascii: "{"), to: UInt8(ascii: "}")) { scanner in
            let name = try scanner.string()
            try scanner.expect(UInt8(ascii: ":"))
            try read(&scanner, name)
        }
    }

    /// Reads an array; `read` takes each value, or passes it over.
    mutating func array(_ read: (inout JSONScanner) throws -> Void) throws {
        try container(from: UInt8(ascii: "["), to: UInt8(ascii: "]"), read)
    }

    private mutating func container(
        from opening: UInt8, to closing: UInt8, _ read: (inout JSONScanner) throws -> Void
    ) throws {
        try expect(opening)
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw problem }
        guard !take(closing) else { return }
        repeat { try read(&self) } while take(UInt8(ascii: ","))
        try expect(closing)
    }

    /// Passes over a value.
    mutating func skip() throws {
        switch next {
        case UInt8(ascii: "{"): try object { scanner, _ in try scanner.skip() }
        case UInt8(ascii: "["): try array { try $0.skip() }
        case UInt8(ascii: "\""): _ = try text()
        default: _ = try scalar()
        }
    }

    /// Whether an array comes next.
    var isAtArray: Bool {
        mutating get { next == UInt8(ascii: "[") }
    }

    /// Takes a null when it comes next.
    mutating func takeNull() throws -> Bool {
        guard next == UInt8(ascii: "n") else { return false }
        return try scalar() == .null
    }

    /// What stands behind the last value is nothing.
    mutating func end() throws {
        guard next == nil else { throw problem }
    }

    // MARK: Values

    mutating func string() throws -> String {
        guard next == UInt8(ascii: "\"") else { throw problem }
        let (range, isPlain) = try text()
        return isPlain ? String(decoding: bytes[range], as: UTF8.self) : try unescaped(range)
    }

    /// A text, or nil for null.
    mutating func optionalString() throws -> String? {
        try takeNull() ? nil : try string()
    }

    /// A text, a number, true, false or null.
    mutating func scalar() throws -> Scalar {
        if next == UInt8(ascii: "\"") { return .text(try string()) }
        let start = position
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return .truth(true)
        case "false": return .truth(false)
        case "null": return .null
        default:
            guard Self.isNumber(word) else { throw Problem(offset: start) }
            return .number(word)
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "E"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// RFC 8259, section 6, but for zeros in front.
    private static func isNumber(_ word: String) -> Bool {
        var rest = word.utf8[...]
        func digits() -> Bool {
            let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(count)
            return count > 0
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard digits() else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() else { return false }
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() else { return false }
        }
        return rest.isEmpty
    }

    // MARK: Texts

    /// Passes over a text; where it stands without its quotes, and whether nothing in it is escaped.
    private mutating func text() throws -> (Range<Int>, isPlain: Bool) {
        position += 1
        let start = position
        var isPlain = true
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return (start..<position - 1, isPlain)
            case UInt8(ascii: "\\"):
                isPlain = false
                position += 2
            case 0..<0x20: throw problem
            default: position += 1
            }
        }
        position = bytes.count
        throw problem
    }

    private func unescaped(_ range: Range<Int>) throws -> String {
        var units: [UInt8] = []
        units.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                units.append(bytes[index])
                index += 1
                continue
            }
            index += 1
            guard index < range.upperBound else { throw Problem(offset: index) }
            let mark = bytes[index]
            index += 1
            switch mark {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(mark)
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "u"):
                var codes = [try code(&index, in: range)]
                // A character beyond the first 65,536 is written as two.
                if UTF16.isLeadSurrogate(codes[0]), index + 1 < range.upperBound, bytes[index] == UInt8(ascii: "\\"),
                    bytes[index + 1] == UInt8(ascii: "u")
                {
                    index += 2
                    codes.append(try code(&index, in: range))
                }
                units += Array(String(decoding: codes, as: UTF16.self).utf8)
            default: throw Problem(offset: index - 1)
            }
        }
        return String(decoding: units, as: UTF8.self)
    }

    /// Four hexadecimal digits.
    private func code(_ index: inout Int, in range: Range<Int>) throws -> UInt16 {
        guard index + 4 <= range.upperBound,
            let code = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw Problem(offset: index) }
        index += 4
        return code
    }

    // MARK: Bytes

    private var problem: Problem { Problem(offset: position) }

    /// The first byte that is no space; nil at the end.
    private var next: UInt8? {
        mutating get {
            while position < bytes.count {
                switch bytes[position] {
                case 0x20, 0x09, 0x0A, 0x0D: position += 1
                default: return bytes[position]
                }
            }
            return nil
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws {
        guard take(byte) else { throw problem }
    }
}
