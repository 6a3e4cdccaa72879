import KloptLanguage
import KloptModel
import KloptTables

/// Runs rules on their own examples: an example is a small submission, and the rule must come to what it says.
package struct ExampleRunner {
    /// What became of one example.
    package struct Result: Sendable {
        package var rule: Rule
        package var example: Example
        package var counts: OutcomeCounts
        package var isAsExpected: Bool
    }

    private let ruleSet: RuleSet
    private let pool = TextPool()
    private let rows: TextRows

    package init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
        rows = TextRows(
            context: ReadingContext(datasets: ruleSet.datasets, codeLists: ruleSet.codeLists, pool: pool))
    }

    /// - Complexity: one small run per example.
    package func results(for rule: Rule) -> [Result] {
        guard !rule.examples.isEmpty else { return [] }
        // The rule by itself: what other rules say of the example does not matter.
        var alone = ruleSet
        // Also when it was switched off: its examples still say what it means.
        var rule = rule
        rule.switchedOff = nil
        alone.rules = [rule]
        let plan = Plan(alone, pool: pool, language: .dutch)
        return rule.examples.map { run($0, rule, alone, plan) }
    }

    private func run(_ example: Example, _ rule: Rule, _ alone: RuleSet, _ plan: Plan) -> Result {
        let checker = BatchChecker(plan: plan, sender: nil)
        var store = RecordStoreBuilder(columnCounts: alone.datasets.map(\.columns.count), kept: plan.kept)
        var tally = Tally(checkCount: plan.checks.count)
        var log = FindingLog()
        var reading = ReadingResult()
        guard let period = latestPeriod(example) ?? examplePeriod(rule) else {
            return Result(rule: rule, example: example, counts: OutcomeCounts(), isAsExpected: false)
        }
        for table in example.tables {
            let (columns, cells) = filledIn(table, period)
            var source = Source(dataset: table.dataset, file: "example", positions: [])
            source.recordCount = cells.count
            source.positions = alone.datasets[table.dataset].columns.indices.map { $0 }
            let result = checker.check(
                rows.batch(dataset: table.dataset, columns: columns, rows: cells, source: reading.sources.count))
            reading.sources.append(source)
            store.append(result.batch, at: BatchBase())
            tally += result.tally
            log.append(result.log)
        }
        let report = Run.checkedOnce(
            Run.Gathered(plan: plan, sender: nil, store: store.finished(), tally: tally, log: log, reading: reading),
            RunRequest(
                paths: [], period: .one(period),
                pack: Report.Pack(name: alone.name, title: alone.title, version: alone.version, path: ""), version: "")
        ).report
        let counts = report.rules.first?.counts ?? OutcomeCounts()
        return Result(rule: rule, example: example, counts: counts, isAsExpected: matches(counts, example.expected))
    }

    private func matches(_ counts: OutcomeCounts, _ expected: Outcome) -> Bool {
        guard expected == .couldNotRun || counts.couldNotRun == 0 else { return false }
        switch expected {
        case .passed: return counts.failed == 0 && counts.undecided == 0 && counts.passed > 0
        case .failed: return counts.failed > 0
        case .undecided: return counts.failed == 0 && counts.undecided > 0
        case .notApplicable: return counts.failed == 0 && counts.passed == 0 && counts.undecided == 0
        case .couldNotRun: return counts.couldNotRun > 0
        }
    }

    /// The latest quarter that the example's tables name: a rule about a year is shown in its fourth.
    private func latestPeriod(_ example: Example) -> Period? {
        example.tables.compactMap { table in
            let column = ruleSet.datasets[table.dataset].period.flatMap { table.columns.firstIndex(of: $0) }
            return column.flatMap { column in table.rows.compactMap { Period(canonical: $0[column]) }.max() }
        }.max()
    }

    /// A quarter in which the rule is valid, with room for earlier ones.
    private func examplePeriod(_ rule: Rule) -> Period? {
        let dataset = rule.scopes.first.map { ruleSet.datasets[$0.dataset] }
        let ends = [rule.validity.to, dataset?.validity.to].compactMap { $0 }
        let starts = [rule.validity.from, dataset?.validity.from].compactMap { $0 }
        if let last = ends.min() { return last }
        return (starts + [Period(year: 2025, quarter: 2)].compactMap { $0 }).max()
    }

    /// The table with the key columns that it leaves out: placeholders, and the period that is meant.
    private func filledIn(_ table: Example.Table, _ period: Period) -> ([Int], [[String]]) {
        let schema = ruleSet.datasets[table.dataset]
        var columns = table.columns
        var rows = table.rows
        for column in schema.columns.indices where !columns.contains(column) {
            let field = schema.columns[column]
            var text = ""
            if column == schema.period {
                text = (period.advanced(by: -table.periodsBefore) ?? period).description
            } else if field.isKey, field.isAlwaysRequired {
                text = placeholder(field, period)
            } else if column == schema.roster?.from {
                text = (period.advanced(by: -1) ?? period).description
            }
            guard !text.isEmpty else { continue }
            columns.append(column)
            rows = rows.map { $0 + [text] }
        }
        return (columns, rows)
    }

    private func placeholder(_ column: ColumnSchema, _ period: Period) -> String {
        switch column.type {
        case .text: return "voorbeeld"
        case .quarter, .period: return period.description
        case .count, .number: return "1"
        case .date: return "2025-03-01"
        case .code(let list): return ruleSet.codeLists.first { $0.name == list }?.entries.first?.name ?? ""
        }
    }
}
