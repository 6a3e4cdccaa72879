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
///
/// Rows are taken by the thousand, so that the sums stay in the nearest cache; no loop has a branch per row, so that
/// the compiler makes vector instructions of it.
enum LinearKernel {
    static let broken: UInt8 = 1
    private static let stretch = 1024

    /// Room for the sums of one stretch of rows.
    static func scratch() -> [Int64] { Array(repeating: 0, count: stretch) }

    /// Marks rows that break a comparison.
    ///
    /// What is said of rows in which a cell is not present means nothing: the caller leaves those to the evaluator.
    /// - Parameter marks: one per row; gets `broken` where the comparison does not hold.
    /// - Returns: whether any row was marked.
    /// - Complexity: rows × terms.
    static func mark(
        _ comparison: LinearComparison, in set: ColumnSet, scratch: inout [Int64], marks: inout [UInt8]
    ) -> Bool {
        var isAnyMarked = false
        unsafe scratch.withUnsafeMutableBufferPointer { sums in
            for start in stride(from: 0, to: min(set.rowCount, marks.count), by: stretch) {
                let count = min(stretch, set.rowCount - start, marks.count - start)
                var isFirst = true
                for term in comparison.terms {
                    guard let column = set.columns[term.column] else { continue }
                    unsafe column.values.withUnsafeBufferPointer { values in
                        let values = unsafe UnsafeBufferPointer(rebasing: values[start..<start + count])
                        if isFirst {
                            unsafe begin(sums, comparison.constant, values, times: term.factor)
                        } else {
                            unsafe add(values, times: term.factor, to: sums)
                        }
                    }
                    isFirst = false
                }
                let stretch = unsafe UnsafeBufferPointer(rebasing: sums[..<count])
                guard unsafe isAnyBroken(stretch, comparison.comparison) else { continue }
                isAnyMarked = true
                unsafe marks.withUnsafeMutableBufferPointer { marks in
                    let marks = unsafe UnsafeMutableBufferPointer(rebasing: marks[start..<start + count])
                    unsafe markRows(marks, stretch, comparison.comparison)
                }
            }
        }
        return isAnyMarked
    }

    private static func begin(
        _ sums: UnsafeMutableBufferPointer<Int64>, _ constant: Int64, _ values: UnsafeBufferPointer<Int64>,
        times factor: Int64
    ) {
        switch factor {
        case 1: for row in 0..<values.count { unsafe sums[row] = constant &+ values[row] }
        case -1: for row in 0..<values.count { unsafe sums[row] = constant &- values[row] }
        default: for row in 0..<values.count { unsafe sums[row] = constant &+ values[row] &* factor }
        }
    }

    private static func add(
        _ values: UnsafeBufferPointer<Int64>, times factor: Int64, to sums: UnsafeMutableBufferPointer<Int64>
    ) {
        switch factor {
        case 1: for row in 0..<values.count { unsafe sums[row] &+= values[row] }
        case -1: for row in 0..<values.count { unsafe sums[row] &-= values[row] }
        default: for row in 0..<values.count { unsafe sums[row] &+= values[row] &* factor }
        }
    }

    /// Whether any sum breaks the comparison with 0: all sums are joined by "or", turned so that a broken one has its
    /// sign bit set (or, for an equality, any bit).
    private static func isAnyBroken(_ sums: UnsafeBufferPointer<Int64>, _ comparison: ComparisonOperator) -> Bool {
        var joined: Int64 = 0
        switch comparison {
        case .equal:
            for row in 0..<sums.count { unsafe joined |= sums[row] }
            return joined != 0
        case .notEqual: return unsafe sums.contains(0)
        case .less: for row in 0..<sums.count { unsafe joined |= ~sums[row] }
        case .lessOrEqual: for row in 0..<sums.count { unsafe joined |= 0 &- sums[row] }
        case .greater: for row in 0..<sums.count { unsafe joined |= sums[row] &- 1 }
        case .greaterOrEqual: for row in 0..<sums.count { unsafe joined |= sums[row] }
        }
        return joined < 0
    }

    private static func markRows(
        _ marks: UnsafeMutableBufferPointer<UInt8>, _ sums: UnsafeBufferPointer<Int64>, _ comparison: ComparisonOperator
    ) {
        switch comparison {
        case .equal: for row in 0..<sums.count { unsafe marks[row] |= sums[row] != 0 ? broken : 0 }
        case .notEqual: for row in 0..<sums.count { unsafe marks[row] |= sums[row] == 0 ? broken : 0 }
        case .less: for row in 0..<sums.count { unsafe marks[row] |= sums[row] >= 0 ? broken : 0 }
        case .lessOrEqual: for row in 0..<sums.count { unsafe marks[row] |= sums[row] > 0 ? broken : 0 }
        case .greater: for row in 0..<sums.count { unsafe marks[row] |= sums[row] <= 0 ? broken : 0 }
        case .greaterOrEqual: for row in 0..<sums.count { unsafe marks[row] |= sums[row] < 0 ? broken : 0 }
        }
    }
}
