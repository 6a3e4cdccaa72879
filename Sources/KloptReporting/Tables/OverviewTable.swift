import KloptModel

/// The overview as a table: a row for each organisation and dataset, then the issues that belong to no organisation and
/// the files that could not be read, then the totals.
struct OverviewTable {
    enum Line {
        case owner(Report.Owner)
        case other
        case total
    }

    let overview: Overview
    let words: CSVWords

    init(_ overview: Overview) {
        self.overview = overview
        words = CSVWords(language: overview.report.language)
    }

    var header: [String] {
        words.overviewHeader
            + (overview.report.statuses == nil ? [] : ReportColumns.overviewStatuses.map { words.phrasing($0) })
    }

    /// Hands over each row with whom it is about.
    func rows(_ take: (Line, [TableField]) throws -> Void) rethrows {
        for row in overview.rows {
            for dataset in overview.datasets {
                guard let cell = row.cells[dataset] else { continue }
                try take(.owner(row.owner), fields(of: cell, dataset: dataset, owner: row.owner))
            }
            if row.cells.isEmpty { try take(.owner(row.owner), fields(of: .init(), dataset: "", owner: row.owner)) }
        }
        for issue in overview.unaddressed {
            var cell = Overview.Cell()
            cell.add(issue)
            var owner = Report.Owner(name: words.unaddressed)
            owner.displayName = issue.message
            try take(.other, fields(of: cell, dataset: issue.dataset, owner: owner))
        }
        for failure in overview.report.failures {
            let text = failure.file + ": " + words.phrasing(failure.text)
            try take(.other, [.text(words.unread), .text(text)] + Array(repeating: .empty, count: header.count - 2))
        }
        let total = overview.total
        for dataset in overview.datasets {
            guard let cell = total.cells[dataset] else { continue }
            try take(.total, fields(of: cell, dataset: dataset, owner: Report.Owner(name: words.total)))
        }
    }

    private func fields(of cell: Overview.Cell, dataset: String, owner: Report.Owner) -> [TableField] {
        let label = dataset.isEmpty ? "" : words.phrasing.dataset(dataset, in: overview.report)
        return [
            .text(owner.name), .text(owner.displayName), .text(owner.contact), .text(label),
            .integer(cell.isDelivery ? cell.records : nil), .integer(cell.expected),
            .integer(cell.isDelivery ? cell.missing : nil),
            .integer(cell.errors), .integer(cell.warnings), .integer(cell.infos),
            owner.deliveries.isEmpty && owner.allIssueCount == 0 ? .empty : .text(words.phrasing.state(of: owner)),
            .integer(cell.explained), .text(owner.received?.description),
        ] + statuses(of: owner)
    }

    /// Of the organisation as a whole, beside each of its datasets.
    private func statuses(of owner: Report.Owner) -> [TableField] {
        guard overview.report.statuses != nil else { return [] }
        let counts = owner.statuses
        return [counts?.new, counts?.changed, counts?.unchanged, counts?.solved].map { .integer($0) }
    }
}
