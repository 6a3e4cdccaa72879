import KloptModel

extension JSONReporter {
    /// One object: the head and summary of the report, `organisations` with their `datasets`, `failures`, and the
    /// `issues` that are addressed to nobody.
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        let report = overview.report
        var json = JSONWriter()
        json.beginObject()
        json.head(of: report)
        json.summary(of: report)
        json.resubmissions(report.resubmissions)
        try json.objects("organisations", overview.rows, drainingInto: &sink) { json, row in
            json.members(of: row, datasets: overview.datasets)
        }
        json.coverage(report.coverage)
        json.failures(report.failures, in: report.language)
        try json.objects("issues", overview.unaddressed, drainingInto: &sink) { json, issue in json.members(of: issue) }
        json.end()
        try json.pieces.flush(into: &sink)
    }
}

extension JSONWriter {
    /// What an organisation delivered and where it stands.
    mutating func members(of row: Overview.Row, datasets: [String]) {
        key("name")
        string(row.owner.name)
        key("displayName")
        string(row.owner.displayName)
        key("contact")
        string(row.owner.contact)
        key("state")
        string(row.owner.state.rawValue)
        receipt(of: row.owner)
        cell(row.total)
        statuses(row.owner.statuses)
        key("datasets")
        beginArray()
        for dataset in datasets {
            guard let cell = row.cells[dataset] else { continue }
            beginObject()
            key("dataset")
            string(dataset)
            self.cell(cell)
            end()
        }
        end()
    }

    private mutating func cell(_ cell: Overview.Cell) {
        key("records")
        integer(cell.records)
        key("expected")
        integer(cell.expected)
        key("missing")
        integer(cell.missing)
        key("errors")
        integer(cell.errors)
        key("warnings")
        integer(cell.warnings)
        key("infos")
        integer(cell.infos)
        key("explained")
        integer(cell.explained)
    }
}
