import KloptModel
import Testing

@testable import KloptEngine

/// Values over groups of records, and values of other records.
@Suite struct AggregateTests {
    /// One record asks about the records of `wabz` in its region: these.
    private static func outcome(_ condition: String, wabz values: [String]) throws -> String {
        let trial = try Trial(lines: "holds \(condition)")
        // A record elsewhere, so that the dataset is there also when the group is empty.
        var drawing = """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 99      | Zuid  | 2025-Q2  | 5 |

            """
        for (number, value) in values.enumerated() { drawing += "| O \(number) | Noord | 2025-Q2 | \(value) |\n" }
        return try trial.report(drawing, period: .all).outcomes(of: "r")
    }

    @Test(
        arguments: [
            ("count(in wabz by regio) = 0", [], "passed 1"), ("count(in wabz by regio) = 2", ["", "3"], "passed 1"),
            ("count(in wabz by regio where a > 2) = 1", ["1", "3"], "passed 1"),
            ("count(in wabz by regio where a > 2) = 1", ["", "3"], "undecided 1"),
            ("count(in wabz by regio where a > 2) <= 2", ["", "3"], "passed 1"),
            ("sum(a in wabz by regio) = 0", [], "passed 1"), ("sum(a in wabz by regio) = 7", ["3", "4"], "passed 1"),
            ("sum(a in wabz by regio) = 7", ["3", ""], "undecided 1"),
            ("sum(a in wabz by regio) = 7", ["8", ""], "failed 1"),
            ("sum(a in wabz by regio) = a", ["7"], "passed 1"),
            ("sum(a in wabz by regio where a > 4) = 5", ["1", "5"], "passed 1"),
            ("sum(a in wabz) = 12", ["3", "4"], "passed 1"),
            ("mean(a in wabz by regio) = 3.5", ["3", "4"], "passed 1"),
            ("mean(a in wabz by regio) > 0", [], "undecided 1"),
            ("mean(a in wabz by regio) = 3", ["3"], "passed 1"),
            ("mean(a in wabz by regio) = 3", ["3", ""], "undecided 1"),
            ("min(a in wabz by regio) = 3", ["4", "3", "9"], "passed 1"),
            ("min(a in wabz by regio) = 3", [], "undecided 1"),
            ("max(a in wabz by regio) = 9", ["4", "3", "9"], "passed 1"),
            ("max(a in wabz by regio) = 9", ["9", ""], "undecided 1"),
            ("max(kwartaal in wabz by regio) = 2025-Q2", ["9"], "passed 1"),
            ("median(a in wabz by regio) = 4", ["9", "3", "4"], "passed 1"),
            ("median(a in wabz by regio) = 3.5", ["3", "4"], "passed 1"),
            ("median(a in wabz by regio) = 8", ["8"], "passed 1"),
            ("median(a in wabz by regio) = 8", [], "undecided 1"),
            ("distinct(a in wabz by regio) = 2", ["3", "4", "3"], "passed 1"),
            ("distinct(a in wabz by regio) = 0", [], "passed 1"),
            ("distinct(organisatie in wabz by regio) = 2", ["1", "1"], "passed 1"),
            ("distinct(a in wabz by regio) = 2", ["3", "", "4"], "undecided 1"),
            ("a / sum(a in wabz by regio) = 1", ["3", "4"], "passed 1"),
        ] as [(String, [String], String)]) func `an aggregate over nothing, one and several`(
            _ condition: String, _ values: [String], _ expected: String
        ) throws
    {
        #expect(try Self.outcome(condition, wabz: values) == expected, "\(condition): \(values)")
    }

    /// Hyndman and Fan (1996), definition 7, on 1, 2, 4, 8, 16: position 1 + 4p; p = 0.1 lies at 1.4, so 1.4.
    @Test(arguments: [
        ("0", "1"), ("0.1", "1.4"), ("0.25", "2"), ("0.3", "2.4"), ("0.5", "4"), ("0.75", "8"), ("0.9", "12.8"),
        ("1", "16"),
    ]) func `a quantile is that of the textbook`(_ share: String, _ expected: String) throws {
        let condition = "quantile(a in wabz by regio, \(share)) = \(expected)"
        let written = "quantile(a, \(share) in wabz by regio) = \(expected)"
        #expect(try Self.outcome(written, wabz: ["8", "1", "16", "4", "2"]) == "passed 1", "\(condition)")
        #expect(try Self.outcome(written, wabz: []) == "undecided 1")
    }

    @Test func `a quantile of one value is that value, and a share above one could not run`() throws {
        #expect(try Self.outcome("quantile(a, 0.9 in wabz by regio) = 5", wabz: ["5"]) == "passed 1")
        #expect(try Self.outcome("quantile(a, 1.5 in wabz by regio) = 5", wabz: ["5", "6"]) == "couldNotRun 1")
    }

    @Test func `a group that does not fit could not run`() throws {
        let condition = "sum(a * a * a * 1000000000000 in wabz by regio) > 0"
        #expect(try Self.outcome(condition, wabz: ["1000000000000"]) == "couldNotRun 1")
        let highest = "max(a * a * a * a in wabz by regio) > 0"
        #expect(try Self.outcome(highest, wabz: ["1000000000000"]) == "couldNotRun 1")
    }

    // MARK: Other records

    @Test func `a value is looked up by its key, and what the key leaves out is taken from the record`() throws {
        let trial = try Trial(lines: "holds a = a of wabz(kwartaal kwartaal - 1)")
        let report = try trial.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            | GGZ 01      | Zuid  | 2025-Q2  | 7 |
            | GGZ 01      | Oost  | 2025-Q2  | 7 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q1  | 7 |
            | GGZ 01      | Zuid  | 2025-Q1  | 8 |
            | GGZ 01      | Oost  | 2025-Q2  | 7 |
            """, period: .all)
        #expect(report.outcomes(of: "r") == "passed 1, failed 1, undecided 1")
        #expect(report.told(by: "r") == ["GGZ 01 Zuid 2025-Q2"])
    }

    @Test func `two records with other values leave a look-up open`() throws {
        let report = try Trial(lines: "holds a = a of wabz()").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            | GGZ 02      | Noord | 2025-Q2  | 7 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            | GGZ 01      | Noord | 2025-Q2  | 8 |
            | GGZ 02      | Noord | 2025-Q2  | 7 |
            | GGZ 02      | Noord | 2025-Q2  | 7 |
            """, period: .all)
        #expect(report.outcomes(of: "r") == "passed 1, undecided 1")
    }

    @Test func `existence knows a missing value from a record that is not there`() throws {
        let report = try Trial(lines: "holds exists wabz(regio regio where a > own a)").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            | GGZ 01      | Zuid  | 2025-Q2  | 7 |
            | GGZ 01      | Oost  | 2025-Q2  | 7 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 8 |
            | GGZ 02      | Noord | 2025-Q2  |   |
            | GGZ 01      | Zuid  | 2025-Q2  | 7 |
            | GGZ 01      | Oost  | 2025-Q2  |   |
            """, period: .all)
        #expect(report.outcomes(of: "r") == "passed 1, failed 1, undecided 1")
        #expect(report.told(by: "r") == ["GGZ 01 Zuid 2025-Q2"])
    }

    @Test func `unique finds the repeated`() throws {
        let report = try Trial(lines: "holds unique(t)").report(
            """
            ips
            | organisatie | regio | kwartaal | t |
            | GGZ 01      | Noord | 2025-Q2  | x |
            | GGZ 01      | Zuid  | 2025-Q2  | y |
            | GGZ 02      | Zuid  | 2025-Q2  | x |
            """, period: .all)
        #expect(report.told(by: "r") == ["GGZ 01 Noord 2025-Q2", "GGZ 02 Zuid 2025-Q2"])
    }

    @Test func `a rule that needs a dataset that was not delivered is not applicable, which is said once`() throws {
        let report = try Trial(lines: "holds exists wabz(regio regio)").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            | GGZ 01      | Zuid  | 2025-Q2  | 7 |
            """)
        #expect(report.outcomes(of: "r") == "notApplicable 2")
        let said = report.remarks.filter { $0.english.contains("WABZ") }
        #expect(said.count == 1)
        #expect(said.allSatisfy { $0.english.contains("1 rule was not applied") })
    }

    @Test func `a remembered group is not that of a rule with another meaning of missing`() throws {
        let trial = try Trial(
            """
            rule nul "Nul" {
              for each ips
              severity error
              missing counts as 0
              holds sum(a by regio) = 7
            }
            rule open "Open" {
              for each ips
              severity error
              holds sum(a by regio) = 7
            }
            rule nogmaals "Nogmaals" {
              for each ips
              severity error
              missing counts as 0
              holds sum(a by regio) = 7
            }
            """)
        let report = try trial.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 7 |
            | GGZ 02      | Noord | 2025-Q2  |   |
            """)
        #expect(report.outcomes(of: "nul") == "passed 2")
        #expect(report.outcomes(of: "open") == "undecided 2")
        #expect(report.outcomes(of: "nogmaals") == "passed 2")
    }

    @Test func `a zero and a missing value that counts as zero are one value`() throws {
        let report = try Trial(lines: "missing counts as 0\n  holds distinct(a) = 1", forEach: "regio of ips").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 0 |
            | GGZ 02      | Noord | 2025-Q2  |   |
            """)
        #expect(report.outcomes(of: "r") == "passed 1")
    }
}
