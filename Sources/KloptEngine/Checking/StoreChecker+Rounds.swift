import KloptLanguage
import KloptModel
import KloptTables

extension StoreChecker {
    /// Looks up the file that each row of a list of what was received names, for the checked quarters.
    ///
    /// An error where it is the last of its organisation and quarter: what counts may then be an older delivery. What came
    /// before a delivery that is there is history, and no more than a warning.
    func receivedFiles(_ index: Int, _ dataset: Int, column: Int) -> AcrossResult {
        var found = AcrossResult()
        let schema = plan.datasets[dataset]
        guard let roles = schema.receipts, let ownerColumn = schema.owner else { return found }
        struct Round: Hashable {
            var owner: Int64
            var period: Int64
        }
        struct Receipt {
            var row: Int
            var round: Round
            var received: Int64
            var name: String
            var match: FileNames.Match
        }
        let table = surroundings.store.tables[dataset]
        var receipts: [Receipt] = []
        /// The last day of which the file is there.
        var last: [Round: Int64] = [:]
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard let name = record.value(column).map({ plan.pool.text($0) }), let owner = record.value(ownerColumn),
                let period = record.value(roles.period), let received = record.value(roles.received),
                selection.contains(period), sender?.isOwner(owner) ?? true
            else { continue }
            let round = Round(owner: owner, period: period)
            let match = reading.fileNames.find(name, received: CalendarDate(days: received))
            if case .one = match { last[round] = max(last[round] ?? received, received) }
            receipts.append(Receipt(row: row, round: round, received: received, name: name, match: match))
        }
        for receipt in receipts {
            var fitting: [Int] = []
            switch receipt.match {
            case .one:
                found.tally.add(.passed, owner: Finding.none, period: receipt.round.period)
                continue
            case .none: break
            case .several(let files): fitting = files
            }
            let isLast = last[receipt.round].map { receipt.received >= $0 } ?? true
            found.tally.add(.failed, owner: Finding.none, period: receipt.round.period)
            found.log.add(
                index, plan, Record(set: table.set, row: receipt.row), severity: isLast ? nil : .warning,
                owner: Finding.none, period: receipt.round.period, source: Int(table.sources[receipt.row]),
                row: table.rows[receipt.row],
                detail: .receivedFile(
                    ReceivedFile(
                        name: receipt.name, fitting: fitting.map { reading.fileNames.names[$0] },
                        alike: fitting.isEmpty ? reading.fileNames.alike(receipt.name) : [], isLast: isLast)))
        }
        return found
    }

    /// Holds the days of the lists of what was received against the quarters they are about and the day of the run.
    func receivedDays(_ index: Int, _ dataset: Int, column: Int) -> AcrossResult {
        var found = AcrossResult()
        let schema = plan.datasets[dataset]
        guard let roles = schema.receipts, let ownerColumn = schema.owner else { return found }
        let table = surroundings.store.tables[dataset]
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard let owner = record.value(ownerColumn), let raw = record.value(roles.period),
                let period = Period(rawValue: raw), let received = record.value(column), selection.contains(raw),
                sender?.isOwner(owner) ?? true
            else { continue }
            let isAhead = day.map { received > $0.days } ?? false
            let isEarly = period.advanced(by: -1)?.lastDay.map { received <= $0.days } ?? false
            found.tally.add(isAhead || isEarly ? .failed : .passed, owner: Finding.none, period: raw)
            guard isAhead || isEarly else { continue }
            found.log.add(
                index, plan, record, owner: Finding.none, period: raw, source: Int(table.sources[row]),
                row: table.rows[row], detail: .receivedDay(isAhead: isAhead))
        }
        return found
    }

    /// Asks about records that an earlier version of a delivery held and the last one, which counts, does not.
    func resubmissions(_ index: Int, _ dataset: Int) -> AcrossResult {
        var found = AcrossResult()
        let schema = plan.datasets[dataset]
        guard let owner = schema.owner, let period = schema.period else { return found }
        for resubmitted in reading.resubmissions where resubmitted.unit.dataset == dataset {
            let unit = resubmitted.unit
            guard selection.contains(unit.period), sender?.isOwner(unit.owner) ?? true else { continue }
            found.tally.add(resubmitted.lost.isEmpty ? .passed : .failed, owner: unit.owner, period: unit.period)
            guard !resubmitted.lost.isEmpty else { continue }
            let record = Record(
                set: ColumnSet(
                    dataset: dataset, columnCount: schema.columns.count,
                    values: [owner: unit.owner, period: unit.period]), row: 0)
            let source = sources.firstIndex { source in
                source.dataset == dataset && source.file == resubmitted.versions.last?.file
            }
            found.log.add(
                index, plan, record, owner: unit.owner, period: unit.period, source: source ?? -1,
                detail: .lost(resubmitted))
        }
        return found
    }
}
