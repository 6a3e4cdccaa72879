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
    var skipped: [Int] = []
    var repeatedHeaders: [Int] = []
    var longRows: [Int] = []
    /// Columns of the sheet that have content and no header.
    var nameless: Set<Int> = []
    /// At the end of the block reading stopped for this reason.
    var failure: BlockSource.Failure?
}
