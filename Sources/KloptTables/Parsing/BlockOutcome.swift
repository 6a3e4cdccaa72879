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

    /// Rows of any kind.
    var rowCount = 0
    var recordCount = 0
    var segments: [Segment] = []
    var skipped = RowList()
    var repeatedHeaders = RowList()
    var longRows = RowList()
    /// Per column of the sheet that repeats another one: the rows in which the two differ.
    var contradictions: [Int: RowList] = [:]
    /// Columns of the sheet that have content and no header.
    var nameless: Set<Int> = []
    /// Some cells are not in the file's encoding.
    var hasForeignText = false
    /// At the end of the block reading stopped for this reason.
    var failure: BlockSource.Failure?
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
}
