import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct PackTests {
    @Test func `the trial pack loads without a diagnostic`() {
        let loaded = Fixtures.load("")
        #expect(DiagnosticText.render(loaded.diagnostics, language: .english, color: false) == "")
        #expect(loaded.ruleSet?.datasets.map(\.name) == ["ips", "wabz", "deelnemers", "publicatie"])
    }
}
