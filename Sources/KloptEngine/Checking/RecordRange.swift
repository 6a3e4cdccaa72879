import KloptLanguage
import KloptModel
import KloptTables

/// A stretch of the records that a check judges one by one.
struct RecordRange {
    let check: Int
    let rows: Range<Int>

    /// Shorter stretches are not worth a hand-over.
    private static let smallest = 16_384

    /// So many records in a few stretches, in one when they are not many.
    static func stretches(of rowCount: Int) -> [Range<Int>] {
        let length = max(smallest, (rowCount + 7) / 8)
        return stride(from: 0, to: rowCount, by: length).map { $0..<min($0 + length, rowCount) }
    }

    func judged(by evaluator: Evaluator, _ checker: StoreChecker) -> AcrossResult {
        var found = AcrossResult()
        let (index, check) = (check, checker.plan.checks[check])
        let schema = checker.plan.datasets[check.dataset]
        let table = checker.surroundings.store.tables[check.dataset]
        let isAlwaysValid = check.validity == .always
        let areaColumn = checker.plan.areaColumns[check.dataset]
        for row in rows {
            let record = Record(set: table.set, row: row)
            guard let (owner, period) = checker.ownerAndPeriod(record, schema) else { continue }
            if !isAlwaysValid, let known = Period(rawValue: period), !check.validity.contains(known) {
                continue
            }
            guard let result = evaluator.result(of: check, on: record) else { continue }
            found.judged += 1
            if let periods = evaluator.missingHistory {
                found.withoutHistory += 1
                found.periodsBack = max(found.periodsBack, periods)
            }
            found.tally.add(
                result.outcome, owner: owner, period: period,
                area: areaColumn.flatMap { record.value($0) } ?? Finding.none)
            switch result.outcome {
            case .undecided: found.log.addSilence(check, record, source: Int(table.sources[row]), row: table.rows[row])
            case .failed:
                found.log.add(
                    index, checker.plan, record, severity: result.severity, source: Int(table.sources[row]),
                    row: table.rows[row])
            case .passed, .notApplicable, .couldNotRun: break
            }
        }
        found.log.seal()
        return found
    }
}
