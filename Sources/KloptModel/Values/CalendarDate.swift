/// A day of the calendar, in the years 1600 to 2399.
///
/// In a column a date is stored as its `days`, so that dates sort by time and differ by days.
///
/// The Gregorian calendar, also for the years in which some countries did not have it yet.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", which count years from March so that a leap
/// day ends one.
package struct CalendarDate: Hashable, Comparable, Sendable {
    /// Whole days since 1970-01-01; below zero before it.
    package let days: Int64

    private static let firstYear = 1600
    private static let lastYear = 2399
    private static let validDays = ordinal(firstYear, 1, 1)...ordinal(lastYear, 12, 31)

    /// nil for a day that the calendar does not have, such as 31 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (CalendarDate.firstYear...CalendarDate.lastYear).contains(year), (1...12).contains(month),
            (1...CalendarDate.length(ofMonth: month, in: year)).contains(day)
        else { return nil }
        days = CalendarDate.ordinal(year, month, day)
    }

    /// nil outside the years 1600 to 2399.
    package init?(days: Int64) {
        guard CalendarDate.validDays.contains(days) else { return nil }
        self.days = days
    }

    /// The canonical notation, `2025-03-01` (ISO 8601, extended format of a complete date); nil for any other text.
    package init?(canonical text: String) {
        guard text.utf8.count == 10 else { return nil }
        let bytes = Array(text.utf8)
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = CalendarDate.number(bytes[0..<4]), let month = CalendarDate.number(bytes[5..<7]),
            let day = CalendarDate.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { parts.year }
    /// 1...12.
    package var month: Int { parts.month }
    /// 1...31.
    package var day: Int { parts.day }

    /// The quarter that the day lies in; nil outside the years that a `Period` can have.
    package var quarter: Period? {
        let (year, month, _) = parts
        return Period(year: year, quarter: (month + 2) / 3)
    }

    /// The date `count` days later (earlier when negative), or nil outside the years 1600 to 2399.
    package func advanced(by count: Int64) -> CalendarDate? {
        let (sum, overflow) = days.addingReportingOverflow(count)
        return overflow ? nil : CalendarDate(days: sum)
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }

    // MARK: The calendar

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days in 400 years, and from 1 March of the year 0 to 1970-01-01.
    private static let (daysOfEra, daysBefore1970) = (146_097, 719_468)

    private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * daysOfEra + dayOfEra - daysBefore1970)
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + CalendarDate.daysBefore1970
        let (era, dayOfEra) = (shifted / CalendarDate.daysOfEra, shifted % CalendarDate.daysOfEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = (monthFromMarch + 2) % 12 + 1
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(0) { number, digit in
            guard let number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            return number * 10 + Int(digit) - 48
        }
    }
}

extension CalendarDate: CustomStringConvertible {
    package var description: String {
        let (year, month, day) = parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}

extension CalendarDate {
    private static let months = [
        Localized("januari", en: "January"), Localized("februari", en: "February"), Localized("maart", en: "March"),
        Localized("april", en: "April"), Localized("mei", en: "May"), Localized("juni", en: "June"),
        Localized("juli", en: "July"), Localized("augustus", en: "August"),
        Localized("september", en: "September"), Localized("oktober", en: "October"),
        Localized("november", en: "November"), Localized("december", en: "December"),
    ]

    /// As people write it: "14 augustus 2025".
    package func text(in language: Language) -> String {
        let (year, month, day) = parts
        guard Self.months.indices.contains(month - 1) else { return description }
        return "\(day) \(Self.months[month - 1].text(in: language)) \(year)"
    }
}
