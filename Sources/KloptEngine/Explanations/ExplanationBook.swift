import KloptLanguage
import KloptModel
import KloptTables

/// What organisations explained, held against what a run found.
///
/// Issues are matched by owner and rule before any of them is worded: where nothing is explained, that costs nothing.
struct ExplanationBook {
    private let plan: Plan
    private let surroundings: Surroundings
    private let sources: [Source]
    private let day: CalendarDate?
    /// The last that is checked: a rule that rests by then says nothing.
    private let period: Period?
    /// In the order of the input.
    private var entries: [WrittenExplanation] = []
    private var refused: [Int: Int] = [:]
    private var elsewhere: [Int: Int] = [:]
    private var byRule: [OwnerRule: [Int]] = [:]
    /// Those that name an issue.
    private var byOwner: [Int64: [Int]] = [:]

    private struct OwnerRule: Hashable {
        var owner: Int64
        var rule: Int
    }

    /// What an explanation came to.
    private struct Account {
        struct Match {
            var finding: Int32
            var observed: [Observation]
        }

        var matches: [Match] = []
        var holds = false
        /// Whether it explains figures without saying for which it was given.
        var isWithoutFigures = false
    }

    /// nil when nothing is explained.
    init?(
        _ surroundings: Surroundings, _ selection: PeriodSelection, sources: [Source], sender: Sender?,
        day: CalendarDate?
    ) {
        plan = surroundings.plan
        self.surroundings = surroundings
        self.sources = sources
        self.day = day
        period = selection.checked.last
        var isEmpty = true
        for (dataset, schema) in plan.datasets.enumerated() where schema.explanations != nil {
            let table = surroundings.store.tables[dataset]
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                let owner = schema.owner.flatMap { record.value($0) } ?? Finding.none
                guard sender?.isOwner(owner) ?? true else { continue }
                isEmpty = false
                let source = Int(table.sources[row])
                let place =
                    sources.indices.contains(source)
                    ? sources[source].place(row: Int(table.rows[row]), columns: []) : nil
                guard let entry = WrittenExplanation(record, dataset, schema, place: place, plan.pool) else {
                    refused[dataset, default: 0] += 1
                    continue
                }
                // What was explained of another quarter waits until that is checked.
                guard entry.period.map({ selection.contains($0.rawValue) }) ?? true else {
                    elsewhere[dataset, default: 0] += 1
                    continue
                }
                add(entry)
            }
        }
        if isEmpty { return nil }
    }

    private mutating func add(_ entry: WrittenExplanation) {
        let number = entries.count
        entries.append(entry)
        let rules = plan.ruleSet.rules.indices.filter { isNamed(plan.ruleSet.rules[$0], entry.about) }
        for rule in rules { byRule[OwnerRule(owner: entry.owner, rule: rule), default: []].append(number) }
        if rules.isEmpty { byOwner[entry.owner, default: []].append(number) }
    }

    private func isNamed(_ rule: Rule, _ id: String) -> Bool { rule.id == id || rule.replaces.contains(id) }

    // MARK: Matching

    /// Says of each explanation what it came to, and adds what is wrong with it to the log.
    ///
    /// - Parameter writer: words the findings so far.
    /// - Complexity: O(findings), and words those of which an explanation may speak.
    func apply(_ writer: IssueWriter, to log: inout FindingLog, _ tally: inout Tally) -> Explained {
        var explained = Explained()
        var accounts = [Account](repeating: Account(), count: entries.count)
        for position in writer.order.indices {
            for number in speaking(of: position, writer) {
                let finding = writer.order[position]
                let observed = writer.mark(at: position).observed
                accounts[number].matches.append(Account.Match(finding: finding, observed: observed))
                let (explanation, isExpired) = (entries[number].explanation, isExpired(entries[number]))
                guard !isExpired, entries[number].figures?.agree(with: observed) ?? true else {
                    explained.former[finding] = Explained.Former(explanation: explanation, isExpired: isExpired)
                    continue
                }
                accounts[number].holds = true
                if entries[number].figures == nil, !observed.isEmpty, !isAbsence(finding, writer) {
                    accounts[number].isWithoutFigures = true
                }
                if explained.holding[finding] == nil { explained.holding[finding] = explanation }
            }
        }
        log.seal()
        for (entry, account) in zip(entries, accounts) {
            judge(entry, account, explained.holding, &log, &tally)
        }
        for fault in ExplanationFault.allCases {
            for (dataset, rows) in refused { count(.undecided, rows, fault, dataset, &tally) }
            for (dataset, rows) in elsewhere { count(.notApplicable, rows, fault, dataset, &tally) }
        }
        return explained
    }

    /// Numbers of the explanations that speak of a finding.
    private func speaking(of position: Int, _ writer: IssueWriter) -> [Int] {
        let finding = writer.findings[Int(writer.order[position])]
        guard finding.owner != Finding.none else { return [] }
        let rule = plan.checks[Int(finding.check)].rule
        let named = byRule[OwnerRule(owner: finding.owner, rule: rule)] ?? []
        let ofIssues = byOwner[finding.owner] ?? []
        guard !named.isEmpty || !ofIssues.isEmpty else { return [] }
        let (id, key) = writer.identity(at: position)
        let period = Period(rawValue: finding.period)
        return (named + ofIssues.filter { entries[$0].about == id }).sorted()
            .filter { entries[$0].speaks(of: key, period: period) }
    }

    /// Whether something was not delivered. It may be explained by which records these are, but it has no figures that
    /// whoever explains it left out.
    private func isAbsence(_ finding: Int32, _ writer: IssueWriter) -> Bool {
        if case .absent? = writer.findings.detail(of: writer.findings[Int(finding)]) { true } else { false }
    }

    private func isExpired(_ entry: WrittenExplanation) -> Bool { day.map { entry.explanation.until < $0 } ?? false }

    // MARK: What is wrong with an explanation

    private func judge(
        _ entry: WrittenExplanation, _ account: Account, _ explanations: [Int32: Explanation],
        _ log: inout FindingLog, _ tally: inout Tally
    ) {
        let open = account.matches.filter { explanations[$0.finding] == nil }
        // What another explanation took over asks for nothing.
        let isOver = !account.holds && (!open.isEmpty || account.matches.isEmpty)
        let fault: ExplanationFault? =
            if isOver, isExpired(entry) {
                .expired
            } else if account.matches.isEmpty {
                .unmatched
            } else if isOver { .lapsed } else if account.isWithoutFigures { .withoutFigures } else { nil }
        for other in ExplanationFault.allCases {
            count(other == fault ? .failed : .passed, 1, other, entry.dataset, &tally)
        }
        guard let fault, let check = check(fault, entry.dataset) else { return }
        let table = surroundings.store.tables[entry.dataset]
        let concerned = fault == .withoutFigures ? account.matches : open
        log.add(
            check, plan, Record(set: table.set, row: entry.row), owner: Finding.none, period: Finding.none,
            source: Int(table.sources[entry.row]), row: table.rows[entry.row],
            detail: .explanation(
                ExplanationFinding(
                    fault: fault, count: concerned.count, found: concerned.first?.observed ?? [],
                    isOfOthers: fault == .lapsed && concerned.contains { !(entry.figures?.areOf($0.observed) ?? true) },
                    suggestion: fault == .unmatched ? suggestion(entry.about) ?? organisation(entry.owner) : nil)))
    }

    private func suggestion(_ about: String) -> String? {
        guard !plan.ruleSet.rules.contains(where: { isNamed($0, about) }) else { return nil }
        return Suggest.nearest(to: about, among: plan.ruleSet.rules.lazy.map(\.id))
    }

    /// The organisation on a roster that is called so in full, or but for capitals and spaces.
    private func organisation(_ owner: Int64) -> String? {
        let name = plan.pool.text(owner)
        var found: String?
        for (dataset, schema) in plan.datasets.enumerated() {
            guard let roles = schema.roster, let column = schema.owner else { continue }
            let table = surroundings.store.tables[dataset]
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                guard let number = record.value(column) else { continue }
                if number == owner { return nil }
                let names = [number, roles.displayName.flatMap { record.value($0) }].compactMap { $0 }
                if names.contains(where: { OwnerName.areSame(plan.pool.text($0), name) }) {
                    found = found ?? plan.pool.text(number)
                }
            }
        }
        return found
    }

    private func count(
        _ outcome: Outcome, _ count: Int, _ fault: ExplanationFault, _ dataset: Int, _ tally: inout Tally
    ) {
        guard let check = check(fault, dataset) else { return }
        tally.add(check, outcome, owner: Finding.none, period: Finding.none, count: count)
    }

    /// nil when the rule is switched off.
    private func check(_ fault: ExplanationFault, _ dataset: Int) -> Int? {
        plan.checks.firstIndex { check in
            guard case .explanation(fault) = check.condition, check.dataset == dataset else { return false }
            return period.map { check.validity.contains($0) } ?? true
        }
    }
}
