import KloptLanguage
import KloptModel
import KloptTables

/// Holds a wrong figure against what had been delivered before a later version came in.
///
/// Each later version costs a run of its own, so that this is worked out for a few wrong figures and files alone.
struct EarlierVersions {
    private static let most = 8

    private let run: CheckedRun
    /// The files that took the place of others, in order; none when they are many.
    private let files: [String]
    private var made: [String: Made] = [:]

    private struct Made {
        var run: CheckedRun
        /// Per declaration.
        var figures: [Int: ComputedFigures]
    }

    init(_ run: CheckedRun) {
        self.run = run
        let files = Set(run.report.resubmissions.compactMap { $0.versions.last?.file }).sorted()
        self.files = files.count <= Self.most ? files : []
    }

    /// The one file without which the deliveries come to the figure that is printed; nil when none or several do.
    mutating func file(explaining finding: Finding) -> String? {
        guard !files.isEmpty,
            case .followsRecords(let declaration) = run.plan.checks[Int(finding.check)].condition,
            let printed = printed(finding, declaration)
        else { return nil }
        let fitting = files.filter { figure(finding, declaration, without: $0) == printed }
        return fitting.count == 1 ? fitting[0] : nil
    }

    private func printed(_ finding: Finding, _ declaration: Int) -> Number? {
        let table = run.plan.figureTables[declaration].declaration
        let dataset = table.dataset
        guard
            let row = run.surroundings.store.tables[dataset].record(ofSource: Int(finding.source), row: finding.row),
            let value = run.surroundings.store.record(dataset, row).value(table.roles.value)
        else { return nil }
        return run.plan.datasets[dataset].columns[table.roles.value].number(value)
    }

    /// What the figure would be; nil where it could not be made, or its record is not found again.
    private mutating func figure(_ finding: Finding, _ declaration: Int, without file: String) -> Number? {
        let place = run.reading.sources[Int(finding.source)]
        var other = made[file] ?? Made(run: run.without(file), figures: [:])
        defer { made[file] = other }
        let (plan, surroundings) = (other.run.plan, other.run.surroundings)
        let table = plan.figureTables[declaration]
        let dataset = table.declaration.dataset
        guard
            let source = other.run.reading.sources.firstIndex(where: {
                $0.file == place.file && $0.sheet == place.sheet && $0.dataset == dataset
            }),
            let row = surroundings.store.tables[dataset].record(ofSource: source, row: finding.row),
            let key = FigureKeys(table, plan.pool).key(of: surroundings.store.record(dataset, row))
        else { return nil }
        let figures =
            other.figures[declaration]
            ?? ComputedFigures(
                table, surroundings, CountedRecords(table, surroundings, other.run.deliveriesOfAllQuarters()))
        other.figures[declaration] = figures
        guard case .value(let value) = figures.result(key) else { return nil }
        return value.printed
    }
}
