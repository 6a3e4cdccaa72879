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
    func read(_ raw: String) -> CellReading { read(raw, key: raw.matchKey) }

    /// - Parameter key: the text's match key, which says the same of it without spaces and quotes around it.
    func read(_ raw: String, key: String) -> CellReading {
        guard raw.utf8.count <= CellReader.longestCell || raw.count <= CellReader.longestCell else {
            return .unreadable(.unreadable)
        }
        var text = raw.trimmedOfSpaces
        if text.isEmpty { return .missing }
        if type == .text { return freeText(text, key: key) }

        // A number or code between quotes of its own, or with the apostrophe by which Excel stores digits as text.
        if text.utf8.count > 2, text.utf8.first == Dialect.quote, text.utf8.last == Dialect.quote {
            text = String(text.dropFirst().dropLast()).trimmedOfSpaces
            if text.isEmpty { return .missing }
        }
        if let codes, let index = codes.entry(text, key: key) {
            var reading = CellReading(value: codes.numbers[index], state: .present)
            reading.needsReview = special.isTotals(key: key)
            return reading
        }
        if SpecialTexts.isErrorValue(text) { return .unreadable(.errorValue) }
        if text == SheetText.notCalculated { return .unreadable(.notCalculated) }
        if let reading = specialReading(text, key: key) { return reading }
        switch type {
        case .count, .number: return masked(text) ?? number(text)
        case .quarter, .period: return period(text, key: key)
        case .date: return date(text, key: key)
        case .code, .text: return code(text, key: key)
        }
    }

    private func specialReading(_ text: String, key: String) -> CellReading? {
        switch special.meaning(of: text, key: key) {
        case .missing?: CellReading(state: .missing, problem: .missingMark)
        case .notApplicable?: notApplicable
        case nil: nil
        }
    }

    private var notApplicable: CellReading {
        allowsNotApplicable
            ? CellReading(state: .notApplicable) : CellReading(state: .missing, problem: .notApplicableNotAllowed)
    }

    private func freeText(_ text: String, key: String) -> CellReading {
        if SpecialTexts.isErrorValue(text) { return .unreadable(.errorValue) }
        if text == SheetText.notCalculated { return .unreadable(.notCalculated) }
        if let reading = specialReading(text, key: key) { return reading }
        if text.utf8.hasByte(where: { $0 >= 0x80 }), text.unicodeScalars.contains("\u{FFFD}") {
            return .unreadable(.damagedText)
        }
        var reading = CellReading(value: pool.number(of: text.withPlainSpaces.withSingleSpaces), state: .present)
        reading.needsReview = special.beginsLikeTotals(text, key: key)
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

    private func period(_ text: String, key: String) -> CellReading {
        guard let found = PeriodText.read(text, acceptsYear: type == .period) else {
            return noMoment(text, key: key)
        }
        return CellReading(
            value: found.period.rawValue, state: .present,
            problem: found.isAssumed ? .nearSpelling(readAs: found.period.description) : nil)
    }

    private func date(_ text: String, key: String) -> CellReading {
        DateText.read(text).map { CellReading(value: $0.days, state: .present) } ?? noMoment(text, key: key)
    }

    /// A totals row may begin in the column of a quarter or a date.
    private func noMoment(_ text: String, key: String) -> CellReading {
        var reading = CellReading.unreadable(.unreadable)
        reading.needsReview = special.beginsLikeTotals(text, key: key)
        return reading
    }

    /// A text that is none of the list's.
    private func code(_ text: String, key: String) -> CellReading {
        guard let codes else { return .unreadable(.unknownCode(suggestion: nil)) }
        var reading: CellReading
        switch codes.nearest(key: key) {
        case .entry(let index):
            reading = CellReading(value: codes.numbers[index], state: .present)
        case .near(let index):
            let name = codes.list.entries[index].name
            reading = CellReading(value: codes.numbers[index], state: .present, problem: .nearSpelling(readAs: name))
        case .unknown(let suggestion):
            reading = .unreadable(.unknownCode(suggestion: suggestion.map { codes.list.entries[$0].name }))
        }
        if special.beginsLikeTotals(text, key: key) {
            // "Totaal" is no misspelled region.
            if reading.problem != nil { reading = .unreadable(.unknownCode(suggestion: nil)) }
            reading.needsReview = true
        }
        return reading
    }
}
