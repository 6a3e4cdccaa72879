import KloptModel

/// An expression as written: names are not resolved, types not checked.
struct SyntaxExpression: Sendable {
    indirect enum Kind: Sendable {
        case number(Number, isPercentage: Bool)
        case text(String)
        case period(Period)
        case date(CalendarDate)
        case truth(Bool)
        case empty
        case name(String)
        /// `own x`.
        case own(SyntaxName)
        case negation(SyntaxExpression)
        case not(SyntaxExpression)
        case arithmetic(ArithmeticOperator, SyntaxExpression, SyntaxExpression)
        case comparison(ComparisonOperator, SyntaxExpression, SyntaxExpression)
        case and(SyntaxExpression, SyntaxExpression)
        case or(SyntaxExpression, SyntaxExpression)
        case ifThen(SyntaxExpression, SyntaxExpression, SyntaxExpression?)
        case member(SyntaxExpression, [SyntaxExpression], negated: Bool)
        case within(SyntaxExpression, SyntaxExpression, SyntaxExpression, negated: Bool)
        case isMissing(SyntaxExpression, negated: Bool)
        case matches(SyntaxExpression, pattern: SyntaxName)
        case rounded(SyntaxExpression, decimals: Int)
        case call(SyntaxName, [SyntaxExpression])
        case previous(SyntaxExpression, periods: Int)
        case hasPrevious(Int)
        /// `every measure = previous(measure)`, `some measure > 0`: the statement for each measure in turn.
        case everyMeasure(SyntaxExpression, isSome: Bool)
        /// `lopend of ips(kwartaal kwartaal - 4)`.
        case lookup(column: SyntaxName, dataset: SyntaxName, [SyntaxPair])
        case figure([SyntaxPair])
        case exists(SyntaxName, [SyntaxPair], condition: SyntaxExpression?)
        case aggregate(SyntaxAggregate)
        case unique([SyntaxName])
        case consecutive(SyntaxName, by: [SyntaxName])
    }

    let kind: Kind
    let site: Site
    /// How many levels the expression has: kept small, so that no text can exhaust the stack.
    let depth: Int
}

extension [SyntaxExpression] {
    /// The levels of the deepest; 0 without any.
    var deepest: Int { reduce(0) { Swift.max($0, $1.depth) } }
}

extension [SyntaxPair] {
    var deepest: Int { reduce(0) { Swift.max($0, $1.value.depth) } }
}

/// A word and where it stands.
struct SyntaxName: Sendable {
    var text: String
    var site: Site
}

/// `COLUMN EXPRESSION` in `figure(…)`, `exists …(…)` and `… of …(…)`.
struct SyntaxPair: Sendable {
    var column: SyntaxName
    var value: SyntaxExpression
}

struct SyntaxAggregate: Sendable {
    var kind: Aggregate.Kind
    var value: SyntaxExpression?
    var arguments: [SyntaxExpression] = []
    var dataset: SyntaxName?
    /// nil when the text has no `by`.
    var by: [SyntaxName]?
    var condition: SyntaxExpression?
    var span: Aggregate.Span = .all
    var spanSite: Site?
}
