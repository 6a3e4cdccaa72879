import KloptModel

/// The decision for a terminal: yes or no, why, what is incomplete, and the figures of the nation.
package struct GateTextReporter: OutputFormat {
    package static let name = "text"

    let options: TextOptions

    package init(options: TextOptions = TextOptions()) { self.options = options }

    package func write(_ decisions: [GateDecision], to sink: inout some ByteSink) throws {
        var page = TextPage(options: options)
        if decisions.count > 1, let first = decisions.first {
            let words = TextWords(language: first.facts.report.language)
            page.paragraph(words.heading(of: first.facts.report), style: .bold, hanging: 2)
            page.paragraph(words.rules(of: first.facts.report), style: .dim, hanging: 2)
            page.blank()
            let style: TextPage.Style = decisions.publish ? .boldGreen : .boldRed
            page.paragraph(GateWords(decision: first).verdict(of: decisions), style: style, hanging: 2)
            for decision in decisions {
                page.paragraph(GateWords(decision: decision).verdict, indent: 2, hanging: 2)
            }
            page.blank()
        }
        for decision in decisions {
            try write(decision, isAlone: decisions.count == 1, &page, to: &sink)
        }
        if let last = decisions.last {
            page.paragraph(GateWords(decision: last).elsewhere, style: .dim, hanging: 2)
        }
        try page.pieces.flush(into: &sink)
    }

    private func write(
        _ decision: GateDecision, isAlone: Bool, _ page: inout TextPage, to sink: inout some ByteSink
    ) throws {
        let words = GateWords(decision: decision)
        if isAlone {
            page.heading(of: decision.facts.report, TextWords(language: words.language))
        } else {
            page.rule()
        }
        page.paragraph(words.verdict, style: decision.publishes ? .boldGreen : .boldRed, hanging: 2)
        page.paragraph(words.policy, style: .dim, hanging: 2)
        page.reasons(decision.reasons, dataset: nil, words)
        for sentence in words.letPass + words.sinceLastTime {
            page.paragraph(sentence, lead: "·", leadStyle: .cyan, indent: 2, hanging: 2)
        }
        page.blank()
        for dataset in decision.datasets {
            page.section(of: dataset, words)
            try page.pieces.drain(into: &sink)
        }
        if let legend = words.legend { page.paragraph(legend, style: .dim, hanging: 2) }
        if !isAlone { page.blank() }
    }
}

extension TextPage {
    fileprivate mutating func reasons(_ reasons: [GateReason], dataset: String?, _ words: GateWords) {
        for reason in reasons.filter(\.blocks) + reasons.filter({ !$0.blocks }) {
            paragraph(
                words.text(of: reason, dataset: dataset), lead: reason.blocks ? "✗" : "!",
                leadStyle: reason.blocks ? .boldRed : .boldYellow, indent: 2, hanging: 2)
            for cause in words.causes(of: reason) {
                paragraph(cause.text, lead: "–", indent: 4, hanging: 2)
                for consequence in cause.consequences {
                    paragraph(consequence, lead: "↳", leadStyle: .dim, indent: 6, hanging: 2)
                }
            }
        }
    }

    fileprivate mutating func section(of dataset: GateDecision.Dataset, _ words: GateWords) {
        rule()
        spread(
            words.name(of: dataset.name), .bold, words.nation(dataset), dataset.publishes ? .boldGreen : .boldRed)
        reasons(dataset.reasons, dataset: dataset.name, words)
        if !dataset.areas.isEmpty, let area = words.areaName {
            paragraph(words.areas(of: dataset), lead: area, leadStyle: .bold, indent: 2, hanging: 2)
            let lists: [(Style, [GateDecision.Area])] = [
                (.red, dataset.areas.filter { !$0.publishes && $0.cell.state != .notApplicable }),
                (.yellow, dataset.areas.filter { $0.publishes && $0.cell.state == .incomplete }),
            ]
            for (style, areas) in lists where !areas.isEmpty {
                paragraph(
                    areas.map { words.place($0) }.joined(separator: ", "),
                    lead: (style == .red ? words.notPublished : words.underestimated) + ":", leadStyle: style,
                    indent: 4,
                    hanging: 2)
            }
        }
        figures(of: dataset, words)
        blank()
    }

    /// A row for each total, with its changes.
    private mutating func figures(of dataset: GateDecision.Dataset, _ words: GateWords) {
        let totals = dataset.figures.totals.enumerated().filter { $0.element.value != nil }
        guard !totals.isEmpty else { return }
        blank()
        table([words.header(dataset.figures)] + totals.map { words.row(of: $0.offset, in: dataset) })
        for comparison in dataset.figures.comparisons {
            paragraph(words.note(on: comparison), style: .dim, indent: 2, hanging: 2)
        }
    }
}
