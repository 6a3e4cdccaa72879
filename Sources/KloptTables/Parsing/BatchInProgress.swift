import KloptModel

/// The batch that a block's records are collected in, and what else the block holds.
struct BatchInProgress {
    private let layout: Layout
    private let schema: DatasetSchema
    private let source: Int
    private let buffers: ColumnBuffers
    /// Columns of numbers that the file has.
    private let numeric: [Int]
    /// Columns of the key that hold a name, as that of an organisation.
    private let names: [Int]

    private(set) var rowCount = 0
    private var rows: [UInt32] = []
    private var shortRows: [ShortRow] = []
    /// By how many cells a row has, the dataset's columns that it lacks.
    private var lacking: [Int: [Int]] = [:]
    private var outcome = BlockOutcome()
    private var segment: BlockOutcome.Segment
    /// Rows of the batch before this one are in the segment's sums.
    private var summed = 0

    init(layout: Layout, schema: DatasetSchema, source: Int, buffers: ColumnBuffers) {
        self.layout = layout
        self.schema = schema
        self.source = source
        self.buffers = buffers
        let positions = layout.source.positions
        numeric = positions.indices.filter { positions[$0] != nil && schema.columns[$0].type.isNumeric }
        names = positions.indices.filter {
            positions[$0] != nil && schema.columns[$0].isKey && schema.columns[$0].type == .text
        }
        segment = BlockOutcome.Segment(sums: [Int64?](repeating: 0, count: schema.columns.count))
    }

    /// Whether a name in the key of the row that was just scanned is that of the record above it.
    var repeatsName: Bool {
        rowCount > 0
            && names.contains { column in
                let states = [rowCount - 1, rowCount].map { buffers.state(column: column, row: $0) }
                return states == [.present, .present]
                    && buffers.value(column: column, row: rowCount) == buffers.value(column: column, row: rowCount - 1)
            }
    }

    var isFull: Bool { rowCount == buffers.capacity }

    /// The record that was just scanned is one.
    mutating func keep(_ record: RecordScanner.Record, row: Int) {
        outcome.titles.end()
        if record.isLong { outcome.longRows.append(row) }
        // The cells that a sheet does not have are empty ones.
        if record.cellCount < layout.cells.count, layout.source.sheet == nil { keepShort(cellCount: record.cellCount) }
        rows.append(UInt32(clamping: row))
        rowCount += 1
    }

    private mutating func keepShort(cellCount: Int) {
        let columns =
            lacking[cellCount]
            ?? layout.cells.dropFirst(cellCount).filter(\.isUsed).map(\.column)
        lacking[cellCount] = columns
        guard !columns.isEmpty else { return }
        shortRows.append(
            ShortRow(row: rowCount, cellCount: cellCount, headerCount: layout.cells.count, columns: columns))
    }

    /// In this row a table begins beside this one.
    mutating func note(tableBeside row: Int) { outcome.tableBeside = outcome.tableBeside ?? row }

    /// Cells of a record that say something else than an earlier cell of the same column.
    mutating func note(contradictions cells: [Int], row: Int) {
        for cell in cells { outcome.contradictions[cell, default: RowList()].append(row) }
    }

    /// The row that was just scanned is no record.
    mutating func set(aside kind: RowReview.Kind, _ cells: [String], row: Int) {
        switch kind {
        case .record, .blank: break
        case .remark:
            outcome.skipped.append(row)
            outcome.titles.append(cells)
        case .repeatedHeader:
            outcome.repeatedHeaders.append(row)
            outcome.titles.end()
        case .totals:
            outcome.titles.end()
            addSums()
            let stated = numeric.filter { buffers.state(column: $0, row: rowCount) == .present }
            segment.totals = (row, stated.map { ($0, buffers.value(column: $0, row: rowCount)) })
            outcome.segments.append(segment)
            segment = BlockOutcome.Segment(sums: [Int64?](repeating: 0, count: schema.columns.count))
        }
        buffers.clear(row: rowCount)
    }

    /// Whether the header that was just scanned is that of a further table, with lines of its own above it.
    var beginsTable: Bool { !layout.isPageHead(outcome.titles.rows) }

    /// Whether the header that was just scanned, which no line in the block makes that of a further table, stands where
    /// lines of the block before may.
    var isOpening: Bool { outcome.opening == nil && outcome.titles.continues }

    mutating func open(with header: BlockOutcome.NextTable, rowCount: Int, nameless: Set<Int>) {
        outcome.opening = BlockOutcome.Opening(
            header: header, rowCount: rowCount, skipped: outcome.skipped, titles: outcome.titles, nameless: nameless)
    }

    /// The row that was just scanned belongs to another table.
    func forgetRow() { buffers.clear(row: rowCount) }

    mutating func flush(problems: [CellProblem], emit: (Batch) -> Void) {
        addSums()
        summed = 0
        guard rowCount > 0 else { return }
        let columns = schema.columns.indices.map { column -> Column? in
            if layout.source.positions[column] != nil {
                return buffers.column(
                    column, rowCount: rowCount, hasDecimals: schema.columns[column].type == .number)
            }
            return layout.constants[column].map { constant in
                Column(
                    values: [Int64](repeating: constant.value, count: rowCount),
                    states: constant.state == .present ? [] : [CellState](repeating: constant.state, count: rowCount))
            }
        }
        emit(
            Batch(
                dataset: layout.dataset, source: source, rowCount: rowCount, columns: columns, rows: rows,
                problems: problems, shortRows: shortRows))
        outcome.recordCount += rowCount
        rowCount = 0
        rows = []
        shortRows = []
        buffers.reset()
    }

    mutating func end(rowCount: Int, next: BlockOutcome.NextTable? = nil) -> BlockOutcome {
        outcome.next = next
        outcome.segments.append(segment)
        outcome.rowCount = rowCount
        return outcome
    }

    /// Takes the rows that are not in the sums yet into them.
    private mutating func addSums() {
        let new = summed..<rowCount
        summed = rowCount
        segment.records += new.count
        guard !schema.totalsTexts.isEmpty else { return }
        for column in numeric {
            guard let sum = segment.sums[column] else { continue }
            guard let more = buffers.sum(column: column, rows: new) else {
                segment.sums[column] = nil
                continue
            }
            let (total, overflow) = sum.addingReportingOverflow(more)
            segment.sums[column] = overflow ? nil : total
        }
    }
}
