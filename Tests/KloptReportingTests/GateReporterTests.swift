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

    private static func text(_ name: String, quarters: Int = 1) throws -> String {
        var buffer = ByteBuffer()
        let decision = try decision()
        try #require(GateReporters.all().first { $0.name == name }).write(
            Array(repeating: decision, count: quarters), to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    @Test(arguments: GateReporters.all().map { $0.name }) func `no name steers whoever reads it`(_ name: String) throws
    {
        let text = try Self.text(name)
        #expect(!text.isEmpty)
        if name != "json" { #expect(!text.contains("\u{202E}")) }
        if name == "markdown" { #expect(!text.replacing("\\<", with: "").contains("<img")) }
        if name == "html" { #expect(!text.contains("<img") && !text.contains("<script")) }
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

    @Test func `of several quarters each decision is told, below what they come to`() throws {
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.text("json", quarters: 3).utf8)) as? [String: Any])
        #expect(json["publish"] as? Bool == false)
        #expect((json["quarters"] as? [[String: Any]])?.map { $0["period"] as? String }.count == 3)
        let verdict = "over 3 van de 3 kwartalen"
        for name in ["text", "markdown", "html"] {
            #expect(try Self.text(name, quarters: 3).contains(verdict), "\(name)")
        }
        let rows = try Self.text("csv", quarters: 3).split(separator: "\r\n")
        #expect(rows.count == 1 + 3 * ((try Self.text("csv").split(separator: "\r\n").count) - 1))
        let page = try Self.text("html", quarters: 2)
        #expect(page.components(separatedBy: " id=\"k1-redenen\"").count == 2)
        #expect(page.components(separatedBy: " id=\"k2-redenen\"").count == 2)
    }

    @Test func `the page withholds the figures of an area that may not be published`() throws {
        var decision = try Self.decision()
        func page() throws -> String {
            var buffer = ByteBuffer()
            try GateHTMLReporter().write([decision], to: &buffer)
            return String(decoding: buffer.bytes, as: UTF8.self)
        }
        // Once in the nation.
        #expect(try page().components(separatedBy: "1.484*").count == 2)
        decision.datasets[0].areas[0].publishes = true
        #expect(try page().components(separatedBy: "1.484*").count == 3)
    }

    @Test func `how the points stand to an earlier result is said`() throws {
        var decision = try Self.decision()
        var statuses = StatusCounts()
        (statuses.new, statuses.solved) = (3, 2)
        decision.facts.report.statuses = statuses
        decision.facts.report.solved = [
            SolvedIssue(
                id: "k-2", rule: "r", severity: .error, owner: "GGZ 07", dataset: "ips", key: [], message: "Was fout.")
        ]
        for name in ["text", "markdown", "html"] {
            var buffer = ByteBuffer()
            try #require(GateReporters.all().first { $0.name == name }).write([decision], to: &buffer)
            let text = String(decoding: buffer.bytes, as: UTF8.self)
            #expect(text.contains("Sinds de vorige keer: 3 nieuw, 2 opgelost."), "\(name)")
        }
        var buffer = ByteBuffer()
        try GateJSONReporter().write([decision], to: &buffer)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any])
        #expect((json["solved"] as? [[String: Any]])?.first?["id"] as? String == "k-2")
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
