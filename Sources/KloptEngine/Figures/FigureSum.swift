import KloptLanguage
import KloptModel

/// A count as it is added up, record by record.
struct FigureSum: Sendable {
    /// What is known of the sum; nil when it does not fit.
    var interval: Interval? = Interval(.zero)
    /// How many records were added.
    var records = 0
    /// How many records have no value, as a number is not there or could not be read.
    var unknown = 0
    /// The first of those, in the store.
    var firstUnknown: (dataset: Int, row: Int)?
    /// How many records have no value as they only now begin: they are left out of what looks at an earlier quarter.
    var beginning = 0

    var isKnown: Bool { unknown == 0 }

    mutating func add(_ value: Value, at record: (dataset: Int, row: Int), isBeginning: Bool) {
        records += 1
        switch value {
        case .number(let added, let known):
            interval = interval.flatMap { $0.adding(added) }
            if !known { addUnknown(record) }
        case .notApplicable:
            if isBeginning { beginning += 1 }
        case .impossible: interval = nil
        default:
            interval = interval.flatMap { $0.adding(.anything) }
            addUnknown(record)
        }
    }

    private mutating func addUnknown(_ record: (dataset: Int, row: Int)) {
        if firstUnknown == nil { firstUnknown = record }
        unknown += 1
    }

    static func += (sum: inout FigureSum, other: FigureSum) {
        sum.interval = sum.interval.flatMap { left in other.interval.flatMap { left.adding($0) } }
        sum.records += other.records
        sum.unknown += other.unknown
        sum.firstUnknown = sum.firstUnknown ?? other.firstUnknown
        sum.beginning += other.beginning
    }
}
