/// Where a worker collects the values of a batch, column by column:
///
///     values │ column 0: 4096 values, padding │ column 1: … │
///     states │ column 0: 4096 states          │ column 1: … │   written only in columns with a cell that is not present
///     decimals │ likewise                                   │   written only in columns of type `number`
///
/// The padding keeps columns from falling on the same cache lines.
@safe
final class ColumnBuffers {
    static let stride = Batch.capacity + 24

    let values: UnsafeMutablePointer<Int64>
    let states: UnsafeMutablePointer<CellState>
    private let decimals: UnsafeMutablePointer<UInt8>
    /// Per column, whether its states hold anything.
    let hasStates: UnsafeMutablePointer<Bool>
    let columnCount: Int

    init(columnCount: Int) {
        self.columnCount = max(columnCount, 1)
        unsafe values = .allocate(capacity: self.columnCount * ColumnBuffers.stride)
        unsafe states = .allocate(capacity: self.columnCount * ColumnBuffers.stride)
        unsafe decimals = .allocate(capacity: self.columnCount * ColumnBuffers.stride)
        unsafe hasStates = .allocate(capacity: self.columnCount)
        unsafe hasStates.initialize(repeating: false, count: self.columnCount)
    }

    deinit {
        unsafe values.deallocate()
        unsafe states.deallocate()
        unsafe decimals.deallocate()
        unsafe hasStates.deallocate()
    }

    func set(_ value: Int64, _ state: CellState, column: Int, row: Int) {
        unsafe values[column * ColumnBuffers.stride + row] = value
        if state != .present { mark(state, column: column, row: row) }
    }

    func set(decimals count: UInt8, column: Int, row: Int) {
        unsafe decimals[column * ColumnBuffers.stride + row] = count
    }

    /// Values are 0 where the state is not present, except for an upper bound.
    func mark(_ state: CellState, column: Int, row: Int) {
        let start = column * ColumnBuffers.stride
        if unsafe !hasStates[column] {
            unsafe (states + start).initialize(repeating: .present, count: Batch.capacity)
            unsafe hasStates[column] = true
        }
        unsafe states[start + row] = state
    }

    /// Forgets a row that turned out not to be a record.
    func clear(row: Int) {
        for column in 0..<columnCount where unsafe hasStates[column] {
            unsafe states[column * ColumnBuffers.stride + row] = .present
        }
    }

    func state(column: Int, row: Int) -> CellState {
        unsafe hasStates[column] ? states[column * ColumnBuffers.stride + row] : .present
    }

    func value(column: Int, row: Int) -> Int64 { unsafe values[column * ColumnBuffers.stride + row] }

    /// The first rows of a column as a column of a batch.
    ///
    /// - Parameter hasDecimals: the column is of type `number`.
    func column(_ column: Int, rowCount: Int, hasDecimals: Bool) -> Column {
        let start = column * ColumnBuffers.stride
        var result = unsafe Column(values: Array(UnsafeBufferPointer(start: values + start, count: rowCount)))
        if hasDecimals {
            result.decimals = unsafe Array(UnsafeBufferPointer(start: decimals + start, count: rowCount))
        }
        guard unsafe hasStates[column] else { return result }
        let states = unsafe Array(UnsafeBufferPointer(start: states + start, count: rowCount))
        if states.contains(where: { $0 != .present }) { result.states = states }
        return result
    }

    /// The sum of some rows of a column, nil when one is not a plain number. Cannot overflow: cells are at most 10^12.
    func sum(column: Int, rows: Range<Int>) -> Int64? {
        let start = column * ColumnBuffers.stride
        if unsafe hasStates[column] {
            for row in rows where unsafe states[start + row] != .present { return nil }
        }
        var sum: Int64 = 0
        for row in rows { unsafe sum &+= values[start + row] }
        return sum
    }

    func reset() {
        for column in 0..<columnCount { unsafe hasStates[column] = false }
    }
}
