import KloptLanguage
import KloptModel
import KloptTables

/// Runs the checks that look beyond a record, when everything is read and the checked periods are known.
struct StoreChecker {
    let plan: Plan
    let surroundings: Surroundings
    let selection: PeriodSelection
    let reading: ReadingResult
    let sender: Sender?
    /// Datasets whose file is there but could not be read: what needs them could not run.
    let unreadable: Set<Int>
    /// Of which only what is accepted counts where a report's figures are held against the records; nil: all records do.
    let counted: DeliveryStates?
    /// The day as which the run judges; nil: nothing lies ahead.
    let day: CalendarDate?
    /// How many threads may judge records at once.
    let threads: Int

    var sources: [Source] { reading.sources }

    /// What all of them found.
    ///
    /// - Complexity: linear in the records and groups that each check looks at.
    func run(progress: (Int, Int) -> Void) -> StoreFindings {
        var findings = StoreFindings(checkCount: plan.checks.count)
        let checks = plan.acrossChecks
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        var done = 0
        while done < checks.count {
            progress(done, checks.count)
            var (tasks, rowCount): ([Task], Int) = ([], 0)
            repeat {
                let index = checks[done]
                done += 1
                if let refusal = refusal(index) {
                    findings.add(refusal, of: index, on: plan.checks[index].dataset)
                } else {
                    tasks += self.tasks(of: index)
                    rowCount += surroundings.store.tables[plan.checks[index].dataset].set.rowCount
                }
            } while done < checks.count && rowCount < StoreChecker.rowsAtOnce
            for (task, result) in zip(tasks, results(of: tasks, rowCount: rowCount, evaluator)) {
                findings.add(result, of: task.check, on: plan.checks[task.check].dataset)
            }
        }
        return findings
    }

    /// The checks of so many records are shared out among the threads together: enough that none waits, few enough that
    /// what they found does not pile up before it is put together.
    private static let rowsAtOnce = 1 << 19
    /// With fewer records than this in all, a second thread costs more than it brings.
    private static let fewestRows = 4_096

    /// A check, or a stretch of the records that it judges one by one.
    private struct Task {
        var check: Int
        /// nil for a check that judges more than one record at once.
        var rows: Range<Int>?
    }

    private func tasks(of index: Int) -> [Task] {
        let check = plan.checks[index]
        guard check.condition.judgesRecords, check.group == nil else { return [Task(check: index)] }
        return RecordRange.stretches(of: surroundings.store.tables[check.dataset].set.rowCount).map {
            Task(check: index, rows: $0)
        }
    }

    /// - Parameter evaluator: used when one thread does all; it remembers from check to check.
    private func results(of tasks: [Task], rowCount: Int, _ evaluator: Evaluator) -> [AcrossResult] {
        guard threads > 1, tasks.count > 1, rowCount >= StoreChecker.fewestRows else {
            return tasks.map { result(of: $0, evaluator) }
        }
        return Concurrent.map(
            count: tasks.count, threads: threads, state: { Evaluator(plan: plan, surroundings: surroundings) },
            { result(of: tasks[$0], $1) })
    }

    private func result(of task: Task, _ evaluator: Evaluator) -> AcrossResult {
        let check = plan.checks[task.check]
        if let rows = task.rows { return RecordRange(check: task.check, rows: rows).judged(by: evaluator, self) }
        var result =
            switch check.condition {
            case .uniqueKey(let number): uniqueKey(task.check, surroundings.indexes[number])
            case .periodAgrees: periodAgrees(task.check, check.dataset)
            case .ownerAgrees: ownerAgrees(task.check, check.dataset)
            case .templateCurrent: templates(task.check, check.dataset)
            case .receivedFile(let column): receivedFiles(task.check, check.dataset, column: column)
            case .receivedDay(let column): receivedDays(task.check, check.dataset, column: column)
            case .nothingLost: resubmissions(task.check, check.dataset)
            case .totalsAgree: totals(task.check, check.dataset)
            case .followsRecords(let declaration): figures(task.check, check, plan.figureTables[declaration])
            case .expects(let expectation): expects(task.check, expectation)
            default: check.group.map { groups(task.check, check, $0, evaluator) } ?? AcrossResult()
            }
        result.log.seal()
        return result
    }

    // MARK: What a rule needs to run at all

    /// What is said of a check that cannot be made at all; nil when it can.
    private func refusal(_ index: Int) -> AcrossResult? {
        let check = plan.checks[index]
        switch check.condition {
        case .templateCurrent, .nothingLost, .followsRecords: return nil
        default: break
        }
        let rows = surroundings.store.tables[check.dataset].set.rowCount
        var needed = check.looksAt.sorted()
        if case .expects = check.condition {
            needed.append(check.dataset)
        } else if rows == 0 {
            return AcrossResult()
        }
        for dataset in needed {
            guard let column = StoreChecker.missingRosterColumn(dataset, plan, sources) else { continue }
            let (roster, name) = (plan.datasets[dataset].label, plan.datasets[dataset].columns[column].label)
            return .couldNotRun(
                Localized(
                    "\(roster.dutch): de kolom «\(name.dutch)» ontbreekt",
                    en: "\(roster.english): the column «\(name.english)» is not there"))
        }
        for dataset in needed where surroundings.store.tables[dataset].set.rowCount == 0 {
            let label = plan.datasets[dataset].label
            if unreadable.contains(dataset) {
                return .couldNotRun(
                    Localized(
                        "\(label.dutch): het bestand kon niet worden gelezen",
                        en: "\(label.english): the file could not be read"))
            }
            return .notApplicable(
                count: rows,
                Localized("\(label.dutch): geen bestand ontvangen", en: "\(label.english): no file received"))
        }
        return nil
    }

    /// A column without which a roster says nothing, and that a file of it lacks.
    static func missingRosterColumn(_ dataset: Int, _ plan: Plan, _ sources: [Source]) -> Int? {
        let schema = plan.datasets[dataset]
        guard let roles = schema.roster else { return nil }
        let needed = Set(
            schema.keyIndexes.filter { schema.columns[$0].isAlwaysRequired } + [roles.delivers, roles.from])
        for source in sources where source.dataset == dataset {
            if let column = needed.sorted().first(where: { source.positions[$0] == nil && source.constants[$0] == nil })
            {
                return column
            }
        }
        return nil
    }

    // MARK: Records

    /// nil for a record that this run does not check.
    func ownerAndPeriod(_ record: Record, _ schema: DatasetSchema) -> (Int64, Int64)? {
        let period = schema.period.flatMap { record.value($0) } ?? Finding.none
        guard selection.contains(period) else { return nil }
        let ownerColumn = schema.isAdministration ? nil : schema.owner
        let owner = ownerColumn.flatMap { record.value($0) } ?? Finding.none
        if let sender, ownerColumn != nil, !sender.isOwner(owner) { return nil }
        return (owner, period)
    }

    // MARK: Groups

    private func groups(
        _ index: Int, _ check: Check, _ group: Scope.Group, _ evaluator: Evaluator
    ) -> AcrossResult {
        var found = AcrossResult()
        let schema = plan.datasets[check.dataset]
        let table = surroundings.store.tables[check.dataset]
        var seen: Set<KeyVector> = []
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard ownerAndPeriod(record, schema) != nil else { continue }
            evaluator.begin(check, on: record)
            if let filter = check.filter, evaluator.value(filter) != .truth(.yes) { continue }
            var key = KeyVector(record, columns: group.columns)
            var values: [Int: Int64] = [:]
            for (column, part) in zip(group.columns, key.parts) where part != KeyVector.missing {
                values[column] = part
            }
            if group.byYear, let column = schema.period, let raw = record.value(column) {
                values[column] = raw / 8 * 8
                key.parts.append(raw / 8)
            }
            guard seen.insert(key).inserted else { continue }
            let own = Record(
                set: ColumnSet(dataset: check.dataset, columnCount: schema.columns.count, values: values), row: 0)
            guard let result = evaluator.result(of: check, on: own, isFiltered: true) else { continue }
            let owner = schema.owner.flatMap { values[$0] } ?? Finding.none
            let period = schema.period.flatMap { values[$0] }
            found.tally.add(result.outcome, owner: owner, period: Finding.none)
            if result.outcome == .failed {
                found.log.add(
                    index, plan, own, severity: result.severity, owner: owner,
                    period: period.flatMap { selection.contains($0) ? $0 : nil } ?? Finding.none,
                    source: Int(table.sources[row]), row: table.rows[row])
            }
        }
        return found
    }

    // MARK: Structure

    private func uniqueKey(_ index: Int, _ keys: RecordIndex) -> AcrossResult {
        var found = AcrossResult()
        let dataset = plan.checks[index].dataset
        let schema = plan.datasets[dataset]
        let table = surroundings.store.tables[dataset]
        let required = schema.keyIndexes.filter { schema.columns[$0].isAlwaysRequired }
        var repeated = Set<Int32>()
        for rows in keys.repeatedGroups() {
            guard rows.count > 1, let second = rows.dropFirst().first else { continue }
            let record = Record(set: table.set, row: Int(second))
            // A missing key part is not a value, and is an issue of its own.
            guard required.allSatisfy({ record.value($0) != nil }) else { continue }
            repeated.formUnion(rows.dropFirst())
            guard let (owner, period) = ownerAndPeriod(record, schema) else { continue }
            found.log.add(
                index, plan, record, owner: owner, period: period, source: Int(table.sources[Int(second)]),
                row: table.rows[Int(second)], detail: .duplicates(rows))
        }
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard let (owner, period) = ownerAndPeriod(record, schema) else { continue }
            let isComplete = required.allSatisfy { record.value($0) != nil }
            let isRepeated = !repeated.isEmpty && repeated.contains(Int32(row))
            found.tally.add(isRepeated ? .failed : isComplete ? .passed : .undecided, owner: owner, period: period)
        }
        return found
    }

    private func periodAgrees(_ index: Int, _ dataset: Int) -> AcrossResult {
        var found = AcrossResult()
        let schema = plan.datasets[dataset]
        guard let column = schema.period else { return found }
        let table = surroundings.store.tables[dataset]
        let folders = sources.map(\.folderPeriod)
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            let owner = schema.owner.flatMap { record.value($0) } ?? Finding.none
            if let sender, schema.owner != nil, !sender.isOwner(owner) { continue }
            let source = Int(table.sources[row])
            let folder = folders.indices.contains(source) ? folders[source] : nil
            let stated = record.value(column).flatMap { Period(rawValue: $0) }
            guard let stated else {
                if selection.contains(folder?.rawValue ?? Finding.none) {
                    found.tally.add(.undecided, owner: owner, period: folder?.rawValue ?? Finding.none)
                }
                continue
            }
            var detail: FindingDetail?
            var counts = stated.rawValue
            if let folder, folder != stated {
                detail = .wrongPeriod(stated: stated, folder: folder)
                counts = folder.rawValue
            } else if !schema.validity.contains(stated) {
                // Whatever is checked: such a record would otherwise pass as history that nobody looks at.
                detail = .outsideValidity(stated: stated)
                counts = Finding.none
            } else if !selection.wasAsked, let last = selection.checked.last, stated > last {
                detail = .laterPeriod(stated: stated, checked: last)
                counts = Finding.none
            } else if selection.isSparse(stated) {
                detail = .sparsePeriod(stated: stated)
            }
            guard selection.contains(counts) else { continue }
            found.tally.add(detail == nil ? .passed : .failed, owner: owner, period: counts)
            if let detail {
                found.log.add(
                    index, plan, record, owner: owner, period: counts, source: source, row: table.rows[row],
                    detail: detail)
            }
        }
        return found
    }

    /// Holds the template that a workbook was made from against the rules: one issue for the workbook, at the first of its
    /// sheets.
    private func templates(_ index: Int, _ dataset: Int) -> AcrossResult {
        var found = AcrossResult()
        var ordinals = TableOrdinals()
        for (number, source) in sources.enumerated() where source.dataset == dataset {
            guard let template = source.template,
                sources.firstIndex(where: { $0.file == source.file && $0.template != nil }) == number
            else { continue }
            let (owner, period) = (plan.pool.number(of: template.organisation), template.period.rawValue)
            let ordinal = ordinals.next(dataset: dataset, owner: owner, period: period)
            guard selection.contains(period), sender?.isOwner(owner) ?? true else { continue }
            let changes = template.changes(against: plan.ruleSet)
            found.tally.add(changes.isEmpty ? .passed : .failed, owner: owner, period: period)
            if !changes.isEmpty {
                found.log.add(
                    index, plan, nil, owner: owner, period: period, source: number,
                    detail: .outdatedTemplate(changes, ordinal: ordinal))
            }
        }
        return found
    }

    private func totals(_ index: Int, _ dataset: Int) -> AcrossResult {
        var found = AcrossResult()
        var ordinals = TableOrdinals()
        for (number, source) in sources.enumerated() where source.dataset == dataset && !source.totals.isEmpty {
            let facts = SourceFacts(number, source, plan.datasets[dataset], surroundings.store)
            let (owner, period) = (facts.owner, source.folderPeriod?.rawValue ?? facts.period)
            guard selection.contains(period) else { continue }
            for totals in source.totals {
                let ordinal = ordinals.next(dataset: dataset, owner: owner, period: period)
                for figure in totals.figures {
                    guard let summed = figure.summed else {
                        found.tally.add(.undecided, owner: Finding.none, period: period)
                        continue
                    }
                    let agrees = summed == figure.stated
                    found.tally.add(agrees ? .passed : .failed, owner: owner, period: period)
                    if !agrees {
                        found.log.add(
                            index, plan, nil, owner: owner, period: period, source: number,
                            row: UInt32(truncatingIfNeeded: totals.row), detail: .totals(figure, ordinal: ordinal))
                    }
                }
            }
        }
        return found
    }

    private func expects(_ index: Int, _ expectation: Expectation) -> AcrossResult {
        var found = AcrossResult()
        for period in selection.checked {
            guard !selection.isSparse(period) else {
                found.tally.add(.notApplicable, owner: Finding.none, period: period.rawValue)
                continue
            }
            var roster = RosterCheck(
                plan: plan, roster: plan.checks[index].dataset,
                surroundings: Surroundings(surroundings, period: period),
                sources: sources, period: period, sender: sender)
            roster.run(plan.checks[index], expectation)
            found.rosters.append(roster)
            for row in roster.rows {
                found.tally.add(row.outcome, owner: row.owner, period: period.rawValue)
            }
            let table = surroundings.store.tables[plan.checks[index].dataset]
            for missing in roster.missing {
                guard let first = missing.first else { continue }
                found.log.add(
                    index, plan, surroundings.store.record(plan.checks[index].dataset, Int(first)),
                    period: period.rawValue, source: Int(table.sources[Int(first)]), row: table.rows[Int(first)],
                    detail: .absent(missing))
            }
        }
        return found
    }
}
