import KloptModel

/// Checks one written rule in each of its datasets.
final class RuleBuilder {
    let pack: PackChecker
    let text: SyntaxRule
    let withExamples: Bool
    var problems: ProblemSink { pack.problems }

    init(pack: PackChecker, text: SyntaxRule, withExamples: Bool) {
        self.pack = pack
        self.text = text
        self.withExamples = withExamples
    }

    /// nil when the rule has no title, no dataset or no condition that could be read.
    func build() -> Rule? {
        if text.title == nil { problems.report(.missingField("title"), at: text.id.site) }
        checkFields()
        let datasets = datasets()
        let validity = text.validity?.range ?? .always
        checkValidity(validity, datasets: datasets)
        var scopes: [Scope] = []
        for dataset in datasets {
            if let scope = ScopeBuilder(builder: self, dataset: dataset, group: group(in: dataset)).build() {
                scopes.append(scope)
            }
        }
        let builder = ExampleBuilder(pack: pack, datasets: datasets, isKept: withExamples)
        let examples = text.examples.compactMap { builder.build($0) }
        guard let title = text.title, !scopes.isEmpty else { return nil }
        scopes.sort { $0.dataset < $1.dataset }
        return Rule(
            id: text.id.text, words: words(title: title), severity: severity, replaces: text.replaces.map(\.text),
            validity: validity,
            switchedOff: text.off.map { Rule.SwitchedOff(since: $0.since, reason: $0.reason.localized) },
            scopes: scopes, examples: examples)
    }

    /// Without `severity`: a rule with thresholds takes its gravest one, and without thresholds it only informs.
    private var severity: Severity {
        if let severity = text.severity { return severity }
        guard text.value != nil, text.errorFrom == nil else { return .error }
        return text.warningFrom == nil ? .info : .warning
    }

    // MARK: Fields

    private func checkFields() {
        let conditions = ["holds", "value", "expect"].filter { text.fields[$0] != nil }
        if conditions.isEmpty {
            problems.report(.missingField("holds"), at: text.id.site)
        } else if conditions.count > 1, let second = text.fields[conditions[1]] {
            problems.report(.twoConditions, at: second)
        }
        if text.fields["for"] == nil { problems.report(.missingField("for each"), at: text.id.site) }
        if text.fields["value"] == nil {
            for case let site? in [text.fields["warning"], text.fields["error"]] {
                problems.report(.thresholdWithoutValue, at: site)
            }
        }
        if let report = text.fields["report"], text.fields["expect"] == nil {
            problems.report(.fieldWithout("report per", needs: "expect"), at: report)
        }
        if let tolerance = text.tolerance, let holds = text.holds, !holds.hasComparison {
            problems.report(.toleranceWithoutComparison, at: tolerance.site)
        } else if let tolerance = text.tolerance, text.fields["holds"] == nil {
            problems.report(.fieldWithout("tolerance", needs: "holds"), at: tolerance.site)
        }
    }

    /// In the order in which the rule names them.
    private func datasets() -> [Int] {
        switch text.forEach {
        case .records(let names, _):
            var result: [Int] = []
            for name in names {
                guard let dataset = pack.dataset(name) else { continue }
                if result.contains(dataset) {
                    problems.report(.duplicateField(name.text), at: name.site)
                } else {
                    result.append(dataset)
                }
            }
            return result
        case .groups(_, let name, _): return pack.dataset(name).map { [$0] } ?? []
        case nil: return []
        }
    }

    /// The columns of `for each a, b of …`, and `year`, which is that of the dataset's period.
    private func group(in dataset: Int) -> Scope.Group? {
        guard case .groups(let names, _, _) = text.forEach else { return nil }
        var group = Scope.Group(columns: [])
        for name in names {
            let info = pack.datasets[dataset]
            if name.text == "year", info.columns["year"] == nil {
                if info.anyPeriodColumn == nil {
                    problems.report(.noPeriodColumn(dataset: info.schema.name), at: name.site)
                }
                group.byYear = true
            } else if let column = pack.column(name, of: dataset) {
                group.columns.append(column)
            }
        }
        return group
    }

    private func checkValidity(_ validity: PeriodRange, datasets: [Int]) {
        guard let site = text.validity?.site else { return }
        if let from = validity.from, let to = validity.to, to < from {
            problems.report(.neverValid, at: site)
            return
        }
        let reachable = datasets.contains { dataset in
            let both = validity.intersection(pack.datasets[dataset].schema.validity)
            guard let from = both.from, let to = both.to else { return true }
            return from <= to
        }
        if !reachable, !datasets.isEmpty { problems.report(.unreachable, at: site) }
    }

    // MARK: Texts

    private func words(title: SyntaxText) -> RuleWords {
        RuleWords { [id = text.id.site, why = text.why, source = text.source, fix = text.fix, conditionSites] in
            RuleWords.Texts(
                title: title.localized, why: why?.localized ?? Localized(""),
                source: source?.localized ?? Localized(""), fix: fix?.localized ?? Localized(""), place: id.place,
                condition: conditionSites.map { $0 + $1.source.condensed($1.range) }.joined(separator: ", "))
        }
    }

    /// Where the condition stands, with what goes before each part of it.
    private var conditionSites: [(lead: String, site: Site)] {
        if let holds = text.holds { return [("", holds.site)] }
        if let expectation = text.expectation { return [("", expectation.site)] }
        guard let value = text.value else { return [] }
        var sites = [("", value.site)]
        if let warning = text.warningFrom { sites.append(("warning from ", warning.site)) }
        if let error = text.errorFrom { sites.append(("error from ", error.site)) }
        return sites
    }
}

extension SyntaxExpression {
    /// Whether a tolerance has something to work on.
    var hasComparison: Bool {
        switch kind {
        case .comparison: true
        case .not(let inner): inner.hasComparison
        case .and(let left, let right), .or(let left, let right): left.hasComparison || right.hasComparison
        case .ifThen(_, let consequence, let alternative):
            consequence.hasComparison || alternative?.hasComparison ?? false
        default: false
        }
    }
}
