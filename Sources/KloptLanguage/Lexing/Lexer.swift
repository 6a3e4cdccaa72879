import KloptModel

/// Cuts rule text into tokens. Whatever it cannot read becomes a diagnostic and is skipped.
///
/// - Complexity: linear in the length of the text.
struct Lexer {
    private let source: SourceText
    private let bytes: [UInt8]
    private let problems: ProblemSink
    private var offset: Int
    private let end: Int
    /// Inside a text's `{…}` quotes are written `\"`.
    private let quotesAreEscaped: Bool
    private var tokens: [Token] = []
    private var startsLine = true
    private var spaceBefore = true

    static func tokens(of source: SourceText, problems: ProblemSink) -> [Token] {
        var lexer = Lexer(source, 0..<source.bytes.count, problems: problems, quotesAreEscaped: false)
        return lexer.run()
    }

    /// The tokens of an expression in a template.
    static func tokens(ofPart range: Range<Int>, in source: SourceText, problems: ProblemSink) -> [Token] {
        var lexer = Lexer(source, range, problems: problems, quotesAreEscaped: true)
        return lexer.run()
    }

    private init(_ source: SourceText, _ range: Range<Int>, problems: ProblemSink, quotesAreEscaped: Bool) {
        self.source = source
        bytes = source.bytes
        self.problems = problems
        self.quotesAreEscaped = quotesAreEscaped
        offset = range.lowerBound
        end = min(range.upperBound, bytes.count)
        // Rule files have fewer tokens.
        tokens.reserveCapacity(range.count / 12 + 4)
        if !quotesAreEscaped, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    private mutating func run() -> [Token] {
        while skipSpace(), offset < end { readToken() }
        tokens.append(Token(kind: .end, range: end..<end, startsLine: true, spaceBefore: true))
        return tokens
    }

    private func byte(_ ahead: Int = 0) -> UInt8? { offset + ahead < end ? bytes[offset + ahead] : nil }

    /// Where the line ends on which a byte stands.
    private func lineEnd(from start: Int) -> Int {
        var index = start
        while index < end, bytes[index] != 0x0A { index += 1 }
        return index
    }

    /// Skips white space and comments; always true.
    private mutating func skipSpace() -> Bool {
        while let byte = byte() {
            switch byte {
            case 0x0A:
                startsLine = true
                offset += 1
            case 0x20, 0x09, 0x0D: offset += 1
            case 0xC2 where self.byte(1) == 0xA0: offset += 2
            case UInt8(ascii: "-") where self.byte(1) == byte: offset = lineEnd(from: offset)
            default: return true
            }
            spaceBefore = true
        }
        return true
    }

    private mutating func readToken() {
        guard let byte = byte() else { return }
        switch byte {
        case UInt8(ascii: "|") where startsLine: readRow()
        case UInt8(ascii: "\""): readText(opening: 1)
        case UInt8(ascii: "\\") where quotesAreEscaped && self.byte(1) == UInt8(ascii: "\""): readText(opening: 2)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumberOrWord()
        default:
            if case let end = wordEnd(from: offset), end > offset { emit(.word, end - offset) } else { readSymbol() }
        }
    }

    private mutating func emit(_ kind: Token.Kind, _ length: Int, mistake: Int8? = nil) {
        tokens.append(
            Token(
                kind: kind, mistake: mistake, range: offset..<offset + length, startsLine: startsLine,
                spaceBefore: spaceBefore))
        offset += length
        (startsLine, spaceBefore) = (false, false)
    }

    // MARK: Words and numbers

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// How many bytes the character of a name at an offset takes; 0 when it is none.
    private func nameLength(at offset: Int) -> Int {
        guard offset < end else { return 0 }
        let byte = bytes[offset]
        if byte < 0x80 { return Lexer.isNameByte(byte) ? 1 : 0 }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard offset + length <= end,
            let scalar = source.text(offset..<offset + length).unicodeScalars.first,
            scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        else { return 0 }
        return length
    }

    private func wordEnd(from start: Int) -> Int {
        var index = start
        while true {
            while index < end, Lexer.isNameByte(bytes[index]) { index += 1 }
            guard case let length = nameLength(at: index), length > 0 else { return index }
            index += length
        }
    }

    private mutating func readNumberOrWord() {
        let wordLength = wordEnd(from: offset) - offset
        let digits = digitCount(from: offset)
        guard digits == wordLength else { return emit(.word, wordLength) }
        if digits == 4, byte(4) == UInt8(ascii: "-") {
            if byte(5) == UInt8(ascii: "Q"), case let rest = wordEnd(from: offset + 5) - offset, rest > 6 {
                return emit(.period, rest)
            }
            if digitCount(from: offset + 5) == 2, byte(7) == UInt8(ascii: "-"), digitCount(from: offset + 8) == 2 {
                return emit(.date, 10)
            }
        }
        var length = digits
        if byte(digits) == UInt8(ascii: "."), case let decimals = digitCount(from: offset + digits + 1), decimals > 0 {
            length += 1 + decimals
        }
        if byte(length) == UInt8(ascii: "%") {
            emit(.percentage, length + 1)
        } else {
            emit(.number, length)
        }
    }

    private func digitCount(from start: Int) -> Int {
        var index = start
        while index < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        return max(0, index - start)
    }

    // MARK: Texts, rows and marks

    private mutating func readText(opening: Int) {
        var index = offset + opening
        while index < end, case let byte = bytes[index], byte != 0x0A {
            if byte == UInt8(ascii: "\\") {
                let next = index + 1 < end ? bytes[index + 1] : 0x0A
                if opening == 2, next == UInt8(ascii: "\"") { return emit(.text, index + 2 - offset) }
                switch next {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"): break
                default:
                    let site = Site(source: source, range: index..<min(index + 2, end))
                    problems.report(.unknownEscape(source.text(site.range)), at: site)
                }
                index += next == 0x0A ? 1 : 2
            } else if byte == UInt8(ascii: "\"") {
                return emit(.text, index + 1 - offset)
            } else {
                index += 1
            }
        }
        problems.report(.unterminatedText, at: Site(source: source, range: offset..<index))
        emit(.text, index - offset)
    }

    private mutating func readRow() {
        var index = lineEnd(from: offset)
        if index > offset, bytes[index - 1] == 0x0D { index -= 1 }
        emit(.row, index - offset)
    }

    /// Whether these two bytes are one mark.
    private static func isPair(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"): second == UInt8(ascii: "=")
        case UInt8(ascii: "."): second == first
        default: false
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","),
            UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "|"):
            true
        default: false
        }
    }

    /// Marks of other languages and of word processors, with what klopt writes; reading goes on as if it stood there.
    static let mistaken: [(found: String, meant: StaticString)] = [
        ("==", "="), ("<>", "!="), ("=>", ">="), ("=<", "<="), ("≠", "!="), ("≥", ">="), ("≤", "<="), ("&&", "and"),
        ("||", "or"), ("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-"),
    ]

    /// Whether a byte is the second character of one of those that are ASCII.
    private static func endsMistake(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"): true
        default: false
        }
    }

    static let quotes = ["“", "”", "„"].map { Array($0.utf8) }

    /// A text in the quotes of a word processor, which is reported once and read; false when there is none here.
    private mutating func readTypographicText() -> Bool {
        func quoteLength(at index: Int) -> Int? {
            if index < end, bytes[index] == UInt8(ascii: "\"") { return 1 }
            return Lexer.quotes.first { bytes[index..<end].starts(with: $0) }?.count
        }
        guard let byte = byte(), byte >= 0x80, let opening = quoteLength(at: offset) else { return false }
        var index = offset + opening
        while index < end, bytes[index] != 0x0A {
            if let closing = quoteLength(at: index) {
                let site = Site(source: source, range: offset..<offset + opening)
                problems.report(.unexpectedCharacter(source.text(site.range), instead: "\""), at: site)
                emit(.text, index + closing - offset)
                return true
            }
            index += 1
        }
        return false
    }

    /// A mark that is reported and read as the right one; false when there is none here.
    private mutating func readMistakenMark() -> Bool {
        guard let byte = byte(), let next = self.byte(1), byte >= 0x80 || Lexer.endsMistake(next) else {
            return false
        }
        for (number, (found, meant)) in Lexer.mistaken.enumerated()
        where bytes[offset..<end].starts(with: found.utf8) {
            let length = found.utf8.count
            let meant = "\(meant)"
            problems.report(
                .unexpectedCharacter(found, instead: meant), at: Site(source: source, range: offset..<offset + length))
            emit(meant == "and" || meant == "or" ? .word : .symbol, length, mistake: Int8(number))
            return true
        }
        return false
    }

    private mutating func readSymbol() {
        if readMistakenMark() || readTypographicText() { return }
        guard let byte = byte() else { return }
        if let next = self.byte(1), Lexer.isPair(byte, next) { return emit(.symbol, 2) }
        if Lexer.isMark(byte) { return emit(.symbol, 1) }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        let site = Site(source: source, range: offset..<min(offset + length, end))
        problems.report(.unexpectedCharacter(source.text(site.range), instead: nil), at: site)
        offset = site.range.upperBound
        spaceBefore = true
    }
}
