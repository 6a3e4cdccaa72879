import KloptModel

/// The steward's page: where every organisation stands, which areas are complete, what is wrong most often, and every
/// point with filters.
struct StewardPage {
    /// So many points are on a page; the rest is counted. The worst come first.
    static let mostPoints = 20_000
    private static let mostNotes = 200

    let overview: Overview
    let words: StewardPageWords
    let abbreviations: AreaAbbreviations

    var report: Report { overview.report }
    var phrasing: Phrasing { words.phrasing }
    var owners: [Report.Owner] { overview.rows.map(\.owner) }

    init(_ overview: Overview) {
        self.overview = overview
        words = StewardPageWords(language: overview.report.language)
        abbreviations = AreaAbbreviations(overview.report.coverage?.areas ?? [])
    }

    func write(to sink: inout some ByteSink) throws {
        var page = HTMLWriter()
        let frame = PageFrame(
            title: words.overview + " · " + words.title(of: report), language: report.language,
            script: StewardPageScript.script)
        frame.open(&page)
        page.open("div", ["class": "steward"])
        opening(&page)
        page.open("main", ["id": "inhoud"])
        OrganisationTable(page: self).write(to: &page)
        try page.pieces.drain(into: &sink)
        CoverageMaps(page: self).write(to: &page)
        rules(&page)
        try page.pieces.drain(into: &sink)
        try PointTable(page: self).write(&page, to: &sink)
        rest(&page)
        page.close("main")
        page.element("footer", text: OwnerPageWords(language: report.language).madeWith(report))
        page.close("div")
        frame.close(&page)
        try page.pieces.flush(into: &sink)
    }

    // MARK: Opening

    private func opening(_ page: inout HTMLWriter) {
        page.element("header", ["class": "opening"]) { page in
            page.element("p", ["class": "occasion"], text: words.overview)
            page.element("h1", text: words.title(of: report))
            let verdict = words.page.verdict(of: report, owners)
            let mark: PageMark =
                verdict.isGood ? (report.warnings > 0 ? .warning : .good) : report.errors > 0 ? .error : .warning
            page.element("p", ["class": "verdict \(mark.rawValue)"]) { page in
                page.sign(mark)
                page.text(" " + verdict.text)
            }
            figures(&page)
            states(&page)
            var lines = [words.page.period(of: report), words.page.rules(of: report)].compactMap { $0 }
            lines += [phrasing.deadline(of: report), phrasing.allLate(owners)].compactMap { $0 }
            page.element("p", ["class": "quiet"]) { page in
                for (index, line) in lines.enumerated() {
                    if index > 0 { page.constant("<br>") }
                    page.text(line)
                }
            }
            page.element("p", ["class": "quiet"], text: words.page.checksLead + " " + words.page.checks(report.counts))
        }
    }

    /// The numbers of the round.
    private func figures(_ page: inout HTMLWriter) {
        var figures: [(value: Int, label: String, mark: PageMark)] = [
            (report.errors, phrasing(report.errors == 1 ? Noun.error.one : Noun.error.many), .error),
            (report.warnings, phrasing(report.warnings == 1 ? Noun.warning.one : Noun.warning.many), .warning),
            (report.infos, phrasing(report.infos == 1 ? Noun.info.one : Noun.info.many), .info),
        ]
        if report.explained > 0 { figures.append((report.explained, words.explained, .none)) }
        if let statuses = report.statuses {
            figures.append((statuses.new, words.fresh, .none))
            figures.append((statuses.changed, words.changed, .none))
            figures.append((statuses.solved, words.solved, .good))
            if statuses.withoutRecord > 0 {
                figures.append((statuses.withoutRecord, phrasing.withoutRecord, .warning))
            }
        }
        page.element("dl", ["class": "figures"]) { page in
            for figure in figures {
                page.element("div", ["class": figure.value == 0 ? "none" : figure.mark.rawValue]) { page in
                    page.element("dt", text: figure.label)
                    page.element("dd", text: phrasing.number(figure.value))
                }
            }
        }
    }

    /// How many organisations stand where: one bar in pieces, with a legend that says the same in words.
    private func states(_ page: inout HTMLWriter) {
        let all = owners.map(\.state)
        guard all.count > 1 else { return }
        let counts = RoundState.allCases.map { state in (state: state, count: all.count { $0 == state }) }
            .filter { $0.count > 0 }
        page.element(
            "svg",
            ["class": "states", "viewBox": "0 0 \(all.count) 1", "preserveAspectRatio": "none", "aria-hidden": "true"]
        ) { page in
            var left = 0
            for (state, count) in counts {
                page.element(
                    "rect",
                    ["class": "\(state.mark.rawValue) fill", "x": "\(left)", "width": "\(count)", "height": "1"]
                ) { _ in }
                left += count
            }
        }
        page.element("ul", ["class": "legend"]) { page in
            for (state, count) in counts {
                page.element("li", ["class": state.mark.rawValue]) { page in
                    page.sign(state.mark)
                    page.text(" \(phrasing.number(count)) " + phrasing.name(of: state))
                }
            }
        }
    }

    // MARK: Rules

    private func rules(_ page: inout HTMLWriter) {
        guard !overview.rules.isEmpty else { return }
        page.section("regels", words.rulesHeading) { page in
            let titles = Dictionary(
                report.rules.map { ($0.id, phrasing($0.title)) }, uniquingKeysWith: { first, _ in first })
            let ranked = overview.rules.map { (id: $0.key, cell: $0.value, count: $0.value.issueCount) }
                .sorted { (-$0.count, $0.id) < (-$1.count, $1.id) }
            let most = ranked.first?.count ?? 1
            func table(_ rules: some Sequence<(id: String, cell: Overview.Cell, count: Int)>, _ page: inout HTMLWriter)
            {
                page.wide(words.rulesHeading) { page in
                    page.element("table", ["class": "plain bars"]) { page in
                        page.element("thead") { page in
                            page.element("tr") { page in
                                page.element("th", ["scope": "col"], text: words.rule)
                                page.element("th", ["scope": "col", "colspan": "2"], text: words.points)
                            }
                        }
                        page.element("tbody") { page in
                            for rule in rules { self.rule(rule, title: titles[rule.id], most: most, &page) }
                        }
                    }
                }
            }
            let inSight = 8
            table(ranked.prefix(inSight), &page)
            if ranked.count > inSight {
                page.element("details") { page in
                    page.element("summary", text: words.moreRules(ranked.count - inSight))
                    table(ranked.dropFirst(inSight), &page)
                }
            }
        }
    }

    private func rule(
        _ rule: (id: String, cell: Overview.Cell, count: Int), title: String?, most: Int, _ page: inout HTMLWriter
    ) {
        let mark: PageMark = rule.cell.errors > 0 ? .error : rule.cell.warnings > 0 ? .warning : .info
        page.element("tr") { page in
            page.element("th", ["scope": "row"]) { page in
                page.element(
                    "a", ["href": "#punten", "data-filter": "rule", "data-value": rule.id], text: title ?? rule.id)
                if title != nil {
                    page.text(" ")
                    page.element("span", ["class": "id"], text: rule.id)
                }
            }
            page.element("td", ["class": "bar-cell"]) { page in
                page.element(
                    "svg",
                    [
                        "class": mark.rawValue, "viewBox": "0 0 \(max(most, 1)) 1", "preserveAspectRatio": "none",
                        "aria-hidden": "true",
                    ]
                ) { page in
                    page.element("rect", ["class": "fill", "width": "\(rule.count)", "height": "1"]) { _ in }
                }
            }
            page.element("td", ["class": "number"], text: phrasing.number(rule.count))
        }
    }

    // MARK: The rest

    private func rest(_ page: inout HTMLWriter) {
        for (number, (title, members)) in phrasing.chase(owners).enumerated() {
            list(
                "nabellen-\(number + 1)", title,
                members.map { $0.fullTitle + ": " + phrasing.chased($0, noContact: words.page.noContact) }, &page)
        }
        list(
            "opnieuw-ontvangen", phrasing.resubmissionsTitle(report.resubmissions.count),
            report.resubmissions.map { phrasing.resubmission($0, in: report) }, &page)
        list(
            "niet-gelezen", words.unreadHeading, report.failures.map { $0.file + ": " + phrasing($0.text) }, &page)
        list(
            "over-de-controles", words.remarksHeading,
            report.rules.filter { $0.counts.couldNotRun > 0 }.map { phrasing.couldNotRun($0) }
                + (report.remarks + report.roundRemarks).map { phrasing($0) }, &page)
        let notes = report.noteTexts(withRemarks: false)
        let hidden = notes.count - StewardPage.mostNotes
        list(
            "niet-gebruikt", words.notesHeading,
            Array(notes.prefix(StewardPage.mostNotes)) + (hidden > 0 ? [words.page.moreNotes(hidden)] : []), &page)
        if let leftovers = report.leftoversText { page.element("p", text: leftovers) }
    }

    private func list(_ id: String, _ heading: String, _ texts: [String], _ page: inout HTMLWriter) {
        guard !texts.isEmpty else { return }
        page.section(id, heading) { page in
            page.element("ul", ["class": "narrow"]) { page in for text in texts { page.element("li", text: text) } }
        }
    }
}

extension RoundState {
    var mark: PageMark {
        switch self {
        case .nothingReceived: .none
        case .openQuestions: .error
        case .unreadable, .notChecked, .acceptedWithQuestions: .warning
        case .acceptedWithExplanation, .accepted: .good
        }
    }
}
