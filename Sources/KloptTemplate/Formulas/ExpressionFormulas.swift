import KloptEngine
import KloptLanguage
import KloptModel

/// Turns the expressions of one rule on one dataset into formulas, in which every number is a pair of bounds and every
/// truth one of three: as the engine's evaluator decides, so the workbook does.
struct ExpressionFormulas {
    let sheet: RecordFormulas
    let scope: Scope

    var schema: DatasetSchema { sheet.schema }
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

    func short(_ formula: String) -> String { helpers.short(formula) }

    // MARK: Functions

    func call(_ name: String, _ arguments: [Expression]) throws(Inexpressible) -> FormulaValue {
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
    func extreme(_ values: [FormulaValue], _ function: String) throws(Inexpressible) -> FormulaNumber {
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
