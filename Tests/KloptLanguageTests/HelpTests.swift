import KloptModel
import Testing

@testable import KloptLanguage

/// What a diagnostic says to someone who writes as in another language, or by hand.
@Suite struct HelpTests {
    private func first(_ lines: String, forEach: String = "ips") -> Diagnostic? {
        let diagnostics = Fixtures.rule(lines, forEach: forEach).diagnostics
        #expect(diagnostics.count == 1)
        return diagnostics.first
    }

    @Test(arguments: [
        ("holds lopend > 1,5", "Schrijf decimalen met een punt: 1.5"),
        ("holds lopend = ooit\n tolerance 2,25%", "Schrijf decimalen met een punt: 2.25%"),
        ("holds lopend == 10", "Schrijf ="),
        ("holds lopend <> 10", "Schrijf !="),
        ("holds lopend ≠ 10", "Schrijf !="),
        ("holds lopend ≥ 10", "Schrijf >="),
        ("holds lopend ≤ 10", "Schrijf <="),
        ("holds lopend => 10", "Schrijf >="),
        ("holds lopend > 10 && ooit > 1", "Schrijf and"),
        ("holds lopend > 10 andd ooit > 1", "Bedoelt u ‘and’?"),
        ("holds lopend > 10 en ooit > 1", "Bedoelt u ‘and’?"),
        ("holds (lopend > 10 of ooit > 1)", "Bedoelt u ‘or’?"),
        ("holds lopend > 10\n tolerance 2 of 10%", "Bedoelt u ‘or’?"),
        ("holds lopend > 10\n severty error", "Bedoelt u ‘severity’?"),
        ("holds organisatie = “GGZ”", "Gebruik rechte aanhalingstekens: \"…\""),
    ])
    func `the help says what to write instead`(_ lines: String, _ help: String) {
        #expect(first(lines)?.help?.dutch == help)
    }

    @Test(arguments: ["holds lopend in (1,5)", "holds previous(lopend,4) > 0", "holds highest(1,2) < lopend"])
    func `a comma between values is no decimal comma`(_ lines: String) {
        #expect(Fixtures.rule(lines).diagnostics.isEmpty)
    }

    @Test func `names of one or two letters get no suggestion`() {
        #expect(first("let x = y\n holds lopend > x")?.help == nil)
        #expect(Suggest.nearest(to: "y", among: ["a", "ab"]) == nil)
        #expect(Suggest.nearest(to: "UV", among: ["uv"]) == "uv")
    }

    @Test(arguments: [
        ("holds abs(lopend, ooit) > 0", "`abs` heeft 1 waarde nodig en krijgt er 2.", "needs 1 value and"),
        ("holds lowest(lopend) > 0", "`lowest` heeft ten minste 2 waarden nodig en krijgt er 1.", "at least 2 values"),
        ("holds contains(organisatie) ", "`contains` heeft 2 waarden nodig en krijgt er 1.", "needs 2 values"),
    ])
    func `numbers of values are in good Dutch`(_ lines: String, _ dutch: String, _ english: String) {
        #expect(first(lines)?.message.dutch == dutch)
        #expect(first(lines)?.message.english.contains(english) ?? false)
    }

    @Test func `one column is fixed, two columns are`() {
        let one = first("holds waarde > 0", forEach: "rapport of publicatie")
        #expect(one?.message.dutch == "‘waarde’ verschilt binnen de groep; alleen ‘rapport’ ligt vast.")
        let two = first("holds waarde > 0", forEach: "rapport, periode of publicatie")
        #expect(two?.message.dutch.hasSuffix("alleen ‘rapport’ en ‘periode’ liggen vast.") ?? false)
        let year = first("holds waarde > 0", forEach: "year of publicatie")
        #expect(year?.message.dutch == "‘waarde’ verschilt binnen de groep.")
    }

    @Test func `a character that shows nothing is named by its number`() {
        #expect(first("holds lopend > 0 \u{200B}")?.message.dutch == "Het teken ‘U+200B’ hoort hier niet.")
        #expect(first("holds lopend > 0 §")?.message.dutch == "Het teken ‘§’ hoort hier niet.")
    }

    @Test func `a diagnostic without a file shows no place`() {
        let diagnostics = RuleLoader.load([]) { _ in nil }.diagnostics
        #expect(
            DiagnosticText.render(diagnostics, language: .dutch, color: false) == """
                fout R201: Geen enkel bestand begint met `pack`.
                  = Schrijf in één bestand: pack naam "Titel" version "1"

                1 fout, 0 waarschuwingen

                """)
    }
}
