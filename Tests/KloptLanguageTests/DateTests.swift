import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct DateTests {
    static let pack =
        Fixtures.pack + """
            dataset verblijf "Verblijf" {
              key   organisatie: text, kwartaal: quarter, intake: date
              owner organisatie
              date  begin "Begin"
              date  einde "Einde" optional
              count dagen "Dagen"
            }

            """

    private func load(_ lines: String) -> LoadedRules {
        Fixtures.load("rule proef-regel \"Proef\" {\n  for each verblijf\n  \(lines)\n}\n", pack: Self.pack)
    }

    @Test(arguments: [
        ("begin >= 2025-03-01", "begin >= 2025-03-01"),
        ("einde - begin = dagen", "einde - begin = dagen"),
        ("begin + 30 < einde", "begin + 30 < einde"),
        ("begin in 2025-01-01..einde", "begin in 2025-01-01..einde"),
        ("begin in empty..einde", "begin in empty..einde"),
        ("begin in (2025-01-01, intake)", "begin in (2025-01-01, intake)"),
        ("quarter_of(begin) = kwartaal", "quarter_of(begin) = kwartaal"),
        (
            "year_of(begin) * 12 + month_of(begin) > day_of(begin)",
            "year_of(begin) * 12 + month_of(begin) > day_of(begin)"
        ),
        ("begin = min(begin by organisatie)", "begin = min(begin by organisatie)"),
        ("max(einde) - 2025-01-01 < 366", "max(einde) - 2025-01-01 < 366"),
        ("previous(begin) < begin", "previous(begin) < begin"),
        (
            "(if einde is missing then 2025-12-31 else einde) >= begin",
            "(if einde is missing then 2025-12-31 else einde) >= begin"
        ),
    ])
    func `expressions know dates`(condition: String, expected: String) throws {
        let loaded = load("holds \(condition)")
        let rules = try #require(
            loaded.ruleSet, "\(DiagnosticText.render(loaded.diagnostics, language: .english, color: false))")
        let scope = try #require(rules.rule("proef-regel")?.scopes.first)
        guard case .holds(let expression) = scope.condition else {
            Issue.record("no condition")
            return
        }
        #expect(ExpressionText(rules: rules, scope: scope).text(expression) == expected)
    }

    @Test(arguments: [
        ("begin = 2025", "R307"), ("begin = kwartaal", "R307"), ("begin = \"2025-03-01\"", "R307"),
        ("begin in 1..einde", "R307"), ("begin in (2025-Q1)", "R307"), ("begin - kwartaal > 1", "R306"),
        ("begin + einde > 1", "R306"), ("begin * 2 > 1", "R306"), ("-begin < 1", "R306"),
        ("dagen + begin > 1", "R306"), ("begin + 1 = 3", "R307"), ("einde - begin = begin", "R307"),
        ("year(begin) = 2025", "R306"), ("year_of(kwartaal) = 2025", "R306"), ("sum(begin) > 1", "R306"),
        ("begin rounded to 0 decimals = 1", "R306"), ("begin matches \"2025.*\"", "R306"),
        ("abs(begin) > 1", "R306"), ("length(begin) = 10", "R306"), ("begin = 2025-02-29", "R121"),
        ("quarter_off(begin) = kwartaal", "R309"), ("2025-01-01 < 2025-02-01", "R313"), ("begin = begin", "R313"),
    ])
    func `dates do not mix with other values`(condition: String, code: String) {
        #expect(Fixtures.codes(load("holds \(condition)")) == [code])
    }

    @Test func `a mix-up of a date and a quarter is told how to do it`() {
        let text = DiagnosticText.render(load("holds begin = kwartaal").diagnostics, language: .dutch, color: false)
        #expect(text.contains("Een datum is zo niet te vergelijken met een periode."))
        #expect(text.contains("quarter_of(datum) = kwartaal"))
    }

    @Test func `a date may stand in an example, and an impossible one may not`() throws {
        let good = load("holds begin <= einde\n  passes begin 2025-03-01, einde 2025-03-02")
        #expect(good.diagnostics == [])
        let example = try #require(good.ruleSet?.rule("proef-regel")?.examples.first)
        #expect(example.tables.first?.rows == [["2025-03-01", "2025-03-02"]])
        for cell in ["2025-02-30", "3", "2025-Q1", "\"1-3-2025\""] {
            #expect(Fixtures.codes(load("holds begin <= einde\n  fails begin \(cell)")) == ["R318"], "\(cell)")
        }
    }

    @Test func `a column of dates gets a rule that says what belongs there`() throws {
        let rules = try #require(Fixtures.load("", pack: Self.pack).ruleSet)
        let begin = try #require(rules.rule("verblijf.begin.value"))
        #expect(begin.title.dutch == "«Begin» is ingevuld met een datum, zoals 2025-03-01")
        #expect(begin.title.english == "“Begin” is filled with a date, such as 2025-03-01")
        #expect(begin.examples.map(\.expected) == [.passed, .failed, .failed, .failed])
        let einde = try #require(rules.rule("verblijf.einde.value"))
        #expect(einde.title.dutch == "«Einde» is leeg of een datum, zoals 2025-03-01")
        #expect(rules.rule("verblijf.intake.value") != nil)
    }

    @Test func `a rule is off from the quarter of a date`() throws {
        let loaded = load("off from 2025-03-01 because \"x\"\n  holds begin <= einde")
        #expect(loaded.ruleSet?.rule("proef-regel")?.switchedOff?.since == "2025-03-01")
    }
}
