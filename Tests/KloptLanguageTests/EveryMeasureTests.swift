import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct EveryMeasureTests {
    private func condition(_ text: String) throws -> Expression {
        let loaded = Fixtures.load("rule r \"R\" {\n for each wabz\n severity info\n holds \(text)\n}")
        let shown = DiagnosticText.render(loaded.diagnostics, language: .english, color: false)
        #expect(loaded.diagnostics.isEmpty, "\(shown)")
        let scope = try #require(loaded.ruleSet?.rules.last?.scopes.first)
        guard case .holds(let condition) = scope.condition else {
            Issue.record("not a statement")
            return .truth(false)
        }
        return condition
    }

    @Test func `a statement about every measure is written out for each and joined by and`() throws {
        let (lopend, beeindigd) = (Expression.column(3), Expression.column(4))
        #expect(
            try condition("every measure = previous(measure)")
                == .and(
                    .comparison(.equal, lopend, .previous(lopend, periods: 1)),
                    .comparison(.equal, beeindigd, .previous(beeindigd, periods: 1))))
    }

    @Test func `a statement about some measure is joined by or`() throws {
        #expect(
            try condition("not (some measure > 5)")
                == .not(
                    .or(
                        .comparison(.greater, .column(3), .number(Number(5))),
                        .comparison(.greater, .column(4), .number(Number(5))))))
    }

    @Test func `optional columns are left out, as a copy may leave them out too`() throws {
        let loaded = Fixtures.load("rule r \"R\" {\n for each ips\n severity info\n holds every measure >= 0\n}")
        let scope = try #require(loaded.ruleSet?.rules.last?.scopes.first)
        let regeling = try #require(loaded.ruleSet?.datasets.first { $0.name == "ips" }?.index(of: "regeling"))
        #expect(!"\(scope.condition)".contains("column(\(regeling))"))
    }

    @Test(arguments: ["every measure = lopendd", "every measure", "measure = 1", "every measure = \"x\""])
    func `what is wrong is said once`(_ text: String) {
        let loaded = Fixtures.load("rule r \"R\" {\n for each wabz\n severity info\n holds \(text)\n}")
        #expect(loaded.ruleSet == nil)
        #expect(loaded.diagnostics.count == 1)
    }
}
