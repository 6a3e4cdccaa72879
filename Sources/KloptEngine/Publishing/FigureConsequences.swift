import KloptLanguage
import KloptModel
import KloptTables

/// What comes of figures of a report that do not follow from the deliveries: other figures that were computed from them,
/// and errors that would not be there with the figures that do follow.
///
/// Issues are told by their position in the run's report.
struct FigureConsequences {
    /// A figure that is wrong of itself.
    struct Cause {
        var position: Int32
        var consequences: [Int32] = []
    }

    private(set) var causes: [Cause] = []
    /// What comes of several figures together, or of one of so many that it is not worked out which.
    private(set) var joint: [Int32] = []
    /// Of all consequences, those that are errors of their own and not figures.
    private(set) var errors: Set<Int32> = []

    /// Of so many causes it is worked out which errors come of each, and of so many errors.
    private static let causesApart = 20
    private static let errorsApart = 2_000

    private let reach: IssueReach
    private let surroundings: Surroundings
    private var plan: Plan { reach.deliveries.plan }

    /// A wrong figure, and where the record that prints it stands.
    private struct Figure {
        var position: Int32
        var dataset: Int
        var row: Int
        var key: FigureKey?
        /// The right number as its column stores it; nil when only bounds are known.
        var right: (value: Int64, decimals: UInt8)?
        var isComputed: Bool

        /// Those that it may have been computed from.
        var sources: [Source] {
            guard let key else { return [] }
            let count = key.with { $0.kind = .count }
            let keys: [FigureKey] =
                switch key.kind {
                case .count: []
                case .percent(let base): [count, count.with { $0.name = base }]
                case .change(let period): [count, count.with { $0.period = period }]
                case .growth(let period):
                    [count, count.with { $0.period = period }, key.with { $0.kind = .change(against: period) }]
                }
            return keys.map { Source(dataset: dataset, key: $0) }
        }
    }

    private struct Source: Hashable {
        var dataset: Int
        var key: FigureKey
    }

    /// - Complexity: O(errors of reports), each judged anew; times the causes, for so many as are told apart.
    init(_ reach: IssueReach, _ surroundings: Surroundings) {
        self.reach = reach
        self.surroundings = surroundings
        let figures = (reach.wrongFigures ?? []).compactMap { figure(at: $0) }
        var positions: [Source: [Int32]] = [:]
        for figure in figures where !figure.isComputed {
            if let key = figure.key {
                positions[Source(dataset: figure.dataset, key: key), default: []].append(figure.position)
            }
        }

        // 1. Figures that follow from others as the report prints them.
        var found: [Int32: [Int32]] = [:]
        var parts: [Int32: [Figure]] = [:]
        var alone = figures.filter { !$0.isComputed }.map(\.position)
        for figure in figures where figure.isComputed {
            let rests = figure.sources.flatMap { positions[$0] ?? [] }
            switch rests.count {
            case 0: alone.append(figure.position)
            case 1:
                found[rests[0], default: []].append(figure.position)
                parts[rests[0], default: []].append(figure)
            default: joint.append(figure.position)
            }
        }
        alone.sort()

        // 2. Errors that are gone when all these figures are right.
        for dataset in Set(figures.map(\.dataset)).sorted() {
            let own = figures.filter { $0.dataset == dataset && $0.right != nil }
            var gone: [Int32] = []
            if let corrected = Corrected(own, dataset, plan, surroundings) {
                gone = reach.elsewhere.filter { corrected.isRight(finding(at: $0), reach.findings) }
            }
            errors.formUnion(gone)

            // 3. And which of them already with one.
            let isAlone = Set(alone)
            let apart = own.filter { isAlone.contains($0.position) }
            if apart.count <= Self.causesApart, gone.count <= Self.errorsApart {
                for cause in apart {
                    let together = [cause] + (parts[cause.position] ?? [])
                    guard !gone.isEmpty, let corrected = Corrected(together, dataset, plan, surroundings) else { break }
                    let explained = Set(gone.filter { corrected.isRight(finding(at: $0), reach.findings) })
                    found[cause.position, default: []] += explained.sorted()
                    gone.removeAll { explained.contains($0) }
                }
            }
            joint += gone
        }
        causes = alone.map { Cause(position: $0, consequences: found[$0] ?? []) }
        joint.sort()
    }

    private func finding(at position: Int32) -> Finding { reach.finding(at: position) }

    private func figure(at position: Int32) -> Figure? {
        let finding = finding(at: position)
        guard case .followsRecords(let declaration) = plan.checks[Int(finding.check)].condition,
            case .unlikeRecords(let difference)? = reach.findings.detail(of: finding)
        else { return nil }
        let table = plan.figureTables[declaration]
        let dataset = table.declaration.dataset
        guard let row = surroundings.store.tables[dataset].record(ofSource: Int(finding.source), row: finding.row)
        else {
            return nil
        }
        var isComputed = false
        if case .otherCounts? = difference.cause { isComputed = true }
        let scale =
            plan.datasets[dataset].columns[table.declaration.roles.value].type == .number
            ? Number(Int(Number.columnScale)) : Number(1)
        let right = difference.expected.exact?.multiplied(by: scale)?.int64
        return Figure(
            position: position, dataset: dataset, row: row,
            key: FigureKeys(table, plan.pool).key(of: surroundings.store.record(dataset, row)),
            right: right.map { ($0, UInt8(clamping: difference.decimals ?? 0)) }, isComputed: isComputed)
    }

    /// The records of a report with some figures as they should be.
    private struct Corrected {
        private let evaluator: Evaluator
        private let dataset: Int
        private let column: Int
        private let figures: [Int: (value: Int64, decimals: UInt8)]
        private let original: RecordStore.Table
        private let plan: Plan

        /// nil when there is nothing to correct.
        init?(_ figures: [Figure], _ dataset: Int, _ plan: Plan, _ surroundings: Surroundings) {
            guard !figures.isEmpty, let column = plan.datasets[dataset].value else { return nil }
            self.figures = Dictionary(
                figures.compactMap { figure in figure.right.map { (figure.row, $0) } },
                uniquingKeysWith: { first, _ in first })
            original = surroundings.store.tables[dataset]
            let set = original.set.replacing(column, by: self.figures)
            evaluator = Evaluator(
                plan: plan, surroundings: Surroundings(surroundings, replacing: set, column: column))
            (self.dataset, self.column, self.plan) = (dataset, column, plan)
        }

        /// Whether what a check found is not found any more; that it cannot be decided is no error.
        func isRight(_ finding: Finding, _ findings: Findings) -> Bool {
            let check = plan.checks[Int(finding.check)]
            guard check.dataset == dataset, findings.detail(of: finding) == nil,
                let found = findings.record(of: finding, plan)
            else { return false }
            var record = found
            if check.group == nil, let row = original.record(ofSource: Int(finding.source), row: finding.row),
                let right = figures[row]
            {
                record = Record(set: found.set.replacing(column, by: [found.row: right]), row: found.row)
            }
            // Groups were chosen by their records; this one stands for all of its group.
            switch evaluator.result(of: check, on: record, isFiltered: check.group != nil)?.outcome {
            case .passed, .notApplicable, .undecided, nil: return true
            case .failed, .couldNotRun: return false
            }
        }
    }
}
