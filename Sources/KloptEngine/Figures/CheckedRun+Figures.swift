import KloptLanguage
import KloptModel

extension CheckedRun {
    /// What a report on the accepted deliveries prints; nil when the pack does not say which figures there are.
    ///
    /// The run must have kept its numbers (`RunRequest.keepsNumbers`).
    /// - Complexity: linear in the records of the periods, and in the figures.
    package func figures(_ request: FigureRequest) -> FigureReport? {
        plan.figureTables.first.map { FigureMaker(run: self, table: $0, request: request).report() }
    }

    /// The printed figures among the input, held against the accepted deliveries; nil when there are none, or nothing
    /// was delivered.
    ///
    /// Where everything that was delivered is accepted, it finds what the rule on printed figures finds.
    package func figureComparison() -> FigureComparison? {
        guard let table = plan.figureTables.first else { return nil }
        let dataset = table.declaration.dataset
        let set = surroundings.store.tables[dataset].set
        let counted = CountedRecords(table, surroundings, reach?.deliveries)
        guard set.rowCount > 0, !counted.rows.isEmpty else { return nil }
        let schema = plan.datasets[dataset]
        let printed = PrintedFigures(ComputedFigures(table, surroundings, counted))
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        let words = FigureWords(plan: plan, schema: schema)
        var comparison = FigureComparison()
        for row in 0..<set.rowCount {
            let record = Record(set: set, row: row)
            let findsCauses = comparison.differences.count < PrintedFigures.causesWorkedOut
            switch printed.comparison(of: record, evaluator, findsCauses: findsCauses) {
            case .notMade, .notDelivered: comparison.notHeld += 1
            case .undecided: comparison.undecided += 1
            case .impossible: comparison.impossible += 1
            case .same: comparison.same += 1
            case .differs(let difference):
                comparison.differences.append(words.difference(difference, record))
            }
        }
        return comparison
    }
}
