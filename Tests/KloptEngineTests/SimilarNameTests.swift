import KloptModel
import Testing

@testable import KloptEngine

/// Names that are not on a list, and what they resemble.
@Suite struct SimilarNameTests {
    private static let rule = """
        rule r "Bekend" {
          for each ips
          severity error
          measures organisatie
          holds exists deelnemers(organisatie organisatie)
        }
        """

    private static func hints(_ name: String, language: Language = .dutch) throws -> [String?] {
        try Trial(rule).report(
            """
            deelnemers
            | organisatie | regio | traject | van     |
            | GGZ 07      | Noord | ips     | 2023-Q3 |
            | GGZ 07      | Zuid  | ips     | 2023-Q3 |
            | GGZ 10      | Noord | ips     | 2023-Q3 |
            | GGZ Noord   | Noord | ips     | 2023-Q3 |
            | Zorg A      | Noord | ips     | 2023-Q3 |
            | zorg-a      | Noord | ips     | 2023-Q3 |
            ips
            | organisatie | regio | kwartaal | a |
            | \(name) | Noord | 2025-Q2  | 1 |
            """, language: language
        ).issues.map(\.hint)
    }

    @Test(arguments: ["GGZ07", "ggz 07", "GGZ-07", "GGZ 7", "GGZ. 007"])
    func `a name that differs in spaces, marks, capitals or leading zeros is hinted at`(name: String) throws {
        #expect(try Self.hints(name) == ["Dit lijkt op “GGZ 07”."])
        #expect(try Self.hints(name, language: .english) == ["This resembles “GGZ 07”."])
    }

    @Test func `a near spelling is hinted at`() throws {
        #expect(try Self.hints("GGZ Nord") == ["Dit lijkt op “GGZ Noord”."])
    }

    @Test(arguments: ["GGZ 70", "GGZ 01", "GGZ 17", "Zorg.A", "Thuiszorg", "-7"])
    func `other digits, two names alike and other names are not`(name: String) throws {
        #expect(try Self.hints(name) == [nil])
    }

    @Test func `a name that is on the list has no issue`() throws { #expect(try Self.hints("GGZ 07").isEmpty) }

    @Test func `a name that is there, where something else is not, is not hinted at`() throws {
        let report = try Trial(
            """
            rule r "Bekend" {
              for each ips
              severity error
              holds exists deelnemers(organisatie organisatie where own kwartaal in van..tot)
            }
            """
        ).report(
            """
            deelnemers
            | organisatie | regio | traject | van     | tot     |
            | GGZ 07      | Noord | ips     | 2023-Q3 | 2023-Q4 |
            | ggz-07      | Noord | ips     | 2023-Q3 | 2023-Q4 |
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 07      | Noord | 2025-Q2  | 1 |
            """)
        #expect(report.issues.map(\.hint) == [nil])
    }
}
