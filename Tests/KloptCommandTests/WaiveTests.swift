import Foundation
import KloptModel
import Testing

@testable import klopt

/// `klopt waive`, and what `klopt check` makes of what it wrote.
@Suite struct WaiveTests {
    private let folder: TemporaryFolder
    private let rules = Repository.cases.appending(path: "explanations-each-state/rules").path
    private var data: URL { folder.url.appending(path: "aanlevering") }
    private var list: URL { data.appending(path: "toelichtingen.csv") }

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        try """
        organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;beeindigd
        GGZ 01;Noord;2025-Q2;80;40;25;3;1
        GGZ 01;Zuid;2025-Q2;5;5;0;7;0
        """.write(to: data.appending(path: "ips.csv"), atomically: true, encoding: .utf8)
    }

    private func check(_ more: String...) -> CommandResult {
        Listener.run(["check", data.path, "--rules", rules, "--as-of", "2025-08-15"] + more)
    }

    private func ids() throws -> [String] {
        let json = try JSONSerialization.jsonObject(with: Data(check("--format", "json").output.utf8))
        let issues = (json as? [String: Any])?["issues"] as? [[String: Any]]
        return try #require(issues).compactMap { $0["id"] as? String }
    }

    private func waive(
        _ ids: [String], _ more: String..., reason: String = "Fusie", until: String = "2025-12-31",
        place: [String]? = nil
    ) -> CommandResult {
        Listener.run(
            ["waive"] + ids + (place ?? [data.path]) + [
                "--rules", rules, "--reason", reason, "--by", "J. Jansen", "--until", until,
            ] + more)
    }

    private func written() throws -> String { try String(contentsOf: list, encoding: .utf8) }

    @Test func `what is written down explains the issue until its figures change`() throws {
        let ids = try ids()
        let result = waive(ids)
        #expect(result.exit == .success, "\(result.messages)")
        #expect(result.output.contains("Voor de cijfers: betaald = 7, lopend = 5"))
        #expect(check().exit == .success)
        // Another figure, and it is open again.
        let file = data.appending(path: "ips.csv")
        try String(contentsOf: file, encoding: .utf8).replacing(";7;0", with: ";8;0")
            .write(to: file, atomically: true, encoding: .utf8)
        let changed = check()
        let words = changed.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(changed.exit == .issues && words.contains("Die geldt daarom niet meer."))
    }

    @Test func `a result that was saved tells the figures as well`() throws {
        let saved = folder.url.appending(path: "ronde-1.json")
        _ = check("--format", "json", "--output", saved.path)
        let ids = try ids()
        let result = waive(ids, "--output", list.path, place: ["--from", saved.path])
        #expect(result.exit == .success && check().exit == .success, "\(result.messages)")
        let saying = check("--baseline", saved.path).output
        #expect(saying.contains("✓ fout, toegelicht (ongewijzigd)"))
    }

    @Test func `rows that are there stay as they are, whatever their columns are called and separated by`() throws {
        let before = "Tot,Reden,Door,Regel,Organisatie,Gevonden,Notitie\n2024-12-31,Oud,Piet,hb,GGZ 09,,\"a,b\""
        try before.write(to: list, atomically: true, encoding: .utf8)
        let id = try #require(try ids().first)
        let result = waive([id], reason: "=2+2, \"ja\"")
        #expect(result.exit == .success, "\(result.messages)")
        let text = try written()
        #expect(text.hasPrefix(before + "\n"))
        let added = text.dropFirst(before.count + 1).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(
            added
                == "2025-12-31,\"'=2+2, \"\"ja\"\"\",J. Jansen,\(id),GGZ 01,\"lopend_uwv = 40, lopend_gemeente = 25, lopend = 80\","
        )
        #expect(check().output.contains("Toelichting: =2+2, \"ja\" (J. Jansen; geldig tot en met 31 december 2025)"))
    }

    @Test func `a list that only its owner may read stays so`() throws {
        let ids = try ids()
        #expect(waive([ids[0]]).exit == .success)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: list.path)
        #expect(waive([ids[1]]).exit == .success)
        let permissions = try FileManager.default.attributesOfItem(atPath: list.path)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
    }

    @Test func `a list in another encoding takes what it can hold, and is not spoilt`() throws {
        let before =
            Data("organisatie;regel;reden;door;tot;cijfers\r\nGGZ 09;hb;Re".utf8) + [0xEB]
            + Data("el;Piet;2024-12-31;\r\n".utf8)
        try before.write(to: list)
        let id = try #require(try ids().first)
        #expect(waive([id], reason: "Fusie → Oost").exit == .unreadableInput)
        #expect(try Data(contentsOf: list) == before)
        #expect(waive([id], reason: "Één fusie").exit == .success)
        let after = try Data(contentsOf: list)
        #expect(after.starts(with: before) && after.dropFirst(before.count).contains(0xC9))
        #expect(check().output.contains("Toelichting: Één fusie"))
    }

    @Test func `a list in UTF-16 with tabs and a title above it stays one`() throws {
        let before = "Toelichtingen van de ronde\r\nReden\tOrganisatie\tRegel\tDoor\tTot\tCijfers\r\n"
        let encoded = Data([0xFF, 0xFE]) + Data(before.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        try encoded.write(to: list)
        let ids = try ids()
        let result = waive(ids, reason: "Één fusie → Oost")
        #expect(result.exit == .success, "\(result.messages)")
        #expect(try Data(contentsOf: list).starts(with: encoded))
        #expect(check().exit == .success)
    }

    @Test func `what is explained already is not explained again, until it is over or its figures change`() throws {
        let ids = try ids()
        let id = try #require(ids.first)
        #expect(waive(ids).exit == .success)
        let before = try Data(contentsOf: list)
        let again = waive(ids, reason: "Nog eens")
        #expect(again.exit == .usage && again.messages.contains("is al toegelicht tot en met 2025-12-31: «Fusie»"))
        #expect(try Data(contentsOf: list) == before)
        // By another list that lies among the deliveries.
        #expect(waive([id], "--output", folder.url.path + "/elders.csv").exit == .usage)
        // From the day on which it is over.
        #expect(waive([id], "--on", "2026-01-01", until: "2026-06-30").exit == .success)
        #expect(waive([id], "--on", "2026-01-01", until: "2026-06-30").exit == .usage)
    }

    @Test func `of a rule that is explained for the whole organisation no issue is explained apart`() throws {
        let json = try JSONSerialization.jsonObject(with: Data(check("--format", "json").output.utf8))
        let issue = try #require(((json as? [String: Any])?["issues"] as? [[String: Any]])?.first)
        let (id, rule) = (try #require(issue["id"] as? String), try #require(issue["rule"] as? String))
        func write(_ until: String, _ figures: String, owner: String = "GGZ 01") throws {
            try "organisatie;regel;reden;door;tot;cijfers\n\(owner);\(rule);Oud;Piet;\(until);\(figures)\n"
                .write(to: list, atomically: true, encoding: .utf8)
        }
        try write("2030-12-31", "")
        #expect(waive([id]).exit == .usage)
        for (until, figures, owner) in [
            ("2025-01-31", "", "GGZ 01"), ("2030-12-31", "lopend = 81", "GGZ 01"), ("2030-12-31", "", "GGZ 10"),
        ] {
            try write(until, figures, owner: owner)
            #expect(waive([id]).exit == .success, "\(until) \(figures) \(owner)")
        }
    }

    @Test func `a number that is given twice is written once`() throws {
        let id = try #require(try ids().first)
        #expect(waive([id, id]).exit == .success)
        #expect(try written().split(whereSeparator: \.isNewline).count == 2)
    }

    @Test func `a file that is no list of explanations is left alone`() throws {
        let id = try #require(try ids().first)
        let other = folder.url.appending(path: "iets.csv")
        for text in ["naam;prijs\nappel;2\n", "organisatie;regel;reden;door;cijfers\nA;b;c;d;e\n"] {
            try text.write(to: other, atomically: true, encoding: .utf8)
            let result = waive([id], "--output", other.path)
            #expect(result.exit == .unreadableInput, "\(text)\(result.output)")
            #expect(try String(contentsOf: other, encoding: .utf8) == text)
        }
        let workbook = waive([id], "--output", folder.url.path + "/a.xlsx")
        #expect(workbook.exit == .usage && workbook.messages.contains("in een werkmap schrijft klopt niets bij"))
        // A workbook stays one under any name.
        let named = folder.url.appending(path: "werkmap.csv")
        try FileManager.default.copyItem(
            at: Repository.cases.appending(path: "workbook-with-everything-in-one-sheet/data/alles.xlsx"), to: named)
        let bytes = try Data(contentsOf: named)
        #expect(waive([id], "--output", named.path).exit == .unreadableInput)
        #expect(try Data(contentsOf: named) == bytes)
    }

    @Test func `what is not there is not written down, and a near number is named`() throws {
        let id = try #require(try ids().first)
        let wrong = String(id.dropLast()) + (id.hasSuffix("0") ? "1" : "0")
        let result = waive([id, wrong])
        #expect(result.exit == .usage && result.messages.contains("Bedoelt u '\(id)'?"))
        #expect(!FileManager.default.fileExists(atPath: list.path))
        #expect(waive([id], place: [folder.url.path + "/leeg"]).exit == .unreadableInput)
        #expect(waive([id], place: ["--from", data.path + "/ips.csv"]).exit == .unreadableInput)
    }

    @Test(arguments: [
        "waive k-1 x", "waive x --reason a --by b --until 2025-12-31", "waive k-1 --reason a --by b --until 2025-12-31",
        "waive k-1 x --from y.json --reason a --by b --until 2025-12-31", "waive k-1 x --reason a --by b",
        "waive k-1 x --reason a --until 2025-12-31", "waive k-1 x --by b --until 2025-12-31",
        "waive k-1 x --reason a --by b --until morgen", "waive k-1 x --reason a --by b --until 2025-08-14",
        "waive k-1 x --reason a --by b --until 2025-12-31 --on 2026-01-01",
    ]) func `what is asked must be whole`(_ line: String) {
        let result = Listener.run(line.split(separator: " ").map(String.init))
        #expect(result.exit == .usage && result.output.isEmpty && !result.messages.isEmpty)
    }
}
