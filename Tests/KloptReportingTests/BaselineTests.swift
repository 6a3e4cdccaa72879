import KloptModel
import Testing

@testable import KloptReporting

@Suite("A baseline")
struct BaselineTests {
    private func saved(_ report: Report) throws -> SavedReport { try SavedReport(JSONReporter().bytes(of: report)) }

    /// The sample report with its rules as having run, so that what is gone counts as solved.
    private func sample(_ change: (inout [KloptModel.Issue]) -> Void = { _ in }) -> Report {
        var report = SampleReport.make()
        var issues = Array(report.issues)
        report.rules = Set(issues.map(\.rule)).sorted().map {
            Report.RuleResult(
                id: $0, title: Localized($0), severity: .error, counts: SampleReport.counts(passed: 1))
        }
        change(&issues)
        report.issues = IssueList(issues)
        report.failures = []
        report.periodColumns = ["ips": "kwartaal", "wabz": "kwartaal"]
        return report
    }

    @Test("of the same run finds everything unchanged and nothing solved", arguments: Language.allCases)
    func sameRun(_ language: Language) throws {
        // The language of then makes no difference: figures are compared, not words.
        var now = sample()
        now.language = .dutch
        var then = SampleReport.make(language)
        then.periodColumns = now.periodColumns
        let report = try now.held(against: try saved(then))
        #expect(report.issues.map(\.status).allSatisfy { $0 == .unchanged })
        #expect(report.solved == [])
        #expect(report.statuses?.unchanged == now.issues.count)
        #expect(report.statuses?.new == 0 && report.statuses?.changed == 0)
    }

    @Test("tells what is new, changed and solved, and counts them per owner")
    func tells() throws {
        let then = sample { issues in
            issues[1].observed[0].value = .number(Number(79))
            issues.remove(at: 3)
            var gone = issues[1]
            (gone.id, gone.message, gone.rule) = ("gone", "Dit was er.", "hb")
            issues.append(gone)
        }
        let now = sample()
        let report = try now.held(against: try saved(then))
        let statuses = Array(report.issues).map(\.status)
        #expect(statuses[1] == .changed)
        #expect(statuses[3] == .new)
        #expect(Set(statuses.enumerated().filter { $0.offset != 1 && $0.offset != 3 }.map(\.element)) == [.unchanged])
        let solved = try #require(report.solved?.first)
        #expect(report.solved?.count == 1 && solved.id == "gone" && solved.message == "Dit was er.")
        #expect(solved.key == now.issues[1].key)
        let owner = try #require(report.owners.first { $0.name == solved.owner }?.statuses)
        #expect((owner.new, owner.changed, owner.solved) == (1, 1, 1))
        let another = try #require(report.owners.first { $0.name == "GGZ 10" }?.statuses)
        #expect(another == StatusCounts())
    }

    @Test("tells what was explained then and is open now")
    func tellsReopened() throws {
        let until = try #require(CalendarDate(canonical: "2025-08-15"))
        let explanation = Explanation(reason: "Fusie", author: "J. Jansen", given: nil, until: until)
        let then = sample { issues in
            for index in 0...2 { issues[index].explanation = explanation }
            issues[1].observed[0].value = .number(Number(79))
        }
        let now = sample { issues in issues[2].explanation = explanation }
        let report = try now.held(against: try saved(then))
        #expect(Array(report.issues).map(\.isReopened).prefix(4) == [true, true, false, false])
        let statuses = try #require(report.statuses)
        #expect((statuses.reopenedUnchanged, statuses.reopenedChanged, statuses.reopened) == (1, 1, 2))
        let words = Phrasing(language: .dutch).statuses(statuses)
        #expect(words.hasSuffix("; daarvan 2 weer open, want een toelichting geldt niet meer"))
        let again = try now.held(against: try saved(report))
        #expect(again.statuses?.reopened == 0)
    }

    @Test(
        "does not call solved what was not looked at: another quarter, an unread file, nothing sent, a rule that did not run"
    )
    func notLookedAt() throws {
        func entry(_ id: String, _ change: (inout KloptModel.Issue) -> Void) -> KloptModel.Issue {
            var issue = SampleReport.make().issues[1]
            issue.id = id
            issue.rule = "hb"
            change(&issue)
            return issue
        }
        var then = sample { issues in
            issues = [
                entry("quarter") { $0.key[2].value = "2025-Q1" },
                entry("file") { $0.location?.file = "2025-Q2/GGZ 07/oud.xls" },
                entry("nothing sent") { $0.owner = "GGZ 09" },
                entry("gone from the list") { $0.owner = "GGZ 99" },
                entry("rule") { $0.rule = "volledig" },
                entry("no such rule") { $0.rule = "vroeger" },
                entry("really solved") { _ in },
            ]
        }
        then.periods = [Period(year: 2025, quarter: 1), Period(year: 2025, quarter: 2)].compactMap { $0 }
        var now = sample { $0 = [] }
        now.failures = SampleReport.make().failures
        if let index = now.rules.firstIndex(where: { $0.id == "volledig" }) { now.rules[index].remark = Localized("x") }
        let report = try now.held(against: try saved(then))
        #expect(report.solved?.map(\.id) == ["really solved"])
        #expect(report.roundRemarks.count == 1)
        #expect(report.roundRemarks[0].dutch.hasPrefix("6 punten van de vorige keer zijn nu niet nagekeken"))
        #expect(report.limited(toOwner: "GGZ 07").roundRemarks.isEmpty)
    }

    @Test("does not thank for what is gone with its record")
    func withoutRecord() throws {
        let then = sample { issues in
            let base = issues[1]
            issues += ["mended", "row gone", "key mended", "of no row"].map { id in
                var gone = base
                (gone.id, gone.rule) = (id, "hb")
                if id == "key mended" { gone.measures = ["regio"] }
                if id == "of no row" { gone.location = nil }
                return gone
            }
        }
        var asked: [String] = []
        let report = try sample().held(against: try saved(then)) { issue in
            asked.append(issue.id)
            return issue.id == "mended"
        }
        #expect(asked == ["mended", "row gone"])
        #expect(report.solved?.filter(\.isWithoutRecord).map(\.id) == ["row gone"])
        #expect((report.statuses?.solved, report.statuses?.withoutRecord) == (3, 1))
        let owner = try #require(report.owners.first { $0.name == report.solved?.first?.owner }?.statuses)
        #expect((owner.solved, owner.withoutRecord) == (3, 1))
        let name = try #require(report.solved?.first?.owner)
        for reporter in [TextReporter() as any Reporter, MarkdownReporter(), HTMLReporter()] {
            let packet = try #require(
                Packets.make(report: report, format: reporter).first { $0.fileName.hasPrefix(name) })
            let text = String(decoding: packet.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(text.contains("niet meer in uw aanlevering") || text.contains("1 waarvan de rij er niet meer is"))
        }
    }

    @Test("of an open issue that is explained now counts neither as open nor as solved")
    func explained() throws {
        let now = sample { issues in
            issues[1].explanation = CalendarDate(year: 2025, month: 12, day: 31).map {
                Explanation(reason: "Verhuizing", author: "Jan", given: nil, until: $0)
            }
        }
        let report = try now.held(against: try saved(sample()))
        #expect(report.solved == [] && report.statuses?.unchanged == now.issues.count - 1)
    }

    @Test("shows each packet its own solved points and nobody else's")
    func isPrivate() throws {
        let then = sample { issues in
            for (index, owner) in ["GGZ 07", "GGZ 70"].enumerated() {
                var gone = issues[1]
                (gone.id, gone.rule, gone.owner) = ("gone-\(index)", "hb", owner)
                gone.message = "GEHEIM-\(owner)"
                issues.append(gone)
            }
        }
        let report = try sample().held(against: try saved(then))
        for reporter in Reporters.all {
            for file in Packets.make(report: report, format: reporter) where file.fileName.hasPrefix("GGZ 07") {
                let text = String(decoding: try Readable.bytes(file.bytes), as: UTF8.self)
                #expect(!text.contains("GEHEIM-GGZ 70"), "\(file.fileName)")
            }
        }
        #expect(report.limited(toOwner: "GGZ 70").solved?.map(\.id) == ["gone-1"])
    }

    @Test("of another pack, quarter or organisation is refused; a part of this run is told of")
    func isRefused() throws {
        var then = sample()
        then.pack.name = "anders"
        let pack = try saved(then)
        #expect(throws: BaselineMismatch.pack(then: "anders", now: "werkmonitor")) { try sample().held(against: pack) }
        then = sample()
        then.periods = [Period(year: 2025, quarter: 1)].compactMap { $0 }
        let period = try saved(then)
        #expect(throws: BaselineMismatch.self) { try sample().held(against: period) }
        then = sample()
        then.organisation = "GGZ 10"
        let organisation = try saved(then)
        var now = sample()
        #expect(try now.held(against: organisation).roundRemarks.count == 1)
        now.organisation = "ggz  10"
        #expect(try now.held(against: organisation).roundRemarks.isEmpty)
        now.organisation = "GGZ 07"
        #expect(throws: BaselineMismatch.self) { try now.held(against: organisation) }
    }

    @Test(
        "that is no saved result is told apart from one that is",
        arguments: [
            ("", SavedReport.Problem.notJSON(offset: 0)), ("[]", .notJSON(offset: 0)), ("{}", .anotherKind),
            ("{\"klopt\": \"1\"}", .anotherKind), ("{\"organisations\": []}", .overview),
            ("{\"issues\": [{\"id\": 1}]}", .notJSON(offset: 19)), ("{\"issues\": [{}]}", .anotherKind),
            ("{\"period\": \"vorig jaar\"}", .anotherKind),
            ("{\"issues\": [{\"id\": \"a\", \"severity\": \"ramp\"}]}", .anotherKind),
        ])
    func isToldApart(_ text: String, _ problem: SavedReport.Problem) {
        #expect(throws: problem) { try SavedReport(Array(text.utf8)) }
    }

    @Test("cut off anywhere is refused")
    func cutOff() throws {
        let bytes = JSONReporter().bytes(of: sample())
        for length in stride(from: 0, to: bytes.count - 2, by: 97) {
            #expect(throws: SavedReport.Problem.self) { try SavedReport(Array(bytes.prefix(length))) }
        }
    }
}
