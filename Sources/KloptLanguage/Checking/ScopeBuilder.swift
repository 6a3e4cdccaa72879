import KloptModel

/// Checks a rule's expressions in one of its datasets.
struct ScopeBuilder {
    let builder: RuleBuilder
    let dataset: Int
    let group: Scope.Group?

    private var pack: PackChecker { builder.pack }
    private var rule: SyntaxRule { builder.text }
    private var schema: DatasetSchema { pack.datasets[dataset].schema }

    func build() -> Scope? {
        // What stands before the first check of a group is asked of its records.
        let records = ExpressionChecker(pack: pack, dataset: dataset)
        var filter: Expression?
        switch rule.forEach {
        case .records(_, let condition?), .groups(_, _, let condition?): filter = records.checkStatement(condition)
        default: break
        }

        let restriction = group.map { ExpressionChecker.Restriction(columns: $0.columns, byYear: $0.byYear) }
        let checker = ExpressionChecker(pack: pack, dataset: dataset, restriction: restriction)
        let locals = locals(checker)
        let when = rule.when.map { checker.checkStatement($0) }
        let condition = condition(checker)
        var scope = Scope(dataset: dataset, condition: condition ?? .holds(.truth(true)))
        scope.group = group
        scope.filter = filter
        scope.locals = locals
        scope.when = when.dropFirst().reduce(when.first) { joined, next in joined.map { .and($0, next) } }
        scope.tolerance = rule.tolerance?.value
        scope.missing = rule.missing
        scope.message = rule.say.map { template($0, checker) }
        scope.question = rule.ask.map { template($0, checker) } ?? ScopeBuilder.politeQuestion
        scope.hints = rule.hints.map { hint in
            Scope.Hint(when: hint.condition.map { checker.check($0, as: .truth) }, text: template(hint.text, checker))
        }
        scope.measures = rule.measures.flatMap { measures($0) }
        return condition == nil ? nil : scope
    }

    private static let politeQuestion = LocalizedTemplate(
        Template(parts: [.text("Klopt dit? Wilt u de cijfers nakijken en zo nodig verbeteren?")]),
        en: Template(parts: [.text("Is this right? Please check the figures and correct them where needed.")]))

    private func locals(_ checker: ExpressionChecker) -> [Scope.Local] {
        var result: [Scope.Local] = []
        for (index, local) in rule.locals.enumerated() {
            let name = local.name.text
            if pack.datasets[dataset].columns[name] != nil {
                pack.problems.report(.letHidesColumn(name), at: local.name.site)
            } else if checker.locals[name] != nil, let first = rule.locals.first(where: { $0.name.text == name }) {
                pack.problems.report(
                    .duplicate(.local, name, first: first.name.site.place), at: local.name.site)
            }
            let checked = checker.check(local.value)
            result.append(Scope.Local(name: name, value: checked.expression))
            checker.locals[name] = ExpressionChecker.Local(index: index, type: checked.type, text: local.value)
        }
        return result
    }

    // MARK: The condition

    private func condition(_ checker: ExpressionChecker) -> Condition? {
        if let holds = rule.holds { return .holds(checker.checkStatement(holds)) }
        if let value = rule.value {
            return .measured(
                checker.check(value, as: .number),
                warningFrom: rule.warningFrom.map { checker.check($0, as: .number) },
                errorFrom: rule.errorFrom.map { checker.check($0, as: .number) })
        }
        if let expectation = rule.expectation { return self.expectation(expectation) }
        return nil
    }

    private func expectation(_ text: SyntaxRule.Expectation) -> Condition? {
        guard group == nil else {
            pack.problems.report(.expectsWithoutRecords, at: text.site)
            return nil
        }
        guard schema.roster != nil else {
            pack.problems.report(.notARoster(dataset: schema.name), at: text.site)
            return nil
        }
        guard let datasetColumn = pack.column(text.dataset, of: dataset) else { return nil }
        let matching = text.matching.compactMap { pack.column($0, of: dataset) }
        var reportPer: [Int] = []
        for name in rule.reportPer {
            guard let column = pack.column(name, of: dataset) else { continue }
            if matching.contains(column) || column == datasetColumn {
                reportPer.append(column)
            } else {
                let allowed = (matching + [datasetColumn]).map { schema.columns[$0].name }
                pack.problems.report(.reportPerOther(name.text, columns: allowed), at: name.site)
            }
        }
        if rule.reportPer.isEmpty { reportPer = matching + [datasetColumn] }
        return .expects(Expectation(datasetColumn: datasetColumn, matching: matching, reportPer: reportPer))
    }

    // MARK: Texts and columns

    private func template(_ text: SyntaxTemplateText, _ checker: ExpressionChecker) -> LocalizedTemplate {
        func checked(_ template: SyntaxTemplate) -> Template {
            Template(
                parts: template.parts.map { part in
                    switch part {
                    case .text(let text): .text(text)
                    case .value(let value): .value(checker.check(value).expression)
                    }
                })
        }
        return LocalizedTemplate(checked(text.dutch), en: text.english.map(checked))
    }

    /// A measure that has only categories stands for all of them.
    private func measures(_ name: SyntaxName) -> [Int] {
        let info = pack.datasets[dataset]
        if let index = info.columns[name.text] { return [index] }
        if let measure = info.measures.first(where: { $0.text.name.text == name.text }) {
            return measure.breakdowns.flatMap(\.columns)
        }
        return pack.column(name, of: dataset).map { [$0] } ?? []
    }
}
