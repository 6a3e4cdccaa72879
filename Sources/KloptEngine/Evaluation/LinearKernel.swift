import KloptLanguage
import KloptModel
import KloptTables

/// `c₀ + c₁·x₁ + … op 0` over count columns: the shape of sums over a breakdown and of parts of wholes.
struct LinearComparison: Sendable, Hashable {
    var terms: [Term]
    var constant: Int64
    var comparison: ComparisonOperator

    struct Term: Sendable, Hashable {
        var column: Int
        var factor: Int64
    }

    /// The condition as a conjunction of linear comparisons, or nil when it is something else.
    ///
    /// Counts are at most 10^12, so with factors of at most 1,000 in sum nothing can overflow.
    static func all(in expression: Expression, locals: [Expression], schema: DatasetSchema) -> [LinearComparison]? {
        switch expression {
        case .and(let left, let right):
            guard let a = all(in: left, locals: locals, schema: schema),
                let b = all(in: right, locals: locals, schema: schema)
            else { return nil }
            return a + b
        case .comparison(let op, let left, let right):
            guard let a = Form(left, locals: locals, schema: schema),
                let b = Form(right, locals: locals, schema: schema)
            else { return nil }
            let form = a.adding(b, times: -1)
            let terms = form.factors.sorted { $0.key < $1.key }.map { Term(column: $0.key, factor: $0.value) }
            guard !terms.isEmpty, terms.reduce(0, { $0 + $1.factor.magnitude }) <= 1_000,
                form.constant.magnitude < 1_000_000_000_000
            else { return nil }
            return [LinearComparison(terms: terms, constant: form.constant, comparison: op)]
        default: return nil
        }
    }

    /// A linear expression in columns, each of which occurs once, so that bounds say the same either way.
    private struct Form {
        var factors: [Int: Int64] = [:]
        var constant: Int64 = 0

        init?(_ expression: Expression, locals: [Expression], schema: DatasetSchema, depth: Int = 0) {
            func form(_ part: Expression) -> Form? { Form(part, locals: locals, schema: schema, depth: depth + 1) }
            guard depth < 64 else { return nil }
            switch expression {
            case .number(let number):
                guard let whole = number.int64, whole.magnitude < 1_000_000_000 else { return nil }
                constant = whole
            case .column(let column):
                guard schema.columns[column].type == .count else { return nil }
                factors[column] = 1
            case .local(let position):
                guard locals.indices.contains(position), let inner = form(locals[position]) else { return nil }
                self = inner
            case .negation(let part):
                guard let inner = form(part) else { return nil }
                self = Form(empty: ()).adding(inner, times: -1)
            case .arithmetic(.add, let left, let right):
                guard let a = form(left), let b = form(right) else { return nil }
                self = a.adding(b, times: 1)
            case .arithmetic(.subtract, let left, let right):
                guard let a = form(left), let b = form(right) else { return nil }
                self = a.adding(b, times: -1)
            case .arithmetic(.multiply, let left, let right):
                guard let a = form(left), let b = form(right) else { return nil }
                let (scale, scaled) = a.factors.isEmpty ? (a.constant, b) : (b.constant, a)
                guard a.factors.isEmpty || b.factors.isEmpty, scale.magnitude <= 1_000 else { return nil }
                self = Form(empty: ()).adding(scaled, times: scale)
            default: return nil
            }
        }

        private init(empty: Void) {}

        /// Factors stay small: depth and scale are bounded above, and a form beyond that is not used.
        func adding(_ other: Form, times scale: Int64) -> Form {
            var sum = self
            for (column, factor) in other.factors { sum.factors[column, default: 0] &+= factor &* scale }
            sum.constant &+= other.constant &* scale
            return sum
        }
    }
}

/// Evaluates linear comparisons over whole columns of a batch.
enum LinearKernel {
    /// Marks rows that break a comparison.
    ///
    /// Only rows in which every column is present are decided; the others are left for the evaluator.
    /// - Parameter failed: one per row; set to 1 where the comparison does not hold.
    /// - Complexity: rows × terms.
    static func mark(
        _ comparison: LinearComparison, in set: ColumnSet, sums: inout [Int64], failed: inout [UInt8]
    ) {
        let count = set.rowCount
        for row in 0..<count { sums[row] = comparison.constant }
        for term in comparison.terms {
            guard let column = set.columns[term.column] else { continue }
            add(column.values, times: term.factor, to: &sums, count: count)
        }
        switch comparison.comparison {
        case .equal: markRows(&failed, sums, count) { $0 != 0 }
        case .notEqual: markRows(&failed, sums, count) { $0 == 0 }
        case .less: markRows(&failed, sums, count) { $0 >= 0 }
        case .lessOrEqual: markRows(&failed, sums, count) { $0 > 0 }
        case .greater: markRows(&failed, sums, count) { $0 <= 0 }
        case .greaterOrEqual: markRows(&failed, sums, count) { $0 < 0 }
        }
    }

    private static func add(_ values: [Int64], times factor: Int64, to sums: inout [Int64], count: Int) {
        unsafe values.withUnsafeBufferPointer { values in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
                let count = min(count, values.count, sums.count)
                switch factor {
                case 1: for row in 0..<count { unsafe sums[row] &+= values[row] }
                case -1: for row in 0..<count { unsafe sums[row] &-= values[row] }
                default: for row in 0..<count { unsafe sums[row] &+= values[row] &* factor }
                }
            }
        }
    }

    @inline(__always)
    private static func markRows(
        _ failed: inout [UInt8], _ sums: [Int64], _ count: Int, _ isBroken: (Int64) -> Bool
    ) {
        unsafe failed.withUnsafeMutableBufferPointer { failed in
            unsafe sums.withUnsafeBufferPointer { sums in
                for row in 0..<min(count, sums.count, failed.count) where unsafe isBroken(sums[row]) {
                    unsafe failed[row] = 1
                }
            }
        }
    }
}
