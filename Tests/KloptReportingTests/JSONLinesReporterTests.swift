import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The JSON lines")
struct JSONLinesReporterTests {
    private func lines(_ bytes: [UInt8]) throws -> [[String: Any]] {
        #expect(bytes.last == UInt8(ascii: "\n"))
        return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        }
    }

    private func types(_ lines: [[String: Any]]) -> [String] { lines.compactMap { $0["type"] as? String } }

    @Test("hold a value each: the run, the issues, and with a baseline what is solved")
    func holdAValueEach() throws {
        var report = SampleReport.make()
        #expect(
            types(try lines(JSONLinesReporter().bytes(of: report))) == ["run"] + Array(repeating: "issue", count: 8))
        report.solved = [
            SolvedIssue(
                id: "9z99", rule: "hb", severity: .warning, owner: nil, dataset: "ips", key: [],
                message: "Dat was veel.")
        ]
        let last = try lines(JSONLinesReporter().bytes(of: report)).last
        #expect(last?["type"] as? String == "solved" && last?["id"] as? String == "9z99")
        #expect(last?["owner"] is NSNull)
    }

    @Test("say the same as the one object of the JSON format")
    func sayTheSame() throws {
        let report = SampleReport.make()
        let whole = try JSONSerialization.jsonObject(with: Data(JSONReporter().bytes(of: report)))
        var object = try #require(whole as? [String: Any])
        let issues = try #require(object.removeValue(forKey: "issues") as? [[String: Any]])
        var lines = try lines(JSONLinesReporter().bytes(of: report))
        for position in lines.indices { lines[position].removeValue(forKey: "type") }
        #expect(NSDictionary(dictionary: lines.removeFirst()) == NSDictionary(dictionary: object))
        #expect(lines.count == issues.count)
        for (line, issue) in zip(lines, issues) {
            #expect(NSDictionary(dictionary: line) == NSDictionary(dictionary: issue))
        }
    }

    @Test("of an overview tell of each organisation")
    func tellOfOrganisations() throws {
        var buffer = ByteBuffer()
        try JSONLinesReporter().write(Overview(of: SampleReport.make()), to: &buffer)
        #expect(types(try lines(buffer.bytes)) == ["run"] + Array(repeating: "organisation", count: 5) + ["issue"])
    }
}
