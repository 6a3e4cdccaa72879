/// Where a worker collects the values of a batch, column by column:
///
///     values │ column 0: `capacity` values, padding │ column 1: … │
///     states │ column 0: `capacity` states          │ column 1: … │   written only in columns with a cell that is not present
///     decimals │ likewise                                         │   written only in columns of type `number`
///
/// The padding keeps columns from falling on the same cache lines.
@safe
final class ColumnBuffers {
    private static let padding = 24
    /// A small file does not get a batch for each few rows.
    private static let smallest = 64

    /// How many rows a batch may have.
    private(set) var capacity = 0
    /// How many places further the next column begins.
    private(set) var stride = 0
    private(set) var values: UnsafeMutablePointer<Int64>
    private var states: UnsafeMutablePointer<CellState>
    private var decimals: UnsafeMutablePointer<UInt8>
    /// For how many values, states and decimals there is room.
    private var room = 0
    /// Per column, whether its states hold anything.
    private let hasStates: UnsafeMutablePointer<Bool>
    private let columnCount: Int

    init(columnCount: Int) {
        self.columnCount = max(columnCount, 1)
        unsafe values = .allocate(capacity: 0)
        unsafe states = .allocate(capacity: 0)
        unsafe decimals = .allocate(capacity: 0)
        unsafe hasStates = .allocate(capacity: self.columnCount)
        unsafe hasStates.initialize(repeating: false, count: self.columnCount)
    }

    deinit {
        unsafe values.deallocate()
        unsafe states.deallocate()
        unsafe decimals.deallocate()
        unsafe hasStates.deallocate()
    }

    /// Empties the buffers for batches of about so many rows, at most `Batch.capacity`: those of a small file stand close
    /// together, so that it touches little memory.
    func prepare(rows: Int) {
        reset()
        capacity = min(max(rows, ColumnBuffers.smallest), Batch.capacity)
        stride = capacity + ColumnBuffers.padding
        guard columnCount * stride > room else { return }
        room = columnCount * stride
        unsafe values.deallocate()
        unsafe states.deallocate()
        unsafe decimals.deallocate()
        unsafe values = .allocate(capacity: room)
        unsafe states = .allocate(capacity: room)
        unsafe decimals = .allocate(capacity: room)
    }

    func set(_ value: Int64, _ state: CellState, column: Int, row: Int) {
        unsafe values[column * stride + row] = value
        if state != .present { mark(state, column: column, row: row) }
    }

    func set(decimals count: UInt8, column: Int, row: Int) {
        unsafe decimals[column * stride + row] = count
    }

    /// Values are 0 where the state is not present, except for an upper bound.
    func mark(_ state: CellState, column: Int, row: Int) {
        let start = column * stride
        if unsafe !hasStates[column] {
            unsafe (states + start).initialize(repeating: .present, count: capacity)
            unsafe hasStates[column] = true
        }
        unsafe states[start + row] = state
    }

    /// Forgets a row that turned out not to be a record.
    func clear(row: Int) {
        for column in 0..<columnCount where unsafe hasStates[column] {
            unsafe states[column * stride + row] = .present
        }
    }

    func state(column: Int, row: Int) -> CellState {
        unsafe hasStates[column] ? states[column * stride + row] : .present
    }

    func value(column: Int, row: Int) -> Int64 { unsafe values[column * stride + row] }

    /// The first rows of a column as a column of a batch.
    ///
    /// - Parameter hasDecimals: the column is of type `number`.
    func column(_ column: Int, rowCount: Int, hasDecimals: Bool) -> Column {
        let start = column * stride
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
        let start = column * stride
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
