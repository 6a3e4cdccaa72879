import KloptLanguage
import KloptModel
import KloptTables

@testable import KloptEngine

/// One rule on tables of text, run by the engine.
struct EngineRun {
    let isLinear: Bool
    let looksAcross: Bool
    /// The rows of the roster that each issue about something absent names.
    private(set) var absent: Set<[Int]> = []
    private let owners: [Tally.OwnerPeriod: OutcomeCounts]
    private let pool: TextPool

    /// - Parameters:
    ///   - texts: cells per dataset and row, in the order of that dataset's `columns`.
    ///   - period: the one to check; all when there is none.
    init(_ ruleSet: RuleSet, _ texts: [[[String]]], _ columns: [[String]], period: Period? = nil) {
        pool = TextPool()
        let plan = Plan(ruleSet, pool: pool, language: .dutch)
        let rows = TextRows(
            context: ReadingContext(datasets: ruleSet.datasets, codeLists: ruleSet.codeLists, pool: pool))
        let checker = BatchChecker(plan: plan, sender: nil)
        var store = RecordStoreBuilder(columnCounts: ruleSet.datasets.map(\.columns.count), kept: plan.kept)
        var tally = Tally(checkCount: plan.checks.count)
        for dataset in texts.indices {
            let indexes = columns[dataset].compactMap { ruleSet.datasets[dataset].index(of: $0) }
            let result = checker.check(
                rows.batch(dataset: dataset, columns: indexes, rows: texts[dataset], source: dataset))
            store.append(result.batch, at: BatchBase())
            tally += result.tally
        }
        let request: PeriodRequest = period.map { .one($0) } ?? .all
        let selection = PeriodSelection.select(request, tally.records, datasets: plan.datasets)
        let across = StoreChecker(
            plan: plan,
            surroundings: Surroundings(plan: plan, store: store.finished(), period: selection.checked.last),
            selection: selection, reading: ReadingResult(), sender: nil, unreadable: [], counted: nil, day: nil,
            threads: 1)
        let found = across.run { _, _ in }
        tally += found.tally
        owners = tally.owners
        isLinear = plan.checks.contains { $0.linear != nil }
        looksAcross = plan.checks.contains(where: \.looksAcross)
        let findings = found.log.finished()
        for number in 0..<findings.count {
            if case .absent(let rows)? = findings.detail(of: findings[number]) { absent.insert(rows.map { Int($0) }) }
        }
    }

    /// The rules of a text that somebody wrote; nil when they are refused.
    static func load(_ text: String) -> RuleSet? {
        var ruleSet = RuleLoader.load([RuleSource(path: "r.klopt", text: text)]) { _ in nil }.ruleSet
        ruleSet?.rules.removeAll(where: \.isStructural)
        return ruleSet
    }

    /// Each record of a dataset has an owner and period of its own.
    func outcome(_ record: ReferenceRecord) -> Outcome? {
        guard case .text(let name) = record.cell("organisatie") else { return nil }
        let key = Tally.OwnerPeriod(
            owner: pool.number(of: name), period: record.period?.rawValue ?? Finding.none)
        let counts = owners[key] ?? OutcomeCounts()
        return Outcome.allCases.first { counts[$0] > 0 }
    }

    /// How many checks came out how, by owner; of what has no owner under the empty name.
    var outcomes: [String: OutcomeCounts] {
        var outcomes: [String: OutcomeCounts] = [:]
        for (key, counts) in owners where counts != OutcomeCounts() {
            outcomes[key.owner == Finding.none ? "" : pool.text(key.owner), default: OutcomeCounts()] += counts
        }
        return outcomes
    }
}
