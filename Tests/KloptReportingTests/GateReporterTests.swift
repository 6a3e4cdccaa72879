import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("The reports of a decision to publish")
struct GateReporterTests {
    /// Names that would be a formula, a tag and a table's end.
    private static let names = ["=HYPERLINK(\"x\")", "<img src=x onerror=alert(1)>", "GGZ | 07\u{202E}"]

    private static func decision() throws -> GateDecision {
        let period = try #require(Period(canonical: "2025-Q2"))
        let before = try #require(Period(canonical: "2025-Q1"))
        var report = SampleReport.make()
        let cells = [
            Coverage.Cell(
                period: period, dataset: "ips", area: "=Noord", accepted: [names[0]], withheld: [names[1]],
                notReceived: [names[2]]),
            Coverage.Cell(period: period, dataset: "ips", area: "Zuid"),
        ]
        report.coverage = Coverage(
            column: Report.Name(name: "regio", label: Localized("Regio", en: "Region")),
            areas: [Coverage.Area(name: "=Noord", code: "n"), Coverage.Area(name: "Zuid", code: "z")], cells: cells)
        let figures = PublicationFacts.Figures(
            totals: [PublicationFacts.Total(measure: "lopend", value: Number(1484), missingParts: 1)],
            comparisons: [
                PublicationFacts.Comparison(
                    against: before, both: [names[0]], onlyThen: [names[1]],
                    changes: [
                        PublicationFacts.Change(
                            measure: "lopend", then: Number(1500), alikeThen: Number(9), alikeNow: Number(12))
                    ])
            ])
        let reasons = GateCondition.allCases.map { condition in
            var reason = GateReason(
                condition, .mark, count: 2, total: 3, limit: Number.one, names: names, examples: names, against: before)
            if condition == .wrongFigures {
                reason.wrongFigures = PublicationFacts.WrongFigures(
                    count: 2,
                    causes: [
                        PublicationFacts.WrongFigures.Cause(
                            id: "k-1", text: names[0],
                            consequences: PublicationFacts.Issues(count: 3, examples: [names[1], names[2]]))
                    ], consequences: 4, joint: PublicationFacts.Issues(count: 1, examples: [names[1]]))
            }
            return reason
        }
        return GateDecision(
            facts: PublicationFacts(report: report, period: period, policy: .standard),
            reasons: reasons,
            datasets: [
                GateDecision.Dataset(
                    name: "ips", publishes: false,
                    reasons: [GateReason(.missingOrganisations, .block, count: 2, total: 3, names: names)],
                    figures: figures, state: .incomplete,
                    areas: cells.map {
                        GateDecision.Area(cell: $0, publishes: false, reasons: [], figures: figures)
                    })
            ])
    }

    private static func text(_ name: String) throws -> String {
        var buffer = ByteBuffer()
        try #require(GateReporters.named(name)).write(try decision(), to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    @Test(arguments: GateReporters.names) func `no name steers whoever reads it`(_ name: String) throws {
        let text = try Self.text(name)
        #expect(!text.isEmpty)
        if name != "json" { #expect(!text.contains("\u{202E}")) }
        if name == "markdown" { #expect(!text.replacing("\\<", with: "").contains("<img")) }
        if name == "csv" {
            for line in text.split(separator: "\r\n") {
                #expect(!line.split(separator: ";").contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") })
            }
        }
    }

    @Test func `the JSON holds the decision, the shares and the totals`() throws {
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.text("json").utf8)) as? [String: Any])
        #expect(json["publish"] as? Bool == false)
        #expect((json["reasons"] as? [Any])?.count == GateCondition.allCases.count)
        let dataset = try #require((json["datasets"] as? [[String: Any]])?.first)
        let total = try #require((dataset["totals"] as? [[String: Any]])?.first)
        #expect(total["value"] as? Int == 1484)
        #expect(total["mark"] as? String == "*")
        let change = try #require((total["changes"] as? [[String: Any]])?.first)
        let alike = try #require(change["likeForLike"] as? [String: Any])
        #expect(change["then"] as? Int == 1500)
        #expect(alike["change"] as? Int == 3)
        #expect(alike["percent"] is NSNull)
        #expect(alike["tooSmall"] as? Bool == true)
        let areas = try #require(dataset["areas"] as? [[String: Any]])
        #expect(areas.map { $0["state"] as? String } == ["incomplete", "notApplicable"])
        #expect(areas.map { $0["mark"] as? String } == ["*", "**"])
        #expect(areas.first?["withheld"] as? [String] == [Self.names[1]])
    }

    @Test func `a wrong figure is told with what comes of it, and how much is not told`() throws {
        let text = try Self.text("text")
        #expect(
            text.contains("2 cijfers in het rapport volgen niet uit de aanleveringen; daardoor kloppen ook 4 andere"))
        #expect(text.contains("– =HYPERLINK"))
        #expect(text.contains("↳ GGZ | 07"))
        #expect(text.contains("↳ En nog 1."))
        #expect(text.contains("– Door meer dan één van deze cijfers:"))
        #expect(text.contains("– En nog 1."))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.text("json").utf8)) as? [String: Any])
        let reasons = try #require(json["reasons"] as? [[String: Any]])
        let wrong = try #require(reasons.first { $0["condition"] as? String == "wrongFigures" })
        #expect(wrong["count"] as? Int == 2)
        #expect(wrong["consequences"] as? Int == 4)
        let cause = try #require((wrong["causes"] as? [[String: Any]])?.first)
        #expect(cause["issue"] as? String == "k-1")
        #expect((cause["consequences"] as? [String: Any])?["count"] as? Int == 3)
    }

    @Test func `every reason has words in both languages`() throws {
        let decision = try Self.decision()
        let dutch = GateWords(decision: decision)
        var other = decision
        other.facts.report.language = .english
        let english = GateWords(decision: other)
        for reason in decision.reasons {
            let texts = [dutch.text(of: reason, dataset: "ips"), english.text(of: reason, dataset: "ips")]
            #expect(texts.allSatisfy { $0.count > 10 })
            #expect(texts[0] != texts[1])
        }
    }
}
