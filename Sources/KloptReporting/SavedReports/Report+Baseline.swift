import KloptModel

/// Why an earlier run says nothing about this one.
package enum BaselineMismatch: Error, Equatable {
    case pack(then: String, now: String)
    case periods(then: [Period], now: [Period])
    case organisation(then: String, now: String)
}

extension Report {
    /// The report with each issue's status against an earlier run, the counts of these, and what is solved.
    ///
    /// An issue of then that is gone is solved only when this run looked where it was: the same quarters, a file that
    /// can be read, an organisation that delivered, a rule that ran. What it did not look at is counted and said.
    /// Issues that are explained have a status, and are not counted. One whose record is no longer delivered is gone, and
    /// counts apart; unless it was about the key itself, which a correction changes.
    ///
    /// - Parameter hasRecord: whether the record of an issue of then is there now; nil where that is not known.
    /// - Complexity: O(issues of both); none is worded for it.
    package func held(
        against earlier: SavedReport, hasRecord: (SolvedIssue) -> Bool? = { _ in nil }
    ) throws(BaselineMismatch) -> Report {
        // 1. Is it about the same?
        try refuse(earlier)

        // 2. What is new, what is as it was.
        var report = self
        var found: Set<String> = []
        var total = StatusCounts()
        var counts = Dictionary(owners.map { ($0.name, StatusCounts()) }, uniquingKeysWith: { first, _ in first })
        var statuses: [IssueStatus] = []
        statuses.reserveCapacity(issues.count)
        for position in issues.indices {
            let (mark, outline) = (issues.mark(at: position), issues.outline(at: position))
            found.insert(mark.id)
            let status = earlier.status(of: mark)
            statuses.append(status)
            guard !outline.isExplained else { continue }
            let isReopened = earlier.entry(mark.id)?.wasExplained ?? false
            total.add(status, isReopened: isReopened)
            if let owner = outline.owner {
                counts[owner, default: StatusCounts()].add(status, isReopened: isReopened)
            }
        }

        // 3. What is gone, and looked for.
        let scope = BaselineScope(of: self, earlier)
        var solved: [SolvedIssue] = []
        var unseen: [BaselineScope.Unseen: Int] = [:]
        for entry in earlier.entries where !found.contains(entry.issue.id) && scope.isAsked(entry.issue.owner) {
            if let reason = scope.unseen(entry) {
                unseen[reason, default: 0] += 1
                continue
            }
            var issue = entry.issue
            issue.isWithoutRecord = entry.isAboutFigures && hasRecord(issue) == false
            solved.append(issue)
            total.addGone(issue)
            if let owner = issue.owner { counts[owner, default: StatusCounts()].addGone(issue) }
        }

        report.solved = solved
        report.statuses = total
        for index in report.owners.indices { report.owners[index].statuses = counts[report.owners[index].name] }
        report.roundRemarks += scope.remarks(unseen)
        let all = issues
        report.issues = IssueList(
            count: all.count, outline: { all.outline(at: $0) }, mark: { all.mark(at: $0) },
            make: { [statuses] position in
                var issue = all[position]
                issue.status = statuses[position]
                issue.isReopened = issue.explanation == nil && earlier.entry(issue.id)?.wasExplained ?? false
                return issue
            })
        return report
    }

    private func refuse(_ earlier: SavedReport) throws(BaselineMismatch) {
        guard earlier.pack == pack.name else { throw .pack(then: earlier.pack, now: pack.name) }
        if let then = earlier.organisation, let now = organisation, !OwnerName.areSame(then, now) {
            throw .organisation(then: then, now: now)
        }
        if !earlier.periods.isEmpty, !periods.isEmpty, Set(earlier.periods).isDisjoint(with: periods) {
            throw .periods(then: earlier.periods, now: periods)
        }
    }
}

extension StatusCounts {
    fileprivate mutating func addGone(_ issue: SolvedIssue) {
        if issue.isWithoutRecord { withoutRecord += 1 } else { solved += 1 }
    }
}

extension SavedReport.Entry {
    /// Whether it speaks of something in a row besides what tells the row apart.
    fileprivate var isAboutFigures: Bool {
        file != nil && !measures.allSatisfy { measure in issue.key.contains { $0.name == measure } }
    }
}

extension SavedReport {
    fileprivate func status(of mark: IssueList.Mark) -> IssueStatus {
        guard let then = entry(mark.id) else { return .new }
        return mark.observed.areSame(asSaved: then.observed) ? .unchanged : .changed
    }
}

/// What of an earlier run this one looked at again.
private struct BaselineScope {
    /// Why an issue that is gone was not looked for.
    enum Unseen: Hashable, CaseIterable {
        case period, file, delivery, rule
    }

    private let report: Report
    private let earlier: SavedReport
    /// Per owner that delivered something, the datasets of which it did.
    private let delivered: [String: Set<String>]
    private let unreadFiles: Set<String>
    /// Rules that ran.
    private let rules: Set<String>
    /// Whether there are quarters that only the earlier run checked.
    private let hasOtherPeriods: Bool

    init(of report: Report, _ earlier: SavedReport) {
        self.report = report
        self.earlier = earlier
        delivered = Dictionary(
            report.owners.filter { !$0.sentNothing }.map { owner in
                (owner.name, Set(owner.deliveries.filter { $0.records > 0 }.map(\.dataset)))
            }, uniquingKeysWith: { $0.union($1) })
        unreadFiles = Set(report.failures.map(\.file))
        rules = Set(report.rules.filter { $0.remark == nil && $0.counts.couldNotRun == 0 }.map(\.id))
        hasOtherPeriods = !Set(earlier.periods).isSubset(of: report.periods)
    }

    /// With one organisation asked about, what was found at others is not its business.
    func isAsked(_ owner: String?) -> Bool {
        guard let asked = report.organisation, let owner else { return true }
        return OwnerName.areSame(owner, asked)
    }

    /// Why an issue of then was not looked for; nil when it was, and so is solved.
    func unseen(_ entry: SavedReport.Entry) -> Unseen? {
        if hasOtherPeriods, !isOfCheckedPeriod(entry.issue) { return .period }
        if let file = entry.file, unreadFiles.contains(file) { return .file }
        if let owner = entry.issue.owner {
            guard let datasets = delivered[owner] else { return .delivery }
            // What stood in a file of the dataset, and there is no such file now.
            if entry.file != nil, !datasets.contains(entry.issue.dataset) { return .delivery }
        }
        return rules.contains(entry.issue.rule) ? nil : .rule
    }

    /// Without a quarter in its key it may be of any, unless its dataset has none.
    private func isOfCheckedPeriod(_ issue: SolvedIssue) -> Bool {
        let columns = report.periodColumns.values
        guard let part = issue.key.first(where: { columns.contains($0.name) }) else {
            return report.periodColumns[issue.dataset] == nil
        }
        return Period(canonical: part.value).map { report.periods.contains($0) } ?? false
    }

    // MARK: Words

    func remarks(_ unseen: [Unseen: Int]) -> [Localized] {
        var remarks: [Localized] = []
        let (dutch, english) = (Phrasing(language: .dutch), Phrasing(language: .english))
        if earlier.packVersion != report.pack.version {
            remarks.append(
                Localized(
                    "De vorige keer is gecontroleerd met versie \(earlier.packVersion) van de regels, nu met versie \(report.pack.version). Punten kunnen ook daardoor nieuw of opgelost zijn.",
                    en:
                        "The last run was made with version \(earlier.packVersion) of the rules, this one with version \(report.pack.version). Points may also be new or solved because of that."
                ))
        }
        if let then = earlier.organisation, report.organisation == nil {
            remarks.append(
                Localized(
                    "De vorige keer ging alleen over \(then). Punten van andere organisaties heten daarom nieuw.",
                    en: "The last run was about \(then) only. So points of other organisations are called new."))
        }
        let added = report.periods.filter { !earlier.periods.contains($0) }
        if !added.isEmpty {
            remarks.append(
                Localized(
                    "De vorige keer ging niet over \(dutch.periods(added) ?? ""). Punten daarover heten daarom nieuw.",
                    en: "The last run was not about \(english.periods(added) ?? ""). So points about it are called new."
                ))
        }
        let count = unseen.values.reduce(0, +)
        if count > 0 {
            let reasons = Unseen.allCases.compactMap { reason in
                unseen[reason].map { count in reason.words.map { "\(count) \($0)" } }
            }
            remarks.append(
                Localized(
                    "\(dutch.counted(count, .issue)) van de vorige keer \(count == 1 ? "is" : "zijn") nu niet nagekeken en \(count == 1 ? "telt" : "tellen") daarom niet als opgelost: \(dutch.list(reasons.map(\.dutch))).",
                    en:
                        "\(english.counted(count, .issue)) of the last run \(count == 1 ? "was" : "were") not looked at now and so \(count == 1 ? "does" : "do") not count as solved: \(english.list(reasons.map(\.english)))."
                ))
        }
        return remarks
    }
}

extension BaselineScope.Unseen {
    fileprivate var words: Localized {
        switch self {
        case .period: Localized("over een ander kwartaal", en: "about another quarter")
        case .file: Localized("in een bestand dat niet gelezen kon worden", en: "in a file that could not be read")
        case .delivery:
            Localized(
                "in een dataset waarvan de organisatie nu niets heeft gestuurd",
                en: "in a dataset of which the organisation sent nothing now")
        case .rule: Localized("bij een regel die nu niet is toegepast", en: "of a rule that was not applied now")
        }
    }
}

extension BaselineMismatch {
    package func text(of file: String) -> Localized {
        switch self {
        case .pack(let then, let now):
            return Localized(
                "'\(file)' is gemaakt met de regels '\(then)', en nu zijn de regels '\(now)'. Die zijn niet te vergelijken.",
                en:
                    "'\(file)' was made with the rules '\(then)', and now the rules are '\(now)'. They cannot be compared."
            )
        case .periods(let then, let now):
            let (dutch, english) = (Phrasing(language: .dutch), Phrasing(language: .english))
            return Localized(
                "'\(file)' gaat over \(dutch.periods(then) ?? ""), en nu is \(dutch.periods(now) ?? "") gecontroleerd. Kies een uitkomst over hetzelfde kwartaal, of noem het kwartaal met --period.",
                en:
                    "'\(file)' is about \(english.periods(then) ?? ""), and now \(english.periods(now) ?? "") was checked. Choose a result about the same quarter, or name the quarter with --period."
            )
        case .organisation(let then, let now):
            return Localized(
                "'\(file)' gaat alleen over \(then), en nu is \(now) gecontroleerd.",
                en: "'\(file)' is about \(then) only, and now \(now) was checked.")
        }
    }
}
