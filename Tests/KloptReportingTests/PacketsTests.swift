import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The packets")
struct PacketsTests {
    @Test("are a file for every organisation, also a clean one, and an overview", arguments: Reporters.names)
    func areAFilePerOwner(name: String) throws {
        let reporter = try #require(Reporters.named(name))
        let files = Packets.make(report: SampleReport.make(), format: reporter)
        let names = ["GGZ 07", "GGZ 08 -img onerror=alert(1)-", "GGZ 09", "GGZ 10", "GGZ 70", "overzicht"]
        #expect(files.map(\.fileName) == names.map { "\($0).\(reporter.fileExtension)" })
        for file in files where file.fileName.hasPrefix("GGZ") {
            try Expectation(name: "packets/\(file.fileName)").check(file.bytes)
        }
    }

    @Test("name no other organisation and none of its figures or files", arguments: Reporters.names)
    func nameNoOther(name: String) throws {
        let reporter = try #require(Reporters.named(name))
        let files = Packets.make(report: SampleReport.make(), format: reporter)
        // What only one of them may read: names, figures, ids of points.
        let secrets = [
            "GGZ 07": ["GGZ 07", "GGZ Zeven", "Zuid-Kennemerland", "1.484,25", "1a01", "GGZ 07/ips.csv", "j.jansen"],
            "GGZ 08 -img onerror=alert(1)-": ["GGZ 08", "2b01", "Drenthe"],
            "GGZ 09": ["GGZ 09", "Zorggroep Één", "3c01"],
            "GGZ 10": ["GGZ 10", "11.999", "11999"],
            "GGZ 70": ["GGZ 70", "ggz_70", "Pieters"],
            "overzicht": ["0a00", "Totaalregel", "4.864", "12.345", "12345"],
        ]
        for file in files where !file.fileName.hasPrefix("overzicht") {
            let text = String(decoding: try Readable.bytes(file.bytes), as: UTF8.self)
            for (owner, words) in secrets where "\(owner).\(reporter.fileExtension)" != file.fileName {
                for word in words { #expect(!text.contains(word), "\(word) in \(file.fileName)") }
            }
        }
    }

    @Test("show the place of an earlier record in a shared file, not one in another organisation's file")
    func limitPlaces() throws {
        let report = SampleReport.make().limited(toOwner: "GGZ 07")
        let issue = try #require(report.issues.first { $0.id == "1a02" })
        #expect(issue.related.map(\.file) == ["2025-Q1/ips.csv"])
        let other = SampleReport.make().limited(toOwner: "GGZ 08 <img onerror=alert(1)>")
        #expect(other.issues.map(\.related) == [[]])
        #expect(other.inputs.map(\.file) == ["2025-Q2/allen.csv"])
        #expect(other.inputs.first?.records == nil)
        #expect(other.ignored.map(\.kind) == [.unusedColumn])
    }

    @Test("count what is the organisation's own")
    func countOwn() {
        let report = SampleReport.make().limited(toOwner: "GGZ 07")
        #expect((report.errors, report.warnings, report.infos) == (3, 1, 1))
        #expect(report.counts == SampleReport.counts(passed: 180, failed: 5, undecided: 3))
        #expect(report.rules.isEmpty && report.owners.map(\.name) == ["GGZ 07"])
    }

    @Test("hold every issue of the report once, those of nobody in the overview")
    func holdEveryIssueOnce() throws {
        var ids: [String] = []
        for file in Packets.make(report: SampleReport.make(), format: JSONReporter()) {
            let object = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any]
            ids += (object?["issues"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        }
        #expect(ids.sorted() == SampleReport.make().issues.map(\.id).sorted())
    }

    @Test("have names that every file system takes, none twice")
    func haveSafeNames() {
        var names = PacketFileNames()
        let owners = [
            "overzicht", "GGZ 01", "ggz 01", "GGZ 01 (2)", "a/b\\c", "..", "../../etc/passwd", "CON", "con.jaar", "x.",
            "",
            "a\u{0}b\n", "Zorg & Één?", String(repeating: "é", count: 300), "\u{202E}gnp",
        ]
        let files = owners.map { names.name(for: $0, fileExtension: "md") }
        #expect(
            files == [
                "overzicht.md", "GGZ 01.md", "ggz 01 (2).md", "GGZ 01 (2) (2).md", "a-b-c.md", "-.md",
                "-..-etc-passwd.md",
                "_CON.md", "_con.jaar.md", "x.md", "- (2).md", "a-b.md", "Zorg & Één-.md",
                String(repeating: "é", count: 60) + ".md", "-gnp.md",
            ])
        #expect(Set(files.map { $0.lowercased() }).count == files.count)
    }
}
