import KloptLanguage
import KloptModel
import KloptTables
import Synchronization

/// What lies around a record: the other records, the groups they form, the rosters.
final class Surroundings: Sendable {
    let plan: Plan
    let store: RecordStore
    let indexes: [RecordIndex]
    /// Per dataset, the periods of which there are records.
    let periodsPresent: [Set<Int64>]
    /// The quarter being checked, for records that have none of their own (a roster's).
    let period: Period?
    private let rosters: [Int: [RosterLink]]
    private let memory: Memory

    /// What was found once of the same records; no checked quarter plays a part in it.
    private final class Memory: Sendable {
        let links = Mutex<[LinkKey: Links]>([:])
        let fences = Mutex<[Int: [KeyVector: Fences]]>([:])
    }

    init(plan: Plan, store: RecordStore, period: Period?, threads: Int = 1) {
        self.plan = plan
        self.store = store
        self.period = period
        memory = Memory()
        indexes = Concurrent.map(count: plan.indexes.count, threads: threads) {
            RecordIndex(store.tables[plan.indexes[$0].dataset].set, columns: plan.indexes[$0].columns)
        }
        periodsPresent = plan.datasets.enumerated().map { dataset, schema in
            guard let column = schema.period, let cells = store.tables[dataset].set.columns[column] else { return [] }
            return Set(cells.values.indices.lazy.filter { cells.state($0) == .present }.map { cells.values[$0] })
        }
        var rosters: [Int: [RosterLink]] = [:]
        for roster in plan.datasets.indices where plan.datasets[roster].roster != nil {
            // Most datasets are looked up on a roster by the same columns of it.
            var known: [RecordIndex] = []
            for dataset in plan.datasets.indices {
                guard
                    let link = RosterLink(roster: roster, dataset: dataset, plan: plan, store: store, sharing: &known)
                else { continue }
                rosters[dataset, default: []].append(link)
            }
        }
        self.rosters = rosters
    }

    /// The same surroundings at another checked quarter.
    init(_ other: Surroundings, period: Period?) {
        (plan, store, indexes, periodsPresent) = (other.plan, other.store, other.indexes, other.periodsPresent)
        (rosters, memory) = (other.rosters, other.memory)
        self.period = period
    }

    /// The same surroundings with other numbers in a column of a dataset, as many records and in the same places.
    ///
    /// - Complexity: O(records) where something is looked up by that column, otherwise none.
    init(_ other: Surroundings, replacing set: ColumnSet, column: Int) {
        (plan, periodsPresent, rosters, period) = (other.plan, other.periodsPresent, other.rosters, other.period)
        memory = Memory()
        let dataset = set.dataset
        store = other.store.replacing(dataset, with: set)
        indexes = zip(other.plan.indexes, other.indexes).map { plan, index in
            plan.dataset == dataset && plan.columns.contains(column)
                ? RecordIndex(set, columns: plan.columns) : index
        }
    }

    /// Whether a roster was read.
    var hasRoster: Bool {
        zip(plan.datasets, store.tables).contains { $0.roster != nil && $1.set.rowCount > 0 }
    }

    /// Whether figures were read that follow from records.
    var hasReport: Bool {
        plan.figureTables.contains { store.tables[$0.declaration.dataset].set.rowCount > 0 }
    }

    private struct LinkKey: Hashable {
        var dataset: Int
        var periods: Int
    }

    enum Predecessors {
        case none
        /// Several records claim the same key.
        case ambiguous
        case records([Record])
    }

    /// The records that a record continues: its own key at an earlier period, and those of organisations that it
    /// succeeded since.
    func predecessors(of record: Record, at target: Period, from period: Period) -> Predecessors {
        let schema = plan.datasets[record.dataset]
        guard let index = plan.keyIndexes[record.dataset], let periodColumn = schema.period else { return .none }
        let keyColumns = indexes[index].columns
        var key = KeyVector(record, columns: keyColumns)
        guard let periodPosition = keyColumns.firstIndex(of: periodColumn) else { return .none }
        key.parts[periodPosition] = target.rawValue
        let own = indexes[index].rows(key)
        guard own.isEmpty || own.isOne else { return .ambiguous }
        var found = Array(own)
        if let owner = schema.owner, let ownerPosition = keyColumns.firstIndex(of: owner) {
            for link in rosters[record.dataset] ?? [] {
                for before in link.predecessors(of: record, target: target.rawValue, period: period.rawValue) {
                    key.parts[ownerPosition] = before
                    let rows = indexes[index].rows(key)
                    guard rows.isEmpty || rows.isOne else { return .ambiguous }
                    found += rows
                }
            }
        }
        guard !found.isEmpty else { return .none }
        return .records(found.map { store.record(record.dataset, Int($0)) })
    }

    /// Where the one record that a record continues stands in the store.
    enum Link {
        static let none: Int32 = -1
        /// Several, or it is not clear which: to be asked for by itself.
        static let notOne: Int32 = -2
    }

    /// Per record of a dataset, the one that it continues so many periods earlier, or `Link.none` or `Link.notOne`.
    ///
    /// Many rules look at the same predecessors: they are looked up once.
    /// - Complexity: O(records) the first time.
    func links(_ dataset: Int, periods: Int) -> [Int32] {
        let links = memory.links.withLock { links in
            let key = LinkKey(dataset: dataset, periods: periods)
            if let known = links[key] { return known }
            let new = Links()
            links[key] = new
            return new
        }
        // Whoever looks at another dataset need not wait.
        return links.found.withLock { found in
            if let found { return found }
            let made = link(dataset, periods: periods)
            found = made
            return made
        }
    }

    private final class Links: Sendable {
        /// nil until somebody asked.
        let found = Mutex<[Int32]?>(nil)
    }

    private func link(_ dataset: Int, periods: Int) -> [Int32] {
        let set = store.tables[dataset].set
        var links = [Int32](repeating: Link.none, count: set.rowCount)
        guard let column = plan.datasets[dataset].period, let index = plan.keyIndexes[dataset] else { return links }
        let own = indexes[index]
        guard let periodPosition = own.columns.firstIndex(of: column) else { return links }
        // Where nobody continues another, a record continues only what has its own key.
        let hasSuccessors = (rosters[dataset] ?? []).contains(where: \.hasSuccessors)
        for row in 0..<set.rowCount {
            let record = Record(set: set, row: row)
            guard let period = record.value(column).flatMap({ Period(rawValue: $0) }),
                let target = period.advanced(by: -periods), periodsPresent[dataset].contains(target.rawValue)
            else { continue }
            guard hasSuccessors else {
                var key = KeyVector(record, columns: own.columns)
                key.parts[periodPosition] = target.rawValue
                let rows = own.rows(key)
                if let first = rows.first { links[row] = rows.isOne ? first : Link.notOne }
                continue
            }
            switch predecessors(of: record, at: target, from: period) {
            case .none: break
            case .ambiguous: links[row] = Link.notOne
            case .records(let records):
                links[row] = records.count == 1 ? Int32(truncatingIfNeeded: records[0].row) : Link.notOne
            }
        }
        return links
    }

    /// Owners that ended since an earlier period, and that a record's owner continues, by the rosters.
    func formerOwners(of record: Record, in target: Period, since period: Period) -> [Int64] {
        (rosters[record.dataset] ?? []).flatMap {
            $0.predecessors(of: record, target: target.rawValue, period: period.rawValue)
        }
    }

    /// Whether a record has no predecessor because it only now begins, by its dataset or a roster.
    func begins(_ record: Record, in period: Period) -> Bool {
        if plan.datasets[record.dataset].validity.from == period { return true }
        return (rosters[record.dataset] ?? []).contains { $0.begins(record, in: period.rawValue) }
    }

    func fences(_ aggregate: Int, _ key: KeyVector, make: () -> Fences) -> Fences {
        if let known = memory.fences.withLock({ $0[aggregate]?[key] }) { return known }
        let made = make()
        memory.fences.withLock { $0[aggregate, default: [:]][key] = made }
        return made
    }
}

/// What a roster says about the records of one dataset.
private struct RosterLink: Sendable {
    private let roster: Int
    private let store: RecordStore
    private let roles: RosterRoles
    private let datasetName: Int64
    /// Columns of the dataset and of the roster that must agree, besides the owner.
    private let shared: [(dataset: Int, roster: Int)]
    private let ownerColumn: Int
    private let rosterOwner: Int
    private let byOwner: RecordIndex
    private let bySuccessor: RecordIndex?

    /// nil when the roster is none, or does not speak of the dataset's owner.
    ///
    /// - Parameter known: indexes of the roster that were made for other datasets.
    init?(roster: Int, dataset: Int, plan: Plan, store: RecordStore, sharing known: inout [RecordIndex]) {
        let (rosterSchema, schema) = (plan.datasets[roster], plan.datasets[dataset])
        guard let roles = rosterSchema.roster, roster != dataset, let rosterOwner = rosterSchema.owner,
            let ownerColumn = schema.owner, store.tables[roster].set.rowCount > 0
        else { return nil }
        self.roster = roster
        self.store = store
        self.roles = roles
        self.rosterOwner = rosterOwner
        self.ownerColumn = ownerColumn
        datasetName = plan.pool.number(of: schema.name)
        shared = schema.keyIndexes.compactMap { column in
            guard column != ownerColumn, column != schema.period,
                let other = rosterSchema.index(of: schema.columns[column].name)
            else { return nil }
            return (column, other)
        }
        let set = store.tables[roster].set
        let base = [roles.delivers] + shared.map(\.roster)
        func index(_ columns: [Int], where isIncluded: ((Record) -> Bool)? = nil) -> RecordIndex {
            if let same = known.first(where: { $0.columns == columns }) { return same }
            let made = RecordIndex(set, columns: columns, where: isIncluded)
            known.append(made)
            return made
        }
        byOwner = index(base + [rosterOwner])
        let successors = roles.successor.flatMap { successor in
            (0..<set.rowCount).contains { Record(set: set, row: $0).value(successor) != nil } ? successor : nil
        }
        bySuccessor = successors.map { successor in
            index(base + [successor]) { $0.value(successor) != nil }
        }
    }

    /// Whether anybody on it continues another.
    var hasSuccessors: Bool { bySuccessor != nil }

    private func key(_ record: Record) -> KeyVector? {
        guard let owner = record.value(ownerColumn) else { return nil }
        return KeyVector([datasetName] + shared.map { record.value($0.dataset) ?? KeyVector.missing } + [owner])
    }

    func begins(_ record: Record, in period: Int64) -> Bool {
        guard let key = key(record) else { return false }
        return byOwner.rows(key).contains { store.record(roster, Int($0)).value(roles.from) == period }
    }

    /// Owners that ended between the target period and the record's, and that the record's owner continues.
    func predecessors(of record: Record, target: Int64, period: Int64) -> [Int64] {
        guard let bySuccessor, let key = key(record) else { return [] }
        return bySuccessor.rows(key).compactMap { row in
            let line = store.record(roster, Int(row))
            guard let end = line.value(roles.to), end >= target, end < period else { return nil }
            return line.value(rosterOwner)
        }
    }
}
