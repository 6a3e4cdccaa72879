/// What is known of a number: where it lies. A count that is known lies between itself and itself; one that is not
/// known is zero or more.
struct Bounds {
    let low: Int
    /// Nil when there is no upper bound.
    let high: Int?

    static let unknown = Bounds(low: 0, high: nil)

    init(low: Int, high: Int?) {
        self.low = low
        self.high = high
    }

    init(_ exact: Int) {
        self.init(low: exact, high: exact)
    }

    var isExact: Bool { low == high }

    static func + (left: Bounds, right: Bounds) -> Bounds {
        let high: Int? = if let leftHigh = left.high, let rightHigh = right.high { leftHigh + rightHigh } else { nil }
        return Bounds(low: left.low + right.low, high: high)
    }

    /// Proves that the one cannot be the other.
    func cannotEqual(_ other: Bounds) -> Bool {
        isAbove(other) || other.isAbove(self)
    }

    /// Proves that the one is more than the other.
    func isAbove(_ other: Bounds) -> Bool {
        if let high = other.high { low > high } else { false }
    }
}
