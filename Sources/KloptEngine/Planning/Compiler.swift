import KloptLanguage
import KloptModel
import Synchronization

/// Compiles checked expressions into nodes, and notes which groups and columns they need.
struct Compiler {
    let datasets: [DatasetSchema]
    let pool: TextPool
    /// Shared by all compilers of a plan.
    let numbers: Numbers
    /// Per dataset, what reads each column: one node however many expressions do.
    private let columnNodes: [[Node]]
    /// Columns that rules across records read, per dataset.
    private(set) var kept: [ColumnBits]
    /// Columns that what was compiled since the scope began reads of other records, or would if it waited.
    private var noted: [(dataset: Int, column: Int)] = []
    /// Columns of the own record that what was compiled since the scope began reads.
    private(set) var ownColumns = ColumnBits()
    /// Whether the record at hand is the own one.
    private var isAtOwn = true
    /// While compiling: whether anything beyond the record itself was met.
    private(set) var looksAcross = false
    /// While compiling: datasets that are looked at, besides the record's own.
    private(set) var looksAt: Set<Int> = []
    private(set) var usesPrevious = false
    private(set) var usesOwn = false

    struct IndexPlan: Hashable, Sendable {
        var dataset: Int
        var columns: [Int]
    }

    /// Numbers given out while a plan is compiled, by whichever thread asks first: they have no meaning but in its nodes.
    final class Numbers: Sendable {
        private let state = Mutex((indexes: [IndexPlan](), aggregates: 0))

        /// Groups that look-ups need: a dataset and its columns, by number.
        var indexes: [IndexPlan] { state.withLock { $0.indexes } }
        var aggregateCount: Int { state.withLock { $0.aggregates } }

        func index(_ plan: IndexPlan) -> Int {
            state.withLock { state in
                if let known = state.indexes.firstIndex(of: plan) { return known }
                state.indexes.append(plan)
                return state.indexes.count - 1
            }
        }

        func aggregate() -> Int {
            state.withLock { state in
                state.aggregates += 1
                return state.aggregates - 1
            }
        }
    }

    init(datasets: [DatasetSchema], pool: TextPool, numbers: Numbers, columnNodes: [[Node]]) {
        self.datasets = datasets
        self.pool = pool
        self.numbers = numbers
        self.columnNodes = columnNodes
        kept = datasets.map { _ in ColumnBits() }
    }

    /// Forgets what was noted about one scope, before the next.
    mutating func beginScope() {
        looksAcross = false
        looksAt = []
        usesPrevious = false
        ownColumns = ColumnBits()
        noted.removeAll(keepingCapacity: true)
    }

    mutating func keep(_ columns: some Sequence<Int>, of dataset: Int) { kept[dataset].formUnion(columns) }

    /// Notes columns that must be kept if the check waits until everything is read.
    mutating func note(_ columns: some Sequence<Int>, of dataset: Int) {
        for column in columns { noted.append((dataset, column)) }
    }

    /// Keeps what was noted; for a check that is not over when its record was read.
    mutating func keepNoted() {
        for (dataset, column) in noted { kept[dataset].insert(column) }
    }

    /// - Parameter columns: per dataset.
    mutating func keep(_ columns: [ColumnBits]) {
        for (dataset, columns) in columns.enumerated() { kept[dataset].formUnion(columns) }
    }

    mutating func index(_ dataset: Int, _ columns: [Int]) -> Int {
        note(columns, of: dataset)
        return numbers.index(IndexPlan(dataset: dataset, columns: columns))
    }

    // MARK: Expressions

    /// - Parameters:
    ///   - dataset: of the record at hand.
    ///   - own: the dataset of the own record.
    mutating func compile(_ expression: Expression, at dataset: Int, own: Int) -> Node {
        func node(_ part: Expression) -> Node { compile(part, at: dataset, own: own) }
        switch expression {
        case .number(let number): return .constant(.number(number))
        case .text(let text): return .constant(.text(pool.number(of: text)))
        case .period(let period): return .constant(.period(period))
        case .date(let date): return .constant(.date(date))
        case .truth(let truth): return .constant(.truth(Truth(truth)))
        case .empty: return .constant(.missing)
        case .column(let column):
            noted.append((dataset, column))
            if isAtOwn { ownColumns.insert(column) }
            return columnNode(column, of: dataset)
        case .own(let column):
            usesOwn = true
            noted.append((own, column))
            ownColumns.insert(column)
            return .own(columnNode(column, of: own))
        case .local(let position):
            usesOwn = true
            return .local(position)
        case .checkedPeriod:
            usesOwn = true
            return .checkedPeriod
        case .negation(let part): return .negation(node(part))
        case .not(let part): return .not(node(part))
        case .arithmetic(let op, let left, let right): return .arithmetic(op, node(left), node(right))
        case .comparison(let op, let left, let right): return .comparison(op, node(left), node(right))
        case .and(let left, let right): return .and(node(left), node(right))
        case .or(let left, let right): return .or(node(left), node(right))
        case .ifThen(let condition, let then, let otherwise):
            return .ifThen(node(condition), node(then), otherwise.map { node($0) })
        case .member(let part, let choices): return .member(node(part), choices.map { node($0) })
        case .within(let part, let low, let high): return .within(node(part), node(low), node(high))
        case .isMissing(let part): return .isMissing(node(part))
        case .matches(let part, let pattern): return .matches(node(part), Pattern(pattern))
        case .call(let name, let arguments):
            let kernel = FunctionKernel.named(name) ?? .unknown
            return .call(kernel, arguments.map { node($0) })
        case .rounded(let part, let decimals): return .rounded(node(part), decimals)
        case .previous(let part, let periods):
            looksAcross = true
            usesPrevious = true
            _ = index(dataset, datasets[dataset].keyIndexes)
            return .previous(node(part), periods)
        case .lookup(let target, let column, let matching):
            looksAcross = true
            looksAt.insert(target)
            let (columns, keys) = matches(matching, at: dataset, own: own)
            noted.append((target, column))
            return .lookup(
                LookupPlan(
                    index: index(target, columns), dataset: target, keys: keys, column: columnNode(column, of: target),
                    isNumber: datasets[target].columns[column].type.isNumeric))
        case .figure(let target, let changes):
            looksAcross = true
            looksAt.insert(target)
            note(datasets[target].keyIndexes, of: target)
            if let value = datasets[target].value { noted.append((target, value)) }
            var nodes: [Int: Node] = [:]
            for change in changes { nodes[change.column] = node(change.value) }
            return .figure(FigurePlan(dataset: target, changes: nodes))
        case .exists(let target, let matching, let condition):
            looksAcross = true
            looksAt.insert(target)
            let (columns, keys) = matches(matching, at: dataset, own: own)
            return .exists(
                ExistsPlan(
                    index: index(target, columns), dataset: target, keys: keys,
                    condition: condition.map { compileElsewhere($0, at: target, own: own) }))
        case .aggregate(let aggregate): return compile(aggregate, at: dataset, own: own)
        }
    }

    private mutating func compile(_ aggregate: Aggregate, at dataset: Int, own: Int) -> Node {
        looksAcross = true
        let target = aggregate.dataset
        looksAt.insert(target)
        let (columns, keys) = matches(aggregate.by, at: dataset, own: own)
        let outerUsesOwn = usesOwn
        usesOwn = false
        let value = aggregate.value.map { compileElsewhere($0, at: target, own: own) }
        let condition = aggregate.condition.map { compileElsewhere($0, at: target, own: own) }
        let arguments = aggregate.arguments.map { compileElsewhere($0, at: target, own: own) }
        let isOfGroup = !usesOwn && aggregate.sameYear == nil
        usesOwn = usesOwn || outerUsesOwn
        if let period = datasets[target].period { noted.append((target, period)) }
        if let year = aggregate.sameYear { noted.append((target, year)) }
        return .aggregate(
            AggregatePlan(
                id: numbers.aggregate(), kind: aggregate.kind, value: value, arguments: arguments,
                index: index(target, columns), dataset: target, keys: keys, sameYear: aggregate.sameYear,
                condition: condition, span: aggregate.span, period: datasets[target].period, isOfGroup: isOfGroup))
    }

    /// Compiles what is evaluated on other records than the own one.
    private mutating func compileElsewhere(_ expression: Expression, at dataset: Int, own: Int) -> Node {
        let wasAtOwn = isAtOwn
        isAtOwn = false
        defer { isAtOwn = wasAtOwn }
        return compile(expression, at: dataset, own: own)
    }

    private mutating func matches(_ matching: [Match], at dataset: Int, own: Int) -> ([Int], [Node]) {
        let sorted = matching.sorted { $0.column < $1.column }
        return (sorted.map(\.column), sorted.map { compile($0.value, at: dataset, own: own) })
    }

    static func columnNodes(of datasets: [DatasetSchema]) -> [[Node]] {
        datasets.map { schema in schema.columns.indices.map { schema.columns[$0].type.node($0) } }
    }

    func columnNode(_ column: Int, of dataset: Int) -> Node { columnNodes[dataset][column] }
}
