import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The SARIF log")
struct SARIFReporterTests {
    private func run(_ report: Report) throws -> [String: Any] {
        let data = Data(SARIFReporter().bytes(of: report))
        let log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1 && log["version"] as? String == "2.1.0")
        return try #require(runs.first)
    }

    private func results(_ report: Report) throws -> [[String: Any]] {
        try #require(try run(report)["results"] as? [[String: Any]])
    }

    private func result(_ id: String, _ report: Report) throws -> [String: Any] {
        try #require(
            try results(report).first { ($0["fingerprints"] as? [String: String])?["kloptIssue/v1"] == id })
    }

    /// The location as text: `uri:line cells`.
    private func places(_ result: [String: Any], _ key: String = "locations") throws -> [String] {
        try (result[key] as? [[String: Any]] ?? []).map { location in
            let physical = try #require(location["physicalLocation"] as? [String: Any])
            let uri = try #require((physical["artifactLocation"] as? [String: Any])?["uri"] as? String)
            let line = (physical["region"] as? [String: Int])?["startLine"].map { ":\($0)" } ?? ""
            let names = (location["logicalLocations"] as? [[String: String]] ?? []).compactMap {
                $0["fullyQualifiedName"] ?? $0["name"]
            }
            return ([uri + line] + names).joined(separator: " ")
        }
    }

    private func notifications(_ report: Report) throws -> (isSuccessful: Bool, ids: [String]) {
        let invocation = try #require((try run(report)["invocations"] as? [[String: Any]])?.first)
        let all = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        return (
            try #require(invocation["executionSuccessful"] as? Bool),
            all.compactMap { ($0["descriptor"] as? [String: String])?["id"] }
        )
    }

    @Test("tells a row of a text file as a line, and the cells by name")
    func tellsPlaces() throws {
        let report = SampleReport.make()
        #expect(try places(result("1a02", report)) == ["2025-Q2/GGZ%2007/ips.csv:5 P5"])
        #expect(
            try places(result("1a02", report), "relatedLocations") == [
                "2025-Q1/ips.csv:9 P9", "2025-Q2/ggz_70.xlsx 'IPS'!P4",
            ])
    }

    @Test("tells a sheet, and a row of one, where there is no cell")
    func tellsSheets() throws {
        var report = SampleReport.make()
        var issue = try #require(report.issues.first)
        for (row, expected) in [(nil, "a.xlsx Blad 'één'"), (7, "a.xlsx 'Blad ''één'''!7:7")] as [(Int?, String)] {
            issue.location = DataPlace(file: "a.xlsx", sheet: "Blad 'één'", row: row)
            report.issues = IssueList([issue])
            #expect(try places(results(report)[0]) == [expected])
        }
    }

    @Test("gives each result a file, as code hosts refuse a log without")
    func givesEachAFile() throws {
        var report = SampleReport.make()
        #expect(try places(result("3c01", report)) == ["./"])
        report.paths = Dictionary(
            uniqueKeysWithValues: report.inputs.map { ($0.file, "lever ing/" + $0.file) })
        #expect(try places(result("3c01", report)) == ["lever%20ing/"])
        report.inputs = []
        #expect(try places(result("3c01", report)) == ["./"])
        var issue = try #require(report.issues.last)
        issue.related = [DataPlace(file: "deelnemers.csv", row: 4)]
        report.issues = IssueList([issue])
        #expect(try places(results(report)[0]) == ["deelnemers.csv:4"])
    }

    @Test("finds files from the working directory, or from the root")
    func findsFiles() throws {
        var report = SampleReport.make()
        report.paths["2025-Q2/GGZ 07/ips.csv"] = "aanlevering/2025-Q2/GGZ 07/ips.csv"
        #expect(try places(result("1a04", report)) == ["aanlevering/2025-Q2/GGZ%2007/ips.csv:6 M6"])
        report.paths["2025-Q2/GGZ 07/ips.csv"] = "/in/GGZ 07/ips.csv"
        #expect(try places(result("1a04", report)) == ["file:///in/GGZ%2007/ips.csv:6 M6"])
    }

    @Test(
        "encodes what a URI does not hold",
        arguments: [
            ("a:b/c d.csv", "a%3Ab/c%20d.csv"), ("é%#?.csv", "%C3%A9%25%23%3F.csv"), ("../x_~-.csv", "../x_~-.csv"),
            ("", ""),
        ])
    func encodes(path: String, expected: String) {
        #expect(URIReference.text(path: path) == expected)
    }

    @Test("says without a baseline of no result that it is new, and with one of each how it stands")
    func tellsBaseline() throws {
        var report = SampleReport.make()
        #expect(try results(report).allSatisfy { $0["baselineState"] == nil })
        report.solved = [
            SolvedIssue(
                id: "9z99", rule: "hb", severity: .warning, owner: "GGZ 07", dataset: "ips",
                key: [KeyPart(name: "regio", value: "Drenthe")], message: "Dat was veel.")
        ]
        let states = try results(report).map { $0["baselineState"] as? String }
        #expect(states == ["new", "new", "updated", "new", "unchanged", "new", "new", "new", "absent"])
        let solved = try result("9z99", report)
        #expect((solved["message"] as? [String: String])?["text"] == "Dat was veel.")
    }

    @Test("suppresses what was explained, and says of all others that they are not")
    func suppresses() throws {
        var report = SampleReport.make()
        #expect(try results(report).allSatisfy { $0["suppressions"] == nil })
        var issues = Array(report.issues)
        let day = try #require(CalendarDate(year: 2025, month: 12, day: 31))
        issues[4].explanation = Explanation(
            reason: "Een fusie.", author: "A. de Vries", given: day, until: day,
            place: DataPlace(file: "toelichtingen.csv", row: 2))
        report.issues = IssueList(issues)
        (report.explained, report.warnings) = (1, 1)
        let all = try results(report).map { $0["suppressions"] as? [[String: Any]] }
        #expect(all.map { $0?.count } == [0, 0, 0, 0, 1, 0, 0, 0])
        let one = try #require(all[4]?.first)
        #expect(one["kind"] as? String == "external" && one["status"] as? String == "accepted")
        #expect(one["justification"] as? String == "Een fusie.")
        #expect((one["properties"] as? [String: String])?["until"] == "2025-12-31")
    }

    @Test("points from a result to its rule, and leaves out rules that had nothing to do")
    func pointsToRules() throws {
        var report = SampleReport.make()
        report.rules.insert(
            Report.RuleResult(
                id: "niets", title: Localized("Niets"), severity: .error, counts: OutcomeCounts()), at: 0)
        let rule = report.rules[1]
        report.rules[1] = Report.RuleResult(
            id: rule.id, title: rule.title, severity: rule.severity, counts: rule.counts,
            why: Localized("Elk traject heeft één financier."), replaces: ["oud"])
        let driver = try #require((try run(report)["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["ips.lopend.financiering", "jaar"])
        #expect((rules[0]["fullDescription"] as? [String: String])?["text"] == "Elk traject heeft één financier.")
        #expect((rules[0]["help"] as? [String: String])?["text"] == "Waarom: Elk traject heeft één financier.")
        #expect(rules[0]["deprecatedIds"] as? [String] == ["oud"])
        #expect(try result("1a01", report)["ruleIndex"] as? Int == 0)
        // Of a rule that the report does not list, only the id is known.
        #expect(try result("1a02", report)["ruleIndex"] == nil)
    }

    @Test("is not successful when something could not be read or run, or nothing was checked")
    func tellsFailures() throws {
        var report = SampleReport.make()
        #expect(try notifications(report).isSuccessful == false)
        #expect(
            try notifications(report).ids == [
                "unread-input", "not-used", "not-used", "not-used", "not-used", "remark",
            ])
        report.failures = []
        #expect(try notifications(report).isSuccessful)
        report.rules[0].counts.couldNotRun = 1
        report.counts.couldNotRun = 1
        #expect(try notifications(report).isSuccessful == false)
        #expect(try notifications(report).ids.first == "rule-could-not-run")
        report.rules[0].counts.couldNotRun = 0
        report.counts = OutcomeCounts()
        #expect(
            try notifications(report) == (
                false, ["nothing-checked"] + Array(repeating: "not-used", count: 4) + ["remark"]
            ))
    }

    @Test(
        "lets no text make a link or a placeholder",
        arguments: [
            ("{0} en {x}", "{{0}} en {{x}}"), ("[hier](http://x.example)", "\\[hier\\](http://x.example)"),
            ("[1] \\ [2]", "[1] \\ [2]"), ("a\u{1B}[31m\nb", "a\u{FFFD}[31m\nb"), ("", ""),
        ])
    func letsNoTextLink(text: String, expected: String) {
        #expect(SARIFContext.message(text) == expected)
    }

    @Test("describes in an organisation's log the rules of its points, and how nobody else fared")
    func describesRulesOfAPacket() throws {
        let report = SampleReport.make()
        let owner = try #require(report.owners.first { $0.errors > 0 })
        var buffer = ByteBuffer()
        try SARIFReporter().writePacket(report.limited(toOwner: owner.name), for: owner, to: &buffer)
        let log = try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any]
        let run = try #require((log?["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        let known = Set(report.rules.map(\.id))
        #expect(!rules.isEmpty)
        #expect(
            Set(rules.compactMap { $0["id"] as? String })
                == Set(results.compactMap { $0["ruleId"] as? String }).intersection(known))
        #expect(rules.allSatisfy { $0["shortDescription"] != nil })
        #expect(rules.allSatisfy { ($0["properties"] as? [String: Any])?["passed"] == nil })
        for result in results {
            guard let index = result["ruleIndex"] as? Int else { continue }
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test("keeps an organisation's log apart from another's, and a period's from another's")
    func keepsApart() throws {
        func id(_ report: Report, _ owner: Report.Owner? = nil) throws -> String? {
            var buffer = ByteBuffer()
            if let owner {
                try SARIFReporter().writePacket(report, for: owner, to: &buffer)
            } else {
                try SARIFReporter().write(report, to: &buffer)
            }
            let log = try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any]
            let run = (log?["runs"] as? [[String: Any]])?.first
            return (run?["automationDetails"] as? [String: String])?["id"]
        }
        var report = SampleReport.make()
        #expect(try id(report) == "klopt/werkmonitor/2025-Q2/")
        #expect(try id(report, Report.Owner(name: "GGZ/7")) == "klopt/werkmonitor/2025-Q2/GGZ-7/")
        report.periods = [1, 2].compactMap { Period(year: 2025, quarter: $0) }
        #expect(try id(report) == "klopt/werkmonitor/2025-Q1–2025-Q2/")
        report.periods = []
        #expect(try id(report) == "klopt/werkmonitor/")
    }
}
