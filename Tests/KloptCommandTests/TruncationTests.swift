import Foundation
import Testing

@testable import klopt

/// Nothing is cut off in silence.
@Suite struct TruncationTests {
    private static let rules = Repository.cases.appending(path: "exit-1-an-issue/rules").path
    private static let count = 1_200

    /// What klopt says of so many records of one organisation, each of which fails.
    private static func run(_ format: String) throws -> CommandResult {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "ips.csv")
        var text = "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;beeindigd\n"
        for number in 0..<count { text += "GGZ \(number % 3);Noord;2025-Q2;1\(number);6;3;3;1\n" }
        try text.write(to: file, atomically: true, encoding: .utf8)
        return Listener.run(["check", file.path, "--rules", rules, "--format", format])
    }

    @Test func `all of 1,200 issues are in every format, or it says how many are not`() throws {
        let csv = try Self.run("csv").output.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
        #expect(csv.count(where: { $0.contains("ips.lopend.financiering") }) == Self.count)

        let object = try JSONSerialization.jsonObject(with: Data(Self.run("json").output.utf8))
        let issues = try #require((object as? [String: Any])?["issues"] as? [[String: Any]])
        #expect(issues.count(where: { $0["rule"] as? String == "ips.lopend.financiering" }) == Self.count)

        // Every record is also a duplicate of an earlier one, but for three.
        let total = issues.count
        let text = try Self.run("text").output
        let shown = text.split(separator: "\n").count { $0.contains("✗ ") }
        #expect(shown < total)
        #expect(text.contains("nog"))
        #expect(text.replacing(".", with: "").contains("\(total) fouten"))

        let log = try JSONSerialization.jsonObject(with: Data(Self.run("sarif").output.utf8))
        let runs = try #require((log as? [String: Any])?["runs"] as? [[String: Any]])
        #expect((runs.first?["results"] as? [Any])?.count == total)
        let lines = try Self.run("jsonl").output.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("{\"type\": \"issue\"") } == total)
        let commands = try Self.run("github").output.split(separator: "\n")
        let hidden = total - commands.count { $0.hasPrefix("::error ") }
        #expect(commands.last?.replacing(".", with: "").contains("ontbreken \(hidden) punten") == true)
        let cases = try Self.run("junit").output.replacing(".", with: "")
        #expect(cases.contains("400 fouten: ") && cases.contains("En nog 300 punten"))
    }

    @Test func `a run in which all fails gives each issue an id of its own`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(Self.run("json").output.utf8))
        let issues = try #require((object as? [String: Any])?["issues"] as? [[String: Any]])
        #expect(Set(issues.compactMap { $0["id"] as? String }).count == issues.count)
    }
}
