import KloptModel
import Testing

@Suite struct CalendarDateTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2025-03-01", 20_148), ("1600-01-01", -135_140), ("2399-12-31", 157_053),
        ])
    func `a date is a number of days since 1970`(text: String, days: Int) throws {
        let date = try #require(CalendarDate(canonical: text))
        #expect(date.days == Int64(days))
        #expect(date.description == text)
    }

    @Test(
        arguments: [
            "2025-02-29", "1900-02-29", "2025-02-31", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00",
            "1599-12-31", "2400-01-01", "2025-3-1", "01-03-2025", "2025-03-01 ", "2025/03/01", "2025-03-0x", "",
            "-025-03-01", "２０２５-03-01",
        ])
    func `what the calendar does not have is no date`(text: String) {
        #expect(CalendarDate(canonical: text) == nil)
    }

    @Test func `each day follows the one before, from the first to the last`() throws {
        var date = try #require(CalendarDate(year: 1600, month: 1, day: 1))
        var count = 1
        while let next = date.advanced(by: 1) {
            let isNextDay = next.year == date.year && next.month == date.month && next.day == date.day + 1
            let isNextMonth = next.day == 1 && (next.year * 12 + next.month) == (date.year * 12 + date.month) + 1
            guard isNextDay || isNextMonth, date < next,
                CalendarDate(year: next.year, month: next.month, day: next.day) == next
            else {
                Issue.record("\(next) after \(date)")
                return
            }
            (date, count) = (next, count + 1)
        }
        // 800 years of 146,097 days each 400.
        #expect((date.description, count) == ("2399-12-31", 292_194))
    }

    @Test func `beyond its years there is no date, however far`() throws {
        let date = try #require(CalendarDate(canonical: "2025-03-01"))
        #expect(date.advanced(by: .max) == nil)
        #expect(date.advanced(by: .min) == nil)
        #expect(CalendarDate(days: .max) == nil)
        #expect(CalendarDate(days: .min) == nil)
        #expect(date.advanced(by: -60)?.description == "2024-12-31")
    }

    @Test(arguments: [("2025-03-31", "2025-Q1"), ("2025-04-01", "2025-Q2"), ("2025-12-31", "2025-Q4")])
    func `a date lies in a quarter`(text: String, quarter: String) {
        #expect(CalendarDate(canonical: text)?.quarter == Period(canonical: quarter))
    }

    @Test func `a date long ago lies in no quarter that klopt has`() throws {
        #expect(try #require(CalendarDate(canonical: "1850-01-01")).quarter == nil)
    }
}
