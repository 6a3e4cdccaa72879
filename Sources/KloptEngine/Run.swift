import KloptLanguage
import KloptModel
import KloptTables

/// What a run is asked to do.
package struct RunRequest: Sendable {
    package var paths: [String]
    /// Paths of what belongs to the surroundings of the deliveries in `paths`: what lies there of an owner and a quarter
    /// that these hold is left out.
    package var history: [String]
    /// Names of files, as reports have them, that are taken not to be there.
    package var leavingOut: Set<String> = []
    package var period: PeriodRequest
    /// Name of the sender, for files that do not say; also limits the run to that sender.
    package var organisation: String?
    package var language: Language
    /// The day as which the run judges what has expired or is late; nil: nothing is judged by the calendar.
    package var day: CalendarDate?
    /// Whether somebody named that day. Else the calendar counts only where the data speak of days, so that the same
    /// data give the same report tomorrow.
    package var wasDayAsked: Bool
    /// How many threads a run uses at most, in reading as in checking; from 1 to 64.
    package let threads: Int
    package var hashesFiles: Bool
    /// Whether all numbers of all records are kept, for what looks at them after the checks.
    package var keepsNumbers: Bool
    /// Whether texts and dates are kept too, where numbers are.
    package var keepsTexts: Bool
    /// The last day on which a delivery is in time, in place of the pack's deadline.
    package var deadline: CalendarDate?
    package var pack: Report.Pack
    package var version: String

    package init(
        paths: [String], history: [String] = [], period: PeriodRequest = .latest, organisation: String? = nil,
        language: Language = .dutch,
        day: CalendarDate? = nil, wasDayAsked: Bool = false, deadline: CalendarDate? = nil, threads: Int = 2,
        hashesFiles: Bool = false,
        keepsNumbers: Bool = false, keepsTexts: Bool = false,
        pack: Report.Pack, version: String
    ) {
        self.paths = paths
        self.history = history
        self.period = period
        self.organisation = organisation
        self.language = language
        self.day = day
        self.wasDayAsked = wasDayAsked
        self.threads = max(1, min(threads, 64))
        self.hashesFiles = hashesFiles
        self.keepsNumbers = keepsNumbers
        self.keepsTexts = keepsTexts
        self.deadline = deadline
        self.pack = pack
        self.version = version
    }
}

/// A run that is over: its report, and the records for whatever looks at them further.
package struct CheckedRun: Sendable {
    package var report: Report
    let surroundings: Surroundings
    let selection: PeriodSelection
    /// What became of the deliveries; nil when nobody asked, or no roster knows.
    let reach: IssueReach?
    /// What came of the checks of records, per dataset, area and period, where the run kept its numbers.
    let areaChecks: [Tally.DatasetAreaPeriod: OutcomeCounts]
    private let gathered: Run.Gathered
    private let request: RunRequest

    init(
        report: Report, surroundings: Surroundings, selection: PeriodSelection, reach: IssueReach?,
        areaChecks: [Tally.DatasetAreaPeriod: OutcomeCounts], gathered: Run.Gathered, request: RunRequest
    ) {
        self.report = report
        self.surroundings = surroundings
        self.selection = selection
        self.reach = reach
        self.areaChecks = areaChecks
        self.gathered = gathered
        self.request = request
    }

    var plan: Plan { surroundings.plan }
    var reading: ReadingResult { gathered.reading }

    /// What became of the deliveries of every quarter that people were asked for, the checked ones as they were checked:
    /// figures of a year, and changes, rest on earlier quarters too. nil when nobody knows.
    ///
    /// - Complexity: none when all quarters are checked; otherwise that of `rechecked`, up to three times.
    func deliveriesOfAllQuarters() -> DeliveryStates? {
        guard var deliveries = reach?.deliveries, request.period != .all else { return reach?.deliveries }
        let all = rechecked(.all)
        if let reach = all.reach { deliveries.add(reach.deliveries) }
        // A quarter that few delivered is no surprise to whoever compares with it.
        let compared = selection.checked.flatMap { period in [-1, -4].compactMap { period.advanced(by: $0) } }
        for period in compared where all.selection.isSparse(period) {
            if let reach = rechecked(.one(period)).reach { deliveries.add(reach.deliveries) }
        }
        return deliveries
    }

    /// The same run as if a file were not there: what it replaced counts again.
    ///
    /// - Complexity: that of a run; everything is read anew.
    func without(_ file: String) -> CheckedRun {
        var request = request
        request.leavingOut = [file]
        request.period = selection.checked.last.map { .one($0) } ?? request.period
        return Run.checked(request, ruleSet: plan.ruleSet)
    }

    /// The same records, checked for other quarters; a report's figures are held against all records then.
    ///
    /// - Complexity: that of the checks that look across records.
    func rechecked(_ period: PeriodRequest) -> CheckedRun { Run.checkedOnce(gathered, asking(period)) }

    /// The same records, checked for other quarters as if these had been asked for.
    ///
    /// - Complexity: that of the checks that look across records; with a report several times that.
    func checkedAnew(_ period: PeriodRequest) -> CheckedRun { Run.finish(gathered, asking(period)) }

    private func asking(_ period: PeriodRequest) -> RunRequest {
        var request = request
        request.period = period
        return request
    }
}

/// Checks submissions against a pack of rules.
package enum Run {
    /// How far a run is: bytes read of all, then checks done of those that look across records.
    package enum Progress: Sendable {
        case reading(bytes: Int, of: Int)
        case checking(done: Int, of: Int)
    }

    /// Reads, checks and reports, in numbered stages.
    ///
    /// - Complexity: one pass over the input; then linear in the records and groups that rules across records look at.
    package static func report(
        _ request: RunRequest, ruleSet: RuleSet, progress: (@Sendable (Progress) -> Void)? = nil
    ) -> Report {
        checked(request, ruleSet: ruleSet, progress: progress).report
    }

    /// The same, with the records still at hand.
    package static func checked(
        _ request: RunRequest, ruleSet: RuleSet, progress: (@Sendable (Progress) -> Void)? = nil
    ) -> CheckedRun {
        // 1. Compile the rules, and prepare to recognise what they speak of: from here on no name is looked up.
        let pool = TextPool()
        let draft = PlanDraft(
            ruleSet, pool: pool, language: request.language, keepsNumbers: request.keepsNumbers,
            keepsTexts: request.keepsTexts)
        let (parts, reader) = Concurrent.map(count: draft.count, threads: request.threads) {
            draft.part($0)
        } beside: {
            InputReader(
                context: ReadingContext(
                    datasets: ruleSet.datasets, codeLists: ruleSet.codeLists, organisation: request.organisation,
                    period: request.period.asked,
                    packNames: [request.pack.name, request.pack.title.dutch, request.pack.title.english],
                    pool: pool, hashesFiles: request.hashesFiles))
        }
        let plan = Plan(draft, parts)
        let sender = request.organisation.map { Sender($0, pool: pool) }

        // 2. Read, and check each batch as it comes; keep only what rules across records need.
        var readingProgress: (@Sendable (Int, Int) -> Void)?
        if let progress { readingProgress = { progress(.reading(bytes: $0, of: $1)) } }
        func gather(receiptLists: Set<String> = []) -> Gathered {
            let checker = BatchChecker(plan: plan, sender: sender)
            var store = RecordStoreBuilder(columnCounts: ruleSet.datasets.map(\.columns.count), kept: plan.kept)
            var tally = Tally(checkCount: plan.checks.count)
            var log = FindingLog()
            let reading = reader.read(
                paths: request.paths, history: request.history, leavingOut: request.leavingOut,
                threads: request.threads, receiptLists: receiptLists,
                progress: readingProgress,
                process: { checker.check($0) },
                merge: { result, base in
                    store.append(result.batch, at: base)
                    tally += result.tally
                    log.append(result.log, at: base)
                })
            return Gathered(
                plan: plan, sender: sender, store: store.finished(), tally: tally, log: log, reading: reading)
        }
        var gathered = gather()
        // Which deliveries count is decided before they are read. A list of what was received that nobody expected in a
        // file of such a name decides with the others: that is rare, so only then everything is read again.
        let lists = gathered.reading.unexpectedReceiptLists
        if !lists.isEmpty { gathered = gather(receiptLists: lists) }

        // 3. Now that all is read: which quarters are checked, and the checks that look across records.
        return finish(gathered, request, progress: progress)
    }

    /// What reading gave.
    struct Gathered {
        var plan: Plan
        var sender: Sender?
        var store: RecordStore
        var tally: Tally
        var log: FindingLog
        var reading: ReadingResult
    }

    /// Checks what looks across records. A report is held against what may be counted, and that is known only when all
    /// else is checked: with a report it is done a second time.
    static func finish(
        _ gathered: Gathered, _ request: RunRequest, progress: (@Sendable (Progress) -> Void)? = nil
    ) -> CheckedRun {
        let first = checkedOnce(gathered, request, progress: progress)
        guard first.reach?.wrongFigures != nil, let counted = first.deliveriesOfAllQuarters() else { return first }
        return checkedOnce(gathered, request, counting: counted, progress: progress)
    }

    /// - Parameter counted: deliveries of which only what is accepted counts where a report's figures are held against
    ///   the records; nil: all records do.
    static func checkedOnce(
        _ gathered: Gathered, _ request: RunRequest, counting counted: DeliveryStates? = nil,
        progress: (@Sendable (Progress) -> Void)? = nil
    ) -> CheckedRun {
        let plan = gathered.plan
        let deliveries = Deliveries(gathered).records
        let selection = PeriodSelection.select(
            request.period, deliveries, datasets: plan.datasets,
            named: Set(gathered.reading.sources.compactMap(\.folderPeriod)))
        let surroundings = Surroundings(
            plan: plan, store: gathered.store, period: selection.checked.last, threads: request.threads)
        let across = StoreChecker(
            plan: plan, surroundings: surroundings, selection: selection, reading: gathered.reading,
            sender: gathered.sender, unreadable: unreadable(gathered.reading, plan.datasets), counted: counted,
            day: request.day,
            threads: request.threads)
        let found = across.run { done, of in progress?(.checking(done: done, of: of)) }

        // 4. Put together what both stages found, and say it.
        var tally = gathered.tally
        tally += found.tally
        var log = gathered.log
        log.append(found.log)
        AbsentColumns(plan: plan, sources: gathered.reading.sources, store: gathered.store, selection: selection)
            .add(to: &log, &tally)
        var draft = ReportBuilder(
            plan: plan, request: request, reading: gathered.reading, selection: selection, surroundings: surroundings,
            tally: tally, findings: log.finished(), remarks: found.remarks, sender: gathered.sender)
        draft.explain(&log)
        let (written, states) = Concurrent.both(threads: request.threads) { [draft] in
            var builder = draft
            let report = builder.report()
            return (report: report, builder: builder)
        } _: {
            // What was delivered: not for one sender, who knows nothing of the others.
            gathered.sender == nil && (request.keepsNumbers || surroundings.hasRoster || surroundings.hasReport)
                ? DeliveryStates(gathered, surroundings, selection, rosters: found.rosters) : nil
        }

        // 5. What of it may be counted.
        var report = written.report
        let reach = states.map { written.builder.reach($0) }
        report.coverage = reach.flatMap { Coverage($0.deliveries) }
        return CheckedRun(
            report: report, surroundings: surroundings, selection: selection, reach: reach,
            areaChecks: tally.areas, gathered: gathered, request: request)
    }

    /// Datasets of which a file is there, by its name, that could not be read, and no other was.
    private static func unreadable(_ reading: ReadingResult, _ datasets: [DatasetSchema]) -> Set<Int> {
        let read = Set(reading.sources.map(\.dataset))
        return Set(
            datasets.indices.filter { dataset in
                guard !read.contains(dataset) else { return false }
                let names = ([datasets[dataset].name] + datasets[dataset].aliases).map { $0.lowercased() }
                return reading.failures.contains { failure in
                    let base = failure.file.split(separator: "/").last?.lowercased() ?? ""
                    return names.contains { base.contains($0) }
                }
            })
    }
}

/// How many records each owner delivered of each period.
///
/// A folder named for a quarter says what its files are a delivery of, whatever quarter was typed in them.
private struct Deliveries {
    private(set) var records: [Tally.DatasetOwnerPeriod: Int] = [:]

    init(_ gathered: Run.Gathered) {
        let (datasets, sources) = (gathered.plan.datasets, gathered.reading.sources)
        for (dataset, schema) in datasets.enumerated() where schema.period != nil {
            let table = gathered.store.tables[dataset]
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                let source = Int(table.sources[row])
                let folder = sources.indices.contains(source) ? sources[source].folderPeriod : nil
                let key = Tally.DatasetOwnerPeriod(
                    dataset: dataset, owner: schema.owner.flatMap { record.value($0) } ?? Finding.none,
                    period: folder?.rawValue ?? schema.period.flatMap { record.value($0) } ?? Finding.none)
                records[key, default: 0] += 1
            }
        }
        // Records that were not kept: what they state is all that is known.
        for (key, count) in gathered.tally.records where gathered.store.tables[key.dataset].set.rowCount == 0 {
            records[key] = count
        }
    }
}

/// A column that a file does not have is one issue for the file, not one per row.
private struct AbsentColumns {
    let plan: Plan
    let sources: [Source]
    let store: RecordStore
    let selection: PeriodSelection

    func add(to log: inout FindingLog, _ tally: inout Tally) {
        var ordinals = TableOrdinals()
        for (number, source) in sources.enumerated() where source.recordCount > 0 {
            let schema = plan.datasets[source.dataset]
            let facts = SourceFacts(number, source, schema, store)
            // What the steward keeps is no organisation's to mend.
            let (owner, periods) = (schema.isAdministration ? Finding.none : facts.owner, facts.periods)
            let ordinal = ordinals.next(dataset: source.dataset, owner: owner, period: facts.period)
            guard periods.isEmpty || periods.contains(where: { selection.contains($0) }) else { continue }
            for index in plan.recordChecks[source.dataset] {
                guard case .filled(let column) = plan.checks[index].condition, schema.columns[column].isAlwaysRequired,
                    source.positions.indices.contains(column), source.positions[column] == nil,
                    source.constants[column] == nil
                else { continue }
                let validity = plan.checks[index].validity
                guard
                    periods.isEmpty
                        || periods.contains(where: { Period(rawValue: $0).map { validity.contains($0) } ?? true })
                else { continue }
                tally.add(index, .failed, owner: owner, period: facts.period)
                log.add(
                    index, plan, nil, owner: owner, period: facts.period, source: number,
                    detail: .absentColumn(column: column, ordinal: ordinal))
            }
        }
    }
}
