import KloptModel

/// Finds statements that come out the same for all data: usually a slip of the pen.
struct Constancy {
    /// Whether it is always true or always false; nil when it is constant but not worked out.
    var value: Bool?

    /// nil for a statement that depends on data.
    static func of(_ expression: Expression) -> Constancy? {
        switch expression {
        case .truth(let value): return Constancy(value: value)
        case .comparison(let comparison, let left, let right):
            if left == right, dependsOnData(left) {
                return Constancy(value: [.equal, .lessOrEqual, .greaterOrEqual].contains(comparison))
            }
            if case .number(let a) = left, case .number(let b) = right {
                return Constancy(value: holds(comparison, a, b))
            }
            if case .date(let a) = left, case .date(let b) = right {
                return Constancy(value: holds(comparison, a, b))
            }
        default: break
        }
        return dependsOnData(expression) ? nil : Constancy(value: nil)
    }

    private static func holds<Value: Comparable>(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) -> Bool {
        switch comparison {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: !(b < a)
        case .greater: b < a
        case .greaterOrEqual: !(a < b)
        }
    }

    private static func dependsOnData(_ expression: Expression) -> Bool {
        switch expression {
        case .number, .text, .period, .date, .truth, .empty: false
        case .column, .own, .local, .checkedPeriod, .previous, .lookup, .figure, .exists, .aggregate: true
        case .negation(let a), .not(let a), .isMissing(let a), .matches(let a, _), .rounded(let a, _):
            dependsOnData(a)
        case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b):
            dependsOnData(a) || dependsOnData(b)
        case .ifThen(let a, let b, let c):
            dependsOnData(a) || dependsOnData(b) || c.map(dependsOnData) ?? false
        case .member(let a, let list): dependsOnData(a) || list.contains(where: dependsOnData)
        case .within(let a, let b, let c): dependsOnData(a) || dependsOnData(b) || dependsOnData(c)
        case .call(_, let arguments): arguments.contains(where: dependsOnData)
        }
    }
}
