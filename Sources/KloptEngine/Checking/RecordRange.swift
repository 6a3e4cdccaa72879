import KloptLanguage
import KloptModel
import KloptTables

/// What a check that looks across records says of a stretch of them.
struct RecordRange: Sendable {
    private(set) var tally = CheckTally()
    private(set) var log = FindingLog()
    private(set) var judged = 0
    /// How many of them would have needed a period of which there are no data, and how far back that lay at most.
    private(set) var withoutHistory = 0
    private(set) var periodsBack = 1

    /// A stretch of the records of a check's dataset.
    struct Task {
        var check: Int
        var rows: Range<Int>
    }

    /// Shorter stretches are not worth a hand-over.
    private static let smallest = 16_384
    /// With fewer records than this in all, a second thread costs more than it brings.
    private static let fewest = 4_096

    /// A check's records in a few stretches, one of them when they are not many.
    static func tasks(of check: Int, rowCount: Int) -> [Task] {
        let length = max(smallest, (rowCount + 7) / 8)
        return stride(from: 0, to: rowCount, by: length).map {
            Task(check: check, rows: $0..<min($0 + length, rowCount))
        }
    }

    /// The tasks, judged by as many threads as the checker has; in their order.
    ///
    /// - Parameter evaluator: used when one thread does all; it remembers from check to check.
    static func judged(_ tasks: [Task], _ checker: StoreChecker, _ evaluator: Evaluator) -> [RecordRange] {
        guard checker.threads > 1, tasks.count > 1, tasks.reduce(0, { $0 + $1.rows.count }) >= fewest else {
            return tasks.map { RecordRange($0, checker, evaluator) }
        }
        return Concurrent.map(
            count: tasks.count, threads: checker.threads,
            state: { Evaluator(plan: checker.plan, surroundings: checker.surroundings) },
            { number, own in RecordRange(tasks[number], checker, own) })
    }

    private init(_ task: Task, _ checker: StoreChecker, _ evaluator: Evaluator) {
        let check = checker.plan.checks[task.check]
        let schema = checker.plan.datasets[check.dataset]
        let table = checker.surroundings.store.tables[check.dataset]
        for row in task.rows {
            let record = Record(set: table.set, row: row)
            guard let (owner, period) = checker.ownerAndPeriod(record, schema) else { continue }
            if check.validity != .always, let known = Period(rawValue: period), !check.validity.contains(known) {
                continue
            }
            guard let result = evaluator.result(of: check, on: record) else { continue }
            judged += 1
            if let periods = evaluator.missingHistory {
                withoutHistory += 1
                periodsBack = max(periodsBack, periods)
            }
            tally.add(result.outcome, owner: owner, period: period)
            if result.outcome == .undecided {
                log.addSilence(check, record, source: Int(table.sources[row]), row: table.rows[row])
            }
            if result.outcome == .failed {
                log.add(
                    task.check, checker.plan, record, severity: result.severity, source: Int(table.sources[row]),
                    row: table.rows[row])
            }
        }
        log.seal()
    }
}
