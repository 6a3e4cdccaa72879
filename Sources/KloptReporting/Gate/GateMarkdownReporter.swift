import KloptModel

/// The decision as a page to keep or send.
package struct GateMarkdownReporter: OutputFormat {
    package static let name = "markdown"

    package init() {}

    package func write(_ decisions: [GateDecision], to sink: inout some ByteSink) throws {
        guard let first = decisions.first else { return }
        var page = MarkdownMail(language: first.facts.report.language)
        let isAlone = decisions.count == 1
        if !isAlone {
            page.line("# " + MarkdownText.escape(GateWords(decision: first).verdict(of: decisions)))
        }
        for decision in decisions {
            try write(decision, level: isAlone ? "#" : "##", &page, to: &sink)
        }
        try page.pieces.flush(into: &sink)
    }

    /// - Parameter level: of the heading, as Markdown writes it.
    private func write(
        _ decision: GateDecision, level: String, _ page: inout MarkdownMail, to sink: inout some ByteSink
    ) throws {
        let words = GateWords(decision: decision)
        let report = decision.facts.report
        page.line(level + " " + MarkdownText.escape(words.verdict))
        page.line(MarkdownText.escape(TextWords(language: report.language).rules(of: report)))
        page.line(MarkdownText.escape(words.policy))
        page.reasons(decision.reasons, dataset: nil, words)
        for sentence in words.letPass + words.sinceLastTime { page.line(MarkdownText.escape(sentence)) }
        for dataset in decision.datasets {
            page.line(level + "# " + MarkdownText.escape(words.name(of: dataset.name) + ": " + words.nation(dataset)))
            page.reasons(dataset.reasons, dataset: dataset.name, words)
            page.areas(of: dataset, words)
            page.figures(of: dataset, words)
            try page.pieces.drain(into: &sink)
        }
        if let legend = words.legend { page.line(MarkdownText.escape(legend)) }
    }
}

extension MarkdownMail {
    fileprivate mutating func reasons(_ reasons: [GateReason], dataset: String?, _ words: GateWords) {
        guard !reasons.isEmpty else { return }
        for reason in reasons.filter(\.blocks) + reasons.filter({ !$0.blocks }) {
            let lead = reason.blocks ? words.phrasing("Houdt tegen:", "Blocks:") : words.phrasing("Let op:", "Note:")
            line("- **\(lead)** " + MarkdownText.escape(words.text(of: reason, dataset: dataset)), tight: true)
            for cause in words.causes(of: reason) {
                line("  - " + MarkdownText.escape(cause.text), tight: true)
                for consequence in cause.consequences {
                    line("    - " + MarkdownText.escape(consequence), tight: true)
                }
            }
        }
        line("", tight: true)
    }

    private func row(_ cells: [String]) -> String {
        "| " + cells.map(MarkdownText.cell).joined(separator: " | ") + " |"
    }

    fileprivate mutating func areas(of dataset: GateDecision.Dataset, _ words: GateWords) {
        let shown = dataset.areas.filter { $0.cell.state != .complete || !$0.publishes }
        guard let area = words.areaName, !dataset.areas.isEmpty else { return }
        line(MarkdownText.escape(area + " " + words.areas(of: dataset)))
        let lacking = shown.filter { $0.cell.state != .notApplicable }
        guard !lacking.isEmpty else { return }
        let phrasing = words.phrasing
        line(
            row([
                words.report.coverage.map { phrasing($0.column.label) } ?? "", phrasing("stand", "state"),
                phrasing("publiceren", "publish"), phrasing("wat ontbreekt", "what is missing"),
            ]), tight: true)
        line("|---|---|---|---|", tight: true)
        for area in lacking {
            line(
                row([area.cell.area, phrasing.name(of: area.cell.state), words.verdict(of: area), words.why(area)]),
                tight: true)
        }
        line("", tight: true)
    }

    fileprivate mutating func figures(of dataset: GateDecision.Dataset, _ words: GateWords) {
        let totals = dataset.figures.totals.indices.filter { dataset.figures.totals[$0].value != nil }
        guard !totals.isEmpty else { return }
        let header = words.header(dataset.figures)
        line(row(header), tight: true)
        line("|---|" + String(repeating: "---:|", count: header.count - 1), tight: true)
        for index in totals { line(row(words.row(of: index, in: dataset)), tight: true) }
        line("", tight: true)
        for comparison in dataset.figures.comparisons { line(MarkdownText.escape(words.note(on: comparison))) }
    }
}
