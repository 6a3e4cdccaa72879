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
    /// Merged cells are listed behind all others, so a sheet must be gone through twice for them. One whose XML is larger
    /// than this was made by a program, not by somebody who merges cells.
    private static let largestWithMerged = 64 << 20

    /// Why reading stopped.
    private(set) var failure: WorkbookError?
    /// There is nothing in the sheet.
    private(set) var isEmpty = true
    /// Rows with content that are not shown, in their order.
    private(set) var hiddenRows = RowList()
    /// What holds for several rows, as it is merged over them.
    var filled: [CellRange] { writer.merged.filled }
    /// Numbers that are merged over rows, and stay in the first.
    var unsharedNumbers: [CellRange] { writer.merged.numbers }
    /// Cells are merged over rows, and were not filled: the sheet is too large for that.
    var hasUnfilled: Bool { !fillsMerged && facts.mergedRanges.contains { $0.last.row > $0.first.row } }

    private let reader: SheetReader
    private let fillsMerged: Bool
    private let batch = SheetBatch()
    private var writer: SheetRowWriter
    private var pending: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// - Parameter isGlance: only the first rows are asked for; what is merged does not matter.
    init(_ workbook: Workbook, sheet: Int, isGlance: Bool = false) throws(WorkbookError) {
        reader = try workbook.reader(ofSheet: sheet)
        let entry = workbook.archive.entry(workbook.sheets[sheet].path)
        fillsMerged = !isGlance && (entry?.size ?? 0) <= SheetText.largestWithMerged
        writer = SheetRowWriter(
            shared: workbook.sharedStrings, formats: CellFormats(workbook),
            merged: MergedRows(fillsMerged ? try workbook.facts(ofSheet: sheet).mergedRanges : []))
    }

    /// Complete when all was read.
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
        position = 0
        var text: [UInt8] = []
        swap(&text, &pending)
        text.removeAll(keepingCapacity: true)
        defer { swap(&text, &pending) }
        do throws(WorkbookError) {
            guard try reader.next(batch) else {
                isAtEnd = true
                return false
            }
            // Taken from the batch once: asking it for every cell would cost more than writing it.
            let (rows, cells, own) = (batch.rows, batch.cells, batch.text)
            for row in rows {
                if row.isHidden { hiddenRows.append(row.number) }
                try writer.append(row, cells: cells, own: own, to: &text)
            }
        } catch {
            failure = error
            isAtEnd = true
            return false
        }
        isEmpty = false
        return true
    }
}
