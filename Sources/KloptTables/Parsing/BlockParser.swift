import KloptModel

/// Stage 8: the records of a block as batches. One parser per worker.
///
/// A cell of digits is parsed where it stands, and a text that is the one above it is not looked at again; every other
/// cell goes through the exact path of `CellReader` once per distinct text.
final class BlockParser {
    private let readers: [[CellReader]]
    private let schemas: [DatasetSchema]
    private var caches: [[CellCache]]
    private let buffers: ColumnBuffers
    private var scratch: [UInt8] = []

    // Of the batch that is being filled.
    private var problems: [CellProblem] = []
    private var rows: [UInt32] = []

    init(schemas: [DatasetSchema], readers: [[CellReader]]) {
        self.schemas = schemas
        self.readers = readers
        caches = readers.map { [CellCache](repeating: CellCache(), count: $0.count) }
        buffers = ColumnBuffers(columnCount: readers.map(\.count).max() ?? 1)
    }

    /// What became of a cell that took the exact path.
    private struct Met {
        /// Index of the byte behind the cell: a delimiter or a line break.
        var end: Int
        var state: CellState
        var needsReview: Bool
    }

    /// - Parameters:
    ///   - start: index of the first byte to read; what stands before it holds `rowsBefore` rows.
    ///   - emit: takes each batch; rows in it count from the start of the block.
    /// - Complexity: O(bytes).
    func parse(
        _ block: Block, from start: Int, rowsBefore: Int, layout: Layout, source: Int, emit: (Batch) -> Void
    ) -> BlockOutcome {
        let schema = schemas[layout.dataset]
        let review = RowReview(layout: layout, schema: schema, readers: readers[layout.dataset])
        let numeric = layout.source.positions.indices.filter {
            layout.source.positions[$0] != nil && schema.columns[$0].type.isNumeric
        }
        let hasTotals = !schema.totalsTexts.isEmpty
        let keyCount = layout.cells.count { $0.isKey }
        let cellCount = layout.cells.count
        let delimiter = layout.delimiter
        let stride = ColumnBuffers.stride
        let count = block.count
        let bytes = unsafe block.bytes
        // A record at the end of a file may lack its line break.
        unsafe bytes[count] = Dialect.lineFeed

        var outcome = BlockOutcome()
        var segment = BlockOutcome.Segment(sums: [Int64?](repeating: 0, count: schema.columns.count))
        var segmentStart = 0
        var row = 0
        var rowNumber = rowsBefore
        var position = start

        func addSums(upTo end: Int) {
            segment.records += end - segmentStart
            guard hasTotals else { return }
            for column in numeric {
                guard let sum = segment.sums[column] else { continue }
                let more = buffers.sum(column: column, rows: segmentStart..<end)
                segment.sums[column] = more.flatMap { more in
                    let (total, overflow) = sum.addingReportingOverflow(more)
                    return overflow ? nil : total
                }
            }
        }
        func flush() {
            addSums(upTo: row)
            segmentStart = 0
            guard row > 0 else { return }
            let columns = schema.columns.indices.map { column -> Column? in
                if layout.source.positions[column] != nil { return buffers.column(column, rowCount: row) }
                return layout.constants[column].map { constant in
                    Column(
                        values: [Int64](repeating: constant.value, count: row),
                        states: constant.state == .present ? [] : [CellState](repeating: constant.state, count: row))
                }
            }
            emit(
                Batch(
                    dataset: layout.dataset, source: source, rowCount: row, columns: columns, rows: rows,
                    problems: problems))
            outcome.recordCount += row
            row = 0
            rows.removeAll(keepingCapacity: true)
            problems.removeAll(keepingCapacity: true)
            buffers.reset()
        }

        unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: max(1, cellCount * 2)) { previous in
            unsafe layout.cells.withUnsafeBufferPointer { cells in
                let values = unsafe buffers.values
                // Per cell: where the text above it begins and how long it is; -1 when it cannot be used again.
                let starts = unsafe previous.baseAddress.unsafelyUnwrapped
                let lengths = unsafe starts + cellCount
                for cell in 0..<cellCount { unsafe lengths[cell] = -1 }

                while position < count {
                    rowNumber += 1
                    let rowStart = position
                    var cell = 0
                    var filled = 0
                    var filledKeys = 0
                    var needsReview = false
                    var isLong = false

                    while true {
                        if cell < cellCount {
                            let action = unsafe cells[cell]
                            switch action.kind {
                            case .count:
                                var value: Int64 = 0
                                var end = position
                                while true {
                                    let digit = unsafe bytes[end] &- UInt8(ascii: "0")
                                    if digit > 9 { break }
                                    value = value &* 10 &+ Int64(digit)
                                    end += 1
                                }
                                let mark = unsafe bytes[end]
                                let isEnd =
                                    mark == delimiter || mark == Dialect.lineFeed || mark == Dialect.carriageReturn
                                // Twelve digits stay below the largest count.
                                if isEnd, end > position, end - position <= 12 {
                                    unsafe values[action.column * stride + row] = value
                                    position = end
                                    filled += 1
                                    if action.isKey { filledKeys += 1 }
                                } else {
                                    let met = readCell(block, at: position, cell: cell, layout: layout, row: row)
                                    position = met.end
                                    if met.state != .missing {
                                        filled += 1
                                        if action.isKey { filledKeys += 1 }
                                    }
                                    needsReview = needsReview || met.needsReview
                                }
                            case .text:
                                let length = unsafe lengths[cell]
                                var same = false
                                if length >= 0, position + length <= count {
                                    let above = unsafe bytes + starts[cell]
                                    let here = unsafe bytes + position
                                    var index = 0
                                    while unsafe index < length && above[index] == here[index] { index += 1 }
                                    let mark = unsafe here[length]
                                    same =
                                        index == length
                                        && (mark == delimiter || mark == Dialect.lineFeed
                                            || mark == Dialect.carriageReturn)
                                }
                                if same, row > 0 {
                                    unsafe values[action.column * stride + row] =
                                        values[action.column * stride + row - 1]
                                    unsafe starts[cell] = position
                                    position += length
                                    filled += 1
                                    if action.isKey { filledKeys += 1 }
                                } else {
                                    let met = readCell(block, at: position, cell: cell, layout: layout, row: row)
                                    // Only what is simply present, and stands without quotes, is copied downwards.
                                    let isQuoted = unsafe bytes[position] == Dialect.quote
                                    let isPlain = met.state == .present && !met.needsReview && !isQuoted
                                    let hasProblem = problems.last?.row == row && problems.last?.column == action.column
                                    unsafe starts[cell] = position
                                    unsafe lengths[cell] = isPlain && !hasProblem ? met.end - position : -1
                                    position = met.end
                                    if met.state != .missing {
                                        filled += 1
                                        if action.isKey { filledKeys += 1 }
                                    }
                                    needsReview = needsReview || met.needsReview
                                }
                            case .skipped:
                                position = skip(block, from: position, delimiter: delimiter).end
                            case .nameless:
                                let (end, hasContent) = skip(block, from: position, delimiter: delimiter)
                                position = end
                                if hasContent { outcome.nameless.insert(cell) }
                            }
                        } else {
                            let (end, hasContent) = skip(block, from: position, delimiter: delimiter)
                            position = end
                            isLong = isLong || hasContent
                        }
                        if unsafe bytes[position] == delimiter, position < count {
                            position += 1
                            cell += 1
                        } else {
                            break
                        }
                    }
                    let rowEnd = position
                    if unsafe bytes[position] == Dialect.carriageReturn, position + 1 < count,
                        unsafe bytes[position + 1] == Dialect.lineFeed
                    {
                        position += 1
                    }
                    position += 1
                    while cell + 1 < cellCount {
                        cell += 1
                        let action = unsafe cells[cell]
                        if action.kind == .count || action.kind == .text {
                            unsafe lengths[cell] = -1
                            buffers.set(0, .missing, column: action.column, row: row)
                        }
                    }

                    var isRecord = true
                    if needsReview || filled <= 1 || (filledKeys == 0 && keyCount > 0) {
                        let texts = splitRow(block, rowStart..<rowEnd, layout: layout)
                        switch review.kind(of: texts) {
                        case .record: break
                        case .blank: isRecord = false
                        case .remark:
                            outcome.skipped.append(rowNumber)
                            isRecord = false
                        case .repeatedHeader:
                            outcome.repeatedHeaders.append(rowNumber)
                            isRecord = false
                        case .totals:
                            addSums(upTo: row)
                            segmentStart = row
                            segment.totals = (
                                rowNumber,
                                numeric.filter { buffers.state(column: $0, row: row) == .present }
                                    .map { ($0, buffers.value(column: $0, row: row)) }
                            )
                            outcome.segments.append(segment)
                            segment = BlockOutcome.Segment(sums: [Int64?](repeating: 0, count: schema.columns.count))
                            isRecord = false
                        }
                    }
                    if isRecord {
                        if isLong { outcome.longRows.append(rowNumber) }
                        rows.append(UInt32(clamping: rowNumber))
                        row += 1
                        if row == Batch.capacity {
                            flush()
                            for cell in 0..<cellCount { unsafe lengths[cell] = -1 }
                        }
                    } else {
                        while problems.last?.row == row { problems.removeLast() }
                        buffers.clear(row: row)
                        // The values above the next row are not those of this one.
                        for cell in 0..<cellCount { unsafe lengths[cell] = -1 }
                    }
                }
            }
        }
        flush()
        outcome.segments.append(segment)
        outcome.rowCount = rowNumber
        return outcome
    }

    // MARK: Cells

    /// Reads a cell exactly, and stores what it turned out to be.
    @inline(never)
    private func readCell(_ block: Block, at start: Int, cell: Int, layout: Layout, row: Int) -> Met {
        let bytes = unsafe block.bytes
        let action = layout.cells[cell]
        if unsafe bytes[start] == Dialect.quote, start < block.count {
            let end = unquote(block, from: start, delimiter: layout.delimiter)
            return unsafe scratch.withUnsafeBufferPointer { content in
                unsafe store(content, end: end, action: action, cell: cell, layout: layout, row: row)
            }
        }
        let end = skip(block, from: start, delimiter: layout.delimiter).end
        let content = unsafe UnsafeBufferPointer(start: bytes + start, count: end - start)
        return unsafe store(content, end: end, action: action, cell: cell, layout: layout, row: row)
    }

    private func store(
        _ content: UnsafeBufferPointer<UInt8>, end: Int, action: Layout.Cell, cell: Int, layout: Layout, row: Int
    ) -> Met {
        let column = action.column
        guard content.count > 0 else {
            buffers.set(0, .missing, column: column, row: row)
            return Met(end: end, state: .missing, needsReview: false)
        }
        let hash = unsafe CellCache.hash(content)
        let entry: Int
        if let known = unsafe caches[layout.dataset][column].find(content, hash: hash) {
            entry = known
        } else {
            let text = unsafe TextEncoding.text(content, in: layout.encoding)
            var reading = readers[layout.dataset][column].read(text)
            if reading.state == .unreadable, action.isKey, text.trimmedOfSpaces == layout.header[cell] {
                reading.needsReview = true
            }
            entry = unsafe caches[layout.dataset][column].add(content, hash: hash, reading: reading)
        }
        let value = caches[layout.dataset][column].entries[entry].reading.value
        let state = caches[layout.dataset][column].entries[entry].reading.state
        buffers.set(value, state, column: column, row: row)
        if let problem = caches[layout.dataset][column].entries[entry].reading.problem {
            let text = unsafe TextEncoding.text(content.prefix(1024), in: layout.encoding)
            problems.append(
                CellProblem(row: row, column: column, kind: problem, text: String(text.trimmedOfSpaces.prefix(200))))
        }
        let needsReview = caches[layout.dataset][column].entries[entry].reading.needsReview
        return Met(end: end, state: state, needsReview: needsReview)
    }

    /// Puts the content of a quoted cell into `scratch`, and returns the index behind the cell.
    private func unquote(_ block: Block, from start: Int, delimiter: UInt8) -> Int {
        let bytes = unsafe block.bytes
        let count = block.count
        scratch.removeAll(keepingCapacity: true)
        var index = start + 1
        while index < count {
            let byte = unsafe bytes[index]
            index += 1
            if byte == Dialect.quote {
                guard index < count, unsafe bytes[index] == Dialect.quote else { break }
                index += 1
            }
            scratch.append(byte)
        }
        // What stands between the closing quote and the delimiter belongs to the cell.
        while index < count {
            let byte = unsafe bytes[index]
            if byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn { break }
            scratch.append(byte)
            index += 1
        }
        return index
    }

    /// The index behind a cell, and whether it holds more than spaces.
    private func skip(_ block: Block, from start: Int, delimiter: UInt8) -> (end: Int, hasContent: Bool) {
        let bytes = unsafe block.bytes
        let count = block.count
        if start < count, unsafe bytes[start] == Dialect.quote {
            let end = unquote(block, from: start, delimiter: delimiter)
            return (end, scratch.contains { $0 > UInt8(ascii: " ") })
        }
        var index = start
        var hasContent = false
        while index < count {
            let byte = unsafe bytes[index]
            if byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn { break }
            hasContent = hasContent || byte > UInt8(ascii: " ")
            index += 1
        }
        return (index, hasContent)
    }

    private func splitRow(_ block: Block, _ range: Range<Int>, layout: Layout) -> [String] {
        let bytes = unsafe Array(UnsafeBufferPointer(start: block.bytes + range.lowerBound, count: range.count))
        var splitter = RecordSplitter(bytes, delimiter: layout.delimiter)
        return (splitter.next() ?? []).map { TextEncoding.text($0, in: layout.encoding) }
    }
}
