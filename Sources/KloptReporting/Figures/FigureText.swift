import KloptModel

/// The main figures as a table for a terminal: a row per measure, a column per series; and what is not there.
package struct FigureText: OutputFormat {
    package static let name = "text"
    private let options: TextOptions

    package init(options: TextOptions) { self.options = options }

    package func write(_ figures: FigureReport, to sink: inout some ByteSink) throws {
        let phrasing = Phrasing(language: figures.language)
        var page = TextPage(options: options)
        var marks: Set<FigureReport.Mark> = []
        for (owner, period) in sections(of: figures) {
            let rows = figures.rows.filter { row in
                row.isMain && row.cells[figures.roles.period] == period
                    && (figures.roles.owner.map { row.cells[$0] } ?? .empty) == owner
            }
            marks.formUnion(rows.compactMap(\.mark))
            let title = [text(owner, phrasing), text(period, phrasing)].filter { !$0.isEmpty }
            page.paragraph(title.joined(separator: ", "), style: .bold)
            page.table(table(of: rows, figures, phrasing))
            page.blank()
        }
        if figures.rows.isEmpty {
            page.paragraph(phrasing("Er is geen enkel cijfer te maken.", "No figure at all can be made."))
            page.blank()
        }
        for mark in FigureReport.Mark.allCases where marks.contains(mark) {
            page.paragraph(mark.rawValue + " " + phrasing(meaning(of: mark)), hanging: 2)
        }
        for remark in figures.remarks { page.paragraph(phrasing(remark.text), lead: "-", hanging: 2) }
        page.paragraph(
            phrasing(
                "\(phrasing.number(figures.rows.count)) cijfers in alle; --format csv geeft ze een voor een.",
                "\(phrasing.number(figures.rows.count)) figures in all; --format csv gives them one by one."))
        try page.pieces.flush(into: &sink)
    }

    private func meaning(of mark: FigureReport.Mark) -> Localized {
        switch mark {
        case .underestimate:
            Localized(
                "een onderschatting: niet alles wat wordt verwacht, is meegeteld.",
                en: "an underestimate: not all that is expected was counted.")
        case .otherGroup:
            Localized(
                "in het kwartaal ervoor telden ook anderen mee, of telde iemand niet mee: met de totalen van toen is dit cijfer niet na te rekenen.",
                en:
                    "in the quarter before others were counted too, or somebody was not: this figure does not follow from the totals of then."
            )
        }
    }

    private func sections(of figures: FigureReport) -> [(FigureReport.Cell, FigureReport.Cell)] {
        var sections: [(FigureReport.Cell, FigureReport.Cell)] = []
        for row in figures.rows where row.isMain {
            let section = (figures.roles.owner.map { row.cells[$0] } ?? .empty, row.cells[figures.roles.period])
            if sections.last.map({ $0 != section }) ?? true { sections.append(section) }
        }
        return sections
    }

    private func table(
        of rows: [FigureReport.Row], _ figures: FigureReport, _ phrasing: Phrasing
    ) -> [[String]] {
        let (series, measure) = (figures.roles.series, figures.roles.measure)
        func distinct(_ column: Int) -> [FigureReport.Cell] {
            var seen: [FigureReport.Cell] = []
            for row in rows where !seen.contains(row.cells[column]) { seen.append(row.cells[column]) }
            return seen
        }
        func label(_ cell: FigureReport.Cell, _ column: Int) -> String {
            guard case .text(let code) = cell else { return "" }
            return figures.labels[column][code].map { phrasing($0) } ?? code
        }
        /// The measures as each series has them, one that others do not have behind the one before it.
        func measures() -> [FigureReport.Cell] {
            var order: [FigureReport.Cell] = []
            var place = 0
            var current = FigureReport.Cell.empty
            for row in rows {
                if row.cells[series] != current { (current, place) = (row.cells[series], 0) }
                if let known = order.firstIndex(of: row.cells[measure]) {
                    place = known + 1
                } else {
                    order.insert(row.cells[measure], at: place)
                    place += 1
                }
            }
            return order
        }
        let columns = distinct(series)
        var table = [[""] + columns.map { label($0, series) }]
        for name in measures() {
            table.append(
                [label(name, measure)]
                    + columns.map { column in
                        guard
                            let row = rows.first(where: {
                                $0.cells[measure] == name && $0.cells[series] == column
                            })
                        else { return "" }
                        return text(row.cells[figures.roles.value], phrasing) + (row.mark?.rawValue ?? "")
                    })
        }
        return table
    }

    private func text(_ cell: FigureReport.Cell, _ phrasing: Phrasing) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .number(let number):
            number.int64.map { phrasing.number(Int($0)) }
                ?? number.text(decimals: Number.columnDecimals, mark: phrasing(",", "."))
        }
    }
}
