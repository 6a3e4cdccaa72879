import Foundation
import KloptModel
import Testing

@testable import KloptReporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("The JUnit test results")
struct JUnitReporterTests {
    private func suites(_ report: Report) throws -> [XMLElement] {
        let document = try XMLDocument(data: Data(JUnitReporter().bytes(of: report)))
        return try #require(document.rootElement()?.elements(forName: "testsuite"))
    }

    private func value(_ element: XMLElement, _ name: String) -> String {
        element.attribute(forName: name)?.stringValue ?? ""
    }

    /// Each case of a suite: its name and what it holds.
    private func cases(_ suite: XMLElement) -> [String] {
        suite.elements(forName: "testcase").map { testCase in
            let inside = (testCase.children ?? []).compactMap(\.name).joined(separator: "+")
            return value(testCase, "name") + (inside.isEmpty ? "" : " → " + inside)
        }
    }

    private func suite(_ name: String, _ report: Report) throws -> XMLElement {
        try #require(try suites(report).first { value($0, "name") == name })
    }

    @Test("has a suite for the files, for the rules and for everybody, and counts what is in each")
    func countsWhatIsThere() throws {
        let report = SampleReport.make()
        let all = try suites(report)
        #expect(
            all.map { value($0, "name") } == [
                "Bestanden", "Regels waarbij niets is gevonden", "GGZ 07 · Stichting GGZ Zeven",
                "GGZ 08 <img onerror=alert(1)>", "GGZ 09 · Zorggroep Één", "GGZ 10", "GGZ 70",
                "Niet aan een organisatie gericht",
            ])
        for suite in all {
            let cases = suite.elements(forName: "testcase")
            #expect(value(suite, "tests") == String(cases.count))
            for (attribute, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
                #expect(value(suite, attribute) == String(cases.count { !$0.elements(forName: element).isEmpty }))
            }
        }
    }

    @Test("fails by rule, skips what could not be decided, and passes all else")
    func failsByRule() throws {
        let report = SampleReport.make()
        #expect(
            try cases(suite("GGZ 07 · Stichting GGZ Zeven", report)) == [
                "ips.lopend.financiering: Lopend telt op over financiering → failure",
                "ips.duurzaam.deel → failure", "werkstroom → system-out", "gelijk → system-out",
                "Alle andere controles → system-out", "Niet te bepalen → skipped",
            ])
        #expect(
            try cases(suite("Bestanden", report)) == [
                "2025-Q1/ips.csv", "2025-Q2/GGZ 07/ips.csv", "2025-Q2/allen.csv", "2025-Q2/ggz_70.xlsx",
                "2025-Q2/GGZ 07/oud.xls → error",
            ])
        #expect(
            try cases(suite("Regels waarbij niets is gevonden", report)) == [
                "jaar: Een jaar is minstens elk kwartaal → skipped"
            ])
        #expect(
            try cases(suite("GGZ 09 · Zorggroep Één", report)) == [
                "volledig → failure", "Alle andere controles → skipped",
            ])
    }

    @Test("fails on what fails the run", arguments: [(Severity.warning, "failure"), (nil, "system-out")])
    func failsAsAsked(failsFrom: Severity?, expected: String) throws {
        var report = SampleReport.make()
        report.failsFrom = failsFrom
        let found = try cases(suite("GGZ 07 · Stichting GGZ Zeven", report))
        #expect(found.contains("werkstroom → \(expected)"))
        #expect(found.contains("gelijk → system-out"))
    }

    @Test("lets what was explained pass, with the reason in its output")
    func letsExplainedPass() throws {
        var report = SampleReport.make()
        let day = try #require(CalendarDate(year: 2025, month: 12, day: 31))
        report.issues = IssueList(
            report.issues.map { issue in
                var issue = issue
                if issue.rule == "ips.lopend.financiering" {
                    issue.explanation = Explanation(reason: "Een fusie.", author: "A.", given: day, until: day)
                }
                return issue
            })
        (report.errors, report.explained, report.owners[0].errors, report.owners[0].explained) = (3, 2, 1, 2)
        let suite = try suite("GGZ 07 · Stichting GGZ Zeven", report)
        #expect(cases(suite)[0] == "ips.lopend.financiering: Lopend telt op over financiering → system-out")
        let output = suite.elements(forName: "testcase")[0].elements(forName: "system-out")[0].stringValue ?? ""
        #expect(output.hasPrefix("2 toegelichte punten\n"))
        #expect(output.contains("Toelichting: Een fusie. (A., 31 december 2025; geldig tot en met 31 december 2025)"))
    }

    @Test("is an error when a rule could not run, and when nothing was checked")
    func tellsErrors() throws {
        var report = SampleReport.make()
        report.rules[0].counts.couldNotRun = 1
        report.owners[0].counts.couldNotRun = 1
        #expect(
            try cases(suite("Regels waarbij niets is gevonden", report)).first
                == "ips.lopend.financiering: Lopend telt op over financiering → error")
        #expect(
            try cases(suite("GGZ 07 · Stichting GGZ Zeven", report)).contains("Alle andere controles → error"))
        report.counts = OutcomeCounts()
        #expect(try cases(suite("Bestanden", report)).last == "Controles → error")
    }

    @Test("words a hundred issues of a rule, and counts the rest")
    func countsTheRest() throws {
        var report = SampleReport.make()
        let issue = try #require(report.issues.first { $0.id == "1a01" })
        report.issues = IssueList(Array(repeating: issue, count: 1_250))
        report.owners[0].errors = 1_250
        (report.owners[0].warnings, report.owners[0].infos) = (0, 0)
        let failure = try suite("GGZ 07 · Stichting GGZ Zeven", report).elements(forName: "testcase")[0]
            .elements(forName: "failure")[0]
        #expect(value(failure, "message").hasPrefix("1.250 fouten: UWV 40"))
        let text = failure.stringValue ?? ""
        #expect(text.split(separator: "\n").count { $0.contains("UWV 40") } == 100)
        #expect(text.contains("En nog 1.150 punten"))
    }

    @Test("holds no character that XML cannot hold")
    func holdsNoControlCharacters() throws {
        var report = SampleReport.make()
        var issue = try #require(report.issues.first { $0.id == "1a01" })
        issue.message = "a\u{0}b\u{1B}c\u{FFFF}d]]>e\u{FFFE}"
        report.issues = IssueList([issue])
        let failure = try suite("GGZ 07 · Stichting GGZ Zeven", report).elements(forName: "testcase")[0]
            .elements(forName: "failure")[0]
        #expect(value(failure, "message") == "1 fout: a\u{FFFD}b\u{FFFD}c\u{FFFD}d]]>e\u{FFFD}")
    }
}
