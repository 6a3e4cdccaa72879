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
        var tally: BatchTally
        var log: FindingLog
    }

    func check(_ batch: Batch) -> Result {
        let set = ColumnSet(dataset: batch.dataset, rowCount: batch.rowCount, columns: batch.columns)
        guard plan.datasets.indices.contains(batch.dataset) else {
            let nothing = BatchTally(dataset: batch.dataset, segments: Segments())
            return Result(batch: batch, tally: nothing, log: FindingLog())
        }
        let segments = Segments(
            set, plan.datasets[batch.dataset], sender: sender, areaColumn: plan.areaColumns[batch.dataset])
        var pass = BatchPass(plan: plan, batch: batch, set: set, segments: segments)
        for check in plan.recordChecks[batch.dataset] { pass.run(check) }
        pass.log.seal()
        return Result(batch: batch, tally: pass.tally, log: pass.log)
    }
}

/// One batch on its way through the checks.
private struct BatchPass {
    let plan: Plan
    let batch: Batch
    let set: ColumnSet
    let segments: Segments
    var log = FindingLog()
    private let evaluator: Evaluator
    private(set) var tally: BatchTally
    private var scratch = LinearKernel.scratch()
    /// Per row, what the check at hand has to say of it: 0 unless `LinearKernel.broken` or `isOpen`.
    private var marks: [UInt8]
    private let problems: [CellPosition: CellProblem]
    private let shortRows: [Int: ShortRow]
    private var cutOffs: [Cut: [Int]] = [:]
    /// By row, see `emptyNumbers`; empty for a row that has a number.
    private var emptyRows: [Int: [Int]] = [:]
    /// Key columns that every record must have.
    private let requiredKey: [Int]

    private struct CellPosition: Hashable {
        var row: Int
        var column: Int
    }

    /// What decides which columns a row that ends too early lacks.
    private struct Cut: Hashable {
        var cellCount: Int
        var period: Int64?
    }

    init(plan: Plan, batch: Batch, set: ColumnSet, segments: Segments) {
        self.plan = plan
        self.batch = batch
        self.set = set
        self.segments = segments
        evaluator = Evaluator(plan: plan, surroundings: nil)
        requiredKey = plan.datasets[batch.dataset].keyIndexes.filter {
            plan.datasets[batch.dataset].columns[$0].isAlwaysRequired
        }
        tally = BatchTally(dataset: batch.dataset, segments: segments)
        marks = Array(repeating: 0, count: batch.rowCount)
        shortRows = Dictionary(batch.shortRows.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
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
        case .expects, .uniqueKey, .periodAgrees, .ownerAgrees, .templateCurrent, .receivedFile, .receivedDay,
            .nothingLost, .explanation, .totalsAgree, .followsRecords:
            break
        }
    }

    // MARK: Expressions

    /// A row in which a cell of the comparison is not present.
    private static let isOpen: UInt8 = 2

    /// Whole columns at once; rows in which a cell is not present go to the evaluator.
    private mutating func linear(_ index: Int, _ check: Check) {
        guard let comparisons = check.linear, isValidThroughout(check),
            comparisons.allSatisfy({ $0.terms.allSatisfy { set.columns[$0.column] != nil } })
        else { return rows(index, check) }
        var isAnyMarked = false
        for comparison in comparisons {
            if LinearKernel.mark(comparison, in: set, scratch: &scratch, marks: &marks) { isAnyMarked = true }
            for term in comparison.terms {
                guard let cells = set.columns[term.column], !cells.isAllPresent else { continue }
                isAnyMarked = true
                for row in 0..<set.rowCount where cells.states[row] != .present { marks[row] |= BatchPass.isOpen }
            }
        }
        tally.begin(index, passing: true)
        guard isAnyMarked else { return }
        var failed: [Int] = []
        for row in MarkedRows.of(marks) {
            defer { marks[row] = 0 }
            let segment = segments.ofRow[row]
            guard segment != Segments.skipped else { continue }
            var outcome: Outcome? = .failed
            if marks[row] & BatchPass.isOpen != 0 {
                outcome = evaluated(index, check, row)
            } else {
                failed.append(row)
            }
            tally.correct(.passed, to: outcome, segment: Int(segment))
        }
        log.add(index, plan, set, rows: failed, of: batch)
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
            || segments.periods.allSatisfy { Period(rawValue: $0).map { check.validity.contains($0) } ?? true }
    }

    // MARK: Structure

    private mutating func filled(_ index: Int, _ column: Int) {
        let schema = plan.datasets[batch.dataset].columns[column]
        let check = plan.checks[index]
        guard let cells = set.columns[column] else { return absent(index, column) }
        if cells.isAllPresent, isValidThroughout(check) { return tally.begin(index, passing: true) }
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
                if let columns = pass.emptyNumbers(row), columns.contains(column) {
                    guard column == columns.first else { return .undecided }
                    pass.add(index, row, detail: .emptyRow(columns: columns))
                    return .failed
                }
                if let (short, columns) = pass.cutOff(row), columns.contains(column) {
                    guard column == columns.first else { return .undecided }
                    pass.add(index, row, detail: .shortRow(short, columns: columns))
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

    /// The columns that a row lacks because it ends too early, when that is more than one: then one issue says so.
    private mutating func cutOff(_ row: Int) -> (row: ShortRow, columns: [Int])? {
        guard let short = shortRows[row] else { return nil }
        let schema = plan.datasets[batch.dataset]
        let cut = Cut(
            cellCount: short.cellCount, period: schema.period.flatMap { Record(set: set, row: row).value($0) })
        let columns = cutOffs[cut] ?? required(in: row).filter { short.columns.contains($0) }
        cutOffs[cut] = columns
        return columns.count > 1 ? (short, columns) : nil
    }

    /// The columns of numbers that a row should fill, when there are several and it fills none.
    private mutating func emptyNumbers(_ row: Int) -> [Int]? {
        if let known = emptyRows[row] { return known.isEmpty ? nil : known }
        let schema = plan.datasets[batch.dataset]
        let columns = required(in: row).filter { schema.columns[$0].type.isNumeric && set.columns[$0] != nil }
        let isEmpty =
            columns.count > 1
            && columns.allSatisfy {
                Record(set: set, row: row).cell($0).state == .missing
                    && problems[CellPosition(row: row, column: $0)] == nil
            }
        emptyRows[row] = isEmpty ? columns : []
        return isEmpty ? columns : nil
    }

    /// The columns that a record must fill in its period.
    private func required(in row: Int) -> [Int] {
        plan.recordChecks[batch.dataset].compactMap { index in
            guard case .filled(let column) = plan.checks[index].condition,
                plan.datasets[batch.dataset].columns[column].isAlwaysRequired, isValid(plan.checks[index], row)
            else { return nil }
            return column
        }
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
        if met.isEmpty { return tally.begin(index, passing: true) }
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

    /// Row by row; nil is not counted at all.
    private mutating func each(_ index: Int, _ judge: (inout BatchPass, Int) -> Outcome?) {
        tally.begin(index, passing: false)
        for row in 0..<set.rowCount where segments.ofRow[row] != Segments.skipped {
            guard let outcome = judge(&self, row) else { continue }
            tally.add(outcome, segment: Int(segments.ofRow[row]))
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
