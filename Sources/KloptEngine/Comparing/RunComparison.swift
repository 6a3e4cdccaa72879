import KloptLanguage
import KloptModel
import KloptTables

/// Holds the records and issues of two runs against each other; both kept their texts (`RunRequest.keepsTexts`).
package struct RunComparison {
    private let old: CheckedRun
    private let new: CheckedRun
    private let sender: Sender?
    /// Whose deliveries these are: of others in their surroundings nothing is said.
    private var owners: Set<String> = []
    /// Numbers of the old run's texts in the pool of the new one.
    private var numbers: [Int64: Int64] = [:]

    /// - Parameter organisation: whose records are compared; nil: everybody's.
    package init(old: CheckedRun, new: CheckedRun, organisation: String? = nil) {
        self.old = old
        self.new = new
        sender = organisation.map { Sender($0, pool: new.plan.pool) }
    }

    /// - Complexity: O(records · columns) expected, and the issues of both runs, worded.
    package mutating func comparison() -> DeliveryComparison {
        var comparison = DeliveryComparison(old: old.report, new: new.report)
        for (side, run) in [(DeliveryComparison.Side.old, old), (.new, new)] where isUnread(run) {
            comparison.unread.insert(side)
        }
        // All of the other one would seem to have come or gone.
        guard comparison.unread.isEmpty else { return comparison }
        // What the steward keeps is no delivery.
        for (dataset, schema) in new.plan.datasets.enumerated() where !schema.isAdministration {
            compare(dataset, schema, into: &comparison)
        }
        compareIssues(into: &comparison)
        return comparison
    }

    /// Whether there is no record to compare because something could not be read.
    private func isUnread(_ run: CheckedRun) -> Bool {
        !run.report.failures.isEmpty
            && !run.reading.sources.contains { source in
                !source.isHistory && source.recordCount > 0 && !run.plan.datasets[source.dataset].isAdministration
            }
    }

    // MARK: Records

    /// A record by the texts of its key, in the pool of the new run.
    private struct Line {
        var key: KeyVector
        var row: Int
    }

    private mutating func compare(_ dataset: Int, _ schema: DatasetSchema, into comparison: inout DeliveryComparison) {
        let key = schema.keyIndexes
        var unmatched: [(entry: DeliveryComparison.Entry, reason: DeliveryComparison.Unmatched.Reason)] = []
        func unique(_ lines: [Line], isOld: Bool) -> [KeyVector: Int] {
            var rows: [KeyVector: Int] = [:]
            var twice: Set<KeyVector> = []
            for line in lines {
                guard isWhole(line.key, schema) else {
                    unmatched.append((entry(dataset, line, isOld: isOld), .unreadableKey))
                    continue
                }
                if rows.updateValue(line.row, forKey: line.key) != nil { twice.insert(line.key) }
            }
            for line in lines where twice.contains(line.key) {
                unmatched.append((entry(dataset, line, isOld: isOld), .duplicateKey))
            }
            return rows
        }
        let oldLines = lines(of: old, dataset, key, isOld: true)
        let newLines = lines(of: new, dataset, key, isOld: false)
        let oldRows = unique(oldLines, isOld: true)
        let newRows = unique(newLines, isOld: false)
        let ambiguous = Set(unmatched.filter { $0.reason == .duplicateKey }.map(\.entry.key))

        var found: [(entry: DeliveryComparison.Entry, old: Int?, new: Int?)] = []
        for line in newLines where newRows[line.key] == line.row {
            var entry = entry(dataset, line, isOld: false)
            guard !ambiguous.contains(entry.key) else { continue }
            let before = oldRows[line.key]
            if let before { entry.old = place(of: old, dataset, before, key) }
            found.append((entry, before, line.row))
        }
        for line in oldLines where oldRows[line.key] == line.row && newRows[line.key] == nil {
            let entry = entry(dataset, line, isOld: true)
            if !ambiguous.contains(entry.key) { found.append((entry, line.row, nil)) }
        }
        // By key, so that the order of rows in a file makes no difference.
        let texts = found.map { $0.entry.key.map(\.value) }
        for index in found.indices.sorted(by: { texts[$0].lexicographicallyPrecedes(texts[$1]) }) {
            switch (found[index].old, found[index].new) {
            case (let before?, let now?):
                comparison.common += 1
                changes(dataset, schema, found[index].entry, before, now, into: &comparison)
            case (nil, _): comparison.added.append(found[index].entry)
            default: comparison.removed.append(found[index].entry)
            }
        }
        comparison.unmatched += unmatched.map { DeliveryComparison.Unmatched(entry: $0.entry, reason: $0.reason) }
    }

    /// A part that counts only for some records may be empty, and so may an optional one.
    private func isWhole(_ key: KeyVector, _ schema: DatasetSchema) -> Bool {
        zip(schema.keyIndexes, key.parts).allSatisfy { column, part in
            part != KeyVector.missing || !schema.columns[column].isAlwaysRequired
        }
    }

    private mutating func lines(of run: CheckedRun, _ dataset: Int, _ key: [Int], isOld: Bool) -> [Line] {
        let table = run.surroundings.store.tables[dataset]
        let schema = run.plan.datasets[dataset]
        var lines: [Line] = []
        lines.reserveCapacity(table.set.rowCount)
        var met: Set<Int64> = []
        for row in 0..<table.set.rowCount where !isHistory(table, row, of: run) {
            var vector = KeyVector(Record(set: table.set, row: row), columns: key)
            if isOld {
                for (part, column) in key.enumerated() where schema.columns[column].type.isText {
                    vector.parts[part] = translated(vector.parts[part])
                }
            }
            if let sender, let owner = schema.owner, let part = key.firstIndex(of: owner),
                !sender.isOwner(vector.parts[part])
            {
                continue
            }
            lines.append(Line(key: vector, row: row))
            if let owner = schema.owner, let number = Record(set: table.set, row: row).value(owner),
                met.insert(number).inserted
            {
                owners.insert(run.plan.pool.text(number))
            }
        }
        return lines
    }

    private func isHistory(_ table: RecordStore.Table, _ row: Int, of run: CheckedRun) -> Bool {
        guard table.sources.indices.contains(row) else { return false }
        let source = Int(table.sources[row])
        return run.reading.sources.indices.contains(source) && run.reading.sources[source].isHistory
    }

    private mutating func translated(_ number: Int64) -> Int64 {
        guard number != KeyVector.missing else { return number }
        if let known = numbers[number] { return known }
        let translated = new.plan.pool.number(of: old.plan.pool.text(number))
        numbers[number] = translated
        return translated
    }

    private func changes(
        _ dataset: Int, _ schema: DatasetSchema, _ entry: DeliveryComparison.Entry, _ before: Int, _ now: Int,
        into comparison: inout DeliveryComparison
    ) {
        for column in schema.columns.indices where !schema.columns[column].isKey {
            let (left, right) = (value(of: old, dataset, before, column), value(of: new, dataset, now, column))
            guard left != right else { continue }
            var entry = entry
            entry.old = place(of: old, dataset, before, [column])
            entry.new = place(of: new, dataset, now, [column])
            comparison.changes.append(
                DeliveryComparison.Change(
                    entry: entry, measure: schema.columns[column].name, old: left, new: right))
        }
    }

    // MARK: Words

    private func entry(_ dataset: Int, _ line: Line, isOld: Bool) -> DeliveryComparison.Entry {
        let run = isOld ? old : new
        let schema = run.plan.datasets[dataset]
        let key = schema.keyIndexes.compactMap { column -> KeyPart? in
            switch value(of: run, dataset, line.row, column) {
            case .text(let text): KeyPart(name: schema.columns[column].name, value: text)
            case .number(let number): KeyPart(name: schema.columns[column].name, value: number.description)
            case .missing: nil
            }
        }
        let owner = schema.owner.flatMap { column in key.first { $0.name == schema.columns[column].name }?.value }
        let place = place(of: run, dataset, line.row, schema.keyIndexes)
        return DeliveryComparison.Entry(
            owner: owner, dataset: schema.name, key: key, old: isOld ? place : nil, new: isOld ? nil : place)
    }

    private func value(of run: CheckedRun, _ dataset: Int, _ row: Int, _ column: Int) -> ObservedValue {
        let (value, state) = run.surroundings.store.tables[dataset].set.cell(column, row)
        switch state {
        case .missing: return .missing
        case .notApplicable: return .text(run.plan.language == .dutch ? "n.v.t." : "n/a")
        case .unreadable: return .text(run.plan.language == .dutch ? "onleesbaar" : "unreadable")
        case .atMost: return .text("<\(value + 1)")
        case .present: break
        }
        switch run.plan.datasets[dataset].columns[column].type {
        case .count: return .number(Number(scaled: value, decimals: 0))
        case .number: return .number(Number(scaled: value, decimals: Number.columnDecimals))
        case .text, .code: return .text(run.plan.pool.text(value))
        case .quarter, .period: return .text(Period(rawValue: value)?.description ?? "?")
        case .date: return .text(CalendarDate(days: value)?.description ?? "?")
        }
    }

    private func place(of run: CheckedRun, _ dataset: Int, _ row: Int, _ columns: [Int]) -> DataPlace? {
        let table = run.surroundings.store.tables[dataset]
        guard table.sources.indices.contains(row), run.reading.sources.indices.contains(Int(table.sources[row])) else {
            return nil
        }
        return run.reading.sources[Int(table.sources[row])].place(row: Int(table.rows[row]), columns: columns)
    }

    // MARK: Issues

    private func compareIssues(into comparison: inout DeliveryComparison) {
        var before: [String: Int] = [:]
        for (position, issue) in old.report.issues.enumerated() { before[issue.id] = position }
        var still: Set<String> = []
        let others = (old: surroundings(of: old), new: surroundings(of: new))
        for issue in new.report.issues where isOwn(issue, besides: others.new) {
            if issue.explanation == nil, issue.severity == .error { comparison.errors += 1 }
            if issue.explanation == nil, issue.severity == .warning { comparison.warnings += 1 }
            guard let position = before[issue.id] else {
                comparison.caused.append(issue)
                continue
            }
            still.insert(issue.id)
            let then = old.report.issues[position]
            if then.observed == issue.observed {
                comparison.standing += 1
            } else {
                comparison.altered.append((then, issue))
            }
        }
        for issue in old.report.issues where !still.contains(issue.id) && isOwn(issue, besides: others.old) {
            comparison.solved.append(issue)
        }
    }

    /// The files of a run that are none of its deliveries.
    private func surroundings(of run: CheckedRun) -> Set<String> {
        Set(run.reading.sources.lazy.filter(\.isHistory).map(\.file))
    }

    /// Whether an issue is about what is compared: of whoever delivered it, or of nobody and not in the surroundings.
    private func isOwn(_ issue: Issue, besides surroundings: Set<String>) -> Bool {
        if let owner = issue.owner { return owners.contains(owner) }
        return issue.location.map { !surroundings.contains($0.file) } ?? surroundings.isEmpty
    }
}
