import KloptModel

extension TextReporter {
    /// The matrix of organisations and datasets, who sent nothing, and what is addressed to nobody.
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        let report = overview.report
        let words = TextWords(language: report.language)
        let phrasing = words.phrasing
        var page = TextPage(options: options)
        page.heading(of: report, words)
        let owners = overview.rows.map(\.owner)
        if let round = phrasing.round(of: report, owners) {
            page.paragraph(round, style: .bold, hanging: 2)
            page.blank()
        }

        var rows = [[phrasing.ownerHeader(overview.rows.map(\.owner))]]
        rows[0] += overview.datasets.map { $0.isEmpty ? phrasing("overig", "other") : $0 }
        rows[0] += [words.totalHeader]
        for row in overview.rows { rows.append(words.cells(of: row, name: row.owner.name, overview.datasets)) }
        rows.append(words.cells(of: overview.wholeTotal, name: words.totalHeader, overview.datasets))
        if let statuses = report.statuses {
            rows[0] += ReportColumns.overviewStatuses.map { phrasing($0) }
            let all = overview.rows.map(\.owner.statuses) + [statuses]
            for (index, counts) in all.enumerated() {
                rows[index + 1] +=
                    counts.map { [$0.new, $0.changed, $0.unchanged, $0.solved].map(phrasing.number) } ?? []
            }
        }
        page.table(rows)
        page.blank()
        page.paragraph(words.legend, style: .dim)
        page.blank()

        for (title, members) in phrasing.chase(owners) {
            page.rule()
            page.paragraph(title + ":", style: .bold)
            for owner in members {
                page.paragraph(
                    phrasing.chased(owner, noContact: words.noContact), lead: owner.fullTitle + ":", indent: 2,
                    hanging: 2)
            }
            page.blank()
        }
        if !overview.unaddressed.isEmpty {
            let owner = Report.Owner(name: words.phrasing.unaddressed).counting(overview.unaddressed)
            page.section(
                of: owner, WorstIssues(of: overview.unaddressed, owner: owner, limit: Self.issuesInAll), in: report,
                words)
        }
        page.coverage(of: report, words)
        page.resubmissions(of: report, words)
        page.failures(of: report, words)
        page.remarks(of: report, words)
        page.summary(of: report, owners, words)
        try page.pieces.flush(into: &sink)
    }
}

extension TextWords {
    var totalHeader: String { phrasing("totaal", "total") }
    var noContact: String { phrasing("geen contact bekend", "no contact known") }
    var legend: String {
        phrasing(
            "3/4: 3 rijen ontvangen van de 4 verwachte. 2✗: 2 fouten. 1!: 1 waarschuwing. 1·: 1 opmerking. 1✓: 1 toegelicht punt. –: niet verwacht en niet ontvangen.",
            "3/4: 3 rows received of the 4 expected. 2✗: 2 errors. 1!: 1 warning. 1·: 1 remark. 1✓: 1 explained point. –: not expected and not received."
        )
    }

    fileprivate func cells(of row: Overview.Row, name: String, _ datasets: [String]) -> [String] {
        [name] + datasets.map { row.cells[$0].map(text) ?? "–" } + [text(of: row.total)]
    }

    private func text(of cell: Overview.Cell) -> String {
        var parts: [String] = []
        if cell.isDelivery {
            let isWhole = cell.missing == 0 && cell.expected ?? cell.records == cell.records
            parts.append(phrasing.number(cell.records) + (isWhole ? "" : "/" + phrasing.number(cell.expected ?? 0)))
        }
        if cell.errors > 0 { parts.append(phrasing.number(cell.errors) + "✗") }
        if cell.warnings > 0 { parts.append(phrasing.number(cell.warnings) + "!") }
        if cell.infos > 0 { parts.append(phrasing.number(cell.infos) + "·") }
        if cell.explained > 0 { parts.append(phrasing.number(cell.explained) + "✓") }
        return parts.isEmpty ? "–" : parts.joined(separator: " ")
    }
}
