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

    /// What an issue is held against is made without its words, and must come out the same as with them.
    @Test func `held against itself a run finds everything unchanged`() throws {
        let folder = try TemporaryFolder()
        let saved = folder.url.appending(path: "uitkomst.json").path
        let samples = Repository.samples.appending(path: "2025-Q2").path
        _ = Listener.run(["check", samples, "--rules", Repository.rules.path, "--format", "json", "--output", saved])
        let again = Listener.run([
            "check", samples, "--rules", Repository.rules.path, "--format", "json", "--baseline", saved,
        ])
        let json = try #require(try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
        let issues = try #require(json["issues"] as? [[String: Any]])
        #expect(issues.count > 50 && issues.allSatisfy { $0["status"] as? String == "unchanged" })
        #expect((json["solved"] as? [Any])?.isEmpty == true)
    }

    // MARK: Issues that belong to no record

    /// Id by rule and place (file and row) of every issue of a folder.
    private static func places(_ files: [String: String]) throws -> [String: String] {
        let folder = try TemporaryFolder()
        for (name, text) in files {
            let file = folder.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let result = Listener.run([
            "check", folder.url.path, "--rules", rules, "--format", "json", "--period", "all",
        ])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.messages)")
        let issues = try #require(json["issues"] as? [[String: Any]])
        var places: [String: String] = [:]
        for issue in issues {
            let place = issue["location"] as? [String: Any] ?? [:]
            let row = (place["row"] as? Int).map { " \($0)" } ?? ""
            places["\(issue["rule"] ?? "") \(place["file"] ?? "")\(row)"] = issue["id"] as? String
        }
        #expect(places.count == issues.count)
        return places
    }

    private static func totals(_ first: Int, _ second: Int, _ third: Int) -> String {
        """
        \(header)
        GGZ 01;Noord;2025-Q2;8;4;4;3;1
        Totaal;;;\(first);4;4;3;1
        GGZ 01;Zuid;2025-Q2;5;5;0;2;0
        Totaal;;;\(second);5;0;2;0
        GGZ 01;Oost;2025-Q2;7;7;0;2;0
        Totaal;;;\(third);7;0;2;0
        """
    }

    @Test func `each totals row has an id of its own, and keeps it when another is mended`() throws {
        let all = try Self.places(["ips.csv": Self.totals(9, 9, 9)])
        #expect(all.keys.sorted() == ["ips.totals ips.csv 3", "ips.totals ips.csv 5", "ips.totals ips.csv 7"])
        #expect(Set(all.values).count == 3)
        for right in [(8, 9, 9), (9, 5, 9), (8, 5, 9), (9, 9, 7)] {
            let some = try Self.places(["ips.csv": Self.totals(right.0, right.1, right.2)])
            #expect(!some.isEmpty && some.count < 3)
            for (place, id) in some { #expect(all[place] == id) }
        }
    }

    @Test func `the totals row of a quarter keeps its id whatever other quarters are delivered`() throws {
        let both = try Self.places([
            "2025-Q1/ips.csv": Self.totals(8, 9, 7).replacing("2025-Q2", with: "2025-Q1"),
            "2025-Q2/ips.csv": Self.totals(8, 9, 7),
        ])
        let one = try Self.places(["2025-Q2/ips.csv": Self.totals(8, 9, 7)])
        #expect(Set(both.values).count == 2)
        #expect(both["ips.totals 2025-Q2/ips.csv 5"] == one["ips.totals 2025-Q2/ips.csv 5"])
        #expect(one.count == 1)
    }

    @Test func `a column that two tables lack is an issue of each, and keeps its id when one is mended`() throws {
        let whole = "\(Self.header)\nGGZ 01;Noord;2025-Q2;8;4;4;3;1\n"
        let short = whole.replacing(";beeindigd", with: "").replacing(";3;1", with: ";3")
        let other = short.replacing("Noord", with: "Zuid")
        let both = try Self.places(["a/ips.csv": short, "b/ips.csv": other])
        #expect(Set(both.values).count == 2)
        let second = try Self.places(["a/ips.csv": whole, "b/ips.csv": other])
        #expect(second.count == 1)
        #expect(second["ips.beeindigd.value b/ips.csv"] == both["ips.beeindigd.value b/ips.csv"])
    }

    @Test func `issues of other records, regions, quarters or organisations have other ids`() throws {
        let rows = ["GGZ 01;Noord", "GGZ 01;Zuid", "GGZ 10;Noord"].map { $0 + ";2025-Q2;80;40;25;90;1" }
        let issues = try Self.issues(rows)
        #expect(issues.count == 6)
        #expect(Set(issues.compactMap(\.first)).count == 6)
    }
}
