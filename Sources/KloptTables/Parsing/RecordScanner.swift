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
    let values: UnsafeMutablePointer<Int64>
    /// Per cell: where the text above it begins and how long it is; -1 when it cannot be used again.
    let starts: UnsafeMutablePointer<Int>
    let lengths: UnsafeMutablePointer<Int>

    struct Record {
        /// Index of the line break.
        var end: Int
        /// How many columns have a cell that is not missing.
        var filled = 0
        var filledKeys = 0
        var needsReview = false
        /// Cells behind the header's last one have content.
        var isLong = false
    }

    @inline(__always)
    private func isEnd(_ byte: UInt8) -> Bool {
        unsafe byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn
    }

    /// Nothing above may be used again: a new batch, or a row that was no record.
    func forget() {
        for cell in 0..<(unsafe cellCount) { unsafe lengths[cell] = -1 }
    }

    /// - Parameter start: index of the record's first byte, below `count`.
    /// - Complexity: O(bytes of the record).
    func scan(from start: Int, row: Int, exact: ExactCells) -> Record {
        var record = Record(end: start)
        var position = start
        var cell = 0
        while true {
            if unsafe cell < cellCount {
                let action = unsafe cells[cell]
                switch action.kind {
                case .count:
                    // Up to seven digits and what ends them in one word: each byte less "0", a bit set where that is
                    // above 9 (only the lowest counts), and pairs, fours, eights of digits joined by multiplication.
                    let word = unsafe UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self).littleEndian
                    let digits = word ^ 0x3030_3030_3030_3030
                    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
                    let length = others.trailingZeroBitCount >> 3
                    let mark = UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: length << 3))
                    if length > 0, length < 8, unsafe isEnd(mark) {
                        var value = digits &<< UInt64(truncatingIfNeeded: 64 - length << 3)
                        value = ((value & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
                        value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
                        value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
                        unsafe values[action.column * ColumnBuffers.stride + row] = Int64(truncatingIfNeeded: value)
                        position += length
                        record.filled += 1
                        if action.isKey { record.filledKeys += 1 }
                    } else {
                        position = exact.read(at: position, cell: cell, row: row, into: &record)
                    }
                case .text:
                    if let end = unsafe sameAsAbove(position, cell: cell, row: row, column: action.column) {
                        position = end
                        record.filled += 1
                        if action.isKey { record.filledKeys += 1 }
                    } else {
                        let begin = position
                        let before = exact.problemCount
                        let met = record.needsReview
                        position = exact.read(at: begin, cell: cell, row: row, into: &record)
                        // Only what is simply present, and stands without quotes, is copied downwards.
                        let isPlain =
                            exact.lastState == .present && exact.problemCount == before && record.needsReview == met
                        unsafe starts[cell] = begin
                        unsafe lengths[cell] = isPlain && bytes[begin] != Dialect.quote ? position - begin : -1
                    }
                case .skipped:
                    position = exact.skip(from: position).end
                case .nameless:
                    let (end, hasContent) = exact.skip(from: position)
                    position = end
                    if hasContent { exact.nameless.insert(cell) }
                }
            } else {
                let (end, hasContent) = exact.skip(from: position)
                position = end
                record.isLong = record.isLong || hasContent
            }
            guard unsafe bytes[position] == delimiter, unsafe position < count else { break }
            position += 1
            cell += 1
        }
        record.end = position
        while unsafe cell + 1 < cellCount {
            cell += 1
            let action = unsafe cells[cell]
            guard action.kind == .count || action.kind == .text else { continue }
            unsafe lengths[cell] = -1
            exact.buffers.set(0, .missing, column: action.column, row: row)
        }
        return record
    }

    /// Takes over the value above when the same bytes stand here; the index behind them, or nil.
    @inline(__always)
    private func sameAsAbove(_ position: Int, cell: Int, row: Int, column: Int) -> Int? {
        let length = unsafe lengths[cell]
        guard length > 0, row > 0, unsafe position + length <= count else { return nil }
        let above = unsafe bytes + starts[cell]
        let here = unsafe bytes + position
        var index = 0
        while index < length {
            if unsafe above[index] != here[index] { return nil }
            index += 1
        }
        guard unsafe isEnd(here[length]) else { return nil }
        let target = unsafe values + (column * ColumnBuffers.stride + row)
        unsafe target.pointee = target[-1]
        unsafe starts[cell] = position
        return position + length
    }
}
