import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The commands for GitHub")
struct GitHubReporterTests {
    private func lines(_ report: Report) -> [String] {
        String(decoding: GitHubReporter().bytes(of: report), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func kinds(_ lines: [String]) -> [String] {
        lines.map { $0.hasPrefix("::") ? String($0.dropFirst(2).prefix { $0.isLetter }) : "" }
    }

    @Test("come worst first, behind what could not be read, and before a line that counts them")
    func comeWorstFirst() {
        let lines = lines(SampleReport.make())
        #expect(
            kinds(lines) == [
                "error", "error", "error", "error", "error", "error", "warning", "warning", "notice", "",
            ])
        #expect(lines.first?.hasPrefix("::error file=2025-Q2/GGZ 07/oud.xls,title=Kon niet worden gelezen::") == true)
        #expect(lines.last == "klopt: 5 fouten, 2 waarschuwingen en 1 opmerking.")
    }

    @Test("name file and line of a text file, the file of a workbook, and neither where there is none")
    func nameFileAndLine() throws {
        var report = SampleReport.make()
        var issue = try #require(report.issues.first { $0.id == "1a04" })
        func first() -> String {
            report.issues = IssueList([issue])
            report.failures = []
            (report.errors, report.warnings) = (0, 1)
            return lines(report)[0].components(separatedBy: "Zuid")[0]
        }
        #expect(first() == "::warning file=2025-Q2/GGZ 07/ips.csv,line=6,title=GGZ 07 · IPS-trajecten · ")
        report.paths = ["2025-Q2/GGZ 07/ips.csv": "in/2025-Q2/GGZ 07/ips.csv"]
        #expect(first().hasPrefix("::warning file=in/2025-Q2/GGZ 07/ips.csv,line=6,"))
        issue.location = DataPlace(file: "GGZ 07.xlsx", sheet: "IPS", row: 4, cells: ["D4"])
        #expect(first() == "::warning file=GGZ 07.xlsx,title=GGZ 07 · IPS-trajecten · ")
        issue.location = nil
        #expect(first() == "::warning title=GGZ 07 · IPS-trajecten · ")
    }

    @Test(
        "cannot be ended or begun by a text",
        arguments: [
            ("::error::x", "::notice title=%3A%3Aerror%3A%3Ax::::error::x\n"),
            (
                "a\r\n::stop-commands::b",
                "::notice title=a%0D%0A%3A%3Astop-commands%3A%3Ab::a%0D%0A::stop-commands::b\n"
            ),
            ("a,line=1:50%0A", "::notice title=a%2Cline=1%3A50%250A::a,line=1:50%250A\n"),
            ("\u{1B}[31m\u{85}", "::notice title=\u{FFFD}[31m ::\u{FFFD}[31m \n"), ("", "::notice title=::\n"),
        ])
    func cannotBeEnded(text: String, expected: String) {
        #expect(GitHubCommand(.notice, title: text, message: text).text == expected)
    }

    @Test("notice what was explained, whatever it was")
    func noticeExplained() throws {
        var report = SampleReport.make()
        let day = try #require(CalendarDate(year: 2025, month: 12, day: 31))
        report.issues = IssueList(
            report.issues.map { issue in
                var issue = issue
                if issue.id == "1a01" {
                    issue.explanation = Explanation(reason: "Een fusie.", author: "A.", given: day, until: day)
                }
                return issue
            })
        (report.errors, report.explained) = (4, 1)
        let lines = lines(report)
        #expect(kinds(lines).suffix(3) == ["notice", "notice", ""])
        #expect(
            lines[lines.count - 2].hasSuffix(
                "Toelichting: Een fusie. (A., 31 december 2025; geldig tot en met 31 december 2025)"))
        #expect(lines.last == "klopt: 4 fouten, 2 waarschuwingen en 1 opmerking, 1 toegelicht punt.")
    }

    @Test("say what kept the run from a yes or no")
    func sayWhatFailed() {
        var report = SampleReport.make()
        report.rules[1].counts.couldNotRun = 1
        report.counts = OutcomeCounts()
        let lines = lines(report)
        #expect(
            lines[1]
                == "::error::Kon niet worden uitgevoerd: Een jaar is minstens elk kwartaal (jaar). Er is maar één kwartaal."
        )
        #expect(lines[2] == "::error::Er is geen enkele controle gedaan. Dit zegt niet dat de cijfers kloppen.")
    }

    @Test("stop at a thousand of a kind, and say so")
    func stopAtAThousand() throws {
        var report = SampleReport.make()
        let issue = try #require(report.issues.first { $0.id == "1a01" })
        let worded = Tally()
        report.issues = IssueList(
            count: 1_250, outline: { _ in IssueList.Outline(owner: "GGZ 07", severity: .error) },
            make: { _ in
                worded.add()
                return issue
            })
        (report.errors, report.warnings, report.infos, report.failures) = (1_250, 0, 0, [])
        let lines = lines(report)
        #expect(kinds(lines).count { $0 == "error" } == 1_000)
        #expect(worded.count == 1_000)
        #expect(
            lines.last
                == "klopt: 1.250 fouten. Hierboven ontbreken 250 punten; alles staat in: klopt check … --format json. GitHub toont er bij de bestanden van elke soort 10."
        )
    }
}
