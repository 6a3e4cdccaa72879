import KloptLanguage
import KloptModel
import KloptTables

/// A delivery: an organisation's records of one dataset and area in one period. Texts by number of the pool.
struct DeliveryPlace: Hashable, Sendable {
    var period: Int64
    var dataset: Int
    var owner: Int64
    /// `Finding.none` where the dataset has no areas.
    var area: Int64
}

/// What became of each delivery that is expected or there.
///
/// First who is expected and who delivered, then what is withheld because of its issues (`IssueReach`).
struct DeliveryStates: Sendable {
    enum State: Sendable {
        case accepted
        case withheld
        case notReceived
        /// On no roster.
        case unexpected
    }

    let plan: Plan
    /// Whether a roster says who is expected.
    let hasRoster: Bool
    /// The checked periods of which everybody is asked for what is missing.
    private(set) var periods: [Period]
    /// Per dataset, its column with the area.
    let areaColumns: [Int?]
    private(set) var states: [DeliveryPlace: State] = [:]
    /// Datasets and owners with a record of which the area is not known, while nothing of theirs is missing.
    private var unplaced: [Int64: Set<RosterCheck.OwnerDataset>] = [:]
    private var placesOfOwner: [RosterCheck.OwnerDataset: [DeliveryPlace]] = [:]

    /// - Complexity: O(roster rows + records of the datasets that are delivered).
    init(_ gathered: Run.Gathered, _ surroundings: Surroundings, _ selection: PeriodSelection, rosters: [RosterCheck]) {
        let plan = gathered.plan
        self.plan = plan
        periods = selection.expected
        let rosterDatasets = plan.datasets.indices.filter {
            plan.datasets[$0].roster != nil && surroundings.store.tables[$0].set.rowCount > 0
        }
        let area = rosterDatasets.lazy.compactMap { roster in
            plan.datasets[roster].areaOfRoster.map { plan.datasets[roster].columns[$0].name }
        }.first
        areaColumns = plan.datasets.map { schema in
            guard schema.isDelivered, let area, let column = schema.index(of: area), schema.columns[column].isKey else {
                return nil
            }
            return column
        }
        // A roster that lacks a column says nothing.
        let usable = rosterDatasets.filter {
            StoreChecker.missingRosterColumn($0, plan, gathered.reading.sources) == nil
        }
        hasRoster = !usable.isEmpty
        for roster in usable {
            for period in periods {
                var checks = rosters.filter { $0.roster == roster && $0.period == period }
                if checks.isEmpty {
                    checks = [
                        RosterCheck.byRoles(
                            plan: plan, roster: roster, surroundings: Surroundings(surroundings, period: period),
                            sources: gathered.reading.sources, period: period)
                    ]
                }
                for check in checks { addExpected(by: check, surroundings.store) }
            }
        }
        addDelivered(surroundings.store, gathered.reading.sources)
        for place in states.keys {
            placesOfOwner[RosterCheck.OwnerDataset(owner: place.owner, dataset: place.dataset), default: []]
                .append(place)
        }
    }

    private mutating func addExpected(by check: RosterCheck, _ store: RecordStore) {
        let schema = plan.datasets[check.roster]
        for row in check.rows {
            guard let dataset = row.dataset else { continue }
            let record = store.record(check.roster, Int(row.row))
            let area = areaColumns[dataset] == nil ? nil : schema.areaOfRoster.flatMap { record.value($0) }
            let place = DeliveryPlace(
                period: check.period.rawValue, dataset: dataset, owner: row.owner, area: area ?? Finding.none)
            let state: State =
                switch row.outcome {
                case .passed: .accepted
                case .failed: .notReceived
                case .undecided, .notApplicable, .couldNotRun: .withheld
                }
            // Of two rows about one delivery, both must be met.
            if let known = states[place], known != .accepted { continue }
            states[place] = state
        }
        unplaced[check.period.rawValue, default: []].formUnion(check.unplaced)
    }

    private mutating func addDelivered(_ store: RecordStore, _ sources: [Source]) {
        let folders = sources.map { $0.folderPeriod?.rawValue }
        for (dataset, schema) in plan.datasets.enumerated() where schema.isDelivered {
            guard let periodColumn = schema.period else { continue }
            let checked = Set(periods.filter { schema.validity.contains($0) }.map(\.rawValue))
            let table = store.tables[dataset]
            var last: DeliveryPlace?
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                let stated = record.value(periodColumn)
                let source = Int(table.sources[row])
                let folder = folders.indices.contains(source) ? folders[source] : nil
                // A record in the quarter's folder under another quarter is there, and is an issue of its own.
                for period in [stated, folder == stated ? nil : folder].lazy.compactMap({ $0 })
                where checked.contains(period) {
                    guard let place = place(of: record, in: period), place != last else { continue }
                    last = place
                    if states[place] == nil { states[place] = hasRoster ? .unexpected : .accepted }
                }
            }
        }
    }

    /// The delivery that a record is of; nil when it does not say whose it is, or where.
    func place(of record: Record, in period: Int64) -> DeliveryPlace? {
        guard let owner = plan.datasets[record.dataset].owner.flatMap({ record.value($0) }) else { return nil }
        let area = areaColumns[record.dataset].map { record.value($0) } ?? Finding.none
        return area.map { DeliveryPlace(period: period, dataset: record.dataset, owner: owner, area: $0) }
    }

    // MARK: Withholding

    /// Of which areas something is wrong.
    enum Areas: Hashable {
        case one(Int64)
        /// Of one, which could not be read.
        case unreadable
        case all

        init(_ area: Int64?) { self = area.map { .one($0) } ?? .unreadable }
    }

    /// Withholds an owner's deliveries of a dataset.
    ///
    /// - Parameter period: `Finding.none` for all.
    /// - Returns: whether the owner has such deliveries, or should.
    mutating func withhold(dataset: Int, owner: Int64, _ areas: Areas, period: Int64) -> Bool {
        let ofOwner = RosterCheck.OwnerDataset(owner: owner, dataset: dataset)
        var isKnown = false
        for place in placesOfOwner[ofOwner] ?? [] where period == Finding.none || place.period == period {
            isKnown = true
            switch areas {
            case .one(let area): guard place.area == area else { continue }
            case .unreadable:
                // With a roster, the record stands for one that is not there, which is withheld already; unless all are.
                let isOneTooMany = unplaced[place.period]?.contains(ofOwner) ?? false
                guard !hasRoster || isOneTooMany else { continue }
            case .all: break
            }
            if states[place] == .accepted { states[place] = .withheld }
        }
        return isKnown
    }

    /// Adds those of other periods.
    mutating func add(_ others: DeliveryStates) {
        let own = Set(periods.map(\.rawValue))
        periods = (periods + others.periods.filter { !own.contains($0.rawValue) }).sorted()
        states.merge(others.states.filter { !own.contains($0.key.period) }, uniquingKeysWith: { own, _ in own })
    }

    func isAccepted(_ place: DeliveryPlace) -> Bool { states[place] == .accepted }

    /// Whether it is counted, or should have been.
    func isExpected(_ place: DeliveryPlace) -> Bool { states[place].map { $0 != .unexpected } ?? false }
}

extension RosterCheck {
    /// A check by the roster's own columns, for a pack without a rule that expects.
    static func byRoles(
        plan: Plan, roster: Int, surroundings: Surroundings, sources: [Source], period: Period
    ) -> RosterCheck {
        let schema = plan.datasets[roster]
        var check = RosterCheck(
            plan: plan, roster: roster, surroundings: surroundings, sources: sources, period: period, sender: nil)
        guard let roles = schema.roster else { return check }
        let matching = schema.keyIndexes.filter { column in
            ![roles.delivers, roles.from, roles.to].contains(column)
                && plan.datasets.contains { $0.isDelivered && $0.index(of: schema.columns[column].name) != nil }
        }
        check.run(nil, Expectation(datasetColumn: roles.delivers, matching: matching, reportPer: []))
        return check
    }
}
