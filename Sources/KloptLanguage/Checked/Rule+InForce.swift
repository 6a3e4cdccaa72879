import KloptModel

extension Rule {
    /// The periods in which the rule applies: one that was switched off ends before the period in which that happened.
    package var validityUntilOff: PeriodRange {
        guard let off = firstPeriodOff else { return validity }
        var validity = validity
        let last = off.advanced(by: -1)
        validity.to = [validity.to, last].compactMap { $0 }.min()
        return validity
    }

    /// Whether it was switched off before the first period there is: then it costs nothing, and needs no columns.
    package var isAlwaysOff: Bool {
        guard let off = firstPeriodOff else { return false }
        return off.advanced(by: -1) == nil
    }

    package func isInForce(in period: Period) -> Bool { !isAlwaysOff && validityUntilOff.contains(period) }

    /// `2025-Q1`, or the quarter of a day (`2025-03-01`).
    private var firstPeriodOff: Period? {
        switchedOff.flatMap { Period(canonical: $0.since) ?? CalendarDate(canonical: $0.since)?.quarter }
    }
}
