import KloptLanguage
import KloptModel

/// Tells which figure a record of the long dataset is.
struct FigureKeys: Sendable {
    private let table: FigureTable
    private let codes: [Int64: FigureDeclaration.Kind]
    private var roles: FigureDeclaration.Roles { table.declaration.roles }

    init(_ table: FigureTable, _ pool: TextPool) {
        self.table = table
        codes = Dictionary(
            FigureDeclaration.Kind.allCases.compactMap { kind in
                table.declaration.codes[kind].map { (pool.number(of: $0), kind) }
            }, uniquingKeysWith: { first, _ in first }
        )
    }

    func code(of kind: FigureDeclaration.Kind) -> Int64? { codes.first { $0.value == kind }?.key }

    /// The figure that a record of the long dataset is; nil when its kind is none of the declaration's, or its key is
    /// not complete.
    func key(of record: Record) -> FigureKey? {
        guard let kind = record.value(roles.kind).flatMap({ codes[$0] }),
            let period = record.value(roles.period).flatMap({ Period(rawValue: $0) }),
            let series = record.value(roles.series), let measure = record.value(roles.measure)
        else { return nil }
        var key = FigureKey(
            period: period, area: table.whole,
            name: FigureTable.Name(series: series, measure: measure, category: category(record, roles.category)))
        if let area = roles.area {
            guard let code = record.value(area.column) else { return nil }
            key.area = code
        }
        switch kind {
        case .count: break
        case .percent:
            guard let base = roles.base, let series = record.value(base.series),
                let measure = record.value(base.measure)
            else { return nil }
            key.kind = .percent(
                of: FigureTable.Name(series: series, measure: measure, category: category(record, base.category)))
        case .change, .growth:
            guard let against = roles.against.flatMap({ record.value($0) }).flatMap({ Period(rawValue: $0) }) else {
                return nil
            }
            key.kind = kind == .growth ? .growth(against: against) : .change(against: against)
        }
        return key
    }

    private func category(_ record: Record, _ column: Int?) -> Int64 {
        column.flatMap { record.value($0) } ?? KeyVector.missing
    }
}
