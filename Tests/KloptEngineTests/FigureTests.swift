import KloptModel
import Testing

@testable import KloptEngine

/// Figures of a report: a row for each, found by their keys, and made from others where they are not printed.
@Suite struct FigureTests {
    private static let pack = """
        pack proef "Proef" version "1"
        codes gebied "Gebied" { landelijk "Landelijk"  Noord "Noord"  Zuid "Zuid" }
        codes maat "Maat" { lopend "Lopend"  nieuw "Nieuw"  oud "Oud"  heen "Heen"  weer "Weer" }
        codes soort "Soort" { aantal "aantal"  procent "percentage" }
        dataset cijfers "Cijfers" long every period {
          key rapport: text, periode: period, regio: gebied, maat: maat, soort: soort,
              van_maat: maat only for soort procent
          owner rapport
          number waarde "Waarde"
          value waarde
        }
        define figure for each cijfers where maat = lopend and soort = aantal = figure(maat nieuw) + figure(maat oud)
        define figure for each cijfers where maat = heen and soort = aantal = figure(maat weer)
        define figure for each cijfers where maat = weer and soort = aantal = figure(maat heen)

        """

    private static func outcomes(_ lines: String, forEach scope: String, _ drawing: String) throws -> String {
        let rule = "rule r \"R\" {\n  for each \(scope)\n  severity error\n  \(lines)\n}\n"
        return try Trial(rule, pack: pack).report(drawing).outcomes(of: "r")
    }

    private static let header = "cijfers\n| rapport | periode | regio | maat | soort | van_maat | waarde |\n"

    @Test func `a figure is found by its key, with the parts that are changed`() throws {
        let drawing =
            Self.header + """
                | R | 2025-Q2 | landelijk | lopend | aantal  |        | 200 |
                | R | 2025-Q2 | landelijk | nieuw  | aantal  |        | 50  |
                | R | 2025-Q2 | landelijk | nieuw  | procent | lopend | 25  |
                | R | 2025-Q1 | landelijk | lopend | aantal  |        | 999 |
                """
        let lines = "holds waarde = 100 * figure(soort aantal) / figure(soort aantal, maat van_maat)"
        #expect(try Self.outcomes(lines, forEach: "cijfers where soort = procent", drawing) == "passed 1")
    }

    @Test func `a figure that is not printed follows from others`() throws {
        let drawing =
            Self.header + """
                | R | 2025-Q2 | landelijk | nieuw | aantal  |        | 50 |
                | R | 2025-Q2 | landelijk | oud   | aantal  |        | 70 |
                """
        let scope = "cijfers where maat = nieuw"
        #expect(try Self.outcomes("holds figure(maat lopend) = 120", forEach: scope, drawing) == "passed 1")
        #expect(try Self.outcomes("holds figure(maat lopend) = 119", forEach: scope, drawing) == "failed 1")
    }

    @Test func `a printed figure goes before what would follow`() throws {
        let drawing =
            Self.header + """
                | R | 2025-Q2 | landelijk | nieuw  | aantal  |  | 50  |
                | R | 2025-Q2 | landelijk | oud    | aantal  |  | 70  |
                | R | 2025-Q2 | landelijk | lopend | aantal  |  | 121 |
                """
        #expect(
            try Self.outcomes("holds figure(maat lopend) = 121", forEach: "cijfers where maat = nieuw", drawing)
                == "passed 1")
    }

    @Test func `a figure that neither is printed nor follows is undecided`() throws {
        let drawing = Self.header + "| R | 2025-Q2 | landelijk | nieuw | aantal | | 50 |\n"
        let scope = "cijfers where maat = nieuw"
        #expect(try Self.outcomes("holds figure(maat lopend) = 120", forEach: scope, drawing) == "undecided 1")
        #expect(try Self.outcomes("holds figure(maat lopend) is missing", forEach: scope, drawing) == "passed 1")
    }

    @Test func `definitions that lean on each other end, undecided`() throws {
        let scope = "cijfers where maat = nieuw"
        let without = Self.header + "| R | 2025-Q2 | landelijk | nieuw | aantal | | 50 |\n"
        #expect(try Self.outcomes("holds figure(maat heen) = 5", forEach: scope, without) == "undecided 1")
        #expect(
            try Self.outcomes("holds figure(maat heen) = figure(maat weer)", forEach: scope, without) == "undecided 1")
        let with = without + "| R | 2025-Q2 | landelijk | weer | aantal | | 5 |\n"
        #expect(try Self.outcomes("holds figure(maat heen) = 5", forEach: scope, with) == "passed 1")
    }

    @Test func `two printings of one figure leave it open`() throws {
        let drawing =
            Self.header + """
                | R | 2025-Q2 | landelijk | nieuw  | aantal |  | 50  |
                | R | 2025-Q2 | landelijk | lopend | aantal |  | 120 |
                | R | 2025-Q2 | landelijk | lopend | aantal |  | 121 |
                """
        #expect(
            try Self.outcomes("holds figure(maat lopend) = 120", forEach: "cijfers where maat = nieuw", drawing)
                == "undecided 1")
    }

    @Test func `regions add up to the nation, and an empty one counts as nothing`() throws {
        let lines =
            "missing counts as 0\n  let land = figure(regio landelijk)\n"
            + "  holds land = sum(waarde where regio != landelijk)"
        let scope = "rapport, periode, maat, soort of cijfers where soort = aantal"
        func drawing(_ total: Int) -> String {
            Self.header + """
                | R | 2025-Q2 | landelijk | lopend | aantal | | \(total) |
                | R | 2025-Q2 | Noord     | lopend | aantal | | 30 |
                | R | 2025-Q2 | Zuid      | lopend | aantal | |    |
                """
        }
        #expect(try Self.outcomes(lines, forEach: scope, drawing(30)) == "passed 1")
        #expect(try Self.outcomes(lines, forEach: scope, drawing(31)) == "failed 1")
    }

    @Test func `a part of the key that does not count must be empty, and one that counts filled`() throws {
        let report = try Trial("", pack: Self.pack, keepsStructure: true).report(
            Self.header + """
                | R | 2025-Q2 | landelijk | lopend | aantal  | lopend | 1 |
                | R | 2025-Q2 | landelijk | nieuw  | procent |        | 1 |
                | R | 2025-Q2 | landelijk | oud    | procent | lopend | 1 |
                | R | 2025-Q2 | landelijk | oud    | aantal  |        | 1 |
                """)
        #expect(report.outcomes(of: "cijfers.van_maat.only-for") == "passed 2, failed 2")
    }
}
