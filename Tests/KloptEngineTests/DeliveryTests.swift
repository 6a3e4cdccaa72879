import KloptModel
import Testing

@testable import KloptEngine

/// Who delivers what: rosters, keys, quarters.
@Suite struct DeliveryTests {
    private static let expected = """
        rule r "Volledig" {
          for each deelnemers where period in van..tot
          severity error
          expect one record in {traject} of organisatie, regio
          report per organisatie, else regio, else traject
        }
        """

    private static let roster = """
        deelnemers
        | organisatie | regio | traject | van     | tot     |
        | GGZ 01      | Noord | ips     | 2023-Q3 |         |
        | GGZ 01      | Noord | wabz    | 2025-Q1 |         |
        | GGZ 01      | Zuid  | ips     | 2023-Q3 |         |
        | GGZ 01      | Zuid  | wabz    | 2025-Q1 |         |
        | GGZ 02      | Noord | ips     | 2023-Q3 |         |
        | GGZ 03      | Noord | ips     | 2023-Q3 | 2025-Q1 |
        | GGZ 04      | Noord | ips     | 2025-Q3 |         |

        """

    private static func report(_ delivered: String) throws -> Report {
        try Trial(expected).report(roster + delivered, period: .one(try #require(Period(canonical: "2025-Q2"))))
    }

    @Test func `an organisation that sent nothing is one issue, by name`() throws {
        let report = try Self.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            """)
        #expect(report.outcomes(of: "r") == "passed 1, failed 4")
        #expect(report.issues.count == 1)
        #expect(report.issues.first?.owner == "GGZ 01")
    }

    @Test func `a missing region is one issue, a missing trajectory another`() throws {
        let region = try Self.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            """)
        #expect(region.issues.count == 1)
        #expect(region.issues.first?.key.contains { $0.value == "Zuid" } == true)
        let trajectory = try Self.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Zuid  | 2025-Q2  | 1 |
            """)
        #expect(trajectory.issues.count == 1)
        #expect(trajectory.issues.first?.dataset == "wabz" || trajectory.issues.first?.message.contains("WABZ") == true)
    }

    @Test func `one absent record is one issue`() throws {
        let report = try Self.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Zuid  | 2025-Q2  | 1 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Zuid  | 2025-Q2  | 1 |
            """)
        #expect(report.outcomes(of: "r") == "passed 4, failed 1")
        #expect(report.issues.count == 1)
    }

    @Test func `a record of another quarter is not the one that is expected`() throws {
        let report = try Self.report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q1  | 1 |
            """)
        #expect(report.issues.map(\.owner) == ["GGZ 01", "GGZ 02"])
    }

    @Test func `a record whose region cannot be read may be the one that is expected`() throws {
        let report = try Self.report(
            """
            ips
            | organisatie | regio    | kwartaal | a |
            | GGZ 02      | ergens   | 2025-Q2  | 1 |
            """)
        #expect(report.issues.map(\.owner) == ["GGZ 01"])
        #expect(report.counts(of: "r").undecided == 1)
    }

    @Test func `without a roster nothing is expected`() throws {
        let report = try Trial(Self.expected).report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            """)
        #expect(report.counts(of: "r") == OutcomeCounts())
        #expect(report.issues.isEmpty)
    }

    @Test func `a roster that is there and cannot be read makes the rule could-not-run`() throws {
        let report = try Trial(Self.expected).report(
            """
            ! deelnemers.csv
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            """)
        #expect(report.outcomes(of: "r") == "couldNotRun 1")
    }

    @Test func `a record that the roster does not know is told apart from one that it does`() throws {
        let trial = try Trial(
            lines:
                "holds exists deelnemers(organisatie organisatie, regio regio, traject dataset where own kwartaal in van..tot)"
        )
        let report = try trial.report(
            Self.roster + """
                ips
                | organisatie | regio | kwartaal | a |
                | GGZ 01      | Noord | 2025-Q2  | 1 |
                | GGZ 02      | Zuid  | 2025-Q2  | 1 |
                | GGZ 03      | Noord | 2025-Q2  | 1 |
                | GGZ 10      | Noord | 2025-Q2  | 1 |
                """)
        #expect(report.told(by: "r") == ["GGZ 02 Zuid 2025-Q2", "GGZ 03 Noord 2025-Q2", "GGZ 10 Noord 2025-Q2"])
    }

    // MARK: Keys

    @Test func `a repeated key is one issue, with the other place`() throws {
        let report = try Trial("", keepsStructure: true).report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Zuid  | 2025-Q2  | 1 |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            """)
        #expect(report.outcomes(of: "ips.key") == "passed 2, failed 1")
        let issue = try #require(report.issues.first { $0.rule == "ips.key" })
        #expect(issue.location?.row == 4)
        #expect(issue.related.map(\.row) == [2])
    }

    @Test func `a missing part of a key is not a value`() throws {
        let report = try Trial("", keepsStructure: true).report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      |       | 2025-Q2  | 1 |
            | GGZ 01      |       | 2025-Q2  | 1 |
            """)
        #expect(report.outcomes(of: "ips.key") == "undecided 2")
        #expect(report.outcomes(of: "ips.regio.value") == "failed 2")
    }

    // MARK: Cells and columns

    @Test func `a cell that cannot be read is one issue, and silences what needs it`() throws {
        let trial = try Trial(
            """
            rule s "Som" {
              for each ips
              severity error
              holds a + b = c
            }
            rule t "Deel" {
              for each ips
              severity error
              holds a <= c
            }
            """, keepsStructure: true)
        let report = try trial.report(
            """
            ips
            | organisatie | regio | kwartaal | a      | b | c |
            | GGZ 01      | Noord | 2025-Q2  | ca. 12 | 4 | 9 |
            """)
        #expect(report.issues.map(\.rule) == ["ips.a.value"])
        #expect(report.outcomes(of: "s") == "undecided 1")
        #expect(report.outcomes(of: "t") == "undecided 1")
        #expect(report.issues.first?.observed.first?.value == .text("ca. 12"))
    }

    @Test func `a totals row that does not add up is a warning`() throws {
        let report = try Trial("", keepsStructure: true).report(
            """
            ips
            | organisatie | regio | kwartaal | a | b |
            | GGZ 01      | Noord | 2025-Q2  | 1 | 2 |
            | GGZ 01      | Zuid  | 2025-Q2  | 2 | 2 |
            | Totaal      |       |          | 4 | 4 |
            """)
        #expect(report.outcomes(of: "ips.totals") == "passed 1, failed 1")
        #expect((report.errors, report.warnings) == (0, 1))
        #expect(report.issues.first?.difference == Number(1))
    }

    @Test func `a masked cell is a warning`() throws {
        let report = try Trial("", keepsStructure: true).report(
            """
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q2  | <5 |
            """)
        #expect(report.issues.map(\.rule) == ["ips.exact"])
        #expect(report.warnings == 1 && report.errors == 0)
    }
}

/// Reports whose issues are many.
@Suite struct LateWordingTests {
    @Test func `a finding is worded when it is asked for`() throws {
        var drawing = "ips\n| organisatie | regio | kwartaal | a | b |\n"
        for number in 0..<4_000 { drawing += "| GGZ \(number) | Noord | 2025-Q2 | \(number) | 9999 |\n" }
        let report = try Trial(lines: "holds a = b").report(drawing)
        // Counted all, in the order of their owners; each is made anew when it is looked at, and is the same.
        #expect(report.issues.count == 4_000)
        #expect(report.errors == 4_000)
        #expect(
            report.issues[0].owner == "GGZ 0" && report.issues[1].owner == "GGZ 1" && report.issues[2].owner == "GGZ 10"
        )
        #expect(report.issues[3_999] == report.issues[3_999])
        #expect(report.issues[3_999].message.contains("9999") || report.issues[3_999].message.contains("9.999"))
    }
}
