import Foundation
import Testing

@testable import klopt

/// An issue's id is made from rule, key and measures, so that an explanation given for it holds on.
@Suite struct IssueIdentityTests {
    private static let rules = Repository.cases.appending(path: "trap-a-waiver-keyed-on-rows/rules").path
    private static let header = "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;beeindigd"

    /// Rule, key and id of every issue.
    private static func issues(_ rows: [String], named name: String = "ips.csv") throws -> Set<[String]> {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: name)
        try ([header] + rows).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let result = Listener.run(["check", file.path, "--rules", rules, "--format", "json", "--period", "2025-Q2"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.messages)")
        let issues = try #require(json["issues"] as? [[String: Any]])
        return Set(
            issues.map { issue in
                let key = (issue["key"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
                return [issue["id"] as? String ?? "", issue["rule"] as? String ?? ""] + key
            })
    }

    private static let broken = ["GGZ 01;Noord;2025-Q2;80;40;25;3;1", "GGZ 01;Zuid;2025-Q2;5;5;0;7;0"]

    @Test func `an issue keeps its id when rows are inserted`() throws {
        let before = try Self.issues(Self.broken)
        let after = try Self.issues(
            ["GGZ 01;Oost;2025-Q2;1;1;0;1;0"] + Self.broken.reversed(), named: "andere naam ips.csv")
        #expect(before.count == 2)
        #expect(before == after)
    }

    @Test func `an issue keeps its id when the figures change and it stays`() throws {
        let ids = { (issues: Set<[String]>) in Set(issues.compactMap(\.first)) }
        let before = try Self.issues(Self.broken)
        let after = try Self.issues(["GGZ 01;Noord;2025-Q2;81;40;25;3;1", "GGZ 01;Zuid;2025-Q2;5;5;0;6;0"])
        #expect(ids(before) == ids(after))
    }

    @Test func `issues of other records, regions, quarters or organisations have other ids`() throws {
        let rows = ["GGZ 01;Noord", "GGZ 01;Zuid", "GGZ 10;Noord"].map { $0 + ";2025-Q2;80;40;25;90;1" }
        let issues = try Self.issues(rows)
        #expect(issues.count == 6)
        #expect(Set(issues.compactMap(\.first)).count == 6)
    }
}
