import KloptLanguage
import KloptModel
import KloptTables

/// Evaluates nodes on one record at a time: exact, with bounds for what is missing.
///
/// This is the engine's meaning of the language. The fast path over whole columns (`LinearKernel`) only ever decides
/// what this would decide the same way. Not shared between threads: it remembers results.
final class Evaluator {
    let plan: Plan
    /// What lies beyond the record; nil while a file is still being read.
    let surroundings: Surroundings?

    /// The record that the check is about.
    private(set) var own: Record
    /// The check that was begun last; nil when it was something else.
    private var current: Check?
    private var locals: [Node] = []
    private var localValues: [Value?] = []
    private var missing = MissingMode.undecided
    /// How many periods back `previous` looked where the data hold nothing at all; nil when it did not.
    var missingHistory: Int?
    /// Whether what only now begins, by a roster, had nothing before; otherwise it has no earlier value.
    var beginsAtZero = false

    var aggregateMemory: [[KeyVector: Value]]
    /// The predecessors that were asked for (see `Surroundings.links`), at hand without a lock.
    var links: [(dataset: Int, periods: Int, rows: [Int32])] = []
    var figureMemory: [KeyVector: Value] = [:]
    /// Figures that are being derived, so that definitions that lean on each other end.
    var figuresUnderWay: Set<KeyVector> = []
    var metFigureCycle = false

    init(plan: Plan, surroundings: Surroundings?) {
        self.plan = plan
        self.surroundings = surroundings
        own = Record(set: ColumnSet(dataset: 0, rowCount: 0, columns: []), row: 0)
        aggregateMemory = Array(repeating: [:], count: plan.aggregateCount)
    }

    /// Begins a check on a record.
    func begin(_ check: Check, on own: Record) {
        guard current === check else {
            begin(own, locals: check.locals, missing: check.missing)
            current = check
            return
        }
        become(own)
        if !locals.isEmpty { localValues = Array(repeating: nil, count: locals.count) }
        missingHistory = nil
    }

    /// Begins a check: its own record, its `let`s, and what a missing part means to it.
    func begin(_ own: Record, locals: [Node], missing: MissingMode) {
        current = nil
        become(own)
        self.locals = locals
        localValues = Array(repeating: nil, count: locals.count)
        if self.missing != missing {
            // Remembered results hold what a missing part meant to the rule before.
            self.missing = missing
            aggregateMemory = Array(repeating: [:], count: plan.aggregateCount)
            figureMemory = [:]
        }
        missingHistory = nil
    }

    /// Within one set this counts no reference.
    private func become(_ own: Record) {
        if self.own.set === own.set { self.own.row = own.row } else { self.own = own }
    }

    /// The value on the own record.
    func value(_ node: Node) -> Value { value(node, own) }

    /// The value on another record than the own one.
    func value(_ node: Node, _ record: Record) -> Value {
        switch node {
        case .constant(let value): return value
        case .count(let column): return number(record.cell(column), scale: 1, floor: .zero)
        case .decimal(let column): return number(record.cell(column), scale: Number.columnScale, floor: nil)
        case .text(let column): return plain(record.cell(column)) { .text($0) }
        case .period(let column):
            return plain(record.cell(column)) { Period(rawValue: $0).map { .period($0) } ?? .missing }
        case .date(let column):
            return plain(record.cell(column)) { CalendarDate(days: $0).map { .date($0) } ?? .missing }
        case .own(let part): return value(part, own)
        case .local(let position): return local(position)
        case .checkedPeriod: return checkedPeriod()
        case .negation(let part):
            return onNumber(value(part, record)) { $0.negated }
        case .not(let part): return onTruth(value(part, record)) { $0.inverted }
        case .arithmetic(let op, let left, let right):
            return arithmetic(op, value(left, record), value(right, record))
        case .comparison(let op, let left, let right): return comparison(op, left, right, record)
        case .and(let left, let right):
            return both(value(left, record), deciding: .no) { value(right, record) }
        case .or(let left, let right):
            return both(value(left, record), deciding: .yes) { value(right, record) }
        case .ifThen(let condition, let then, let otherwise): return ifThen(condition, then, otherwise, record)
        case .member(let part, let choices): return member(value(part, record), choices, record)
        case .within(let part, let low, let high):
            return within(value(part, record), low, high, record)
        case .isMissing(let part): return isMissing(value(part, record))
        case .matches(let part, let pattern):
            guard case .text(let text) = value(part, record) else { return unresolved(value(part, record)) }
            return pattern.matches(text, in: plan.pool).map { .truth($0) } ?? .impossible
        case .call(let kernel, let arguments): return call(kernel, arguments, record)
        case .rounded(let part, let decimals):
            return onNumber(value(part, record)) { interval in interval.mapped { $0.rounded(toDecimals: decimals) } }
        case .previous(let part, let periods): return previous(part, periods, record)
        case .lookup(let lookup): return self.lookup(lookup, record)
        case .figure(let figure): return self.figure(figure, record)
        case .exists(let exists): return self.exists(exists, record)
        case .aggregate(let aggregate): return self.aggregate(aggregate, record)
        }
    }

    /// The check's answer: a truth, with everything else said as an outcome.
    func outcome(_ value: Value) -> Outcome {
        switch value {
        case .truth(.yes): .passed
        case .truth(.no): .failed
        case .notApplicable: .notApplicable
        case .impossible: .couldNotRun
        default: .undecided
        }
    }

    /// What a `let` stands for.
    func local(at position: Int) -> Node? { locals.indices.contains(position) ? locals[position] : nil }

    // MARK: Cells

    private func number(_ cell: (value: Int64, state: CellState), scale: Int64, floor: Number?) -> Value {
        switch cell.state {
        case .present:
            return .number(
                scale == 1 ? Number(cell.value) : Number(scaled: cell.value, decimals: Number.columnDecimals))
        case .atMost:
            let top = scale == 1 ? Number(cell.value) : Number(scaled: cell.value, decimals: Number.columnDecimals)
            return .number(Interval(low: .zero, high: top), isKnown: true)
        case .notApplicable: return .notApplicable
        case .unreadable: return .number(Interval(low: floor, high: nil), isKnown: false)
        case .missing: return missingNumber(floor: floor)
        }
    }

    /// What a number that is not there means to the rule.
    func missingNumber(floor: Number?) -> Value {
        switch missing {
        case .undecided: .number(Interval(low: floor, high: nil), isKnown: false)
        case .countsAsZero: .number(Interval(.zero), isKnown: false)
        case .between(let low, let high): .number(Interval(low: low, high: high), isKnown: false)
        }
    }

    private func plain(_ cell: (value: Int64, state: CellState), _ make: (Int64) -> Value) -> Value {
        switch cell.state {
        case .present: make(cell.value)
        case .notApplicable: .notApplicable
        default: .missing
        }
    }

    private func local(_ position: Int) -> Value {
        guard locals.indices.contains(position) else { return .impossible }
        if let known = localValues[position] { return known }
        let value = value(locals[position], own)
        localValues[position] = value
        return value
    }

    /// What a `let` comes to, where that is a whole number.
    func wholeLocal(_ position: Int) -> Int64? {
        guard locals.indices.contains(position) else { return nil }
        if let known = localValues[position] { return known.exact?.int64 }
        guard let whole = whole(locals[position], own) else { return nil }
        localValues[position] = .number(Number(whole))
        return whole
    }

    private func checkedPeriod() -> Value {
        if let column = plan.datasets[own.dataset].period, let raw = own.value(column),
            let period = Period(rawValue: raw)
        {
            return .period(period)
        }
        return surroundings?.period.map { .period($0) } ?? .missing
    }
}
