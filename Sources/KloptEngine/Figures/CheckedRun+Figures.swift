import KloptLanguage
import KloptModel

extension CheckedRun {
    /// What a report on the accepted deliveries prints; nil when the pack does not say which figures there are.
    ///
    /// - Complexity: linear in the records of the periods, and in the figures.
    package func figures(_ request: FigureRequest) -> FigureReport? {
        guard let table = plan.figureTables.first else { return nil }
        let withheld = request.countsErrors ? [] : self.withheld
        return FigureMaker(run: self, table: table, request: request, withheld: withheld).report()
    }

    /// Deliveries with open errors. What is wrong with a whole file or period touches all of its owner's areas.
    var withheld: Set<DeliveryPart> {
        var parts: Set<DeliveryPart> = []
        let datasets = Dictionary(
            plan.datasets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for position in report.issues.indices where report.issues.outline(at: position).severity == .error {
            let issue = report.issues[position]
            guard issue.explanation == nil, let owner = issue.owner, let schema = datasets[issue.dataset],
                schema.roster == nil, let periodColumn = schema.period
            else { continue }
            func part(_ column: Int) -> String? {
                issue.key.first { $0.name == schema.columns[column].name }?.value
            }
            let period = part(periodColumn).flatMap { Period(canonical: $0) }
            let area = schema.keyIndexes.first { index in
                if case .code = schema.columns[index].type { return index != schema.owner }
                return false
            }
            for period in period.map({ [$0] }) ?? report.periods {
                parts.insert(
                    DeliveryPart(
                        dataset: schema.name, owner: owner, area: area.flatMap { part($0) }, period: period))
            }
        }
        return parts
    }
}
