import KloptLanguage
import KloptModel

extension StoreChecker {
    /// Holds each figure of a long dataset against what the records come to.
    func figures(_ index: Int, _ check: Check, _ table: FigureTable) -> AcrossResult {
        let store = surroundings.store.tables[check.dataset]
        guard store.set.rowCount > 0 else { return AcrossResult() }
        let schema = plan.datasets[check.dataset]
        let counted = CountedRecords(table, surroundings, self.counted)
        guard !counted.rows.isEmpty else {
            return .notApplicable(
                count: store.set.rowCount,
                Localized(
                    "er zijn geen leveringen waaruit cijfers volgen",
                    en: "there are no deliveries that figures follow from"))
        }
        var withWithheld: ComputedFigures?
        if let deliveries = self.counted, deliveries.states.values.contains(.withheld) {
            let all = CountedRecords(table, surroundings, deliveries, countsWithheld: true)
            withWithheld = ComputedFigures(table, surroundings, all)
        }
        let printed = PrintedFigures(ComputedFigures(table, surroundings, counted), withWithheld: withWithheld)
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        var found = AcrossResult()
        var failed = 0
        for row in 0..<store.set.rowCount {
            let record = Record(set: store.set, row: row)
            guard let (owner, period) = ownerAndPeriod(record, schema) else { continue }
            let outcome: Outcome
            switch printed.comparison(of: record, evaluator, findsCauses: failed < PrintedFigures.causesWorkedOut) {
            case .notMade, .notDelivered: outcome = .notApplicable
            case .undecided: outcome = .undecided
            case .impossible: outcome = .couldNotRun
            case .same: outcome = .passed
            case .differs(let difference):
                outcome = .failed
                failed += 1
                found.log.add(
                    index, plan, record, owner: owner, period: period, source: Int(store.sources[row]),
                    row: store.rows[row], detail: .unlikeRecords(difference))
            }
            found.tally.add(outcome, owner: owner, period: period)
        }
        return found
    }
}
