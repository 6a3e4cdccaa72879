import KloptLanguage
import KloptModel
import KloptTables

extension CheckedRun {
    /// What a decision to publish rests on: the totals of what is counted, beside those of the quarter before and of a
    /// year earlier.
    ///
    /// The run must have kept its numbers. The earlier quarters are checked by the same rules, so that a delivery with
    /// errors does not count then either.
    /// - Complexity: a check of each earlier quarter that was delivered, and O(records · measures).
    package func publicationFacts() -> PublicationFacts {
        var facts = PublicationFacts(report: report, period: selection.checked.last, policy: plan.ruleSet.policy)
        guard let reach, let period = facts.period else { return facts }
        facts.warnings = PublicationFacts.Issues(count: reach.warnings)
        let consequences = FigureConsequences(reach, surroundings)
        facts.elsewhere = issues(reach.elsewhere.filter { !consequences.errors.contains($0) })
        facts.wrongFigures = reach.wrongFigures.map { _ in wrongFigures(consequences, reach) }
        facts.printedFigures = printedFigures
        facts.switchedOff = switchedOff(in: period)
        facts.tolerated = reach.tolerated
        let later = AcceptedRecords(reach.deliveries, surroundings.store, period: period)
        let comparisons = [1, 4].compactMap { period.advanced(by: -$0) }.compactMap { earlier(at: $0) }.map { earlier in
            LikeForLike(later, earlier, surroundings)
        }
        let expected = Set(reach.deliveries.states.keys.filter { $0.period == period.rawValue }.map(\.dataset))
        for dataset in expected.sorted() {
            facts.datasets.append(figures(of: dataset, later, comparisons))
        }
        return facts
    }

    /// The same of every quarter that the run checked, in order; of a run without quarters one that says so.
    package func publicationFactsPerQuarter() -> [PublicationFacts] {
        guard selection.checked.count > 1 else { return [publicationFacts()] }
        return selection.checked.map { checkedAnew(.one($0)).publicationFacts() }
    }

    private var printedFigures: OutcomeCounts {
        let rules = Set(plan.checks.filter { $0.condition.isAboutFigures }.map { plan.ruleSet.rules[$0.rule].id })
        return report.rules.filter { rules.contains($0.id) }.reduce(into: OutcomeCounts()) { $0 += $1.counts }
    }

    private func switchedOff(in period: Period) -> [String: Localized] {
        let off = plan.ruleSet.rules.compactMap { rule in
            rule.validity.contains(period) && !rule.isInForce(in: period)
                ? rule.switchedOff.map { (rule.id, $0.reason) } : nil
        }
        return Dictionary(off, uniquingKeysWith: { first, _ in first })
    }

    /// So many issues are worded.
    private static let examples = 5

    private func issues(_ positions: [Int32]) -> PublicationFacts.Issues {
        PublicationFacts.Issues(
            count: positions.count, examples: positions.prefix(Self.examples).map { words(report.issues[Int($0)]) })
    }

    private func words(_ issue: Issue) -> String {
        let key = issue.key.map(\.value).joined(separator: " · ")
        return [key.isEmpty ? "" : key + ":", issue.message, issue.hint ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private func wrongFigures(
        _ consequences: FigureConsequences, _ reach: IssueReach
    ) -> PublicationFacts.WrongFigures {
        var versions = EarlierVersions(self)
        let causes = consequences.causes.prefix(Self.examples).map { cause in
            var issue = report.issues[Int(cause.position)]
            if issue.hint == nil, let file = versions.file(explaining: reach.finding(at: cause.position)) {
                issue.hint =
                    Localized(
                        "Dit past bij wat was aangeleverd voordat «\(file)» binnenkwam: is een eerdere versie gebruikt?",
                        en: "This fits what had been delivered before “\(file)” came in: was an earlier version used?"
                    ).text(in: report.language)
            }
            return PublicationFacts.WrongFigures.Cause(
                id: issue.id, text: words(issue), consequences: issues(cause.consequences))
        }
        return PublicationFacts.WrongFigures(
            count: consequences.causes.count, causes: causes,
            consequences: consequences.joint.count + consequences.causes.reduce(0) { $0 + $1.consequences.count },
            joint: issues(consequences.joint), errors: issues(consequences.errors.sorted()))
    }

    /// What is counted of another quarter; nil when nothing was delivered.
    private func earlier(at period: Period) -> AcceptedRecords? {
        guard surroundings.periodsPresent.contains(where: { $0.contains(period.rawValue) }),
            let reach = rechecked(.one(period)).reach
        else { return nil }
        let records = AcceptedRecords(reach.deliveries, surroundings.store, period: period)
        return records.rows.isEmpty ? nil : records
    }

    private func figures(
        of dataset: Int, _ later: AcceptedRecords, _ comparisons: [LikeForLike]
    ) -> PublicationFacts.Dataset {
        let schema = plan.datasets[dataset]
        let columns = schema.columns.indices.filter { column in
            let column = schema.columns[column]
            return !column.isKey && column.type == .count && column.category == nil
                && column.validity.contains(later.period)
        }
        let names = columns.map { schema.columns[$0].name }
        func figures(area: Int64?) -> PublicationFacts.Figures {
            let now = later.places(of: dataset, area: area)
            var figures = PublicationFacts.Figures()
            for (column, name) in zip(columns, names) {
                let (value, missing) = later.sum(column, over: now)
                figures.totals.append(PublicationFacts.Total(measure: name, value: value, missingParts: missing))
            }
            for pairs in comparisons {
                let then = pairs.earlier.places(of: dataset, area: area)
                guard !then.isEmpty else { continue }
                figures.comparisons.append(
                    pairs.comparison(of: now, with: then, in: later, columns: columns, names: names))
            }
            return figures
        }
        var areas: [String: PublicationFacts.Figures] = [:]
        if later.deliveries.areaColumns[dataset] != nil {
            for area in later.areas(of: dataset) { areas[plan.pool.text(area)] = figures(area: area) }
        }
        var facts = PublicationFacts.Dataset(
            name: schema.name, nation: figures(area: nil), areas: areas)
        for (key, counts) in areaChecks where key.dataset == dataset && key.period == later.period.rawValue {
            facts.checks[plan.pool.text(key.area)] = counts
        }
        return facts
    }
}
