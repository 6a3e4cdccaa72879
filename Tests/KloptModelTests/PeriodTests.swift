import Testing

@testable import KloptModel

@Suite struct PeriodTests {
    private static func period(_ text: String) throws -> Period { try #require(Period(canonical: text)) }

    @Test(arguments: ["2025-Q2", "2025", "1900-Q1", "2199-Q4", "2199"])
    func `a canonical notation reads as itself`(_ text: String) throws {
        #expect(try Self.period(text).description == text)
    }

    @Test(arguments: [
        "", "2025-Q0", "2025-Q5", "2025-q2", "25-Q2", "2025Q2", "2025-Q2 ", "2025-2", "1899", "2200", "20250", "2025-",
        "-2025", "2025-Q²",
    ])
    func `any other notation is no period`(_ text: String) { #expect(Period(canonical: text) == nil) }

    @Test(arguments: [
        ("2025-Q1", -1, "2024-Q4"), ("2024-Q4", 1, "2025-Q1"), ("2025-Q2", -4, "2024-Q2"), ("2025-Q2", 0, "2025-Q2"),
        ("2025-Q3", 6, "2027-Q1"), ("2025", -1, "2024"), ("2025", 2, "2027"),
    ]) func `a period so many later is of the same length`(_ from: String, _ count: Int, _ to: String) throws {
        #expect(try Self.period(from).advanced(by: count) == Self.period(to))
    }

    @Test func `beyond the years that are known there is no period`() throws {
        #expect(try Self.period("2199-Q4").advanced(by: 1) == nil)
        #expect(try Self.period("1900-Q1").advanced(by: -1) == nil)
        #expect(try Self.period("2025-Q1").advanced(by: .max) == nil)
        #expect(try Self.period("2025").advanced(by: -3_999) == nil)
    }

    @Test func `quarters sort by time, and a raw value reads back`() throws {
        let quarters = try ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q4", "2026-Q1"].map(Self.period)
        #expect(quarters.reversed().sorted() == quarters)
        for quarter in quarters { #expect(Period(rawValue: quarter.rawValue) == quarter) }
    }

    @Test(arguments: [Int64.min, -1, 0, 1900 * 8 - 1, 2025 * 8 + 5, 2025 * 8 + 7, 2199 * 8 + 5, Int64.max] as [Int64])
    func `a raw value that is no period is refused`(_ raw: Int64) { #expect(Period(rawValue: raw) == nil) }

    @Test func `a year has no quarter`() throws {
        let year = try Self.period("2025")
        #expect(year.isYear && year.quarter == nil && year.year == 2025)
        let quarter = try Self.period("2025-Q3")
        #expect(!quarter.isYear && quarter.quarter == 3 && quarter.year == 2025)
    }

    @Test func `a range holds its ends`() throws {
        let range = PeriodRange(from: try Self.period("2023-Q3"), to: try Self.period("2024-Q4"))
        for text in ["2023-Q3", "2024-Q1", "2024-Q4"] { #expect(range.contains(try Self.period(text)), "\(text)") }
        for text in ["2023-Q2", "2025-Q1"] { #expect(!range.contains(try Self.period(text)), "\(text)") }
    }

    @Test func `a year lies in a range when any of its quarters does`() throws {
        let range = PeriodRange(from: try Self.period("2023-Q3"), to: try Self.period("2024-Q1"))
        for text in ["2023", "2024"] { #expect(range.contains(try Self.period(text)), "\(text)") }
        for text in ["2022", "2025"] { #expect(!range.contains(try Self.period(text)), "\(text)") }
    }

    @Test func `an absent end is open`() throws {
        let quarter = try Self.period("2025-Q2")
        #expect(PeriodRange.always.contains(quarter))
        #expect(PeriodRange(from: nil, to: quarter).contains(try Self.period("1900-Q1")))
        #expect(PeriodRange(from: quarter, to: nil).contains(try Self.period("2199-Q4")))
        #expect(!PeriodRange(from: quarter, to: nil).contains(try Self.period("2025-Q1")))
    }
}
