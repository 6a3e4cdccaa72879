import KloptLanguage
import KloptModel

/// Which figure. Codes are numbers of the pool.
struct FigureKey: Hashable, Sendable {
    var period: Period
    var area: Int64
    var name: FigureTable.Name
    var kind = Kind.count

    enum Kind: Hashable, Sendable {
        case count
        /// Of another count of the same area and period.
        case percent(of: FigureTable.Name)
        case change(against: Period)
        case growth(against: Period)
    }

    var isChange: Bool {
        switch kind {
        case .change, .growth: true
        case .count, .percent: false
        }
    }

    /// The earlier period that a change is against.
    var against: Period? {
        switch kind {
        case .change(let period), .growth(let period): period
        case .count, .percent: nil
        }
    }

    func with(_ change: (inout FigureKey) -> Void) -> FigureKey {
        var changed = self
        change(&changed)
        return changed
    }
}

/// What a figure comes to.
enum FigureResult: Sendable {
    /// The declaration does not say how it is made, or it does not exist: a percentage of nothing.
    case undefined
    /// Nothing was delivered of a dataset that adds to it in a period.
    case notDelivered(dataset: Int, Period)
    case value(FigureValue)
}

struct FigureValue: Sendable {
    /// Before rounding; nil when it does not fit.
    var interval: Interval?
    /// To how many decimals it is printed; nil when as it is.
    var decimals: Int?
    /// How many records it rests on.
    var records: Int
    /// The first record without a value that it needs.
    var firstUnknown: (dataset: Int, row: Int)?
    var isKnown: Bool
    /// Whether something that is expected is not in it.
    var isUnderestimate: Bool
    /// Whether it looks back, and other deliveries were counted in the quarter before than those that it looks back at.
    var isOfOtherGroup = false

    var mark: FigureReport.Mark? { isUnderestimate ? .underestimate : isOfOtherGroup ? .otherGroup : nil }

    /// As it is printed, when it is known.
    var printed: Number? {
        guard isKnown, let exact = interval?.exact else { return nil }
        return decimals.map { exact.rounded(toDecimals: $0) } ?? exact
    }

    /// The interval of what may be printed.
    var rounded: Interval? {
        guard let decimals else { return interval }
        return interval.flatMap { $0.mapped { $0.rounded(toDecimals: decimals) } }
    }
}
