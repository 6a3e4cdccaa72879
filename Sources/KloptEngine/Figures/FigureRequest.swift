import KloptModel

/// Which figures are asked for.
package struct FigureRequest: Sendable {
    package enum Periods: Hashable, Sendable {
        /// Those that the run checked.
        case checked
        /// Every quarter that was delivered, and every year of which all quarters were.
        case all
        /// A quarter or a year.
        case one(Period)
    }

    package var periods: Periods
    /// Whether each organisation gets figures of its own, in place of those of all together.
    package var perOrganisation: Bool
    /// Whether deliveries with open errors count as well.
    package var countsErrors: Bool

    package init(periods: Periods = .checked, perOrganisation: Bool = false, countsErrors: Bool = false) {
        self.periods = periods
        self.perOrganisation = perOrganisation
        self.countsErrors = countsErrors
    }
}
