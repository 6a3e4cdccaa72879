import KloptModel

/// The figures as a table that klopt reads as a report, and that opens in Dutch Excel.
package struct FigureCSV: OutputFormat {
    package static let name = "csv"

    package init() {}

    package func write(_ figures: FigureReport, to sink: inout some ByteSink) throws {
        var csv = CSVWriter()
        csv.record(figures.columns.map { .text($0.name) })
        for row in figures.rows {
            csv.record(
                row.cells.map { cell in
                    switch cell {
                    case .empty: .empty
                    case .text(let text): .text(text)
                    case .number(let number): .number(number)
                    }
                })
            try csv.pieces.drain(into: &sink)
        }
        try csv.pieces.flush(into: &sink)
    }
}
