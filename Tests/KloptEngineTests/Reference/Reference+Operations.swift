import KloptLanguage
import KloptModel

/// What the operators make of values. A bound that is nil is without end.
extension Reference {
    private func spoiled(_ values: ReferenceValue...) -> ReferenceValue? {
        values.contains(.broken) ? .broken : values.contains(.notApplicable) ? .notApplicable : nil
    }

    // MARK: Arithmetic

    func arithmetic(_ op: ArithmeticOperator, _ left: ReferenceValue, _ right: ReferenceValue) -> ReferenceValue {
        if let spoiled = spoiled(left, right) { return spoiled }
        if case .period(let period) = left {
            guard let count = right.exact?.int64, count.magnitude < 4_000 else { return .missing }
            return period.advanced(by: Int(op == .add ? count : -count)).map { .period($0) } ?? .missing
        }
        if case .date(let date) = left {
            switch right {
            case .date(let other): return .exactly(Number(days(from: other, to: date)))
            case .missing where op == .subtract: return .number(low: nil, high: nil, isKnown: false)
            default:
                guard let count = right.exact?.int64, count.magnitude < 1_000_000 else { return .missing }
                return CalendarDate(days: date.days + (op == .add ? count : -count)).map { .date($0) } ?? .missing
            }
        }
        // A period that is not there, some quarters on, is not there either.
        if left == .missing, case .number(_, _, true) = right, op == .add || op == .subtract { return .missing }
        let (a, b, knownA) = bounds(left)
        let (c, d, knownB) = bounds(right)
        if op == .divide {
            guard spansZero(c, d) else { return quotient((a, b), (c, d), isKnown: knownA && knownB) }
            let isZero = c == .zero && d == .zero
            return .number(low: nil, high: nil, isKnown: knownA && knownB && !isZero)
        }
        var ends: (Number?, Number?)?
        switch op {
        case .add: ends = both(sum(a, c), sum(b, d))
        case .subtract: ends = both(sum(a, d?.negated), sum(b, c?.negated))
        default: ends = product((a, b), (c, d))
        }
        guard let ends else { return .broken }
        return .number(low: ends.0, high: ends.1, isKnown: knownA && knownB)
    }

    /// Day by day, along the calendar.
    private func days(from start: CalendarDate, to end: CalendarDate) -> Int {
        if end < start { return -days(from: end, to: start) }
        var (year, month, day, count) = (start.year, start.month, start.day, 0)
        while (year, month, day) != (end.year, end.month, end.day) {
            count += 1
            day += 1
            if CalendarDate(year: year, month: month, day: day) == nil { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        return count
    }

    private func bounds(_ value: ReferenceValue) -> (Number?, Number?, Bool) {
        if case .number(let low, let high, let isKnown) = value { (low, high, isKnown) } else { (nil, nil, false) }
    }

    private func spansZero(_ low: Number?, _ high: Number?) -> Bool {
        if let low, low > .zero { return false }
        if let high, high < .zero { return false }
        return true
    }

    /// The outer nil is a sum that does not fit.
    private func sum(_ a: Number?, _ b: Number?) -> Number?? {
        guard let a, let b else { return .some(nil) }
        guard let sum = a.adding(b) else { return .none }
        return .some(sum)
    }

    private func both(_ low: Number??, _ high: Number??) -> (Number?, Number?)? {
        guard let low, let high else { return nil }
        return (low, high)
    }

    /// An end of an interval, which may be infinite.
    private enum End {
        case below
        case at(Number)
        case above

        var sign: Int {
            switch self {
            case .below: -1
            case .above: 1
            case .at(let number): number.isZero ? 0 : number.isNegative ? -1 : 1
            }
        }
    }

    /// The products of the ends, of which the least and the greatest are the ends of the product.
    private func product(_ x: (Number?, Number?), _ y: (Number?, Number?)) -> (Number?, Number?)? {
        let left: [End] = [x.0.map { .at($0) } ?? .below, x.1.map { .at($0) } ?? .above]
        let right: [End] = [y.0.map { .at($0) } ?? .below, y.1.map { .at($0) } ?? .above]
        var (finite, isBelow, isAbove): ([Number], Bool, Bool) = ([], false, false)
        for a in left {
            for b in right {
                if case .at(let a) = a, case .at(let b) = b {
                    guard let product = a.multiplied(by: b) else { return nil }
                    finite.append(product)
                } else if a.sign * b.sign == 0 {
                    finite.append(.zero)
                } else if a.sign * b.sign > 0 {
                    isAbove = true
                } else {
                    isBelow = true
                }
            }
        }
        return (isBelow ? nil : finite.min(), isAbove ? nil : finite.max())
    }

    private func quotient(
        _ x: (Number?, Number?), _ y: (Number?, Number?), isKnown: Bool
    ) -> ReferenceValue {
        // 1/y lies between the inverses of its ends; an infinite end gives 0.
        var inverses: [Number] = []
        for end in [y.0, y.1] {
            guard let end else {
                inverses.append(.zero)
                continue
            }
            if end.isZero { return .number(low: nil, high: nil, isKnown: isKnown) }
            guard let inverse = Number.one.divided(by: end) else { return .broken }
            inverses.append(inverse)
        }
        guard let ends = product(x, (inverses.min(), inverses.max())) else { return .broken }
        return .number(low: ends.0, high: ends.1, isKnown: isKnown)
    }

    func rounded(_ value: ReferenceValue, _ decimals: Int) -> ReferenceValue {
        if let spoiled = spoiled(value) { return spoiled }
        let (low, high, isKnown) = bounds(value)
        var ends: [Number?] = []
        for end in [low, high] {
            guard let end else {
                ends.append(nil)
                continue
            }
            guard let rounded = end.rounded(toDecimals: decimals) else { return .broken }
            ends.append(rounded)
        }
        return .number(low: ends[0], high: ends[1], isKnown: isKnown)
    }

    func call(_ name: String, _ arguments: [ReferenceValue]) -> ReferenceValue {
        if arguments.contains(.broken) { return .broken }
        if arguments.contains(.notApplicable) { return .notApplicable }
        switch (name, arguments.count) {
        case ("abs", 1):
            guard case .number(let low, let high, let isKnown) = arguments[0] else { return .missing }
            let size = magnitude(low, high)
            return .number(low: size.0, high: size.1, isKnown: isKnown)
        case ("lowest", 2), ("highest", 2):
            guard case .number(let a, let b, let knownA) = arguments[0],
                case .number(let c, let d, let knownB) = arguments[1]
            else { return .missing }
            let isLow = name == "lowest"
            // Of two numbers the lower is at least the lower of the lows, and at most the lower of the highs.
            func low(_ x: Number?, _ y: Number?) -> Number? {
                guard let x, let y else { return isLow ? nil : x ?? y }
                return isLow ? min(x, y) : max(x, y)
            }
            func high(_ x: Number?, _ y: Number?) -> Number? {
                guard let x, let y else { return isLow ? x ?? y : nil }
                return isLow ? min(x, y) : max(x, y)
            }
            let (bottom, top) = (low(a, c), high(b, d))
            let isExact = bottom != nil && bottom == top
            return .number(low: bottom, high: top, isKnown: knownA && knownB || isExact)
        case ("year_of", 1), ("month_of", 1), ("day_of", 1):
            guard case .date(let date) = arguments[0] else { return .missing }
            return .exactly(Number(name == "year_of" ? date.year : name == "month_of" ? date.month : date.day))
        case ("quarter_of", 1):
            guard case .date(let date) = arguments[0] else { return .missing }
            return Period(year: date.year, quarter: (date.month + 2) / 3).map { .period($0) } ?? .missing
        case ("contains", 2):
            guard case .text(let text) = arguments[0], case .text(let part) = arguments[1] else { return .missing }
            return .truth(text.contains(part))
        case ("length", 1):
            guard case .text(let text) = arguments[0] else { return .missing }
            return .exactly(Number(text.count))
        default: return .broken
        }
    }

    private func magnitude(_ low: Number?, _ high: Number?) -> (Number?, Number?) {
        if let low, low >= .zero { return (low, high) }
        if let high, high <= .zero { return (high.negated, low?.negated) }
        guard let low, let high else { return (.zero, nil) }
        return (.zero, max(low.negated, high))
    }

    // MARK: Logic

    func inverted(_ value: ReferenceValue) -> ReferenceValue {
        switch value {
        case .truth(let truth): .truth(truth.map { !$0 })
        case .notApplicable, .broken: value
        default: .truth(nil)
        }
    }

    /// False when either is, whatever the other; else spoiled by what spoils; else as Kleene has it.
    func conjunction(_ left: ReferenceValue, _ right: ReferenceValue) -> ReferenceValue {
        if left == .truth(false) || right == .truth(false) { return .truth(false) }
        if let spoiled = spoiled(left, right) { return spoiled }
        return left == .truth(true) && right == .truth(true) ? .truth(true) : .truth(nil)
    }

    func choice(_ condition: ReferenceValue, _ then: ReferenceValue, _ otherwise: ReferenceValue) -> ReferenceValue {
        switch condition {
        case .truth(true?): return then
        case .truth(false?): return otherwise
        case .notApplicable, .broken: return condition
        default:
            if then == otherwise { return then }
            guard case .number(let a, let b, _) = then, case .number(let c, let d, _) = otherwise else {
                return .truth(nil)
            }
            let low = a.flatMap { a in c.map { min(a, $0) } }
            let high = b.flatMap { b in d.map { max(b, $0) } }
            return .number(low: low, high: high, isKnown: false)
        }
    }

    // MARK: Comparisons

    func comparison(_ op: ComparisonOperator, _ left: Expression, _ right: Expression, _ hand: Hand) -> ReferenceValue {
        if case .rounded(let exact, let decimals) = right, op == .equal || op == .notEqual {
            // A correct rounding of x lies within half a unit of it.
            var half = Number.reduced(1, 2) ?? .zero
            for _ in 0..<decimals { half = half.divided(by: Number(10)) ?? .zero }
            let answer = near(.equal, value(left, hand), value(exact, hand), (half, half))
            return op == .equal ? answer : inverted(answer)
        }
        return compared(op, value(left, hand), value(right, hand))
    }

    /// One end of a range: `empty` and a missing period are open ends, a missing number is not.
    func beyond(_ op: ComparisonOperator, _ middle: ReferenceValue, _ end: Expression, _ hand: Hand) -> ReferenceValue {
        if case .empty = end { return .truth(true) }
        let end = value(end, hand)
        switch middle {
        case .period where end == .missing, .date where end == .missing: return .truth(true)
        default: break
        }
        return compared(op, middle, end)
    }

    func compared(_ op: ComparisonOperator, _ left: ReferenceValue, _ right: ReferenceValue) -> ReferenceValue {
        if let spoiled = spoiled(left, right) { return spoiled }
        switch (left, right) {
        case (.number(let a, let b, _), .number(let c, let d, _)):
            // Which of less, equal, greater can be?
            let canBeLess = a == nil || d == nil || a.flatMap { a in d.map { a < $0 } } ?? true
            let canBeGreater = b == nil || c == nil || b.flatMap { b in c.map { $0 < b } } ?? true
            let isApart = b.flatMap { b in c.map { b < $0 } } ?? false || d.flatMap { d in a.map { d < $0 } } ?? false
            return possible(op, less: canBeLess, equal: !isApart, greater: canBeGreater)
        case (.period(let a), .period(let b)): return possible(op, less: a < b, equal: a == b, greater: b < a)
        case (.date(let a), .date(let b)): return possible(op, less: a < b, equal: a == b, greater: b < a)
        case (.text(let a), .text(let b)): return possible(op, less: a < b, equal: a == b, greater: b < a)
        case (.truth(let a?), .truth(let b?)): return .truth(op == .notEqual ? a != b : a == b)
        default: return .truth(nil)
        }
    }

    private func possible(_ op: ComparisonOperator, less: Bool, equal: Bool, greater: Bool) -> ReferenceValue {
        let holds: (less: Bool, equal: Bool, greater: Bool) =
            switch op {
            case .equal: (false, true, false)
            case .notEqual: (true, false, true)
            case .less: (true, false, false)
            case .lessOrEqual: (true, true, false)
            case .greater: (false, false, true)
            case .greaterOrEqual: (false, true, true)
            }
        let canHold = less && holds.less || equal && holds.equal || greater && holds.greater
        let canFail = less && !holds.less || equal && !holds.equal || greater && !holds.greater
        return .truth(canHold && canFail ? nil : canHold)
    }

    /// The comparison in which a difference of no more than the allowance does not count.
    func near(
        _ op: ComparisonOperator, _ left: ReferenceValue, _ right: ReferenceValue, _ allowed: (Number?, Number?)
    ) -> ReferenceValue {
        let difference = arithmetic(.subtract, left, right)
        guard case .number(let low, let high, _) = difference else { return spoiled(left, right) ?? difference }
        let allowance = ReferenceValue.number(low: allowed.0, high: allowed.1, isKnown: true)
        switch op {
        case .equal, .notEqual:
            let size = magnitude(low, high)
            let answer = compared(.lessOrEqual, .number(low: size.0, high: size.1, isKnown: true), allowance)
            return op == .equal ? answer : inverted(answer)
        case .less, .lessOrEqual: return compared(.lessOrEqual, difference, allowance)
        case .greater, .greaterOrEqual:
            return compared(.lessOrEqual, arithmetic(.subtract, .exactly(.zero), difference), allowance)
        }
    }

    /// The larger of a fixed difference and a share of what is expected; nil when it does not fit.
    func allowance(_ tolerance: Tolerance, _ expected: ReferenceValue) -> (Number?, Number?)? {
        let fixed = tolerance.absolute ?? .zero
        guard let share = tolerance.relative else { return (fixed, fixed) }
        let (low, high, _) = bounds(expected)
        let size = magnitude(low, high)
        var ends: [Number?] = []
        for end in [size.0, size.1] {
            guard let end else {
                ends.append(nil)
                continue
            }
            guard let part = end.multiplied(by: share) else { return nil }
            ends.append(max(part, fixed))
        }
        return (ends[0], ends[1])
    }
}
