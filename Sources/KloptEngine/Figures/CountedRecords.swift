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

    /// - Parameter withheld: deliveries that do not count, as if they had not been received.
    /// - Parameter owner: of whom alone the records are; nil for all.
    init(
        _ table: FigureTable, _ surroundings: Surroundings, without withheld: Set<DeliveryPart> = [],
        coverage: Coverage? = nil, owner: Int64? = nil
    ) {
        let (plan, pool) = (surroundings.plan, surroundings.plan.pool)
        for dataset in table.declaration.sources.sorted() {
            let schema = plan.datasets[dataset]
            guard let periodColumn = schema.period else { continue }
            let set = surroundings.store.tables[dataset].set
            for row in 0..<set.rowCount {
                let record = Record(set: set, row: row)
                guard let raw = record.value(periodColumn), let period = Period(rawValue: raw),
                    schema.validity.contains(period)
                else { continue }
                let own = schema.owner.flatMap { record.value($0) }
                if let owner, own != owner { continue }
                let area = table.areaColumns[dataset].flatMap { record.value($0) }
                let stretch = Stretch(dataset: dataset, period: raw)
                if !withheld.isEmpty, let own {
                    var part = DeliveryPart(
                        dataset: schema.name, owner: pool.text(own), area: area.map { pool.text($0) }, period: period)
                    var isWithheld = withheld.contains(part)
                    part.area = nil
                    isWithheld = isWithheld || withheld.contains(part)
                    if isWithheld {
                        incomplete.insert(Place(stretch: stretch, area: table.whole))
                        if let area { incomplete.insert(Place(stretch: stretch, area: area)) }
                        continue
                    }
                }
                rows[stretch, default: []].append(Int32(truncatingIfNeeded: row))
            }
        }
        if let coverage { add(coverage, table, plan, owner: owner.map { pool.text($0) }) }
    }

    private mutating func add(_ coverage: Coverage, _ table: FigureTable, _ plan: Plan, owner: String?) {
        let datasets = Dictionary(
            plan.datasets.indices.map { (plan.datasets[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
        var asked: Set<Stretch> = []
        for cell in coverage.cells {
            guard let dataset = datasets[cell.dataset], table.declaration.sources.contains(dataset) else { continue }
            let stretch = Stretch(dataset: dataset, period: cell.period.rawValue)
            unasked.insert(stretch)
            func isAbout(_ names: [String]) -> Bool { owner.map { names.contains($0) } ?? !names.isEmpty }
            let lacks = isAbout(cell.withheld) || isAbout(cell.notReceived)
            if lacks || isAbout(cell.accepted) { asked.insert(stretch) }
            if lacks {
                incomplete.insert(Place(stretch: stretch, area: table.whole))
                incomplete.insert(Place(stretch: stretch, area: plan.pool.number(of: cell.area)))
            }
        }
        unasked.subtract(asked)
    }

    func rows(_ dataset: Int, _ period: Period) -> [Int32] {
        rows[Stretch(dataset: dataset, period: period.rawValue)] ?? []
    }

    func isIncomplete(_ dataset: Int, _ period: Period, area: Int64) -> Bool {
        incomplete.contains(Place(stretch: Stretch(dataset: dataset, period: period.rawValue), area: area))
    }

    func isUnasked(_ dataset: Int, _ period: Period) -> Bool {
        unasked.contains(Stretch(dataset: dataset, period: period.rawValue))
    }

    /// The quarters of which something is there, in order.
    var quarters: [Period] { Set(rows.keys.map(\.period)).sorted().compactMap { Period(rawValue: $0) } }
}
