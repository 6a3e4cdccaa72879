import KloptLanguage
import KloptModel

/// Turns rules into checks.
enum Planner {
    static func check(
        _ rule: Rule, _ ruleIndex: Int, _ scopeIndex: Int, language: Language, compiler: inout Compiler
    ) -> Check {
        let scope = rule.scopes[scopeIndex]
        let (dataset, schema) = (scope.dataset, compiler.datasets[scope.dataset])
        compiler.beginScope()
        var across = scope.group != nil
        func compile(_ expression: Expression) -> Node {
            let expression = scope.group.map { restricted(expression, to: scope, $0) } ?? expression
            return compiler.compile(expression, at: dataset, own: dataset)
        }
        let filter = scope.filter.map { compiler.compile($0, at: dataset, own: dataset) }
        let locals = scope.locals.map { compile($0.value) }
        let when = scope.when.map { compile($0) }
        var looksAt: Set<Int> = []
        let condition: PlannedCondition
        switch scope.condition {
        case .holds(let expression): condition = .holds(compile(expression))
        case .measured(let value, let warning, let error):
            condition = .measured(
                compile(value), warningFrom: warning.map { compile($0) }, errorFrom: error.map { compile($0) })
        case .expects(let expectation):
            across = true
            condition = .expects(expectation)
            for (other, target) in compiler.datasets.enumerated() where other != dataset && !target.isAdministration {
                let names = expectation.matching.map { schema.columns[$0].name }
                let columns = names.compactMap { target.index(of: $0) } + (target.period.map { [$0] } ?? [])
                if columns.count == names.count + 1 { compiler.note(columns + target.keyIndexes, of: other) }
            }
            compiler.note(schema.columns.indices, of: dataset)
        case .filled(let column): condition = .filled(column: column)
        case .exact: condition = .exact
        case .spelled: condition = .spelled
        case .uniqueKey:
            across = true
            condition = .uniqueKey(index: compiler.index(dataset, schema.keyIndexes))
        case .ownerAgrees:
            // Which names are organisations is known only when all is read.
            across = true
            condition = .ownerAgrees
        case .periodAgrees:
            // Which period is checked is known only when all is read.
            across = true
            condition = .periodAgrees
        case .templateCurrent:
            across = true
            condition = .templateCurrent
        case .receivedFile(let column):
            // Which quarters are checked, and which files there are.
            across = true
            condition = .receivedFile(column: column)
        case .receivedDay(let column):
            across = true
            condition = .receivedDay(column: column)
        case .nothingLost:
            across = true
            condition = .nothingLost
        case .explanation(let fault):
            // What there is to explain is known only when all is checked.
            across = true
            condition = .explanation(fault)
        case .totalsAgree:
            across = true
            condition = .totalsAgree
        case .followsRecords(let declaration, let sources):
            across = true
            looksAt.formUnion(sources)
            condition = .followsRecords(declaration: declaration)
        case .onlyWhereItCounts(let column): condition = .onlyWhereItCounts(column: column)
        }
        across = across || compiler.looksAcross
        looksAt.formUnion(compiler.looksAt)
        looksAt.remove(dataset)
        let usesPrevious = compiler.usesPrevious
        let message = scope.message.map { template($0, language, compile) }
        let question = scope.question.map { template($0, language, compile) }
        let hints = scope.hints.map { hint in
            (when: hint.when.map { compile($0) }, text: template(hint.text, language, compile))
        }
        // Hints may look further than the condition; then the check waits as well, or its hint could not be told.
        across = across || compiler.looksAcross
        let columns = ColumnUse(scope: scope)
        let measures = columns.named(of: schema)
        var captured = compiler.ownColumns
        captured.formUnion(columns.inCondition)
        captured.formUnion(measures)
        captured.formUnion(scope.group?.columns ?? [])
        captured.formUnion(schema.keyIndexes)
        if let owner = schema.owner { captured.insert(owner) }
        var linear: [LinearComparison]?
        if !across, filter == nil, when == nil, scope.tolerance == nil, case .holds(let expression) = scope.condition {
            linear = LinearComparison.all(in: expression, locals: scope.locals.map(\.value), schema: schema)
        }
        return Check(
            rule: ruleIndex, scope: scopeIndex, dataset: dataset, severity: rule.severity,
            validity: rule.validityUntilOff, group: scope.group, filter: filter, when: when, locals: locals,
            condition: condition, tolerance: scope.tolerance, missing: scope.missing, looksAcross: across,
            looksAt: looksAt, usesPrevious: usesPrevious, linear: linear, needs: columns.inCondition,
            measures: measures,
            captured: captured.sorted, message: message, question: question, hints: hints)
    }

    private static func template(
        _ text: LocalizedTemplate, _ language: Language, _ compile: (Expression) -> Node
    ) -> TemplatePlan {
        TemplatePlan(
            parts: text.template(in: language).parts.map { part in
                switch part {
                case .text(let text): .text(text)
                case .value(let expression): .value(compile(expression))
                }
            })
    }

    /// In a rule over groups, an aggregate over the group itself counts only the records that the rule is about.
    private static func restricted(_ expression: Expression, to scope: Scope, _ group: Scope.Group) -> Expression {
        guard let filter = scope.filter else { return expression }
        return expression.mapAggregates { aggregate in
            guard aggregate.dataset == scope.dataset, aggregate.by.map(\.column).sorted() == group.columns.sorted(),
                aggregate.by.allSatisfy({ $0.value == .column($0.column) })
            else { return aggregate }
            var restricted = aggregate
            restricted.condition = aggregate.condition.map { .and(filter, $0) } ?? filter
            return restricted
        }
    }

    static func figureSpaces(_ ruleSet: RuleSet, compiler: inout Compiler) -> [Int: FigureSpace] {
        var spaces: [Int: FigureSpace] = [:]
        for (dataset, schema) in ruleSet.datasets.enumerated() where schema.isLong {
            guard let value = schema.value else { continue }
            let key = schema.keyIndexes
            let onlyFor = key.map { column -> (position: Int, values: Set<Int64>)? in
                guard let only = schema.columns[column].onlyFor, let other = schema.index(of: only.column),
                    let position = key.firstIndex(of: other)
                else { return nil }
                return (position, Set(only.values.map { compiler.pool.number(of: $0) }))
            }
            let definitions = (ruleSet.figureDefinitions[dataset] ?? []).map { definition in
                FigureSpace.Definition(
                    condition: compiler.compile(definition.condition, at: dataset, own: dataset),
                    value: compiler.compile(definition.value, at: dataset, own: dataset))
            }
            spaces[dataset] = FigureSpace(
                keyColumns: key, onlyFor: onlyFor, value: compiler.columnNode(value, of: dataset),
                columnCount: schema.columns.count, index: compiler.index(dataset, key), definitions: definitions)
        }
        compiler.keepNoted()
        return spaces
    }

    static func keepAdministration(_ datasets: [DatasetSchema], compiler: inout Compiler) {
        for (dataset, schema) in datasets.enumerated() where schema.isAdministration {
            compiler.keep(schema.columns.indices, of: dataset)
        }
    }

    /// The columns that are kept per dataset: those that checks across records read, and the keys of those records.
    ///
    /// A dataset that no such check touches keeps nothing, however large it is.
    static func touched(_ checks: [Check], compiler: Compiler) -> [ColumnBits] {
        var touched: Set<Int> = []
        for check in checks where check.looksAcross && check.condition.needsRecords {
            touched.insert(check.dataset)
            touched.formUnion(check.looksAt)
        }
        // A roster is held against the keys of all that is delivered.
        if compiler.datasets.contains(where: { $0.roster != nil }) { touched.formUnion(compiler.datasets.indices) }
        for (dataset, schema) in compiler.datasets.enumerated() where schema.isAdministration {
            touched.insert(dataset)
        }
        var kept = compiler.kept
        for dataset in kept.indices {
            guard touched.contains(dataset) else {
                kept[dataset] = ColumnBits()
                continue
            }
            let schema = compiler.datasets[dataset]
            kept[dataset].formUnion(schema.keyIndexes)
            if let owner = schema.owner { kept[dataset].insert(owner) }
            for check in checks where check.looksAcross && check.dataset == dataset {
                kept[dataset].formUnion(check.captured)
            }
        }
        return kept
    }

    /// The columns that rules need, and besides those the key, the owner and the numbers of every dataset, or all of its
    /// columns.
    static func numbers(
        of datasets: [DatasetSchema], besides needed: [ColumnBits], andTexts: Bool
    ) -> [ColumnBits] {
        zip(datasets, needed).map { schema, needed in
            var kept = needed
            kept.formUnion(schema.keyIndexes)
            if let owner = schema.owner { kept.insert(owner) }
            kept.formUnion(schema.columns.indices.filter { andTexts || schema.columns[$0].type.isNumeric })
            return kept
        }
    }
}
