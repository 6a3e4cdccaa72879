import KloptModel

/// What a policy makes of one condition.
struct Judge {
    let policy: Policy

    /// A condition that is met, as the policy takes it; what a policy could leave unsaid is said all the same.
    func reason(
        _ condition: GateCondition, per extent: Policy.Extent = .nation, count: Int, names: [String] = [],
        examples: [String] = [], against: Period? = nil
    ) -> GateReason {
        let effect = condition.alwaysBlocks ? .block : policy.term(condition, per: extent)?.effect ?? .mark
        return GateReason(condition, effect, count: count, names: names, examples: examples, against: against)
    }

    /// Organisations of which a condition is true; nil when there are none.
    func names(_ condition: GateCondition, _ names: Set<String>, per extent: Policy.Extent = .nation) -> GateReason? {
        names.isEmpty ? nil : reason(condition, per: extent, count: names.count, names: names.sorted())
    }

    /// Figures that do not follow from the deliveries; nil when there are none.
    func reason(_ figures: PublicationFacts.WrongFigures) -> GateReason? {
        guard figures.count > 0 else { return nil }
        var found = reason(.wrongFigures, count: figures.count, examples: figures.causes.map(\.text))
        found.wrongFigures = figures
        return found
    }

    /// A share: above the limit as the policy says, up to it only said; nil for none.
    ///
    /// - Parameter isAtOnce: whether it blocks whatever the limit is.
    func share(
        _ condition: GateCondition, _ count: Int, of total: Int, names: [String] = [],
        per extent: Policy.Extent = .nation, isAtOnce: Bool = false
    ) -> GateReason? {
        guard count > 0, let share = Number.reduced(Int128(count), Int128(total)) else { return nil }
        let term = policy.term(condition, per: extent)
        let isAbove = share > term?.limit ?? .zero
        let effect: Policy.Effect = isAtOnce ? .block : isAbove ? term?.effect ?? .mark : .mark
        return GateReason(condition, effect, count: count, total: total, limit: term?.limit, names: names)
    }

    /// What is to be said of figures beside those of an earlier quarter.
    func comparisons(_ figures: PublicationFacts.Figures, per extent: Policy.Extent) -> [GateReason] {
        var reasons: [GateReason] = []
        for comparison in figures.comparisons {
            if !comparison.onlyThen.isEmpty {
                reasons.append(
                    reason(
                        .fewerOrganisations, per: extent, count: comparison.onlyThen.count, names: comparison.onlyThen,
                        against: comparison.against))
            }
            let small = comparison.changes.filter { policy.isSmall($0, per: extent) }.map(\.measure)
            if !small.isEmpty {
                var found = reason(
                    .smallNumbers, per: extent, count: small.count, names: small, against: comparison.against)
                found.limit = policy.term(.smallNumbers, per: extent)?.limit
                reasons.append(found)
            }
        }
        return reasons
    }
}
