import KloptLanguage
import KloptModel
import KloptTables

/// Collects findings, with the cells they need, in the order in which they are met.
struct FindingLog: Sendable {
    private var chunks: [FindingChunk] = []
    /// Findings of the last check, not yet packed.
    private var open: OpenFindings?
    private var details: [FindingDetail] = []
    /// How many checks stayed undecided for want of a cell.
    private var silenced: [CellAddress: Int] = [:]

    mutating func add(
        _ check: Int, _ plan: Plan, _ record: Record?, severity: Severity? = nil, owner: Int64? = nil,
        period: Int64? = nil, source: Int = -1, row: UInt32 = 0, detail: FindingDetail? = nil
    ) {
        let planned = plan.checks[check]
        let schema = plan.datasets[planned.dataset]
        var detailIndex: Int32 = -1
        if let detail {
            detailIndex = Int32(truncatingIfNeeded: details.count)
            details.append(detail)
        }
        var findings = opened(check, plan, hasCells: record != nil)
        if let record, findings.cells != nil {
            for (offset, column) in planned.captured.enumerated() {
                let (value, state) = record.cell(column)
                let decimals = schema.columns[column].type == .number ? record.decimals(column) : nil
                findings.cells?[offset].append(value, CellMark(state, decimals: decimals))
            }
        }
        findings.rows.append(row)
        findings.sources.append(Int32(truncatingIfNeeded: source))
        findings.severities.append(OpenFindings.number(severity ?? planned.severity))
        findings.owners.append(owner ?? plan.issueOwner(planned).flatMap { record?.value($0) } ?? Finding.none)
        findings.periods.append(period ?? schema.period.flatMap { record?.value($0) } ?? Finding.none)
        findings.details.append(detailIndex)
        open = findings
    }

    /// Adds a finding for each of some rows of a batch, without details: column by column.
    mutating func add(_ check: Int, _ plan: Plan, _ set: ColumnSet, rows: [Int], of batch: Batch) {
        guard !rows.isEmpty else { return }
        let planned = plan.checks[check]
        seal()
        var findings = opened(check, plan, hasCells: true)
        for (offset, column) in planned.captured.enumerated() {
            guard let cells = set.columns[column] else {
                findings.cells?[offset] = OpenFindings.Cells(
                    values: rows.map { _ in 0 }, marks: rows.map { _ in .missing })
                continue
            }
            findings.cells?[offset] = OpenFindings.Cells(
                values: rows.map { cells.values[$0] },
                marks: cells.isAllPresent && cells.decimals.isEmpty
                    ? [] : rows.map { CellMark(cells.state($0), decimals: set.decimals(column, $0)) })
        }
        let owners = plan.issueOwner(planned).flatMap { set.columns[$0] }
        let periods = plan.datasets[planned.dataset].period.flatMap { set.columns[$0] }
        findings.rows = rows.map { batch.rows.indices.contains($0) ? batch.rows[$0] : 0 }
        findings.sources = rows.map { _ in Int32(truncatingIfNeeded: batch.source) }
        findings.severities = rows.map { _ in OpenFindings.number(planned.severity) }
        findings.owners = rows.map { owners?.present($0) ?? Finding.none }
        findings.periods = rows.map { periods?.present($0) ?? Finding.none }
        findings.details = rows.map { _ in -1 }
        open = findings
        seal()
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

    /// Takes over another log, whose rows and sources count from `base`.
    ///
    /// - Complexity: O(chunks of the other), not its findings.
    mutating func append(_ other: FindingLog, at base: BatchBase = BatchBase()) {
        seal()
        for chunk in other.sealed().chunks { chunks.append(chunk.moved(base, details: details.count)) }
        for (address, count) in other.silenced {
            var moved = address
            moved.row &+= UInt32(truncatingIfNeeded: base.row)
            moved.source &+= Int32(truncatingIfNeeded: base.source)
            silenced[moved, default: 0] += count
        }
        details.append(contentsOf: other.details)
    }

    /// Packs what is not packed yet; worth doing on the thread that made it.
    mutating func seal() {
        if let open { chunks.append(FindingChunk(open)) }
        open = nil
    }

    private func sealed() -> FindingLog {
        var log = self
        log.seal()
        return log
    }

    /// All that was collected, to be read.
    func finished() -> Findings {
        let log = sealed()
        return Findings(chunks: log.chunks, details: log.details, silenced: log.silenced)
    }

    /// The open findings of a check, taken out of the log; what was open of another is packed.
    private mutating func opened(_ check: Int, _ plan: Plan, hasCells: Bool) -> OpenFindings {
        let number = Int32(truncatingIfNeeded: check)
        if let findings = open, findings.check == number, (findings.cells != nil) == hasCells,
            findings.rows.count < FindingChunk.largest
        {
            open = nil
            return findings
        }
        seal()
        let planned = plan.checks[check]
        return OpenFindings(
            check: number, cellCount: hasCells ? planned.captured.count : nil,
            ownerCell: hasCells ? plan.issueOwner(planned).flatMap { planned.captured.firstIndex(of: $0) } : nil)
    }
}

/// Findings by number, in the order in which they were met.
struct Findings: Sendable {
    let count: Int
    let chunks: [FindingChunk]
    /// How many checks stayed undecided for want of a cell.
    let silenced: [CellAddress: Int]
    private let details: [FindingDetail]
    /// Per chunk, the number of its first finding.
    private let starts: [Int32]
    /// For every so many findings, the chunk in which the first of them is.
    private let hints: [Int32]
    private static let stretch = 64

    init(chunks: [FindingChunk], details: [FindingDetail], silenced: [CellAddress: Int]) {
        self.chunks = chunks
        self.details = details
        self.silenced = silenced
        var (starts, hints, count): ([Int32], [Int32], Int) = ([], [], 0)
        for (number, chunk) in chunks.enumerated() {
            starts.append(Int32(truncatingIfNeeded: count))
            count += chunk.count
            while hints.count * Self.stretch < count { hints.append(Int32(truncatingIfNeeded: number)) }
        }
        (self.starts, self.hints, self.count) = (starts, hints, count)
    }

    /// - Complexity: a look at the chunks that begin within the same stretch.
    func place(of number: Int) -> (chunk: Int, position: Int) {
        var chunk = Int(hints[number / Self.stretch])
        while chunk + 1 < starts.count, Int(starts[chunk + 1]) <= number { chunk += 1 }
        return (chunk, number - Int(starts[chunk]))
    }

    subscript(number: Int) -> Finding {
        let (chunk, position) = place(of: number)
        return chunks[chunk].finding(position, chunk: chunk)
    }

    /// A captured cell of a finding.
    func cell(_ offset: Int, of finding: Finding) -> (value: Int64, mark: CellMark) {
        chunks[Int(finding.place.chunk)].cell(offset, Int(finding.place.position))
    }

    func detail(of finding: Finding) -> FindingDetail? {
        details.indices.contains(Int(finding.detail)) ? details[Int(finding.detail)] : nil
    }

    /// The record as captured: only the check's `captured` columns are there.
    func record(of finding: Finding, _ plan: Plan) -> Record? {
        guard finding.hasCells else { return nil }
        let check = plan.checks[Int(finding.check)]
        var columns = [Column?](repeating: nil, count: plan.datasets[check.dataset].columns.count)
        for (offset, column) in check.captured.enumerated() {
            let (value, mark) = cell(offset, of: finding)
            columns[column] = Column(
                values: [value], states: mark.isPresent ? [] : [mark.state], decimals: mark.decimals.map { [$0] } ?? [])
        }
        return Record(set: ColumnSet(dataset: check.dataset, rowCount: 1, columns: columns), row: 0)
    }
}
