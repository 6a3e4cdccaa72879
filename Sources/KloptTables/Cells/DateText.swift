import KloptModel

/// A date as people write it, the day first or the year first: `2025-04-01`, `1-4-2025`, `01/04/2025`, `1 april 2025`.
enum DateText {
    /// The date that is the whole of a cell's text, or nil. A time behind it is left out.
    static func read(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(canonical: text) { return date }
        // The apostrophe by which Excel stores a text; any other mark around a date ("<", "?") means something.
        let plain = text.first == "'" ? String(text.dropFirst()) : text
        let tokens = PeriodText.tokens(of: plain)
        guard tokens.first?.range.lowerBound == plain.startIndex, tokens.last?.range.upperBound == plain.endIndex else {
            return nil
        }
        return date(tokens)
    }

    /// - Parameter allowed: what may stand between its parts.
    static func date(
        _ tokens: [PeriodText.Token], separators allowed: String = "-/. "
    ) -> CalendarDate? {
        guard let parts = withoutTime(tokens), parts.count == 3, let month = month(parts[1]) else { return nil }
        guard parts.dropFirst().allSatisfy({ $0.separator.map { allowed.contains($0) } ?? false }) else { return nil }
        if let year = year(parts[0]), let day = day(parts[2]) {
            return CalendarDate(year: year, month: month, day: day)
        }
        if let year = year(parts[2]), let day = day(parts[0]) {
            return CalendarDate(year: year, month: month, day: day)
        }
        return nil
    }

    /// The quarter of a date, or of a month: `maart 2025`.
    static func quarter(_ tokens: [PeriodText.Token]) -> Period? {
        if tokens.count == 2, !tokens[0].isNumber, let month = month(tokens[0]), let year = year(tokens[1]) {
            return Period(year: year, quarter: (month + 2) / 3)
        }
        return date(tokens)?.quarter
    }

    /// A time behind a date is what a spreadsheet writes: `2025-04-01 00:00:00`. Nil when something else is there.
    private static func withoutTime(_ tokens: [PeriodText.Token]) -> [PeriodText.Token]? {
        guard tokens.count > 3 else { return tokens }
        let time = tokens.dropFirst(3)
        guard tokens.count <= 8, time.allSatisfy({ $0.isNumber || $0.word == "t" }),
            time.contains(where: { $0.separator == ":" })
        else { return nil }
        return Array(tokens.prefix(3))
    }

    private static let months: [[String]] = [
        ["januari", "january", "jan"], ["februari", "february", "feb"], ["maart", "march", "mrt", "mar"],
        ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
        ["augustus", "august", "aug"],
        ["september", "sep", "sept"], ["oktober", "october", "okt", "oct"], ["november", "nov"], ["december", "dec"],
    ]

    private static func year(_ token: PeriodText.Token) -> Int? { token.word.utf8.count == 4 ? token.value : nil }

    private static func month(_ token: PeriodText.Token) -> Int? {
        guard token.isNumber else { return months.firstIndex { $0.contains(token.word) }.map { $0 + 1 } }
        return day(token).flatMap { (1...12).contains($0) ? $0 : nil }
    }

    private static func day(_ token: PeriodText.Token) -> Int? { token.word.utf8.count <= 2 ? token.value : nil }
}
