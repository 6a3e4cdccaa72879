import KloptModel

extension CSVReporter {
    /// The organisation's issues; for one without, a row per dataset that says that it adds up.
    package func writePacket(_ report: Report, for owner: Report.Owner, to sink: inout some ByteSink) throws {
        guard report.issues.isEmpty else { return try write(report, to: &sink) }
        let words = CSVWords(language: report.language)
        let header = words.header(keys: [])
        var csv = CSVWriter()
        csv.record(header.map { .text($0) })
        let state = words.phrasing.state(of: owner)
        func record(_ dataset: String, _ message: String) {
            let fields: [TableField] = [.text(state), .text(owner.name), .text(dataset), .text(message)]
            csv.record(fields + Array(repeating: .empty, count: header.count - fields.count))
        }
        record("", words.phrasing.checks(owner.counts))
        for delivery in owner.deliveries {
            record(
                words.phrasing.dataset(delivery.dataset, in: report), words.phrasing.counted(delivery.records, .row))
        }
        try csv.pieces.flush(into: &sink)
    }
}
