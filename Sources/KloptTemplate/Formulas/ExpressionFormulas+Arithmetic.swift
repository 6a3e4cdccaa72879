import KloptLanguage
import KloptModel

/// Numbers as pairs of bounds: every value that the operands could make.
extension ExpressionFormulas {
    func negated(_ number: FormulaNumber) -> FormulaNumber {
        if let constant = number.constant { return FormulaNumber(constant.negated) }
        var result = number
        (result.low, result.high) = ("-\(short(number.high))", "-\(short(number.low))")
        if number.low == number.high { result.low = result.high }
        return result
    }

    /// The larger of what spoils either side.
    func special(_ parts: [String?]) -> String? {
        let formulas = parts.compactMap { $0 }.map { short($0) }
        return formulas.isEmpty ? nil : Formula.joined(formulas, "MAX")
    }

    func known(_ parts: [String?]) -> String? {
        let formulas = parts.compactMap { $0 }
        return formulas.isEmpty ? nil : short(Formula.joined(formulas, "AND"))
    }

    func arithmetic(
        _ op: ArithmeticOperator, _ left: Expression, _ right: Expression
    ) throws(Inexpressible) -> FormulaValue {
        let first = try value(left)
        if case .period(let period) = first {
            guard op == .add || op == .subtract, let shift = try number(right).constant?.int64, !sheet.mayBeYear(left)
            else { throw .function }
            let count = op == .add ? shift : -shift
            let ordinal = "(INT(\(period.value)/8)*4+MOD(\(period.value),8)-1+\(count))"
            return .period(
                FormulaScalar(
                    value: short("INT(\(ordinal)/4)*8+MOD(\(ordinal),4)+1"), missing: period.missing,
                    special: period.special))
        }
        guard case .number(let a) = first else { throw .function }
        let b = try number(right)
        if let x = a.constant, let y = b.constant, let folded = Self.folded(op, x, y) {
            return .number(FormulaNumber(folded))
        }
        switch op {
        case .add: return .number(try sum(a, b))
        case .subtract: return .number(try sum(a, negated(b)))
        case .multiply: return .number(try product(a, b))
        case .divide: return .number(try quotient(a, b))
        }
    }

    static func folded(_ op: ArithmeticOperator, _ x: Number, _ y: Number) -> Number? {
        switch op {
        case .add: x.adding(y)
        case .subtract: x.subtracting(y)
        case .multiply: x.multiplied(by: y)
        case .divide: x.divided(by: y)
        }
    }

    func sum(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> FormulaNumber {
        let scale = try commonScale(a, b)
        var result = FormulaNumber(
            low: "\(a.bound(a.low, at: scale))+\(b.bound(b.low, at: scale))",
            high: "\(a.bound(a.high, at: scale))+\(b.bound(b.high, at: scale))")
        result.low = "(\(result.low))"
        result.high = "(\(result.high))"
        if result.low.utf8.count > 160 { (result.low, result.high) = (short(result.low), short(result.high)) }
        result.scale = scale
        result.isApproximate = a.isApproximate || b.isApproximate
        result.known = known([a.known, b.known])
        result.special = special([a.special, b.special])
        return result
    }

    func product(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> FormulaNumber {
        let (scale, overflow) = a.scale.multipliedReportingOverflow(by: b.scale)
        guard !overflow, scale <= FormulaLimits.largestScale else { throw .tooLarge }
        let (aLow, aHigh, bLow, bHigh) = (short(a.low), short(a.high), short(b.low), short(b.high))
        let ends = [
            "\(aLow)*\(bLow)", "\(aLow)*\(bHigh)", "\(aHigh)*\(bLow)", "\(aHigh)*\(bHigh)",
        ]
        var distinct: [String] = []
        for end in ends where !distinct.contains(end) { distinct.append(end) }
        var result = FormulaNumber(
            low: helpers.short(Formula.joined(distinct, "MIN")), high: helpers.short(Formula.joined(distinct, "MAX")))
        result.scale = scale
        result.isApproximate = a.isApproximate || b.isApproximate
        result.known = known([a.known, b.known])
        result.special = special([a.special, b.special])
        return result
    }

    func quotient(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> FormulaNumber {
        if let constant = b.constant {
            guard let inverse = Number.one.divided(by: constant) else { throw .function }
            return try product(a, FormulaNumber(inverse))
        }
        // 1/x is decreasing on either side of zero; where zero may be in it, the quotient is anything.
        let (bLow, bHigh, aLow, aHigh) = (short(b.low), short(b.high), short(a.low), short(a.high))
        let isOff = short("OR(\(bLow)>0,\(bHigh)<0)")
        let low = short("IF(\(isOff),IF(ABS(\(bHigh))>\(Formula.openFrom),0,1/\(bHigh)),0)")
        let high = short("IF(\(isOff),IF(ABS(\(bLow))>\(Formula.openFrom),0,1/\(bLow)),0)")
        let ends = "\(aLow)*\(low),\(aLow)*\(high),\(aHigh)*\(low),\(aHigh)*\(high)"
        var result = FormulaNumber(
            low: short("IF(\(isOff),MIN(\(ends)),\(Formula.openBelow))*\(b.scale)"),
            high: short("IF(\(isOff),MAX(\(ends)),\(Formula.open))*\(b.scale)"))
        result.scale = a.scale
        result.isApproximate = true
        result.known = known([a.known, b.known, "NOT(AND(\(bLow)=0,\(bHigh)=0))"])
        result.special = special([a.special, b.special])
        return result
    }

    func rounded(_ number: FormulaNumber, _ decimals: Int) -> FormulaNumber {
        let factor = Number.powerOfTen(decimals)
        func round(_ bound: String) -> String {
            let bound = short(bound)
            return short(
                "IF(ABS(\(bound))>\(Formula.openFrom),\(bound),ROUND(\(bound)*\(factor)/\(number.scale),0))")
        }
        var result = number
        result.constant = nil
        (result.low, result.high) = (round(number.low), round(number.high))
        result.scale = factor
        result.isApproximate = false
        return result
    }

    func commonScale(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> Int128 {
        guard let sum = Number.reduced(1, a.scale), let other = Number.reduced(1, b.scale) else { throw .tooLarge }
        let divisor = Self.greatestCommonDivisor(sum.denominator, other.denominator)
        let (scale, overflow) = (a.scale / divisor).multipliedReportingOverflow(by: b.scale)
        guard !overflow, scale <= FormulaLimits.largestScale else { throw .tooLarge }
        return scale
    }

    static func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
        var (x, y) = (a, b)
        while y != 0 { (x, y) = (y, x % y) }
        return x
    }
}
