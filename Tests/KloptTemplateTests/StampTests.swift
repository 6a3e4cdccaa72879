import KloptLanguage
import KloptModel
import Testing

@testable import KloptTemplate

@Suite struct StampTests {
    @Test func `a stamp comes back from its rows`() throws {
        let stamp = try Fixture.template(history: Fixture.history()).stamp
        #expect(TemplateStamp(rows: stamp.rows) == stamp)
        #expect(stamp.ownSheets.contains("Controle"))
        // Cells that were lost, or added by hand, do no harm.
        let ragged = stamp.rows.map { $0 + ["", ""] } + [[], ["iets", "anders"]]
        #expect(TemplateStamp(rows: ragged) == stamp)
    }

    @Test(arguments: [
        [], [["klopt template"]], [["klopt template", "2"], ["pack", "p"], ["period", "2025-Q1"]],
        [["klopt template", "1"], ["pack", "p", "1"]], [["iets", "1"], ["pack", "p"], ["period", "2025-Q1"]],
    ])
    func `what is no stamp, or a later one, is not read`(_ rows: [[String]]) {
        #expect(TemplateStamp(rows: rows) == nil)
    }

    @Test func `rules and columns that changed since are said`() throws {
        let stamp = try Fixture.template(history: Fixture.history()).stamp
        #expect(stamp.changes(against: try Fixture.ruleSet()).isEmpty)
        let text = (Fixture.pack + Fixture.rules)
            .replacing("10% * lopend", with: "20% * lopend")
            .replacing("rule patroon \"De naam past\"", with: "rule vorm \"De naam past\"")
            .replacing("count  extra \"Extra\"", with: "count  meer \"Meer\"")
        let changes = stamp.changes(against: try Fixture.ruleSet(text)).map(\.dutch)
        #expect(
            changes == [
                "IPS: trajecten [alle]: de kolom «Meer» is nieuw.",
                "IPS: trajecten [alle]: de kolom «extra» wordt niet meer gevraagd.",
                "De regel «Weinig overig» is veranderd.", "De regel «De naam past» is nieuw.",
                "De regel «patroon» geldt niet meer.",
            ])
    }

    @Test func `another pack is said before anything else`() throws {
        var stamp = try Fixture.template(history: Fixture.history()).stamp
        stamp.pack = "anders"
        #expect(stamp.changes(against: try Fixture.ruleSet()).count == 1)
    }
}
