import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct StructureTests {
    let rules: RuleSet

    init() throws { rules = try #require(Fixtures.load("").ruleSet) }

    private func rule(_ id: String) throws -> Rule { try #require(rules.rule(id), "\(id)") }

    @Test func `a breakdown becomes columns that carry the measure's label`() throws {
        let ips = try #require(rules.datasets.first)
        #expect(
            ips.columns.prefix(11).map(\.name) == [
                "organisatie", "regio", "kwartaal", "lopend", "lopend_aangevraagd", "lopend_goedgekeurd", "lopend_uwv",
                "lopend_gemeente", "lopend_overig", "lopend_epa", "lopend_cmd",
            ])
        let column = try #require(ips.columns.first { $0.name == "lopend_gemeente" })
        #expect(column.label == Localized("Lopend, gemeente", en: "Running, municipality"))
        #expect(column.measure == "lopend")
        #expect(column.category == "gemeente")
        #expect(column.type == .count)
        // A measure that adds up to another has no column of its own.
        #expect(ips.index(of: "dienstverband") == nil)
        #expect(ips.index(of: "dienstverband_3tot9") != nil)
        #expect((ips.owner, ips.period) == (0, 2))
        #expect(ips.totalsTexts == ["Totaal"])
    }

    @Test func `what a roster delivers is a dataset, by its name, its label or another name of it`() throws {
        let loaded = Fixtures.load(
            """
            dataset lijst "Lijst" roster {
              key organisatie: text, soort: text
              owner organisatie
              quarter van "Van"
              quarter tot "Tot" optional
              delivers soort
              active van to tot
            }
            """)
        let rules = try #require(loaded.ruleSet)
        let list = try #require(rules.datasets.first { $0.name == "lijst" })
        #expect(list.columns.first { $0.name == "soort" }?.type == .code(list: "roster.delivers"))
        #expect(list.columns.first { $0.name == "organisatie" }?.type == .text)
        let codes = try #require(rules.codeLists.first { $0.name == "roster.delivers" })
        // Rosters and published figures are not delivered.
        #expect(codes.entries.map(\.code) == ["ips", "wabz"])
        #expect(codes.entries.first?.aliases == ["IPS", "IPS-trajecten", "IPS trajectories"])
        // A list that the pack gives stays.
        let other = try #require(rules.datasets.first { $0.name == "deelnemers" })
        #expect(other.columns.first { $0.name == "traject" }?.type == .code(list: "traject"))
    }

    @Test func `ids say what follows from what`() {
        let ids = rules.rules.filter { $0.id.hasPrefix("ips.") && !$0.id.hasSuffix(".value") }.map(\.id)
        #expect(
            ids == [
                "ips.period", "ips.sender", "ips.template", "ips.resubmission", "ips.key", "ips.exact", "ips.spelling",
                "ips.totals",
                "ips.lopend.stadium",
                "ips.lopend.financiering", "ips.lopend.type", "ips.ooit.financiering", "ips.betaald.financiering",
                "ips.betaald.type", "ips.dienstverband.lopend", "ips.eerste_baan.ooit", "ips.ooit.part-of.lopend",
                "ips.ooit_uwv.part-of.lopend_uwv", "ips.ooit_gemeente.part-of.lopend_gemeente",
                "ips.ooit_overig.part-of.lopend_overig", "ips.betaald.part-of.ooit",
                "ips.betaald_uwv.part-of.ooit_uwv", "ips.betaald_gemeente.part-of.ooit_gemeente",
                "ips.betaald_overig.part-of.ooit_overig", "ips.betaald_epa.part-of.lopend_epa",
                "ips.betaald_cmd.part-of.lopend_cmd", "ips.regeling.part-of.lopend_gemeente",
            ])
        #expect(rules.rules.count { !$0.isStructural } == 0)
        #expect(Set(rules.rules.map(\.id)).count == rules.rules.count)
    }

    @Test func `a sum names its parts and its total`() throws {
        let rule = try rule("ips.lopend.financiering")
        #expect(rule.conditionText == "lopend_uwv + lopend_gemeente + lopend_overig = lopend")
        #expect(
            rule.title
                == Localized(
                    "Lopende trajecten: de verdeling naar financiering telt op tot het totaal",
                    en: "Lopende trajecten: the split by funding adds up to the total"))
        #expect(rule.severity == .error)
        #expect(rule.source.dutch == "Jaarrapport 2023-2024, Tabel B3.1")
        #expect(
            rule.scopes.first?.condition
                == .holds(
                    .comparison(
                        .equal,
                        .arithmetic(.add, .arithmetic(.add, .column(6), .column(7)), .column(8)), .column(3))))
        #expect(rule.examples.map(\.expected) == [.passed, .failed, .undecided])
        #expect(rule.examples.first?.text == "lopend 6, lopend_uwv 1, lopend_gemeente 2, lopend_overig 3")
        #expect(rule.examples.last?.tables.first?.columns == [3, 6, 7])
    }

    @Test func `a breakdown without a total adds up to another count`() throws {
        #expect(
            try rule("ips.dienstverband.lopend").conditionText == "dienstverband_lt3 + dienstverband_3tot9 = lopend")
        let atMost = try rule("ips.eerste_baan.ooit")
        #expect(atMost.conditionText == "eerste_baan_lt3 + eerste_baan_3tot9 <= ooit")
        // Valid when the dataset and all its columns are.
        #expect(atMost.validity.from == Period(year: 2024, quarter: 1))
        #expect(try rule("ips.key").validity.from == Period(year: 2023, quarter: 3))
    }

    @Test func `a part is held against the nearest whole that has its breakdown`() throws {
        let rule = try rule("ips.betaald_epa.part-of.lopend_epa")
        #expect(rule.conditionText == "betaald_epa <= lopend_epa")
        #expect(
            rule.title.dutch == "«Met betaald werk, IPS-EPA» is niet meer dan «Lopend, IPS-EPA»")
        #expect(rule.examples.map(\.expected) == [.passed, .passed, .failed, .undecided])
    }

    @Test func `every cell that must be readable has a rule`() throws {
        let ids = rules.rules.filter { $0.id.hasPrefix("publicatie.") }.map(\.id)
        #expect(ids.contains("publicatie.waarde.value"))
        #expect(ids.contains("publicatie.tov.value"))
        #expect(ids.contains("publicatie.tov.only-for"))
        #expect(!ids.contains("publicatie.plaats.value"), "a text is always readable, and this one may be empty")
        #expect(!ids.contains("publicatie.key"), "a report's figures have no key rule of their own")
        #expect(!ids.contains("publicatie.period"))
        #expect(!ids.contains("deelnemers.period"), "a roster's quarters say how long a row holds")
        #expect(try rule("deelnemers.tot.value").title.dutch == "«Tot en met» is leeg of een kwartaal, zoals 2025-Q2")
        #expect(try rule("ips.regio.value").title.dutch.contains("«Arbeidsmarktregio»"))
        #expect(try rule("ips.regio.value").examples.map(\.expected) == [.passed, .failed, .failed])
    }

    @Test func `a key part that counts for some codes only says so`() throws {
        let rule = try rule("publicatie.tov.only-for")
        #expect(rule.title.dutch == "«Tov» is alleen ingevuld als «Soort» ‘verschil’ of ‘procent’ is")
        #expect(
            rules.datasets[3].columns[7].onlyFor == ColumnCondition(column: "soort", values: ["verschil", "procent"]))
        #expect(rules.datasets[3].columns[7].isAlwaysRequired == false)
        #expect(rule.examples.map(\.expected) == [.passed, .failed, .passed, .failed])
    }

    @Test func `every structural rule can be explained, and has examples where a line can hold one`() {
        for rule in rules.rules {
            for text in [rule.title, rule.why, rule.fix, rule.source] {
                #expect(!text.dutch.isEmpty, "\(rule.id)")
                #expect(!text.english.isEmpty, "\(rule.id)")
            }
            #expect(rule.scopes.first?.question != nil, "\(rule.id)")
            let hasNone = [".period", ".sender", ".template", ".resubmission", ".spelling", ".totals"]
                .contains { rule.id.hasSuffix($0) }
            #expect(rule.examples.isEmpty == hasNone, "\(rule.id)")
            for table in rule.examples.flatMap(\.tables) {
                #expect(table.rows.allSatisfy { $0.count == table.columns.count })
            }
        }
    }

    @Test func `a structural rule can be switched off`() throws {
        let loaded = Fixtures.load("switch off ips.lopend.stadium from 2025-03-01 because \"vervallen\" en \"dropped\"")
        let rule = try #require(loaded.ruleSet?.rule("ips.lopend.stadium"))
        #expect(
            rule.switchedOff
                == Rule.SwitchedOff(since: "2025-03-01", reason: Localized("vervallen", en: "dropped")))
    }

    @Test func `code lists come from the text and from tables`() throws {
        let regio = try #require(rules.codeLists.first { $0.name == "regio" })
        #expect(regio.entries.map(\.code) == ["zwolle", "drenthe", "groot-amsterdam"])
        #expect(regio.entries[0].name == "Regio Zwolle")
        #expect(regio.entries[0].aliases == ["Zwolle", "IJsselvechtstreek"])
        #expect(regio.acceptsNearSpelling)
        let gebied = try #require(rules.codeLists.first { $0.name == "gebied" })
        #expect(gebied.entries.last?.name == "landelijk")
        #expect(!gebied.acceptsNearSpelling)
        let soort = try #require(rules.codeLists.first { $0.name == "soort" })
        #expect(soort.entries[1].aliases == ["pct", "%"])
    }

    @Test func `a roster knows who delivers what, and when`() throws {
        let roster = try #require(rules.datasets[2].roster)
        #expect((roster.delivers, roster.from, roster.to) == (2, 4, 5))
        #expect((roster.displayName, roster.contact, roster.successor) == (3, 6, nil))
        #expect(rules.datasets[2].period == nil)
        #expect(rules.datasets[3].period == nil)
        #expect(rules.datasets[3].value == 8)
    }
}
