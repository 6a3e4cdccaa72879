import KloptModel

extension CSVReporter {
    /// A row for each organisation and dataset, then the issues that belong to no organisation and the files that could
    /// not be read, then the totals.
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        let words = CSVWords(language: overview.report.language)
        var csv = CSVWriter()
        csv.record(words.overviewHeader.map { .text($0) })
        for row in overview.rows {
            for dataset in overview.datasets {
                guard let cell = row.cells[dataset] else { continue }
                csv.record(fields(of: cell, dataset: dataset, owner: row.owner, overview, words))
            }
            if row.cells.isEmpty { csv.record(fields(of: .init(), dataset: "", owner: row.owner, overview, words)) }
            try csv.pieces.drain(into: &sink)
        }
        for issue in overview.unaddressed {
            var cell = Overview.Cell()
            switch issue.severity {
            case .error: cell.errors = 1
            case .warning: cell.warnings = 1
            case .info: cell.infos = 1
            }
            var owner = Report.Owner(name: words.unaddressed)
            owner.displayName = issue.message
            csv.record(fields(of: cell, dataset: issue.dataset, owner: owner, overview, words))
        }
        for failure in overview.report.failures {
            let text = failure.file + ": " + words.phrasing(failure.text)
            csv.record([.text(words.unread), .text(text)] + Array(repeating: .empty, count: 9))
        }
        let total = overview.total
        for dataset in overview.datasets {
            guard let cell = total.cells[dataset] else { continue }
            csv.record(fields(of: cell, dataset: dataset, owner: Report.Owner(name: words.total), overview, words))
        }
        try csv.pieces.flush(into: &sink)
    }

    private func fields(
        of cell: Overview.Cell, dataset: String, owner: Report.Owner, _ overview: Overview, _ words: CSVWords
    ) -> [CSVWriter.Field] {
        let label = dataset.isEmpty ? "" : words.phrasing.dataset(dataset, in: overview.report)
        let state = OwnerState(of: owner)
        return [
            .text(owner.name), .text(owner.displayName), .text(owner.contact), .text(label),
            .integer(cell.isDelivery ? cell.records : nil), .integer(cell.expected),
            .integer(cell.isDelivery ? cell.missing : nil),
            .integer(cell.errors), .integer(cell.warnings), .integer(cell.infos),
            owner.deliveries.isEmpty && owner.issueCount == 0 ? .empty : .text(state.text(in: words.language)),
        ]
    }
}
