import KloptLanguage
import KloptModel
import KloptTables

/// What is known before a quarter is delivered: who is expected to deliver what, and the quarters before it.
///
/// A template asks it what a record will be held against. The answers are the engine's own, so that a successor's
/// previous value is the sum of its predecessors' here too.
package struct Past: Sendable {
    /// An expression that does not depend on what is still to be filled in, and what a missing number means to it.
    package struct Question: Hashable, Sendable {
        package var expression: Expression
        package var missing: MissingMode

        package init(expression: Expression, missing: MissingMode) {
            self.expression = expression
            self.missing = missing
        }
    }

    /// What a question comes to.
    package enum Answer: Hashable, Sendable {
        /// Somewhere between the two, inclusive; nil is without end. `isKnown` is false for what is missing.
        case number(low: Number?, high: Number?, isKnown: Bool)
        case text(String)
        case period(Period)
        case date(CalendarDate)
        /// nil: not to be said.
        case truth(Bool?)
        case missing
        case notApplicable
        case impossible
    }

    /// A record that a roster expects, by the key columns of its dataset that the roster names too.
    package struct Expected: Hashable, Sendable {
        package var dataset: Int
        /// The canonical texts, by column of the dataset.
        package var key: [Int: String]
    }

    package let failures: [Report.Failure]
    private let plan: Plan
    private let surroundings: Surroundings
    private let period: Period
    /// Per dataset, the check whose `let`s are the questions of one missing mode, and where each question is.
    private let places: [[Question: (check: Int, local: Int)]]

    /// Reads files and folders as `klopt check` does.
    ///
    /// - Parameters:
    ///   - period: the quarter that is to be delivered.
    ///   - questions: per dataset, what will be asked.
    /// - Complexity: one pass over the files.
    package init(
        paths: [String], ruleSet: RuleSet, period: Period, questions: [[Question]], language: Language, threads: Int
    ) {
        let (asked, places) = Past.rules(asking: questions)
        var rules = ruleSet
        rules.rules = asked
        let pool = TextPool()
        let plan = Plan(rules, pool: pool, language: language)
        var store = RecordStoreBuilder(columnCounts: rules.datasets.map(\.columns.count), kept: plan.kept)
        let reader = InputReader(
            context: ReadingContext(
                datasets: rules.datasets, codeLists: rules.codeLists, pool: pool, hashesFiles: false))
        let reading = reader.read(
            paths: paths, threads: threads, process: { $0 }, merge: { store.append($0, at: $1) })
        self.plan = plan
        self.period = period
        self.places = places
        failures = reading.failures
        surroundings = Surroundings(plan: plan, store: store.finished(), period: period)
    }

    /// A rule for each missing mode of each dataset, with its questions as `let`s.
    private static func rules(asking questions: [[Question]]) -> ([Rule], [[Question: (check: Int, local: Int)]]) {
        var rules: [Rule] = []
        var places: [[Question: (check: Int, local: Int)]] = []
        for (dataset, questions) in questions.enumerated() {
            var found: [Question: (check: Int, local: Int)] = [:]
            var modes: [MissingMode] = []
            for question in questions where !modes.contains(question.missing) { modes.append(question.missing) }
            for mode in modes {
                var scope = Scope(dataset: dataset, condition: .holds(.truth(true)), missing: mode)
                for question in questions where question.missing == mode && found[question] == nil {
                    found[question] = (rules.count, scope.locals.count)
                    scope.locals.append(Scope.Local(name: "", value: question.expression))
                }
                rules.append(
                    Rule(
                        id: "\(dataset).\(rules.count)", words: RuleWords { RuleWords.Texts(title: Localized("")) },
                        severity: .info, scopes: [scope]))
            }
            places.append(found)
        }
        return (rules, places)
    }

    // MARK: The roster

    private var rosters: [(dataset: Int, roles: RosterRoles)] {
        plan.datasets.enumerated().compactMap { index, schema in schema.roster.map { (index, $0) } }
    }

    package var hasRoster: Bool { rosters.contains { surroundings.store.tables[$0.dataset].set.rowCount > 0 } }

    /// The organisations on a roster, in its order.
    package var organisations: [String] {
        var names: [String] = []
        var seen: Set<String> = []
        forEachRosterRow { record, schema, _ in
            guard let owner = schema.owner.flatMap({ record.value($0) }) else { return }
            let name = plan.pool.text(owner)
            if seen.insert(name).inserted { names.append(name) }
        }
        return names
    }

    /// What an organisation is expected to deliver in the quarter, in the order of the roster.
    ///
    /// - Parameter organisation: as it stands on the roster.
    package func expected(of organisation: String) -> [Expected] {
        var found: [Expected] = []
        forEachRosterRow { record, schema, roles in
            guard let owner = schema.owner.flatMap({ record.value($0) }), plan.pool.text(owner) == organisation,
                let from = record.value(roles.from), from <= period.rawValue,
                record.value(roles.to).map({ $0 >= period.rawValue }) ?? true,
                let dataset = record.value(roles.delivers).flatMap({ plan.datasetsByName[$0] }),
                plan.datasets[dataset].validity.contains(period)
            else { return }
            var key: [Int: String] = [:]
            let target = plan.datasets[dataset]
            for column in target.keyIndexes where column != target.owner && column != target.period {
                guard let other = schema.index(of: target.columns[column].name), let value = record.value(other) else {
                    continue
                }
                key[column] = schema.columns[other].text(of: value, plan.pool)
            }
            let expected = Expected(dataset: dataset, key: key)
            if !found.contains(expected) { found.append(expected) }
        }
        return found
    }

    private func forEachRosterRow(_ body: (Record, DatasetSchema, RosterRoles) -> Void) {
        for (dataset, roles) in rosters {
            for row in 0..<surroundings.store.tables[dataset].set.rowCount {
                body(surroundings.store.record(dataset, row), plan.datasets[dataset], roles)
            }
        }
    }

    // MARK: Earlier records

    /// Whether there is any record of a dataset of so many quarters before.
    package func hasRecords(_ dataset: Int, periodsBefore: Int) -> Bool {
        guard let target = period.advanced(by: -periodsBefore) else { return false }
        return surroundings.periodsPresent[dataset].contains(target.rawValue)
    }

    /// The answers for the record of a key.
    ///
    /// - Parameters:
    ///   - key: texts by column; the quarter is added.
    ///   - questions: of those that were announced; another is impossible.
    package func answers(_ dataset: Int, key: [Int: String], to questions: [Question]) -> [Answer] {
        let schema = plan.datasets[dataset]
        var values: [Int: Int64] = [:]
        for (column, text) in key {
            let type = schema.columns[column].type
            if type.isText { values[column] = plan.pool.number(of: text) }
            if type.isPeriod { values[column] = Period(canonical: text)?.rawValue }
        }
        if let column = schema.period { values[column] = period.rawValue }
        let record = Record(
            set: ColumnSet(dataset: dataset, columnCount: schema.columns.count, values: values), row: 0)
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        return questions.map { question in
            guard let place = places[dataset][question] else { return .impossible }
            let check = plan.checks[place.check]
            evaluator.begin(record, locals: check.locals, missing: question.missing)
            return answer(evaluator.value(.local(place.local)))
        }
    }

    private func answer(_ value: Value) -> Answer {
        switch value {
        case .number(let interval, let isKnown): .number(low: interval.low, high: interval.high, isKnown: isKnown)
        case .text(let number): .text(plan.pool.text(number))
        case .period(let period): .period(period)
        case .date(let date): .date(date)
        case .truth(.yes): .truth(true)
        case .truth(.no): .truth(false)
        case .truth(.unknown): .truth(nil)
        case .missing: .missing
        case .notApplicable: .notApplicable
        case .impossible: .impossible
        }
    }
}
