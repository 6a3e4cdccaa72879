import KloptModel

/// What is known of a number: it lies between `low` and `high`, inclusive; nil is without end.
///
/// A missing count is somewhere in 0...∞, `<5` in 0...4; a known number has equal ends. Arithmetic gives every value that
/// the operands could make (interval arithmetic), so a comparison that holds for all of them is decided.
struct Interval: Hashable, Sendable {
    var low: Number?
    var high: Number?

    static let anything = Interval(low: nil, high: nil)
    static let anyCount = Interval(low: .zero, high: nil)

    init(low: Number?, high: Number?) {
        self.low = low
        self.high = high
    }

    init(_ number: Number) {
        low = number
        high = number
    }

    /// The number, when it is known.
    var exact: Number? { low == high ? low : nil }

    var negated: Interval { Interval(low: high?.negated, high: low?.negated) }
}

/// True, false, or not to be said.
enum Truth: Hashable, Sendable {
    case yes, no, unknown

    init(_ value: Bool) { self = value ? .yes : .no }

    var inverted: Truth { self == .yes ? .no : self == .no ? .yes : .unknown }
}

/// What an expression comes to.
enum Value: Hashable, Sendable {
    /// `isKnown` is false for a value that is missing and of which only bounds are known.
    case number(Interval, isKnown: Bool)
    /// The pool's number of the text.
    case text(Int64)
    case period(Period)
    case date(CalendarDate)
    case truth(Truth)
    /// No value: an empty text, period or date, or a record that is not there.
    case missing
    /// Not applicable, and so is what is computed with it.
    case notApplicable
    /// Cannot be computed: a result that does not fit.
    case impossible

    var isImpossible: Bool { if case .impossible = self { true } else { false } }
    var isNotApplicable: Bool { if case .notApplicable = self { true } else { false } }

    static func number(_ number: Number) -> Value { .number(Interval(number), isKnown: true) }

    /// The number, when it is known exactly.
    var exact: Number? {
        if case .number(let interval, _) = self { interval.exact } else { nil }
    }
}

// MARK: Arithmetic on intervals

extension Interval {
    /// nil when a bound does not fit.
    func adding(_ other: Interval) -> Interval? {
        guard let low = Interval.sum(low, other.low), let high = Interval.sum(high, other.high) else { return nil }
        return Interval(low: low, high: high)
    }

    /// A sum of bounds: the outer nil is overflow, the inner nil is without end.
    private static func sum(_ a: Number?, _ b: Number?) -> Number?? {
        guard let a, let b else { return .some(nil) }
        guard let sum = a.adding(b) else { return nil }
        return .some(sum)
    }

    /// The least and the greatest of the products of the ends; nil when one does not fit.
    func multiplied(by other: Interval) -> Interval? {
        if let a = exact, let b = other.exact { return a.multiplied(by: b).map { Interval($0) } }
        var products: [Number] = []
        var (opensBelow, opensAbove) = (false, false)
        for (x, signOfX) in ends {
            for (y, signOfY) in other.ends {
                if let x, let y {
                    guard let product = x.multiplied(by: y) else { return nil }
                    products.append(product)
                } else if signOfX * signOfY == 0 {
                    // Without end, but never infinite: times zero it is zero.
                    products.append(.zero)
                } else if signOfX * signOfY < 0 {
                    opensBelow = true
                } else {
                    opensAbove = true
                }
            }
        }
        return Interval(low: opensBelow ? nil : products.min(), high: opensAbove ? nil : products.max())
    }

    /// Both ends with their signs; that of an open end is the side on which it lies.
    private var ends: [(end: Number?, sign: Int)] {
        func sign(_ number: Number) -> Int { number.isZero ? 0 : number.isNegative ? -1 : 1 }
        return [(low, low.map(sign) ?? -1), (high, high.map(sign) ?? 1)]
    }

    /// The quotient; `.some(nil)` never: division by something that may be zero is anything, nil is overflow.
    func divided(by other: Interval) -> Interval? {
        let excludesZero = (other.low.map { $0 > .zero } ?? false) || (other.high.map { $0 < .zero } ?? false)
        guard excludesZero else { return .anything }
        if let divisor = other.exact {
            guard let inverse = Number.one.divided(by: divisor) else { return nil }
            return multiplied(by: Interval(inverse))
        }
        // 1/x is decreasing on either side of zero.
        var low: Number? = .zero
        var high: Number? = .zero
        if let top = other.high {
            guard let inverse = Number.one.divided(by: top) else { return nil }
            low = inverse
        }
        if let bottom = other.low {
            guard let inverse = Number.one.divided(by: bottom) else { return nil }
            high = inverse
        }
        return multiplied(by: Interval(low: low, high: high))
    }

    /// The values' magnitudes.
    var magnitude: Interval {
        if let low, !low.isNegative { return self }
        if let high, high.isNegative || high.isZero { return negated }
        guard let low, let high else { return Interval(low: .zero, high: nil) }
        return Interval(low: .zero, high: max(low.magnitude, high.magnitude))
    }

    /// A nondecreasing function of both ends.
    func mapped(_ transform: (Number) -> Number?) -> Interval? {
        var ends: [Number?] = []
        for end in [low, high] {
            guard let end else {
                ends.append(nil)
                continue
            }
            guard let value = transform(end) else { return nil }
            ends.append(value)
        }
        return Interval(low: ends[0], high: ends[1])
    }

    // MARK: Comparisons

    func isLess(than other: Interval) -> Truth {
        if let high, let bottom = other.low, high < bottom { return .yes }
        if let low, let top = other.high, low >= top { return .no }
        return .unknown
    }

    func isAtMost(_ other: Interval) -> Truth {
        if let high, let bottom = other.low, high <= bottom { return .yes }
        if let low, let top = other.high, low > top { return .no }
        return .unknown
    }

    func isEqual(to other: Interval) -> Truth {
        if let a = exact, let b = other.exact { return Truth(a == b) }
        if isLess(than: other) == .yes || other.isLess(than: self) == .yes { return .no }
        return .unknown
    }
}
