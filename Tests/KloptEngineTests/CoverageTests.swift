import KloptModel
import Testing

@testable import KloptEngine

/// Who is counted where, by the roster and by what is wrong.
@Suite struct CoverageTests {
    private static let period = Period(canonical: "2025-Q2").map { PeriodRequest.one($0) } ?? .latest

    private static let rules = """
        rule levering "Volledig" {
          for each deelnemers where period in van..tot
          severity error
          expect one record in {traject} of organisatie, regio
        }
        rule a-klein "A is klein" {
          for each ips
          severity error
          holds a < 100
        }
        rule b-klein "B is klein" {
          for each ips
          severity warning
          holds b < 100
        }

        """

    private static let roster = """
        deelnemers
        | organisatie | regio | traject | van     | tot     |
        | GGZ 01      | Noord | ips     | 2023-Q3 |         |
        | GGZ 01      | Zuid  | ips     | 2023-Q3 |         |
        | GGZ 02      | Noord | ips     | 2023-Q3 |         |
        | GGZ 03      | Noord | ips     | 2023-Q3 | 2025-Q1 |
        | GGZ 04      | Zuid  | ips     | 2025-Q3 |         |
        | GGZ 02      | Oost  | wabz    | 2025-Q1 |         |

        """

    private static let all = """
        ips
        | organisatie | regio | kwartaal | a | b |
        | GGZ 01      | Noord | 2025-Q2  | 1 | 1 |
        | GGZ 01      | Zuid  | 2025-Q2  | 1 | 1 |
        | GGZ 02      | Noord | 2025-Q2  | 1 | 1 |
        wabz
        | organisatie | regio | kwartaal | a |
        | GGZ 02      | Oost  | 2025-Q2  | 1 |
        """

    /// A line for every cell in which anybody is: `ips Noord complete: + GGZ 01, GGZ 02`.
    private static func lines(
        _ delivered: String, roster: String = roster, rules: String = rules, keepsStructure: Bool = false,
        period: PeriodRequest = period
    ) throws -> [String]? {
        let report = try Trial(rules, keepsStructure: keepsStructure).report(roster + delivered, period: period)
        return report.coverage?.cells.compactMap { cell in
            let parts = [
                ("+", cell.accepted), ("!", cell.withheld), ("-", cell.notReceived), ("?", cell.unexpected),
            ].filter { !$0.1.isEmpty }.map { $0 + " " + $1.joined(separator: ", ") }
            guard !parts.isEmpty else { return nil }
            return "\(cell.dataset) \(cell.area) \(cell.state.rawValue): \(parts.joined(separator: " "))"
        }
    }

    @Test func `an area is complete when all who are expected delivered, and not applicable where nobody is`() throws {
        #expect(
            try Self.lines(Self.all) == [
                "ips Noord complete: + GGZ 01, GGZ 02", "ips Zuid complete: + GGZ 01", "wabz Oost complete: + GGZ 02",
            ])
        let report = try Trial(Self.rules).report(Self.roster + Self.all, period: Self.period)
        let coverage = try #require(report.coverage)
        #expect(coverage.column.name == "regio")
        #expect(coverage.areas.map(\.name) == ["Noord", "Zuid", "Oost"])
        #expect(coverage.stretches.map { $0.count(.notApplicable) } == [1, 2])
    }

    @Test func `who is expected is told by a rule or by the roster's own columns, alike`() throws {
        let without = Self.all.replacing("| GGZ 02      | Noord | 2025-Q2  | 1 | 1 |\n", with: "")
        let byRule = try Self.lines(without)
        #expect(byRule?.first == "ips Noord incomplete: + GGZ 01 - GGZ 02")
        #expect(try Self.lines(without, rules: "") == byRule)
    }

    @Test func `an open error withholds its delivery and no other, a warning none`() throws {
        let broken = Self.all.replacing(
            "| GGZ 01      | Zuid  | 2025-Q2  | 1 | 1 |", with: "| GGZ 01 | Zuid | 2025-Q2 | 100 | 1 |")
        #expect(
            try Self.lines(broken)?.prefix(2) == [
                "ips Noord complete: + GGZ 01, GGZ 02", "ips Zuid missing: ! GGZ 01",
            ])
        let doubtful = Self.all.replacing(
            "| GGZ 01      | Zuid  | 2025-Q2  | 1 | 1 |", with: "| GGZ 01 | Zuid | 2025-Q2 | 1 | 100 |")
        #expect(try Self.lines(doubtful) == Self.lines(Self.all))
    }

    @Test func `a policy says what withholds, and what it tolerates`() throws {
        let broken = Self.all.replacing(
            "| GGZ 01      | Zuid  | 2025-Q2  | 1 | 1 |", with: "| GGZ 01 | Zuid | 2025-Q2 | 100 | 100 |")
        let tolerant = Self.rules + "policy p \"P\" {\n  tolerate a-klein because \"Dat mag.\"\n}\n"
        #expect(try Self.lines(broken, rules: tolerant) == Self.lines(Self.all))
        let strict =
            Self.rules + "policy p \"P\" {\n  withhold errors, warnings\n  tolerate a-klein because \"Dat mag.\"\n}\n"
        #expect(try Self.lines(broken, rules: strict)?.contains("ips Zuid missing: ! GGZ 01") == true)
    }

    @Test(arguments: ["warnings", "explained errors"])
    func `whatever a policy withholds besides, an open error withholds`(_ kinds: String) throws {
        let broken = Self.all.replacing(
            "| GGZ 01      | Zuid  | 2025-Q2  | 1 | 1 |", with: "| GGZ 01 | Zuid | 2025-Q2 | 100 | 1 |")
        let rules = Self.rules + "policy p \"P\" {\n  withhold \(kinds)\n}\n"
        #expect(try Self.lines(broken, rules: rules)?.contains("ips Zuid missing: ! GGZ 01") == true)
    }

    @Test func `what the roster does not expect is told of and not counted`() throws {
        let more = Self.all.replacing("wabz\n", with: "| GGZ 03      | Noord | 2025-Q2  | 1 | 1 |\nwabz\n")
        #expect(try Self.lines(more)?.first == "ips Noord complete: + GGZ 01, GGZ 02 ? GGZ 03")
    }

    @Test func `a record of an unreadable area stands for the one that is not there, which is withheld`() throws {
        let unread = Self.all.replacing("| GGZ 01      | Zuid  | 2025-Q2", with: "| GGZ 01      | Zuud  | 2025-Q2")
        #expect(
            try Self.lines(unread, keepsStructure: true)?.prefix(2) == [
                "ips Noord complete: + GGZ 01, GGZ 02", "ips Zuid missing: ! GGZ 01",
            ])
    }

    @Test func `a record of an unreadable area too many makes all of its organisation doubtful`() throws {
        let more = Self.all.replacing("wabz\n", with: "| GGZ 01      | Zuud  | 2025-Q2  | 1 | 1 |\nwabz\n")
        #expect(
            try Self.lines(more, keepsStructure: true)?.prefix(2) == [
                "ips Noord incomplete: + GGZ 02 ! GGZ 01", "ips Zuid missing: ! GGZ 01",
            ])
    }

    @Test func `a rule over an organisation's records touches all of its areas`() throws {
        let rules =
            Self.rules
            + "rule som \"Som\" {\n  for each organisatie, kwartaal of ips\n  severity error\n  holds sum(a) < 3\n}\n"
        let more = Self.all.replacing(
            "| GGZ 01      | Zuid  | 2025-Q2  | 1 | 1 |", with: "| GGZ 01 | Zuid | 2025-Q2 | 2 | 1 |")
        #expect(
            try Self.lines(more, rules: rules)?.prefix(2) == [
                "ips Noord incomplete: + GGZ 02 ! GGZ 01", "ips Zuid missing: ! GGZ 01",
            ])
    }

    @Test func `a column that a file lacks withholds all that stands in the file`() throws {
        let rules = Self.rules
        let pack = Trial.pack.replacing("count  a \"A\" optional may be not applicable", with: "count  a \"A\"")
        let report = try Trial(rules, pack: pack, keepsStructure: true).report(
            Self.roster
                + """
                ips
                | organisatie | regio | kwartaal | b |
                | GGZ 01      | Noord | 2025-Q2  | 1 |
                | GGZ 01      | Zuid  | 2025-Q2  | 1 |
                | GGZ 02      | Noord | 2025-Q2  | 1 |
                """, period: Self.period)
        #expect(report.coverage?.stretches.first?.accepted == [])
        #expect(report.coverage?.stretches.first?.lacking == ["GGZ 01", "GGZ 02"])
    }

    @Test func `without a roster nobody knows who is expected`() throws {
        #expect(try Self.lines(Self.all, roster: "") == nil)
        #expect(
            try Self.lines(
                Self.all, roster: "deelnemers\n| organisatie | regio | traject |\n| GGZ 01 | Noord | ips |\n") == nil)
    }
}
