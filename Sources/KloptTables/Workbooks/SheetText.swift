import KloptWorkbook

/// A sheet of a workbook as delimited text, so that all that is known about tables in text holds for sheets too: titles
/// above a header, headers over two rows, totals rows, tables below each other.
///
/// Rows keep their numbers: a row that is not in the sheet is an empty line. A number is written so that it can be read
/// in one way only, with a comma and without marks between thousands; a percentage as the cell shows it; a day in the
/// form of ISO 8601. What is merged over rows holds for each of them.
///
///     A1 "Regio" │ B1 "Lopend"            Regio␟Lopend⏎
///     (no row 2)                     →    ⏎
///     A3 "Drenthe" │ C3 35.4%             Drenthe␟␟35,4%⏎
final class SheetText: ByteSource {
    /// ASCII's own mark between fields (US), which nobody types.
    static let delimiter: UInt8 = 0x1F
    /// What stands for a formula of which the file does not hold the outcome.
    static let notCalculated = "(formule zonder uitkomst)"
    /// Delimiters and line breaks for cells that are not there may come to so many bytes beyond the cells' own.
    private static let mostFiller = 1 << 30

    /// Why reading stopped.
    private(set) var failure: WorkbookError?
    /// There is nothing in the sheet.
    private(set) var isEmpty = true
    /// Rows with content that are not shown, in their order.
    private(set) var hiddenRows = RowList()
    /// What holds for several rows, as it is merged over them.
    var filled: [CellRange] { merged.filled }

    private let reader: SheetReader
    private let shared: SharedStrings
    private let formats: CellFormats
    private let batch = SheetBatch()
    private var merged: MergedRows
    private var pending: [UInt8] = []
    private var position = 0
    private var line = 1
    private var filler = 0
    private var isAtEnd = false

    init(_ workbook: Workbook, sheet: Int) throws(WorkbookError) {
        reader = try workbook.reader(ofSheet: sheet)
        shared = workbook.sharedStrings
        formats = CellFormats(workbook)
        merged = MergedRows(try workbook.facts(ofSheet: sheet).mergedRanges)
    }

    /// Known when the first row was read.
    var facts: SheetFacts { reader.facts }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        var count = 0
        while count < buffer.count {
            if position == pending.count, !makeText() { break }
            let length = min(pending.count - position, buffer.count - count)
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyBytes(
                from: pending[position..<position + length])
            position += length
            count += length
        }
        return failure == nil ? count : nil
    }

    /// Writes out the next rows; false at the end.
    private func makeText() -> Bool {
        guard !isAtEnd else { return false }
        pending.removeAll(keepingCapacity: true)
        position = 0
        do throws(WorkbookError) {
            guard try reader.next(batch) else {
                isAtEnd = true
                return false
            }
            for row in batch.rows { try append(row) }
        } catch {
            failure = error
            isAtEnd = true
            return false
        }
        isEmpty = false
        return true
    }

    private func append(_ row: SheetRow) throws(WorkbookError) {
        while line < row.number { try appendRow(0..<0) }
        if row.isHidden { hiddenRows.append(row.number) }
        try appendRow(row.cells)
    }

    private func appendRow(_ cells: Range<Int>) throws(WorkbookError) {
        merged.advance(to: line - 1)
        if merged.isOpen {
            try appendMerged(cells)
        } else {
            var column = 0
            for index in cells {
                try skip(from: column, to: Int(batch.cells[index].column))
                column = Int(batch.cells[index].column)
                append(batch.cells[index])
            }
        }
        pending.append(Dialect.lineFeed)
        line += 1
        try count(1)
    }

    /// A row that has a part in cells that are merged over rows.
    private func appendMerged(_ cells: Range<Int>) throws(WorkbookError) {
        var texts: [Int: [UInt8]] = [:]
        for index in cells {
            let start = pending.count
            append(batch.cells[index])
            texts[Int(batch.cells[index].column)] = Array(pending[start...])
            pending.removeLast(pending.count - start)
        }
        try count(merged.fill(&texts, row: line - 1))
        var column = 0
        for (place, text) in texts.sorted(by: { $0.key < $1.key }) {
            try skip(from: column, to: place)
            column = place
            pending.append(contentsOf: text)
        }
    }

    private func skip(from start: Int, to end: Int) throws(WorkbookError) {
        guard end > start else { return }
        pending.append(contentsOf: repeatElement(SheetText.delimiter, count: end - start))
        try count(end - start - 1)
    }

    private func count(_ bytes: Int) throws(WorkbookError) {
        filler += bytes
        guard filler <= SheetText.mostFiller else { throw .tooLarge(.entrySize, part: "") }
    }

    // MARK: Cells

    private func append(_ cell: Cell) {
        switch cell.kind {
        case .number: formats.append(cell.number, style: Int(cell.style), to: &pending)
        case .sharedText: appendQuoted(shared.bytes(Int(clamping: cell.value)))
        case .text, .error, .extremeNumber: appendQuoted(batch.bytes(of: cell))
        case .isoDate: pending.append(contentsOf: batch.bytes(of: cell).prefix(10))
        case .boolean: pending.append(contentsOf: (cell.value == 0 ? "ONWAAR" : "WAAR").utf8)
        case .formulaWithoutValue: pending.append(contentsOf: SheetText.notCalculated.utf8)
        }
    }

    /// Between quotes where the text would not come out as it is.
    private func appendQuoted(_ text: ArraySlice<UInt8>) {
        let isPlain = text.allSatisfy {
            $0 != SheetText.delimiter && $0 != Dialect.quote && $0 != Dialect.lineFeed && $0 != Dialect.carriageReturn
        }
        guard !isPlain else { return pending.append(contentsOf: text) }
        pending.append(Dialect.quote)
        for byte in text {
            if byte == Dialect.quote { pending.append(byte) }
            pending.append(byte)
        }
        pending.append(Dialect.quote)
    }
}
