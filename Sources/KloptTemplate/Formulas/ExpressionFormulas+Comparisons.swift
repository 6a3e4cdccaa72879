import KloptLanguage
import KloptModel

/// Comparisons of bounds: yes or no where all values agree.
extension ExpressionFormulas {
    func comparison(
        _ op: ComparisonOperator, _ left: Expression, _ right: Expression
    ) throws(Inexpressible) -> FormulaTruth {
        // A printed figure against a computed one: equal when it is a correct rounding, whichever way a tie went.
        if op == .equal || op == .notEqual, case .rounded(let exact, let decimals) = right {
            let half = Number.reduced(1, 2 * Number.powerOfTen(decimals)) ?? .zero
            return try within(
                op, try number(left), try number(exact), Tolerance(absolute: half, relative: nil))
        }
        return try compare(op, try value(left), try value(right))
    }

    func compare(
        _ op: ComparisonOperator, _ left: FormulaValue, _ right: FormulaValue
    ) throws(Inexpressible) -> FormulaTruth {
        switch (left, right) {
        case (.number(let a), .number(let b)):
            let scale = try commonScale(a, b)
            let isApproximate = a.isApproximate || b.isApproximate
            func end(_ number: FormulaNumber, _ bound: String) -> String {
                let scaled = number.bound(bound, at: scale)
                return short(isApproximate ? "ROUND(\(scaled),9)" : scaled)
            }
            let code = Self.code(
                op, end(a, a.low), end(a, a.high), end(b, b.low), end(b, b.high))
            return truth(code, special([a.special, b.special]))
        case (.text(let a), .text(let b)):
            guard op == .equal || op == .notEqual else { throw .function }
            let (yes, no) = op == .equal ? (1, 0) : (0, 1)
            return scalars(a, b, "IF(EXACT(\(a.value),\(b.value)),\(yes),\(no))")
        case (.period(let a), .period(let b)):
            let sign = op == .notEqual ? "<>" : op.rawValue
            return scalars(a, b, "IF(\(a.value)\(sign)\(b.value),1,0)")
        case (.truth(let a), .truth(let b)):
            guard !a.maybeSpecial, !b.maybeSpecial else { throw .function }
            let (x, y) = (short(a.code), short(b.code))
            let (yes, no) = op == .notEqual ? (0, 1) : (1, 0)
            return FormulaTruth(
                code: "IF(OR(\(x)=0.5,\(y)=0.5),0.5,IF(\(x)=\(y),\(yes),\(no)))", maybeSpecial: false)
        default: throw .function
        }
    }

    /// A comparison of bounds as 1, 0 or 0.5.
    static func code(
        _ op: ComparisonOperator, _ aLow: String, _ aHigh: String, _ bLow: String, _ bHigh: String
    ) -> String {
        let isExact = aLow == aHigh && bLow == bHigh
        switch op {
        case .equal, .notEqual:
            let (yes, no) = op == .equal ? ("1", "0") : ("0", "1")
            if isExact { return "IF(\(aLow)=\(bLow),\(yes),\(no))" }
            return "IF(AND(\(aLow)=\(aHigh),\(bLow)=\(bHigh)),IF(\(aLow)=\(bLow),\(yes),\(no)),"
                + "IF(OR(\(aHigh)<\(bLow),\(bHigh)<\(aLow)),\(no),0.5))"
        case .less: return ordered(aLow, aHigh, "<", bLow, bHigh, ">=", isExact)
        case .lessOrEqual: return ordered(aLow, aHigh, "<=", bLow, bHigh, ">", isExact)
        case .greater: return ordered(bLow, bHigh, "<", aLow, aHigh, ">=", isExact)
        case .greaterOrEqual: return ordered(bLow, bHigh, "<=", aLow, aHigh, ">", isExact)
        }
    }

    static func ordered(
        _ aLow: String, _ aHigh: String, _ sure: String, _ bLow: String, _ bHigh: String, _ never: String,
        _ isExact: Bool
    ) -> String {
        isExact
            ? "IF(\(aLow)\(sure)\(bLow),1,0)"
            : "IF(\(aHigh)\(sure)\(bLow),1,IF(\(aLow)\(never)\(bHigh),0,0.5))"
    }

    /// A comparison in which a difference is allowed.
    func within(
        _ op: ComparisonOperator, _ a: FormulaNumber, _ b: FormulaNumber, _ tolerance: Tolerance
    ) throws(Inexpressible) -> FormulaTruth {
        let difference = try sum(a, negated(b))
        let (allowedLow, allowedHigh, scale) = try allowed(tolerance, of: b)
        var bound = FormulaNumber(low: allowedLow, high: allowedHigh)
        bound.scale = scale
        bound.isApproximate = a.isApproximate || b.isApproximate
        bound.special = special([a.special, b.special])
        switch op {
        case .equal: return try compare(.lessOrEqual, .number(magnitude(difference)), .number(bound))
        case .notEqual: return try compare(.greater, .number(magnitude(difference)), .number(bound))
        case .less, .lessOrEqual: return try compare(.lessOrEqual, .number(difference), .number(bound))
        case .greater, .greaterOrEqual: return try compare(.lessOrEqual, .number(negated(difference)), .number(bound))
        }
    }

    /// The allowed difference from an expected value: the larger of the absolute and the relative part.
    func allowed(
        _ tolerance: Tolerance, of expected: FormulaNumber
    ) throws(Inexpressible) -> (low: String, high: String, scale: Int128) {
        let absolute = FormulaNumber(tolerance.absolute ?? .zero)
        guard let share = tolerance.relative else { return (absolute.low, absolute.high, absolute.scale) }
        let relative = try product(magnitude(expected), FormulaNumber(share))
        let scale = try commonScale(relative, absolute)
        let least = absolute.bound(absolute.low, at: scale)
        return (
            short("MAX(\(relative.bound(relative.low, at: scale)),\(least))"),
            short("MAX(\(relative.bound(relative.high, at: scale)),\(least))"), scale
        )
    }

    func magnitude(_ number: FormulaNumber) -> FormulaNumber {
        if let constant = number.constant { return FormulaNumber(constant.magnitude) }
        let (low, high) = (short(number.low), short(number.high))
        var result = number
        if low == high {
            (result.low, result.high) = ("ABS(\(low))", "ABS(\(low))")
        } else {
            result.low = short("IF(\(low)>=0,\(low),IF(\(high)<=0,-\(high),0))")
            result.high = short("MAX(ABS(\(low)),ABS(\(high)))")
        }
        return result
    }
}
