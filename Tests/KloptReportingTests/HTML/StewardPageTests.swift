import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The steward's page")
struct StewardPageTests {
    private func page(of report: Report, packets: Bool = false) throws -> String {
        var buffer = ByteBuffer()
        if packets {
            let files = Packets(of: report, reporter: HTMLReporter()).files
            try #require(files.last).write(to: &buffer)
        } else {
            try HTMLReporter().write(Overview(of: report), to: &buffer)
        }
        return String(decoding: buffer.bytes, as: UTF8.self).withoutPageConstants
    }

    /// What the page's script reads.
    private func data(in page: String) throws -> [String: Any] {
        let start = try #require(page.range(of: "id=\"gegevens\">")).upperBound
        let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
        return try #require(try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8)) as? [String: Any])
    }

    @Test("has every point as data, the worst first, each with its texts")
    func hasPoints() throws {
        let report = SampleReport.make()
        let data = try data(in: page(of: report))
        let rows = try #require(data["rows"] as? [[Any]])
        #expect(rows.count == report.issues.count)
        let severities = rows.compactMap { $0.first as? Int }
        #expect(severities == severities.sorted() && severities.count == rows.count)
        let ids = rows.flatMap { $0.compactMap { $0 as? String } }
        for issue in report.issues { #expect(ids.contains(issue.id)) }
        #expect((data["owners"] as? [String])?.contains("GGZ 08 <img onerror=alert(1)>") == true)
    }

    @Test("leads to the page of every organisation beside it, and only there to files")
    func leadsToPages() throws {
        let page = try page(of: SampleReport.make(), packets: true)
        #expect(page.contains("<a href=\"./GGZ%2008%20-img%20onerror%3Dalert%281%29-.html\">"))
        #expect(try data(in: page)["files"] as? [String] != nil)
        let alone = try self.page(of: SampleReport.make())
        #expect(!alone.contains("href=\"./"))
    }

    @Test("says how many points are not on it")
    func countsHidden() throws {
        var report = SampleReport.make()
        let first = report.issues[1]
        report.issues = IssueList(
            count: StewardPage.mostPoints + 2_345,
            outline: { _ in .init(owner: "GGZ 07", severity: .error) }, make: { _ in first })
        report.errors = report.issues.count
        let page = try page(of: report)
        #expect(page.contains("Nog 2.345 punten staan niet op deze pagina."))
        #expect((try data(in: page)["rows"] as? [Any])?.count == StewardPage.mostPoints)
    }

    @Test("draws a tile for every area, and names who is missing")
    func drawsCoverage() throws {
        let period = try #require(Period(year: 2025, quarter: 2))
        var report = SampleReport.make()
        report.coverage = Coverage(
            column: Report.Name(name: "regio", label: Localized("Regio")),
            areas: [
                .init(name: "Drenthe", code: "d", tile: .init(row: 0, column: 1)),
                .init(name: "Drechtsteden", code: "s", tile: .init(row: 1, column: 0)), .init(name: "Zee", code: "z"),
            ],
            cells: [
                .init(period: period, dataset: "ips", area: "Drenthe", accepted: ["GGZ 07"], notReceived: ["GGZ 09"]),
                .init(period: period, dataset: "ips", area: "Drechtsteden", withheld: ["GGZ 07"]),
                .init(period: period, dataset: "ips", area: "Zee"),
            ])
        let page = try page(of: report)
        #expect(page.contains("<title>Drenthe: onvolledig * (zonder GGZ 09)</title>"))
        #expect(page.contains("<title>Drechtsteden: ontbreekt (zonder GGZ 07)</title>"))
        #expect(page.components(separatedBy: "class=\"tile\"").count - 1 == 2)
        #expect(page.contains("1 onvolledig *, 1 ontbreekt, 1 n.v.t. **"))
        #expect(page.contains(">Drent</text>") || page.contains(">Dren</text>"))
        #expect(page.contains("title=\"Drenthe: niet ontvangen\""))
    }

    @Test("has a few letters for each area, none for two")
    func abbreviates() {
        let names = [
            "Drenthe", "Drechtsteden", "Midden-Brabant", "Midden-Holland", "Rijk van Nijmegen", "Noord", "Noord (2)",
            "Zuid-Kennemerland en IJmond", "é",
        ]
        let letters = AreaAbbreviations(names.map { .init(name: $0, code: $0) })
        #expect(
            names.map { letters[$0] } == ["Dren", "Drec", "MBr", "MHo", "RNi", "Noo", "N2", "ZKIJ", "é"])
    }
}
