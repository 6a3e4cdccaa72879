import KloptLanguage
import KloptModel

/// Which columns of the own record a scope's expressions read, in order of appearance.
struct ColumnUse {
    /// Those of the condition, through its `let`s; a previous value's column counts as well.
    let inCondition: [Int]
    private let scope: Scope

    init(scope: Scope) {
        self.scope = scope
        var found = Collected(locals: scope.locals.map(\.value))
        switch scope.condition {
        case .holds(let expression): found.visit(expression)
        case .measured(let value, _, _): found.visit(value)
        case .filled(let column), .onlyWhereItCounts(let column): found.add(column)
        default: break
        }
        inCondition = found.columns
    }

    /// Those that an issue names: those written, else those that the condition reads.
    ///
    /// A key column that only picks the group (`by kwartaal`) is not what the statement is about.
    func named(of schema: DatasetSchema) -> [Int] {
        guard scope.measures.isEmpty else { return scope.measures }
        let measured = inCondition.filter { !schema.columns[$0].isKey }
        return measured.isEmpty ? inCondition : measured
    }

    private struct Collected {
        let locals: [Expression]
        private(set) var columns: [Int] = []
        private var seen = ColumnBits()
        /// Positions of `let`s.
        private var visited = ColumnBits()

        init(locals: [Expression]) { self.locals = locals }

        mutating func add(_ column: Int) {
            if seen.insert(column) { columns.append(column) }
        }

        mutating func visit(_ expression: Expression) {
            switch expression {
            case .column(let column), .own(let column): add(column)
            case .local(let position): visitLocal(position)
            case .aggregate(let aggregate):
                // Inside, bare columns are another record's.
                for match in aggregate.by { visit(match.value) }
                if let condition = aggregate.condition { visitOwn(condition) }
                if let value = aggregate.value { visitOwn(value) }
            case .exists(_, let matching, let condition):
                for match in matching { visit(match.value) }
                if let condition { visitOwn(condition) }
            default: expression.forEachPart { visit($0) }
            }
        }

        mutating func visitLocal(_ position: Int) {
            if locals.indices.contains(position), visited.insert(position) { visit(locals[position]) }
        }

        private mutating func visitOwn(_ expression: Expression) {
            if case .own(let column) = expression { return add(column) }
            if case .local = expression { return visit(expression) }
            expression.forEachPart { visitOwn($0) }
        }
    }
}

extension Scope {
    /// The columns that an issue of this scope names.
    package func namedMeasures(of schema: DatasetSchema) -> [Int] { ColumnUse(scope: self).named(of: schema) }
}

extension Expression {
    /// Visits the expressions directly inside, from left to right.
    package func forEachPart(_ visit: (Expression) -> Void) {
        switch self {
        case .number, .text, .period, .date, .truth, .empty, .column, .own, .local, .checkedPeriod: break
        case .negation(let a), .not(let a), .isMissing(let a), .matches(let a, _), .rounded(let a, _),
            .previous(let a, _):
            visit(a)
        case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b):
            visit(a)
            visit(b)
        case .ifThen(let a, let b, let c):
            visit(a)
            visit(b)
            if let c { visit(c) }
        case .member(let a, let choices):
            visit(a)
            for choice in choices { visit(choice) }
        case .within(let a, let b, let c):
            visit(a)
            visit(b)
            visit(c)
        case .call(_, let arguments): for argument in arguments { visit(argument) }
        case .lookup(_, _, let matching), .figure(_, let matching): for match in matching { visit(match.value) }
        case .exists(_, let matching, let condition):
            for match in matching { visit(match.value) }
            if let condition { visit(condition) }
        case .aggregate(let aggregate):
            if let value = aggregate.value { visit(value) }
            if let condition = aggregate.condition { visit(condition) }
            for argument in aggregate.arguments { visit(argument) }
            for match in aggregate.by { visit(match.value) }
        }
    }

    /// The expression with every aggregate in it, but for those inside aggregates, replaced.
    func mapAggregates(_ change: (Aggregate) -> Aggregate) -> Expression {
        func map(_ part: Expression) -> Expression { part.mapAggregates(change) }
        func map(_ matching: [Match]) -> [Match] { matching.map { Match(column: $0.column, value: map($0.value)) } }
        switch self {
        case .aggregate(let aggregate): return .aggregate(change(aggregate))
        case .negation(let a): return .negation(map(a))
        case .not(let a): return .not(map(a))
        case .isMissing(let a): return .isMissing(map(a))
        case .matches(let a, let pattern): return .matches(map(a), pattern: pattern)
        case .rounded(let a, let decimals): return .rounded(map(a), decimals: decimals)
        case .previous(let a, let periods): return .previous(map(a), periods: periods)
        case .arithmetic(let op, let a, let b): return .arithmetic(op, map(a), map(b))
        case .comparison(let op, let a, let b): return .comparison(op, map(a), map(b))
        case .and(let a, let b): return .and(map(a), map(b))
        case .or(let a, let b): return .or(map(a), map(b))
        case .ifThen(let a, let b, let c): return .ifThen(map(a), map(b), otherwise: c.map { map($0) })
        case .member(let a, let choices): return .member(map(a), choices.map { map($0) })
        case .within(let a, let b, let c): return .within(map(a), map(b), map(c))
        case .call(let name, let arguments): return .call(name, arguments.map { map($0) })
        case .lookup(let dataset, let column, let matching):
            return .lookup(dataset: dataset, column: column, matching: map(matching))
        case .figure(let dataset, let changes): return .figure(dataset: dataset, changes: map(changes))
        case .exists, .number, .text, .period, .date, .truth, .empty, .column, .own, .local, .checkedPeriod: return self
        }
    }
}
