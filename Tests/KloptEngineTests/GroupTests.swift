import KloptModel
import Testing

@testable import KloptEngine

/// Rules over groups of records: years, regions, all organisations of a quarter.
@Suite struct GroupTests {
    @Test func `a rule over groups makes one check for each combination`() throws {
        let report = try Trial(lines: "holds sum(a) = sum(b)", forEach: "regio, kwartaal of ips").report(
            """
            ips
            | organisatie | regio | kwartaal | a  | b  |
            | GGZ 01      | Noord | 2025-Q2  | 10 | 12 |
            | GGZ 02      | Noord | 2025-Q2  | 5  | 3  |
            | GGZ 01      | Zuid  | 2025-Q2  | 5  | 6  |
            | GGZ 02      | Oost  | 2025-Q2  | 5  |    |
            """)
        #expect(report.outcomes(of: "r") == "passed 1, failed 1, undecided 1")
        let issue = try #require(report.issues.first)
        #expect(issue.key.map(\.value) == ["Zuid", "2025-Q2"])
        #expect(issue.owner == nil)
    }

    @Test func `records outside the rule are not in its groups`() throws {
        let report = try Trial(lines: "holds sum(a) = 10", forEach: "regio of ips where t is missing").report(
            """
            ips
            | organisatie | regio | kwartaal | a  | t |
            | GGZ 01      | Noord | 2025-Q2  | 10 |   |
            | GGZ 02      | Noord | 2025-Q2  | 99 | x |
            | GGZ 02      | Zuid  | 2025-Q2  | 99 | x |
            """)
        #expect(report.outcomes(of: "r") == "passed 1")
    }

    @Test func `a year is that of its quarters, and its first quarter the first that is there`() throws {
        let trial = try Trial(
            lines: "holds sum(a in first quarter) + sum(b after first quarter) = sum(c in last quarter)",
            forEach: "organisatie, regio, year of ips")
        let report = try trial.report(
            """
            ips
            | organisatie | regio | kwartaal | a   | b   | c  |
            | GGZ 01      | Noord | 2024-Q4  | 100 | 100 | 7  |
            | GGZ 01      | Noord | 2025-Q1  | 10  | 100 | 7  |
            | GGZ 01      | Noord | 2025-Q2  | 100 | 2   | 7  |
            | GGZ 01      | Noord | 2025-Q3  | 100 | 3   | 15 |
            | GGZ 02      | Noord | 2025-Q3  | 4   | 3   | 5  |
            """, period: .all)
        // 2024: 100 against 7; 2025 of GGZ 01: 10 + 2 + 3 = 15; 2025 of GGZ 02: 4 + 0 against 5.
        #expect(report.outcomes(of: "r") == "passed 1, failed 2")
        #expect(report.told(by: "r").sorted() == ["GGZ 01 Noord 2024", "GGZ 02 Noord 2025"])
    }

    @Test func `a group without a single known value is undecided`() throws {
        let report = try Trial(lines: "holds median(a) >= 0", forEach: "regio of ips").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  |   |
            """)
        #expect(report.outcomes(of: "r") == "undecided 1")
    }

    // MARK: Hidiroglou and Berthelot

    /// The ten changes and their scores: computed apart, in Python, after the article.
    private static let changes: [(new: Int, old: Int, score: String)] = [
        (42, 40, "0.303748"), (51, 52, "0.325081"), (35, 33, "0.660445"), (60, 61, "0.334867"), (47, 45, "0.088755"),
        (73, 70, "0.028404"), (29, 28, "0.024757"), (54, 55, "0.32827"), (50, 48, "0.003204"), (90, 37, "80.58104"),
    ]

    private static func drawing(_ count: Int) -> String {
        var drawing = "ips\n| organisatie | regio | kwartaal | a | b |\n"
        for (number, change) in changes.suffix(count).enumerated() {
            drawing += "| GGZ \(number) | Noord | 2025-Q2 | \(change.new) | \(change.old) |\n"
        }
        return drawing
    }

    @Test(arguments: changes.indices) func `the score of a change is that of the article`(_ index: Int) throws {
        let score = Self.changes[index].score
        let rule =
            "when organisatie = \"GGZ \(index)\"\n"
            + "  holds hb(a, b, u 0.5, a 0.05, c 4, at least 10 by kwartaal) = \(score) rounded to 5 decimals"
        #expect(try Trial(lines: rule).report(Self.drawing(10)).counts(of: "r").passed == 1)
    }

    @Test func `a score from one on is a warning, and far from it an error`() throws {
        let lines = "value hb(a, b, u 0.5, a 0.05, c 4, at least 10 by kwartaal)\n  warning from 1\n  error from"
        for (threshold, severity) in [("100", Severity.warning), ("50", .error)] {
            let report = try Trial(lines: "\(lines) \(threshold)").report(Self.drawing(10))
            #expect(report.outcomes(of: "r") == "passed 9, failed 1")
            #expect(report.issues.first?.severity == severity)
            #expect(report.told(by: "r") == ["GGZ 9 Noord 2025-Q2"])
        }
    }

    @Test func `a group that is too small says nothing`() throws {
        let lines = "value hb(a, b, u 0.5, a 0.05, c 4, at least 10 by kwartaal)\n  warning from 1"
        #expect(try Trial(lines: lines).report(Self.drawing(9)).outcomes(of: "r") == "notApplicable 9")
    }

    @Test func `a change from or to nothing has no ratio, and a missing value no score`() throws {
        let lines = "value hb(a, b, u 0.5, a 0.05, c 4, at least 10 by kwartaal)\n  warning from 1"
        let drawing =
            Self.drawing(10) + "| N 1 | Noord | 2025-Q2 | 0 | 5 |\n| N 2 | Noord | 2025-Q2 | 5 | 0 |\n"
            + "| N 3 | Noord | 2025-Q2 | | 5 |\n"
        let report = try Trial(lines: lines).report(drawing)
        #expect(report.outcomes(of: "r") == "passed 9, failed 1, undecided 1, notApplicable 2")
    }

    @Test func `a value without a threshold is a number, and never fails`() throws {
        let report = try Trial(lines: "value a - b").report(Self.drawing(10) + "| N 1 | Noord | 2025-Q2 | | 5 |\n")
        #expect(report.outcomes(of: "r") == "passed 10, undecided 1")
    }
}
