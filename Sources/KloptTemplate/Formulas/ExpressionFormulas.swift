import KloptEngine
import KloptLanguage
import KloptModel

/// Turns the expressions of one rule on one dataset into formulas, in which every number is a pair of bounds and every
/// truth one of three: as the engine's evaluator decides, so the workbook does.
struct ExpressionFormulas {
    let sheet: RecordFormulas
    let scope: Scope

    private var schema: DatasetSchema { sheet.schema }
    var helpers: HelperColumns { sheet.helpers }

    func value(_ expression: Expression) throws(Inexpressible) -> FormulaValue {
        switch expression {
        case .number(let number): return .number(FormulaNumber(number))
        case .text(let text): return .text(FormulaScalar(value: Formula.literal(text)))
        case .period(let period): return .period(FormulaScalar(value: "\(period.rawValue)"))
        case .checkedPeriod: return .period(FormulaScalar(value: "\(sheet.period.rawValue)"))
        case .truth(let truth): return .truth(FormulaTruth(code: truth ? "1" : "0", maybeSpecial: false))
        case .empty: return .nothing
        case .date: throw .function
        case .column(let column), .own(let column): return try sheet.value(of: column, missing: scope.missing)
        case .local(let position):
            guard scope.locals.indices.contains(position) else { throw .function }
            return try value(scope.locals[position].value)
        case .negation(let part): return .number(negated(try number(part)))
        case .not(let part):
            let inner = try truth(part)
            guard inner.maybeSpecial else {
                return .truth(FormulaTruth(code: "(1-\(short(inner.code)))", maybeSpecial: false))
            }
            let code = helpers.short(inner.code)
            return .truth(FormulaTruth(code: "IF(\(code)>1,\(code),1-\(code))", maybeSpecial: true))
        case .arithmetic(let op, let left, let right): return try arithmetic(op, left, right)
        case .comparison(let op, let left, let right): return .truth(try comparison(op, left, right))
        case .and, .or: return .truth(try chain(expression))
        case .ifThen(let condition, let then, let otherwise): return try ifThen(condition, then, otherwise)
        case .member(let part, let choices):
            let left = try value(part)
            var answers: [FormulaTruth] = []
            for choice in choices { answers.append(try compare(.equal, left, try value(choice))) }
            return .truth(any(answers))
        case .within(let part, let low, let high):
            let middle = try value(part)
            return .truth(all([try beyond(.greaterOrEqual, middle, low), try beyond(.lessOrEqual, middle, high)]))
        case .isMissing(let part): return .truth(isMissing(try value(part)))
        case .call(let name, let arguments): return try call(name, arguments)
        case .rounded(let part, let decimals): return .number(rounded(try number(part), decimals))
        case .previous(let part, _):
            guard let type = FormulaType.of(part, schema: schema, locals: scope.locals),
                let value = sheet.earlier?.value(
                    of: Past.Question(expression: expression, missing: scope.missing), type: type)
            else { throw .otherRecords }
            return value
        case .matches: throw .function
        case .lookup, .figure, .exists, .aggregate: throw .otherRecords
        }
    }

    func number(_ expression: Expression) throws(Inexpressible) -> FormulaNumber {
        guard case .number(let number) = try value(expression) else { throw .function }
        return number
    }

    func truth(_ expression: Expression) throws(Inexpressible) -> FormulaTruth {
        guard case .truth(let truth) = try value(expression) else { throw .function }
        return truth
    }

    private func short(_ formula: String) -> String { helpers.short(formula) }

    // MARK: Arithmetic

    private func negated(_ number: FormulaNumber) -> FormulaNumber {
        if let constant = number.constant { return FormulaNumber(constant.negated) }
        var result = number
        (result.low, result.high) = ("-\(short(number.high))", "-\(short(number.low))")
        if number.low == number.high { result.low = result.high }
        return result
    }

    /// The larger of what spoils either side.
    private func special(_ parts: [String?]) -> String? {
        let formulas = parts.compactMap { $0 }.map { short($0) }
        return formulas.isEmpty ? nil : Formula.joined(formulas, "MAX")
    }

    private func known(_ parts: [String?]) -> String? {
        let formulas = parts.compactMap { $0 }
        return formulas.isEmpty ? nil : short(Formula.joined(formulas, "AND"))
    }

    private func arithmetic(
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

    private static func folded(_ op: ArithmeticOperator, _ x: Number, _ y: Number) -> Number? {
        switch op {
        case .add: x.adding(y)
        case .subtract: x.subtracting(y)
        case .multiply: x.multiplied(by: y)
        case .divide: x.divided(by: y)
        }
    }

    private func sum(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> FormulaNumber {
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

    private func product(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> FormulaNumber {
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

    private func quotient(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> FormulaNumber {
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

    private func rounded(_ number: FormulaNumber, _ decimals: Int) -> FormulaNumber {
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

    private func commonScale(_ a: FormulaNumber, _ b: FormulaNumber) throws(Inexpressible) -> Int128 {
        guard let sum = Number.reduced(1, a.scale), let other = Number.reduced(1, b.scale) else { throw .tooLarge }
        let divisor = Self.greatestCommonDivisor(sum.denominator, other.denominator)
        let (scale, overflow) = (a.scale / divisor).multipliedReportingOverflow(by: b.scale)
        guard !overflow, scale <= FormulaLimits.largestScale else { throw .tooLarge }
        return scale
    }

    private static func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
        var (x, y) = (a, b)
        while y != 0 { (x, y) = (y, x % y) }
        return x
    }

    // MARK: Comparisons

    private func comparison(
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
    private static func code(
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

    private static func ordered(
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
    private func allowed(
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

    private func magnitude(_ number: FormulaNumber) -> FormulaNumber {
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

    // MARK: Truths

    private func truth(_ code: String, _ special: String?) -> FormulaTruth {
        guard let special else { return FormulaTruth(code: code, maybeSpecial: false) }
        let spoiled = short(special)
        return FormulaTruth(code: "IF(\(spoiled)>0,\(spoiled),\(code))", maybeSpecial: true)
    }

    private func scalars(_ a: FormulaScalar, _ b: FormulaScalar, _ code: String) -> FormulaTruth {
        let missing = [a.missing, b.missing].compactMap { $0 }
        let whole = missing.isEmpty ? code : "IF(\(Formula.joined(missing, "OR")),0.5,\(code))"
        return truth(whole, special([a.special, b.special]))
    }

    /// `a and b and c`, or the same with `or`, as one formula.
    private func chain(_ expression: Expression) throws(Inexpressible) -> FormulaTruth {
        var parts: [FormulaTruth] = []
        switch expression {
        case .and:
            for part in Self.flat(expression, isAnd: true) { parts.append(try truth(part)) }
            return all(parts)
        default:
            for part in Self.flat(expression, isAnd: false) { parts.append(try truth(part)) }
            return any(parts)
        }
    }

    private static func flat(_ expression: Expression, isAnd: Bool) -> [Expression] {
        switch (expression, isAnd) {
        case (.and(let left, let right), true), (.or(let left, let right), false):
            flat(left, isAnd: isAnd) + flat(right, isAnd: isAnd)
        default: [expression]
        }
    }

    /// No decides, then what spoils, then what is not known.
    func all(_ parts: [FormulaTruth]) -> FormulaTruth {
        guard parts.count > 1 else { return parts.first ?? FormulaTruth(code: "1", maybeSpecial: false) }
        let codes = codes(parts)
        let least = helpers.short(Formula.joined(codes, "MIN"))
        guard parts.contains(where: \.maybeSpecial) else { return FormulaTruth(code: least, maybeSpecial: false) }
        let most = helpers.short(Formula.joined(codes, "MAX"))
        return FormulaTruth(code: "IF(\(least)=0,0,IF(\(most)>1,\(most),\(least)))", maybeSpecial: true)
    }

    /// Yes decides, then what spoils, then what is not known.
    func any(_ parts: [FormulaTruth]) -> FormulaTruth {
        guard parts.count > 1 else { return parts.first ?? FormulaTruth(code: "0", maybeSpecial: false) }
        let codes = codes(parts)
        let most = helpers.short(Formula.joined(codes, "MAX"))
        guard parts.contains(where: \.maybeSpecial) else { return FormulaTruth(code: most, maybeSpecial: false) }
        let isSure = codes.map { "\($0)=1" }
        return FormulaTruth(code: "IF(\(Formula.joined(isSure, "OR")),1,\(most))", maybeSpecial: true)
    }

    /// Codes short enough to stand in one formula, in pieces where there are many.
    private func codes(_ parts: [FormulaTruth]) -> [String] { parts.map { helpers.short($0.code) } }

    private func isMissing(_ value: FormulaValue) -> FormulaTruth {
        func answer(_ missing: String?, _ special: String?) -> FormulaTruth {
            guard let missing else { return FormulaTruth(code: "0", maybeSpecial: false) }
            let code = "IF(\(missing),1,0)"
            guard let special else { return FormulaTruth(code: code, maybeSpecial: false) }
            // Not applicable is not missing; what cannot be computed stays so.
            let spoiled = short(special)
            return FormulaTruth(
                code: "IF(\(spoiled)=3,3,IF(\(spoiled)=2,0,\(code)))", maybeSpecial: true)
        }
        switch value {
        case .number(let number): return answer(number.known.map { "NOT(\($0))" }, number.special)
        case .text(let scalar), .period(let scalar): return answer(scalar.missing, scalar.special)
        case .truth: return FormulaTruth(code: "0", maybeSpecial: false)
        case .nothing: return FormulaTruth(code: "1", maybeSpecial: false)
        }
    }

    /// Whether a value is on the right side of an end; `empty` is no end, nor is a period that is missing.
    private func beyond(
        _ op: ComparisonOperator, _ value: FormulaValue, _ end: Expression
    ) throws(Inexpressible) -> FormulaTruth {
        if case .empty = end { return FormulaTruth(code: "1", maybeSpecial: false) }
        let end = try self.value(end)
        guard case .period(let a) = value, case .period(let b) = end, let missing = b.missing else {
            return try compare(op, value, end)
        }
        guard a.missing == nil, a.special == nil, b.special == nil else { throw .function }
        let compared = try compare(op, value, .period(FormulaScalar(value: b.value)))
        return FormulaTruth(code: "IF(\(missing),1,\(compared.code))", maybeSpecial: false)
    }

    private func ifThen(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression?
    ) throws(Inexpressible) -> FormulaValue {
        let test = try truth(condition)
        let code = short(test.code)
        func choose(_ yes: String, _ no: String, _ unknown: String) -> String {
            let chosen = "IF(\(code)=1,\(yes),IF(\(code)=0,\(no),\(unknown)))"
            return test.maybeSpecial ? "IF(\(code)>1,\(code),\(chosen))" : chosen
        }
        switch try value(then) {
        case .truth(let yes):
            let no =
                try otherwise.map { part throws(Inexpressible) in try truth(part) }
                ?? FormulaTruth(code: "1", maybeSpecial: false)
            let (a, b) = (short(yes.code), short(no.code))
            return .truth(
                FormulaTruth(
                    code: choose(a, b, "IF(\(a)=\(b),\(a),0.5)"),
                    maybeSpecial: test.maybeSpecial || yes.maybeSpecial || no.maybeSpecial))
        case .number(let yes):
            guard let otherwise else { throw .function }
            let no = try number(otherwise)
            guard !test.maybeSpecial, yes.special == nil, no.special == nil else { throw .function }
            let scale = try commonScale(yes, no)
            let (a, b) = (yes.bound(yes.low, at: scale), no.bound(no.low, at: scale))
            let (c, d) = (yes.bound(yes.high, at: scale), no.bound(no.high, at: scale))
            var result = FormulaNumber(
                low: short(choose(a, b, "MIN(\(a),\(b))")), high: short(choose(c, d, "MAX(\(c),\(d))")))
            result.scale = scale
            result.isApproximate = yes.isApproximate || no.isApproximate
            let (knownYes, knownNo) = (yes.known ?? "TRUE", no.known ?? "TRUE")
            let isSame = "AND(\(knownYes),\(knownNo),\(short(result.low))=\(short(result.high)))"
            result.known = short(choose(knownYes, knownNo, isSame))
            return .number(result)
        default: throw .function
        }
    }

    // MARK: Functions

    private func call(_ name: String, _ arguments: [Expression]) throws(Inexpressible) -> FormulaValue {
        var values: [FormulaValue] = []
        for argument in arguments { values.append(try value(argument)) }
        switch (name, values.first) {
        case ("abs", .number(let number)): return .number(magnitude(number))
        case ("lowest", .number): return .number(try extreme(values, "MIN"))
        case ("highest", .number): return .number(try extreme(values, "MAX"))
        case ("length", .text(let text)) where text.missing == nil && text.special == nil:
            return .number(FormulaNumber(low: "LEN(\(text.value))", high: "LEN(\(text.value))"))
        case ("year", .period(let period)) where period.missing == nil && period.special == nil:
            let year = short("INT(\(period.value)/8)")
            return .number(FormulaNumber(low: year, high: year))
        case ("quarter", .period(let period)) where period.missing == nil && period.special == nil:
            let quarter = short("MOD(\(period.value),8)")
            return .number(FormulaNumber(low: quarter, high: quarter))
        case ("contains", .text(let text)), ("starts_with", .text(let text)), ("ends_with", .text(let text)):
            guard values.count == 2, case .text(let part) = values[1] else { throw .function }
            let test: String =
                switch name {
                case "contains": "ISNUMBER(FIND(\(part.value),\(text.value)))"
                case "starts_with": "EXACT(LEFT(\(text.value),LEN(\(part.value))),\(part.value))"
                default: "EXACT(RIGHT(\(text.value),LEN(\(part.value))),\(part.value))"
                }
            return .truth(scalars(text, part, "IF(\(test),1,0)"))
        default: throw .function
        }
    }

    /// The bound of the extreme is the extreme of the bounds.
    private func extreme(_ values: [FormulaValue], _ function: String) throws(Inexpressible) -> FormulaNumber {
        var numbers: [FormulaNumber] = []
        for value in values {
            guard case .number(let number) = value else { throw .function }
            numbers.append(number)
        }
        var scale: Int128 = 1
        for number in numbers {
            var one = FormulaNumber(.one)
            one.scale = scale
            scale = try commonScale(one, number)
        }
        var result = FormulaNumber(
            low: short(Formula.joined(numbers.map { $0.bound($0.low, at: scale) }, function)),
            high: short(Formula.joined(numbers.map { $0.bound($0.high, at: scale) }, function)))
        result.scale = scale
        result.isApproximate = numbers.contains(where: \.isApproximate)
        let isExact = "\(result.low)=\(result.high)"
        result.known = known(numbers.map(\.known)).map { short("OR(\($0),\(isExact))") }
        result.special = special(numbers.map(\.special))
        return result
    }
}

/// What a spreadsheet can hold.
enum FormulaLimits {
    /// Characters of a formula (Excel 2010).
    static let longest = 8_192
    /// Bounds times a scale stay whole in a double for counts in the millions.
    static let largestScale: Int128 = 1_000_000_000
    /// Arguments of a function.
    static let mostArguments = 255
}
