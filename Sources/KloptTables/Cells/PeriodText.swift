import KloptModel

/// A quarter or a year as people write it: `2025-Q2`, `2025K2`, `2e kwartaal 2025`, or a date that lies in it.
package enum PeriodText {
    package struct Reading: Equatable {
        package var period: Period
        /// The text was a date, a month or a year of two digits: the quarter was concluded from it.
        package var isAssumed: Bool
    }

    /// The period that is the whole of a cell's text, or nil.
    package static func read(_ text: String, acceptsYear: Bool) -> Reading? {
        if let period = Period(canonical: text) {
            return period.isYear && !acceptsYear ? nil : Reading(period: period, isAssumed: false)
        }
        let tokens = tokens(of: text)
        guard !tokens.isEmpty, tokens.count <= 8 else { return nil }
        if let (period, length) = quarter(tokens, at: 0, shortYears: false), length == tokens.count {
            return Reading(period: period, isAssumed: false)
        }
        if acceptsYear, tokens.count == 1, let year = year(tokens[0], shortYears: false) {
            return Period(year: year).map { Reading(period: $0, isAssumed: false) }
        }
        if let (period, length) = quarter(tokens, at: 0, shortYears: true), length == tokens.count {
            return Reading(period: period, isAssumed: true)
        }
        return DateText.quarter(tokens).map { Reading(period: $0, isAssumed: true) }
    }

    /// The first quarter that a name or title mentions, with the part of the text that does so.
    package static func find(in text: String) -> (period: Period, range: Range<String.Index>)? {
        let tokens = tokens(of: text)
        for index in tokens.indices {
            if let (period, length) = quarter(tokens, at: index, shortYears: false) {
                return (period, tokens[index].range.lowerBound..<tokens[index + length - 1].range.upperBound)
            }
        }
        return nil
    }

    /// The first part of a text that tells a quarter without its year: "Q2", "2e kwartaal".
    static func findQuarterAlone(in text: String) -> (quarter: Int, range: Range<String.Index>)? {
        let tokens = tokens(of: text)
        for index in tokens.indices {
            guard let (quarter, length) = part(tokens[index...]) else { continue }
            return (quarter, tokens[index].range.lowerBound..<tokens[index + length - 1].range.upperBound)
        }
        return nil
    }

    /// A year further from a quarter than this is no year but a number.
    private static let mostYearsApart = 10

    /// Whether a text speaks of another quarter or year than the given one, and not of it.
    static func contradicts(_ text: String, _ period: Period) -> Bool {
        if let found = find(in: text) { return found.period != period }
        if let alone = findQuarterAlone(in: text), alone.quarter != period.quarter { return true }
        let years = tokens(of: text).compactMap { year($0, shortYears: false) }
            .filter { abs($0 - period.year) <= mostYearsApart }
        return !years.isEmpty && !years.contains(period.year)
    }

    // MARK: Tokens

    /// A run of letters (its match key) or of digits.
    struct Token {
        var word: String
        var isNumber: Bool
        var range: Range<String.Index>
        /// The character before it, when it is neither a letter nor a digit.
        var separator: Character?

        var value: Int? { isNumber && word.utf8.count <= 4 ? Int(word) : nil }
    }

    static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var separator: Character?
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let isNumber = isDigit(scalars[index])
            guard isNumber || isLetter(scalars[index]) else {
                separator = Character(scalars[index])
                index = scalars.index(after: index)
                continue
            }
            let start = index
            while index < scalars.endIndex, isNumber ? isDigit(scalars[index]) : isLetter(scalars[index]) {
                index = scalars.index(after: index)
            }
            let word = text[start..<index].matchKey
            tokens.append(Token(word: word, isNumber: isNumber, range: start..<index, separator: separator))
            separator = nil
        }
        return tokens
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// Also the accents that follow a letter as scalars of their own.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x300...0x36F: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic
        }
    }

    // MARK: Quarters

    private static let quarterWords: Set<String> = [
        "q", "k", "kw", "kwt", "kwrt", "kwart", "kwartaal", "quarter", "qtr", "qrt",
    ]
    private static let suffixes: Set<String> = ["e", "de", "ste", "st", "nd", "rd", "th"]
    private static let links: Set<String> = ["van", "of", "in"]
    private static let ordinals = [
        "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
    ]

    private static func year(_ token: Token, shortYears: Bool) -> Int? {
        guard let value = token.value else { return nil }
        if token.word.utf8.count == 4, (1900...2199).contains(value) { return value }
        return shortYears && token.word.utf8.count == 2 ? 2000 + value : nil
    }

    /// "Q2", "2e kwartaal", "tweede kwartaal": the quarter that the first tokens are, and how many they are.
    private static func part(_ tokens: ArraySlice<Token>) -> (Int, length: Int)? {
        func token(_ offset: Int) -> Token? { offset < tokens.count ? tokens[tokens.startIndex + offset] : nil }
        func number(_ token: Token?) -> Int? {
            guard let token, token.word.utf8.count == 1, let value = token.value, (1...4).contains(value) else {
                return nil
            }
            return value
        }
        guard let first = tokens.first else { return nil }
        if quarterWords.contains(first.word) { return number(token(1)).map { ($0, 2) } }
        guard let value = number(first) ?? ordinals[first.word] else { return nil }
        var next = 1
        if first.isNumber, let suffix = token(next), suffixes.contains(suffix.word) { next += 1 }
        guard let word = token(next), quarterWords.contains(word.word) else { return nil }
        return (value, next + 1)
    }

    /// The quarter that is written from a token on, and how many tokens it takes.
    private static func quarter(_ tokens: [Token], at start: Int, shortYears: Bool) -> (Period, length: Int)? {
        func token(_ offset: Int) -> Token? { start + offset < tokens.count ? tokens[start + offset] : nil }
        func year(at offset: Int) -> (Int, next: Int)? {
            var offset = offset
            if let link = token(offset), links.contains(link.word) { offset += 1 }
            guard let value = token(offset).flatMap({ Self.year($0, shortYears: shortYears) }) else { return nil }
            return (value, offset + 1)
        }
        func part(at offset: Int) -> (Int, next: Int)? {
            PeriodText.part(tokens[(start + offset)...]).map { ($0, offset + $1) }
        }
        if let (quarter, next) = part(at: 0), let (year, end) = year(at: next) {
            return Period(year: year, quarter: quarter).map { ($0, end) }
        }
        if let year = token(0).flatMap({ Self.year($0, shortYears: shortYears) }), let (quarter, end) = part(at: 1) {
            return Period(year: year, quarter: quarter).map { ($0, end) }
        }
        return nil
    }
}
