import KloptModel
import Testing

@testable import KloptLanguage

/// What `figures` comes to.
@Suite struct FigureDeclarationTests {
    private static let text = """
        codes reeks "Reeks" { alles "alles"  ips "IPS"  beste_zorg "WABZ" also "wabz" }
        codes telling "Telling" { lopend "lopend"  beeindigd "beëindigd"  gestart "gestart" }
        codes deel "Deel" { uwv "UWV"  gemeente "gemeente"  overig "overig"  aangevraagd "a"  goedgekeurd "g"  epa "EPA"  cmd "CMD" }
        dataset cijfers "Cijfers" long every period {
          key    periode: period, regio: gebied, reeks: reeks, telling: telling, deel: deel optional, soort: soort,
                 van_reeks: reeks only for soort procent, van: telling only for soort procent,
                 tov: period only for soort verschil
          number waarde "Waarde"
          value  waarde
        }
        figures cijfers from ips, wabz {
          period  periode
          series  reeks
          area    regio, all landelijk
          measure telling, deel
          kind    soort, count aantal, percent procent, change verschil
          base    van_reeks, van
          against tov
          total   alles of ips, beste_zorg for lopend
          count   lopend, beeindigd
          count   gestart for ips = lopend - beeindigd rounded to 1 decimal
                  hint as lopend: "Zonder wie stopte."
          count   lopend for wabz only in alles = beeindigd
          percent beeindigd of lopend in alles
          percent categories of lopend
          change  lopend against previous quarter, previous year
        }
        """

    private func declaration() throws -> (FigureDeclaration, RuleSet) {
        let loaded = Fixtures.load(Self.text)
        #expect(loaded.diagnostics == [])
        let ruleSet = try #require(loaded.ruleSet)
        return (try #require(ruleSet.figures.first), ruleSet)
    }

    @Test func `a count without an expression has a figure for each of its columns`() throws {
        let (figures, ruleSet) = try declaration()
        let ips = try #require(ruleSet.datasets.firstIndex { $0.name == "ips" })
        let lopend = figures.counts.filter { $0.dataset == ips && $0.measure == "lopend" }
        #expect(
            lopend.map { $0.category ?? "" } == [
                "", "aangevraagd", "goedgekeurd", "uwv", "gemeente", "overig", "epa", "cmd",
            ])
        #expect(lopend.allSatisfy { $0.series == "ips" && !$0.isYearly && $0.decimals == nil })
    }

    @Test func `a rounding at the end is of the figure`() throws {
        let (figures, _) = try declaration()
        let gestart = try #require(figures.counts.first { $0.measure == "gestart" })
        #expect(gestart.decimals == 1)
        guard case .arithmetic(.subtract, _, _) = gestart.value else {
            Issue.record("the records themselves are not rounded")
            return
        }
        #expect(gestart.hints.map(\.text.dutch) == ["Zonder wie stopte."])
    }

    @Test func `a series is the code that has the dataset's name`() throws {
        let (figures, _) = try declaration()
        #expect(figures.series == ["ips", "beste_zorg"])
        #expect(figures.counts.contains { $0.series == "alles" && $0.measure == "lopend" })
        #expect(figures.totals.map(\.parts) == [["ips", "beste_zorg"]])
    }

    @Test func `percentages and changes are those that are named`() throws {
        let (figures, _) = try declaration()
        #expect(figures.shares.map(\.isOfCategories) == [false, true])
        #expect(figures.shares.first?.baseSeries == "alles")
        #expect(figures.changes == ["lopend": [.quarter, .year]])
    }

    @Test func `a printed figure is held against the records by a rule of its own`() throws {
        let (_, ruleSet) = try declaration()
        let rule = try #require(ruleSet.rule("cijfers.follows"))
        #expect(rule.severity == .warning && rule.isStructural)
        guard case .followsRecords(0, let sources) = rule.scopes.first?.condition else {
            Issue.record("it asks that the figure follows")
            return
        }
        #expect(sources.map { ruleSet.datasets[$0].name } == ["ips", "wabz"])
    }
}
