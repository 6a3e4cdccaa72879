import KloptModel

/// The page of a decision to publish: the answer, the reasons, and for each dataset a map of the areas, the figures that
/// may be published and how they changed.
struct GatePage {
    let decisions: [GateDecision]
    let first: GateDecision

    private var language: Language { first.facts.report.language }
    private var steward: StewardPageWords { StewardPageWords(language: language) }
    private var isAlone: Bool { decisions.count == 1 }

    func write(to sink: inout some ByteSink) throws {
        let words = GateWords(decision: first)
        let title = isAlone ? steward.title(of: first.facts.report) : words.phrasing(first.facts.report.pack.title)
        var page = HTMLWriter()
        let frame = PageFrame(title: words.occasion + " · " + title, language: language, script: nil)
        frame.open(&page)
        page.open("div", ["class": "steward"])
        opening(title, words, &page)
        page.open("main", ["id": "inhoud"])
        for (number, decision) in decisions.enumerated() {
            GateSection(decision: decision, prefix: isAlone ? "" : "k\(number + 1)-").write(&page)
            try page.pieces.drain(into: &sink)
        }
        page.close("main")
        page.element("footer", text: OwnerPageWords(language: language).madeWith(first.facts.report))
        page.close("div")
        frame.close(&page)
        try page.pieces.flush(into: &sink)
    }

    private func opening(_ title: String, _ words: GateWords, _ page: inout HTMLWriter) {
        page.element("header", ["class": "opening"]) { page in
            page.element("p", ["class": "occasion"], text: words.occasion)
            page.element("h1", text: title)
            let mark: PageMark = decisions.publish ? .good : .error
            page.element("p", ["class": "verdict \(mark.rawValue)"]) { page in
                page.sign(mark)
                page.text(" " + (isAlone ? words.verdict : words.verdict(of: decisions)))
            }
            if !isAlone {
                page.element("ul", ["class": "legend"]) { page in
                    for (number, decision) in decisions.enumerated() {
                        let mark: PageMark = decision.publishes ? .good : .error
                        page.element("li", ["class": mark.rawValue]) { page in
                            page.sign(mark)
                            page.text(" ")
                            page.element(
                                "a", ["href": "#k\(number + 1)-redenen"],
                                text: decision.facts.period?.description ?? "–")
                        }
                    }
                }
            }
            let report = first.facts.report
            let lines =
                [words.policy]
                + [isAlone ? steward.page.period(of: report) : nil, steward.page.rules(of: report)]
                .compactMap { $0 }
            page.element("p", ["class": "quiet"]) { page in
                for (index, line) in lines.enumerated() {
                    if index > 0 { page.constant("<br>") }
                    page.text(line)
                }
            }
        }
    }
}

/// One decision on its page.
private struct GateSection {
    let decision: GateDecision
    /// Of the ids on the page, where it has several decisions.
    let prefix: String

    private var words: GateWords { GateWords(decision: decision) }
    private var phrasing: Phrasing { words.phrasing }

    func write(_ page: inout HTMLWriter) {
        let words = words
        page.section(prefix + "redenen", prefix.isEmpty ? words.reasonsHeading : words.verdict) { page in
            let said = words.letPass + words.sinceLastTime
            if decision.reasons.isEmpty, said.isEmpty { page.element("p", text: words.noReasons) }
            reasons(decision.reasons, dataset: nil, &page)
            if !said.isEmpty {
                page.element("ul", ["class": "narrow quiet"]) { page in
                    for sentence in said { page.element("li", text: sentence) }
                }
            }
        }
        wrongFigures(&page)
        guard !decision.datasets.isEmpty else { return }
        let report = decision.facts.report
        let abbreviations = AreaAbbreviations(report.coverage?.areas ?? [])
        for (number, dataset) in decision.datasets.enumerated() {
            page.section("\(prefix)deel-\(number + 1)", words.name(of: dataset.name)) { page in
                page.element("p", ["class": "badges"]) { page in
                    page.badge(words.mark(of: dataset), words.nation(dataset))
                }
                reasons(dataset.reasons, dataset: dataset.name, &page)
                page.element("div", ["class": "decision"]) { page in
                    map(dataset, abbreviations, &page)
                    figures(dataset, &page)
                }
                table(dataset, abbreviations, &page)
            }
        }
        if let legend = words.legend { page.element("p", ["class": "quiet narrow"], text: legend) }
    }

    // MARK: Reasons

    private func reasons(_ reasons: [GateReason], dataset: String?, _ page: inout HTMLWriter) {
        guard !reasons.isEmpty else { return }
        page.element("ul", ["class": "reasons narrow"]) { page in
            for reason in reasons.filter(\.blocks) + reasons.filter({ !$0.blocks }) {
                page.element("li") { page in
                    page.badge(reason.blocks ? .error : .info, reason.blocks ? words.blocks : words.notes)
                    page.text(" " + words.text(of: reason, dataset: dataset))
                }
            }
        }
    }

    private func wrongFigures(_ page: inout HTMLWriter) {
        let causes = decision.reasons.flatMap { words.causes(of: $0) }
        guard !causes.isEmpty else { return }
        page.section(prefix + "cijfers", words.wrongFiguresHeading) { page in
            for cause in causes {
                page.element("div", ["class": "card \(PageMark.error.rawValue) narrow"]) { page in
                    page.element("p", text: cause.text)
                    guard !cause.consequences.isEmpty else { return }
                    page.element("p", ["class": "quiet"], text: words.consequencesLead)
                    page.element("ul", ["class": "quiet"]) { page in
                        for consequence in cause.consequences { page.element("li", text: consequence) }
                    }
                }
            }
        }
    }

    // MARK: Areas

    private func hasAreas(_ dataset: GateDecision.Dataset) -> Bool {
        dataset.areas.contains { !$0.cell.area.isEmpty }
    }

    private func map(_ dataset: GateDecision.Dataset, _ abbreviations: AreaAbbreviations, _ page: inout HTMLWriter) {
        guard let coverage = decision.facts.report.coverage, let lead = words.areaName, hasAreas(dataset) else {
            return
        }
        let summary = lead + " " + words.areas(of: dataset) + "."
        let byName = Dictionary(dataset.areas.map { ($0.cell.area, $0) }, uniquingKeysWith: { first, _ in first })
        page.element("div") { page in
            page.element("p", text: summary)
            guard TileMap.isDrawn(coverage.areas) else { return }
            TileMap(areas: coverage.areas, abbreviations: abbreviations).write(label: summary, to: &page) { name in
                guard let area = byName[name] else { return nil }
                let (mark, sign) = words.mark(of: area)
                return TileMap.Tile(mark: mark, sign: sign, title: words.tile(area))
            }
        }
    }

    private func table(_ dataset: GateDecision.Dataset, _ abbreviations: AreaAbbreviations, _ page: inout HTMLWriter) {
        guard let coverage = decision.facts.report.coverage, hasAreas(dataset) else { return }
        let heading = words.areaTable(phrasing(coverage.column.label))
        page.element("details") { page in
            page.element("summary", text: heading)
            table(dataset, coverage, heading, abbreviations, &page)
        }
    }

    /// Of each area the decision, why, and what may be published of its totals.
    private func table(
        _ dataset: GateDecision.Dataset, _ coverage: Coverage, _ heading: String, _ abbreviations: AreaAbbreviations,
        _ page: inout HTMLWriter
    ) {
        let totals = dataset.figures.totals.indices.filter { dataset.figures.totals[$0].value != nil }
        page.wide(heading) { page in
            page.element("table", ["class": "plain coverage"]) { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for title in [
                            phrasing(coverage.column.label), words.publishHeading, words.stateHeading, words.whyHeading,
                        ] { page.element("th", ["scope": "col"], text: title) }
                        for index in totals {
                            page.element(
                                "th", ["scope": "col", "class": "number"],
                                text: words.name(of: dataset.figures.totals[index].measure, in: dataset.name))
                        }
                    }
                }
                page.element("tbody") { page in
                    for area in dataset.areas { row(area, dataset, totals, abbreviations, &page) }
                }
            }
        }
    }

    private func row(
        _ area: GateDecision.Area, _ dataset: GateDecision.Dataset, _ totals: [Int], _ abbreviations: AreaAbbreviations,
        _ page: inout HTMLWriter
    ) {
        page.element("tr") { page in
            page.element("th", ["scope": "row"]) { page in
                page.text(area.cell.area + " ")
                page.element("span", ["class": "id"], text: abbreviations[area.cell.area])
            }
            let mark: PageMark = area.cell.state == .notApplicable ? .none : area.publishes ? .good : .error
            page.element("td") { $0.badge(mark, words.verdict(of: area)) }
            page.element("td", text: phrasing.name(of: area.cell.state))
            page.element("td", text: words.why(area))
            for index in totals {
                let total = area.figures.totals.indices.contains(index) ? area.figures.totals[index] : nil
                let isShown = area.publishes && total?.value != nil
                page.element(
                    "td", ["class": isShown ? "number" : "number zero"],
                    text: isShown
                        ? words.number(total?.value) + (total.map { words.mark(of: $0, area.cell.state) } ?? "") : "–")
            }
        }
    }

    // MARK: Figures

    private func figures(_ dataset: GateDecision.Dataset, _ page: inout HTMLWriter) {
        let totals = dataset.figures.totals.indices.filter { dataset.figures.totals[$0].value != nil }
        guard !totals.isEmpty else { return }
        page.open("div")
        page.element("h3", text: words.totalsHeading)
        page.wide(words.totalsHeading + ", " + words.name(of: dataset.name)) { page in
            page.element("table", ["class": "plain"]) { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for (column, title) in words.header(dataset.figures).enumerated() {
                            page.element("th", ["scope": "col", "class": column == 0 ? nil : "number"], text: title)
                        }
                    }
                }
                page.element("tbody") { page in
                    for index in totals {
                        page.element("tr") { page in
                            for (column, text) in words.row(of: index, in: dataset).enumerated() {
                                if column == 0 {
                                    page.element("th", ["scope": "row"], text: text)
                                } else {
                                    page.element("td", ["class": "number"], text: text)
                                }
                            }
                        }
                    }
                }
            }
        }
        for comparison in dataset.figures.comparisons {
            page.element("p", ["class": "quiet narrow"], text: words.note(on: comparison))
        }
        page.close("div")
    }
}
