import KloptModel

/// What stands in a cell.
package enum CellState: UInt8, Sendable {
    /// The column's value is the cell's value.
    case present
    /// Empty, or a text that means missing.
    case missing
    /// "n.v.t.", where the column allows it.
    case notApplicable
    /// `<5`: between 0 and the column's value, inclusive.
    case atMost
    /// A text that cannot be read as the column's type, or a number outside it (a negative or broken count); the text
    /// stands in `Batch.problems`. For rules it is missing.
    case unreadable

    // Written out: what Swift makes of itself is asked of the protocol at run time by other modules, cell by cell.
    package static func == (left: CellState, right: CellState) -> Bool { left.rawValue == right.rawValue }
    package static func != (left: CellState, right: CellState) -> Bool { left.rawValue != right.rawValue }
}

/// A column of a batch.
///
/// - Invariant: `values.count == rowCount`; `states` is empty (all present) or `states.count == rowCount`; `decimals` is
///   empty or `decimals.count == rowCount`.
///   A cell that is not present has value 0, except `.atMost`, which has its upper bound.
package struct Column: Sendable {
    package var values: [Int64]
    package var states: [CellState]
    /// With how many decimals each cell of a column of type `number` was written: 1 for `35,0`, 0 for `35`. Empty where
    /// that is not known, and in columns of other types.
    package var decimals: [UInt8]

    package init(values: [Int64], states: [CellState] = [], decimals: [UInt8] = []) {
        self.values = values
        self.states = states
        self.decimals = decimals
    }

    package var isAllPresent: Bool { states.isEmpty }

    package func state(_ row: Int) -> CellState { states.isEmpty ? .present : states[row] }
}

/// A cell that was not simply read: for an issue of its own.
package struct CellProblem: Sendable, Hashable {
    package enum Kind: Hashable, Sendable {
        /// Not of the column's type. The hint says what would be.
        case unreadable
        /// A number below zero in a count.
        case negative
        /// A decimal in a count.
        case notWhole
        /// Too large to count with, or with more decimals than klopt keeps.
        case outOfRange
        /// `#REF!` and the like.
        case errorValue
        /// A formula of which the workbook does not hold the outcome.
        case notCalculated
        /// Characters were lost on the way (U+FFFD stands for them).
        case damagedText
        /// Not in the code list; `suggestion` may hold the nearest entry.
        case unknownCode(suggestion: String?)
        /// A near spelling that was read as this entry of the code list.
        case nearSpelling(readAs: String)
        /// `<5`: read as bounds.
        case masked
        /// A text that means missing (`-`, `onbekend`), so that an issue can say what stands there.
        case missingMark
        /// "n.v.t." where the column does not allow it; read as missing.
        case notApplicableNotAllowed
        /// The file has the column twice, and the second time (in the sheet's `column`) it holds another text.
        case contradicted(column: String, text: String)

        /// Whether the cell counts all the same, as what it was taken for.
        package var isRead: Bool {
            switch self {
            case .nearSpelling, .masked: true
            default: false
            }
        }
    }

    /// Index of the record in the batch.
    package var row: Int
    /// Index of the column in the dataset.
    package var column: Int
    package var kind: Kind
    /// The text as sent, at most 200 characters of it.
    package var text: String

    package init(row: Int, column: Int, kind: Kind, text: String) {
        self.row = row
        self.column = column
        self.kind = kind
        self.text = text
    }
}

/// A record whose row ends before the header does.
package struct ShortRow: Sendable, Hashable {
    /// Index of the record in the batch.
    package var row: Int
    /// How many cells the row has, and how many the header.
    package var cellCount: Int
    package var headerCount: Int
    /// Indexes of the dataset's columns whose cells are not there, as they stand in the header.
    package var columns: [Int]

    package init(row: Int, cellCount: Int, headerCount: Int, columns: [Int]) {
        self.row = row
        self.cellCount = cellCount
        self.headerCount = headerCount
        self.columns = columns
    }
}

/// Records of one dataset from one file or sheet, at most `Batch.capacity` of them, as columns.
package struct Batch: Sendable {
    package static let capacity = 4096

    /// Index of the dataset in the reading context.
    package var dataset: Int
    /// Index among the tables of its file, in the order in which they are read; `BatchBase` makes it one among all.
    package var source: Int
    package var rowCount: Int
    /// One per column of the dataset; nil for a column that the file does not have (then every cell is missing).
    package var columns: [Column?]
    /// The row of each record as a spreadsheet shows it, 1-based, counted from the start of the part that was read at
    /// once; `BatchBase` makes it absolute.
    package var rows: [UInt32]
    package var problems: [CellProblem]
    /// Rows that lack cells of the dataset, in their order.
    package var shortRows: [ShortRow]

    package init(
        dataset: Int, source: Int, rowCount: Int, columns: [Column?], rows: [UInt32], problems: [CellProblem] = [],
        shortRows: [ShortRow] = []
    ) {
        self.dataset = dataset
        self.source = source
        self.rowCount = rowCount
        self.columns = columns
        self.rows = rows
        self.problems = problems
        self.shortRows = shortRows
    }
}

/// A file or sheet in which a dataset was recognised: where its columns are.
package struct Source: Sendable {
    /// Index of the dataset in the reading context.
    package var dataset: Int
    package var file: String
    package var sheet: String?
    /// Per column of the dataset, the 0-based column of the sheet; nil when the file does not have it.
    package var positions: [Int?]
    /// Columns of the dataset that the file does not have but that were filled with one value for the whole file, from
    /// its name, its folder or an option (organisation, quarter).
    package var constants: [Int: String]
    /// The quarter that the innermost folder named after one says the file holds.
    package var folderPeriod: Period?
    /// The sender that the folder or the file is named for; nil when the names say nothing but what and when.
    package var namedSender: String?
    /// The day on which the file came in, by its name or a folder's.
    package var received: CalendarDate?
    /// What separates the cells of a file of text.
    package var delimiter: UInt8?
    /// How many cells its header has.
    package var width = 0
    /// Whether it belongs to the surroundings of the deliveries, and is none of them.
    package var isHistory = false
    /// 1-based row of the (last) header row.
    package var headerRow: Int
    package var recordCount: Int
    package var totals: [TotalsRow]
    /// Of a sheet of klopt's own template, what the template says of itself.
    package var template: TemplateStamp?

    package init(dataset: Int, file: String, sheet: String? = nil, positions: [Int?]) {
        self.dataset = dataset
        self.file = file
        self.sheet = sheet
        self.positions = positions
        constants = [:]
        folderPeriod = nil
        headerRow = 1
        recordCount = 0
        totals = []
    }
}

/// A row that sums up the rows above it: checked against them, and not counted.
package struct TotalsRow: Sendable {
    package struct Figure: Sendable {
        /// Index of the column in the dataset.
        package var column: Int
        /// As the totals row says.
        package var stated: Int64
        /// The sum of the rows above, nil when one of them is not a plain number.
        package var summed: Int64?

        package init(column: Int, stated: Int64, summed: Int64?) {
            self.column = column
            self.stated = stated
            self.summed = summed
        }
    }

    /// As a spreadsheet shows it.
    package var row: Int
    package var figures: [Figure]

    package init(row: Int, figures: [Figure]) {
        self.row = row
        self.figures = figures
    }
}
