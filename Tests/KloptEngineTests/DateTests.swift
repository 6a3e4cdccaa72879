import KloptLanguage
import KloptModel
import Testing

@testable import KloptEngine

@Suite struct DateTests {
    static let pack = """
        pack proef "Proef" version "1"
        dataset verblijf "Verblijf" {
          key   organisatie: text, kwartaal: quarter, intake: date
          owner organisatie
          not applicable "n.v.t."
          date  begin "Begin" optional may be not applicable
          date  einde "Einde" optional
          count dagen "Dagen" optional
        }
        dataset besluit "Besluit" {
          key   organisatie: text, intake: date
          date  genomen "Genomen" optional
        }

        """

    private func load(_ condition: String, _ examples: String) throws -> RuleSet {
        let text = Self.pack + "rule r \"R\" {\n for each verblijf\n holds \(condition)\n \(examples)\n}\n"
        let loaded = RuleLoader.load([RuleSource(path: "proef.klopt", text: text)]) { _ in nil }
        return try #require(
            loaded.ruleSet, "\(DiagnosticText.render(loaded.diagnostics, language: .english, color: false))")
    }

    private func expectAll(_ condition: String, _ examples: String) throws {
        let rules = try load(condition, examples)
        let results = ExampleRunner(rules).results(for: try #require(rules.rule("r")))
        #expect(!results.isEmpty)
        for result in results {
            #expect(result.isAsExpected, "\(condition): \(result.example.text) gave \(result.counts)")
        }
    }

    @Test(arguments: [
        ("begin <= einde", "passes begin 2025-03-01, einde 2025-03-01\n fails begin 2025-03-02, einde 2025-03-01"),
        ("begin = 2024-02-29", "passes begin 2024-02-29\n fails begin 2024-03-01"),
        ("begin != einde", "passes begin 2025-03-01, einde 2025-03-02\n fails begin 2025-03-01, einde 2025-03-01"),
        ("begin in (2025-01-01, intake)", "passes intake 2025-02-02, begin 2025-02-02\n fails begin 2025-02-03"),
        (
            "begin in 1969-12-31..1970-01-02",
            "passes begin 1969-12-31\n passes begin 1970-01-02\n fails begin 1969-12-30"
        ),
        ("begin in empty..einde", "passes begin 1700-01-01, einde 2025-01-01\n passes begin 2300-01-01"),
        ("begin in 2025-01-01..einde", "passes begin 2300-01-01\n fails begin 2024-12-31"),
        (
            "einde - begin = dagen",
            "passes begin 2024-02-28, einde 2024-03-01, dagen 2\n fails begin 2025-02-28, einde 2025-03-01, dagen 2"
        ),
        (
            "abs(begin - einde) <= 1",
            "passes begin 2025-03-02, einde 2025-03-01\n fails begin 2025-03-04, einde 2025-03-01"
        ),
        (
            "begin + dagen = einde",
            "passes begin 2024-12-31, dagen 1, einde 2025-01-01\n fails begin 2024-12-31, dagen 2, einde 2025-01-01"
        ),
        ("einde - 365 < begin", "passes begin 2025-01-01, einde 2025-12-31\n fails begin 2024-01-01, einde 2025-12-31"),
        (
            "year_of(begin) = 2025 and month_of(begin) = 12 and day_of(begin) = 31",
            "passes begin 2025-12-31\n fails begin 2025-12-30\n fails begin 2024-12-31"
        ),
        (
            "quarter_of(begin) = kwartaal",
            "passes kwartaal 2025-Q1, begin 2025-03-31\n fails kwartaal 2025-Q1, begin 2025-04-01"
        ),
        ("begin is not missing", "passes begin 2025-03-01\n fails begin missing"),
        (
            "(if einde is missing then begin else einde) >= 2025-01-01",
            "passes begin 2025-01-01\n fails begin 2025-01-01, einde 2024-12-31"
        ),
    ])
    func `dates are compared and counted with`(condition: String, examples: String) throws {
        try expectAll(condition, examples)
    }

    @Test(arguments: [
        ("begin <= einde", "undecided begin 2025-03-01\n undecided einde 2025-03-01\n undecided dagen 1"),
        (
            "einde - begin = dagen",
            "undecided einde 2025-03-01, dagen 3\n undecided begin 2025-03-01, dagen 3\n undecided begin 2025-03-01, einde 2025-03-02"
        ),
        ("begin + dagen = einde", "undecided begin 2025-03-01, einde 2025-03-02\n undecided dagen 1, einde 2025-03-02"),
        ("quarter_of(begin) = kwartaal", "undecided begin missing\n undecided begin 1850-01-01"),
        ("begin + 900000 > einde", "undecided begin 2025-03-01, einde 2025-03-01"),
        ("begin + dagen / 2 > einde", "undecided begin 2025-03-01, einde 2025-03-01, dagen 1"),
        ("begin <= einde", "not applicable begin \"n.v.t.\", einde 2025-03-01"),
        ("einde - begin = 3", "not applicable begin \"n.v.t.\", einde 2025-03-01"),
        ("begin in 2025-01-01..2025-12-31", "undecided begin missing"),
    ])
    func `what cannot be known is not decided`(condition: String, examples: String) throws {
        try expectAll(condition, examples)
    }

    @Test func `the first and last date of a group are dates`() throws {
        try expectAll(
            "begin = min(begin by organisatie) and max(einde) - min(begin) <= 30",
            """
            passes
              | organisatie | begin      | einde      |
              | A           | 1969-12-15 | 1970-01-01 |
              | B           | 1969-12-20 | 1970-01-14 |
            fails
              | organisatie | intake     | begin      | einde      |
              | A           | 2025-01-01 | 2025-03-01 | 2025-03-05 |
              | A           | 2025-01-02 | 2025-03-02 | 2025-03-06 |
            undecided
              | organisatie | intake     | begin      | einde      |
              | A           | 2025-01-01 | 2025-03-01 | 2025-03-05 |
              | A           | 2025-01-02 |            | 2025-03-06 |
            """)
    }

    @Test func `a record is found by a date, and the earlier one has it too`() throws {
        try expectAll(
            "genomen of besluit() >= begin and exists besluit(intake intake)",
            """
            passes
              | organisatie | intake     | begin      |
              | A           | 1965-05-05 | 2025-03-01 |
             in besluit
              | organisatie | intake     | genomen    |
              | A           | 1965-05-05 | 2025-03-01 |
              | A           | 1965-05-06 | 1999-01-01 |
            fails
              | organisatie | intake     | begin      |
              | A           | 1965-05-05 | 2025-03-01 |
             in besluit
              | organisatie | intake     | genomen    |
              | A           | 1965-05-05 | 2025-02-28 |
            """)
        try expectAll(
            "previous(begin) <= begin",
            "passes begin 2025-03-01, previous begin 2025-02-01\n fails begin 2025-03-01, previous begin 2025-04-01")
    }

    @Test func `a key of dates tells records apart`() throws {
        try expectAll(
            "count(by intake) = 1",
            """
            passes
              | intake     |
              | 2025-03-01 |
              | 2025-03-02 |
            fails
              | intake     |
              | 2025-03-01 |
              | 2025-03-01 |
            """)
    }

    @Test func `the rules that follow from dates keep to their examples`() throws {
        let rules = try load("begin <= einde", "")
        for rule in rules.rules where rule.isStructural {
            for result in ExampleRunner(rules).results(for: rule) {
                #expect(result.isAsExpected, "\(rule.id): \(result.example.text)")
            }
        }
    }
}

@Suite struct DateReportTests {
    @Test func `an issue names its record and its cells by their dates, from early to late`() throws {
        let trial = try Trial(
            "rule r \"Einde na begin\" {\n for each verblijf\n holds einde >= begin\n ask \"Klopt {einde}?\"\n}\n",
            pack: DateTests.pack)
        let report = try trial.report(
            """
            verblijf
            | organisatie | kwartaal | intake     | begin        | einde      |
            | A           | 2025-Q2  | 2-3-2025   | 1 april 2025 | 2025-03-31 |
            | A           | 2025-Q2  | 1-4-1969   | 2025-04-01   | 30-03-2025 |
            """)
        let issues = Array(report.issues)
        #expect(
            issues.map { $0.key.map(\.value) } == [["A", "2025-Q2", "1969-04-01"], ["A", "2025-Q2", "2025-03-02"]])
        let first = try #require(issues.first)
        #expect(
            first.observed == [
                Observation(name: "einde", value: .text("2025-03-30")),
                Observation(name: "begin", value: .text("2025-04-01")),
            ])
        #expect(first.message == "«Einde» is 2025-03-30 en «Begin» is 2025-04-01. De regel is: Einde na begin.")
        #expect(first.question == "Klopt 2025-03-30?")
    }

    @Test func `the days between two dates are written out`() throws {
        let trial = try Trial(
            "rule r \"Hooguit een week\" {\n for each verblijf\n holds einde - begin <= 7\n}\n", pack: DateTests.pack)
        let report = try trial.report(
            """
            verblijf
            | organisatie | kwartaal | intake   | begin    | einde    |
            | A           | 2025-Q2  | 1-4-2025 | 1-4-2025 | 9-4-2025 |
            """)
        let issue = try #require(Array(report.issues).first)
        #expect(issue.message.hasPrefix("Einde 2025-04-09 − begin 2025-04-01 = 8; dat mag hooguit 7 zijn."))
        #expect((issue.expected, issue.difference) == (Number(7), Number(1)))
    }

    @Test func `an impossible date is an issue with its text, and silences what needs it`() throws {
        let trial = try Trial(
            "rule r \"Einde na begin\" {\n for each verblijf\n holds einde >= begin\n}\n", pack: DateTests.pack,
            keepsStructure: true)
        let report = try trial.report(
            """
            verblijf
            | organisatie | kwartaal | intake   | begin            | einde    |
            | A           | 2025-Q2  | 1-4-2025 | 31 februari 2025 | 9-4-2025 |
            """)
        let issues = Array(report.issues)
        #expect(issues.map(\.rule) == ["verblijf.begin.value"])
        let issue = try #require(issues.first)
        #expect(issue.observed == [Observation(name: "begin", value: .text("31 februari 2025"))])
        #expect(
            issue.message
                == "Bij «Begin» staat “31 februari 2025”. Dat is geen datum, zoals 2025-03-01."
                + " Daardoor kon 1 controle niet worden gedaan.")
        #expect(report.counts(of: "r").undecided == 1)
    }

    @Test func `the same record of a day is told by that day`() throws {
        let trial = try Trial("", pack: DateTests.pack, keepsStructure: true)
        let report = try trial.report(
            """
            verblijf
            | organisatie | kwartaal | intake     |
            | A           | 2025-Q2  | 1-4-2025   |
            | A           | 2025-Q2  | 01/04/2025 |
            | A           | 2025-Q2  | 2-4-2025   |
            """)
        let issues = Array(report.issues).filter { $0.rule == "verblijf.key" }
        #expect(issues.map { $0.key.last?.value } == ["2025-04-01"])
    }
}
