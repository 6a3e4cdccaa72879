import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The JSON")
struct JSONReporterTests {
    private func parsed(_ report: Report) throws -> [String: Any] {
        let data = Data(JSONReporter().bytes(of: report))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func issues(_ report: Report) throws -> [[String: Any]] {
        try #require(try parsed(report)["issues"] as? [[String: Any]])
    }

    @Test("has every key of the contract, in its order")
    func hasKeysInOrder() throws {
        let text = String(decoding: JSONReporter().bytes(of: SampleReport.make()), as: UTF8.self)
        let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.split(separator: "\"")[1] }
        #expect(
            keys == [
                "klopt", "rules", "period", "organisation", "inputs", "summary", "rulesRun", "ignored", "failures",
                "remarks", "owners",
                "coverage", "issues",
            ])
    }

    @Test("has every field of an issue, whatever is absent")
    func hasEveryField() throws {
        for issue in try issues(SampleReport.make()) {
            #expect(
                Set(issue.keys) == [
                    "id", "rule", "severity", "owner", "dataset", "key", "measures", "observed", "expected",
                    "difference", "message", "question", "hint", "why", "location", "related", "status", "seeAlso",
                    "explanation",
                ])
        }
    }

    @Test("gives back what the issue held: numbers as numbers, texts as sent, null for missing")
    func givesBackValues() throws {
        let issues = try issues(SampleReport.make())
        let sum = try #require(issues.first { $0["id"] as? String == "1a01" })
        #expect(sum["difference"] as? Int == -5)
        #expect((sum["observed"] as? [String: Any])?["lopend_uwv"] as? Int == 40)
        #expect(
            sum["key"] as? [String: String] == ["organisatie": "GGZ 07", "regio": "Amersfoort", "kwartaal": "2025-Q2"])
        #expect((sum["location"] as? [String: Any])?["cells"] as? [String] == ["D5", "G5", "H5", "I5"])
        #expect((sum["location"] as? [String: Any])?["sheet"] is NSNull)

        let part = try #require(issues.first { $0["id"] as? String == "1a02" })
        let observed = try #require(part["observed"] as? [String: Any])
        #expect(observed["betaald"] as? String == "=cmd|' /C calc'!A0")
        #expect(observed["previous(betaald)"] is NSNull)
        #expect(part["question"] as? String == "Wat had hier moeten staan?\nEen getal?")

        let decimal = try #require(issues.first { $0["id"] as? String == "1a03" })
        #expect(decimal["difference"] as? Double == 4.25)
        let broken = try #require(issues.first { $0["id"] as? String == "0a00" })
        #expect(broken["owner"] is NSNull && broken["location"] is NSNull)
    }

    @Test("keeps two values under one name apart, and says the same thing once")
    func keepsNamesApart() throws {
        var report = SampleReport.make()
        var issue = try #require(report.issues.first)
        issue.observed = [4, 4, 5].map { Observation(name: "lopend", value: .number(Number($0))) }
        report.issues = IssueList([issue])
        let observed = try issues(report).first?["observed"] as? [String: Int]
        #expect(observed == ["lopend": 4, "lopend (2)": 5])
    }

    @Test("writes one period as a text, several as a list, none as null")
    func writesPeriods() throws {
        var report = SampleReport.make()
        #expect(try parsed(report)["period"] as? String == "2025-Q2")
        report.periods = [1, 2].compactMap { Period(year: 2025, quarter: $0) }
        #expect(try parsed(report)["period"] as? [String] == ["2025-Q1", "2025-Q2"])
        report.periods = []
        #expect(try parsed(report)["period"] is NSNull)
    }

    @Test("escapes whatever a text may hold", arguments: ["\"\\/", "\u{0}\u{1F}\u{7F}", "\r\n\t", "é€😀\u{2028}", ""])
    func escapes(text: String) throws {
        var json = JSONWriter()
        json.strings([text])
        let back = try JSONSerialization.jsonObject(with: Data(json.pieces.bytes)) as? [String]
        #expect(back == [text])
    }

    @Test("hands over a long list in pieces, wording each issue once")
    func streams() throws {
        struct Counter: ByteSink {
            var (pieces, largest, total) = (0, 0, 0)
            mutating func write(_ bytes: [UInt8]) {
                pieces += 1
                largest = max(largest, bytes.count)
                total += bytes.count
            }
        }
        var report = SampleReport.make()
        let issue = try #require(report.issues.last)
        let worded = Tally()
        report.issues = IssueList(count: 5_000) { _ in
            worded.add()
            return issue
        }
        var sink = Counter()
        try JSONReporter().write(report, to: &sink)
        #expect(worded.count == 5_000)
        #expect(sink.pieces > 50)
        #expect(sink.largest < 80_000)
    }

    @Test("passes on that the sink is full")
    func passesOnErrors() {
        struct Full: ByteSink {
            struct Failure: Error {}
            func write(_ bytes: [UInt8]) throws { throw Failure() }
        }
        for reporter in Reporters.all {
            #expect(throws: Full.Failure.self) {
                var sink = Full()
                try reporter.write(SampleReport.make(), to: &sink)
            }
        }
    }
}
