import KloptLanguage
import KloptModel

extension CheckedRun {
    /// What a report on the accepted deliveries prints; nil when the pack does not say which figures there are.
    ///
    /// The run must have kept its numbers (`RunRequest.keepsNumbers`).
    /// - Complexity: a check of all quarters, and linear in the figures.
    package func figures(_ request: FigureRequest) -> FigureReport? {
        plan.figureTables.first.map { table in
            FigureMaker(run: self, deliveries: deliveriesOfAllQuarters(), table: table, request: request).report()
        }
    }
}
