import KloptModel
import KloptTables

extension CheckedRun {
    /// What every owner delivered of every total over the quarters at hand, ordered by owner, dataset and measure.
    ///
    /// Only for a run that `keepsNumbers`.
    ///
    /// - Complexity: O(records · totals).
    package func ownerSeries() -> [OwnerSeries] {
        let owners = Set(report.owners.map(\.name))
        let all = plan.datasets.indices.flatMap { dataset in
            OwnerSeriesBuilder(run: self, dataset: dataset)?.series(of: owners) ?? []
        }
        // Datasets and measures keep the order of the pack: a stable order by owner.
        return all.enumerated().sorted { ($0.element.owner, $0.offset) < ($1.element.owner, $1.offset) }
            .map(\.element)
    }
}

/// The course of one dataset's totals: sums over an owner's records, quarter by quarter.
private struct OwnerSeriesBuilder {
    /// Quarters further apart than this are no course: one of them is a typing error.
    private static let widestGap = 4

    private let run: CheckedRun
    private let dataset: Int
    private let ownerColumn: Int
    private let periodColumn: Int
    /// In order and without gaps.
    private let periods: [Period]

    private struct Place: Hashable {
        var owner: Int64
        var period: Int64
    }

    fileprivate struct Sum {
        var total = Int64(0)
        var isWhole = true
        var hasValue = false
    }

    /// nil for a dataset in which there are no totals of owners over time.
    init?(run: CheckedRun, dataset: Int) {
        let schema = run.plan.datasets[dataset]
        guard let owner = schema.owner, let period = schema.period, schema.isDelivered else {
            return nil
        }
        self.run = run
        self.dataset = dataset
        (ownerColumn, periodColumn) = (owner, period)
        periods = OwnerSeriesBuilder.course(
            of: run.surroundings.periodsPresent[dataset], until: run.selection.checked.last)
        if periods.isEmpty { return nil }
    }

    /// The quarters up to the checked one, back to where a gap is too wide; those in between without records too.
    private static func course(of present: Set<Int64>, until last: Period?) -> [Period] {
        guard let last else { return [] }
        let known = present.compactMap { Period(rawValue: $0) }.filter { $0 <= last && !$0.isYear }.sorted(by: >)
        guard let newest = known.first else { return [] }
        var oldest = newest
        for period in known {
            guard let reach = oldest.advanced(by: -widestGap), period >= reach else { break }
            oldest = period
        }
        var course = [oldest]
        while let latest = course.last, latest < newest, let next = latest.advanced(by: 1) { course.append(next) }
        return course
    }

    func series(of owners: Set<String>) -> [OwnerSeries] {
        let schema = run.plan.datasets[dataset]
        let set = run.surroundings.store.tables[dataset].set
        let measures = schema.columns.indices.filter {
            schema.columns[$0].type.isNumeric && schema.columns[$0].category == nil && !schema.columns[$0].isKey
        }
        var sums: [Place: [Sum]] = [:]
        var keys: Set<KeyVector> = []
        for row in 0..<set.rowCount {
            let record = Record(set: set, row: row)
            guard let owner = record.value(ownerColumn), let period = record.value(periodColumn) else { continue }
            let place = Place(owner: owner, period: period)
            var own = sums[place] ?? measures.map { _ in Sum() }
            // A record that stands there twice leaves open which of the two counts.
            let isNew = keys.insert(KeyVector(record, columns: schema.keyIndexes)).inserted
            for (position, column) in measures.enumerated() {
                own[position].add(record.cell(column), counts: isNew)
            }
            sums[place] = own
        }
        var numbers: [Int64: String] = [:]
        for place in sums.keys where numbers[place.owner] == nil {
            numbers[place.owner] = run.plan.pool.text(place.owner)
        }
        return numbers.filter { owners.contains($0.value) }.sorted { $0.value < $1.value }.flatMap { number, name in
            // Before its first delivery an owner has no course.
            let own = periods.drop { sums[Place(owner: number, period: $0.rawValue)] == nil }
            return measures.enumerated().map { position, column in
                let points = own.map { period in
                    OwnerSeries.Point(
                        period: period,
                        value: sums[Place(owner: number, period: period.rawValue)]?[position]
                            .value(schema.columns[column].type))
                }
                return OwnerSeries(
                    owner: name, dataset: schema.name, measure: schema.columns[column].name, points: points)
            }
        }
    }
}

extension OwnerSeriesBuilder.Sum {
    /// A cell that is not applicable adds nothing; one that is missing or unreadable leaves the sum unknown.
    mutating func add(_ cell: (value: Int64, state: CellState), counts: Bool) {
        switch cell.state {
        case .present:
            let (sum, overflow) = total.addingReportingOverflow(cell.value)
            (total, hasValue) = (sum, true)
            isWhole = isWhole && counts && !overflow
        case .notApplicable: isWhole = isWhole && counts
        case .missing, .atMost, .unreadable: isWhole = false
        }
    }

    func value(_ type: ColumnType) -> Number? {
        guard isWhole, hasValue else { return nil }
        return type == .count ? Number(total) : Number(scaled: total, decimals: Number.columnDecimals)
    }
}
