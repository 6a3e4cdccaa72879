import KloptLanguage
import KloptModel

/// The cells of one record on a sheet, as values that formulas compute with.
final class RecordFormulas {
    let schema: DatasetSchema
    let dataset: Int
    let period: Period
    let organisation: String
    let helpers: HelperColumns
    /// nil when nothing earlier is known.
    let earlier: EarlierValues?
    /// Per column of the dataset, the reference to its cell; nil for one that the sheet does not have.
    private let references: [Int: String]
    /// Columns whose text the template itself wrote.
    private let written: Set<Int>
    private(set) var cells: [Int: CellFormulas] = [:]

    /// - Parameters:
    ///   - references: of every column that the sheet shows.
    ///   - written: key columns that the template fills in for every record.
    ///   - lists: per code list, the names of the ranges with its spellings and its canonical names.
    init(
        schema: DatasetSchema, dataset: Int, period: Period, organisation: String, helpers: HelperColumns,
        earlier: EarlierValues?, references: [Int: String], written: Set<Int>,
        lists: [String: (spellings: String, names: String)]
    ) {
        self.schema = schema
        self.dataset = dataset
        self.period = period
        self.organisation = organisation
        self.helpers = helpers
        self.earlier = earlier
        self.references = references
        self.written = written
        var found: [(Int, CellFormulas)] = []
        for (index, column) in schema.columns.enumerated() where !written.contains(index) {
            guard let reference = references[index] else { continue }
            var list: (spellings: String, names: String)?
            if case .code(let name) = column.type { list = lists[name] }
            guard let cell = CellFormulas(column, cell: reference, schema: schema, list: list, helpers: helpers) else {
                continue
            }
            found.append((index, cell))
        }
        // The states stand side by side.
        for (index, cell) in found { cells[index] = cell.defined(in: helpers) }
    }

    /// The columns of numbers that every record must fill, from left to right.
    var requiredNumbers: [Int] {
        cells.keys.sorted().filter { schema.columns[$0].type.isNumeric && schema.columns[$0].isAlwaysRequired }
    }

    /// Whether a record has none of them; nil when there are not several. Such a row is one issue, at its first number.
    var hasNoNumbers: String? {
        let states = requiredNumbers.compactMap { cells[$0].map { "\($0.state)=\(CellFormulas.State.empty)" } }
        guard states.count > 1 else { return nil }
        return helpers.short(helpers.joined(states, "AND"), over: 0)
    }

    /// A column as a value.
    func value(of column: Int, missing: MissingMode) throws(Inexpressible) -> FormulaValue {
        if column == schema.owner, written.contains(column) {
            return .text(FormulaScalar(value: Formula.literal(organisation)))
        }
        if column == schema.period { return .period(FormulaScalar(value: "\(period.rawValue)")) }
        if written.contains(column), let reference = references[column] {
            guard case .text = FormulaType(schema.columns[column].type) else { throw .function }
            return .text(FormulaScalar(value: reference))
        }
        guard let cell = cells[column] else {
            // A column that is not asked for in the quarter is missing in every record.
            guard schema.columns[column].type == .count, references[column] == nil else { throw .function }
            return .number(absent(missing))
        }
        switch FormulaType(schema.columns[column].type) {
        case .number: return .number(cell.number(missing: missing, helpers: helpers))
        case .text:
            return .text(
                FormulaScalar(value: cell.value, missing: "\(cell.state)<>1", special: cell.special))
        default: throw .function
        }
    }

    private func absent(_ missing: MissingMode) -> FormulaNumber {
        var number: FormulaNumber
        switch missing {
        case .undecided: number = FormulaNumber(low: "0", high: Formula.open)
        case .countsAsZero: number = FormulaNumber(low: "0", high: "0")
        case .between(let low, let high):
            number = FormulaNumber(low: "\(low.approximation)", high: "\(high.approximation)")
        }
        number.known = "FALSE"
        return number
    }

    /// The one key cell that a person fills in from a list; nil when there are more of them, or of another kind.
    var typedKey: CellFormulas? {
        let typed = schema.keyIndexes.filter { !written.contains($0) }
        guard typed.count == 1, let column = typed.first, case .code = schema.columns[column].type else { return nil }
        return cells[column]
    }

    /// Whether a person fills in cells of a code list, and so may misspell.
    var hasTypedCodes: Bool {
        schema.columns.indices.contains { index in
            guard case .code = schema.columns[index].type else { return false }
            return references[index] != nil && !written.contains(index)
        }
    }

    /// Whether a period may be a whole year, with which quarters are not counted on.
    func mayBeYear(_ expression: Expression) -> Bool {
        switch expression {
        case .column(let column), .own(let column): schema.columns[column].type != .quarter
        case .checkedPeriod: false
        case .arithmetic(_, let left, _): mayBeYear(left)
        default: true
        }
    }
}
