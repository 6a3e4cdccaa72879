import KloptLanguage
import KloptModel

/// Truths of three kinds, and what spoils them.
extension ExpressionFormulas {
    func truth(_ code: String, _ special: String?) -> FormulaTruth {
        guard let special else { return FormulaTruth(code: code, maybeSpecial: false) }
        let spoiled = short(special)
        return FormulaTruth(code: "IF(\(spoiled)>0,\(spoiled),\(code))", maybeSpecial: true)
    }

    func scalars(_ a: FormulaScalar, _ b: FormulaScalar, _ code: String) -> FormulaTruth {
        let missing = [a.missing, b.missing].compactMap { $0 }
        let whole = missing.isEmpty ? code : "IF(\(Formula.joined(missing, "OR")),0.5,\(code))"
        return truth(whole, special([a.special, b.special]))
    }

    /// `a and b and c`, or the same with `or`, as one formula.
    func chain(_ expression: Expression) throws(Inexpressible) -> FormulaTruth {
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

    static func flat(_ expression: Expression, isAnd: Bool) -> [Expression] {
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
        let least = helpers.short(helpers.joined(codes, "MIN"))
        guard parts.contains(where: \.maybeSpecial) else { return FormulaTruth(code: least, maybeSpecial: false) }
        let most = helpers.short(helpers.joined(codes, "MAX"))
        return FormulaTruth(code: "IF(\(least)=0,0,IF(\(most)>1,\(most),\(least)))", maybeSpecial: true)
    }

    /// Yes decides, then what spoils, then what is not known.
    func any(_ parts: [FormulaTruth]) -> FormulaTruth {
        guard parts.count > 1 else { return parts.first ?? FormulaTruth(code: "0", maybeSpecial: false) }
        let codes = codes(parts)
        let most = helpers.short(helpers.joined(codes, "MAX"))
        guard parts.contains(where: \.maybeSpecial) else { return FormulaTruth(code: most, maybeSpecial: false) }
        let isSure = codes.map { "\($0)=1" }
        return FormulaTruth(code: "IF(\(helpers.joined(isSure, "OR")),1,\(most))", maybeSpecial: true)
    }

    /// Codes short enough to stand in one formula, in pieces where there are many.
    func codes(_ parts: [FormulaTruth]) -> [String] { parts.map { helpers.short($0.code) } }

    func isMissing(_ value: FormulaValue) -> FormulaTruth {
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
    func beyond(
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

    func ifThen(
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
}
