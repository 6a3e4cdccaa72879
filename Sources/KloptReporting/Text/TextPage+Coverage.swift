import KloptModel

extension TextPage {
    /// More lines than this are a list that nobody reads on a screen.
    private static let stretchesShown = 40

    /// Per dataset how many areas are complete, and who lacks where.
    mutating func coverage(of report: Report, _ words: TextWords) {
        guard let coverage = report.coverage, !coverage.cells.isEmpty else { return }
        let phrasing = words.phrasing
        rule()
        paragraph(phrasing.coverageHeading(coverage), style: .bold)
        let stretches = coverage.stretches
        for stretch in stretches.prefix(Self.stretchesShown) {
            paragraph(
                phrasing.counts(of: stretch), lead: phrasing.title(of: stretch, in: report) + ":", leadStyle: .bold,
                indent: 2, hanging: 2)
            for state in [Coverage.State.incomplete, .missing] {
                let cells = stretch.cells.filter { $0.state == state }
                guard !cells.isEmpty else { continue }
                paragraph(
                    cells.map { phrasing.lacking($0) }.joined(separator: ", "),
                    lead: phrasing.name(of: state) + ":", leadStyle: .yellow, indent: 4, hanging: 2)
            }
            let unexpected = stretch.cells.filter { !$0.unexpected.isEmpty }
            if !unexpected.isEmpty {
                let names = unexpected.map { cell in
                    phrasing.some(cell.unexpected) + (cell.area.isEmpty ? "" : " (\(cell.area))")
                }
                paragraph(
                    names.joined(separator: ", "), lead: words.unexpected, leadStyle: .yellow, indent: 4, hanging: 2)
            }
        }
        if stretches.count > Self.stretchesShown {
            paragraph(words.moreNotes(stretches.count - Self.stretchesShown), style: .yellow, indent: 2, hanging: 2)
        }
        if let legend = phrasing.coverageLegend(coverage) { paragraph(legend, style: .dim, indent: 2, hanging: 2) }
        blank()
    }
}

extension TextWords {
    var unexpected: String {
        phrasing("niet op de deelnemerslijst, niet meegeteld:", "not on the roster, not counted:")
    }
}
