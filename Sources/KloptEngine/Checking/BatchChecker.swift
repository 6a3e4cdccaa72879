import KloptLanguage
import KloptModel
import KloptTables

/// Runs the checks that need nothing but the record, on each batch as it is read. Called on several threads.
struct BatchChecker: Sendable {
    let plan: Plan
    /// The only owner to check; nil for all.
    let sender: Sender?

    /// What came of one batch.
    struct Result: Sendable {
        var batch: Batch
        var tally: Tally
        var log: FindingLog
    }

    func check(_ batch: Batch) -> Result {
        var result = Result(batch: batch, tally: Tally(checkCount: plan.checks.count), log: FindingLog())
        guard plan.datasets.indices.contains(batch.dataset) else { return result }
        let schema = plan.datasets[batch.dataset]
        let set = ColumnSet(dataset: batch.dataset, rowCount: batch.rowCount, columns: batch.columns)
        let segments = Segments(set, schema, sender: sender)
        var pass = BatchPass(plan: plan, batch: batch, set: set, segments: segments)
        for check in plan.recordChecks[batch.dataset] { pass.run(check) }
        pass.finish(into: &result.tally)
        result.log = pass.log
        return result
    }
}

/// One batch on its way through the checks.
private struct BatchPass {
    let plan: Plan
    let batch: Batch
    let set: ColumnSet
    let segments: Segments
    private(set) var log = FindingLog()
    private let evaluator: Evaluator
    /// Outcomes that a check gave to all rows alike.
    private var uniform = OutcomeCounts()
    private var perSegment: [OutcomeCounts]
    private var perCheck: [(check: Int, period: Int64, counts: OutcomeCounts)] = []
    private var sums: [Int64]
    private var failed: [UInt8]
    private let problems: [CellPosition: CellProblem]
    /// Key columns that every record must have.
    private let requiredKey: [Int]

    private struct CellPosition: Hashable {
        var row: Int
        var column: Int
    }

    init(plan: Plan, batch: Batch, set: ColumnSet, segments: Segments) {
        self.plan = plan
        self.batch = batch
        self.set = set
        self.segments = segments
        evaluator = Evaluator(plan: plan, surroundings: nil)
        perSegment = Array(repeating: OutcomeCounts(), count: segments.keys.count)
        sums = Array(repeating: 0, count: batch.rowCount)
        failed = Array(repeating: 0, count: batch.rowCount)
        requiredKey = plan.datasets[batch.dataset].keyIndexes.filter {
            plan.datasets[batch.dataset].columns[$0].isAlwaysRequired
        }
        problems = Dictionary(
            batch.problems.map { (CellPosition(row: $0.row, column: $0.column), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func run(_ index: Int) {
        let check = plan.checks[index]
        switch check.condition {
        case .filled(let column): filled(index, column)
        case .exact: problemCells(index) { if case .masked = $0 { true } else { false } }
        case .spelled: problemCells(index) { if case .nearSpelling = $0 { true } else { false } }
        case .onlyWhereItCounts(let column): onlyWhereItCounts(index, column)
        case .holds where check.linear != nil: linear(index, check)
        case .holds, .measured: rows(index, check)
        case .expects, .uniqueKey, .periodAgrees, .totalsAgree: break
        }
    }

    mutating func finish(into tally: inout Tally) {
        for (segment, key) in segments.keys.enumerated() {
            for outcome in Outcome.allCases {
                perSegment[segment][outcome] += uniform[outcome] * segments.sizes[segment]
            }
            tally.addToOwner(key, perSegment[segment])
            tally.addRecords(batch.dataset, key, segments.sizes[segment])
        }
        for entry in perCheck { tally.addToCheck(entry.check, entry.counts, period: entry.period) }
    }

    // MARK: Expressions

    /// Whole columns at once; rows in which a cell is not present go to the evaluator.
    private mutating func linear(_ index: Int, _ check: Check) {
        guard let comparisons = check.linear, isValidThroughout(check) else { return rows(index, check) }
        var columns: Set<Int> = []
        for comparison in comparisons { columns.formUnion(comparison.terms.map(\.column)) }
        guard columns.allSatisfy({ set.columns[$0] != nil }) else { return rows(index, check) }
        for row in failed.indices { failed[row] = 0 }
        for comparison in comparisons { LinearKernel.mark(comparison, in: set, sums: &sums, failed: &failed) }
        let incomplete = columns.filter { !(set.columns[$0]?.isAllPresent ?? false) }
        if incomplete.isEmpty, !segments.hasSkipped, !failed.contains(1) { return everywhere(index, .passed) }
        each(index) { pass, row in
            if incomplete.contains(where: { pass.set.columns[$0]?.state(row) != .present }) {
                return pass.evaluated(index, check, row)
            }
            guard pass.failed[row] == 1 else { return .passed }
            pass.add(index, row)
            return .failed
        }
    }

    private mutating func rows(_ index: Int, _ check: Check) {
        each(index) { pass, row in pass.evaluated(index, check, row) }
    }

    private mutating func evaluated(_ index: Int, _ check: Check, _ row: Int) -> Outcome? {
        let record = Record(set: set, row: row)
        if let column = plan.datasets[check.dataset].period, let raw = record.value(column),
            let period = Period(rawValue: raw), !check.validity.contains(period)
        {
            return nil
        }
        guard let result = evaluator.result(of: check, on: record) else { return nil }
        if result.outcome == .failed { add(index, row, severity: result.severity) }
        if result.outcome == .undecided, batch.rows.indices.contains(row) {
            log.addSilence(check, record, source: batch.source, row: batch.rows[row])
        }
        return result.outcome
    }

    /// Whether the rule is valid in all of the batch's periods; else rows are judged one by one.
    private func isValidThroughout(_ check: Check) -> Bool {
        check.validity == .always
            || segments.keys.allSatisfy { key in
                Period(rawValue: key.period).map { check.validity.contains($0) } ?? true
            }
    }

    // MARK: Structure

    private mutating func filled(_ index: Int, _ column: Int) {
        let schema = plan.datasets[batch.dataset].columns[column]
        let check = plan.checks[index]
        guard let cells = set.columns[column] else { return absent(index, column) }
        if cells.isAllPresent, !segments.hasSkipped, isValidThroughout(check) { return everywhere(index, .passed) }
        each(index) { pass, row in
            switch cells.state(row) {
            case .present, .atMost: return .passed
            case .notApplicable: return .notApplicable
            case .unreadable, .missing:
                guard pass.isValid(check, row) else { return nil }
                if let problem = pass.problems[CellPosition(row: row, column: column)], !problem.kind.isOnlyAssumed,
                    problem.kind != .missingMark || schema.isAlwaysRequired
                {
                    pass.add(index, row, detail: .cell(column: column, problem.kind, text: problem.text))
                    return .failed
                }
                guard schema.isAlwaysRequired else { return .notApplicable }
                if pass.hasNoKey(row) {
                    // One issue for the row says what matters; its other empty cells would only repeat it.
                    guard column == pass.requiredKey.first else { return .undecided }
                    pass.add(index, row, detail: .emptyKey(columns: pass.requiredKey))
                    return .failed
                }
                pass.add(index, row, detail: .emptyCell(column: column))
                return .failed
            }
        }
    }

    private func hasNoKey(_ row: Int) -> Bool {
        requiredKey.count > 1 && requiredKey.allSatisfy { Record(set: set, row: row).cell($0).state == .missing }
    }

    private func isValid(_ check: Check, _ row: Int) -> Bool {
        guard let column = plan.datasets[batch.dataset].period, let raw = Record(set: set, row: row).value(column),
            let period = Period(rawValue: raw)
        else { return true }
        return check.validity.contains(period)
    }

    /// A column that the file does not have: one issue for the file, said by whoever merges (see `Run`).
    private mutating func absent(_ index: Int, _ column: Int) {
        let isRequired = plan.datasets[batch.dataset].columns[column].isAlwaysRequired
        let check = plan.checks[index]
        each(index) { pass, row in pass.isValid(check, row) ? (isRequired ? .undecided : .notApplicable) : nil }
    }

    private mutating func problemCells(_ index: Int, _ isMeant: (CellProblem.Kind) -> Bool) {
        let met = batch.problems.filter { isMeant($0.kind) }
        if met.isEmpty, !segments.hasSkipped { return everywhere(index, .passed) }
        let byRow = Dictionary(grouping: met, by: \.row)
        each(index) { pass, row in
            guard let problems = byRow[row] else { return .passed }
            for problem in problems {
                pass.add(index, row, detail: .cell(column: problem.column, problem.kind, text: problem.text))
            }
            return .failed
        }
    }

    private mutating func onlyWhereItCounts(_ index: Int, _ column: Int) {
        let schema = plan.datasets[batch.dataset]
        guard let only = schema.columns[column].onlyFor, let other = schema.index(of: only.column) else { return }
        let values = Set(only.values.map { plan.pool.number(of: $0) })
        let isRequired = schema.columns[column].isRequired
        each(index) { pass, row in
            let record = Record(set: pass.set, row: row)
            guard let condition = record.value(other) else { return .undecided }
            let state = record.cell(column).state
            if values.contains(condition) {
                guard state == .missing else { return .passed }
                guard isRequired else { return .notApplicable }
                pass.add(index, row, detail: .strayKeyPart(column: column, isMissing: true))
                return .failed
            }
            guard state != .missing else { return .passed }
            pass.add(index, row, detail: .strayKeyPart(column: column, isMissing: false))
            return .failed
        }
    }

    // MARK: Counting

    private mutating func add(_ index: Int, _ row: Int, severity: Severity? = nil, detail: FindingDetail? = nil) {
        log.add(
            index, plan, Record(set: set, row: row), severity: severity, source: batch.source,
            row: batch.rows.indices.contains(row) ? batch.rows[row] : 0, detail: detail)
    }

    /// All rows alike.
    private mutating func everywhere(_ index: Int, _ outcome: Outcome) {
        uniform[outcome] += 1
        var periods: [Int64: Int] = [:]
        for (segment, key) in segments.keys.enumerated() { periods[key.period, default: 0] += segments.sizes[segment] }
        for (period, rows) in periods {
            var counts = OutcomeCounts()
            counts[outcome] = rows
            perCheck.append((index, period, counts))
        }
    }

    /// Row by row; nil is not counted at all.
    private mutating func each(_ index: Int, _ judge: (inout BatchPass, Int) -> Outcome?) {
        var counts = [OutcomeCounts](repeating: OutcomeCounts(), count: segments.keys.count)
        for row in 0..<set.rowCount where segments.ofRow[row] >= 0 {
            guard let outcome = judge(&self, row) else { continue }
            counts[Int(segments.ofRow[row])][outcome] += 1
        }
        for (segment, count) in counts.enumerated() {
            perSegment[segment] += count
            perCheck.append((index, segments.keys[segment].period, count))
        }
    }
}

extension CellProblem.Kind {
    /// A value was read all the same; another rule says what was assumed.
    var isOnlyAssumed: Bool {
        switch self {
        case .nearSpelling, .masked: true
        default: false
        }
    }
}
