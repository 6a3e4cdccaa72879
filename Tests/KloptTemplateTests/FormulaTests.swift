import KloptLanguage
import KloptModel
import Testing

@testable import KloptTemplate

@Suite struct FormulaTests {
    @Test(arguments: [
        ("", "\"\""), ("a", "\"a\""), ("zeg \"ja\"", "\"zeg \"\"ja\"\"\""), ("een\ntwee", "\"een\"&CHAR(10)&\"twee\""),
        ("\u{1}x", "\"x\""),
    ])
    func `a text is a literal`(_ text: String, _ formula: String) {
        #expect(Formula.literal(text) == formula)
    }

    @Test func `a long text is several literals of at most 255 characters`() {
        let literal = Formula.literal(String(repeating: "\"", count: 600))
        #expect(literal.split(separator: "&").allSatisfy { ($0.count - 2) / 2 <= 255 })
        #expect(literal.count { $0 == "\"" } == 1200 + 6)
    }

    @Test(arguments: [
        ("Overige trajecten", "Overige trajecten"), ("a/b: [c]?", "a-b- -c--"), ("'t Gooi", "-t Gooi"), ("", "Blad"),
        (String(repeating: "x", count: 40), String(repeating: "x", count: 31)), ("Controle", "Controle (2)"),
        (String(repeating: "😀", count: 20), String(repeating: "😀", count: 15)),
    ])
    func `a sheet's name is legal`(_ label: String, _ name: String) {
        #expect(RecordLayout.legalName(label, taken: ["controle"]) == name)
    }

    @Test func `headers are a measure above its categories`() throws {
        let schema = try Fixture.ruleSet().datasets[0]
        let measures = schema.columns.indices.filter { !schema.columns[$0].isKey }
        let words = HeaderWords(schema, measureColumns: measures, language: .dutch).columns
        #expect(words.map(\.group) == ["Lopend", "", "", "Aan het werk", "", "", "Extra", "Oud"])
        #expect(words.map(\.category) == ["totaal", "UWV", "overig", "totaal", "UWV", "overig", "", ""])
    }

    @Test func `a share is compared in whole numbers`() throws {
        let formulas = try ruleFormulas("veel-overig")
        #expect(formulas.outcome.contains("let op"))
        let helpers = formulas.helpers.columns.map(\.formula).joined(separator: "\n")
        // 10 · overig against 1 · lopend, not overig against 0.1 · lopend.
        #expect(helpers.contains("10*'_reken1'!$"))
        #expect(!helpers.contains("0.1"))
    }

    @Test func `a rule that looks at other records is no formula`() {
        #expect(throws: Inexpressible.otherRecords) { try ruleFormulas("in-het-land") }
        #expect(throws: Inexpressible.function) { try ruleFormulas("patroon") }
        #expect(throws: Inexpressible.wholeFile) { try ruleFormulas("ips.totals") }
    }

    private func ruleFormulas(_ id: String) throws -> (outcome: String, helpers: HelperColumns) {
        let ruleSet = try Fixture.ruleSet()
        let period = try #require(Period(canonical: "2025-Q2"))
        let layout = RecordLayout(ruleSet.datasets[0], period: period, rowCount: 1, name: "IPS", number: 1)
        let helpers = HelperColumns(sheet: layout.helpersSheet)
        let cells = RecordFormulas(
            schema: ruleSet.datasets[0], dataset: 0, period: period, organisation: "GGZ 01", helpers: helpers,
            earlier: nil, references: layout.references, written: [0, 1, 2], lists: [:])
        let rule = try #require(ruleSet.rule(id))
        return (try ScopeFormulas(rule, rule.scopes[0], on: cells, language: .dutch).outcome, helpers)
    }
}
