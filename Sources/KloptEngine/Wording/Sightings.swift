import KloptLanguage
import KloptModel
import KloptTables

/// What a check saw, for the issue: the cells with their values, and other places that had a part in it.
///
/// A class: walking an expression would copy a structure of this size with every closure.
final class Sightings {
    private let plan: Plan
    private let check: Check
    private let evaluator: Evaluator
    private let surroundings: Surroundings
    private let sources: [Source]
    private let localNames: [String]

    init(
        plan: Plan, check: Check, evaluator: Evaluator, surroundings: Surroundings, sources: [Source],
        localNames: [String]
    ) {
        self.plan = plan
        self.check = check
        self.evaluator = evaluator
        self.surroundings = surroundings
        self.sources = sources
        self.localNames = localNames
    }

    private var nodes: [Node] {
        switch check.condition {
        case .holds(let node): [node]
        case .measured(let node, _, _): [node]
        default: []
        }
    }

    /// Column → value; a previous value under `previous(lopend)`; in a long dataset also the rule's `let`s, as its
    /// columns say little.
    func observations() -> [Observation] {
        let schema = plan.datasets[check.dataset]
        var observations: [Observation] = []
        var seen: Set<String> = []
        func add(_ name: String, _ value: ObservedValue) {
            if seen.insert(name).inserted { observations.append(Observation(name: name, value: value)) }
        }
        if check.group == nil {
            var direct: [Int] = []
            for node in nodes {
                node.walk(locals: check.locals) {
                    if let column = $0.column, !direct.contains(column) { direct.append(column) }
                }
            }
            for column in check.measures
            where direct.contains(column) || !plan.ruleSet.rules[check.rule].scopes[check.scope].measures.isEmpty {
                add(schema.columns[column].name, observed(column))
            }
        }
        for node in nodes {
            node.walk(locals: check.locals) { part in
                guard case .previous(let inner, let periods) = part, let column = inner.column else { return }
                let suffix = periods == 1 ? "" : ", \(periods)"
                add("previous(\(schema.columns[column].name)\(suffix))", observed(evaluator.value(part)))
            }
        }
        if schema.isLong {
            for (position, name) in localNames.enumerated() { add(name, observed(evaluator.value(.local(position)))) }
        }
        return observations
    }

    private func observed(_ column: Int) -> ObservedValue {
        observed(evaluator.value(plan.datasets[check.dataset].columns[column].type.node(column)))
    }

    private func observed(_ value: Value) -> ObservedValue {
        switch value {
        case .number(let interval, _):
            if let exact = interval.exact { return .number(exact) }
            guard let high = interval.high, let low = interval.low else { return .missing }
            return .text("\(low)–\(high)")
        case .text(let number): return .text(plan.pool.text(number))
        case .period(let period): return .text(period.description)
        case .date(let date): return .text(date.description)
        default: return .missing
        }
    }

    /// The records of earlier quarters and the figures that the check read, each once.
    func related() -> [DataPlace] {
        var places: [DataPlace] = []
        func add(_ dataset: Int, _ row: Int32, _ columns: [Int]) {
            let table = surroundings.store.tables[dataset]
            let source = Int(table.sources[Int(row)])
            guard sources.indices.contains(source), places.count < 50 else { return }
            let place = sources[source].place(row: Int(table.rows[Int(row)]), columns: columns)
            if !places.contains(place) { places.append(place) }
        }
        var earlier: [Int: [Int]] = [:]
        for node in nodes {
            node.walk(locals: check.locals) { part in
                if case .previous(let inner, let periods) = part {
                    inner.walk(locals: check.locals) {
                        if let column = $0.column, !(earlier[periods]?.contains(column) ?? false) {
                            earlier[periods, default: []].append(column)
                        }
                    }
                }
                if case .figure(let figure) = part, let key = evaluator.figureKey(figure, evaluator.own),
                    let space = plan.figureSpaces[figure.dataset]
                {
                    let value = plan.datasets[figure.dataset].value.map { [$0] } ?? []
                    for row in surroundings.indexes[space.index].rows(key) { add(figure.dataset, row, value) }
                }
            }
        }
        for (periods, columns) in earlier.sorted(by: { $0.key < $1.key }) {
            for record in predecessors(periods) { add(check.dataset, Int32(truncatingIfNeeded: record.row), columns) }
        }
        return places
    }

    private func predecessors(_ periods: Int) -> [Record] {
        guard let column = plan.datasets[check.dataset].period, let raw = evaluator.own.value(column),
            let period = Period(rawValue: raw), let target = period.advanced(by: -periods),
            case .records(let records) = surroundings.predecessors(of: evaluator.own, at: target, from: period)
        else { return [] }
        return records
    }
}
