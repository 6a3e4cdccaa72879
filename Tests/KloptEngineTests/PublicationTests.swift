import KloptModel
import Testing

@testable import KloptEngine

/// What may be counted, and the quarters beside each other.
@Suite struct PublicationTests {
    private static let rules = """
        rule a-klein "A is klein" {
          for each ips
          severity error
          holds a < 100
        }

        """

    private static let roster = """
        deelnemers
        | organisatie | regio | traject | van     | tot     | opvolger |
        | GGZ 01      | Noord | ips     | 2023-Q3 |         |          |
        | GGZ 02      | Noord | ips     | 2023-Q3 |         |          |
        | GGZ 03      | Zuid  | ips     | 2023-Q3 | 2025-Q1 | GGZ 05   |
        | GGZ 04      | Zuid  | ips     | 2023-Q3 | 2025-Q1 | GGZ 05   |
        | GGZ 05      | Zuid  | ips     | 2025-Q2 |         |          |

        """

    private static let then = """
        ips
        | organisatie | regio | kwartaal | a  | b |
        | GGZ 01      | Noord | 2025-Q1  | 10 | 1 |
        | GGZ 02      | Noord | 2025-Q1  | 20 | 1 |
        | GGZ 03      | Zuid  | 2025-Q1  | 30 | 1 |
        | GGZ 04      | Zuid  | 2025-Q1  | 40 | 1 |

        """

    private static let now = """
        | GGZ 01      | Noord | 2025-Q2  | 11 | 1 |
        | GGZ 02      | Noord | 2025-Q2  | 22 | 1 |
        | GGZ 05      | Zuid  | 2025-Q2  | 75 | - |
        """

    private static func facts(_ delivered: String, roster: String = roster) throws -> PublicationFacts {
        // What is required and not filled is an error, and withheld: here it is tolerated.
        let pack = Trial.pack.replacing("count  b \"B\" optional may be not applicable", with: "count  b \"B\"")
        return try Trial(rules, pack: pack).checked(
            roster + delivered, period: Period(canonical: "2025-Q2").map { .one($0) } ?? .latest, keepsNumbers: true
        ).publicationFacts()
    }

    /// `a 108, b 2*`: a star for a part that is missing.
    private static func totals(_ figures: PublicationFacts.Figures?) -> String? {
        figures?.totals.compactMap { total in
            total.value.map { "\(total.measure) \($0)" + (total.missingParts > 0 ? "*" : "") }
        }.joined(separator: ", ")
    }

    /// `2025-Q1: GGZ 01 | GGZ 02 | GGZ 03; a 10 → 11`: in both, only then, only now.
    private static func comparison(_ figures: PublicationFacts.Figures?) -> String? {
        figures?.comparisons.map { comparison in
            let groups = [comparison.both, comparison.onlyThen, comparison.onlyNow].map { $0.joined(separator: ", ") }
            let change = comparison.changes.first { $0.measure == "a" }
            let values = "\(change?.alikeThen?.description ?? "-") → \(change?.alikeNow?.description ?? "-")"
            return "\(comparison.against): \(groups.joined(separator: " | ")); a \(values)"
        }.joined(separator: " ")
    }

    @Test func `totals are those of the nation and of each area, and say what a record leaves out`() throws {
        let dataset = try #require(Self.facts(Self.then + Self.now).datasets.first)
        #expect(Self.totals(dataset.nation) == "a 108, b 2*")
        #expect(Self.totals(dataset.areas["Noord"]) == "a 33, b 2")
        #expect(Self.totals(dataset.areas["Zuid"]) == "a 75")
        #expect(dataset.areas["Oost"] == nil)
    }

    @Test func `checks are counted by the area of their record`() throws {
        let checks = try #require(Self.facts(Self.then + Self.now).datasets.first).checks
        #expect(checks["Noord"]?.passed == 2)
        #expect(checks["Zuid"]?.made == 1)
        let unknown = try Self.facts(Self.then + Self.now.replacing("| 22 | 1 |", with: "| -  | 1 |"))
        #expect(unknown.datasets.first?.checks["Noord"]?.undecided == 1)
        #expect(unknown.datasets.first?.checks["Zuid"]?.undecided == 0)
    }

    @Test func `each quarter that was asked for has facts of its own`() throws {
        let pack = Trial.pack.replacing("count  b \"B\" optional may be not applicable", with: "count  b \"B\"")
        let run = try Trial(Self.rules, pack: pack).checked(
            Self.roster + Self.then + Self.now, period: .all, keepsNumbers: true)
        let facts = run.publicationFactsPerQuarter()
        #expect(facts.map { $0.period?.description } == ["2025-Q1", "2025-Q2"])
        #expect(Self.totals(facts.last?.datasets.first?.nation) == "a 108, b 2*")
        #expect(Self.totals(facts.first?.datasets.first?.nation) == "a 100, b 4")
    }

    @Test func `a successor is held against all that it continues`() throws {
        let dataset = try #require(Self.facts(Self.then + Self.now).datasets.first)
        #expect(Self.comparison(dataset.nation) == "2025-Q1: GGZ 01, GGZ 02, GGZ 05 |  | ; a 100 → 108")
        #expect(dataset.nation.comparisons.first?.isLikeForLike == true)
        #expect(Self.comparison(dataset.areas["Zuid"]) == "2025-Q1: GGZ 05 |  | ; a 70 → 75")
    }

    @Test func `a merger of which a part is not counted is not compared`() throws {
        let broken = Self.then.replacing("| 40 | 1 |", with: "| 400 | 1 |")
        let dataset = try #require(Self.facts(broken + Self.now).datasets.first)
        #expect(Self.comparison(dataset.nation) == "2025-Q1: GGZ 01, GGZ 02 | GGZ 03 | GGZ 05; a 30 → 33")
        let gone = Self.then.replacing("| GGZ 04      | Zuid  | 2025-Q1  | 40 | 1 |\n", with: "")
        #expect(
            Self.comparison(try Self.facts(gone + Self.now).datasets.first?.nation)
                == "2025-Q1: GGZ 01, GGZ 02 | GGZ 03 | GGZ 05; a 30 → 33")
    }

    @Test func `who delivered only once, or is withheld once, stands outside the comparison`() throws {
        let lost = Self.now.replacing("| GGZ 02      | Noord | 2025-Q2  | 22 | 1 |\n", with: "")
        #expect(
            Self.comparison(try Self.facts(Self.then + lost).datasets.first?.nation)
                == "2025-Q1: GGZ 01, GGZ 05 | GGZ 02 | ; a 80 → 86")
        let withheld = Self.now.replacing("| 22 | 1 |", with: "| 220 | 1 |")
        #expect(
            Self.comparison(try Self.facts(Self.then + withheld).datasets.first?.nation)
                == "2025-Q1: GGZ 01, GGZ 05 | GGZ 02 | ; a 80 → 86")
    }

    @Test func `a quarter of which nothing was delivered is not compared with`() throws {
        let header = "ips\n| organisatie | regio | kwartaal | a | b |\n"
        let dataset = try #require(Self.facts(header + Self.now).datasets.first)
        #expect(Self.totals(dataset.nation) == "a 108, b 2*")
        #expect(dataset.nation.comparisons == [])
    }

    @Test func `a year earlier is compared with as well`() throws {
        let year = Self.then.replacing("2025-Q1", with: "2024-Q2")
        #expect(
            Self.comparison(try Self.facts(year + Self.now).datasets.first?.nation)
                == "2024-Q2: GGZ 01, GGZ 02, GGZ 05 |  | ; a 100 → 108")
    }

    @Test func `without a roster all that has no errors is counted`() throws {
        let facts = try Self.facts(Self.then + Self.now.replacing("| 22 | 1 |", with: "| 220 | 1 |"), roster: "")
        #expect(facts.report.coverage == nil)
        #expect(Self.totals(facts.datasets.first?.nation) == "a 86, b 1*")
    }

    @Test func `errors that belong to no delivery are told with their words`() throws {
        let rules =
            Self.rules + "rule lijst \"Lijst\" {\n  for each deelnemers\n  severity error\n  holds regio != Zuid\n}\n"
        let facts = try Trial(rules).checked(
            Self.roster + Self.then + Self.now, period: Period(canonical: "2025-Q2").map { .one($0) } ?? .latest,
            keepsNumbers: true
        ).publicationFacts()
        #expect(facts.elsewhere.count == 3)
        #expect(facts.elsewhere.examples.first?.contains("Zuid") == true)
        #expect(try Self.facts(Self.then + Self.now).elsewhere.count == 0)
    }
}
