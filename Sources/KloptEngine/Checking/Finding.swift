import KloptModel
import KloptTables

/// A failed check, compactly: what it takes to word an issue later.
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
    /// Where its captured cells begin in the log: one for each of the check's `captured` columns; -1 for none.
    var cells: Int
    /// Index of its detail in the log; -1 for none.
    var detail: Int32
}

/// What a finding of a structural rule is about, besides the record.
enum FindingDetail: Sendable {
    case cell(column: Int, CellProblem.Kind, text: String)
    case emptyCell(column: Int)
    /// None of the key's columns is filled.
    case emptyKey(columns: [Int])
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
    /// Rows of the roster that have no record.
    case absent([Int32])
    case strayKeyPart(column: Int, isMissing: Bool)
}

extension FindingDetail {
    var ordinal: Int? {
        switch self {
        case .absentColumn(_, let ordinal), .totals(_, let ordinal): ordinal
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

/// Findings with the cells they need, in one piece.
struct FindingLog: Sendable {
    var findings: [Finding] = []
    /// How many checks stayed undecided for want of a cell.
    private(set) var silenced: [CellAddress: Int] = [:]
    var details: [FindingDetail] = []
    var values: [Int64] = []
    var states: [CellState] = []
    /// By index of `values`: with how many decimals a number was written.
    private var decimals: [Int: UInt8] = [:]

    mutating func add(
        _ check: Int, _ plan: Plan, _ record: Record?, severity: Severity? = nil, owner: Int64? = nil,
        period: Int64? = nil, source: Int = -1, row: UInt32 = 0, detail: FindingDetail? = nil
    ) {
        let planned = plan.checks[check]
        let schema = plan.datasets[planned.dataset]
        var cells = -1
        if let record {
            cells = values.count
            for column in planned.captured {
                let (value, state) = record.cell(column)
                if schema.columns[column].type == .number { decimals[values.count] = record.decimals(column) }
                values.append(value)
                states.append(state)
            }
        }
        var detailIndex: Int32 = -1
        if let detail {
            detailIndex = Int32(truncatingIfNeeded: details.count)
            details.append(detail)
        }
        findings.append(
            Finding(
                check: Int32(truncatingIfNeeded: check), severity: severity ?? planned.severity,
                owner: owner ?? plan.issueOwner(planned).flatMap { record?.value($0) } ?? Finding.none,
                period: period ?? schema.period.flatMap { record?.value($0) } ?? Finding.none,
                source: Int32(truncatingIfNeeded: source), row: row, cells: cells, detail: detailIndex))
    }

    /// Adds a finding for each of some rows of a batch, without details: column by column.
    mutating func add(_ check: Int, _ plan: Plan, _ set: ColumnSet, rows: [Int], of batch: Batch) {
        guard !rows.isEmpty else { return }
        let planned = plan.checks[check]
        let first = values.count
        let width = planned.captured.count
        values.append(contentsOf: repeatElement(0, count: rows.count * width))
        states.append(contentsOf: repeatElement(.missing, count: rows.count * width))
        for (offset, column) in planned.captured.enumerated() {
            guard let cells = set.columns[column] else { continue }
            for (position, row) in rows.enumerated() {
                values[first + position * width + offset] = cells.values[row]
                states[first + position * width + offset] = cells.state(row)
            }
        }
        let owners = plan.issueOwner(planned).flatMap { set.columns[$0] }
        let periods = plan.datasets[planned.dataset].period.flatMap { set.columns[$0] }
        for (position, row) in rows.enumerated() {
            findings.append(
                Finding(
                    check: Int32(truncatingIfNeeded: check), severity: planned.severity,
                    owner: owners?.present(row) ?? Finding.none, period: periods?.present(row) ?? Finding.none,
                    source: Int32(truncatingIfNeeded: batch.source),
                    row: batch.rows.indices.contains(row) ? batch.rows[row] : 0, cells: first + position * width,
                    detail: -1))
        }
    }

    /// Counts an undecided check at the cells of its record that it needed and that hold no value.
    mutating func addSilence(_ check: Check, _ record: Record, source: Int, row: UInt32) {
        for column in check.needs {
            let state = record.cell(column).state
            guard state == .missing || state == .unreadable else { continue }
            let address = CellAddress(source: Int32(truncatingIfNeeded: source), row: row, column: column)
            silenced[address, default: 0] += 1
        }
    }

    /// Takes over another log, whose rows count from `rowBase`.
    mutating func append(_ other: FindingLog, rowBase: Int) {
        for finding in other.findings {
            var moved = finding
            if moved.row > 0 { moved.row &+= UInt32(truncatingIfNeeded: rowBase) }
            if moved.cells >= 0 { moved.cells += values.count }
            if moved.detail >= 0 { moved.detail += Int32(truncatingIfNeeded: details.count) }
            findings.append(moved)
        }
        for (address, count) in other.silenced {
            var moved = address
            moved.row &+= UInt32(truncatingIfNeeded: rowBase)
            silenced[moved, default: 0] += count
        }
        details.append(contentsOf: other.details)
        for (cell, count) in other.decimals { decimals[values.count + cell] = count }
        values.append(contentsOf: other.values)
        states.append(contentsOf: other.states)
    }

    func detail(of finding: Finding) -> FindingDetail? {
        details.indices.contains(Int(finding.detail)) ? details[Int(finding.detail)] : nil
    }

    /// The record as captured: only the check's `captured` columns are there.
    func record(of finding: Finding, _ plan: Plan) -> Record? {
        guard finding.cells >= 0 else { return nil }
        let check = plan.checks[Int(finding.check)]
        var columns = [Column?](repeating: nil, count: plan.datasets[check.dataset].columns.count)
        for (offset, column) in check.captured.enumerated() {
            let state = states[finding.cells + offset]
            columns[column] = Column(
                values: [values[finding.cells + offset]], states: state == .present ? [] : [state],
                decimals: decimals[finding.cells + offset].map { [$0] } ?? [])
        }
        return Record(set: ColumnSet(dataset: check.dataset, rowCount: 1, columns: columns), row: 0)
    }
}
