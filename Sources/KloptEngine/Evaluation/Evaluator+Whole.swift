import KloptLanguage
import KloptModel
import KloptTables

extension Evaluator {
    /// A node's value as a whole number, where counts that are there, their predecessors and sums and products that fit
    /// give one; nil for all else, of which only `value` knows what it means.
    ///
    /// Most comparisons are between such numbers, and need no bounds.
    func whole(_ node: Node, _ record: Record) -> Int64? {
        switch node {
        case .count(let column): return record.value(column)
        case .constant(let value): return value.exact?.int64
        case .own(let part): return whole(part, own)
        case .local(let position): return wholeLocal(position)
        case .negation(let part): return whole(part, record).flatMap { difference(0, $0) }
        case .arithmetic(let op, let left, let right):
            guard op != .divide, let a = whole(left, record), let b = whole(right, record) else { return nil }
            switch op {
            case .add: return sum(a, b)
            case .subtract: return difference(a, b)
            case .multiply:
                let (product, overflow) = a.multipliedReportingOverflow(by: b)
                return overflow ? nil : product
            case .divide: return nil
            }
        case .previous(let part, let periods): return predecessor(of: record, periods).flatMap { whole(part, $0) }
        default: return nil
        }
    }

    private func sum(_ a: Int64, _ b: Int64) -> Int64? {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : sum
    }

    private func difference(_ a: Int64, _ b: Int64) -> Int64? {
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        return overflow ? nil : difference
    }
}
