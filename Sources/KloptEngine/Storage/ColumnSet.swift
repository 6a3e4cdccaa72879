import KloptModel
import KloptTables

/// Records of one dataset as columns: a batch that was just read, everything that was kept, or a single made-up record.
///
/// - Invariant: every column that is there has `rowCount` values.
final class ColumnSet: Sendable {
    let dataset: Int
    let rowCount: Int
    /// One per column of the dataset; nil where the input does not have it, or where it was not kept.
    let columns: [Column?]
    // The same cells column by column, so that reading one neither copies nor retains a column. Where a column is not
    // there it has no values; where all its cells are present it has no states.
    private let values: [[Int64]]
    private let states: [[CellState]]
    private let decimals: [[UInt8]]

    init(dataset: Int, rowCount: Int, columns: [Column?]) {
        self.dataset = dataset
        self.rowCount = rowCount
        self.columns = columns
        values = columns.map { $0?.values ?? [] }
        states = columns.map { $0?.states ?? [] }
        decimals = columns.map { $0?.decimals ?? [] }
    }

    /// With other numbers in some rows of a column, written with so many decimals.
    func replacing(_ column: Int, by numbers: [Int: (value: Int64, decimals: UInt8)]) -> ColumnSet {
        guard columns.indices.contains(column), var cells = columns[column] else { return self }
        for (row, number) in numbers where cells.values.indices.contains(row) {
            cells.values[row] = number.value
            if !cells.states.isEmpty { cells.states[row] = .present }
            if !cells.decimals.isEmpty { cells.decimals[row] = number.decimals }
        }
        var replaced = columns
        replaced[column] = cells
        return ColumnSet(dataset: dataset, rowCount: rowCount, columns: replaced)
    }

    /// With how many decimals a number was written, nil where that is not known.
    func decimals(_ column: Int, _ row: Int) -> UInt8? {
        guard decimals.indices.contains(column), decimals[column].indices.contains(row) else { return nil }
        return decimals[column][row]
    }

    /// The stored value and its state; missing where the column or the row is not there.
    func cell(_ column: Int, _ row: Int) -> (value: Int64, state: CellState) {
        guard values.indices.contains(column), values[column].indices.contains(row) else { return (0, .missing) }
        return (values[column][row], states[column].isEmpty ? .present : states[column][row])
    }

    /// A single record with the given values; the other columns are missing.
    convenience init(dataset: Int, columnCount: Int, values: [Int: Int64]) {
        self.init(
            dataset: dataset, rowCount: 1,
            columns: (0..<columnCount).map { index in values[index].map { Column(values: [$0]) } })
    }
}

/// One record of a set.
struct Record: Sendable {
    let set: ColumnSet
    var row: Int

    var dataset: Int { self.set.dataset }

    /// The stored value and its state; missing where the column is not there.
    func cell(_ column: Int) -> (value: Int64, state: CellState) { set.cell(column, row) }

    /// With how many decimals a number was written, nil where that is not known.
    func decimals(_ column: Int) -> UInt8? { set.decimals(column, row) }

    /// The stored value, nil when there is none.
    func value(_ column: Int) -> Int64? {
        // A pattern, here and wherever every cell is looked at: `==` on an enumeration of another target is a call.
        if case (let value, .present) = cell(column) { value } else { nil }
    }
}

extension Column {
    /// The stored value, nil when there is none.
    func present(_ row: Int) -> Int64? {
        if states.isEmpty { return values[row] }
        return if case .present = states[row] { values[row] } else { nil }
    }
}
