import KloptModel

/// Stage 8: the records of a block as batches. One parser per worker.
///
/// A cell of digits is parsed where it stands, and a text that is the one above it is not looked at again
/// (`RecordScanner`); every other cell goes through `CellReader` once per distinct text (`ExactCells`).
final class BlockParser {
    private let schemas: [DatasetSchema]
    private let readers: [[CellReader]]
    private let buffers: ColumnBuffers
    private let exact: ExactCells
    private let nextHeader: NextHeader

    init(schemas: [DatasetSchema], recogniser: Recogniser) {
        self.schemas = schemas
        readers = recogniser.readers
        nextHeader = recogniser.nextHeader
        buffers = ColumnBuffers(columnCount: readers.map(\.count).max() ?? 1)
        exact = ExactCells(readers: readers, nextHeader: nextHeader, buffers: buffers)
    }

    /// - Parameters:
    ///   - start: index of the first byte to read; what stands before it holds `rowsBefore` rows.
    ///   - emit: takes each batch; rows in it count from the start of the block.
    /// - Returns: what was found down to the end of the block or the header of a further table.
    /// - Complexity: O(bytes).
    func parse(
        _ block: Block, from start: Int, rowsBefore: Int, layout: Layout, source: Int, emit: (Batch) -> Void
    ) -> BlockOutcome {
        let schema = schemas[layout.dataset]
        let usedCells = layout.cells.indices.filter { layout.cells[$0].isUsed }
        let used = usedCells.count
        // A row that is filled has no cell of less than a character; of emptier ones there may be several batches.
        buffers.prepare(rows: (block.count - start) / max(used * 2, 1))
        var batch = BatchInProgress(layout: layout, schema: schema, source: source, buffers: buffers)
        guard start < block.count else { return batch.end(rowCount: rowsBefore) }
        block.endLine()
        exact.begin(block, layout: layout)
        let review = RowReview(layout: layout, schema: schema, readers: readers[layout.dataset], nextHeader: nextHeader)
        let keys = layout.cells.count { $0.isKey }
        let cellCount = layout.cells.count
        var rowNumber = rowsBefore
        var position = start
        var next: BlockOutcome.NextTable?

        unsafe withUnsafeTemporaryAllocation(of: RecordScanner.Slot.self, capacity: cellCount + 1) { slots in
            unsafe withAddresses(layout.cells, usedCells) { cells, usedCells in
                guard let slots = slots.baseAddress, let cells = cells.baseAddress else { return }
                let scanner = unsafe RecordScanner(
                    bytes: block.bytes, count: block.count, delimiter: layout.delimiter, cells: cells,
                    cellCount: cellCount, usedCells: usedCells, slots: slots)
                unsafe scanner.begin(buffers)
                while position < block.count {
                    // A sheet may have a million of these below a header of thousands of cells.
                    if block.isEmptyLine(at: position) {
                        rowNumber += 1
                        position = block.behindLineBreak(at: position)
                        continue
                    }
                    let record = unsafe scanner.scan(from: position, row: batch.rowCount, exact: exact)
                    let range = position..<record.end
                    position = block.behindLineBreak(at: record.end)

                    let isEmptyish = record.missing >= used - 1 || (record.missingKeys == keys && keys > 0)
                    let isNames = record.columnNames >= 2
                    let isStatement = record.columnNames == 1 && record.missing >= used - 2
                    let isDoubtful =
                        record.needsReview || isEmptyish || isNames || isStatement
                        || review.mayBeWords(record, of: used)
                    let texts = isDoubtful ? exact.texts(of: range) : []
                    let repeatsName = isDoubtful && batch.repeatsName
                    var kind = isDoubtful ? review.kind(of: texts, repeatsName: repeatsName) : .record
                    if isDoubtful, !repeatsName, kind == .record, review.isTitle(texts), headerFollows(position, review)
                    {
                        kind = .remark
                    }
                    let begins =
                        switch kind {
                        case .record: isNames && beginsTable(texts, range, behind: position)
                        case .repeatedHeader: batch.beginsTable
                        case .blank, .totals, .remark: false
                        }
                    if begins {
                        exact.forget(from: range.lowerBound, row: batch.rowCount)
                        batch.forgetRow()
                        next = BlockOutcome.NextTable(start: range.lowerBound)
                        return
                    }
                    if kind == .repeatedHeader, batch.isOpening {
                        batch.open(
                            with: BlockOutcome.NextTable(start: range.lowerBound), rowCount: rowNumber,
                            nameless: exact.nameless(above: range.lowerBound))
                    }
                    rowNumber += 1
                    if record.outside >= NextHeader.fewestNames, beginsTableBeside(range, layout) {
                        batch.note(tableBeside: rowNumber)
                    }
                    if kind == .record {
                        if record.isContradicted {
                            let cells = exact.settleContradictions(
                                in: range, layout: layout, schema: schema, row: batch.rowCount)
                            batch.note(contradictions: cells, row: rowNumber)
                            // The value above is gone, so nothing may be copied from there.
                            unsafe scanner.forget()
                        }
                        batch.keep(record, row: rowNumber)
                        if batch.isFull {
                            batch.flush(problems: exact.takeProblems(), emit: emit)
                            unsafe scanner.forget()
                        }
                    } else {
                        batch.set(aside: kind, texts, row: rowNumber)
                        exact.dropProblems(ofRow: batch.rowCount)
                        unsafe scanner.forget()
                    }
                }
            }
        }
        batch.flush(problems: exact.takeProblems(), emit: emit)
        var outcome = batch.end(rowCount: rowNumber, next: next)
        outcome.nameless = Set(exact.nameless.keys)
        outcome.hasForeignText = exact.hasForeignText
        return outcome
    }

    private func withAddresses(
        _ cells: [Layout.Cell], _ usedCells: [Int],
        _ body: (UnsafeBufferPointer<Layout.Cell>, UnsafeBufferPointer<Int>) -> Void
    ) {
        unsafe cells.withUnsafeBufferPointer { cells in
            unsafe usedCells.withUnsafeBufferPointer { usedCells in unsafe body(cells, usedCells) }
        }
    }

    /// Whether the cells of a row that belong to no column of the table are the header of one that stands beside it.
    private func beginsTableBeside(_ range: Range<Int>, _ layout: Layout) -> Bool {
        let outside = exact.texts(of: range).enumerated().filter { cell, _ in
            cell >= layout.cells.count || layout.cells[cell].kind == .nameless
        }
        return nextHeader.begins(with: outside.map(\.element), next: nil)
    }

    /// Whether the header comes again in the rows right below one, which ends at an index.
    private func headerFollows(_ end: Int, _ review: RowReview) -> Bool {
        var position = end
        while exact.isEmptyLine(at: position) { position += 1 }
        let cells = exact.texts(from: position, within: review.longestHeader)
        return cells.map { review.kind(of: $0) == .repeatedHeader } ?? false
    }

    /// Whether a row is the header of a further table, perhaps together with the row below it (in the same block).
    private func beginsTable(_ texts: [String], _ range: Range<Int>, behind position: Int) -> Bool {
        nextHeader.begins(with: texts, next: exact.texts(from: position, within: range.count * 4 + 1024))
    }
}
