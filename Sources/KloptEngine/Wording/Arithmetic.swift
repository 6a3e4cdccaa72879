import KloptLanguage
import KloptModel

/// Writes out what a check computed: `UWV 40 + gemeente 25 = 65, Lopende trajecten = 80, verschil −15`.
struct Arithmetic {
    let plan: Plan
    let check: Check
    let evaluator: Evaluator
    let numbers: NumberText
    /// Left out in front of labels, as it is said once for all.
    var prefix = ""

    /// The comparison that broke, with both sides' values; nil when the condition is of another kind.
    struct Broken {
        var comparison: ComparisonOperator
        var left: Node
        var right: Node
        var found: Interval
        var expected: Interval

        var difference: Number? {
            guard let a = found.exact, let b = expected.exact else { return nil }
            return a.subtracting(b)
        }
    }

    private var language: Language { plan.language }
    private var schema: DatasetSchema { plan.datasets[check.dataset] }
    private var scopeLocals: [Scope.Local] { plan.ruleSet.rules[check.rule].scopes[check.scope].locals }

    // MARK: Finding the comparison

    func broken() -> Broken? {
        switch check.condition {
        case .holds(let node): return broken(node)
        case .measured(let node, let warning, let error):
            guard let threshold = error.flatMap({ reached(node, $0) ? $0 : nil }) ?? warning else { return nil }
            return sides(.less, node, threshold)
        default: return nil
        }
    }

    private func reached(_ node: Node, _ threshold: Node) -> Bool {
        evaluator.compare(.greaterOrEqual, evaluator.value(node), evaluator.value(threshold), tolerance: nil)
            == .truth(.yes)
    }

    private func broken(_ node: Node) -> Broken? {
        switch node {
        case .and(let left, let right):
            return evaluator.value(left) == .truth(.no) || check.tolerance != nil && broken(left) != nil && isOff(left)
                ? broken(left) : broken(right)
        case .ifThen(let condition, let then, let otherwise):
            switch evaluator.value(condition) {
            case .truth(.yes): return broken(then)
            case .truth(.no): return otherwise.flatMap { broken($0) }
            default: return nil
            }
        case .comparison(let op, let left, let right): return sides(op, left, right)
        case .within(let part, let low, let high):
            // Outside on one side: that end is the comparison.
            guard let below = sides(.greaterOrEqual, part, low) else { return sides(.lessOrEqual, part, high) }
            return below.found.isLess(than: below.expected) == .yes ? below : sides(.lessOrEqual, part, high)
        case .local(let position): return check.locals.indices.contains(position) ? broken(check.locals[position]) : nil
        default: return nil
        }
    }

    private func isOff(_ node: Node) -> Bool {
        guard case .comparison(let op, let left, let right) = node, let tolerance = check.tolerance else {
            return false
        }
        let (a, b) = (evaluator.value(left), evaluator.value(right))
        guard case .number(let expected, _) = b else { return false }
        return evaluator.compare(op, a, b, tolerance: Evaluator.allowed(tolerance, of: expected)) == .truth(.no)
    }

    private func sides(_ op: ComparisonOperator, _ left: Node, _ right: Node) -> Broken? {
        guard case .number(let found, _) = evaluator.value(left), case .number(let expected, _) = evaluator.value(right)
        else { return nil }
        return Broken(comparison: op, left: left, right: right, found: found, expected: expected)
    }

    // MARK: Words

    /// What a broken comparison comes to, as a sentence or two.
    ///
    ///     Lopend: UWV 40 + gemeente 25 + overige financiering 10 = 75, maar «Lopende trajecten» is 80 (verschil −5).
    ///     «Met duurzaam betaald werk» is 11, en dat is 2 meer dan «Met betaald werk» (9).
    func sentence(_ broken: Broken) -> String {
        var text = clause(left(broken), broken)
        if let tolerance = check.tolerance, let allowed = Evaluator.allowed(tolerance, of: broken.expected) {
            text += say(
                " Een verschil tot \(numbers.text(allowed)) mag.",
                " A difference up to \(numbers.text(allowed)) is allowed.")
        }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private func clause(_ left: String, _ broken: Broken) -> String {
        let value = numbers.text(broken.expected)
        if isConstant(broken.right) { return bound(left, broken.comparison, value) }
        let right = name(of: broken.right).map { "«\($0)»" }
        let difference = broken.difference
        switch broken.comparison {
        case .equal:
            let off =
                difference.map { say(" (verschil \(numbers.signed($0)))", " (difference \(numbers.signed($0)))") } ?? ""
            guard let right else {
                return say("\(left), maar \(side(broken.right))\(off).", "\(left), but \(side(broken.right))\(off).")
            }
            return say("\(left), maar \(right) is \(value)\(off).", "\(left), but \(right) is \(value)\(off).")
        case .less, .lessOrEqual:
            let other = right.map { "\($0) (\(value))" } ?? side(broken.right)
            guard let difference, difference > .zero else {
                return say(
                    "\(left), en dat moet minder zijn dan \(other).", "\(left), which must be less than \(other).")
            }
            let more = numbers.text(difference)
            return say("\(left), en dat is \(more) meer dan \(other).", "\(left), which is \(more) more than \(other).")
        case .greater, .greaterOrEqual:
            let other = right.map { "\($0) (\(value))" } ?? side(broken.right)
            guard let difference, difference < .zero else {
                return say("\(left), en dat moet meer zijn dan \(other).", "\(left), which must be more than \(other).")
            }
            let less = numbers.text(difference.negated)
            return say(
                "\(left), en dat is \(less) minder dan \(other).", "\(left), which is \(less) less than \(other).")
        case .notEqual:
            let other = right ?? side(broken.right)
            return say("\(left), net als \(other).", "\(left), just as \(other).")
        }
    }

    private func bound(_ left: String, _ comparison: ComparisonOperator, _ value: String) -> String {
        switch comparison {
        case .equal: say("\(left); dat moet \(value) zijn.", "\(left); that must be \(value).")
        case .notEqual: say("\(left); dat mag niet \(value) zijn.", "\(left); that must not be \(value).")
        case .less: say("\(left); dat moet lager zijn dan \(value).", "\(left); that must be below \(value).")
        case .lessOrEqual: say("\(left); dat mag hooguit \(value) zijn.", "\(left); that may be \(value) at most.")
        case .greater: say("\(left); dat moet hoger zijn dan \(value).", "\(left); that must be above \(value).")
        case .greaterOrEqual:
            say("\(left); dat moet minimaal \(value) zijn.", "\(left); that must be \(value) at least.")
        }
    }

    private func left(_ broken: Broken) -> String {
        if let name = name(of: broken.left) {
            return say("«\(name)» is \(numbers.text(broken.found))", "«\(name)» is \(numbers.text(broken.found))")
        }
        return side(broken.left)
    }

    /// A computation with its outcome: `Lopend: UWV 40 + gemeente 25 = 65`.
    private func side(_ node: Node) -> String {
        let value = valueText(node)
        if isConstant(node) { return value }
        if let name = name(of: node) { return "«\(name)» (\(value))" }
        let columns = node.signedCells(1, locals: check.locals)?.map(\.column) ?? []
        let prefix = columns.count > 1 ? commonPrefix(columns.map { label($0) }) : ""
        let shortened = Arithmetic(plan: plan, check: check, evaluator: evaluator, numbers: numbers, prefix: prefix)
        let lead = prefix.isEmpty ? "" : prefix.dropLast(2) + ": "
        return "\(lead)\(shortened.described(node)) = \(value)"
    }

    /// What the labels begin with alike, up to a comma: `Lopend, ` of `Lopend, UWV` and `Lopend, gemeente`.
    private func commonPrefix(_ labels: [String]) -> String {
        guard var prefix = labels.first else { return "" }
        for label in labels.dropFirst() { prefix = String(zip(prefix, label).prefix { $0 == $1 }.map(\.0)) }
        while !prefix.isEmpty, !prefix.hasSuffix(", ") { prefix.removeLast() }
        return prefix
    }

    private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

    /// A name for a node that is one value; nil for a computation.
    private func name(of node: Node) -> String? {
        switch node {
        case .count(let column), .decimal(let column), .date(let column): return shortLabel(column)
        case .own(let inner): return name(of: inner)
        case .rounded(let inner, _): return name(of: inner)
        case .previous(let inner, let periods):
            return name(of: inner).map { earlier(periods) + " " + Arithmetic.decapitalised($0) }
        case .local(let position):
            guard check.locals.indices.contains(position), scopeLocals.indices.contains(position) else { return nil }
            if isComputation(check.locals[position]) { return nil }
            return scopeLocals[position].name.replacing("_", with: " ")
        case .figure(let figure): return figureName(figure)
        case .aggregate(let aggregate): return aggregateName(aggregate)
        case .lookup(let lookup): return plan.datasets[lookup.dataset].label.text(in: language)
        default: return nil
        }
    }

    /// Whether a `let` is worth writing out: it adds up values of the record.
    private func isComputation(_ node: Node) -> Bool {
        switch node {
        case .arithmetic(_, let left, let right): !isConstant(left) || !isConstant(right)
        default: false
        }
    }

    /// The computation with its values.
    private func described(_ node: Node, nested: Bool = false) -> String {
        if let name = name(of: node) { return "\(Arithmetic.decapitalised(name)) \(valueText(node))" }
        switch node {
        case .constant: return valueText(node)
        case .arithmetic(let op, let left, let right):
            let sign =
                switch op {
                case .add: "+"
                case .subtract: "−"
                case .multiply: "×"
                case .divide: "/"
                }
            let text =
                "\(described(left, nested: op == .multiply || op == .divide)) \(sign) "
                + described(right, nested: op != .add)
            return nested ? "(\(text))" : text
        case .local(let position):
            guard check.locals.indices.contains(position) else { return valueText(node) }
            return described(check.locals[position], nested: nested)
        case .rounded(let inner, _), .own(let inner): return described(inner, nested: nested)
        case .negation(let inner): return "−" + described(inner, nested: true)
        case .previous(let inner, let periods): return "\(earlier(periods)) (\(described(inner)))"
        case .call(let kernel, let arguments):
            return called(kernel.name, arguments.map { described($0) })
        default: return valueText(node)
        }
    }

    private func called(_ function: String, _ arguments: [String]) -> String {
        let list = "(\(arguments.joined(separator: "; ")))"
        switch function {
        case FunctionKernel.abs.name: return "|\(arguments.joined())|"
        case FunctionKernel.lowest.name: return say("laagste van ", "lowest of ") + list
        case FunctionKernel.highest.name: return say("hoogste van ", "highest of ") + list
        default: return function + list
        }
    }

    func valueText(_ node: Node) -> String {
        let value = evaluator.value(node)
        if case .rounded(_, let decimals) = node, let exact = value.exact {
            return numbers.text(exact, decimals: decimals)
        }
        if let decimals = evaluator.writtenDecimals(node, evaluator.own), let exact = value.exact {
            return numbers.text(exact, decimals: decimals)
        }
        return text(of: value)
    }

    func text(of value: Value) -> String {
        switch value {
        case .number(let interval, _): numbers.text(interval)
        case .text(let number): plan.pool.text(number)
        case .period(let period): period.description
        case .date(let date): date.description
        case .truth(.yes): language == .dutch ? "ja" : "yes"
        case .truth(.no): language == .dutch ? "nee" : "no"
        case .notApplicable: language == .dutch ? "n.v.t." : "not applicable"
        default: language == .dutch ? "onbekend" : "unknown"
        }
    }

    private func isConstant(_ node: Node) -> Bool {
        if case .constant = node { true } else { false }
    }

    func label(_ column: Int) -> String { schema.columns[column].label.text(in: language) }

    private func shortLabel(_ column: Int) -> String {
        let label = label(column)
        return label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label
    }

    /// A label in the middle of a sentence: `lopende trajecten`, but `UWV` and `IPS-trajecten`.
    private static func decapitalised(_ label: String) -> String {
        let second = label.dropFirst().first
        guard second.map({ $0.isLowercase || $0 == " " }) ?? false else { return label }
        return label.prefix(1).lowercased() + label.dropFirst()
    }

    private func earlier(_ periods: Int) -> String {
        switch (periods, language) {
        case (1, .dutch): "vorig kwartaal"
        case (1, .english): "previous quarter"
        case (4, .dutch): "een jaar eerder"
        case (4, .english): "a year earlier"
        case (_, .dutch): "\(periods) kwartalen eerder"
        case (_, .english): "\(periods) quarters earlier"
        }
    }

    /// A figure by what makes it another than the one at hand: `ips`, `beeindigd met_werk`.
    private func figureName(_ figure: FigurePlan) -> String {
        let words = figure.changes.keys.sorted().compactMap { column -> String? in
            guard let node = figure.changes[column], case .text(let text) = evaluator.value(node) else { return nil }
            return plan.pool.text(text)
        }
        return words.isEmpty ? (language == .dutch ? "dit cijfer" : "this figure") : words.joined(separator: " ")
    }

    private func aggregateName(_ aggregate: AggregatePlan) -> String {
        switch (aggregate.kind, language) {
        case (.sum, .dutch): "som"
        case (.sum, .english): "sum"
        case (.count, .dutch): "aantal"
        case (.count, .english): "count"
        case (.mean, .dutch): "gemiddelde"
        case (.mean, .english): "mean"
        case (.median, .dutch): "mediaan"
        case (.median, .english): "median"
        case (.min, .dutch): "laagste"
        case (.min, .english): "lowest"
        case (.max, .dutch): "hoogste"
        case (.max, .english): "highest"
        case (.quantile, .dutch): "kwantiel"
        case (.quantile, .english): "quantile"
        case (.distinct, .dutch): "aantal verschillende waarden"
        case (.distinct, .english): "number of different values"
        case (.hb, .dutch): "opvallendheid van de verandering"
        case (.hb, .english): "how much the change stands out"
        }
    }
}
