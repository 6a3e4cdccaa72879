import KloptModel

/// What a cell of the reference's tables holds, besides the text that the engine reads.
enum ReferenceCell: Hashable, Sendable {
    case number(Number)
    /// `<5`: from 0 to this.
    case atMost(Number)
    case text(String)
    case period(Period)
    case date(CalendarDate)
    case missing
    case unreadable
    case notApplicable
}

/// A record as a dictionary: no columns, no states, no pool.
struct ReferenceRecord: Hashable, Sendable {
    /// Where it stands in its table; also tells records with the same cells apart.
    var row: Int
    var dataset: Int
    var cells: [String: ReferenceCell]

    func cell(_ name: String) -> ReferenceCell { cells[name] ?? .missing }

    /// The quarter that it states; a roster's quarters and a report's are columns like any other.
    var period: Period? {
        if case .period(let period) = cell("kwartaal") { period } else { nil }
    }
}

/// Tables by dataset, each a list of records.
struct ReferenceTables: Sendable {
    var records: [[ReferenceRecord]]

    /// All combinations that have these values, found by looking at every record.
    func records(_ dataset: Int, where isMeant: (ReferenceRecord) -> Bool) -> [ReferenceRecord] {
        records[dataset].filter(isMeant)
    }
}

/// What an expression comes to, in the reference.
enum ReferenceValue: Hashable, Sendable {
    /// Between `low` and `high`; nil is without end. `isKnown` tells a value from the bounds of a missing one.
    case number(low: Number?, high: Number?, isKnown: Bool)
    case text(String)
    case period(Period)
    case date(CalendarDate)
    /// nil: not to be said.
    case truth(Bool?)
    case missing
    case notApplicable
    /// A result that does not fit.
    case broken

    static func exactly(_ number: Number) -> ReferenceValue { .number(low: number, high: number, isKnown: true) }

    var exact: Number? {
        if case .number(let low?, let high?, _) = self, low == high { low } else { nil }
    }
}
