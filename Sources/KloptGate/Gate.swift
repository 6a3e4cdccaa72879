import KloptModel

/// Decides whether figures may be published: a policy against facts.
///
/// What is not known keeps the gate closed: without a roster, a check, or anything to publish it says so.
package enum Gate {
    /// - Complexity: O(areas · datasets · measures).
    package static func decide(_ facts: PublicationFacts) -> GateDecision {
        let judge = Judge(policy: facts.policy)
        let reasons = overall(facts, judge)
        let isOpen = !reasons.contains(where: \.blocks)
        let stretches = (facts.report.coverage?.stretches ?? []).filter { $0.period == facts.period }
        let datasets = facts.datasets.map { dataset in
            decide(dataset, stretches.first { $0.dataset == dataset.name }, isOpen: isOpen, judge)
        }
        return GateDecision(facts: facts, reasons: reasons, datasets: datasets)
    }

    // MARK: Everything

    private static func overall(_ facts: PublicationFacts, _ judge: Judge) -> [GateReason] {
        let report = facts.report
        var reasons: [GateReason?] = []
        let expectsNobody = report.coverage.map { coverage in
            coverage.stretches.allSatisfy { $0.period != facts.period || $0.expected.isEmpty }
        }
        if report.checkedNothing || facts.datasets.isEmpty || expectsNobody == true {
            reasons.append(judge.reason(.noChecks, count: report.checkedNothing ? 0 : 1))
        }
        let broken = report.rules.filter { $0.counts.couldNotRun > 0 }
        if !broken.isEmpty {
            reasons.append(judge.reason(.rulesThatCouldNotRun, count: broken.count, names: broken.map(\.id)))
        }
        if !report.failures.isEmpty {
            reasons.append(
                judge.reason(.unreadableFiles, count: report.failures.count, names: report.failures.map(\.file)))
        }
        if report.coverage == nil { reasons.append(judge.reason(.noRoster, count: 1)) }
        let wrong = facts.wrongFigures.flatMap { judge.reason($0) }
        var elsewhere = facts.elsewhere
        if wrong?.blocks == false, let errors = facts.wrongFigures?.errors {
            // What comes of a figure that is let pass is not let pass with it.
            elsewhere = PublicationFacts.Issues(
                count: elsewhere.count + errors.count, examples: elsewhere.examples + errors.examples)
        }
        if elsewhere.count > 0 {
            reasons.append(judge.reason(.errorsElsewhere, count: elsewhere.count, examples: elsewhere.examples))
        }
        reasons.append(judge.share(.undecidedChecks, report.counts.undecided, of: report.counts.made))
        if facts.warnings.count > 0 {
            reasons.append(
                judge.reason(.unexplainedWarnings, count: facts.warnings.count, examples: facts.warnings.examples))
        }
        reasons.append(wrong)
        let printed = facts.printedFigures
        reasons.append(judge.share(.uncheckedFigures, printed.notApplicable + printed.undecided, of: printed.total))
        let unused = report.ignored.filter(\.isUnread).compactMap { $0.place?.file }
        reasons.append(judge.names(.unusedFiles, Set(unused)))
        return reasons.compactMap { $0 }
    }

    // MARK: A dataset in the nation

    private static func decide(
        _ dataset: PublicationFacts.Dataset, _ stretch: Coverage.Stretch?, isOpen: Bool, _ judge: Judge
    ) -> GateDecision.Dataset {
        var reasons: [GateReason?] = []
        let state = stretch.map(\.state)
        if let stretch {
            let (lacking, expected) = (stretch.lacking, stretch.expected)
            reasons.append(
                judge.share(
                    .missingOrganisations, lacking.count, of: expected.count, names: lacking.sorted(),
                    isAtOnce: state == .missing))
            let withheld = stretch.cells.reduce(into: Set<String>()) { $0.formUnion($1.withheld) }
            reasons.append(judge.names(.openErrors, withheld))
            let unexpected = stretch.cells.reduce(into: Set<String>()) { $0.formUnion($1.unexpected) }
            reasons.append(
                judge.share(
                    .unexpectedDeliveries, unexpected.count, of: expected.union(unexpected).count,
                    names: unexpected.sorted()))
        }
        reasons += judge.comparisons(dataset.nation, per: .nation)
        let found = reasons.compactMap { $0 }
        return GateDecision.Dataset(
            name: dataset.name,
            publishes: isOpen && state != .notApplicable && !found.contains(where: \.blocks), reasons: found,
            figures: dataset.nation, state: state,
            areas: (stretch?.cells ?? []).map { cell in
                decide(cell, dataset, isOpen: isOpen, judge)
            })
    }

    // MARK: A dataset in an area

    private static func decide(
        _ cell: Coverage.Cell, _ dataset: PublicationFacts.Dataset, isOpen: Bool, _ judge: Judge
    ) -> GateDecision.Area {
        let figures = dataset.areas[cell.area] ?? PublicationFacts.Figures()
        let checks = dataset.checks[cell.area] ?? OutcomeCounts()
        let lacking = Set(cell.withheld + cell.notReceived)
        var reasons = [
            judge.share(
                .missingOrganisations, lacking.count, of: cell.expectedCount, names: lacking.sorted(), per: .area,
                isAtOnce: cell.state == .missing),
            judge.names(.openErrors, Set(cell.withheld), per: .area),
            judge.share(.undecidedChecks, checks.undecided, of: checks.made, per: .area),
        ]
        reasons += judge.comparisons(figures, per: .area)
        let found = reasons.compactMap { $0 }
        let hasFigures = cell.state == .complete || cell.state == .incomplete
        return GateDecision.Area(
            cell: cell, publishes: isOpen && hasFigures && !found.contains(where: \.blocks), reasons: found,
            figures: figures)
    }
}

extension Coverage.Stretch {
    /// Of all areas together.
    fileprivate var state: Coverage.State {
        if expected.isEmpty { return .notApplicable }
        if accepted.isEmpty { return .missing }
        return lacking.isEmpty ? .complete : .incomplete
    }
}
