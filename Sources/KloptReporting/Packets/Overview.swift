import KloptModel

/// The steward's view of a round: every organisation against every dataset.
package struct Overview: Sendable {
    /// What one organisation delivered of one dataset, and what was found in it.
    struct Cell: Sendable {
        var records = 0
        /// nil without a roster.
        var expected: Int?
        var missing = 0
        var errors = 0
        var warnings = 0
        var infos = 0
        var explained = 0
        /// Whether anything was expected or delivered; if not, the cell only counts issues.
        var isDelivery = false

        var issueCount: Int { errors + warnings + infos }

        /// How many of the records that are expected are there: where some are missing, others that are there twice do
        /// not make up for them. nil without a roster.
        var present: Int? { expected.map { max(0, $0 - missing) } }

        mutating func add(_ issue: Issue) {
            guard issue.explanation == nil else {
                explained += 1
                return
            }
            switch issue.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
        }

        mutating func add(_ other: Cell) {
            records += other.records
            if let more = other.expected { expected = (expected ?? 0) + more }
            missing += other.missing
            errors += other.errors
            warnings += other.warnings
            infos += other.infos
            explained += other.explained
            isDelivery = isDelivery || other.isDelivery
        }
    }

    struct Row: Sendable {
        var owner: Report.Owner
        /// By name of dataset; `""` for issues that belong to no dataset.
        var cells: [String: Cell]

        /// All datasets together.
        var total: Cell {
            var total = Cell()
            for cell in cells.values { total.add(cell) }
            return total
        }
    }

    var report: Report
    /// By name of organisation, the file in the same folder that it gets; empty when there are none.
    var files: [String: String] = [:]
    /// What was found by rule, those addressed to nobody too.
    let rules: [String: Cell]
    /// The datasets that anything is known about, in the pack's order.
    let datasets: [String]
    /// By name of organisation, as in the report.
    let rows: [Row]
    /// Issues that are addressed to nobody, such as a roster that cannot be read.
    let unaddressed: IssueList

    var total: Row {
        var cells: [String: Cell] = [:]
        for row in rows { for (dataset, cell) in row.cells { cells[dataset, default: Cell()].add(cell) } }
        return Row(owner: Report.Owner(name: ""), cells: cells)
    }
}

extension Overview {
    /// The total in which the records of an organisation that are there twice do not make up for what another lacks.
    var wholeTotal: Row {
        var total = total
        total.cells = total.cells.mapValues { cell in
            var cell = cell
            if cell.missing > 0, let present = cell.present { cell.records = present }
            return cell
        }
        return total
    }

    /// The overview of a report.
    ///
    /// - Complexity: O(issues).
    package init(of report: Report) {
        self = Overview.survey(report).overview
    }

    /// The overview, and where each owner's issues stand, in one walk along the issues.
    static func survey(_ report: Report) -> (overview: Overview, found: OwnerIssues) {
        var cells: [String: [String: Cell]] = [:]
        var rules: [String: Cell] = [:]
        let found = OwnerIssues(of: report) { issue in
            rules[issue.rule, default: Cell()].add(issue)
            guard let owner = issue.owner else { return }
            cells[owner, default: [:]][issue.dataset, default: Cell()].add(issue)
        }
        let rows = found.owners(of: report).map { owner in
            var row = Row(owner: owner, cells: cells[owner.name] ?? [:])
            for delivery in owner.deliveries {
                let cell = Cell(
                    records: delivery.records, expected: delivery.expected, missing: delivery.missing,
                    isDelivery: true)
                row.cells[delivery.dataset, default: Cell()].add(cell)
            }
            return row
        }
        let used = Set(rows.flatMap(\.cells.keys))
        let known = report.datasets.map(\.name)
        let datasets = known.filter(used.contains) + used.subtracting(known).sorted()
        let overview = Overview(
            report: report, rules: rules, datasets: datasets, rows: rows, unaddressed: found.issues(of: nil, in: report)
        )
        return (overview, found)
    }
}
