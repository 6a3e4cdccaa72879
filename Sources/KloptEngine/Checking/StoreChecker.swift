import KloptLanguage
import KloptModel
import KloptTables

/// Runs the checks that look beyond a record, when everything is read and the checked periods are known.
struct StoreChecker {
    let plan: Plan
    let surroundings: Surroundings
    let selection: PeriodSelection
    let sources: [Source]
    let sender: Sender?
    /// Datasets whose file is there but could not be read: what needs them could not run.
    let unreadable: Set<Int>
    /// How many threads may judge records at once.
    let threads: Int

    var tally: Tally
    var log = FindingLog()
    /// Per check, why it was not applicable, or could not run, as a whole.
    var remarks: [Int: Localized] = [:]
    /// What the rosters came to, for each rule that expects and each period.
    private(set) var rosters: [RosterCheck] = []

    init(
        plan: Plan, surroundings: Surroundings, selection: PeriodSelection, sources: [Source], sender: Sender?,
        unreadable: Set<Int>, threads: Int
    ) {
        self.plan = plan
        self.surroundings = surroundings
        self.selection = selection
        self.sources = sources
        self.sender = sender
        self.unreadable = unreadable
        self.threads = threads
        tally = Tally(checkCount: plan.checks.count)
    }

    mutating func run(progress: (Int, Int) -> Void) {
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        var ofRecords: [Int] = []
        for (done, index) in plan.acrossChecks.enumerated() {
            progress(done, plan.acrossChecks.count)
            let check = plan.checks[index]
            if check.condition.isAboutTemplates {
                templates(index, check.dataset)
                continue
            }
            if case .followsRecords(let declaration) = check.condition {
                figures(index, check, plan.figureTables[declaration])
                continue
            }
            guard isPossible(index, check) else { continue }
            if ofRecords.count == StoreChecker.checksAtOnce {
                records(ofRecords, evaluator)
                ofRecords = []
            }
            switch check.condition {
            case .uniqueKey(let number): uniqueKey(index, surroundings.indexes[number])
            case .periodAgrees: periodAgrees(index, check.dataset)
            case .ownerAgrees: ownerAgrees(index, check.dataset)
            case .totalsAgree: totals(index, check.dataset)
            case .expects(let expectation): expects(index, expectation)
            default:
                if let group = check.group {
                    groups(index, check, group, evaluator)
                } else {
                    ofRecords.append(index)
                }
            }
        }
        records(ofRecords, evaluator)
    }

    /// So many checks are shared out among the threads together: enough that none waits, few enough that what they
    /// found does not pile up before it is put together.
    private static let checksAtOnce = 32

    // MARK: What a rule needs to run at all

    private mutating func isPossible(_ index: Int, _ check: Check) -> Bool {
        let rows = surroundings.store.tables[check.dataset].set.rowCount
        var needed = check.looksAt.sorted()
        if case .expects = check.condition { needed.append(check.dataset) } else if rows == 0 { return false }
        for dataset in needed {
            guard let column = StoreChecker.missingRosterColumn(dataset, plan, sources) else { continue }
            let (roster, name) = (plan.datasets[dataset].label, plan.datasets[dataset].columns[column].label)
            remarks[index] = Localized(
                "\(roster.dutch): de kolom «\(name.dutch)» ontbreekt",
                en: "\(roster.english): the column «\(name.english)» is not there")
            tally.add(index, .couldNotRun, owner: Finding.none, period: Finding.none)
            return false
        }
        for dataset in needed where surroundings.store.tables[dataset].set.rowCount == 0 {
            let label = plan.datasets[dataset].label
            if unreadable.contains(dataset) {
                remarks[index] = Localized(
                    "\(label.dutch): het bestand kon niet worden gelezen",
                    en: "\(label.english): the file could not be read")
                tally.add(index, .couldNotRun, owner: Finding.none, period: Finding.none)
                return false
            }
            remarks[index] = Localized(
                "\(label.dutch): geen bestand ontvangen", en: "\(label.english): no file received")
            if rows > 0 { tally.add(index, .notApplicable, owner: Finding.none, period: Finding.none, count: rows) }
            return false
        }
        return true
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

    private mutating func records(_ checks: [Int], _ evaluator: Evaluator) {
        let tasks = checks.flatMap { index in
            RecordRange.tasks(
                of: index, rowCount: surroundings.store.tables[plan.checks[index].dataset].set.rowCount)
        }
        let parts = RecordRange.judged(tasks, self, evaluator)
        for index in checks {
            records(index, zip(tasks, parts).lazy.filter { $0.0.check == index }.map(\.1))
        }
    }

    private mutating func records(_ index: Int, _ parts: some Sequence<RecordRange>) {
        var (judged, withoutHistory, periodsBack) = (0, 0, 1)
        for part in parts {
            tally.add(part.tally, check: index)
            log.append(part.log, rowBase: 0)
            judged += part.judged
            withoutHistory += part.withoutHistory
            periodsBack = max(periodsBack, part.periodsBack)
        }
        if judged > 0, withoutHistory == judged {
            remarks[index] =
                switch periodsBack {
                case 1:
                    Localized(
                        "er zijn geen gegevens van het vorige kwartaal", en: "there are no data of the previous quarter"
                    )
                case 4:
                    Localized("er zijn geen gegevens van een jaar eerder", en: "there are no data of a year earlier")
                default:
                    Localized(
                        "er zijn geen gegevens van \(periodsBack) kwartalen eerder",
                        en: "there are no data of \(periodsBack) quarters earlier")
                }
        }
    }

    /// nil for a record that this run does not check.
    func ownerAndPeriod(_ record: Record, _ schema: DatasetSchema) -> (Int64, Int64)? {
        let ownerColumn = schema.isAdministration ? nil : schema.owner
        let owner = ownerColumn.flatMap { record.value($0) } ?? Finding.none
        let period = schema.period.flatMap { record.value($0) } ?? Finding.none
        if let sender, ownerColumn != nil, !sender.isOwner(owner) { return nil }
        return selection.contains(period) ? (owner, period) : nil
    }

    // MARK: Groups

    private mutating func groups(_ index: Int, _ check: Check, _ group: Scope.Group, _ evaluator: Evaluator) {
        let schema = plan.datasets[check.dataset]
        let table = surroundings.store.tables[check.dataset]
        var seen: Set<KeyVector> = []
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard ownerAndPeriod(record, schema) != nil else { continue }
            evaluator.begin(record, locals: check.locals, missing: check.missing)
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
            var unfiltered = check
            unfiltered.filter = nil
            guard let result = evaluator.result(of: unfiltered, on: own) else { continue }
            let owner = schema.owner.flatMap { values[$0] } ?? Finding.none
            let period = schema.period.flatMap { values[$0] }
            tally.add(index, result.outcome, owner: owner, period: Finding.none)
            if result.outcome == .failed {
                log.add(
                    index, plan, own, severity: result.severity, owner: owner,
                    period: period.flatMap { selection.contains($0) ? $0 : nil } ?? Finding.none,
                    source: Int(table.sources[row]), row: table.rows[row])
            }
        }
    }

    // MARK: Structure

    private mutating func uniqueKey(_ index: Int, _ keys: RecordIndex) {
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
            log.add(
                index, plan, record, owner: owner, period: period, source: Int(table.sources[Int(second)]),
                row: table.rows[Int(second)], detail: .duplicates(rows))
        }
        var outcomes = CheckTally()
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard let (owner, period) = ownerAndPeriod(record, schema) else { continue }
            let isComplete = required.allSatisfy { record.value($0) != nil }
            let isRepeated = !repeated.isEmpty && repeated.contains(Int32(row))
            outcomes.add(isRepeated ? .failed : isComplete ? .passed : .undecided, owner: owner, period: period)
        }
        tally.add(outcomes, check: index)
    }

    private mutating func periodAgrees(_ index: Int, _ dataset: Int) {
        let schema = plan.datasets[dataset]
        guard let column = schema.period else { return }
        let table = surroundings.store.tables[dataset]
        let folders = sources.map(\.folderPeriod)
        var outcomes = CheckTally()
        defer { tally.add(outcomes, check: index) }
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            let owner = schema.owner.flatMap { record.value($0) } ?? Finding.none
            if let sender, schema.owner != nil, !sender.isOwner(owner) { continue }
            let source = Int(table.sources[row])
            let folder = folders.indices.contains(source) ? folders[source] : nil
            let stated = record.value(column).flatMap { Period(rawValue: $0) }
            guard let stated else {
                if selection.contains(folder?.rawValue ?? Finding.none) {
                    outcomes.add(.undecided, owner: owner, period: folder?.rawValue ?? Finding.none)
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
            outcomes.add(detail == nil ? .passed : .failed, owner: owner, period: counts)
            if let detail {
                log.add(
                    index, plan, record, owner: owner, period: counts, source: source, row: table.rows[row],
                    detail: detail)
            }
        }
    }

    /// Holds the template that a workbook was made from against the rules: one issue for the workbook, at the first of its
    /// sheets.
    private mutating func templates(_ index: Int, _ dataset: Int) {
        var ordinals = TableOrdinals()
        for (number, source) in sources.enumerated() where source.dataset == dataset {
            guard let template = source.template,
                sources.firstIndex(where: { $0.file == source.file && $0.template != nil }) == number
            else { continue }
            let (owner, period) = (plan.pool.number(of: template.organisation), template.period.rawValue)
            let ordinal = ordinals.next(dataset: dataset, owner: owner, period: period)
            guard selection.contains(period), sender?.isOwner(owner) ?? true else { continue }
            let changes = template.changes(against: plan.ruleSet)
            tally.add(index, changes.isEmpty ? .passed : .failed, owner: owner, period: period)
            if !changes.isEmpty {
                log.add(
                    index, plan, nil, owner: owner, period: period, source: number,
                    detail: .outdatedTemplate(changes, ordinal: ordinal))
            }
        }
    }

    private mutating func totals(_ index: Int, _ dataset: Int) {
        var ordinals = TableOrdinals()
        for (number, source) in sources.enumerated() where source.dataset == dataset && !source.totals.isEmpty {
            let facts = SourceFacts(number, source, plan.datasets[dataset], surroundings.store)
            let (owner, period) = (facts.owner, source.folderPeriod?.rawValue ?? facts.period)
            guard selection.contains(period) else { continue }
            for totals in source.totals {
                let ordinal = ordinals.next(dataset: dataset, owner: owner, period: period)
                for figure in totals.figures {
                    guard let summed = figure.summed else {
                        tally.add(index, .undecided, owner: Finding.none, period: period)
                        continue
                    }
                    let agrees = summed == figure.stated
                    tally.add(index, agrees ? .passed : .failed, owner: owner, period: period)
                    if !agrees {
                        log.add(
                            index, plan, nil, owner: owner, period: period, source: number,
                            row: UInt32(truncatingIfNeeded: totals.row), detail: .totals(figure, ordinal: ordinal))
                    }
                }
            }
        }
    }

    private mutating func expects(_ index: Int, _ expectation: Expectation) {
        for period in selection.checked {
            guard !selection.isSparse(period) else {
                tally.add(index, .notApplicable, owner: Finding.none, period: period.rawValue)
                continue
            }
            var roster = RosterCheck(
                plan: plan, roster: plan.checks[index].dataset,
                surroundings: Surroundings(surroundings, period: period),
                sources: sources, period: period, sender: sender)
            roster.run(plan.checks[index], expectation)
            rosters.append(roster)
            for row in roster.rows {
                tally.add(index, row.outcome, owner: row.owner, period: period.rawValue)
            }
            let table = surroundings.store.tables[plan.checks[index].dataset]
            for missing in roster.missing {
                guard let first = missing.first else { continue }
                log.add(
                    index, plan, surroundings.store.record(plan.checks[index].dataset, Int(first)),
                    period: period.rawValue, source: Int(table.sources[Int(first)]), row: table.rows[Int(first)],
                    detail: .absent(missing))
            }
        }
    }
}
