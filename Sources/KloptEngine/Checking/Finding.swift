import KloptModel
import KloptTables

/// A failed check: what it takes to word an issue later, taken out of a `FindingChunk`.
struct Finding: Sendable {
    static let none = Int64.min

    var check: Int32
    var severity: Severity
    /// Pool number of the owner, or `none`.
    var owner: Int64
    /// `Period.rawValue` under which the finding counts, or `none`: then it counts whatever is checked.
    var period: Int64
    /// Index of the file or sheet; -1 when the finding stands nowhere.
    var source: Int32
    /// As a spreadsheet shows it; 0 when the finding is not about a row.
    var row: UInt32
    /// Index of its detail in the log; -1 for none.
    var detail: Int32
    /// Whether it has the cells of a record: one for each of the check's `captured` columns.
    var hasCells: Bool
    /// Where it is kept.
    let place: Place

    struct Place: Hashable, Sendable {
        var chunk: Int32
        var position: Int32
    }
}

/// What a finding of a structural rule is about, besides the record.
enum FindingDetail: Sendable {
    case cell(column: Int, CellProblem.Kind, text: String)
    case emptyCell(column: Int)
    /// None of the key's columns is filled.
    case emptyKey(columns: [Int])
    /// None of these is filled: all the row's numbers.
    case emptyRow(columns: [Int])
    /// The row ends before these columns.
    case shortRow(ShortRow, columns: [Int])
    /// `ordinal`: which of its owner's tables of the dataset it is; see `TableOrdinals`.
    case absentColumn(column: Int, ordinal: Int)
    /// All records with the same key, by row in the store; the finding stands at the second.
    case duplicates([Int32])
    case wrongPeriod(stated: Period?, folder: Period)
    case laterPeriod(stated: Period, checked: Period)
    /// Hardly anybody delivered the quarter.
    case sparsePeriod(stated: Period)
    case outsideValidity(stated: Period)
    /// The folder or file is another organisation's.
    case wrongSender(named: String)
    /// `ordinal`: which of its owner's totals rows it is, those that agree included.
    case totals(TotalsRow.Figure, ordinal: Int)
    /// What changed since the template was made. `ordinal`: which of its owner's templates it is.
    case outdatedTemplate([Localized], ordinal: Int)
    /// Rows of the roster that have no record.
    case absent([Int32])
    case receivedFile(ReceivedFile)
    /// A day on which nothing can have been received; whether it lies ahead of the day of the run.
    case receivedDay(isAhead: Bool)
    /// Records of earlier versions that the last one does not have.
    case lost(Resubmitted)
    case explanation(ExplanationFinding)
    case strayKeyPart(column: Int, isMissing: Bool)
    /// The figure is not what the records come to.
    case unlikeRecords(FigureDifference)
}

extension FindingDetail {
    var ordinal: Int? {
        switch self {
        case .absentColumn(_, let ordinal), .totals(_, let ordinal), .outdatedTemplate(_, let ordinal): ordinal
        default: nil
        }
    }
}

/// A cell of the input.
struct CellAddress: Hashable, Sendable {
    var source: Int32
    /// As a spreadsheet shows it.
    var row: UInt32
    /// Index of the column in the dataset.
    var column: Int
}

/// The file that a list of what was received names, and that is not to be found.
struct ReceivedFile: Sendable {
    var name: String
    /// The files that the name fits; none when it fits no file.
    var fitting: [String]
    /// Files that are called nearly so.
    var alike: [String]
    /// Whether nothing was received later of the same organisation and quarter.
    var isLast: Bool
}
