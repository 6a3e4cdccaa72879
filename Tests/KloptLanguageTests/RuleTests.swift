import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct RuleTests {
    private func rule(_ text: String) throws -> Rule {
        let loaded = Fixtures.load(text)
        let shown = DiagnosticText.render(loaded.diagnostics, language: .english, color: false)
        #expect(loaded.diagnostics.isEmpty, "\(shown)")
        return try #require(loaded.ruleSet?.rules.last)
    }

    @Test func `three fields are enough`() throws {
        let rule = try rule(
            """
            rule toegevoegd "Toegevoegd" {
              for each ips
              severity warning
              holds betaald <= lopend
            }
            """)
        #expect(rule.id == "toegevoegd")
        #expect(rule.severity == .warning)
        #expect(rule.validity == .always)
        #expect(rule.scopes.first?.missing == .undecided)
        #expect(rule.scopes.first?.tolerance == nil)
        #expect(rule.scopes.first?.question != nil)
        #expect(rule.examples.isEmpty)
    }

    @Test func `every field arrives`() throws {
        let rule = try rule(
            """
            rule alles-erin.2 "Alles" en "Everything" replaces alles-erin, alles.1 {
              for each ips, wabz where regio != drenthe
              valid from 2024 to 2025
              off from 2025-Q3 because "klaar" en "done"
              severity info
              missing between -1 and 3
              measures lopend, beeindigd
              let groei = lopend - previous(lopend)
              when has previous
              when lopend >= 10   -- twee regels samen
              holds groei
                    <= 5
              tolerance 2 or 10%
              say "Groei {groei}, {{echt}}." en "Growth {groei}."
              ask "Klopt \\"{lopend}\\"?"
              hint when groei = 2 * lopend: "Dubbel?" en "Double?"
              hint "Kijk ook naar {previous(lopend)}."
              why "Daarom." en "Because."
              fix "Zo." en "Thus."
              source "Bron"
              passes lopend 10, previous lopend 9
              fails lopend 30, beeindigd 0, previous lopend 9
              undecided lopend missing
              not applicable lopend 1
            }
            """)
        #expect(rule.id == "alles-erin.2")
        #expect(rule.replaces == ["alles-erin", "alles.1"])
        #expect(rule.title.english == "Everything")
        #expect(rule.severity == .info)
        #expect(rule.conditionText == "groei <= 5")
        #expect(rule.validity.from == Period(year: 2024, quarter: 1))
        #expect(rule.validity.to == Period(year: 2025, quarter: 4))
        #expect(rule.switchedOff?.reason.english == "done")
        #expect(rule.scopes.map(\.dataset) == [0, 1])
        let scope = try #require(rule.scopes.first)
        #expect(scope.missing == .between(Number(-1), Number(3)))
        #expect(scope.tolerance == Tolerance(absolute: Number(2), relative: Number(scaled: 1, decimals: 1)))
        #expect(scope.locals.map(\.name) == ["groei"])
        #expect(scope.message?.dutch.parts.count == 3)
        #expect(scope.message?.dutch.parts.last == .text(", {echt}."))
        #expect(scope.question?.dutch.parts == [.text("Klopt \""), .value(.column(3)), .text("\"?")])
        #expect(scope.hints.count == 2)
        #expect(scope.measures.count == 2)
        guard case .and = scope.when else {
            Issue.record("two lines of `when` are one condition")
            return
        }
        #expect(rule.examples.map(\.expected) == [.passed, .failed, .undecided, .notApplicable])
    }

    @Test func `thresholds decide the severity, and without them a value only informs`() throws {
        let both = try rule("rule a \"A\" { for each ips value lopend warning from 5 error from 10 }")
        #expect(both.severity == .error)
        #expect(
            both.scopes.first?.condition
                == .measured(.column(3), warningFrom: .number(Number(5)), errorFrom: .number(Number(10))))
        #expect(both.conditionText == "lopend, warning from 5, error from 10")
        #expect(try rule("rule a \"A\" { for each ips value lopend warning from 5 }").severity == .warning)
        #expect(try rule("rule a \"A\" { for each ips value lopend }").severity == .info)
    }

    @Test func `a roster's rule expects records`() throws {
        let rule = try rule(
            """
            rule volledig "Volledig" {
              for each deelnemers where period in van..tot
              expect   one record in {traject} of organisatie, regio
              report per organisatie, else regio, else traject
              fails
                | organisatie | regio  | traject | van     |
                | GGZ 01      | Zwolle | ips     | 2023-Q3 |   -- een opmerking
                in ips
                | organisatie | regio        | lopend |
                | GGZ 01      | "Drenthe"    | <5     |
            }
            """)
        #expect(
            rule.scopes.first?.condition
                == .expects(Expectation(datasetColumn: 2, matching: [0, 1], reportPer: [0, 1, 2])))
        #expect(rule.scopes.first?.filter == .within(.checkedPeriod, .column(4), .column(5)))
        let tables = try #require(rule.examples.first?.tables)
        #expect(tables.map(\.dataset) == [2, 0])
        #expect(tables[0].rows == [["GGZ 01", "Regio Zwolle", "ips", "2023-Q3"]])
        #expect(tables[1].rows == [["GGZ 01", "Drenthe", "<5"]])
        #expect(tables[1].columns == [0, 1, 3])
    }

    @Test func `an example on one line builds the earlier records as well`() throws {
        let rule = try rule(
            """
            rule r "R" {
              for each wabz, ips
              holds lopend >= 0
              passes lopend 10, regio "Zwolle", kwartaal 2025-Q1, previous lopend 9, previous 4 lopend 8
              fails lopend -1, ooit 25%
            }
            """)
        let tables = try #require(rule.examples.first?.tables)
        #expect(tables.map(\.periodsBefore) == [0, 1, 4])
        #expect(tables.map(\.dataset) == [1, 1, 1], "the first dataset that is named")
        #expect(tables[1].columns == [3, 1, 2])
        #expect(tables[1].rows == [["9", "Regio Zwolle", "2024-Q4"]])
        #expect(tables[2].rows == [["8", "Regio Zwolle", "2024-Q1"]])
        #expect(rule.examples.last?.tables.first?.dataset == 0, "the first dataset that has all the columns")
        #expect(rule.examples.last?.tables.first?.rows == [["-1", "0,25"]])
    }

    @Test func `a rule over groups knows its columns`() throws {
        let rule = try rule("rule r \"R\" { for each organisatie, year of ips where lopend > 0 holds sum(lopend) > 0 }")
        #expect(rule.scopes.first?.group == Scope.Group(columns: [0], byYear: true))
        guard case .holds(.comparison(_, .aggregate(let sum), _)) = rule.scopes.first?.condition else {
            Issue.record("no sum")
            return
        }
        #expect(sum.by == [Match(column: 0, value: .column(0))])
        #expect(sum.sameYear == 2)
    }

    @Test func `an old id still finds its rule`() throws {
        let loaded = Fixtures.load("rule nieuw \"N\" replaces oud { for each ips holds lopend >= 0 }")
        #expect(loaded.ruleSet?.rule("oud")?.id == "nieuw")
    }

    @Test func `files are read in the order of their paths, and may refer to each other`() {
        let loaded = RuleLoader.load(
            [
                RuleSource(path: "b.klopt", text: "rule x \"X\" { for each d holds n >= 0 }"),
                RuleSource(
                    path: "a.klopt",
                    text:
                        "pack p \"P\" version \"1\"\ninclude \"b.klopt\"\ndataset d \"D\" { key k: text count n \"N\" }"
                ),
            ], reference: { _ in nil })
        #expect(loaded.diagnostics == [])
        #expect(loaded.ruleSet?.rules.last?.place.file == "b.klopt")
        let source = RuleSource(
            path: "map/a.klopt", text: "include \"../b.klopt\" include \"c.klopt\" include \"../../d.klopt\"")
        #expect(RuleLoader.includes(of: source) == ["b.klopt", "map/c.klopt"])
    }

    @Test func `an explanation says what, why, and what to do, in both languages`() throws {
        let loaded = Fixtures.load(
            """
            define instroom for each ips = lopend - (previous(lopend) - beeindigd)
            rule r "Er verdwijnt niets" {
              for each ips
              let weg = -instroom
              when has previous
              holds instroom >= 0
              tolerance 2 or 10%
              ask "Er ontbreken er {weg}, {-instroom}?"
              why "Daarom."
              fails lopend 3, beeindigd 0, previous lopend 9
            }
            """)
        let rules = try #require(loaded.ruleSet)
        let rule = try #require(rules.rule("r"))
        #expect(
            RuleExplanation.text(for: rule, in: rules, language: .dutch) == """
                Er verdwijnt niets (r)

                Wat geldt       instroom >= 0
                Voluit          lopend - (previous(lopend) - beeindigd) >= 0
                Waarin          weg = -(lopend - (previous(lopend) - beeindigd))
                Alleen als      previous(organisatie) is not missing
                Ernst           fout
                Datasets        IPS-trajecten (ips)
                Per             record
                Geldig          altijd
                Speling         2 of 10%, wat het meest is
                Als iets mist   niet te beslissen, tenzij wat er wel is al genoeg zegt
                Waarom          Daarom.
                Vraag           Er ontbreken er {weg}, {-(lopend - (previous(lopend) - beeindigd))}?
                Staat in        regels.klopt:2

                Voorbeelden
                  klopt niet           lopend 3, beeindigd 0, previous lopend 9

                """)
        let english = RuleExplanation.text(for: rule, in: rules, language: .english)
        #expect(english.contains("If missing      undecided, unless what is there says enough"))
        let list = RuleListing.text(rules, language: .dutch)
        #expect(list.contains("ips: IPS-trajecten"))
        #expect(list.contains("  r  fout          Er verdwijnt niets"))
        #expect(rules.rules.allSatisfy { list.contains($0.id) })
    }
}
