import KloptLanguage
import KloptModel

/// A compiled expression: texts are numbers of the pool, functions are kernels, groups are numbered indexes.
indirect enum Node: Sendable {
    case constant(Value)
    case count(Int)
    case decimal(Int)
    case text(Int)
    case period(Int)
    case date(Int)
    /// Evaluated on the own record instead of the record at hand.
    case own(Node)
    /// A `let` of the scope, by position.
    case local(Int)
    case checkedPeriod
    case negation(Node)
    case not(Node)
    case arithmetic(ArithmeticOperator, Node, Node)
    case comparison(ComparisonOperator, Node, Node)
    case and(Node, Node)
    case or(Node, Node)
    case ifThen(Node, Node, Node?)
    case member(Node, [Node])
    case within(Node, Node, Node)
    case isMissing(Node)
    case matches(Node, Pattern)
    case call(FunctionKernel, [Node])
    case rounded(Node, Int)
    case previous(Node, Int)
    case lookup(LookupPlan)
    case figure(FigurePlan)
    case exists(ExistsPlan)
    case aggregate(AggregatePlan)
}

extension ColumnType {
    /// The node that reads a column of this type.
    func node(_ column: Int) -> Node {
        switch self {
        case .count: .count(column)
        case .number: .decimal(column)
        case .quarter, .period: .period(column)
        case .date: .date(column)
        case .text, .code: .text(column)
        }
    }
}

/// A value in the one record of a group.
struct LookupPlan: Sendable {
    var index: Int
    var dataset: Int
    /// In the order of the index's columns.
    var keys: [Node]
    var column: Node
    /// What the column holds when the record is not there.
    var isNumber: Bool
}

struct FigurePlan: Sendable {
    var dataset: Int
    var changes: [Int: Node]
}

struct ExistsPlan: Sendable {
    var index: Int
    var dataset: Int
    var keys: [Node]
    var condition: Node?
}

struct AggregatePlan: Sendable {
    /// For remembering results by group.
    var id: Int
    var kind: Aggregate.Kind
    var value: Node?
    var arguments: [Node]
    var index: Int
    var dataset: Int
    var keys: [Node]
    var sameYear: Int?
    var condition: Node?
    var span: Aggregate.Span
    /// The dataset's period column, for the span.
    var period: Int?
    /// Whether the result depends on the group alone, not on the own record.
    var isOfGroup: Bool
}

/// How a long dataset's figures are found and made: its key, and the definitions.
struct FigureSpace: Sendable {
    struct Definition: Sendable {
        var condition: Node
        var value: Node
    }

    var keyColumns: [Int]
    /// Per key column, when it counts: the position in `keyColumns` of the column that says so, and its values.
    var onlyFor: [(position: Int, values: Set<Int64>)?]
    var value: Node
    var columnCount: Int
    var index: Int
    var definitions: [Definition]
}
