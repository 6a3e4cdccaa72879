import KloptModel
import KloptTables

/// What the records of a file or sheet say of it as a whole.
struct SourceFacts {
    let owners: Set<Int64>
    /// Whether all of its records are known and say whose they are.
    let isComplete: Bool
    /// The quarters that they state, or else its folder's.
    let periods: Set<Int64>

    /// The owner of all of its records, when they have but one.
    var owner: Int64 { owners.count == 1 ? owners.first ?? Finding.none : Finding.none }

    /// The quarter, when there is but one.
    var period: Int64 { periods.count == 1 ? periods.first ?? Finding.none : Finding.none }

    /// - Complexity: O(records of the source).
    init(_ number: Int, _ source: Source, _ schema: DatasetSchema, _ store: RecordStore) {
        let table = store.tables[source.dataset]
        var owners: Set<Int64> = []
        var periods: Set<Int64> = []
        var owned = 0
        // Records of one owner and quarter stand together.
        var last: (owner: Int64?, period: Int64?)
        for row in table.rows(ofSource: number) {
            let record = Record(set: table.set, row: row)
            if let owner = schema.owner.flatMap({ record.value($0) }) {
                if owner != last.owner { owners.insert(owner) }
                last.owner = owner
                owned += 1
            }
            if let period = schema.period.flatMap({ record.value($0) }) {
                if period != last.period { periods.insert(period) }
                last.period = period
            }
        }
        if periods.isEmpty, let folder = source.folderPeriod { periods = [folder.rawValue] }
        self.owners = owners
        self.periods = periods
        isComplete = owned == source.recordCount
    }
}

/// Numbers what belongs to no record (a totals row, a table without a column) among the same of its owner, dataset and
/// quarter, in the order of the input. Whether it is an issue makes no difference, so that solving one renames no other.
struct TableOrdinals {
    private struct Place: Hashable {
        var dataset: Int
        var owner: Int64
        var period: Int64
    }

    private var counts: [Place: Int] = [:]

    /// From 0.
    mutating func next(dataset: Int, owner: Int64, period: Int64) -> Int {
        let place = Place(dataset: dataset, owner: owner, period: period)
        defer { counts[place, default: 0] += 1 }
        return counts[place, default: 0]
    }
}
