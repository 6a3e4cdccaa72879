import KloptLanguage
import KloptModel

extension Evaluator {
    /// What is neither a usable value nor an answer passes on as such; a missing value leaves a question open.
    func unresolved(_ value: Value) -> Value {
        switch value {
        case .notApplicable: .notApplicable
        case .impossible: .impossible
        default: .truth(.unknown)
        }
    }

    func onNumber(_ value: Value, _ body: (Interval) -> Interval?) -> Value {
        switch value {
        case .number(let interval, let isKnown): body(interval).map { .number($0, isKnown: isKnown) } ?? .impossible
        case .notApplicable: .notApplicable
        case .impossible: .impossible
        default: .number(.anything, isKnown: false)
        }
    }

    func onTruth(_ value: Value, _ body: (Truth) -> Truth) -> Value {
        if case .truth(let truth) = value { .truth(body(truth)) } else { unresolved(value) }
    }

    /// The operand that settles or spoils a computation by itself: could not run before not applicable.
    private func spoiled(_ left: Value, _ right: Value) -> Value? {
        if left.isImpossible || right.isImpossible { return .impossible }
        if left.isNotApplicable || right.isNotApplicable { return .notApplicable }
        return nil
    }

    // MARK: Arithmetic

    func arithmetic(_ op: ArithmeticOperator, _ left: Value, _ right: Value) -> Value {
        if let spoiled = spoiled(left, right) { return spoiled }
        if case .period(let period) = left { return shifted(period, op, right) }
        if case .date(let date) = left { return shifted(date, op, right) }
        if left == .missing, case .number(_, true) = right, op == .add || op == .subtract { return .missing }
        let (a, knownA) = interval(left)
        let (b, knownB) = interval(right)
        let result: Interval? =
            switch op {
            case .add: a.adding(b)
            case .subtract: a.adding(b.negated)
            case .multiply: a.multiplied(by: b)
            case .divide: a.divided(by: b)
            }
        guard let result else { return .impossible }
        // Divided by a zero that is really there: there is no value.
        let isDividedByZero = op == .divide && b.exact?.isZero == true
        return .number(result, isKnown: knownA && knownB && !isDividedByZero)
    }

    private func interval(_ value: Value) -> (Interval, Bool) {
        if case .number(let interval, let isKnown) = value { (interval, isKnown) } else { (.anything, false) }
    }

    /// `kwartaal - 1`: a period and a number of periods.
    private func shifted(_ period: Period, _ op: ArithmeticOperator, _ right: Value) -> Value {
        if case .period(let other) = right, op == .subtract, period.isYear == other.isYear {
            let distance =
                period.isYear
                ? period.year - other.year
                : (period.year - other.year) * 4 + (period.quarter ?? 0) - (other.quarter ?? 0)
            return .number(Number(distance))
        }
        guard let count = right.exact?.int64, abs(count) < 4_000, op == .add || op == .subtract else { return .missing }
        return period.advanced(by: Int(op == .add ? count : -count)).map { .period($0) } ?? .missing
    }

    /// `datum + 30`: a date and a number of days; `einde - begin`: the days between two dates.
    private func shifted(_ date: CalendarDate, _ op: ArithmeticOperator, _ right: Value) -> Value {
        switch right {
        case .date(let other) where op == .subtract: return .number(Number(date.days - other.days))
        // What is not there is a date: a number that is not there still has bounds.
        case .missing where op == .subtract: return .number(.anything, isKnown: false)
        default:
            guard let count = right.exact?.int64, count.magnitude < 1_000_000, op == .add || op == .subtract else {
                return .missing
            }
            return date.advanced(by: op == .add ? count : -count).map { .date($0) } ?? .missing
        }
    }

    // MARK: Logic

    /// `and` (`deciding` no) and `or` (`deciding` yes): a side that decides does so whatever the other is.
    func both(_ left: Value, deciding: Truth, _ right: () -> Value) -> Value {
        if case .truth(let truth) = left, truth == deciding { return left }
        let right = right()
        if case .truth(let truth) = right, truth == deciding { return right }
        if let spoiled = spoiled(left, right) { return spoiled }
        guard case .truth(let a) = left, case .truth(let b) = right else { return .truth(.unknown) }
        return .truth(a == .unknown || b == .unknown ? .unknown : deciding.inverted)
    }

    func ifThen(_ condition: Node, _ then: Node, _ otherwise: Node?, _ record: Record) -> Value {
        switch value(condition, record) {
        case .truth(.yes): return value(then, record)
        case .truth(.no): return otherwise.map { value($0, record) } ?? .truth(.yes)
        case .notApplicable: return .notApplicable
        case .impossible: return .impossible
        default:
            // Either way may be the right one; they may agree.
            let first = value(then, record)
            let second = otherwise.map { value($0, record) } ?? .truth(.yes)
            if first == second { return first }
            guard case .number(let a, _) = first, case .number(let b, _) = second else { return .truth(.unknown) }
            let low = a.low.flatMap { x in b.low.map { min(x, $0) } }
            let high = a.high.flatMap { x in b.high.map { max(x, $0) } }
            return .number(Interval(low: low, high: high), isKnown: false)
        }
    }

    func isMissing(_ value: Value) -> Value {
        switch value {
        case .missing: .truth(.yes)
        case .number(_, let isKnown): .truth(Truth(!isKnown))
        case .impossible: .impossible
        default: .truth(.no)
        }
    }

    func call(_ kernel: FunctionKernel, _ arguments: [Node], _ record: Record) -> Value {
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        var isApplicable = true
        for argument in arguments {
            let value = value(argument, record)
            if value.isImpossible { return .impossible }
            if value.isNotApplicable { isApplicable = false }
            values.append(value)
        }
        return isApplicable ? kernel.apply(values, plan.pool) : .notApplicable
    }

    // MARK: Comparisons

    func comparison(_ op: ComparisonOperator, _ left: Node, _ right: Node, _ record: Record) -> Value {
        if let a = whole(left, record), let b = whole(right, record) { return .truth(Truth(ordered(op, a, b))) }
        // A printed figure against a computed one: equal when it is a correct rounding, whichever way a tie went.
        if op == .equal || op == .notEqual, case .rounded(let exact, let decimals) = right {
            let printed = min(decimals, writtenDecimals(left, record) ?? decimals)
            let half = Number.reduced(1, 2 * Number.powerOfTen(printed)) ?? .zero
            let answer = compare(
                .equal, value(left, record), value(exact, record), tolerance: Interval(half))
            return op == .equal ? answer : onTruth(answer) { $0.inverted }
        }
        return compare(op, value(left, record), value(right, record), tolerance: nil)
    }

    /// With how many decimals a figure was printed: `36%` need not be right at the decimal that it does not have.
    func writtenDecimals(_ node: Node, _ record: Record) -> Int? {
        switch node {
        case .decimal(let column): record.decimals(column).map { Int($0) }
        case .own(let part): writtenDecimals(part, own)
        case .local(let position): local(at: position).flatMap { writtenDecimals($0, own) }
        default: nil
        }
    }

    /// Compares two values; with a tolerance, numbers that differ by no more than it count as equal.
    func compare(_ op: ComparisonOperator, _ left: Value, _ right: Value, tolerance: Interval?) -> Value {
        if let spoiled = spoiled(left, right) { return spoiled }
        switch (left, right) {
        case (.number(let a, _), .number(let b, _)):
            guard let tolerance else { return .truth(truth(op, a, b)) }
            guard let difference = a.adding(b.negated) else { return .impossible }
            return .truth(within(op, difference, tolerance))
        case (.period(let a), .period(let b)): return .truth(Truth(ordered(op, a.rawValue, b.rawValue)))
        case (.date(let a), .date(let b)): return .truth(Truth(ordered(op, a, b)))
        case (.text(let a), .text(let b)):
            switch op {
            case .equal: return .truth(Truth(a == b))
            case .notEqual: return .truth(Truth(a != b))
            default: return .truth(Truth(ordered(op, plan.pool.text(a), plan.pool.text(b))))
            }
        case (.truth(let a), .truth(let b)):
            guard a != .unknown, b != .unknown else { return .truth(.unknown) }
            return .truth(Truth(op == .notEqual ? a != b : a == b))
        default: return .truth(.unknown)
        }
    }

    private func truth(_ op: ComparisonOperator, _ a: Interval, _ b: Interval) -> Truth {
        switch op {
        case .equal: a.isEqual(to: b)
        case .notEqual: a.isEqual(to: b).inverted
        case .less: a.isLess(than: b)
        case .lessOrEqual: a.isAtMost(b)
        case .greater: b.isLess(than: a)
        case .greaterOrEqual: b.isAtMost(a)
        }
    }

    /// The comparison when `difference` (left minus right) may be off by the tolerance.
    private func within(_ op: ComparisonOperator, _ difference: Interval, _ tolerance: Interval) -> Truth {
        switch op {
        case .equal: difference.magnitude.isAtMost(tolerance)
        case .notEqual: difference.magnitude.isAtMost(tolerance).inverted
        case .less, .lessOrEqual: difference.isAtMost(tolerance)
        case .greater, .greaterOrEqual: difference.negated.isAtMost(tolerance)
        }
    }

    private func ordered<T: Comparable>(_ op: ComparisonOperator, _ a: T, _ b: T) -> Bool {
        switch op {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }

    /// `x in (a, b)` is `x = a or x = b`.
    func member(_ value: Value, _ choices: [Node], _ record: Record) -> Value {
        var answer = Value.truth(.no)
        for choice in choices where answer != .truth(.yes) {
            answer = both(answer, deciding: .yes) {
                compare(.equal, value, self.value(choice, record), tolerance: nil)
            }
        }
        return answer
    }

    /// `x in low..high` is `x >= low and x <= high`.
    func within(_ value: Value, _ low: Node, _ high: Node, _ record: Record) -> Value {
        both(beyond(.greaterOrEqual, value, low, record), deciding: .no) {
            beyond(.lessOrEqual, value, high, record)
        }
    }

    /// Whether a value is on the right side of an end. `empty` is no end, and neither is a period or date that is not
    /// there; a number that is not there is somewhere, and leaves the question open.
    private func beyond(_ op: ComparisonOperator, _ value: Value, _ end: Node, _ record: Record) -> Value {
        if case .constant(.missing) = end { return .truth(.yes) }
        let end = self.value(end, record)
        guard end == .missing else { return compare(op, value, end, tolerance: nil) }
        switch value {
        case .period, .date: return .truth(.yes)
        default: return unresolved(value)
        }
    }
}
