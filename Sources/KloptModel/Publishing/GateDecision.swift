/// Whether figures may be published: as a whole, per dataset and per area, with the reasons.
package struct GateDecision: Sendable {
    package var facts: PublicationFacts
    /// What holds for everything.
    package var reasons: [GateReason]
    package var datasets: [Dataset]

    package init(facts: PublicationFacts, reasons: [GateReason], datasets: [Dataset]) {
        self.facts = facts
        self.reasons = reasons
        self.datasets = datasets
    }

    /// Whether the national figures of every dataset may be published that anybody offers.
    package var publishes: Bool {
        !(reasons + datasets.flatMap(\.reasons)).contains(where: \.blocks)
    }

    /// One dataset, in the nation.
    package struct Dataset: Sendable {
        package var name: String
        /// Not where there is nothing to publish either.
        package var publishes: Bool
        package var reasons: [GateReason]
        package var figures: PublicationFacts.Figures
        /// How complete the national figures are; nil without a roster.
        package var state: Coverage.State?
        /// In the order of the pack; empty without a roster.
        package var areas: [Area]

        package init(
            name: String, publishes: Bool, reasons: [GateReason], figures: PublicationFacts.Figures,
            state: Coverage.State?, areas: [Area]
        ) {
            self.name = name
            self.publishes = publishes
            self.reasons = reasons
            self.figures = figures
            self.state = state
            self.areas = areas
        }
    }

    /// One dataset in one area.
    package struct Area: Sendable {
        package var cell: Coverage.Cell
        /// Not where there is nothing to publish either.
        package var publishes: Bool
        package var reasons: [GateReason]
        package var figures: PublicationFacts.Figures

        package init(
            cell: Coverage.Cell, publishes: Bool, reasons: [GateReason], figures: PublicationFacts.Figures
        ) {
            self.cell = cell
            self.publishes = publishes
            self.reasons = reasons
            self.figures = figures
        }
    }
}

extension [GateDecision] {
    /// Whether the figures of all quarters may be published.
    package var publish: Bool { !isEmpty && allSatisfy(\.publishes) }
}

/// Why figures are not published, or what must be said with them.
package struct GateReason: Hashable, Sendable {
    package var condition: GateCondition
    package var effect: Policy.Effect
    /// How many it is about: organisations, checks, issues, rules, files, measures.
    package var count: Int
    /// Of how many, where a share counts.
    package var total: Int?
    /// The limit of the policy, where it has one.
    package var limit: Number?
    /// Organisations, rules, files or measures by name.
    package var names: [String]
    /// What issues say.
    package var examples: [String]
    /// Of figures that do not follow, what comes of them.
    package var wrongFigures: PublicationFacts.WrongFigures?
    /// The quarter that is compared with.
    package var against: Period?

    package init(
        _ condition: GateCondition, _ effect: Policy.Effect, count: Int, total: Int? = nil, limit: Number? = nil,
        names: [String] = [], examples: [String] = [], against: Period? = nil
    ) {
        self.condition = condition
        self.effect = effect
        self.count = count
        self.total = total
        self.limit = limit
        self.names = names
        self.examples = examples
        self.against = against
    }

    package var blocks: Bool { effect == .block }
}
