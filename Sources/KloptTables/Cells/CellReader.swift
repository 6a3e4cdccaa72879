import KloptModel

/// What a cell's text turned out to be.
struct CellReading: Equatable, Sendable {
    var value: Int64 = 0
    var state: CellState
    var problem: CellProblem.Kind?
    /// Of a number that is present: with how many decimals it was written.
    var decimals: UInt8 = 0
    /// The text may begin a totals row: the row is looked at as a whole.
    var needsReview = false
    /// The text is the name of a column, as in a header.
    var isColumnName = false
    /// The bytes are not in the file's encoding.
    var isForeign = false

    static let missing = CellReading(state: .missing)
    static func unreadable(_ kind: CellProblem.Kind) -> CellReading { CellReading(state: .unreadable, problem: kind) }
}

/// Reads the cells of one column: the exact path, which every text that is not plain digits takes once.
struct CellReader: Sendable {
    /// A spreadsheet's own limit of characters in a cell.
    static let longestCell = 32_767
    /// The largest number that is counted with: 4,096 of them still add up within an `Int64`.
    static let largest: Int64 = 1_000_000_000_000

    let type: ColumnType
    let allowsNotApplicable: Bool
    let special: SpecialTexts
    let codes: CodeMatcher?
    let pool: TextPool

    /// Reads a text as it stands in the file; quotes around a whole cell are already gone.
    ///
    /// - Complexity: O(length), for a near spelling O(entries × length).
    func read(_ raw: String) -> CellReading {
        guard raw.utf8.count <= CellReader.longestCell || raw.count <= CellReader.longestCell else {
            return .unreadable(.unreadable)
        }
        var text = raw.trimmedOfSpaces
        if text.isEmpty { return .missing }
        if type == .text { return freeText(text) }

        // A number or code between quotes of its own, or with the apostrophe by which Excel stores digits as text.
        if text.utf8.count > 2, text.first == "\"", text.last == "\"" {
            text = String(text.dropFirst().dropLast()).trimmedOfSpaces
            if text.isEmpty { return .missing }
        }
        if let codes, case .entry(let index) = codes.match(text) {
            var reading = CellReading(value: codes.numbers[index], state: .present)
            reading.needsReview = special.isTotals(text)
            return reading
        }
        if SpecialTexts.isErrorValue(text) { return .unreadable(.errorValue) }
        if text == SheetText.notCalculated { return .unreadable(.notCalculated) }
        if special.isMissing(text) { return CellReading(state: .missing, problem: .missingMark) }
        if special.isNotApplicable(text) { return notApplicable }
        switch type {
        case .count, .number: return masked(text) ?? number(text)
        case .quarter, .period: return period(text)
        case .date: return date(text)
        case .code, .text: return code(text)
        }
    }

    private var notApplicable: CellReading {
        allowsNotApplicable
            ? CellReading(state: .notApplicable) : CellReading(state: .missing, problem: .notApplicableNotAllowed)
    }

    private func freeText(_ text: String) -> CellReading {
        if SpecialTexts.isErrorValue(text) { return .unreadable(.errorValue) }
        if text == SheetText.notCalculated { return .unreadable(.notCalculated) }
        if special.isMissing(text) { return CellReading(state: .missing, problem: .missingMark) }
        if special.isNotApplicable(text) { return notApplicable }
        if text.unicodeScalars.contains("\u{FFFD}") { return .unreadable(.damagedText) }
        var reading = CellReading(value: pool.number(of: text.withPlainSpaces.withSingleSpaces), state: .present)
        reading.needsReview = special.beginsLikeTotals(text)
        return reading
    }

    // MARK: Numbers

    private func number(_ text: String) -> CellReading {
        guard let number = NumberText.read(text, asCount: type == .count) else { return .unreadable(.unreadable) }
        return type == .count ? count(number) : decimal(number)
    }

    private func count(_ number: NumberText) -> CellReading {
        if number.hasPercent { return .unreadable(.unreadable) }
        if number.isNegative, number.whole > 0 || !number.decimals.isEmpty { return .unreadable(.negative) }
        if number.whole > CellReader.largest { return .unreadable(.outOfRange) }
        if !number.decimals.isEmpty { return .unreadable(.notWhole) }
        return CellReading(value: number.whole, state: .present)
    }

    private func decimal(_ number: NumberText) -> CellReading {
        guard number.whole <= CellReader.largest, number.decimals.count <= Number.columnDecimals else {
            return .unreadable(.outOfRange)
        }
        var fraction: Int64 = 0
        for place in 0..<Number.columnDecimals {
            let digit = place < number.decimals.count ? Int64(number.decimals[place]) - 48 : 0
            fraction = fraction * 10 + digit
        }
        let value = number.whole * Number.columnScale + fraction
        return CellReading(
            value: number.isNegative ? -value : value, state: .present,
            decimals: UInt8(clamping: number.writtenDecimals))
    }

    private static let belowMarks = ["minder dan", "kleiner dan", "less than", "fewer than", "<"]
    private static let atMostMarks = ["<=", "=<", "≤", "hoogstens", "maximaal", "ten hoogste", "at most"]

    /// `<5` as "at most 4", or nil when the text does not begin with such a mark.
    private func masked(_ text: String) -> CellReading? {
        let plain = text.withPlainSpaces.lowercased()
        let atMost = CellReader.atMostMarks.first { plain.hasPrefix($0) }
        guard let mark = atMost ?? CellReader.belowMarks.first(where: { plain.hasPrefix($0) }) else { return nil }
        let rest = String(plain.dropFirst(mark.count)).trimmedOfSpaces
        guard let limit = NumberText.read(rest, asCount: type == .count) else { return .unreadable(.unreadable) }
        var reading = type == .count ? count(limit) : decimal(limit)
        guard reading.state == .present else { return reading }
        // "Fewer than 5" of something counted is at most 4; of a share it is anything up to 5.
        if atMost == nil, type == .count { reading.value -= 1 }
        guard reading.value >= 0 else { return .unreadable(.unreadable) }
        reading.state = .atMost
        reading.problem = .masked
        return reading
    }

    // MARK: Periods, dates and codes

    private func period(_ text: String) -> CellReading {
        guard let found = PeriodText.read(text, acceptsYear: type == .period) else {
            return noMoment(text)
        }
        return CellReading(
            value: found.period.rawValue, state: .present,
            problem: found.isAssumed ? .nearSpelling(readAs: found.period.description) : nil)
    }

    private func date(_ text: String) -> CellReading {
        DateText.read(text).map { CellReading(value: $0.days, state: .present) } ?? noMoment(text)
    }

    /// A totals row may begin in the column of a quarter or a date.
    private func noMoment(_ text: String) -> CellReading {
        var reading = CellReading.unreadable(.unreadable)
        reading.needsReview = special.beginsLikeTotals(text)
        return reading
    }

    private func code(_ text: String) -> CellReading {
        guard let codes else { return .unreadable(.unknownCode(suggestion: nil)) }
        var reading: CellReading
        switch codes.match(text) {
        case .entry(let index):
            reading = CellReading(value: codes.numbers[index], state: .present)
        case .near(let index):
            let name = codes.list.entries[index].name
            reading = CellReading(value: codes.numbers[index], state: .present, problem: .nearSpelling(readAs: name))
        case .unknown(let suggestion):
            reading = .unreadable(.unknownCode(suggestion: suggestion.map { codes.list.entries[$0].name }))
        }
        if special.beginsLikeTotals(text) {
            // "Totaal" is no misspelled region.
            if reading.problem != nil { reading = .unreadable(.unknownCode(suggestion: nil)) }
            reading.needsReview = true
        }
        return reading
    }
}

extension String {
    /// Without spaces, line breaks, non-breaking and zero-width spaces at both ends.
    var trimmedOfSpaces: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
            let last = scalars.lastIndex(where: { !$0.isSpace })
        else { return "" }
        if first == startIndex, scalars.index(after: last) == endIndex { return self }
        return String(scalars[first...last])
    }

    /// With non-breaking and other odd spaces as plain ones.
    var withPlainSpaces: String {
        guard utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            result.unicodeScalars.append(scalar.isSpace && scalar != "\n" && scalar != "\r" ? " " : scalar)
        }
        return result
    }
}

extension String {
    /// With runs of spaces as one: two of them look like one in every program that shows a table.
    var withSingleSpaces: String {
        guard contains("  ") else { return self }
        var result = ""
        for scalar in unicodeScalars where scalar != " " || result.unicodeScalars.last != " " {
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}

extension Unicode.Scalar {
    /// White space, and the zero-width characters that come along with a copy from a web page.
    var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }
}
