import KloptWorkbook

/// How many rows and cells there are, and the sum of the whole numbers.
struct Count {
    private var rows = 0
    private var cells = 0
    private var numbers = 0
    private var texts = 0
    private var sum: Int64 = 0

    init(_ workbook: Workbook) throws {
        let batch = SheetBatch()
        for (index, sheet) in workbook.sheets.enumerated() where sheet.hasCells {
            let reader = try workbook.reader(ofSheet: index)
            while try reader.next(batch) {
                rows += batch.rows.count
                for row in batch.rows {
                    cells += row.cells.count
                    for cell in batch.cells[row.cells] {
                        switch cell.kind {
                        case .number:
                            numbers += 1
                            if cell.scale == 0 { sum &+= cell.value }
                        case .text, .sharedText: texts += 1
                        default: break
                        }
                    }
                }
            }
        }
    }

    func print() { Swift.print("rows \(rows), cells \(cells), numbers \(numbers), texts \(texts), sum \(sum)") }
}
