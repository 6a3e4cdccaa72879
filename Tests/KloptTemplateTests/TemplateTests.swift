import Foundation
import KloptEngine
import KloptLanguage
import KloptModel
import Testing

@testable import KloptTemplate

@Suite struct TemplateTests {
    @Test func `the same request makes the same bytes`() throws {
        let history = try Fixture.history()
        #expect(try Fixture.template(history: history).bytes == Fixture.template(history: history).bytes)
    }

    @Test func `the roster says which sheets and rows there are`() throws {
        let template = try Fixture.template(history: Fixture.history())
        #expect(template.sheetNames == ["IPS- trajecten -alle-"])
        #expect(template.recordCount == 2)
        #expect(template.stamp.organisation == "GGZ 01")
        #expect(template.stamp.columns["ips"]?.contains("oud") == false)
    }

    @Test func `without a roster the rows are open`() throws {
        let template = try Fixture.template("Iemand")
        #expect(template.recordCount == nil)
        #expect(template.stamp.organisation == "Iemand")
        // What needs the previous quarter cannot be worked out without one.
        #expect(template.checkedLater.contains("instroom"))
    }

    @Test func `an organisation that is not on the roster is told which name is near`() throws {
        let history = try Fixture.history()
        let problem = #expect(throws: TemplateProblem.self) { try Fixture.template("GGZ 02", history: history) }
        guard case .unknownOrganisation("GGZ 02", suggestion: "GGZ 01") = problem else {
            Testing.Issue.record("\(String(describing: problem))")
            return
        }
    }

    @Test func `an organisation that has ended delivers nothing`() throws {
        let history = try Fixture.history()
        let problem = #expect(throws: TemplateProblem.self) { try Fixture.template("GGZ 09", history: history) }
        guard case .nothingExpected("GGZ 09", _) = problem else {
            Testing.Issue.record("\(String(describing: problem))")
            return
        }
    }

    @Test func `every rule in force on a dataset of the template is in one list or the other`() throws {
        let ruleSet = try Fixture.ruleSet()
        let template = try Fixture.template(history: Fixture.history(), ruleSet: ruleSet)
        let inForce = ruleSet.rules.filter { rule in
            rule.id != "was-anders" && !rule.id.hasPrefix("ips.oud") && rule.scopes.contains { $0.dataset == 0 }
        }
        let listed = Set(template.checkedHere + template.checkedLater)
        #expect(inForce.map(\.id).filter { !listed.contains($0) } == [])
        #expect(!listed.contains("was-anders"))
        #expect(Set(template.checkedHere).isDisjoint(with: template.checkedLater))
        #expect(Set(["instroom", "veel-overig", "ips.lopend.geld", "ips.exact"]).isSubset(of: template.checkedHere))
        #expect(Set(["in-het-land", "patroon", "ips.totals", "ips.period"]).isSubset(of: template.checkedLater))
    }

    @Test func `a successor's previous value is the sum of its predecessors'`() throws {
        let ruleSet = try Fixture.ruleSet()
        let history = try Fixture.history()
        let period = try #require(Period(canonical: "2025-Q2"))
        let question = Past.Question(expression: .previous(.column(3), periods: 1), missing: .undecided)
        let past = Past(
            paths: [history.folder.path], ruleSet: ruleSet, period: period, questions: [[question], []],
            language: .dutch, threads: 1)
        func answer(_ region: String) -> Past.Answer? {
            past.answers(0, key: [0: "GGZ 01", 1: region], to: [question]).first
        }
        #expect(answer("Noord") == .number(low: Number(17), high: Number(17), isKnown: true))
        #expect(answer("Zuid") == .number(low: .zero, high: nil, isKnown: false))
        #expect(past.hasRecords(0, periodsBefore: 1))
        #expect(!past.hasRecords(0, periodsBefore: 2))
    }

    @Test func `a dataset of very many columns has its template`() throws {
        let columns = (1...300).map { "  count c\($0) \"Aantal \($0)\"\($0 % 3 == 0 ? " optional" : "")" }
            .joined(separator: "\n")
        let text = """
            pack breed "Breed" version "1"
            dataset ips "IPS" {
              key organisatie: text, kwartaal: quarter
              owner organisatie
            \(columns)
            }
            dataset deelnemers "Deelnemers" roster {
              key organisatie: text, traject: text, van: quarter
              owner organisatie
              quarter tot "Tot" optional
              delivers traject
              active van to tot
            }
            rule iets "Iets is er" {
              for each ips
              holds some measure > 0
            }
            rule niets-te-veel "Niets is te veel" {
              for each ips
              holds every measure <= 1000
            }

            """
        let history = try Fixture.History(["deelnemers.csv": "organisatie;traject;van;tot\nGGZ 01;ips;2024-Q1;\n"])
        let template = try Fixture.template(history: history, ruleSet: Fixture.ruleSet(text))
        #expect(template.recordCount == 1)
        #expect(template.checkedHere.contains("iets") && template.checkedHere.contains("niets-te-veel"))
        #expect(template.checkedHere.contains("ips.c298.value"))
    }

    @Test func `an empty template is read back as records without figures`() throws {
        let history = try Fixture.history()
        let ruleSet = try Fixture.ruleSet()
        let template = try Fixture.template(history: history, ruleSet: ruleSet)
        let file = history.folder.appending(path: "sjabloon.xlsx")
        try Data(template.bytes).write(to: file)
        let report = Run.report(
            RunRequest(
                paths: [file.path], organisation: "GGZ 01",
                pack: Report.Pack(name: "proef", title: Localized("Proef"), version: "1", path: ""), version: "0"),
            ruleSet: ruleSet)
        #expect(report.failures.isEmpty, "\(report.failures)")
        let missing = report.rules.first { $0.id == "ips.lopend.value" }
        #expect(missing?.counts.failed == 2)
        let region = report.rules.first { $0.id == "ips.regio.value" }
        #expect(region?.counts.passed == 2)
    }
}
