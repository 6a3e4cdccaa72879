import KloptLanguage
import KloptModel
import KloptTables

/// Reads the records of a long dataset as figures, and holds each against what the records of other datasets come to.
struct PrintedFigures {
    /// Of so many figures it is worked out how they came about: more, and the report is of another kind altogether.
    static let causesWorkedOut = 2_000

    let figures: ComputedFigures
    /// The same with what is withheld; nil when nothing is.
    private let withWithheld: ComputedFigures?
    private let keys: FigureKeys
    private var table: FigureTable { figures.table }
    private var roles: FigureDeclaration.Roles { figures.table.declaration.roles }

    /// What became of a printed figure.
    enum Comparison: Sendable {
        /// The declaration does not say how it is made.
        case notMade
        case notDelivered(dataset: Int, Period)
        /// It is not printed legibly, or needs what is missing in the records.
        case undecided
        case same
        case differs(FigureDifference)
        /// A result did not fit.
        case impossible
    }

    init(_ figures: ComputedFigures, withWithheld: ComputedFigures? = nil) {
        self.figures = figures
        self.withWithheld = withWithheld
        keys = FigureKeys(figures.table, figures.surroundings.plan.pool)
    }

    /// - Parameter evaluator: gives the printed value, and compares.
    /// - Parameter findsCauses: whether it is worked out how a difference came about.
    func comparison(of record: Record, _ evaluator: Evaluator, findsCauses: Bool) -> Comparison {
        guard let key = keys.key(of: record) else { return .notMade }
        let value: FigureValue
        switch figures.result(key) {
        case .undefined: return .notMade
        case .notDelivered(let dataset, let period): return .notDelivered(dataset: dataset, period)
        case .value(let result): value = result
        }
        guard let interval = value.interval, let expected = value.rounded else { return .impossible }
        let schema = figures.surroundings.plan.datasets[record.dataset]
        let printed = evaluator.value(schema.columns[roles.value].type.node(roles.value), record)
        // A figure that was printed with fewer decimals is held to those it has; a tie may have gone either way.
        let decimals = value.decimals.map { min($0, record.decimals(roles.value).map { Int($0) } ?? $0) }
        let tolerance = decimals.flatMap { Number.reduced(1, 2 * Number.powerOfTen($0)) }.map { Interval($0) }
        switch evaluator.compare(
            .equal, printed, .number(interval, isKnown: value.isKnown), tolerance: tolerance)
        {
        // A zero where all that is expected is missing does not follow: nobody knows the figure.
        case .truth(.yes): return value.records == 0 && value.isUnderestimate ? .undecided : .same
        case .truth(.no):
            var difference = FigureDifference(expected: expected, decimals: value.decimals)
            if findsCauses, let given = printed.exact, let meant = value.printed {
                difference.cause = FigureCauses(figures: figures, withWithheld: withWithheld).cause(
                    of: given, key, expected: meant, decimals: decimals ?? 0,
                    in: { self.printed($0, besides: record, evaluator) })
            }
            return .differs(difference)
        case .impossible: return .impossible
        default: return .undecided
        }
    }

    /// A figure of the same report, as it is printed or as the pack's definitions make it of others that are.
    private func printed(_ key: FigureKey, besides record: Record, _ evaluator: Evaluator) -> Number? {
        let plan = figures.surroundings.plan
        guard let space = plan.figureSpaces[record.dataset] else { return nil }
        var kind = FigureDeclaration.Kind.count
        var parts: [Int: Int64] = [
            roles.period: key.period.rawValue, roles.series: key.name.series, roles.measure: key.name.measure,
        ]
        if let column = roles.category { parts[column] = key.name.category }
        if let area = roles.area { parts[area.column] = key.area }
        switch key.kind {
        case .count: break
        case .percent(let base):
            kind = .percent
            if let columns = roles.base {
                parts[columns.series] = base.series
                parts[columns.measure] = base.measure
                if let column = columns.category { parts[column] = base.category }
            }
        case .change(let period), .growth(let period):
            if case .growth = key.kind { kind = .growth } else { kind = .change }
            if let column = roles.against { parts[column] = period.rawValue }
        }
        guard let code = keys.code(of: kind) else { return nil }
        parts[roles.kind] = code
        var vector = KeyVector(record, columns: space.keyColumns)
        for (position, column) in space.keyColumns.enumerated() {
            if let part = parts[column] { vector.parts[position] = part }
        }
        return evaluator.figure(vector, of: record.dataset).exact
    }
}
