import KloptLanguage
import KloptModel

/// The records that figures are made of, by dataset and period, and of what they lack something.
struct CountedRecords: Sendable {
    struct Stretch: Hashable, Sendable {
        var dataset: Int
        var period: Int64
    }

    /// A stretch in an area; all areas together under the code for that.
    struct Place: Hashable, Sendable {
        var stretch: Stretch
        var area: Int64
    }

    /// Rows in the store, in order.
    private(set) var rows: [Stretch: [Int32]] = [:]
    /// Where something that is expected is not counted.
    private(set) var incomplete: Set<Place> = []
    /// Where nothing is expected, by the roster.
    private(set) var unasked: Set<Stretch> = []

    /// - Parameters:
    ///   - deliveries: what became of those of the periods that people were asked for: only what is accepted counts. nil: all
    ///     records do.
    ///   - countsWithheld: whether what is withheld counts as well.
    ///   - owner: of whom alone the records are; nil for all.
    init(
        _ table: FigureTable, _ surroundings: Surroundings, _ deliveries: DeliveryStates? = nil,
        countsWithheld: Bool = false, owner: Int64? = nil
    ) {
        let checked = Set((deliveries?.periods ?? []).map(\.rawValue))
        for dataset in table.declaration.sources.sorted() {
            let schema = surroundings.plan.datasets[dataset]
            guard let periodColumn = schema.period else { continue }
            let set = surroundings.store.tables[dataset].set
            for row in 0..<set.rowCount {
                let record = Record(set: set, row: row)
                guard let raw = record.value(periodColumn), let period = Period(rawValue: raw),
                    schema.validity.contains(period)
                else { continue }
                let own = schema.owner.flatMap { record.value($0) }
                if let owner, own != owner { continue }
                if let deliveries, checked.contains(raw), !countsWithheld || own != nil {
                    switch deliveries.place(of: record, in: raw).flatMap({ deliveries.states[$0] }) {
                    case .accepted: break
                    case .withheld, nil: if !countsWithheld { continue }
                    case .notReceived, .unexpected: continue
                    }
                }
                rows[Stretch(dataset: dataset, period: raw), default: []].append(Int32(truncatingIfNeeded: row))
            }
        }
        if let deliveries {
            add(deliveries, table, checked, countsWithheld: countsWithheld, owner: owner)
        }
    }

    private mutating func add(
        _ deliveries: DeliveryStates, _ table: FigureTable, _ checked: Set<Int64>, countsWithheld: Bool, owner: Int64?
    ) {
        var asked: Set<Stretch> = []
        for (place, state) in deliveries.states where owner == nil || place.owner == owner {
            let stretch = Stretch(dataset: place.dataset, period: place.period)
            if state != .unexpected { asked.insert(stretch) }
            guard state == .notReceived || state == .withheld && !countsWithheld else { continue }
            incomplete.insert(Place(stretch: stretch, area: table.whole))
            if place.area != Finding.none { incomplete.insert(Place(stretch: stretch, area: place.area)) }
        }
        guard deliveries.hasRoster else { return }
        for dataset in table.declaration.sources {
            for period in checked {
                let stretch = Stretch(dataset: dataset, period: period)
                if !asked.contains(stretch) { unasked.insert(stretch) }
            }
        }
    }

    func rows(_ dataset: Int, _ period: Period) -> [Int32] {
        rows[Stretch(dataset: dataset, period: period.rawValue)] ?? []
    }

    func isIncomplete(_ dataset: Int, _ period: Period, area: Int64) -> Bool {
        incomplete.contains(Place(stretch: Stretch(dataset: dataset, period: period.rawValue), area: area))
    }

    /// Whether nobody is asked for it; of a year, in none of its quarters.
    func isUnasked(_ dataset: Int, _ period: Period) -> Bool {
        period.quarters.allSatisfy { unasked.contains(Stretch(dataset: dataset, period: $0.rawValue)) }
    }
}
