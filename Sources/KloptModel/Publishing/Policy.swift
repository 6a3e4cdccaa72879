/// What keeps figures from being published, as a pack says it.
package struct Policy: Hashable, Sendable {
    /// Whose issues these are: of a severity, still open or explained.
    package struct IssueKind: Hashable, Sendable {
        package var severity: Severity
        package var isExplained: Bool

        package init(_ severity: Severity, isExplained: Bool = false) {
            self.severity = severity
            self.isExplained = isExplained
        }
    }

    /// What is done where a condition is met.
    package enum Effect: String, Sendable {
        /// Nothing is published.
        case block
        /// It is published, and said with it.
        case mark
    }

    /// For what a condition is asked.
    package enum Extent: String, Sendable, CaseIterable {
        case nation
        /// One area and one dataset.
        case area
    }

    /// What is done about one condition.
    package struct Term: Hashable, Sendable {
        package var condition: GateCondition
        package var extent: Extent
        package var effect: Effect
        /// A share (0.1 for 10%) that may be reached and not passed, or for small numbers the least that is not small;
        /// 0 for a condition without a limit.
        package var limit: Number

        package init(
            _ condition: GateCondition, _ effect: Effect, per extent: Extent = .nation, limit: Number = .zero
        ) {
            self.condition = condition
            self.extent = extent
            self.effect = effect
            self.limit = limit
        }
    }

    package var name: String
    package var title: Localized
    /// Whether no pack wrote it: then that is said.
    package var isBuiltIn: Bool
    /// A delivery with such issues is withheld: it is not counted. Open errors always are.
    package var withholds: Set<IssueKind>
    /// Rules whose issues neither withhold nor block, with the reason.
    package var tolerated: [String: Localized]
    /// One at most for each condition and extent.
    package var terms: [Term]

    package init(
        name: String, title: Localized, isBuiltIn: Bool = false, withholds: Set<IssueKind> = standardWithholds,
        tolerated: [String: Localized] = [:], terms: [Term] = standardTerms
    ) {
        self.name = name
        self.title = title
        self.isBuiltIn = isBuiltIn
        self.withholds = withholds
        self.tolerated = tolerated
        self.terms = terms
    }

    package func term(_ condition: GateCondition, per extent: Extent = .nation) -> Term? {
        terms.first { $0.condition == condition && $0.extent == extent }
    }

    /// Puts a term in the place of the one about the same.
    package mutating func set(_ term: Term) {
        terms.removeAll { $0.condition == term.condition && $0.extent == term.extent }
        terms.append(term)
    }

    // MARK: Without a policy in the pack

    package static let standard = Policy(
        name: "standaard", title: Localized("Ingebouwd beleid", en: "Built-in policy"), isBuiltIn: true)

    package static let standardWithholds: Set<IssueKind> = [IssueKind(.error)]

    /// What is not known closes the gate; what is known and small is said.
    package static let standardTerms = [
        Term(.missingOrganisations, .block, limit: Number.tenth),
        Term(.missingOrganisations, .block, per: .area, limit: Number.half),
        Term(.openErrors, .mark),
        Term(.openErrors, .mark, per: .area),
        Term(.errorsElsewhere, .block),
        Term(.undecidedChecks, .block, limit: Number.twentieth),
        Term(.undecidedChecks, .block, per: .area, limit: Number.tenth),
        Term(.unexplainedWarnings, .mark),
        Term(.unexpectedDeliveries, .block, limit: Number.quarter),
        Term(.fewerOrganisations, .mark),
        Term(.fewerOrganisations, .mark, per: .area),
        Term(.smallNumbers, .mark, limit: Number(10)),
        Term(.smallNumbers, .mark, per: .area, limit: Number(10)),
        Term(.noRoster, .block),
        Term(.wrongFigures, .block),
        Term(.uncheckedFigures, .block, limit: Number.half),
        Term(.unusedFiles, .mark),
        Term(.noChecks, .block),
        Term(.unreadableFiles, .block),
        Term(.rulesThatCouldNotRun, .block),
    ]
}

extension Number {
    fileprivate static let quarter = Number(scaled: 25, decimals: 2)
    fileprivate static let half = Number(scaled: 5, decimals: 1)
    fileprivate static let tenth = Number(scaled: 1, decimals: 1)
    fileprivate static let twentieth = Number(scaled: 5, decimals: 2)
}

/// What may keep figures from being published.
package enum GateCondition: String, Sendable, CaseIterable {
    /// Organisations that are expected, of which something is not received or withheld: a share of those expected.
    case missingOrganisations
    /// Deliveries that are withheld because of their issues.
    case openErrors
    /// Errors that belong to no delivery: in the roster, in a report.
    case errorsElsewhere
    /// Checks that could not be decided: a share of those that were made.
    case undecidedChecks
    case unexplainedWarnings
    /// Deliveries that no roster expects; they are not counted. A share of the organisations, expected or not.
    case unexpectedDeliveries
    /// Fewer organisations than in the quarter that is compared with.
    case fewerOrganisations
    /// Percentages over numbers below a limit.
    case smallNumbers
    /// Nobody knows who is expected.
    case noRoster
    /// Figures in a report that do not follow from the deliveries.
    case wrongFigures
    /// Figures in a report that were compared with nothing, as the deliveries do not give them: a share of all it prints.
    case uncheckedFigures
    /// Files among the deliveries that were not read, as they are no tables.
    case unusedFiles
    case noChecks
    case unreadableFiles
    case rulesThatCouldNotRun

    /// Whether no policy can make it less than a reason not to publish.
    package var alwaysBlocks: Bool {
        switch self {
        case .noChecks, .unreadableFiles, .rulesThatCouldNotRun: true
        default: false
        }
    }

    /// Whether it can be asked of one area.
    package var isAskedPerArea: Bool {
        switch self {
        case .missingOrganisations, .openErrors, .undecidedChecks, .fewerOrganisations, .smallNumbers: true
        default: false
        }
    }

    /// What a limit on it is.
    package enum Limit: Sendable { case none, share, least }

    package var limit: Limit {
        switch self {
        case .missingOrganisations, .undecidedChecks, .unexpectedDeliveries, .uncheckedFigures: .share
        case .smallNumbers: .least
        default: .none
        }
    }
}
