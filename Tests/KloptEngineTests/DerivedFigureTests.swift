import KloptModel
import Testing

@testable import KloptEngine

/// Figures that follow from the records, and printed ones held against them.
@Suite struct DerivedFigureTests {
    private static let pack = """
        pack proef "Proef" version "1"
        codes regio "Regio" { Noord "Noord"  Zuid "Zuid" }
        codes gebied "Gebied" { alles "Alles"  Noord "Noord"  Zuid "Zuid" }
        codes reeks "Reeks" { totaal "alle"  ips "IPS"  wabz "WABZ" }
        codes maat "Maat" { lopend "lopend"  weg "weg"  nieuw "nieuw"  werk "werk" }
        codes deel "Deel" { uwv "UWV"  gemeente "gemeente" }
        codes soort "Soort" { aantal "aantal"  procent "procent"  verschil "verschil" }
        breakdown geld "Geld" { uwv "UWV"  gemeente "gemeente" }
        dataset ips "IPS" valid from 2023-Q3 {
          key   organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count lopend "Lopend" by geld
          count weg    "Weg"
          count werk   "Werk"
        }
        dataset wabz "WABZ" valid from 2023-Q3 {
          key   organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count lopend "Lopend" by geld
          count weg    "Weg"
        }
        dataset deelnemers "Deelnemers" roster {
          key      organisatie: text, regio: regio, traject: text
          owner    organisatie
          quarter  van "Van"
          quarter  tot "Tot" optional
          text     opvolger "Opvolger" optional
          delivers traject
          active   van to tot
          successor opvolger
        }
        dataset cijfers "Cijfers" long every period {
          key    rapport: text, periode: period, regio: gebied, reeks: reeks, maat: maat, deel: deel optional, soort: soort,
                 van_reeks: reeks only for soort procent, van: maat only for soort procent,
                 tov: period only for soort verschil
          owner  rapport
          number waarde "Waarde"
          text   merk "Merk" optional
          value  waarde
        }
        figures cijfers from ips, wabz {
          period  periode
          series  reeks
          area    regio, all alles
          measure maat, deel
          kind    soort, count aantal, percent procent, change verschil
          base    van_reeks, van
          against tov
          mark    merk
          total   totaal of ips, wabz for lopend, weg, nieuw, werk
          count   every measure
          count   nieuw = lopend - (previous(lopend) - weg) beginning at 0
          count   werk for wabz only in totaal = lopend
          year count weg
          year count werk for ips = werk / 4 rounded to 0 decimals
          percent categories of lopend
          percent werk of lopend
          change  lopend against previous quarter
        }

        """

    private static func trial() throws -> Trial { try Trial("", pack: pack, keepsStructure: true) }

    /// One line a record: `ips GGZ1 Noord 2025-Q2 lopend_uwv lopend_gemeente weg werk`; a printed figure as `cijfers …`.
    private static func drawing(_ lines: String) -> String {
        var tables: [String: [[String]]] = [:]
        var order: [String] = []
        for line in lines.split(separator: "\n") {
            let cells = line.split(separator: " ").map { $0 == "." ? "" : String($0) }
            guard let dataset = cells.first else { continue }
            if tables[dataset] == nil { order.append(dataset) }
            tables[dataset, default: []].append(Array(cells.dropFirst()))
        }
        return order.map { dataset in
            let header: [String]
            var rows = tables[dataset] ?? []
            switch dataset {
            case "ips", "wabz":
                header =
                    ["organisatie", "regio", "kwartaal", "lopend", "lopend_uwv", "lopend_gemeente", "weg"]
                    + (dataset == "ips" ? ["werk"] : [])
                // The total stands before its parts, and is missing where a part is.
                rows = rows.map { row in
                    let parts = row[3...4].map { Int($0) }
                    let total = parts.contains(nil) ? "" : String(parts.reduce(0) { $0 + ($1 ?? 0) })
                    return Array(row[0...2] + [total] + row[3...])
                }
            case "deelnemers":
                header = ["organisatie", "regio", "traject", "van", "tot", "opvolger"]
                rows = rows.map { $0 + [String](repeating: "", count: 6 - $0.count) }
            default:
                header = [
                    "rapport", "periode", "regio", "reeks", "maat", "deel", "soort", "van_reeks", "van", "tov",
                    "waarde",
                ]
            }
            return ([dataset] + ([header] + rows).map { "| " + $0.joined(separator: " | ") + " |" })
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The figures as lines: `2025-Q2 alles ips lopend uwv aantal 12 *`.
    private static func figures(
        _ lines: String, _ request: FigureRequest = FigureRequest(), period: PeriodRequest = .latest
    ) throws -> (lines: [String], report: FigureReport) {
        let run = try trial().checked(drawing(lines), period: period, keepsNumbers: true)
        let report = try #require(run.figures(request))
        let lines = report.rows.map { row in
            row.cells.enumerated().filter { report.columns[$0.offset].name != "rapport" }.compactMap { cell in
                switch cell.element {
                case .empty: nil
                case .text(let text): text
                case .number(let number): number.description
                }
            }.joined(separator: " ")
        }
        return (lines, report)
    }

    private static let quarter = """
        ips GGZ1 Noord 2025-Q1 6 4 1 3
        ips GGZ2 Zuid 2025-Q1 8 0 0 2
        ips GGZ1 Noord 2025-Q2 9 6 2 5
        ips GGZ2 Zuid 2025-Q2 7 2 1 4
        wabz GGZ2 Zuid 2025-Q1 3 1 0
        wabz GGZ2 Zuid 2025-Q2 2 1 2
        """

    // MARK: Counts

    @Test func `a count is added up by area and over all areas`() throws {
        let (lines, _) = try Self.figures(Self.quarter)
        #expect(lines.contains("2025-Q2 alles ips lopend aantal 24"))
        #expect(lines.contains("2025-Q2 Noord ips lopend aantal 15"))
        #expect(lines.contains("2025-Q2 Zuid ips lopend uwv aantal 7"))
        #expect(lines.contains("2025-Q2 alles totaal lopend aantal 27"))
        #expect(lines.contains("2025-Q2 Zuid totaal lopend gemeente aantal 3"))
    }

    @Test func `an area without records has no figures`() throws {
        let (lines, _) = try Self.figures(Self.quarter)
        #expect(!lines.contains { $0.hasPrefix("2025-Q2 Noord wabz") })
    }

    @Test func `what adds to a total alone is in it, and in no series`() throws {
        let (lines, _) = try Self.figures(Self.quarter)
        #expect(lines.contains("2025-Q2 alles ips werk aantal 9"))
        #expect(lines.contains("2025-Q2 alles totaal werk aantal 12"))
        #expect(!lines.contains { $0.contains("wabz werk") })
    }

    @Test func `percentages and changes are made of the counts`() throws {
        let (lines, _) = try Self.figures(Self.quarter)
        #expect(lines.contains("2025-Q2 alles ips lopend uwv procent 66.7 ips lopend"))
        #expect(lines.contains("2025-Q2 alles ips werk procent 37.5 ips lopend"))
        #expect(lines.contains("2025-Q2 alles ips lopend verschil 6 2025-Q1"))
        #expect(lines.contains("2025-Q2 Zuid wabz lopend verschil -1 2025-Q1"))
    }

    @Test func `what looks back adds each record to its own`() throws {
        let (lines, _) = try Self.figures(Self.quarter)
        // 15 − (10 − 2) and 9 − (8 − 1); 3 − (4 − 2).
        #expect(lines.contains("2025-Q2 alles ips nieuw aantal 9"))
        #expect(lines.contains("2025-Q2 alles wabz nieuw aantal 1"))
    }

    @Test func `what looks back is marked where somebody who counted then has stopped, and there alone`() throws {
        let (lines, report) = try Self.figures(
            Self.quarter + """

                ips GGZ3 Noord 2025-Q1 3 1 0 1
                deelnemers GGZ1 Noord ips 2024-Q1
                deelnemers GGZ2 Zuid ips 2024-Q1
                deelnemers GGZ2 Zuid wabz 2024-Q1
                deelnemers GGZ3 Noord ips 2024-Q1 2025-Q1
                """)
        for marked in ["alles ips", "alles totaal", "Noord ips", "Noord totaal"] {
            #expect(lines.contains { $0.hasPrefix("2025-Q2 \(marked) nieuw") && $0.hasSuffix("°") }, "\(marked)")
        }
        #expect(lines.contains("2025-Q2 Zuid ips nieuw aantal 2"))
        #expect(lines.contains("2025-Q2 alles wabz nieuw aantal 1"))
        #expect(lines.contains("2025-Q2 alles ips lopend aantal 24"))
        #expect(report.remarks.contains { $0.kind == .otherGroup && $0.text.dutch.hasPrefix("Bij 4 cijfers staat °") })
    }

    @Test func `what looks back is not marked where another continues who stopped`() throws {
        let (lines, report) = try Self.figures(
            """
            ips GGZ1 Noord 2025-Q1 6 4 1 3
            ips GGZ2 Noord 2025-Q1 8 0 0 2
            ips GGZ3 Noord 2025-Q2 9 6 2 5
            deelnemers GGZ1 Noord ips 2024-Q1 2025-Q1 GGZ3
            deelnemers GGZ2 Noord ips 2024-Q1 2025-Q1 GGZ3
            deelnemers GGZ3 Noord ips 2025-Q2
            """, period: .one(try #require(Period(canonical: "2025-Q2"))))
        #expect(lines.contains("2025-Q2 alles ips nieuw aantal -1"))
        #expect(!report.remarks.contains { $0.kind == .otherGroup })
    }

    // MARK: What is not there

    @Test func `without the quarter before, a figure that looks back is not made, and that is said`() throws {
        let (lines, report) = try Self.figures("ips GGZ1 Noord 2025-Q2 9 6 2 5")
        #expect(!lines.contains { $0.contains("nieuw") })
        #expect(lines.contains("2025-Q2 alles ips lopend aantal 15"))
        #expect(report.remarks.contains { $0.kind == .missingNumber && $0.figures == 2 })
    }

    @Test func `what begins by the roster had nothing before`() throws {
        let (lines, _) = try Self.figures(
            Self.quarter + """

                ips GGZ3 Noord 2025-Q2 3 1 2 1
                deelnemers GGZ1 Noord ips 2024-Q1
                deelnemers GGZ2 Zuid ips 2024-Q1
                deelnemers GGZ2 Zuid wabz 2024-Q1
                deelnemers GGZ3 Noord ips 2025-Q2
                """)
        #expect(lines.contains("2025-Q2 alles ips nieuw aantal 15"))
    }

    @Test func `a number that is missing leaves out the figures that need it, and no others`() throws {
        let (lines, report) = try Self.figures(
            Self.quarter.replacing("2025-Q2 7 2 1 4", with: "2025-Q2 7 2 1 ."), FigureRequest(countsErrors: true))
        #expect(!lines.contains { $0.hasPrefix("2025-Q2 alles ips werk") || $0.hasPrefix("2025-Q2 Zuid ips werk") })
        #expect(lines.contains("2025-Q2 Noord ips werk aantal 5"))
        #expect(lines.contains("2025-Q2 alles ips lopend aantal 24"))
        let remark = try #require(report.remarks.first { $0.kind == .missingNumber })
        #expect(remark.text.dutch.contains("GGZ2, Zuid"))
        // The count and its percentage: of the series and of the total, in all areas and in one.
        #expect(remark.figures == 8)
    }

    @Test func `a dataset that nobody delivered leaves out its total`() throws {
        let lines = Self.quarter.split(separator: "\n").filter { !$0.hasPrefix("wabz") }.joined(separator: "\n")
        let (made, report) = try Self.figures(lines)
        #expect(!made.contains { $0.contains("totaal") })
        #expect(report.remarks.contains { $0.kind == .notDelivered })
    }

    @Test func `a dataset that the roster expects of nobody is none of the total`() throws {
        let lines = Self.quarter.split(separator: "\n").filter { !$0.hasPrefix("wabz") }.joined(separator: "\n")
        let (made, _) = try Self.figures(
            lines + "\ndeelnemers GGZ1 Noord ips 2024-Q1\ndeelnemers GGZ2 Zuid ips 2024-Q1")
        #expect(made.contains("2025-Q2 alles totaal lopend aantal 24"))
    }

    // MARK: What is not accepted

    private static let roster = """

        deelnemers GGZ1 Noord ips 2024-Q1
        deelnemers GGZ2 Zuid ips 2024-Q1
        deelnemers GGZ2 Zuid wabz 2024-Q1
        """

    @Test func `a delivery with errors is not counted, and what it belongs to is marked`() throws {
        let wrong = Self.quarter.replacing("ips GGZ2 Zuid 2025-Q2 7 2 1 4", with: "ips GGZ2 Zuid 2025-Q2 7 2 -1 4")
        let (lines, report) = try Self.figures(wrong + Self.roster)
        #expect(lines.contains("2025-Q2 alles ips lopend aantal 15 *"))
        #expect(lines.contains("2025-Q2 alles totaal lopend aantal 18 *"))
        #expect(lines.contains("2025-Q2 Noord ips lopend aantal 15"))
        #expect(!lines.contains { $0.contains("alles ips lopend verschil") })
        #expect(report.remarks.contains { $0.kind == .withheld && $0.text.dutch.contains("GGZ2") })
        #expect(report.remarks.contains { $0.kind == .incomparable })
    }

    @Test func `a delivery that was not received is an underestimate, and one that no roster expects does not count`()
        throws
    {
        let (lines, report) = try Self.figures(
            Self.quarter + "\nips GGZ9 Noord 2025-Q2 50 50 0 0" + Self.roster + "\ndeelnemers GGZ4 Noord ips 2024-Q1")
        #expect(lines.contains("2025-Q2 Noord ips lopend aantal 15 *"))
        #expect(lines.contains("2025-Q2 Zuid ips lopend aantal 9"))
        #expect(report.remarks.contains { $0.kind == .notReceived && $0.text.dutch.contains("GGZ4") })
        #expect(report.remarks.contains { $0.kind == .unexpected && $0.text.dutch.contains("GGZ9") })
    }

    /// Of GGZ1 nothing came, or it is not counted.
    @Test(arguments: ["", "ips GGZ1 Noord 2025-Q1 6 4 -1 3\n"])
    func `no change is made against a quarter in which somebody is missing or withheld, whatever was asked`(
        _ then: String
    ) throws {
        let lines = Self.quarter.replacing("ips GGZ1 Noord 2025-Q1 6 4 1 3\n", with: then) + Self.roster
        let asked = try #require(Period(canonical: "2025-Q2"))
        for period in [PeriodRequest.one(asked), .latest] {
            let (made, report) = try Self.figures(lines, FigureRequest(periods: .one(asked)), period: period)
            #expect(made.contains("2025-Q2 alles ips lopend aantal 24"))
            #expect(
                !made.contains { $0.contains("alles ips lopend verschil") || $0.contains("Noord ips lopend verschil") })
            #expect(made.contains("2025-Q2 Zuid ips lopend verschil 1 2025-Q1"))
            #expect(
                report.remarks.contains {
                    $0.kind == .incomparable && $0.text.dutch.hasPrefix("In 2025-Q1 telt niet alles mee")
                })
        }
    }

    @Test func `what the roster asks nobody for is no gap, then or now`() throws {
        let lines = Self.quarter.split(separator: "\n").filter { !$0.hasPrefix("wabz") }.joined(separator: "\n")
        let (made, report) = try Self.figures(
            lines + "\ndeelnemers GGZ1 Noord ips 2024-Q1\ndeelnemers GGZ2 Zuid ips 2024-Q1")
        #expect(made.contains("2025-Q2 alles totaal lopend verschil 6 2025-Q1"))
        #expect(!report.remarks.contains { $0.isFailure })
    }

    @Test func `each organisation may have figures of its own`() throws {
        let (lines, report) = try Self.figures(Self.quarter, FigureRequest(perOrganisation: true))
        #expect(report.columns.first?.name == "organisatie")
        #expect(lines.contains("GGZ1 2025-Q2 alles ips lopend aantal 15"))
        #expect(lines.contains("GGZ2 2025-Q2 Zuid wabz lopend aantal 3"))
        #expect(!lines.contains { $0.hasPrefix("GGZ1") && $0.contains("wabz") })
    }

    @Test func `of an organisation that continues another alone, no change is made`() throws {
        let (lines, report) = try Self.figures(
            Self.quarter + Self.roster + "\ndeelnemers GGZ0 Noord ips 2023-Q3 2024-Q4 GGZ1",
            FigureRequest(perOrganisation: true))
        #expect(!lines.contains { $0.hasPrefix("GGZ1") && $0.contains("verschil") })
        #expect(lines.contains { $0.hasPrefix("GGZ2") && $0.contains("verschil") })
        #expect(report.remarks.contains { $0.text.dutch.contains("GGZ1 zet een andere organisatie voort") })
    }

    // MARK: Years

    private static func year(_ quarters: some Sequence<Int>) -> String {
        quarters.map { "ips GGZ1 Noord 2024-Q\($0) 5 5 \($0) \($0 + 1)" }.joined(separator: "\n")
    }

    @Test func `a year is the sum over its quarters, rounded at the end`() throws {
        let year = try #require(Period(year: 2024))
        let (lines, _) = try Self.figures(Self.year(1...4), FigureRequest(periods: .one(year)), period: .all)
        #expect(lines.contains("2024 alles ips weg aantal 10"))
        // (2 + 3 + 4 + 5) / 4 is 3.5: halves go up.
        #expect(lines.contains("2024 alles ips werk aantal 4"))
    }

    @Test func `a year without one of its quarters has no figures`() throws {
        let year = try #require(Period(year: 2024))
        let (lines, report) = try Self.figures(Self.year([1, 2, 4]), FigureRequest(periods: .one(year)), period: .all)
        #expect(lines.isEmpty)
        #expect(report.remarks.contains { $0.kind == .notDelivered && $0.text.dutch.contains("2024-Q3") })
    }

    @Test func `a year in which a dataset was not collected throughout is not made`() throws {
        let year = try #require(Period(year: 2023))
        let lines = "ips GGZ1 Noord 2023-Q3 5 5 1 1\nips GGZ1 Noord 2023-Q4 5 5 1 1"
        #expect(try Self.figures(lines, FigureRequest(periods: .one(year)), period: .all).lines.isEmpty)
    }

    @Test func `all periods are the quarters, and the years that are whole`() throws {
        let (_, report) = try Self.figures(
            Self.year(1...4) + "\nips GGZ1 Noord 2025-Q1 5 5 1 1", FigureRequest(periods: .all), period: .all)
        #expect(
            report.periods.map(\.description) == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2024"])
    }

    // MARK: Printed figures

    private static func outcomes(_ printed: String, _ lines: String = quarter) throws -> String {
        try trial().report(drawing(lines + "\n" + printed)).outcomes(of: "cijfers.follows")
    }

    @Test(
        arguments: [
            ("cijfers R 2025-Q2 alles ips lopend . aantal . . . 24", "passed 1"),
            ("cijfers R 2025-Q2 alles ips lopend . aantal . . . 25", "failed 1"),
            // As printed with one decimal, and without; a whole number need not be right at a decimal it lacks.
            ("cijfers R 2025-Q2 alles ips lopend uwv procent ips lopend . 66,7", "passed 1"),
            ("cijfers R 2025-Q2 alles ips lopend uwv procent ips lopend . 67", "passed 1"),
            ("cijfers R 2025-Q2 alles ips lopend uwv procent ips lopend . 67,0", "failed 1"),
            // A percentage and a change that `percent` and `change` do not name are held as well.
            ("cijfers R 2025-Q2 alles ips weg . procent ips lopend . 12,5", "passed 1"),
            ("cijfers R 2025-Q2 alles ips weg . verschil . . 2025-Q1 2", "passed 1"),
            // An area without records counts as nothing.
            ("cijfers R 2025-Q2 Noord wabz lopend . aantal . . . 3", "failed 1"),
            ("cijfers R 2025-Q2 Noord wabz lopend . aantal . . . 0", "passed 1"),
            // What the declaration does not make, or nobody delivered, is not held against anything.
            ("cijfers R 2025-Q2 alles wabz werk . aantal . . . 3", "notApplicable 1"),
            ("cijfers R 2024-Q2 alles ips lopend . aantal . . . 3", "notApplicable 1"),
            ("cijfers R 2025-Q2 alles ips lopend . verschil . . 2024-Q2 3", "notApplicable 1"),
            ("cijfers R 2025-Q2 alles ips lopend . aantal . . . -", "undecided 1"),
        ])
    func `a printed figure is held against the records`(_ printed: String, _ outcome: String) throws {
        #expect(try Self.outcomes(printed) == outcome)
    }

    @Test(
        arguments: [
            // 10 → 15 is 50%; GGZ1 has 15 of the 24, of which 9 are UWV and 6 are not.
            ("cijfers R 2025-Q2 alles ips lopend . aantal . . . 39", "Dit past als GGZ1 twee keer is meegeteld."),
            ("cijfers R 2025-Q2 alles ips lopend . aantal . . . 15", "Dit past als GGZ2 niet is meegeteld."),
            ("cijfers R 2025-Q2 alles ips lopend . verschil . . 2025-Q1 -6", "Oud en nieuw zijn verwisseld."),
            ("cijfers R 2025-Q2 alles ips werk . procent ips lopend . 9", "Dit is het aantal, en niet het percentage."),
        ])
    func `a wrong figure's hint says how it probably came about`(_ printed: String, _ hint: String) throws {
        let report = try Self.trial().report(Self.drawing(Self.quarter + "\n" + printed))
        #expect(report.issues.first { $0.rule == "cijfers.follows" }?.hint == hint)
    }

    @Test func `what is withheld may have been counted, and is named where one fits`() throws {
        // GGZ2's record breaks a rule, and does not count: 15 of the 24 are left.
        let wrong = Self.quarter.replacing("ips GGZ2 Zuid 2025-Q2 7 2 1 4", with: "ips GGZ2 Zuid 2025-Q2 7 2 1 -4")
        let lines = wrong + Self.roster + "\ncijfers R 2025-Q2 alles ips lopend . aantal . . . 24"
        let facts = try Self.trial().checked(Self.drawing(lines), keepsNumbers: true).publicationFacts()
        let cause = try #require(facts.wrongFigures?.causes.first)
        #expect(cause.text.contains("Dit past als GGZ2 is meegeteld, ook waar nog fouten openstaan."))
    }

    @Test func `a printed figure is held against what is accepted alone`() throws {
        let wrong = Self.quarter.replacing("ips GGZ2 Zuid 2025-Q2 7 2 1 4", with: "ips GGZ2 Zuid 2025-Q2 7 2 -1 4")
        for roster in ["", Self.roster] {
            let printed = "cijfers R 2025-Q2 alles ips lopend . aantal . . . "
            #expect(try Self.outcomes(printed + "15", wrong + roster) == "passed 1")
            #expect(try Self.outcomes(printed + "24", wrong + roster) == "failed 1")
        }
    }

    @Test func `a printed total is held against the datasets that anybody offers`() throws {
        let lines = Self.quarter.split(separator: "\n").filter { !$0.hasPrefix("wabz") }.joined(separator: "\n")
        let roster = "\ndeelnemers GGZ1 Noord ips 2024-Q1\ndeelnemers GGZ2 Zuid ips 2024-Q1"
        // In the checked quarter and in an earlier one.
        for (period, sum) in [("2025-Q2", 24), ("2025-Q1", 18)] {
            let printed = "cijfers R \(period) alles totaal lopend . aantal . . . "
            #expect(try Self.outcomes(printed + "\(sum)", lines + roster) == "passed 1")
            #expect(try Self.outcomes(printed + "\(sum + 1)", lines + roster) == "failed 1")
        }
    }

    @Test func `a zero does not follow where all that is expected is missing`() throws {
        let lines = Self.quarter.replacing("wabz GGZ2 Zuid 2025-Q2 2 1 2", with: "wabz GGZ1 Noord 2025-Q2 2 1 2")
        let roster = Self.roster + "\ndeelnemers GGZ1 Noord wabz 2025-Q2"
        let printed = "cijfers R 2025-Q2 Zuid wabz lopend . aantal . . . "
        #expect(try Self.outcomes(printed + "0", lines + roster) == "undecided 1")
        #expect(try Self.outcomes(printed + "3", lines + roster) == "failed 1")
    }

    @Test func `where only bounds are known, they may still prove a printed figure wrong`() throws {
        let missing = Self.quarter.replacing("2025-Q2 7 2 1 4", with: "2025-Q2 7 2 1 <5")
        #expect(try Self.outcomes("cijfers R 2025-Q2 alles ips werk . aantal . . . 9", missing) == "undecided 1")
        #expect(try Self.outcomes("cijfers R 2025-Q2 alles ips werk . aantal . . . 4", missing) == "failed 1")
    }
}
