import KloptModel

extension MarkdownMail {
    /// Per dataset how many areas are complete, and who lacks where, as a table.
    mutating func coverage(of report: Report) {
        guard let coverage = report.coverage, !coverage.cells.isEmpty else { return }
        let phrasing = Phrasing(language: report.language)
        line("## " + MarkdownText.escape(phrasing.coverageHeading(coverage)))
        let header =
            [phrasing("dataset", "dataset")] + Coverage.State.allCases.map { phrasing.name(of: $0) }
            + [phrasing("wat ontbreekt", "what is missing")]
        func row(_ cells: [String]) -> String { "| " + cells.map(MarkdownText.cell).joined(separator: " | ") + " |" }
        line(row(header), tight: true)
        line("|---|" + String(repeating: "---:|", count: Coverage.State.allCases.count) + "---|", tight: true)
        for stretch in coverage.stretches {
            let lacking = stretch.cells.filter { $0.state == .incomplete || $0.state == .missing }
            line(
                row(
                    [phrasing.title(of: stretch, in: report)]
                        + Coverage.State.allCases.map { phrasing.number(stretch.count($0)) }
                        + [lacking.map { phrasing.lacking($0) }.joined(separator: ", ")]), tight: true)
        }
        line("", tight: true)
        if let legend = phrasing.coverageLegend(coverage) { line(MarkdownText.escape(legend)) }
    }
}
