import KloptLanguage
import KloptModel

extension Node {
    /// The nodes directly inside that are evaluated on the same record.
    var parts: [Node] {
        switch self {
        case .constant, .count, .decimal, .text, .period, .date, .local, .checkedPeriod: []
        case .own(let a), .negation(let a), .not(let a), .isMissing(let a), .matches(let a, _), .rounded(let a, _): [a]
        case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b): [a, b]
        case .ifThen(let a, let b, let c): [a, b] + (c.map { [$0] } ?? [])
        case .member(let a, let choices): [a] + choices
        case .within(let a, let b, let c): [a, b, c]
        case .call(_, let arguments): arguments
        case .aggregate(let aggregate) where aggregate.kind == .hb:
            // The new and the old value are the record's own.
            (aggregate.value.map { [$0] } ?? []) + aggregate.arguments.prefix(1)
        case .previous, .lookup, .figure, .exists, .aggregate: []
        }
    }

    /// Visits the node and all inside, `let`s written out once.
    func walk(locals: [Node], _ visit: (Node) -> Void) {
        var seen: Set<Int> = []
        func step(_ node: Node) {
            visit(node)
            if case .local(let position) = node, locals.indices.contains(position), seen.insert(position).inserted {
                step(locals[position])
            }
            for part in node.parts { step(part) }
        }
        step(self)
    }

    /// The numeric column that the node is, if it is one.
    var column: Int? {
        switch self {
        case .count(let column), .decimal(let column), .text(let column), .period(let column), .date(let column): column
        case .own(let inner): inner.column
        default: nil
        }
    }

    /// The cells of a sum with the sign with which each counts, or nil when it is more than a sum.
    func signedCells(_ sign: Int, locals: [Node]) -> [(column: Int, sign: Int)]? {
        switch self {
        case .count(let column): return [(column, sign)]
        case .constant: return []
        case .arithmetic(.add, let a, let b), .arithmetic(.subtract, let a, let b):
            var second = sign
            if case .arithmetic(.subtract, _, _) = self { second = -sign }
            guard let first = a.signedCells(sign, locals: locals), let rest = b.signedCells(second, locals: locals)
            else { return nil }
            return first + rest
        case .local(let position) where locals.indices.contains(position):
            return locals[position].signedCells(sign, locals: locals)
        default: return nil
        }
    }
}
