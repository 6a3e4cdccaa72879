import KloptLanguage
import KloptModel
import KloptTables

/// Words findings as issues, one at a time and when asked: most runs read a screenful, a gate only counts.
struct IssueWriter: Sendable {
    let plan: Plan
    let findings: Findings
    let surroundings: Surroundings
    let sources: [Source]
    /// What was not used or was assumed in the input.
    let notes: [Note]
    /// Indexes of the findings to report, by owner, dataset, key, rule.
    let order: [Int32]
    /// Per position in `order`, how many earlier issues have the same rule, key and measures.
    let repeats: [Int32: Int]
    var explained = Explained()
    /// nil where only what tells issues apart is wanted, and not their words.
    var receipts: Receipts?
    private let names = SimilarNames()

    func issue(at position: Int) -> Issue {
        let finding = findings[Int(order[position])]
        var issue = worded(finding)
        issue.id = id(of: issue, at: position)
        issue.seeAlso = siblings(of: position, issue)
        guard !explained.isEmpty else { return issue }
        issue.explanation = explained.holding[order[position]]
        if issue.explanation == nil, let former = explained.former[order[position]] {
            let text = words(of: former).text(in: plan.language)
            issue.hint = issue.hint.map { $0 + " " + text } ?? text
        }
        return issue
    }

    /// Who explained it once is not asked as if nothing had been said.
    private func words(of former: Explained.Former) -> Localized {
        let (reason, author) = (former.explanation.reason, former.explanation.author)
        let end = Localized(former.explanation.until.text(in: .dutch), en: former.explanation.until.text(in: .english))
        return former.isExpired
            ? Localized(
                "Eerder is hierbij uitgelegd: «\(reason)» (\(author)). Die toelichting gold tot en met \(end.dutch).",
                en:
                    "This was explained before: “\(reason)” (\(author)). That explanation held up to and including \(end.english)."
            )
            : Localized(
                "Eerder is hierbij uitgelegd: «\(reason)» (\(author)). Die toelichting ging over andere cijfers.",
                en: "This was explained before: “\(reason)” (\(author)). That explanation was about other figures.")
    }

    /// What tells an issue from others, without its words.
    func identity(at position: Int) -> (id: String, key: [KeyPart]) {
        let issue = identified(findings[Int(order[position])])
        return (id(of: issue, at: position), issue.key)
    }

    /// By what an issue is held against others, without its words where it can do without.
    func mark(at position: Int) -> IssueList.Mark {
        let finding = findings[Int(order[position])]
        let issue = identified(finding)
        let record = findings.detail(of: finding) == nil ? findings.record(of: finding, plan) : nil
        let observed = record.map { sightings(finding, evaluator(finding, $0)).observations() } ?? issue.observed
        return IssueList.Mark(id: id(of: issue, at: position), observed: observed)
    }

    func outline(at position: Int) -> IssueList.Outline {
        let finding = findings[Int(order[position])]
        return IssueList.Outline(
            owner: finding.owner == Finding.none ? nil : plan.pool.text(finding.owner), severity: finding.severity,
            isExplained: !explained.isEmpty && explained.holding[order[position]] != nil)
    }

    // MARK: One finding

    private func worded(_ finding: Finding) -> Issue {
        let check = plan.checks[Int(finding.check)]
        let rule = plan.ruleSet.rules[check.rule]
        let schema = plan.datasets[check.dataset]
        let language = plan.language
        var issue = Issue(
            id: "", rule: rule.id, severity: finding.severity,
            owner: finding.owner == Finding.none ? nil : plan.pool.text(finding.owner), dataset: schema.name,
            message: rule.title.text(in: language), question: "", why: rule.why.text(in: language))
        let record = findings.record(of: finding, plan)
        let evaluator = evaluator(finding, record)
        let numbers = NumberText(language: language)
        let arithmetic = Arithmetic(plan: plan, check: check, evaluator: evaluator, numbers: numbers)
        if let record { issue.key = key(record, schema, check.group) }
        var columns = check.measures
        // What was not delivered stands nowhere: the roster is not the organisation's to look at.
        var isSomewhere = true
        if let detail = findings.detail(of: finding) {
            let words = DetailWords(
                plan: plan, schema: schema, surroundings: surroundings, sources: sources, notes: notes,
                receipts: receipts)
            columns = words.apply(detail, finding, record, to: &issue) ?? columns
            if case .absent = detail { isSomewhere = false }
            issue.message += silence(finding, columns)
        } else {
            expression(finding, check, rule, evaluator, arithmetic, to: &issue)
        }
        if issue.measures.isEmpty { issue.measures = columns.map { schema.columns[$0].name } }
        // Of a cell, a column or a record that is not there, the detail knows better what to ask than the rule.
        if let question = check.question, issue.question.isEmpty || !rule.isStructural {
            issue.question = text(question, arithmetic)
        } else if issue.question.isEmpty {
            issue.question = Localized(
                "Wilt u dit nakijken en zo nodig verbeteren?", en: "Would you check this, and correct it if needed?"
            ).text(in: language)
        }
        for hint in check.hints where hint.when.map({ evaluator.value($0) == .truth(.yes) }) ?? true {
            issue.hint = text(hint.text, arithmetic)
            break
        }
        if issue.hint == nil { issue.hint = names.hint(check, evaluator, surroundings) }
        if issue.location == nil, isSomewhere { issue.location = place(finding, columns) }
        return issue
    }

    /// Evaluates expressions on a finding's record; without one, on a record in which everything is missing.
    private func evaluator(_ finding: Finding, _ record: Record?) -> Evaluator {
        let check = plan.checks[Int(finding.check)]
        let evaluator = Evaluator(plan: plan, surroundings: around(finding))
        let columnCount = plan.datasets[check.dataset].columns.count
        evaluator.begin(
            record
                ?? Record(set: ColumnSet(dataset: check.dataset, columnCount: columnCount, values: [:]), row: 0),
            locals: check.locals, missing: check.missing)
        return evaluator
    }

    private func sightings(_ finding: Finding, _ evaluator: Evaluator) -> Sightings {
        let check = plan.checks[Int(finding.check)]
        return Sightings(
            plan: plan, check: check, evaluator: evaluator, surroundings: surroundings, sources: sources,
            localNames: plan.ruleSet.rules[check.rule].scopes[check.scope].locals.map(\.name))
    }

    private func around(_ finding: Finding) -> Surroundings {
        Period(rawValue: finding.period).map { Surroundings(surroundings, period: $0) } ?? surroundings
    }

    /// Fills in what follows from the condition: the arithmetic, and what was seen where.
    private func expression(
        _ finding: Finding, _ check: Check, _ rule: Rule, _ evaluator: Evaluator, _ arithmetic: Arithmetic,
        to issue: inout Issue
    ) {
        let title = rule.title.text(in: plan.language)
        let schema = plan.datasets[check.dataset]
        if let broken = arithmetic.broken() {
            issue.message = arithmetic.sentence(broken)
            if !rule.isStructural {
                issue.message += plan.language == .dutch ? " De regel is: \(title)." : " The rule is: \(title)."
            }
            issue.expected = broken.expected.exact
            issue.difference = broken.difference
            if issue.hint == nil { issue.hint = typingHint(broken, check, evaluator) }
        } else {
            let seen = check.measures.map { column in
                let value = arithmetic.valueText(schema.columns[column].type.node(column))
                return "«\(arithmetic.label(column))» is \(value)"
            }
            let rule = plan.language == .dutch ? "De regel is: \(title)." : "The rule is: \(title)."
            let sentence = arithmetic.numbers.list(seen)
            issue.message = seen.isEmpty ? rule : "\(sentence)\(sentence.hasSuffix(".") ? "" : ".") \(rule)"
        }
        if let message = check.message { issue.message = text(message, arithmetic) }
        let sightings = sightings(finding, evaluator)
        issue.observed = sightings.observations()
        issue.related = sightings.related()
        if check.group != nil {
            // A group stands nowhere by itself: the first figure that the rule reads is where to look.
            issue.location = issue.related.first
            issue.related = Array(issue.related.dropFirst())
        }
    }

    /// How many checks could not be decided for want of the cell that the finding is about.
    private func silence(_ finding: Finding, _ columns: [Int]) -> String {
        guard finding.row > 0, columns.count == 1, let column = columns.first,
            let count = findings.silenced[CellAddress(source: finding.source, row: finding.row, column: column)]
        else { return "" }
        let one = count == 1
        return Localized(
            one
                ? " Daardoor kon 1 controle niet worden gedaan."
                : " Daardoor konden \(count) controles niet worden gedaan.",
            en: one
                ? " Because of this 1 check could not be made." : " Because of this \(count) checks could not be made."
        ).text(in: plan.language)
    }

    private func typingHint(_ broken: Arithmetic.Broken, _ check: Check, _ evaluator: Evaluator) -> String? {
        guard broken.comparison == .equal, check.tolerance == nil, let difference = broken.difference,
            let left = broken.left.signedCells(1, locals: check.locals),
            let right = broken.right.signedCells(-1, locals: check.locals)
        else { return nil }
        let schema = plan.datasets[check.dataset]
        let terms = (left + right).compactMap { cell -> (column: Int, sign: Int, value: Number)? in
            evaluator.value(.count(cell.column)).exact.map { (cell.column, cell.sign, $0) }
        }
        guard terms.count == left.count + right.count else { return nil }
        return TypingError(plan: plan, schema: schema, numbers: NumberText(language: plan.language))
            .hint(difference: difference, terms: terms)
    }

    private func text(_ template: TemplatePlan, _ arithmetic: Arithmetic) -> String {
        template.parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let node): arithmetic.valueText(node)
            }
        }.joined()
    }

    // MARK: Key, place, id

    private func key(_ record: Record, _ schema: DatasetSchema, _ group: Scope.Group?) -> [KeyPart] {
        let columns = group.map { group in
            schema.columns.indices.filter { group.columns.contains($0) || (group.byYear && $0 == schema.period) }
        }
        return (columns ?? schema.keyIndexes).compactMap { column in
            guard let value = record.value(column) else { return nil }
            return KeyPart(name: schema.columns[column].name, value: schema.columns[column].text(of: value, plan.pool))
        }
    }

    private func place(_ finding: Finding, _ columns: [Int]) -> DataPlace? {
        guard sources.indices.contains(Int(finding.source)) else { return nil }
        return sources[Int(finding.source)].place(row: Int(finding.row), columns: columns)
    }

    private func id(of issue: Issue, at position: Int) -> String {
        var hash = StableHash()
        func add(_ text: String) { hash.add(text) }
        add(issue.rule)
        add(issue.dataset)
        if let owner = issue.owner { add(owner) }
        for part in issue.key {
            add(part.name)
            add(part.value)
        }
        for measure in issue.measures { add(measure) }
        let finding = findings[Int(order[position])]
        if let ordinal = findings.detail(of: finding)?.ordinal {
            // What belongs to no record has no key: its quarter and its number among its like are all there is.
            if let period = Period(rawValue: finding.period) { add(period.description) }
            if ordinal > 0 { add("\(ordinal)") }
        } else if let repeated = repeats[Int32(truncatingIfNeeded: position)] {
            add("\(repeated)")
        }
        return "k-" + hash.text
    }

    // MARK: Issues about the same measures

    /// Ids of other issues of the same record that are about the same measures.
    private func siblings(of position: Int, _ issue: Issue) -> [String] {
        let finding = findings[Int(order[position])]
        guard finding.row > 0, !issue.measures.isEmpty else { return [] }
        let dataset = plan.checks[Int(finding.check)].dataset
        func isSame(_ other: Int) -> Bool {
            guard order.indices.contains(other) else { return false }
            let sibling = findings[Int(order[other])]
            return sibling.row == finding.row && sibling.source == finding.source
                && plan.checks[Int(sibling.check)].dataset == dataset
        }
        var first = position
        while first > position - 10, isSame(first - 1) { first -= 1 }
        var last = position
        while last < position + 10, isSame(last + 1) { last += 1 }
        guard first < last else { return [] }
        let names = Set(issue.measures.map { base($0, dataset) })
        return (first...last).compactMap { other in
            guard other != position else { return nil }
            let sibling = identified(findings[Int(order[other])])
            guard !names.isDisjoint(with: sibling.measures.map { base($0, dataset) }) else { return nil }
            return id(of: sibling, at: other)
        }
    }

    /// As much of an issue as its id is made of.
    private func identified(_ finding: Finding) -> Issue {
        // What its detail is about, only the words for it know.
        guard findings.detail(of: finding) == nil, let record = findings.record(of: finding, plan) else {
            return worded(finding)
        }
        let check = plan.checks[Int(finding.check)]
        let schema = plan.datasets[check.dataset]
        var issue = Issue(
            id: "", rule: plan.ruleSet.rules[check.rule].id, severity: finding.severity,
            owner: finding.owner == Finding.none ? nil : plan.pool.text(finding.owner), dataset: schema.name,
            message: "", question: "", why: "")
        issue.key = key(record, schema, check.group)
        issue.measures = check.measures.map { schema.columns[$0].name }
        return issue
    }

    /// The measure of a column: `duurzaam` of `duurzaam_uwv`.
    private func base(_ name: String, _ dataset: Int) -> String {
        plan.datasets[dataset].index(of: name).map { plan.datasets[dataset].columns[$0].measure } ?? name
    }
}

extension Source {
    /// A row, and the cells of the columns that the file has.
    func place(row: Int, columns: [Int]) -> DataPlace {
        let cells =
            row > 0
            ? columns.compactMap { column -> String? in
                guard positions.indices.contains(column), let position = positions[column] else { return nil }
                return DataPlace.columnLetters(position) + String(row)
            } : []
        return DataPlace(file: file, sheet: sheet, row: row > 0 ? row : nil, cells: cells)
    }
}
