import KloptModel

/// Operators: what they take, and what they give.
extension ExpressionChecker {
    func operation(_ text: SyntaxExpression, codes: CodeSource?) -> TypedExpression {
        switch text.kind {
        case .negation(let operand):
            let value = check(operand, as: .number)
            if case .number(let number) = value { return TypedExpression(.number(number.negated), .number) }
            return TypedExpression(.negation(value), .number)
        case .not(let operand): return TypedExpression(.not(check(operand, as: .truth)), .truth)
        case .and(let left, let right):
            return TypedExpression(.and(check(left, as: .truth), check(right, as: .truth)), .truth)
        case .or(let left, let right):
            return TypedExpression(.or(check(left, as: .truth), check(right, as: .truth)), .truth)
        case .arithmetic(let operation, let left, let right): return arithmetic(operation, left, right)
        case .rounded(let value, let decimals):
            return TypedExpression(.rounded(check(value, as: .number), decimals: decimals), .number)
        case .ifThen(let condition, let consequence, let alternative):
            return choice(condition, consequence, alternative, codes: codes)
        default: return .unknown
        }
    }

    private func arithmetic(
        _ operation: ArithmeticOperator, _ leftText: SyntaxExpression, _ rightText: SyntaxExpression
    ) -> TypedExpression {
        let left = check(leftText)
        if left.type == .period, operation == .add || operation == .subtract {
            return TypedExpression(
                .arithmetic(operation, left.expression, check(rightText, as: .number)), .period)
        }
        if left.type == .date, operation == .add || operation == .subtract {
            return dateArithmetic(operation, left.expression, rightText)
        }
        if left.type != .number, left.type != .unknown {
            return report(.wrongType(expected: .number, found: operand(left.type)), at: leftText.site)
        }
        let right = check(rightText, as: .number)
        if operation == .divide, case .number(let divisor) = right, divisor.isZero {
            return report(.divisionByZero, at: rightText.site)
        }
        return TypedExpression(.arithmetic(operation, left.expression, right), .number)
    }

    /// A date and a number of days is a date; the distance of two dates is a number of days.
    private func dateArithmetic(
        _ operation: ArithmeticOperator, _ date: Expression, _ rightText: SyntaxExpression
    ) -> TypedExpression {
        let right = check(rightText)
        switch right.type {
        case .number: return TypedExpression(.arithmetic(operation, date, right.expression), .date)
        case .date where operation == .subtract:
            return TypedExpression(.arithmetic(operation, date, right.expression), .number)
        case .unknown: return .unknown
        default: return report(.wrongType(expected: .number, found: operand(right.type)), at: rightText.site)
        }
    }

    private func choice(
        _ conditionText: SyntaxExpression, _ consequenceText: SyntaxExpression, _ alternativeText: SyntaxExpression?,
        codes: CodeSource?
    ) -> TypedExpression {
        let condition = check(conditionText, as: .truth)
        guard let alternativeText else {
            return TypedExpression(
                .ifThen(condition, check(consequenceText, as: .truth), otherwise: nil), .truth)
        }
        let consequence = check(consequenceText, codes: codes)
        // `else empty`: no value of whatever type the other branch has.
        if case .empty = alternativeText.kind {
            return TypedExpression(
                .ifThen(condition, consequence.expression, otherwise: .empty), consequence.type)
        }
        if consequence.type == .empty {
            let alternative = check(alternativeText, codes: codes)
            return TypedExpression(
                .ifThen(condition, .empty, otherwise: alternative.expression), alternative.type)
        }
        let alternative = check(alternativeText, as: consequence.type, codes: codes)
        return TypedExpression(
            .ifThen(condition, consequence.expression, otherwise: alternative), consequence.type)
    }

    // MARK: Statements

    /// The statement written out for every column of numbers that must be filled, joined by `and` (`some`: by `or`).
    func everyMeasure(_ inner: SyntaxExpression, isSome: Bool, at site: Site) -> TypedExpression {
        let schema = hand.schema
        let measures = schema.columns.indices.filter { index in
            let column = schema.columns[index]
            return column.type.isNumeric && !column.isKey && column.isRequired
                && (column.validity == .always || column.validity == schema.validity)
        }
        var whole: Expression?
        for measure in measures {
            let before = problems.count
            let part = within(context.with { $0.measure = measure }) { check(inner, as: .truth) }
            // What is wrong for one measure is wrong for all.
            guard problems.count == before else { return .unknown }
            whole = whole.map { isSome ? .or($0, part) : .and($0, part) } ?? part
        }
        guard let whole else { return report(.unknownName("measure", suggestion: nil), at: site) }
        return TypedExpression(whole, .truth)
    }

    func statement(_ text: SyntaxExpression) -> TypedExpression {
        switch text.kind {
        case .comparison(let comparison, let left, let right): return compare(comparison, left, right, at: text.site)
        case .member(let value, let list, let negated):
            return negate(negated, membership(of: value, list))
        case .within(let value, let low, let high, let negated):
            return negate(negated, range(value, low, high))
        case .isMissing(let value, let negated):
            let checked = check(value)
            if checked.type == .truth || checked.type == .empty {
                return report(.wrongType(expected: .number, found: operand(checked.type)), at: value.site)
            }
            return negate(negated, TypedExpression(.isMissing(checked.expression), .truth))
        case .matches(let value, let pattern):
            let checked = check(value, as: .text)
            // A long pattern is refused: the reader of patterns recurses on it.
            guard pattern.text.utf8.count <= 200, (try? Regex(pattern.text)) != nil else {
                return report(.invalidPattern(pattern.text.shortened), at: pattern.site)
            }
            guard !PatternSafety.repeatsARepetition(pattern.text) else {
                return report(.slowPattern(pattern.text.shortened), at: pattern.site)
            }
            return TypedExpression(.matches(checked, pattern: pattern.text), .truth)
        default: return .unknown
        }
    }

    private func negate(_ negated: Bool, _ statement: TypedExpression) -> TypedExpression {
        negated && statement.type == .truth ? TypedExpression(.not(statement.expression), .truth) : statement
    }

    private func compare(
        _ comparison: ComparisonOperator, _ leftText: SyntaxExpression, _ rightText: SyntaxExpression, at site: Site
    ) -> TypedExpression {
        let left = check(leftText, codes: codeSource(of: rightText))
        let right = check(rightText, codes: codeSource(of: leftText))
        guard let (a, b) = matched(left, right) else {
            if left.type == .empty || right.type == .empty { return report(.comparesWithEmpty, at: site) }
            return report(.notComparable(operand(left.type), operand(right.type)), at: site)
        }
        let ordered = comparison != .equal && comparison != .notEqual
        if ordered, left.type.isText || left.type == .truth {
            return report(.notComparable(operand(left.type), operand(right.type)), at: site)
        }
        return TypedExpression(.comparison(comparison, a, b), .truth)
    }

    /// Both sides when they can be compared; a bare year next to a period becomes one.
    private func matched(_ left: TypedExpression, _ right: TypedExpression) -> (Expression, Expression)? {
        if left.type == .unknown || right.type == .unknown { return (left.expression, right.expression) }
        if left.type == .period, right.type == .number, let year = year(right) {
            return (left.expression, .period(year))
        }
        if right.type == .period, left.type == .number, let year = year(left) {
            return (.period(year), right.expression)
        }
        if left.type == .empty || right.type == .empty { return nil }
        return left.type == right.type || left.type.isText && right.type.isText
            ? (left.expression, right.expression) : nil
    }

    private func membership(of valueText: SyntaxExpression, _ list: [SyntaxExpression]) -> TypedExpression {
        let value = check(valueText)
        let codes = codeSource(of: valueText)
        var items: [Expression] = []
        for itemText in list {
            let item = check(itemText, codes: codes)
            if let (_, matched) = matched(value, item) {
                items.append(matched)
            } else {
                problems.report(.notComparable(operand(value.type), operand(item.type)), at: itemText.site)
            }
        }
        return TypedExpression(.member(value.expression, items), .truth)
    }

    private func range(
        _ valueText: SyntaxExpression, _ lowText: SyntaxExpression, _ highText: SyntaxExpression
    ) -> TypedExpression {
        let value = check(valueText)
        if value.type.isText || value.type == .truth || value.type == .empty {
            return report(.wrongType(expected: .number, found: operand(value.type)), at: valueText.site)
        }
        func end(_ text: SyntaxExpression) -> Expression {
            let end = check(text)
            if end.type == .empty { return .empty }
            guard let (_, matched) = matched(value, end) else {
                problems.report(.notComparable(operand(value.type), operand(end.type)), at: text.site)
                return .empty
            }
            return matched
        }
        return TypedExpression(.within(value.expression, end(lowText), end(highText)), .truth)
    }
}
