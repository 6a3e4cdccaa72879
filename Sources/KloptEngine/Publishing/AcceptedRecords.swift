import KloptLanguage
import KloptModel
import KloptTables

/// The records of a run that are counted: those of the deliveries that are accepted in its period.
struct AcceptedRecords {
    let deliveries: DeliveryStates
    let period: Period
    /// Rows of the store, in the order of the input.
    let rows: [DeliveryPlace: [Int32]]
    /// The deliveries by dataset and area.
    private let byArea: [Int: [Int64: [DeliveryPlace]]]
    private let store: RecordStore

    /// - Complexity: O(records).
    init(_ deliveries: DeliveryStates, _ store: RecordStore, period: Period) {
        self.deliveries = deliveries
        self.store = store
        self.period = period
        let plan = deliveries.plan
        var rows: [DeliveryPlace: [Int32]] = [:]
        for (dataset, schema) in plan.datasets.enumerated() where schema.isDelivered {
            guard let periodColumn = schema.period else { continue }
            let set = store.tables[dataset].set
            for row in 0..<set.rowCount {
                let record = Record(set: set, row: row)
                guard record.value(periodColumn) == period.rawValue,
                    let place = deliveries.place(of: record, in: period.rawValue), deliveries.isAccepted(place)
                else { continue }
                rows[place, default: []].append(Int32(row))
            }
        }
        self.rows = rows
        byArea = rows.keys.reduce(into: [:]) { $0[$1.dataset, default: [:]][$1.area, default: []].append($1) }
    }

    /// The areas of which something of a dataset is counted.
    func areas(of dataset: Int) -> [Int64] { (byArea[dataset] ?? [:]).keys.sorted() }

    /// What is counted of a dataset, in one area or in all.
    func places(of dataset: Int, area: Int64? = nil) -> [DeliveryPlace] {
        let all = byArea[dataset] ?? [:]
        return area.map { all[$0] ?? [] } ?? all.values.flatMap { $0 }
    }

    func record(_ place: DeliveryPlace) -> Record? {
        rows[place]?.first.map { store.record(place.dataset, Int($0)) }
    }

    /// The sum of a column over deliveries, and in how many of their records it lacks a value that it should have.
    ///
    /// - Returns: no value when no record has one.
    func sum(_ column: Int, over places: some Sequence<DeliveryPlace>) -> (value: Number?, missingParts: Int) {
        var (sum, isThere, missing): (Int128, Bool, Int) = (0, false, 0)
        for place in places {
            let isRequired = deliveries.plan.datasets[place.dataset].columns[column].isRequired
            for row in rows[place] ?? [] {
                let (value, state) = store.record(place.dataset, Int(row)).cell(column)
                switch state {
                case .present:
                    sum += Int128(value)
                    isThere = true
                case .notApplicable: break
                case .missing: missing += isRequired ? 1 : 0
                case .unreadable, .atMost: missing += 1
                }
            }
        }
        return (isThere ? Number(sum) : nil, missing)
    }
}
