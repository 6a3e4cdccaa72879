import KloptLanguage
import KloptModel
import KloptTables

/// When the deliveries of a quarter came in, and by when they were due.
///
/// The lists of what was received say so; of who is on none, the names of files and folders may.
struct Receipts {
    /// The last day on which a delivery is in time; nil when nothing sets one.
    let deadline: CalendarDate?
    /// By pool number of the owner: the days of its first and its last delivery.
    private let days: [Int64: ClosedRange<CalendarDate>]

    /// - Parameters:
    ///   - period: the quarter that deliveries are awaited of; nil when nothing is.
    ///   - asked: goes before the deadline of the pack.
    ///   - countsDays: whether the pack's deadline counts where nothing says when anything was received.
    /// - Complexity: O(rows of the lists, and records of the files whose names have a day).
    init(
        surroundings: Surroundings, reading: ReadingResult, period: Period?, deadline asked: CalendarDate?,
        countsDays: Bool
    ) {
        var deadline: CalendarDate?
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
        let named = Receipts.named(surroundings, reading, period)
        self.days = days.merging(named) { listed, _ in listed }
        self.deadline = asked ?? (countsDays || !self.days.isEmpty ? deadline : nil)
    }

    /// The days in names, by owner.
    private static func named(
        _ surroundings: Surroundings, _ reading: ReadingResult, _ period: Period?
    ) -> [Int64: ClosedRange<CalendarDate>] {
        var days: [Int64: ClosedRange<CalendarDate>] = [:]
        func add(_ day: CalendarDate, to owner: Int64) {
            let known = days[owner] ?? day...day
            days[owner] = min(known.lowerBound, day)...max(known.upperBound, day)
        }
        for (number, source) in reading.sources.enumerated() {
            let schema = surroundings.plan.datasets[source.dataset]
            guard let day = source.received, let period, schema.period != nil, !schema.isAdministration else {
                continue
            }
            let facts = SourceFacts(number, source, schema, surroundings.store)
            if facts.periods.contains(period.rawValue) { for owner in facts.owners { add(day, to: owner) } }
        }
        for found in reading.resubmissions where found.unit.period == period?.rawValue {
            for day in found.versions.compactMap(\.received) { add(day, to: found.unit.owner) }
        }
        return days
    }

    func first(of owner: Int64) -> CalendarDate? { days[owner]?.lowerBound }
    func last(of owner: Int64) -> CalendarDate? { days[owner]?.upperBound }
}
