import KloptLanguage
import KloptModel
import KloptTables

/// Puts a run's counts, findings and facts together as a report.
struct ReportBuilder {
    let plan: Plan
    let request: RunRequest
    let reading: ReadingResult
    let selection: PeriodSelection
    let surroundings: Surroundings
    var tally: Tally
    var findings: Findings
    let remarks: [Int: Localized]
    let sender: Sender?
    private(set) var explained = Explained()
    /// The findings that are reported, in their order.
    private(set) var order: [Int32] = []

    /// Which deliveries the reported findings touch.
    func reach(_ deliveries: DeliveryStates) -> IssueReach {
        IssueReach(
            deliveries, findings, order: order, surroundings.store, policy: plan.ruleSet.policy,
            isExplained: { !explained.isEmpty && explained.holding[order[$0]] != nil })
    }

    mutating func report() -> Report {
        var report = Report(version: request.version, language: request.language, pack: request.pack)
        report.organisation = request.organisation
        report.periods = selection.checked
        report.periodReason = selection.reason
        report.inputs = inputs()
        report.paths = Dictionary(reading.files.map { ($0.file, $0.path) }, uniquingKeysWith: { first, _ in first })
        report.failures = reading.failures
        report.ignored = notesOfSender()
        report.datasets = plan.datasets.map { Report.Name(name: $0.name, label: $0.label) }
        let delivered = Set(reading.sources.map(\.dataset))
        for index in plan.datasets.indices where delivered.contains(index) && !plan.datasets[index].isAdministration {
            let schema = plan.datasets[index]
            for column in schema.keyIndexes where column != schema.owner {
                let name = schema.columns[column].name
                if !report.keyColumns.contains(name) { report.keyColumns.append(name) }
            }
        }
        for dataset in plan.datasets {
            report.periodColumns[dataset.name] = dataset.period.map { dataset.columns[$0].name }
            report.labels[dataset.name] = Dictionary(
                dataset.columns.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        }
        report.rules = rules()
        for rule in report.rules { report.counts += rule.counts }
        report.remarks = commonRemarks()
        if let remark = sparseRemark() { report.remarks.append(remark) }

        var order = FindingOrder(plan: plan, findings: findings).sorted { isReported(owner: $0, period: $1) }
        self.order = order.indexes
        let receipts = Receipts(
            surroundings: surroundings, reading: reading,
            periods: selection.expected.isEmpty ? selection.checked.suffix(1) : selection.expected,
            deadline: request.deadline, countsDays: request.wasDayAsked)
        var writer = writer(of: findings, order)
        writer.receipts = receipts
        writer.explained = explained
        for number in order.indexes where !explained.isEmpty && explained.holding[number] != nil {
            let finding = findings[Int(number)]
            order.counts[finding.owner]?.explain(finding.severity)
            report.explained += 1
        }
        report.issues = IssueList(
            count: order.indexes.count, outline: { [writer] in writer.outline(at: $0) },
            mark: { [writer] in writer.mark(at: $0) },
            make: { [writer] in writer.issue(at: $0) })
        for counts in order.counts.values {
            report.errors += counts.errors
            report.warnings += counts.warnings
            report.infos += counts.infos
        }
        report.resubmissions = resubmissions()
        report.deadline = receipts.last.deadline
        let speaksOfDays =
            receipts.quarters.values.contains { $0.deadline != nil }
            || plan.datasets.indices.contains {
                plan.datasets[$0].explanations != nil && surroundings.store.tables[$0].set.rowCount > 0
            }
        report.day = request.wasDayAsked || speaksOfDays ? request.day : nil
        report.owners = Owners(
            plan: plan, tally: tally, selection: selection, surroundings: surroundings, sender: sender,
            receipts: receipts, day: request.day
        )
        .list(issues: order.counts)
        if report.checkedNothing, report.failures.isEmpty { report.remarks.insert(nothingChecked(), at: 0) }
        return report
    }

    private func writer(of findings: Findings, _ order: FindingOrder.Sorted) -> IssueWriter {
        IssueWriter(
            plan: plan, findings: findings, surroundings: surroundings, sources: reading.sources,
            notes: reading.notes, order: order.indexes, repeats: order.repeats)
    }

    /// Holds what was explained against what was found, and adds what is wrong with the explanations.
    mutating func explain(_ log: inout FindingLog) {
        guard
            let book = ExplanationBook(
                surroundings, selection, sources: reading.sources, sender: sender, day: request.day)
        else { return }
        let order = FindingOrder(plan: plan, findings: findings).sorted { isReported(owner: $0, period: $1) }
        explained = book.apply(writer(of: findings, order), to: &log, &tally)
        findings = log.finished()
    }

    /// With a sender, notes about files that hold none of its records are not its business.
    private func notesOfSender() -> [Note] {
        guard let sender else { return reading.notes }
        var own: Set<String> = []
        var known: Set<String> = []
        for (number, source) in reading.sources.enumerated() {
            known.insert(source.file)
            guard let owner = plan.datasets[source.dataset].owner else { continue }
            let table = surroundings.store.tables[source.dataset]
            for row in table.rows(ofSource: number) {
                if let value = Record(set: table.set, row: row).value(owner), sender.isOwner(value) {
                    own.insert(source.file)
                    break
                }
            }
        }
        return reading.notes.filter { note in
            guard let file = note.place?.file, known.contains(file) else { return true }
            return own.contains(file)
        }
    }

    /// Of the checked quarters; datasets of which the same files are versions are told of together.
    private func resubmissions() -> [Resubmission] {
        var told: [Resubmission] = []
        for found in reading.resubmissions where isReported(owner: found.unit.owner, period: found.unit.period) {
            let owner = found.unit.owner == DeliveryUnit.unknown ? nil : plan.pool.text(found.unit.owner)
            let (period, name) = (Period(rawValue: found.unit.period), plan.datasets[found.unit.dataset].name)
            if let same = told.firstIndex(where: {
                $0.owner == owner && $0.period == period && $0.versions == found.versions
            }) {
                told[same].datasets.append(name)
            } else {
                told.append(Resubmission(owner: owner, period: period, datasets: [name], versions: found.versions))
            }
        }
        return told.enumerated().sorted { ($0.element.owner ?? "", $0.offset) < ($1.element.owner ?? "", $1.offset) }
            .map(\.element)
    }

    private func nothingChecked() -> Localized {
        if let sender {
            return Localized(
                "Er is niets gecontroleerd: er zijn geen gegevens van \(sender.name) gevonden. Klopt de naam?",
                en: "Nothing was checked: no data of \(sender.name) were found. Is the name right?")
        }
        let period = selection.checked.map(\.description).joined(separator: ", ")
        return Localized(
            "Er is niets gecontroleerd: er zijn geen gegevens\(period.isEmpty ? "" : " over \(period)") gevonden.",
            en: "Nothing was checked: there are no data\(period.isEmpty ? "" : " about \(period)").")
    }

    private func isReported(owner: Int64, period: Int64) -> Bool {
        guard selection.contains(period) else { return false }
        guard let sender, owner != Finding.none else { return true }
        return sender.isOwner(owner)
    }

    private func inputs() -> [Report.Input] {
        reading.files.filter { !$0.sources.isEmpty }.map { file in
            var datasets: [String] = []
            var records = 0
            for index in file.sources where reading.sources.indices.contains(index) {
                let source = reading.sources[index]
                let name = plan.datasets[source.dataset].name
                if !datasets.contains(name) { datasets.append(name) }
                records += source.recordCount
            }
            var input = Report.Input(file: file.file, sha256: file.sha256, datasets: datasets, records: records)
            if input.workbookExtension != nil { addSenders(to: &input, of: file.sources) }
            return input
        }
    }

    /// Whose records a workbook holds, and whether they are of the quarters that are checked: by that it may be returned.
    ///
    /// - Complexity: O(records of the workbook).
    private func addSenders(to input: inout Report.Input, of sources: [Int]) {
        let facts = sources.filter(reading.sources.indices.contains).map { number in
            let source = reading.sources[number]
            return SourceFacts(number, source, plan.datasets[source.dataset], surroundings.store)
        }
        if facts.allSatisfy(\.isComplete) {
            input.owners = facts.reduce(into: []) { $0.formUnion($1.owners.map { plan.pool.text($0) }) }
        }
        input.isChecked = facts.contains { $0.periods.isEmpty || $0.periods.contains(where: selection.contains) }
    }

    // MARK: Rules

    private func rules() -> [Report.RuleResult] {
        var counts = [OutcomeCounts](repeating: OutcomeCounts(), count: plan.ruleSet.rules.count)
        var reasons: [Int: Localized] = [:]
        var checkCounts = [Int](repeating: 0, count: plan.ruleSet.rules.count)
        for (index, check) in plan.checks.enumerated() {
            checkCounts[check.rule] += 1
            for (period, outcome) in tally.checks[index] where selection.contains(period) {
                counts[check.rule] += outcome
            }
            if let remark = remarks[index] { reasons[check.rule] = reasons[check.rule] ?? remark }
        }
        return plan.ruleSet.rules.enumerated().map { index, rule in
            var remark = reasons[index]
            if let off = rule.switchedOff {
                remark = Localized(
                    "uitgeschakeld vanaf \(off.since): \(off.reason.dutch)",
                    en: "switched off from \(off.since): \(off.reason.english)")
            }
            return Report.RuleResult(
                id: rule.id, words: rule.words, severity: rule.severity, counts: counts[index], remark: remark,
                replaces: rule.replaces)
        }
    }

    /// Said once: why rules did not apply, with how many they are.
    private func commonRemarks() -> [Localized] {
        var rulesByReason: [(reason: Localized, rules: Set<Int>)] = []
        for index in remarks.keys.sorted() {
            guard let reason = remarks[index] else { continue }
            let check = plan.checks[index]
            // What could not run is said of each rule, and a dataset without records is not worth a word of its own.
            guard
                surroundings.store.tables[check.dataset].set.rowCount > 0
                    || (check.condition.isExpectation && !selection.checked.isEmpty),
                !tally.checks[index].values.contains(where: { $0.couldNotRun > 0 })
            else { continue }
            if let position = rulesByReason.firstIndex(where: { $0.reason == reason }) {
                rulesByReason[position].rules.insert(check.rule)
            } else {
                rulesByReason.append((reason, [check.rule]))
            }
        }
        return rulesByReason.map { reason, rules in
            let one = rules.count == 1
            return Localized(
                "\(capitalised(reason.dutch)): \(one ? "1 regel is" : "\(rules.count) regels zijn") daarom niet toegepast.",
                en: "\(capitalised(reason.english)): \(one ? "1 rule was" : "\(rules.count) rules were") not applied.")
        }
    }

    /// Said once: of which quarters nobody was asked what is missing, where a roster would have had it asked.
    private func sparseRemark() -> Localized? {
        let hasExpectations = plan.checks.contains { check in
            check.condition.isExpectation && surroundings.store.tables[check.dataset].set.rowCount > 0
        }
        guard !selection.sparse.isEmpty, hasExpectations else { return nil }
        let (dutch, english) = (NumberText(language: .dutch), NumberText(language: .english))
        let names = selection.sparse.map(\.description)
        return Localized(
            "Over \(dutch.list(names)) leverde hooguit de helft van de organisaties aan, en geen map is ernaar genoemd: daarom is niet gevraagd wat er ontbreekt.",
            en:
                "Of \(english.list(names)) at most half of the organisations delivered anything, and no folder is named for it: so nobody was asked for what is missing."
        )
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
