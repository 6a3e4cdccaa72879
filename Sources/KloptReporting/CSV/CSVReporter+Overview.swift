import KloptModel

extension CSVReporter {
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        let table = OverviewTable(overview)
        var csv = CSVWriter()
        csv.record(table.header.map { .text($0) })
        try table.rows { _, fields in
            csv.record(fields)
            try csv.pieces.drain(into: &sink)
        }
        try csv.pieces.flush(into: &sink)
    }
}
