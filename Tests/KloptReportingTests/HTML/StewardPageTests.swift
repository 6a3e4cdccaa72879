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

    @Test("has the maps of every quarter that was checked, the latest first and open")
    func drawsEveryPeriod() throws {
        let quarters = try (1...4).map { try #require(Period(year: 2025, quarter: $0)) }
        func page(of periods: some Sequence<Period>) throws -> String {
            var report = SampleReport.make()
            report.coverage = Coverage(
                column: Report.Name(name: "regio", label: Localized("Regio")),
                areas: [.init(name: "Drenthe", code: "d", tile: .init(row: 0, column: 0))],
                cells: periods.map { Coverage.Cell(period: $0, dataset: "ips", area: "Drenthe", accepted: ["\($0)"]) })
            return try self.page(of: report)
        }
        let one = try page(of: quarters.suffix(1))
        #expect(one.contains("Dekking per regio, 2025-Q4") && !one.contains("<h3>2025"))
        let several = try page(of: quarters)
        #expect(several.components(separatedBy: "class=\"tile\"").count - 1 == 4)
        #expect(several.contains("<h3>2025-Q4</h3>") && several.contains("Dekking per regio</h2>"))
        let summaries = quarters.map { several.range(of: "<summary>Dekking over \($0)</summary>")?.lowerBound }
        #expect(summaries[3] == nil)
        let earlier = summaries.prefix(3).compactMap { $0 }
        #expect(earlier.count == 3 && earlier == earlier.sorted(by: >))
        let all = try page(of: (2020...2025).flatMap { year in (1...4).compactMap { Period(year: year, quarter: $0) } })
        #expect(all.contains("Nog 12 eerdere kwartalen staan niet op deze pagina."))
    }

    @Test("says who is late, and what was sent again with the days of both")
    func tellsTheRound() throws {
        let days = try ["2025-08-05", "2025-08-12"].map { try #require(CalendarDate(canonical: $0)) }
        var report = SampleReport.make()
        report.owners[0].isLate = true
        report.resubmissions = [
            Resubmission(
                owner: report.owners[0].name, period: nil, datasets: ["ips"],
                versions: [.init(file: "v1.xlsx", received: days[0]), .init(file: "v2.xlsx", received: days[1])])
        ]
        let page = try page(of: report)
        #expect(page.contains("Te laat (1): \(report.owners[0].name)."))
        #expect(page.contains(">Opnieuw aangeleverd (1): de laatste telt</h2>"))
        #expect(
            page.contains(
                "v2.xlsx (ontvangen op 12 augustus 2025), niet meer naar v1.xlsx (ontvangen op 5 augustus 2025)"))
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
