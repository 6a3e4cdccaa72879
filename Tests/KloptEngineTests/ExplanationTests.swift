import KloptModel
import Testing

@testable import KloptEngine

/// What organisations explained, held against what is found.
@Suite struct ExplanationTests {
    private static let pack =
        Trial.pack + """
            dataset uitleg "Uitleg" explanations {
              key organisatie: text, over: text, regio: regio optional, kwartaal: quarter optional
              owner organisatie
              text reden "Reden"
              text wie "Wie"
              date gegeven "Gegeven" optional
              date einde "Einde"
              text cijfers "Cijfers" optional
              explains over
              reason reden
              author wie
              given gegeven
              expires einde
              found cijfers
            }
            rule r "R" replaces vroeger {
              for each ips
              severity error
              holds a <= b
            }

            """

    private static let data = """
        ips
        | organisatie | regio | kwartaal | a | b |
        | GGZ 01      | Noord | 2025-Q2  | 5 | 3 |
        | GGZ 01      | Zuid  | 2025-Q2  | 9 | 8 |
        | GGZ 02      | Noord | 2025-Q2  | 7 | 1 |
        | GGZ 03      | Noord | 2025-Q2  | 1 | 1 |
        uitleg
        | organisatie | over | regio | kwartaal | reden | wie | gegeven | einde | cijfers |

        """

    private static func report(
        _ rows: String..., day: String = "2025-08-15", organisation: String? = nil, rules: String = ""
    ) throws -> Report {
        try Trial(rules, pack: pack, keepsStructure: true).report(
            data + rows.map { "| \($0) |\n" }.joined(), organisation: organisation,
            day: CalendarDate(canonical: day))
    }

    /// What is explained, as `GGZ 01 Noord: reason`.
    private static func explained(_ report: Report) -> [String] {
        report.issues.compactMap { issue in
            issue.explanation.map { "\(issue.owner ?? "-") \(issue.key[1].value): \($0.reason)" }
        }
    }

    /// What is wrong with explanations, by the end of the rule's id.
    private static func faults(_ report: Report) -> [String] {
        report.issues.filter { $0.rule.hasPrefix("uitleg.") }.map { issue in
            #expect(issue.owner == nil)
            return String(issue.rule.dropFirst("uitleg.".count))
        }
    }

    @Test func `without explanations nothing is explained, and nothing is asked of them`() throws {
        let report = try Self.report()
        #expect(report.errors == 3 && report.explained == 0)
        #expect(report.counts(of: "uitleg.expired") == OutcomeCounts())
    }

    @Test func `an explained issue stays to be seen, and is not counted as open`() throws {
        let report = try Self.report(
            "GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan | 2025-07-01 | 2025-12-31 | a = 5, b = 3")
        #expect(Self.explained(report) == ["GGZ 01 Noord: Fusie"])
        #expect(Self.faults(report).isEmpty)
        #expect((report.errors, report.explained, report.issues.count) == (2, 1, 3))
        let owner = try #require(report.owners.first { $0.name == "GGZ 01" })
        #expect((owner.errors, owner.explained) == (1, 1))
        #expect(report.counts(of: "r").failed == 3)
        let explanation = try #require(report.issues[0].explanation)
        #expect(explanation.author == "Jan" && explanation.given?.description == "2025-07-01")
        #expect(explanation.until.description == "2025-12-31")
        #expect(explanation.place == DataPlace(file: "uitleg.csv", row: 2))
        #expect(report.issues.indices.map { report.issues.outline(at: $0).isExplained } == [true, false, false])
    }

    @Test func `an explanation of a rule covers all issues of it that are the organisation's, region by region`() throws
    {
        let all = try Self.report("GGZ 01 | r |  |  | Alles | Jan |  | 2025-12-31 | ")
        #expect(Self.explained(all) == ["GGZ 01 Noord: Alles", "GGZ 01 Zuid: Alles"])
        let some = try Self.report("GGZ 01 | r |  | 2025-Q2 | Alles | Jan |  | 2025-12-31 | a = 9")
        #expect(Self.explained(some) == ["GGZ 01 Zuid: Alles"] && Self.faults(some).isEmpty)
    }

    @Test func `an issue may be named by its id, and a rule by an earlier one`() throws {
        let id = try #require(try Self.report().issues.first { $0.owner == "GGZ 02" }).id
        let report = try Self.report(
            "GGZ 02 | \(id) |  |  | Zo is het | Jan |  | 2025-12-31 | a = 7, b = 1",
            "GGZ 01 | vroeger | Zuid |  | Ook | Jan |  | 2025-12-31 | a = 9, b = 8")
        #expect(Self.explained(report) == ["GGZ 01 Zuid: Ook", "GGZ 02 Noord: Zo is het"])
        // Somebody else's issue it does not explain.
        let other = try Self.report("GGZ 01 | \(id) |  |  | Zo is het | Jan |  | 2025-12-31 | ")
        #expect(Self.explained(other).isEmpty && Self.faults(other) == ["unmatched"])
    }

    @Test(arguments: [
        ("2025-08-14", "expired"), ("2025-08-15", ""), ("2025-08-16", ""), ("1-9-2025", ""),
        ("31 juli 2025", "expired"),
    ]) func `an explanation holds up to and including its last day`(_ last: String, _ fault: String) throws {
        let report = try Self.report("GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan |  | \(last) | a = 5, b = 3")
        #expect(Self.faults(report) == (fault.isEmpty ? [] : [fault]))
        #expect(report.explained == (fault.isEmpty ? 1 : 0))
        #expect(report.errors == (fault.isEmpty ? 2 : 3) && report.warnings == (fault.isEmpty ? 0 : 1))
    }

    @Test func `an explanation lapses when the figures are others, and says which`() throws {
        let report = try Self.report("GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | a = 5, b = 4")
        #expect(Self.faults(report) == ["lapsed"] && report.explained == 0)
        let issue = try #require(report.issues.first { $0.rule == "uitleg.lapsed" })
        #expect(issue.message.contains("GGZ 01") && issue.message.contains("Noord, 2025-Q2"))
        #expect(issue.message.contains("a = 5, b = 4") && issue.message.contains("a = 5, b = 3"))
        // Who explained it is not asked as if nothing had been said.
        let open = try #require(report.issues.first { $0.rule == "r" })
        #expect(open.hint == "Eerder is hierbij uitgelegd: «Fusie» (Jan). Die toelichting ging over andere cijfers.")
    }

    @Test(arguments: ["Aantal a = 5", "a: 5", "zie mail"])
    func `figures that are none of the point's have not changed, and that is said otherwise`(_ figures: String) throws {
        let report = try Self.report("GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | \(figures)")
        #expect(Self.faults(report) == ["lapsed"] && report.explained == 0)
        let issue = try #require(report.issues.first { $0.rule == "uitleg.lapsed" })
        #expect(issue.message.contains("Dat zijn niet de cijfers van dit punt"))
        #expect(issue.hint == "Nu is gevonden: a = 5, b = 3.")
    }

    @Test func `of several points without figures none is told as if it were all`() throws {
        let report = try Self.report("GGZ 01 | r |  | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ")
        #expect(Self.faults(report) == ["without-figures"] && report.explained == 2)
        let hint = try #require(report.issues.first { $0.rule == "uitleg.without-figures" }?.hint)
        #expect(hint.contains("geldt nu voor 2 punten") && !hint.contains("a ="))
    }

    @Test func `a near spelling is told, and the explanation counts`() throws {
        let report = try Self.report("GGZ 01 | r | Noord | 1-4-2025 | Fusie | Jan |  | 2025-12-31 | a = 5, b = 3")
        #expect(report.explained == 1)
        let issue = try #require(report.issues.first { $0.rule == "uitleg.spelling" })
        #expect(!issue.message.contains("telt daarom niet mee"))
    }

    @Test func `an explanation without figures holds for what is found, and that is said`() throws {
        let report = try Self.report("GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ")
        #expect(Self.faults(report) == ["without-figures"] && report.explained == 1)
        #expect((report.errors, report.warnings, report.infos) == (2, 0, 1))
    }

    @Test func `an explanation that matches nothing is named, with the rule that may have been meant`() throws {
        let solved = try Self.report("GGZ 03 | r | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ")
        #expect(Self.faults(solved) == ["unmatched"])
        let mistyped = try Self.report("GGZ 01 | vroegr | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ")
        #expect(Self.faults(mistyped) == ["unmatched"])
        let rule = try Self.report("GGZ 01 | ips.a.valu | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ")
        #expect(rule.issues.first { $0.rule == "uitleg.unmatched" }?.hint == "Bedoelt u «ips.a.value»?")
    }

    @Test func `one about another quarter or for another sender waits`() throws {
        let quarter = try Self.report("GGZ 01 | r | Noord | 2025-Q1 | Fusie | Jan |  | 2020-12-31 | ")
        #expect(Self.faults(quarter).isEmpty && quarter.explained == 0)
        #expect(quarter.counts(of: "uitleg.expired").notApplicable == 1)
        let sender = try Self.report("GGZ 02 | r | Zuid |  | Fusie | Jan |  | 2025-12-31 | ", organisation: "GGZ 01")
        #expect(Self.faults(sender).isEmpty)
    }

    @Test(arguments: [
        "GGZ 01 | r | Noord | 2025-Q2 |  | Jan |  | 2025-12-31 | ",
        "GGZ 01 | r | Noord | 2025-Q2 | Fusie |  |  | 2025-12-31 | ",
        "GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan |  |  | ",
        "GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan |  | ooit | ",
        "GGZ 01 | r | Noord | 2025-Q2 | Fusie | Jan | vorige week | 2025-12-31 | ",
        "GGZ 01 |  | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ",
        "GGZ 01 | r | Nrd | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ",
        " | r | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ",
    ]) func `without a reason, an author or an end, or unreadable, it is refused`(_ row: String) throws {
        let report = try Self.report(row)
        #expect(report.explained == 0 && report.errors == 4, "\(row)")
        let issue = try #require(report.issues.first { $0.rule.hasPrefix("uitleg.") })
        #expect(issue.severity == .error && issue.owner == nil && issue.rule.hasSuffix(".value"))
        #expect(issue.message.hasSuffix("Deze toelichting telt daarom niet mee."))
        #expect(report.counts(of: "uitleg.expired").undecided == 1)
    }

    @Test func `what another explanation took over asks for nothing`() throws {
        let report = try Self.report(
            "GGZ 01 | r | Noord | 2025-Q2 | Oud | Jan | 2024-01-01 | 2024-12-31 | a = 5, b = 3",
            "GGZ 01 | r | Noord | 2025-Q2 | Toen | Jan | 2025-07-01 | 2025-12-31 | a = 4, b = 3",
            "GGZ 01 | r | Noord | 2025-Q2 | Nu | Piet | 2025-08-01 | 2025-12-31 | a = 5, b = 3")
        #expect(Self.explained(report) == ["GGZ 01 Noord: Nu"] && Self.faults(report).isEmpty)
    }

    @Test func `what was not delivered may be explained, with which records it is or without`() throws {
        let rules = """
            rule volledig "Volledig" {
              for each deelnemers where period in van..tot
              expect one record in {traject} of organisatie, regio
              report per organisatie, else regio
            }
            """
        let roster = """
            deelnemers
            | organisatie | regio | traject | van     | tot |
            | GGZ 04      | Noord | ips     | 2023-Q3 |     |
            """
        let trial = try Trial(rules, pack: Self.pack, keepsStructure: true)
        for (figures, faults) in [
            ("", []), ("traject = ips (Noord)", []), ("ips (Noord)", []), ("traject = ips (Zuid)", ["lapsed"]),
        ] {
            let row = "| GGZ 04 | volledig |  | 2025-Q2 | Start later | Jan |  | 2025-12-31 | \(figures) |\n"
            let report = try trial.report(Self.data + row + roster, day: CalendarDate(canonical: "2025-08-15"))
            #expect(report.owners.first { $0.name == "GGZ 04" }?.explained == (faults.isEmpty ? 1 : 0))
            #expect(Self.faults(report) == faults && report.errors == (faults.isEmpty ? 3 : 4))
        }
    }

    @Test func `a text that would be a formula is read without its apostrophe`() throws {
        let report = try Self.report("GGZ 01 | r | Noord | 2025-Q2 | '=Fusie | 'Jan |  | 2025-12-31 | a = 5")
        #expect(report.issues[0].explanation?.reason == "=Fusie")
        #expect(report.issues[0].explanation?.author == "'Jan")
    }

    @Test func `a rule about explanations can be switched off`() throws {
        let report = try Self.report(
            "GGZ 03 | r | Noord | 2025-Q2 | Fusie | Jan |  | 2025-12-31 | ",
            rules: "switch off uitleg.unmatched from 2020-Q1 because \"Wij ruimen later op.\"\n")
        #expect(Self.faults(report).isEmpty)
    }
}
