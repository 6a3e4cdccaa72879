import KloptModel

/// What is known of a table after some of its blocks, taken in their order.
struct FileAccount {
    private let layout: Layout
    private let schema: DatasetSchema
    /// Rows of the file so far.
    private(set) var rowBase: Int
    private(set) var recordCount = 0
    private(set) var totals: [TotalsRow] = []
    private(set) var failure: (BlockSource.Failure, row: Int)?
    /// The row in which a table begins beside this one.
    private(set) var tableBeside: Int?
    /// A further table follows.
    private(set) var next: TableAbove?

    // Since the last totals row, and since the header.
    private var partRecords = 0
    private var allRecords = 0
    /// Totals rows with no records above them, which nothing is held against.
    private var totalsAbove = RowList()
    private var partSums: [Int64?]
    private var allSums: [Int64?]
    private var skipped = RowList()
    private var repeatedHeaders = RowList()
    private var longRows = RowList()
    private var contradictions: [Int: RowList] = [:]
    private var nameless: Set<Int> = []
    private var hasForeignText = false
    private var titles = Titles()

    init(layout: Layout, schema: DatasetSchema) {
        rowBase = layout.source.headerRow - layout.rowsBefore
        self.layout = layout
        self.schema = schema
        partSums = [Int64?](repeating: 0, count: schema.columns.count)
        allSums = partSums
    }

    /// What the next block holds, when the lines at the end of the last one make the header that it opens with that of a
    /// further table.
    func cut(_ outcome: BlockOutcome) -> BlockOutcome? {
        guard let opening = outcome.opening else { return nil }
        var lines = titles
        lines.append(opening.titles)
        return layout.isPageHead(lines.rows) ? nil : BlockOutcome(downTo: opening)
    }

    mutating func add(_ outcome: BlockOutcome) {
        for segment in outcome.segments {
            partRecords += segment.records
            allRecords += segment.records
            FileAccount.add(segment.sums, to: &partSums)
            FileAccount.add(segment.sums, to: &allSums)
            guard let (row, stated) = segment.totals else { continue }
            guard allRecords > 0 else {
                totalsAbove.append(rowBase + row)
                continue
            }
            // A total sums up the rows since the last one, or (a grand total) all rows: whichever it comes nearest to.
            func matches(_ sums: [Int64?]) -> Int { stated.count { sums[$0.column] == $0.value } }
            let sums = partRecords == 0 || matches(allSums) > matches(partSums) ? allSums : partSums
            let figures = stated.map { TotalsRow.Figure(column: $0.column, stated: $0.value, summed: sums[$0.column]) }
            totals.append(TotalsRow(row: rowBase + row, figures: figures))
            partRecords = 0
            partSums = [Int64?](repeating: 0, count: schema.columns.count)
        }
        skipped.append(outcome.skipped, from: rowBase)
        repeatedHeaders.append(outcome.repeatedHeaders, from: rowBase)
        longRows.append(outcome.longRows, from: rowBase)
        tableBeside = tableBeside ?? outcome.tableBeside.map { $0 + rowBase }
        for (cell, rows) in outcome.contradictions {
            contradictions[cell, default: RowList()].append(rows, from: rowBase)
        }
        nameless.formUnion(outcome.nameless)
        hasForeignText = hasForeignText || outcome.hasForeignText
        rowBase += outcome.rowCount
        recordCount += outcome.recordCount
        if let reason = outcome.failure { failure = (reason, rowBase + 1) }
        titles.append(outcome.titles)
        if outcome.next != nil {
            // They were titles, and no remarks.
            skipped.removeLast(titles.rows.count)
            next = TableAbove(layout: layout, rowCount: rowBase, titles: titles.rows)
        }
    }

    private static func add(_ more: [Int64?], to sums: inout [Int64?]) {
        for column in sums.indices {
            guard let sum = sums[column], let value = more[column] else {
                sums[column] = nil
                continue
            }
            let (total, overflow) = sum.addingReportingOverflow(value)
            sums[column] = overflow ? nil : total
        }
    }

    /// What was skipped or not used: first what holds for the file, then by row.
    var notes: [Note] {
        let (file, sheet) = (layout.source.file, layout.source.sheet)
        var notes: [(row: Int, note: Note)] = []
        func note(_ kind: Note.Kind, _ row: Int?, _ text: Localized) {
            notes.append((row ?? 0, Note(kind: kind, place: DataPlace(file: file, sheet: sheet, row: row), text: text)))
        }
        func note(_ kind: Note.Kind, _ rows: RowList, _ text: (RowList) -> Localized) {
            guard let first = rows.first else { return }
            // One row is the note's place; several are named in its text.
            let place = DataPlace(file: file, sheet: sheet, row: rows.count == 1 ? first : nil)
            notes.append((first, Note(kind: kind, place: place, text: text(rows))))
        }
        // Of names right above labels the further table tells enough.
        if recordCount == 0, failure == nil, next?.rowCount != layout.source.headerRow {
            note(.other, layout.source.headerRow > layout.rowsBefore ? layout.source.headerRow : nil, Wording.noRecords)
        }
        if hasForeignText { note(.dialect, nil, Wording.foreignText) }
        for column in nameless.sorted() {
            note(.unusedColumn, nil, Wording.columnWithoutHeader(DataPlace.columnLetters(column)))
        }
        for (cell, rows) in contradictions.sorted(by: { $0.key < $1.key }) {
            let used = layout.source.positions[layout.cells[cell].column] ?? 0
            let letters = (DataPlace.columnLetters(cell), DataPlace.columnLetters(used))
            note(.other, rows) { Wording.contradictingColumns(letters, layout.header[cell], $0) }
        }
        note(.skippedRows, skipped, Wording.skippedRows)
        note(.skippedRows, repeatedHeaders, Wording.repeatedHeaders)
        note(.other, longRows, sheet == nil ? Wording.longRows : WorkbookWording.longRows)
        for total in totals { note(.totalsRow, total.row, Wording.totalsRow) }
        note(.totalsRow, totalsAbove, Wording.totalsAbove)
        // Sorting by row and order of addition, since `sort` promises no order among equal rows.
        let order = notes.indices.sorted { (notes[$0].row, $0) < (notes[$1].row, $1) }
        return order.map { notes[$0].note }
    }
}
