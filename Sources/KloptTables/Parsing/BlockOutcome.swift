import KloptModel

/// What a block held besides records; rows count from the start of the block, 1-based.
struct BlockOutcome: Sendable {
    /// A stretch of records that ends in a totals row or at the end of the block.
    struct Segment: Sendable {
        var records = 0
        /// Per column of the dataset: the sum over the records, nil when a cell is not a plain number.
        var sums: [Int64?]
        var totals: (row: Int, stated: [(column: Int, value: Int64)])?
    }

    /// The header of a further table, at which the parser stopped.
    struct NextTable: Sendable {
        /// Index of its first byte in the block.
        var start: Int
    }

    /// The table's own header, above the first record of the block: the lines at the end of the block before may make it
    /// the header of a further table. What stands above it in the block:
    struct Opening: Sendable {
        var header: NextTable
        var rowCount: Int
        var skipped: RowList
        var titles: Titles
        var nameless: Set<Int>
    }

    /// Rows of any kind.
    var rowCount = 0
    var recordCount = 0
    var segments: [Segment] = []
    var skipped = RowList()
    var repeatedHeaders = RowList()
    var longRows = RowList()
    /// The first row in which a table begins beside this one.
    var tableBeside: Int?
    /// Per column of the sheet that repeats another one: the rows in which the two differ.
    var contradictions: [Int: RowList] = [:]
    /// Columns of the sheet that have content and no header.
    var nameless: Set<Int> = []
    /// Some cells are not in the file's encoding.
    var hasForeignText = false
    /// The lines of one text below the last record; they are among `skipped` too.
    var titles = Titles()
    /// What follows the last row of `rowCount`, when that is another table.
    var next: NextTable?
    var opening: Opening?
    /// At the end of the block reading stopped for this reason.
    var failure: BlockSource.Failure?

    /// What the block holds when a further table begins at its opening.
    init(downTo opening: Opening) {
        rowCount = opening.rowCount
        skipped = opening.skipped
        titles = opening.titles
        nameless = opening.nameless
        next = opening.header
    }

    init() {}
}

/// Lines of one text that stand below a record: the titles of the next table, when there is one.
struct Titles: Sendable {
    private(set) var rows: [[String]] = []
    /// No record stands between these and those of the block before.
    private(set) var continues = true

    mutating func append(_ cells: [String]) {
        rows.append(cells)
        // A table has its titles near.
        if rows.count > HeaderFinder.deepest { rows.removeFirst() }
    }

    /// A record follows, or the header of which they are the titles.
    mutating func end() {
        rows = []
        continues = false
    }

    mutating func append(_ more: Titles) {
        if !more.continues { end() }
        for row in more.rows { append(row) }
    }
}

/// Rows to tell of: the first ones by number, all by count, so that a file full of them takes no memory.
struct RowList: Sendable {
    static let mostShown = 10

    private(set) var shown: [Int] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
    var first: Int? { shown.first }

    mutating func append(_ row: Int) {
        if shown.count < RowList.mostShown { shown.append(row) }
        count += 1
    }

    /// Adds rows that count from `base`.
    mutating func append(_ more: RowList, from base: Int) {
        shown += more.shown.prefix(RowList.mostShown - shown.count).map { $0 + base }
        count += more.count
    }

    /// Without those up to a row.
    func after(_ row: Int) -> RowList {
        var rest = self
        rest.shown.removeAll { $0 <= row }
        rest.count -= shown.count - rest.shown.count
        return rest
    }

    /// Takes away the last rows.
    mutating func removeLast(_ removed: Int) {
        count -= min(removed, count)
        shown.removeLast(max(0, shown.count - count))
    }
}
