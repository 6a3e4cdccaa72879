import KloptModel

/// The inner loop: takes one record apart and puts its plain cells into the columns.
///
/// Holds nothing but addresses, so that the loop runs in registers. Cells that are not plain go to `ExactCells`.
///
/// - Invariant: `bytes[count]` is a line break, and at least eight bytes may be read from there on.
@unsafe
struct RecordScanner {
    let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    let delimiter: UInt8
    let cells: UnsafePointer<Layout.Cell>
    let cellCount: Int
    /// The cells that hold a column of the dataset, ascending.
    let usedCells: UnsafeBufferPointer<Int>
    /// Per cell: its column's values; where the text above it begins and how long that is, -1 when it cannot be used
    /// again; and the first cell from there on that is no count.
    let slots: UnsafeMutablePointer<Slot>

    @unsafe
    struct Slot {
        var values: UnsafeMutablePointer<Int64>
        var start: Int
        var length: Int
        var countsEnd: Int
    }

    struct Record {
        /// Index of the line break.
        var end: Int
        /// Cells up to the header's last one that are there, filled or empty.
        var cellCount = 0
        /// How many of the file's columns of the dataset have an empty cell, and how many of them belong to the key.
        var missing = 0
        var missingKeys = 0
        /// How many of them hold what cannot be read, and how many of those belong to the key.
        var unreadable = 0
        var unreadableKeys = 0
        var needsReview = false
        /// How many cells are the name of a column, as in a header.
        var columnNames = 0
        /// A column that the file has twice holds two different things.
        var isContradicted = false
        /// Cells behind the header's last one have content.
        var isLong = false
        /// How many cells with content belong to no column of the header: behind its last one, or the first of a column
        /// without a name.
        var outside = 0
    }

    /// Sets the slots up for a file's cells.
    func begin(_ buffers: ColumnBuffers) {
        var countsEnd = unsafe cellCount
        for cell in stride(from: unsafe cellCount - 1, through: 0, by: -1) {
            if unsafe cells[cell].kind != .count { countsEnd = cell }
            let values = unsafe buffers.values + cells[cell].column * buffers.stride
            let slot = unsafe Slot(values: values, start: 0, length: -1, countsEnd: countsEnd)
            unsafe (slots + cell).initialize(to: slot)
        }
    }

    /// Nothing above may be used again: a new batch, or a row that was no record.
    func forget() {
        for cell in 0..<(unsafe cellCount) { unsafe slots[cell].length = -1 }
    }

    /// - Parameter start: index of the record's first byte, below `count`.
    /// - Complexity: O(bytes of the record).
    func scan(from start: Int, row: Int, exact: ExactCells) -> Record {
        var record = Record(end: start)
        var position = start
        var cell = 0
        cells: while true {
            let countsEnd = unsafe cell < cellCount ? slots[cell].countsEnd : cell
            while cell < countsEnd {
                let word = unsafe UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self).littleEndian
                let (length, digits) = unsafe RecordScanner.digits(word)
                guard length > 0, length < 8 else { break }
                let mark = UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: length &<< 3))
                if unsafe mark == delimiter {
                    unsafe slots[cell].values[row] = RecordScanner.value(digits, length)
                    position &+= length &+ 1
                    cell &+= 1
                } else if mark == Dialect.lineFeed || mark == Dialect.carriageReturn {
                    unsafe slots[cell].values[row] = RecordScanner.value(digits, length)
                    position &+= length
                    break cells
                } else {
                    break
                }
            }
            if unsafe cell >= cellCount {
                let (end, hasContent) = exact.skip(from: position)
                position = end
                if hasContent {
                    record.isLong = true
                    record.outside += 1
                }
            } else if cell < countsEnd {
                position = unsafe exact.read(at: position, cells[cell], row: row, into: &record)
            } else {
                position = unsafe scanOther(at: position, cell: cell, row: row, exact: exact, into: &record)
            }
            guard unsafe position < count && bytes[position] == delimiter else { break }
            position += 1
            cell += 1
        }
        record.end = position
        record.cellCount = min(cell + 1, unsafe cellCount)
        if unsafe cell + 1 < cellCount { unsafe setMissing(behind: cell, row: row, exact: exact, into: &record) }
        return record
    }

    /// The row ends before these cells.
    private func setMissing(behind last: Int, row: Int, exact: ExactCells, into record: inout Record) {
        for index in unsafe usedCells.indices.reversed() {
            let cell = unsafe usedCells[index]
            guard cell > last else { return }
            unsafe slots[cell].length = -1
            unsafe exact.setMissing(cells[cell], row: row, into: &record)
        }
    }

    /// How many of a word's first bytes are digits, and the bytes less "0".
    ///
    /// A byte above 9 gets its top bit set, first by addition, or has it already; only the lowest such bit counts, so a
    /// carry behind it does no harm.
    @inline(__always)
    private static func digits(_ word: UInt64) -> (length: Int, digits: UInt64) {
        let digits = word ^ 0x3030_3030_3030_3030
        let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
        return (others.trailingZeroBitCount &>> 3, digits)
    }

    /// The number that 1...7 digits write: pairs, then fours, then all are joined, each by one multiplication.
    @inline(__always)
    private static func value(_ digits: UInt64, _ length: Int) -> Int64 {
        var value = digits &<< UInt64(truncatingIfNeeded: 64 &- length &<< 3)
        value = ((value & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) &>> 8
        value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
        value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
        return Int64(truncatingIfNeeded: value)
    }

    /// A cell that is no count; returns the index behind it.
    private func scanOther(at start: Int, cell: Int, row: Int, exact: ExactCells, into record: inout Record) -> Int {
        let action = unsafe cells[cell]
        switch action.kind {
        case .skipped: return exact.skip(from: start).end
        case .repeated:
            let (end, isSame) = exact.compare(from: start, action, row: row)
            record.isContradicted = record.isContradicted || !isSame
            return end
        case .nameless:
            let (end, hasContent) = exact.skip(from: start)
            if hasContent, exact.meetNameless(cell, at: start) { record.outside += 1 }
            return end
        case .number: return exact.read(at: start, action, row: row, into: &record)
        case .count, .text:
            if let end = unsafe sameAsAbove(start, cell: cell, row: row) { return end }
            let problems = exact.problemCount
            let (doubted, columnNames) = (record.needsReview, record.columnNames)
            let end = exact.read(at: start, action, row: row, into: &record)
            // Only what is simply present, and stands without quotes, is copied downwards.
            let isSimple =
                exact.lastState == .present && exact.problemCount == problems && record.needsReview == doubted
                && record.columnNames == columnNames
            unsafe slots[cell].start = start
            unsafe slots[cell].length = isSimple && bytes[start] != Dialect.quote ? end - start : -1
            return end
        }
    }

    /// Takes over the value above when the same bytes stand here; the index behind them, or nil.
    @inline(__always)
    private func sameAsAbove(_ position: Int, cell: Int, row: Int) -> Int? {
        let length = unsafe slots[cell].length
        guard length > 0, row > 0, unsafe position + length <= count else { return nil }
        let above = unsafe bytes + slots[cell].start
        let here = unsafe bytes + position
        var index = 0
        while index < length {
            if unsafe above[index] != here[index] { return nil }
            index &+= 1
        }
        let mark = unsafe here[length]
        guard unsafe mark == delimiter || mark == Dialect.lineFeed || mark == Dialect.carriageReturn else { return nil }
        let target = unsafe slots[cell].values + row
        unsafe target.pointee = target[-1]
        unsafe slots[cell].start = position
        return position + length
    }
}
