/// A quarter or a year.
///
/// In a column a period is stored as its `rawValue`: `year * 8 + part`, with part 0 for a whole year and 1...4 for a
/// quarter, so that periods of one kind sort by time.
package struct Period: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init?(year: Int, quarter: Int? = nil) {
        guard (1900...2199).contains(year), quarter.map({ (1...4).contains($0) }) ?? true else { return nil }
        rawValue = Int64(year) * 8 + Int64(quarter ?? 0)
    }

    package init?(rawValue: Int64) {
        guard (1900 * 8...2199 * 8 + 4).contains(rawValue), rawValue % 8 <= 4 else { return nil }
        self.rawValue = rawValue
    }

    package var year: Int { Int(rawValue / 8) }
    /// 1...4, or nil for a whole year.
    package var quarter: Int? { rawValue % 8 == 0 ? nil : Int(rawValue % 8) }
    package var isYear: Bool { rawValue % 8 == 0 }

    /// The last day of the quarter or year; nil outside the years of a `CalendarDate`.
    package var lastDay: CalendarDate? {
        let month = (quarter ?? 4) * 3
        return CalendarDate(year: year, month: month, day: month == 6 || month == 9 ? 30 : 31)
    }

    /// The period `count` of the same length later (earlier when negative), or nil outside 1900...2199.
    package func advanced(by count: Int) -> Period? {
        guard abs(count) < 4_000 else { return nil }
        guard let quarter else { return Period(year: year + count) }
        let ordinal = year * 4 + quarter - 1 + count
        return Period(year: ordinal / 4, quarter: ordinal % 4 + 1)
    }

    package static func < (left: Period, right: Period) -> Bool { left.rawValue < right.rawValue }

    /// The canonical notation, `2025-Q2` or `2025`; nil for any other text.
    package init?(canonical text: String) {
        var bytes = text.utf8.makeIterator()
        func digit() -> Int? {
            guard let byte = bytes.next(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            return Int(byte - UInt8(ascii: "0"))
        }
        var year = 0
        for _ in 0..<4 {
            guard let digit = digit() else { return nil }
            year = year * 10 + digit
        }
        guard let mark = bytes.next() else {
            self.init(year: year)
            return
        }
        guard mark == UInt8(ascii: "-"), bytes.next() == UInt8(ascii: "Q"), let quarter = digit(), bytes.next() == nil
        else { return nil }
        self.init(year: year, quarter: quarter)
    }
}

extension Period: CustomStringConvertible {
    package var description: String { quarter.map { "\(year)-Q\($0)" } ?? "\(year)" }
}

/// An inclusive stretch of periods; an absent end is open.
package struct PeriodRange: Hashable, Sendable {
    package var from: Period?
    package var to: Period?

    package static let always = PeriodRange(from: nil, to: nil)

    package init(from: Period?, to: Period?) {
        self.from = from
        self.to = to
    }

    /// Whether a period lies within; a year lies within when any of its quarters does.
    package func contains(_ period: Period) -> Bool {
        if let from, period.isYear ? period.year < from.year : period < from { return false }
        if let to, period.isYear ? period.year > to.year : period > to { return false }
        return true
    }
}
