import KloptModel

extension MarkdownReporter {
    /// The matrix as a table, who sent nothing, and what is addressed to nobody.
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        let report = overview.report
        let phrasing = Phrasing(language: report.language)
        let words = TextWords(language: report.language)
        var page = MarkdownMail(language: report.language)
        let title = report.pack.title.text(in: report.language)
        let period = phrasing.periods(report.periods).map { " " + $0 } ?? ""
        page.line(
            "# "
                + MarkdownText.escape(
                    phrasing("Overzicht ", "Overview ") + (title.isEmpty ? report.pack.name : title) + period))
        page.line(MarkdownText.escape(words.rules(of: report)))
        if let round = phrasing.round(of: report, overview.rows.map(\.owner)) { page.line(MarkdownText.escape(round)) }

        page.line(
            "| " + overview.header(phrasing).map(MarkdownText.cell).joined(separator: " | ") + " |", tight: true)
        page.line(
            "|---|" + String(repeating: "---:|", count: overview.datasets.count + 5) + "---|"
                + String(repeating: "---:|", count: report.statuses == nil ? 0 : 4), tight: true)
        for row in overview.rows {
            page.line(
                overview.line(of: row, state: phrasing.state(of: row.owner), phrasing),
                tight: true)
        }
        var total = overview.wholeTotal
        total.owner.name = words.totalHeader
        total.owner.statuses = report.statuses
        page.line(overview.line(of: total, state: "", phrasing))

        for (title, members) in phrasing.chase(overview.rows.map(\.owner)) {
            page.line("## " + title)
            for owner in members {
                let text = owner.fullTitle + ": " + phrasing.chased(owner, noContact: words.noContact)
                page.line("- " + MarkdownText.escape(text), tight: true)
            }
            page.line("", tight: true)
        }
        page.coverage(of: report)
        if !report.resubmissions.isEmpty {
            page.line("## " + MarkdownText.escape(phrasing.resubmissionsTitle(report.resubmissions.count)))
            for resubmission in report.resubmissions {
                page.line("- " + MarkdownText.escape(phrasing.resubmission(resubmission, in: report)), tight: true)
            }
            page.line("", tight: true)
        }
        page.forTheSteward(overview.unaddressed, failures: report.failures, in: report)
        page.line("## " + phrasing("Samenvatting", "Summary"))
        let owners = overview.rows.map(\.owner)
        page.line("- " + MarkdownText.escape(words.checksLead + " " + words.checks(report.counts)), tight: true)
        page.line("- " + MarkdownText.escape(words.issuesLead + " " + words.issues(of: report, owners)), tight: true)
        if let statuses = report.statuses {
            page.line(
                "- " + MarkdownText.escape(phrasing.sinceLastTime + " " + phrasing.statuses(statuses) + "."),
                tight: true)
        }
        for remark in report.roundRemarks { page.line("- " + MarkdownText.escape(phrasing(remark)), tight: true) }
        page.line("", tight: true)
        for unmarked in report.unmarkedWorkbooks { page.line(MarkdownText.escape(phrasing(unmarked))) }
        if let leftovers = phrasing.leftovers(report.leftovers) { page.line(MarkdownText.escape(leftovers)) }
        page.line(MarkdownText.escape(words.verdict(of: report, owners).text))
        try page.pieces.flush(into: &sink)
    }
}

extension Overview {
    fileprivate func header(_ phrasing: Phrasing) -> [String] {
        [phrasing.ownerHeader(rows.map(\.owner))]
            + datasets.map { $0.isEmpty ? phrasing("overig", "other") : phrasing.dataset($0, in: report) }
            + [
                phrasing("ontbreekt", "missing"), phrasing("fouten", "errors"),
                phrasing("waarschuwingen", "warnings"), phrasing("opmerkingen", "remarks"),
                phrasing("toegelicht", "explained"), phrasing("stand", "state"),
            ] + (report.statuses == nil ? [] : ReportColumns.overviewStatuses.map { phrasing($0) })
    }

    /// A row of the table: per dataset what was received, and of how many where that differs.
    fileprivate func line(of row: Row, state: String, _ phrasing: Phrasing) -> String {
        let received = datasets.map { dataset -> String in
            guard let cell = row.cells[dataset] else { return "–" }
            var parts: [String] = []
            if cell.isDelivery {
                let isWhole = cell.missing == 0 && cell.expected ?? cell.records == cell.records
                let expected = phrasing(" van ", " of ") + phrasing.number(cell.expected ?? 0)
                parts.append(phrasing.number(cell.records) + (isWhole ? "" : expected))
            }
            if cell.errors > 0 { parts.append(phrasing.counted(cell.errors, .error)) }
            if cell.warnings > 0 { parts.append(phrasing.counted(cell.warnings, .warning)) }
            if cell.infos > 0 { parts.append(phrasing.counted(cell.infos, .info)) }
            if cell.explained > 0 { parts.append(phrasing.counted(cell.explained, .explainedIssue)) }
            return parts.joined(separator: ", ")
        }
        let total = row.total
        let counts = [total.missing, total.errors, total.warnings, total.infos, total.explained].map(phrasing.number)
        let statuses =
            row.owner.statuses.map { [$0.new, $0.changed, $0.unchanged, $0.solved].map(phrasing.number) } ?? []
        return "| "
            + ([row.owner.name] + received + counts + [state] + statuses).map(MarkdownText.cell).joined(
                separator: " | ")
            + " |"
    }
}
