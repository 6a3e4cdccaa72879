import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct ExpressionTests {
    /// The condition as klopt understood it, with parentheses only where they are needed.
    private func understood(_ condition: String, forEach: String = "ips", before: String = "") -> String? {
        let loaded = Fixtures.rule("\(before)\n  holds \(condition)", forEach: forEach)
        guard let rules = loaded.ruleSet, let scope = rules.rule("proef-regel")?.scopes.first,
            case .holds(let expression) = scope.condition
        else { return DiagnosticText.render(loaded.diagnostics, language: .english, color: false) }
        return ExpressionText(rules: rules, scope: scope).text(expression)
    }

    @Test(arguments: [
        ("lopend - (ooit - betaald) >= 0", "lopend - (ooit - betaald) >= 0"),
        ("(lopend - ooit) - betaald >= 0", "lopend - ooit - betaald >= 0"),
        ("lopend + ooit * 2 >= 0", "lopend + ooit * 2 >= 0"),
        ("(lopend + ooit) * 2 >= 0", "(lopend + ooit) * 2 >= 0"),
        ("lopend / (ooit / 2) >= 0", "lopend / (ooit / 2) >= 0"),
        ("-lopend + 1 < 0", "-lopend + 1 < 0"),
        ("-(lopend + 1) < 0", "-(lopend + 1) < 0"),
        ("lopend > 1 or ooit > 1 and betaald > 1", "lopend > 1 or ooit > 1 and betaald > 1"),
        ("(lopend > 1 or ooit > 1) and betaald > 1", "(lopend > 1 or ooit > 1) and betaald > 1"),
        ("not lopend > 1 and ooit > 1", "not lopend > 1 and ooit > 1"),
        ("not (lopend > 1 and ooit > 1)", "not (lopend > 1 and ooit > 1)"),
        (
            "if lopend > 1 then ooit > 1 or betaald > 1 else ooit = 0",
            "if lopend > 1 then ooit > 1 or betaald > 1 else ooit = 0"
        ),
        ("lopend = 100 * ooit / betaald rounded to 1 decimal", "lopend = 100 * ooit / betaald rounded to 1 decimals"),
        ("lopend in (1, 2, 3)", "lopend in (1, 2, 3)"),
        ("lopend not in (1, 2)", "not lopend in (1, 2)"),
        ("lopend in 1..10", "lopend in 1..10"),
        ("lopend in (ooit + 1) * 2..10", "lopend in (ooit + 1) * 2..10"),
        ("lopend in (ooit)..10", "lopend in ooit..10"),
        ("lopend in empty..10", "lopend in empty..10"),
        ("lopend is missing", "lopend is missing"),
        ("lopend is not missing", "lopend is not missing"),
        ("lopend >= 25% * ooit", "lopend >= 0.25 * ooit"),
        ("organisatie matches \"GGZ [0-9]+\"", "organisatie matches \"GGZ [0-9]+\""),
        ("kwartaal >= 2025-Q1", "kwartaal >= 2025-Q1"),
        ("kwartaal - 1 < period", "kwartaal - 1 < period"),
        ("highest(0, lopend - 1) > 0", "highest(0, lopend - 1) > 0"),
        ("previous(lopend) - previous(ooit, 4) > 0", "previous(lopend) - previous(ooit, 4) > 0"),
        ("has previous 4", "previous(organisatie, 4) is not missing"),
        (
            "lopend of wabz(kwartaal kwartaal - 4) > 0",
            "lopend of wabz(kwartaal kwartaal - 4, organisatie organisatie, regio regio) > 0"
        ),
        ("sum(lopend by kwartaal) > 0", "sum(lopend by kwartaal) > 0"),
        (
            "count(in wabz by organisatie where lopend > own lopend) > 0",
            "count(in wabz by organisatie where lopend > own lopend) > 0"
        ),
        ("quantile(lopend, 0.25 by kwartaal) < lopend", "quantile(lopend, 0.25 by kwartaal) < lopend"),
        (
            "hb(lopend, previous(lopend), u 0.4, at least 12 by kwartaal) <= 1",
            "hb(lopend, previous(lopend), 0.4, 0.05, 4, 12 by kwartaal) <= 1"
        ),
        ("sum(lopend after first quarter by regio) > 0", "sum(lopend after first quarter by regio) > 0"),
        ("unique(organisatie, kwartaal)", "count(by organisatie, kwartaal) = 1"),
        (
            "consecutive(kwartaal by organisatie)",
            "not exists ips(organisatie organisatie where kwartaal < own kwartaal) or exists ips(organisatie organisatie, kwartaal kwartaal - 1)"
        ),
        (
            "exists deelnemers(organisatie organisatie, traject dataset where own kwartaal in van..tot)",
            "exists deelnemers(organisatie organisatie, traject \"ips\" where own kwartaal in van..tot)"
        ),
    ])
    func `operators bind as in arithmetic, and calls mean what they say`(_ text: String, _ expected: String) {
        #expect(understood(text) == expected)
    }

    @Test(arguments: [
        ("regio = drenthe", "regio = \"Drenthe\""), ("regio = \"Drenthe\"", "regio = \"Drenthe\""),
        ("regio in (Amsterdam, zwolle)", "regio in (\"Groot-Amsterdam\", \"Regio Zwolle\")"),
        ("\"ijsselvechtstreek\" != regio", "\"Regio Zwolle\" != regio"),
        ("previous(regio) = drenthe", "previous(regio) = \"Drenthe\""),
        ("dataset = ips", "\"ips\" = \"ips\""),
    ])
    func `a code is known by its code, its name and its aliases`(_ text: String, _ expected: String) {
        #expect(understood(text) == expected)
    }

    @Test func `a column goes before a code, but not in a figure`() {
        // `lopend` is a code of `maat`; `soort` and `maat` are columns.
        #expect(understood("maat = lopend", forEach: "publicatie") == "maat = \"lopend\"")
        #expect(
            understood("figure(maat lopend, categorie empty) >= waarde", forEach: "publicatie")
                == "figure(maat \"lopend\", categorie empty) >= waarde")
        #expect(understood("periode != 2024", forEach: "publicatie") == "periode != 2024")
        #expect(
            Fixtures.condition("periode = 2024", forEach: "publicatie")
                == Period(year: 2024).map { .comparison(.equal, .column(1), .period($0)) })
    }

    @Test func `a let stands for its expression, also on the previous record`() {
        let lets = "let groei = lopend - previous(lopend)\n  let dubbel = 2 * groei"
        #expect(understood("dubbel > 0", before: lets) == "dubbel > 0")
        #expect(understood("previous(groei) > 0", before: lets) == "previous(lopend - previous(lopend)) > 0")
    }

    @Test func `an aggregate in a rule over groups ranges over the group`() {
        let text = understood("sum(waarde) > 0", forEach: "rapport, periode of publicatie")
        #expect(text == "sum(waarde by rapport, periode) > 0")
        let year = understood("sum(lopend in first quarter) > 0", forEach: "organisatie, year of ips")
        #expect(year == "sum(lopend in first quarter by organisatie, year) > 0")
    }

    @Test func `definitions are expanded wherever a column may stand`() {
        let define = "define bereikt for each ips = betaald + ooit\ndefine dubbel for each ips = 2 * bereikt\n"
        let loaded = Fixtures.load(
            define + "rule a \"A\" { for each ips holds previous(dubbel) >= 0 and sum(bereikt by kwartaal) > 0 }")
        guard let rules = loaded.ruleSet, let scope = rules.rule("a")?.scopes.first,
            case .holds(let condition) = scope.condition
        else {
            Issue.record("\(loaded.diagnostics)")
            return
        }
        #expect(
            ExpressionText(rules: rules, scope: scope).text(condition)
                == "previous(2 * (betaald + ooit)) >= 0 and sum(betaald + ooit by kwartaal) > 0")
    }

    @Test func `a definition means the same in every rule that uses it`() {
        let loaded = Fixtures.load(
            """
            define soort for each ips, wabz = dataset
            define rest for each ips, wabz = lopend - beeindigd
            rule a "A" { for each ips, wabz holds soort = "ips" or rest > 0 }
            rule b "B" { for each ips, wabz holds soort = "ips" }
            rule c "C" { for each ips let beeindigd2 = rest holds beeindigd2 + rest = rest and soort = "ips" }
            rule d "D" { for each wabz holds sum(rest by kwartaal) >= rest }
            """)
        // `soort = "ips"` is a constant in each dataset, and no mistake.
        #expect(loaded.diagnostics == [])
        func conditions(_ id: String) -> [String] {
            loaded.ruleSet?.rule(id)?.scopes.map { String(describing: $0.condition) } ?? []
        }
        let (a, d) = (conditions("a"), conditions("d"))
        #expect(a.count == 2)
        // ips has other columns in those places than wabz.
        #expect(a.first != a.last)
        #expect(conditions("b").first?.contains("ips") ?? false)
        #expect(conditions("b").last?.contains("wabz") ?? false)
        #expect(d.count == 1)
    }

    @Test func `what a definition counts for is counted at every use`() {
        let sum = Array(repeating: "lopend", count: 100).joined(separator: " + ")
        let define = "define veel for each ips = \(sum)\n"
        func codes(_ uses: Int) -> [String] {
            let all = Array(repeating: "veel", count: uses).joined(separator: " + ")
            return Fixtures.codes(Fixtures.load(define + "rule a \"A\" { for each ips holds \(all) >= 0 }"))
        }
        #expect(codes(20) == [])
        #expect(Set(codes(30)) == ["R117"])
    }

    @Test func `figures that are not printed are defined for their keys`() {
        let loaded = Fixtures.load(
            """
            define figure for each publicatie where maat = met_resultaat and traject in (ips, wabz)
              = figure(maat beeindigd, categorie met_werk) + figure(maat beeindigd, categorie ooit_werk)
            define figure for each publicatie where traject = wabz = figure(traject ips)
            """)
        let definitions = loaded.ruleSet?.figureDefinitions[3] ?? []
        #expect(definitions.count == 2)
        #expect(definitions.last?.condition == .comparison(.equal, .column(3), .text("wabz")))
        #expect(
            definitions.last?.value == .figure(dataset: 3, changes: [Match(column: 3, value: .text("ips"))]))
    }

    @Test func `keywords may be names of columns`() {
        let loaded = Fixtures.load(
            """
            dataset x "X" {
              key owner: text, period: quarter, first: text
              owner owner
              number value "Value"
              count holds "Holds"
            }
            rule r "R" {
              for each x
              holds value >= holds and period >= 2024-Q1 and first != "a"
              passes value 3, holds 2, first "b"
            }
            """)
        #expect(loaded.diagnostics == [])
        #expect(loaded.ruleSet?.rule("r")?.examples.first?.tables.first?.columns == [3, 4, 2])
    }

    @Test func `words may start with a digit and hold any letter`() {
        let loaded = Fixtures.load(
            """
            codes leeftijd "Leeftijd" { 18tot27 "18 tot 27"  65plus "65 en ouder" }
            dataset x "X" {
              key organisatie: text
              leeftijd groep "Groep"
              count beëindigd "Beëindigd"
            }
            rule r "R" { for each x holds if groep = 18tot27 then beëindigd >= 2025 }
            """)
        #expect(loaded.diagnostics == [])
    }
}
