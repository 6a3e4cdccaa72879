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
}
