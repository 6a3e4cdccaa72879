import KloptModel
import Testing

@testable import KloptEngine

/// What comes of a wrong figure of a report, apart from errors that it does not explain.
@Suite struct FigureConsequenceTests {
    private static let pack = """
        pack proef "Proef" version "1"
        codes regio "Regio" { Noord "Noord"  Zuid "Zuid" }
        codes gebied "Gebied" { alles "Alles"  Noord "Noord"  Zuid "Zuid" }
        codes reeks "Reeks" { ips "IPS" }
        codes maat "Maat" { lopend "lopend"  werk "werk" }
        codes soort "Soort" { aantal "aantal"  procent "procent"  verschil "verschil" }
        dataset ips "IPS" {
          key   organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count lopend "Lopend"
          count werk   "Werk"
        }
        dataset cijfers "Cijfers" long every period {
          key    rapport: text, periode: period, regio: gebied, reeks: reeks, maat: maat, soort: soort,
                 van_reeks: reeks only for soort procent, van: maat only for soort procent,
                 tov: period only for soort verschil
          owner  rapport
          number waarde "Waarde"
          value  waarde
        }
        figures cijfers from ips {
          period  periode
          series  reeks
          area    regio, all alles
          measure maat
          kind    soort, count aantal, percent procent, change verschil
          base    van_reeks, van
          against tov
          count   lopend, werk
          percent werk of lopend
          change  lopend against previous quarter
        }
        rule optellen "Regio's tellen op" {
          for each rapport, periode, reeks, maat of cijfers where soort = aantal
          holds    sum(waarde where regio = alles) = sum(waarde where regio != alles)
        }
        rule werk-binnen-lopend "Wie werkt, heeft een traject" {
          for each cijfers where soort = aantal and maat = werk
          holds    waarde <= figure(maat lopend)
        }
        rule geheel "Een aantal is geheel" {
          for each cijfers where soort = aantal
          holds    waarde rounded to 0 decimals = waarde
        }
        rule klein "Een aantal is klein" {
          for each cijfers where soort = aantal
          holds    waarde < 1000
        }

        """

    /// Lines `[periode] gebied maat soort waarde [van tov]`; the deliveries come to 40 and 10, of which 12 and 3 work.
    private static func wrong(_ printed: [String]) throws -> PublicationFacts {
        let rows = printed.map { line in
            var cells = line.split(separator: " ").map { $0 == "." ? "" : String($0) }
            let period = cells[0].hasPrefix("20") ? cells.removeFirst() : "2025-Q2"
            let (van, tov) = (cells.count > 4 ? cells[4] : "", cells.count > 5 ? cells[5] : "")
            return "| R | \(period) | \(cells[0]) | ips | \(cells[1]) | \(cells[2]) | \(cells[3]) | "
                + "\(van.isEmpty ? "" : "ips") | \(van) | \(tov) |"
        }
        return try Trial("", pack: pack, keepsStructure: true).checked(
            """
            ips
            | organisatie | regio | kwartaal | lopend | werk |
            | GGZ1        | Noord | 2025-Q1  | 38     | 12   |
            | GGZ2        | Zuid  | 2025-Q1  | 10     | 3    |
            | GGZ1        | Noord | 2025-Q2  | 40     | 12   |
            | GGZ2        | Zuid  | 2025-Q2  | 10     | 3    |
            cijfers
            | rapport | periode | regio | reeks | maat | soort | waarde | van_reeks | van | tov |

            """ + rows.joined(separator: "\n"), keepsNumbers: true
        ).publicationFacts()
    }

    private static let right = [
        "alles lopend aantal 50", "Noord lopend aantal 40", "Zuid lopend aantal 10", "alles werk aantal 15",
        "Noord werk aantal 12", "Zuid werk aantal 3", "Zuid werk procent 30 lopend",
        "alles lopend verschil 2 . 2025-Q1",
    ]

    private static func facts(_ wrong: [String: String]) throws -> PublicationFacts {
        try self.wrong(right.map { wrong[$0] ?? $0 })
    }

    @Test func `a report that follows has neither`() throws {
        let facts = try Self.facts([:])
        #expect(facts.wrongFigures == PublicationFacts.WrongFigures())
        #expect(facts.elsewhere.count == 0)
    }

    @Test func `errors that would not be there with the right figure come of it`() throws {
        let facts = try Self.facts(["Zuid lopend aantal 10": "Zuid lopend aantal 2"])
        let wrong = try #require(facts.wrongFigures)
        #expect(wrong.count == 1)
        // The regions do not add up, and more work than have a trajectory.
        #expect(wrong.causes.first?.consequences.count == 2)
        #expect(wrong.errors.count == 2)
        #expect(facts.elsewhere.count == 0)
    }

    @Test func `a figure that was computed from a wrong one comes of it`() throws {
        let facts = try Self.facts([
            "Zuid lopend aantal 10": "Zuid lopend aantal 12", "alles lopend aantal 50": "alles lopend aantal 52",
            "Zuid werk procent 30 lopend": "Zuid werk procent 25 lopend",
            "alles lopend verschil 2 . 2025-Q1": "alles lopend verschil 4 . 2025-Q1",
        ])
        let wrong = try #require(facts.wrongFigures)
        #expect(wrong.count == 2)
        #expect(wrong.causes.map(\.consequences.count) == [1, 1])
        #expect(wrong.consequences == 2)
        #expect(wrong.errors.count == 0)
    }

    @Test func `what is wrong with the right figure too stays an error of its own`() throws {
        let facts = try Self.facts([
            "alles werk aantal 15": "alles werk aantal 15,5", "Zuid lopend aantal 10": "Zuid lopend aantal 11",
        ])
        #expect(facts.wrongFigures?.count == 2)
        #expect(facts.elsewhere.count == 0)
        // A figure that follows from no delivery is no cause of anything.
        let other = try Self.wrong(Self.right + ["alles werk verschil 9,5 . 2020-Q1", "alles werk aantal 15"])
        #expect(other.wrongFigures?.count == 0)
    }

    @Test func `what one figure does not explain comes of several`() throws {
        // Each region is 500 more: the nation, which is right, is neither without the one nor without the other.
        let facts = try Self.facts([
            "Noord lopend aantal 40": "Noord lopend aantal 540", "Zuid lopend aantal 10": "Zuid lopend aantal 510",
        ])
        let wrong = try #require(facts.wrongFigures)
        #expect(wrong.count == 2)
        #expect(wrong.joint.count == 1)
        #expect(wrong.causes.allSatisfy { $0.consequences.count == 0 })
        #expect(facts.elsewhere.count == 0)
    }

    @Test func `an error that no wrong figure explains is counted apart`() throws {
        // Of that quarter nothing was delivered: the figure is held against nothing, but it is too large.
        let facts = try Self.wrong(
            Self.right.map { $0 == "Zuid lopend aantal 10" ? "Zuid lopend aantal 2" : $0 }
                + ["2024-Q2 Noord werk aantal 1500", "2024-Q2 alles werk aantal 1500"])
        #expect(facts.wrongFigures?.count == 1)
        #expect(facts.wrongFigures?.errors.count == 2)
        #expect(facts.elsewhere.count == 2)
    }
}
