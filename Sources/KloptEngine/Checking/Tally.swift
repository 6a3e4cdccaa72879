import KloptModel

/// Outcomes, counted per check and period and per owner and period, so that the checked periods can be chosen
/// after the last record was read.
struct Tally: Sendable {
    struct OwnerPeriod: Hashable, Sendable {
        var owner: Int64
        var period: Int64
    }

    /// Of records that stand together.
    struct Stretch: Hashable, Sendable {
        var owner: Int64
        var period: Int64
        /// `Finding.none` where areas are not told apart (`Plan.areaColumns`).
        var area = Finding.none

        var ownerPeriod: OwnerPeriod { OwnerPeriod(owner: owner, period: period) }
    }

    struct DatasetAreaPeriod: Hashable, Sendable {
        var dataset: Int
        var area: Int64
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
    /// Of the checks that judge a record of an area, where areas are told apart.
    private(set) var areas: [DatasetAreaPeriod: OutcomeCounts] = [:]

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

    private mutating func addToArea(_ dataset: Int, _ stretch: Stretch, _ counts: OutcomeCounts) {
        guard stretch.area != Finding.none else { return }
        let key = DatasetAreaPeriod(dataset: dataset, area: stretch.area, period: stretch.period)
        areas[key, default: OutcomeCounts()] += counts
    }

    mutating func addRecords(_ dataset: Int, _ owner: OwnerPeriod, _ count: Int) {
        records[DatasetOwnerPeriod(dataset: dataset, owner: owner.owner, period: owner.period), default: 0] += count
    }

    /// - Parameter dataset: that of the check.
    mutating func add(_ outcomes: CheckTally, check: Int, of dataset: Int) {
        for (key, counts) in outcomes.counted {
            addToCheck(check, counts, period: key.period)
            addToOwner(key.ownerPeriod, counts)
            addToArea(dataset, key, counts)
        }
    }

    static func += (left: inout Tally, right: Tally) {
        for (check, periods) in right.checks.enumerated() {
            for (period, counts) in periods { left.addToCheck(check, counts, period: period) }
        }
        for (owner, counts) in right.owners { left.addToOwner(owner, counts) }
        for (key, count) in right.records { left.records[key, default: 0] += count }
        for (key, counts) in right.areas { left.areas[key, default: OutcomeCounts()] += counts }
    }

    static func += (left: inout Tally, right: BatchTally) {
        let segments = right.segments
        for (position, check) in right.checks.enumerated() {
            for (number, period) in segments.periods.enumerated() {
                left.addToCheck(check, right.counts[position * segments.periods.count + number], period: period)
            }
        }
        for (segment, key) in segments.keys.enumerated() {
            var counts = right.owners[segment]
            counts.passed += right.passing * segments.sizes[segment]
            left.addToOwner(key.ownerPeriod, counts)
            left.addToArea(right.dataset, key, counts)
            left.addRecords(right.dataset, key.ownerPeriod, segments.sizes[segment])
        }
    }
}

/// The outcomes of one check, record by record. Records of one owner and period stand together, so most additions touch
/// no table.
struct CheckTally: Sendable {
    private var earlier: [(Tally.Stretch, OutcomeCounts)] = []
    private var present: (key: Tally.Stretch, counts: OutcomeCounts)?

    mutating func add(
        _ outcome: Outcome, owner: Int64, period: Int64, area: Int64 = Finding.none, count: Int = 1
    ) {
        let key = Tally.Stretch(owner: owner, period: period, area: area)
        if present?.key != key {
            if let present { earlier.append((present.key, present.counts)) }
            present = (key, OutcomeCounts())
        }
        present?.counts[outcome] += count
    }

    /// Counts by owner, period and area; a key may come back.
    var counted: [(Tally.Stretch, OutcomeCounts)] {
        earlier + (present.map { [($0.key, $0.counts)] } ?? [])
    }
}
