import KloptLanguage
import KloptModel

/// When the deliveries of a quarter came in, by the lists of what was received, and by when they were due.
struct Receipts {
    /// The last day on which a delivery is in time; nil when nothing sets one.
    let deadline: CalendarDate?
    /// By pool number of the owner: the days of its first and its last delivery.
    private let days: [Int64: ClosedRange<CalendarDate>]

    /// - Parameters:
    ///   - period: the quarter that deliveries are awaited of; nil when nothing is.
    ///   - deadline: goes before that of the pack.
    /// - Complexity: O(rows of the lists).
    init(surroundings: Surroundings, period: Period?, deadline asked: CalendarDate?) {
        var deadline = asked
        var days: [Int64: ClosedRange<CalendarDate>] = [:]
        for (dataset, schema) in surroundings.plan.datasets.enumerated() {
            guard let roles = schema.receipts, let owner = schema.owner, let period else { continue }
            deadline = deadline ?? roles.days.flatMap { period.lastDay?.advanced(by: Int64($0)) }
            let table = surroundings.store.tables[dataset]
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                guard record.value(roles.period) == period.rawValue, let owner = record.value(owner),
                    let day = record.value(roles.received).flatMap({ CalendarDate(days: $0) })
                else { continue }
                let known = days[owner] ?? day...day
                days[owner] = min(known.lowerBound, day)...max(known.upperBound, day)
            }
        }
        self.deadline = deadline
        self.days = days
    }

    func first(of owner: Int64) -> CalendarDate? { days[owner]?.lowerBound }
    func last(of owner: Int64) -> CalendarDate? { days[owner]?.upperBound }
}
