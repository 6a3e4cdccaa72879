import KloptModel

/// A checked expression in the words of the language, with what `define` put in it spelled out.
package struct ExpressionText {
    private let rules: RuleSet
    private let locals: [Scope.Local]
    /// The dataset of the own record.
    private let own: Int

    package init(rules: RuleSet, scope: Scope) {
        self.rules = rules
        locals = scope.locals
        own = scope.dataset
    }

    package func text(_ expression: Expression) -> String { text(expression, dataset: own, inner: false) }

    /// How tightly a form binds, loosest first; a part that binds more loosely than its surroundings gets parentheses.
    private enum Strength: Int {
        case choice, or, and, not, comparison, rounded, sum, product, sign, primary
    }

    private func text(
        _ expression: Expression, dataset: Int, inner: Bool, in surroundings: Strength = .choice
    ) -> String {
        let (text, strength) = written(expression, dataset: dataset, inner: inner)
        return strength.rawValue < surroundings.rawValue ? "(\(text))" : text
    }

    private func written(_ expression: Expression, dataset: Int, inner: Bool) -> (String, Strength) {
        func part(_ part: Expression, _ strength: Strength) -> String {
            text(part, dataset: dataset, inner: inner, in: strength)
        }
        switch expression {
        case .number(let number): return (number.description, number.isNegative ? .sign : .primary)
        case .text(let text): return ("\"\(text)\"", .primary)
        case .period(let period): return (period.description, .primary)
        case .date(let date): return (date.description, .primary)
        case .truth(let truth): return (truth ? "true" : "false", .primary)
        case .empty: return ("empty", .primary)
        case .column(let index): return (column(index, of: dataset), .primary)
        case .own(let index): return ("own " + column(index, of: own), .primary)
        case .local(let index): return (locals.indices.contains(index) ? locals[index].name : "?", .primary)
        case .checkedPeriod: return ("period", .primary)
        case .negation(let operand): return ("-" + part(operand, .sign), .sign)
        case .not(.isMissing(let operand)): return (part(operand, .rounded) + " is not missing", .comparison)
        case .not(let operand): return ("not " + part(operand, .not), .not)
        case .arithmetic(let operation, let left, let right):
            let strength: Strength = operation == .add || operation == .subtract ? .sum : .product
            let after: Strength = strength == .sum ? .product : .sign
            return ("\(part(left, strength)) \(operation.rawValue) \(part(right, after))", strength)
        case .comparison(let comparison, let left, let right):
            return ("\(part(left, .rounded)) \(comparison.rawValue) \(part(right, .rounded))", .comparison)
        case .and(let left, let right): return ("\(part(left, .and)) and \(part(right, .not))", .and)
        case .or(let left, let right): return ("\(part(left, .or)) or \(part(right, .and))", .or)
        case .ifThen(let condition, let consequence, let alternative):
            let rest = alternative.map { " else " + part($0, .choice) } ?? ""
            return ("if \(part(condition, .or)) then \(part(consequence, .or))\(rest)", .choice)
        case .member(let value, let list):
            return (
                "\(part(value, .rounded)) in (\(list.map { part($0, .choice) }.joined(separator: ", ")))", .comparison
            )
        case .within(let value, let low, let high):
            return ("\(part(value, .rounded)) in \(part(low, .rounded))..\(part(high, .rounded))", .comparison)
        case .isMissing(let operand): return (part(operand, .rounded) + " is missing", .comparison)
        case .matches(let operand, let pattern):
            return ("\(part(operand, .rounded)) matches \"\(pattern)\"", .comparison)
        case .rounded(let operand, let decimals):
            return ("\(part(operand, .sum)) rounded to \(decimals) decimals", .rounded)
        case .call(let name, let arguments):
            return ("\(name)(\(arguments.map { part($0, .choice) }.joined(separator: ", ")))", .primary)
        case .previous(let operand, let periods):
            return ("previous(\(part(operand, .choice))\(periods == 1 ? "" : ", \(periods)"))", .primary)
        case .lookup, .figure, .exists, .aggregate:
            return (record(expression, dataset: dataset, inner: inner), .primary)
        }
    }

    // MARK: Other records

    private func record(_ expression: Expression, dataset: Int, inner: Bool) -> String {
        func pairs(_ matches: [Match], of target: Int) -> String {
            matches.map {
                "\(column($0.column, of: target)) \(text($0.value, dataset: dataset, inner: inner, in: .rounded))"
            }.joined(separator: ", ")
        }
        func condition(_ condition: Expression?, in target: Int) -> String {
            condition.map { " where " + text($0, dataset: target, inner: true) } ?? ""
        }
        switch expression {
        case .lookup(let target, let index, let matching):
            return "\(column(index, of: target)) of \(name(of: target))(\(pairs(matching, of: target)))"
        case .figure(let target, let changes): return "figure(\(pairs(changes, of: target)))"
        case .exists(let target, let matching, let test):
            return "exists \(name(of: target))(\(pairs(matching, of: target))\(condition(test, in: target)))"
        case .aggregate(let aggregate):
            let target = aggregate.dataset
            var parts = ([aggregate.value] + aggregate.arguments.map { $0 }).compactMap { $0 }
                .map { text($0, dataset: target, inner: true) }.joined(separator: ", ")
            if target != dataset { parts += " in " + name(of: target) }
            switch aggregate.span {
            case .all: break
            case .first: parts += " in first quarter"
            case .afterFirst: parts += " after first quarter"
            case .last: parts += " in last quarter"
            }
            let by = aggregate.by.map { column($0.column, of: target) } + (aggregate.sameYear == nil ? [] : ["year"])
            if !by.isEmpty { parts += " by " + by.joined(separator: ", ") }
            return "\(aggregate.kind.rawValue)(\((parts + condition(aggregate.condition, in: target)).trimmed))"
        default: return ""
        }
    }

    private func name(of dataset: Int) -> String {
        rules.datasets.indices.contains(dataset) ? rules.datasets[dataset].name : "?"
    }

    private func column(_ index: Int, of dataset: Int) -> String {
        guard rules.datasets.indices.contains(dataset), rules.datasets[dataset].columns.indices.contains(index) else {
            return "?"
        }
        return rules.datasets[dataset].columns[index].name
    }
}
