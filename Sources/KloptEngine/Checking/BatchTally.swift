import KloptModel

/// The outcomes of one batch, in flat tables: nothing is looked up by key until it is merged into a `Tally`.
struct BatchTally: Sendable {
    let dataset: Int
    let segments: Segments
    /// The checks that were made, in order.
    private(set) var checks: [Int] = []
    /// Per check of `checks`, per period of the segments.
    private(set) var counts: [OutcomeCounts] = []
    /// Per segment, what is to be added to `passing`.
    private(set) var owners: [OutcomeCounts]
    /// How many checks every row passed, but for what `owners` corrects.
    private(set) var passing = 0
    private var first = 0

    init(dataset: Int, segments: Segments) {
        self.dataset = dataset
        self.segments = segments
        owners = Array(repeating: OutcomeCounts(), count: segments.keys.count)
    }

    /// Begins the next check: at first nothing is counted, or every row passes.
    mutating func begin(_ check: Int, passing isPassing: Bool) {
        checks.append(check)
        first = counts.count
        for size in segments.periodSizes {
            var period = OutcomeCounts()
            if isPassing { period.passed = size }
            counts.append(period)
        }
        if isPassing { passing += 1 }
    }

    /// Counts a row of a segment.
    mutating func add(_ outcome: Outcome, segment: Int) {
        owners[segment][outcome] += 1
        counts[first + segments.periodOf[segment]][outcome] += 1
    }

    /// A row that was counted under one outcome has another; nil when it is not to be counted at all.
    mutating func correct(_ counted: Outcome, to outcome: Outcome?, segment: Int) {
        owners[segment][counted] -= 1
        counts[first + segments.periodOf[segment]][counted] -= 1
        if let outcome { add(outcome, segment: segment) }
    }
}

/// A batch's rows by owner and period, and perhaps area, in runs: most batches hold one or a few.
struct Segments: Sendable {
    private(set) var keys: [Tally.Stretch] = []
    private(set) var sizes: [Int] = []
    /// Per row, its segment; `skipped` for a row that this run does not check.
    private(set) var ofRow: [Int32] = []
    /// The distinct periods, and how many rows each has.
    private(set) var periods: [Int64] = []
    private(set) var periodSizes: [Int] = []
    /// Per segment, the position of its period in `periods`.
    private(set) var periodOf: [Int] = []

    static let skipped: Int32 = -1

    /// No rows.
    init() {}

    /// - Parameters:
    ///   - sender: when set, only this owner's rows are checked.
    ///   - areaColumn: when set, rows of different areas are told apart.
    init(_ set: ColumnSet, _ schema: DatasetSchema, sender: Sender?, areaColumn: Int? = nil) {
        // A roster's rows are nobody's delivery.
        let ownerColumn = schema.isAdministration ? nil : schema.owner
        let owners = ownerColumn.flatMap { set.columns[$0] }
        let periods = schema.period.flatMap { set.columns[$0] }
        let areas = areaColumn.flatMap { set.columns[$0] }
        var known: [Tally.Stretch: Int32] = [:]
        var last = Tally.Stretch(owner: Finding.none, period: Finding.none)
        var segment: Int32?
        ofRow.reserveCapacity(set.rowCount)
        for row in 0..<set.rowCount {
            let key = Tally.Stretch(
                owner: owners?.present(row) ?? Finding.none, period: periods?.present(row) ?? Finding.none,
                area: areas?.present(row) ?? Finding.none)
            if segment == nil || key != last {
                if let sender, ownerColumn != nil, !sender.isOwner(key.owner) {
                    segment = Segments.skipped
                } else {
                    segment = known[key] ?? add(key)
                    known[key] = segment
                }
                last = key
            }
            ofRow.append(segment ?? Segments.skipped)
            if let segment, segment != Segments.skipped {
                sizes[Int(segment)] += 1
                periodSizes[periodOf[Int(segment)]] += 1
            }
        }
    }

    private mutating func add(_ key: Tally.Stretch) -> Int32 {
        keys.append(key)
        sizes.append(0)
        let period = periods.firstIndex(of: key.period) ?? periods.count
        if period == periods.count {
            periods.append(key.period)
            periodSizes.append(0)
        }
        periodOf.append(period)
        return Int32(truncatingIfNeeded: keys.count - 1)
    }
}

/// The rows that have a mark.
enum MarkedRows {
    /// - Complexity: an eighth of a look per row, and one per mark.
    static func of(_ marks: [UInt8]) -> [Int] {
        var rows: [Int] = []
        unsafe marks.withUnsafeBytes { bytes in
            var row = 0
            while row < bytes.count {
                if row + 8 <= bytes.count, unsafe bytes.loadUnaligned(fromByteOffset: row, as: UInt64.self) == 0 {
                    row += 8
                    continue
                }
                let end = min(row + 8, bytes.count)
                while row < end {
                    if unsafe bytes[row] != 0 { rows.append(row) }
                    row += 1
                }
            }
        }
        return rows
    }
}
