import KloptModel
import Testing

@testable import KloptEngine

/// Figures are compared at the precision with which they were printed, and never at a finer one than the rule asks.
@Suite struct PrintedPrecisionTests {
    /// The outcome of `x = 100 * a / b rounded to …` for a share as it is written; 1726 of 4864 is 35.4852 %.
    private static func outcome(_ written: String, _ comparison: String, before: String = "") throws -> String {
        try Trial(lines: before + "holds " + comparison).report(
            """
            ips
            | organisatie | regio | kwartaal | a    | b    | x |
            | GGZ 01      | Noord | 2025-Q2  | 1726 | 4864 | \(written) |
            """
        ).outcomes(of: "r")
    }

    @Test(arguments: [
        ("35,5%", "passed 1"), ("35.5", "passed 1"), ("35", "passed 1"), ("35%", "passed 1"), ("35,0", "failed 1"),
        ("35,0%", "failed 1"), ("36", "failed 1"), ("34,5", "failed 1"), ("35,49", "passed 1"), ("35,40", "failed 1"),
        ("-35", "failed 1"),
    ])
    func `a share against one decimal`(written: String, expected: String) throws {
        #expect(try Self.outcome(written, "x = 100 * a / b rounded to 1 decimal") == expected)
        let opposite = expected == "passed 1" ? "failed 1" : "passed 1"
        #expect(try Self.outcome(written, "x != 100 * a / b rounded to 1 decimal") == opposite)
    }

    @Test(arguments: [
        ("35", "passed 1"), ("35,5", "passed 1"), ("35,49", "passed 1"), ("35,4", "failed 1"), ("35,0", "failed 1"),
    ])
    func `a share against two decimals`(written: String, expected: String) throws {
        #expect(try Self.outcome(written, "x = 100 * a / b rounded to 2 decimals") == expected)
    }

    @Test func `a let that is the cell has its precision; one that computes with it has none`() throws {
        let rule = "gedrukt = 100 * a / b rounded to 1 decimal"
        #expect(try Self.outcome("35", rule, before: "let gedrukt = x\n  ") == "passed 1")
        #expect(try Self.outcome("35", rule, before: "let gedrukt = x + 0\n  ") == "failed 1")
    }

    @Test func `a count is held to what the rule asks`() throws {
        let report = try Trial(lines: "holds a = b / 3 rounded to 1 decimal").report(
            """
            ips
            | organisatie | regio | kwartaal | a | b |
            | GGZ 01      | Noord | 2025-Q2  | 3 | 10 |
            """)
        #expect(report.outcomes(of: "r") == "failed 1")
    }

    @Test func `an issue is worded at the precision by which it was judged`() throws {
        let report = try Trial(
            lines: """
                holds x = 100 * a / b rounded to 1 decimal
                  hint  when x = 100 * b / a rounded to 1 decimal: "Verwisseld."
                  say   "Gedrukt is {x}%."
                """
        ).report(
            """
            ips
            | organisatie | regio | kwartaal | a  | b  | x |
            | GGZ 01      | Noord | 2025-Q2  | 30 | 20 | 67 |
            | GGZ 01      | Zuid  | 2025-Q2  | 30 | 20 | 67,0 |
            """)
        #expect(report.issues.map(\.hint) == ["Verwisseld.", nil])
        #expect(report.issues.map(\.message) == ["Gedrukt is 67%.", "Gedrukt is 67,0%."])
    }
}
