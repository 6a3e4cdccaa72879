import KloptModel

/// Outcomes, counted per check and period and per owner and period, so that the checked periods can be chosen
/// after the last record was read.
struct Tally: Sendable {
    struct OwnerPeriod: Hashable, Sendable {
        var owner: Int64
        var period: Int64
    }

    struct DatasetOwnerPeriod: Hashable, Sendable {
        var dataset: Int
        var owner: Int64
        var period: Int64
    }

    /// Per check, by period.
    private(set) var checks: [[Int64: OutcomeCounts]]
    private(set) var owners: [OwnerPeriod: OutcomeCounts] = [:]
    private(set) var records: [DatasetOwnerPeriod: Int] = [:]

    init(checkCount: Int) { checks = Array(repeating: [:], count: checkCount) }

    mutating func add(_ check: Int, _ outcome: Outcome, owner: Int64, period: Int64, count: Int = 1) {
        checks[check][period, default: OutcomeCounts()][outcome] += count
        owners[OwnerPeriod(owner: owner, period: period), default: OutcomeCounts()][outcome] += count
    }

    mutating func addToCheck(_ check: Int, _ counts: OutcomeCounts, period: Int64) {
        checks[check][period, default: OutcomeCounts()] += counts
    }

    mutating func addToOwner(_ owner: OwnerPeriod, _ counts: OutcomeCounts) {
        owners[owner, default: OutcomeCounts()] += counts
    }

    mutating func addRecords(_ dataset: Int, _ owner: OwnerPeriod, _ count: Int) {
        records[DatasetOwnerPeriod(dataset: dataset, owner: owner.owner, period: owner.period), default: 0] += count
    }

    static func += (left: inout Tally, right: Tally) {
        for (check, periods) in right.checks.enumerated() {
            for (period, counts) in periods { left.addToCheck(check, counts, period: period) }
        }
        for (owner, counts) in right.owners { left.addToOwner(owner, counts) }
        for (key, count) in right.records { left.records[key, default: 0] += count }
    }
}

/// A batch's rows by owner and period, in runs: most batches hold one or a few.
struct Segments: Sendable {
    private(set) var keys: [Tally.OwnerPeriod] = []
    private(set) var sizes: [Int] = []
    /// Per row, its segment; `skipped` for a row that this run does not check.
    private(set) var ofRow: [Int32] = []

    static let skipped: Int32 = -1

    /// - Parameter sender: when set, only this owner's rows are checked.
    init(_ set: ColumnSet, _ schema: DatasetSchema, sender: Sender?) {
        var known: [Tally.OwnerPeriod: Int32] = [:]
        let ownerColumn = schema.roster == nil ? schema.owner : nil
        var (last, lastSegment) = (Tally.OwnerPeriod(owner: Finding.none, period: Finding.none), Int32(-2))
        ofRow.reserveCapacity(set.rowCount)
        for row in 0..<set.rowCount {
            let record = Record(set: set, row: row)
            // A roster's rows are nobody's delivery.
            let key = Tally.OwnerPeriod(
                owner: ownerColumn.flatMap { record.value($0) } ?? Finding.none,
                period: schema.period.flatMap { record.value($0) } ?? Finding.none)
            if lastSegment == -2 || key != last {
                if let sender, ownerColumn != nil, !sender.isOwner(key.owner) {
                    lastSegment = Segments.skipped
                } else if let segment = known[key] {
                    lastSegment = segment
                } else {
                    lastSegment = Int32(truncatingIfNeeded: keys.count)
                    known[key] = lastSegment
                    keys.append(key)
                    sizes.append(0)
                }
                last = key
            }
            ofRow.append(lastSegment)
            if lastSegment >= 0 { sizes[Int(lastSegment)] += 1 }
        }
    }

    var isEmpty: Bool { keys.isEmpty }
    var rowCount: Int { sizes.reduce(0, +) }
    var hasSkipped: Bool { rowCount < ofRow.count }
}
