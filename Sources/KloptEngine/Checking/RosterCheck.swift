import KloptLanguage
import KloptModel
import KloptTables

/// Holds a roster against what was delivered for one period: each active row must have its record.
struct RosterCheck: Sendable {
    let plan: Plan
    /// The roster's dataset.
    let roster: Int
    let surroundings: Surroundings
    let sources: [Source]
    let period: Period
    let sender: Sender?

    /// What came of a roster row that was checked.
    struct Row: Sendable {
        var row: Int32
        var owner: Int64
        /// nil when nobody knows what the row expects, or where: then it is undecided.
        var dataset: Int?
        /// Undecided, with a dataset: the record may be there, under a key that could not be read.
        var outcome: Outcome
    }

    private(set) var rows: [Row] = []
    /// Roster rows without a record, one group for each issue.
    private(set) var missing: [[Int32]] = []
    /// Datasets and owners of records whose key could not be read, more of them than rows that lack a record.
    private(set) var unplaced: Set<OwnerDataset> = []

    struct OwnerDataset: Hashable, Sendable {
        var owner: Int64
        var dataset: Int
    }

    init(plan: Plan, roster: Int, surroundings: Surroundings, sources: [Source], period: Period, sender: Sender?) {
        self.plan = plan
        self.roster = roster
        self.surroundings = surroundings
        self.sources = sources
        self.period = period
        self.sender = sender
    }

    /// - Parameter check: the rule that expects; without one, the rows that are active by the roster's own columns are
    ///   expected.
    mutating func run(_ check: Check?, _ expectation: Expectation) {
        let schema = plan.datasets[roster]
        let table = surroundings.store.tables[roster]
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        var deliveries: [Int: Deliveries] = [:]
        var seen: Set<KeyVector> = []
        let expected = [expectation.datasetColumn] + expectation.matching
        var active: [Int32] = []
        var absent: [Int32] = []
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            let owner = schema.owner.flatMap { record.value($0) } ?? Finding.none
            if let sender, schema.owner != nil, !sender.isOwner(owner) { continue }
            func add(_ outcome: Outcome, _ dataset: Int? = nil) {
                rows.append(Row(row: Int32(row), owner: owner, dataset: dataset, outcome: outcome))
            }
            switch isActive(record, check, evaluator) {
            case .truth(.yes): break
            case .truth(.no), .notApplicable: continue
            default:
                add(.undecided)
                continue
            }
            guard let name = record.value(expectation.datasetColumn),
                let dataset = plan.datasetsByName[name],
                !plan.datasets[dataset].isAdministration
            else {
                add(.undecided)
                continue
            }
            guard plan.datasets[dataset].validity.contains(period) else { continue }
            // A row whose region cannot be read expects something, but nobody knows where.
            guard expectation.matching.allSatisfy({ record.value($0) != nil }) else {
                add(.undecided)
                continue
            }
            // The same row twice expects no more than once; that it is there twice is an issue of its own.
            guard seen.insert(KeyVector(record, columns: expected)).inserted else { continue }
            active.append(Int32(row))
            if deliveries[dataset] == nil { deliveries[dataset] = Deliveries(dataset, expectation, self) }
            if deliveries[dataset]?.contains(record) == true {
                add(.passed, dataset)
            } else {
                absent.append(Int32(row))
            }
        }
        report(active, absent, expectation, schema, table.set, &deliveries)
        for (dataset, there) in deliveries {
            for owner in there.unplacedOwners { unplaced.insert(OwnerDataset(owner: owner, dataset: dataset)) }
        }
    }

    private func isActive(_ record: Record, _ check: Check?, _ evaluator: Evaluator) -> Value {
        if let check {
            evaluator.begin(check, on: record)
            return check.filter.map { evaluator.value($0) } ?? .truth(.yes)
        }
        guard let roles = plan.datasets[roster].roster else { return .truth(.no) }
        guard let from = record.value(roles.from) else { return .missing }
        return .truth(Truth(from <= period.rawValue && record.value(roles.to) ?? Int64.max >= period.rawValue))
    }

    /// Groups what is absent: the widest level that is wholly missing makes the issue.
    private mutating func report(
        _ active: [Int32], _ absent: [Int32], _ expectation: Expectation, _ schema: DatasetSchema, _ set: ColumnSet,
        _ deliveries: inout [Int: Deliveries]
    ) {
        guard !absent.isEmpty else { return }
        var left = absent
        let ownerColumns = schema.owner.map { [$0] } ?? []
        for level in expectation.reportPer {
            // Below the first level a region or trajectory is one of the same organisation.
            let columns = ownerColumns.contains(level) ? [level] : ownerColumns + [level]
            func key(_ row: Int32) -> KeyVector { KeyVector(Record(set: set, row: Int(row)), columns: columns) }
            let allActive = Dictionary(grouping: active, by: key)
            var absentHere: [KeyVector: [Int32]] = [:]
            var order: [KeyVector] = []
            for row in absent {
                let group = key(row)
                if absentHere[group] == nil { order.append(group) }
                absentHere[group, default: []].append(row)
            }
            for group in order where absentHere[group]?.count == allActive[group]?.count {
                let rows = (absentHere[group] ?? []).filter { left.contains($0) }
                guard !rows.isEmpty else { continue }
                left.removeAll { rows.contains($0) }
                settle(rows, wholly: level == expectation.reportPer.first, expectation, set, schema, &deliveries)
            }
        }
        for row in left { settle([row], wholly: false, expectation, set, schema, &deliveries) }
    }

    /// Makes an issue of absent rows, but for those whose record may be there under a key that could not be read:
    /// that is an issue already.
    private mutating func settle(
        _ rows: [Int32], wholly: Bool, _ expectation: Expectation, _ set: ColumnSet, _ schema: DatasetSchema,
        _ deliveries: inout [Int: Deliveries]
    ) {
        var reported: [Int32] = []
        for row in rows {
            let record = Record(set: set, row: Int(row))
            let owner = schema.owner.flatMap { record.value($0) } ?? Finding.none
            let dataset = record.value(expectation.datasetColumn).flatMap { plan.datasetsByName[$0] }
            if let dataset, deliveries[dataset]?.takeUnplaced(of: owner) == true {
                self.rows.append(Row(row: row, owner: owner, dataset: dataset, outcome: .undecided))
            } else {
                reported.append(row)
                self.rows.append(Row(row: row, owner: owner, dataset: dataset, outcome: .failed))
            }
        }
        if !reported.isEmpty { missing.append(reported) }
    }
}

/// The records of a dataset for a period, by the columns that a roster names.
private struct Deliveries {
    /// The roster's columns, in the order of the index's.
    private let rosterColumns: [Int]
    private let records: RecordIndex
    /// Records of the owner whose place is not known: a key part could not be read.
    private var unplaced: [Int64: Int]

    init(_ dataset: Int, _ expectation: Expectation, _ check: RosterCheck) {
        let (schema, rosterSchema) = (check.plan.datasets[dataset], check.plan.datasets[check.roster])
        let pairs = expectation.matching.compactMap { column in
            schema.index(of: rosterSchema.columns[column].name).map { (roster: column, own: $0) }
        }
        rosterColumns = pairs.map(\.roster)
        let columns = pairs.map(\.own)
        let table = check.surroundings.store.tables[dataset]
        var unplaced: [Int64: Int] = [:]
        // Every row of the roster that is looked up has all parts of the key: a record that lacks one is not found.
        records = RecordIndex(table.set, columns: columns) { record in
            let stated = schema.period.flatMap { record.value($0) }
            let source = Int(table.sources[record.row])
            let folder = check.sources.indices.contains(source) ? check.sources[source].folderPeriod : nil
            // A record in the quarter's folder under another quarter is there, and is an issue of its own.
            guard stated == check.period.rawValue || folder == check.period else { return false }
            if let owner = schema.owner.flatMap({ record.value($0) }),
                !columns.allSatisfy({ record.value($0) != nil })
            {
                unplaced[owner, default: 0] += 1
            }
            return true
        }
        self.unplaced = unplaced
    }

    func contains(_ rosterRecord: Record) -> Bool {
        !records.rows(KeyVector(rosterRecord, columns: rosterColumns)).isEmpty
    }

    var unplacedOwners: [Int64] { unplaced.filter { $0.value > 0 }.map(\.key) }

    mutating func takeUnplaced(of owner: Int64) -> Bool {
        guard let count = unplaced[owner], count > 0 else { return false }
        unplaced[owner] = count - 1
        return true
    }
}
