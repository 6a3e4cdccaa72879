import KloptLanguage
import KloptModel

/// A slow and obvious evaluator: the language's meaning, straight from its definition.
///
/// It knows no columns, batches, indexes or memories, and nothing of the engine: it walks along the checked expression
/// and along all records for every question.
struct Reference {
    let ruleSet: RuleSet
    let tables: ReferenceTables
    /// For each missing or masked cell a value it might have: then every number is exact, and the outcome is that of one
    /// possible world. nil: bounds.
    var world: (@Sendable (ReferenceRecord, String) -> Number?)?
    /// The quarter that is checked, for records that have none of their own.
    var checked: Period?
    /// Figures that are being made from others: what comes back to itself is not known.
    var underWay: Set<[ReferenceCell]> = []

    /// The rule on a record; nil when the rule is not about it.
    func outcome(of rule: Rule, on record: ReferenceRecord) -> Outcome? {
        guard let scope = rule.scopes.first(where: { $0.dataset == record.dataset }) else { return nil }
        return outcome(scope, on: record, filter: scope.filter)
    }

    func outcome(_ scope: Scope, on record: ReferenceRecord, filter: Expression?) -> Outcome? {
        let hand = Hand(record: record, own: record, scope: scope)
        if let filter {
            switch value(filter, hand) {
            case .truth(true?): break
            case .truth(false?), .notApplicable: return nil
            case .broken: return .couldNotRun
            default: return .undecided
            }
        }
        if let when = scope.when {
            switch value(when, hand) {
            case .truth(true?): break
            case .truth(false?), .notApplicable: return .notApplicable
            case .broken: return .couldNotRun
            default: return .undecided
            }
        }
        guard case .holds(let condition) = scope.condition else { return nil }
        switch statement(condition, scope.tolerance, hand) {
        case .truth(true?): return .passed
        case .truth(false?): return .failed
        case .notApplicable: return .notApplicable
        case .broken: return .couldNotRun
        default: return .undecided
        }
    }

    /// The record at hand, the one that the check is about, and what the rule says of missing parts.
    struct Hand {
        var record: ReferenceRecord
        var own: ReferenceRecord
        var scope: Scope

        func on(_ other: ReferenceRecord) -> Hand { Hand(record: other, own: own, scope: scope) }
    }

    /// The condition, in which a tolerance allows each comparison of numbers a difference.
    private func statement(_ expression: Expression, _ tolerance: Tolerance?, _ hand: Hand) -> ReferenceValue {
        guard let tolerance else { return value(expression, hand) }
        switch expression {
        case .and(let left, let right):
            return conjunction(statement(left, tolerance, hand), statement(right, tolerance, hand))
        case .comparison(let op, let left, let right):
            let (a, b) = (value(left, hand), value(right, hand))
            guard case .number = a, case .number = b else { return compared(op, a, b) }
            guard let allowed = allowance(tolerance, b) else { return .broken }
            return near(op, a, b, allowed)
        default: return value(expression, hand)
        }
    }

    // MARK: Expressions

    func value(_ expression: Expression, _ hand: Hand) -> ReferenceValue {
        switch expression {
        case .number(let number): return .exactly(number)
        case .text(let text): return .text(text)
        case .period(let period): return .period(period)
        case .date(let date): return .date(date)
        case .truth(let truth): return .truth(truth)
        case .empty: return .missing
        case .column(let column): return cell(column, of: hand.record, hand)
        case .own(let column): return cell(column, of: hand.own, hand)
        case .local(let position): return value(hand.scope.locals[position].value, hand.on(hand.own))
        case .checkedPeriod: return (hand.own.period ?? checked).map { .period($0) } ?? .missing
        case .negation(let part): return arithmetic(.subtract, .exactly(.zero), value(part, hand))
        case .not(let part): return inverted(value(part, hand))
        case .arithmetic(let op, let left, let right):
            return arithmetic(op, value(left, hand), value(right, hand))
        case .comparison(let op, let left, let right): return comparison(op, left, right, hand)
        case .and(let left, let right): return conjunction(value(left, hand), value(right, hand))
        case .or(let left, let right):
            return inverted(conjunction(inverted(value(left, hand)), inverted(value(right, hand))))
        case .ifThen(let condition, let then, let otherwise):
            return choice(
                value(condition, hand), value(then, hand), otherwise.map { value($0, hand) } ?? .truth(true))
        case .member(let part, let list):
            return list.map { compared(.equal, value(part, hand), value($0, hand)) }.reduce(.truth(false)) {
                inverted(conjunction(inverted($0), inverted($1)))
            }
        case .within(let part, let low, let high):
            let middle = value(part, hand)
            return conjunction(
                beyond(.greaterOrEqual, middle, low, hand), beyond(.lessOrEqual, middle, high, hand))
        case .isMissing(let part):
            switch value(part, hand) {
            case .missing: return .truth(true)
            case .number(_, _, let isKnown): return .truth(!isKnown)
            case .broken: return .broken
            default: return .truth(false)
            }
        case .matches(let part, let pattern):
            switch value(part, hand) {
            case .text(let text): return .truth((try? Regex(pattern).wholeMatch(in: text)) ?? nil != nil)
            case .notApplicable: return .notApplicable
            case .broken: return .broken
            default: return .truth(nil)
            }
        case .call(let name, let arguments): return call(name, arguments.map { value($0, hand) })
        case .rounded(let part, let decimals): return rounded(value(part, hand), decimals)
        case .previous(let part, let periods): return previous(part, periods, hand)
        case .lookup(let dataset, let column, let matching): return lookup(dataset, column, matching, hand)
        case .exists(let dataset, let matching, let condition): return exists(dataset, matching, condition, hand)
        case .aggregate(let aggregate): return self.aggregate(aggregate, hand)
        case .figure(let dataset, let changes): return figure(dataset, changes, hand)
        }
    }

    // MARK: Cells

    func name(_ column: Int, _ dataset: Int) -> String { ruleSet.datasets[dataset].columns[column].name }

    func cell(_ column: Int, of record: ReferenceRecord, _ hand: Hand) -> ReferenceValue {
        let schema = ruleSet.datasets[record.dataset].columns[column]
        let cell = record.cell(schema.name)
        switch cell {
        case .number(let number): return .exactly(number)
        case .text(let text): return .text(text)
        case .period(let period): return .period(period)
        case .date(let date): return .date(date)
        case .notApplicable: return .notApplicable
        case .atMost(let top):
            if let number = world?(record, schema.name) { return .exactly(min(number, top)) }
            return .number(low: .zero, high: top, isKnown: true)
        case .missing, .unreadable:
            guard schema.type.isNumeric else { return .missing }
            let isCount = schema.type == .count
            if cell == .unreadable {
                if let number = world?(record, schema.name) {
                    return .number(low: number, high: number, isKnown: false)
                }
                return .number(low: isCount ? .zero : nil, high: nil, isKnown: false)
            }
            return absentNumber(isCount: isCount, hand, guess: world?(record, schema.name))
        }
    }

    func absentNumber(isCount: Bool, _ hand: Hand, guess: Number? = nil) -> ReferenceValue {
        switch hand.scope.missing {
        case .countsAsZero: return .number(low: .zero, high: .zero, isKnown: false)
        case .between(let low, let high):
            if let guess {
                let inside = max(low, min(high, guess))
                return .number(low: inside, high: inside, isKnown: false)
            }
            return .number(low: low, high: high, isKnown: false)
        case .undecided:
            if let guess { return .number(low: guess, high: guess, isKnown: false) }
            return .number(low: isCount ? .zero : nil, high: nil, isKnown: false)
        }
    }

    // MARK: Other records

    private func key(_ record: ReferenceRecord) -> [ReferenceCell?] {
        let schema = ruleSet.datasets[record.dataset]
        return schema.keyIndexes.map { column in
            switch record.cell(schema.columns[column].name) {
            case .missing, .unreadable, .notApplicable: nil
            case let cell: cell
            }
        }
    }

    private func previous(_ part: Expression, _ periods: Int, _ hand: Hand) -> ReferenceValue {
        let dataset = hand.record.dataset
        guard let period = hand.record.period, let target = period.advanced(by: -periods) else {
            return absent(part, dataset, hand)
        }
        let then = tables.records(dataset) { $0.period == target }
        if then.isEmpty { return .notApplicable }
        var sought = hand.record
        sought.cells["kwartaal"] = .period(target)
        let found = then.filter { key($0) == key(sought) }
        guard found.count == 1 else { return absent(part, dataset, hand) }
        return value(part, hand.on(found[0]))
    }

    /// The value of an expression on a record that is not there.
    private func absent(_ part: Expression, _ dataset: Int, _ hand: Hand) -> ReferenceValue {
        switch part {
        case .column(let column):
            let type = ruleSet.datasets[dataset].columns[column].type
            return type.isNumeric
                ? absentNumber(isCount: type == .count, hand, guess: world.map { _ in .zero }) : .missing
        case .arithmetic, .negation, .rounded, .call, .aggregate:
            return absentNumber(isCount: false, hand, guess: world.map { _ in .zero })
        default: return .missing
        }
    }

    /// Records of a dataset whose columns have the values wanted; nil when a wanted value is open.
    func matching(_ dataset: Int, _ wanted: [Match], _ hand: Hand) -> [ReferenceRecord]? {
        let values = wanted.map { (name($0.column, dataset), value($0.value, hand)) }
        for (match, (_, value)) in zip(wanted, values) {
            switch value {
            case .text, .period, .date: break
            case .missing where mayBeEmpty(match.value, hand): break
            default: return nil
            }
        }
        return tables.records(dataset) { record in
            values.allSatisfy { name, wanted in
                switch (record.cell(name), wanted) {
                case (.text(let a), .text(let b)): a == b
                case (.period(let a), .period(let b)): a == b
                case (.date(let a), .date(let b)): a == b
                case (.missing, .missing), (.unreadable, .missing), (.notApplicable, .missing): true
                default: false
                }
            }
        }
    }

    /// No value is a value where a column may be left empty; what should have been there leaves the question open.
    private func mayBeEmpty(_ expression: Expression, _ hand: Hand) -> Bool {
        let (column, record): (Int, ReferenceRecord)
        switch expression {
        case .column(let index): (column, record) = (index, hand.record)
        case .own(let index): (column, record) = (index, hand.own)
        default: return true
        }
        let schema = ruleSet.datasets[record.dataset].columns[column]
        return !schema.isRequired && record.cell(schema.name) != .unreadable
    }

    private func lookup(_ dataset: Int, _ column: Int, _ wanted: [Match], _ hand: Hand) -> ReferenceValue {
        let isNumber = ruleSet.datasets[dataset].columns[column].type.isNumeric
        let nothing = isNumber ? absentNumber(isCount: false, hand, guess: world.map { _ in .zero }) : .missing
        guard let found = matching(dataset, wanted, hand) else { return nothing }
        let values = found.map { cell(column, of: $0, hand) }
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nothing }
        return first
    }

    private func exists(
        _ dataset: Int, _ wanted: [Match], _ condition: Expression?, _ hand: Hand
    ) -> ReferenceValue {
        guard let found = matching(dataset, wanted, hand) else { return .truth(nil) }
        guard let condition else { return .truth(!found.isEmpty) }
        var answers = found.map { value(condition, hand.on($0)) }
        // Up to the first that is there for sure, none may have failed to run.
        if let sure = answers.firstIndex(of: .truth(true)) { answers = Array(answers[...sure]) }
        if answers.contains(.broken) { return .broken }
        if answers.contains(.truth(true)) { return .truth(true) }
        return answers.allSatisfy { $0 == .truth(false) || $0 == .notApplicable } ? .truth(false) : .truth(nil)
    }
}
