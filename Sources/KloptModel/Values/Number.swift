/// An exact rational number: what every rule computes with.
///
/// Counts are whole, shares are decimals, and a quotient stays a quotient until a rule rounds it, so
/// `0.3 - (0.1 - (-0.2))` is 0. An operation whose result does not fit returns nil: overflow is an outcome, not a trap.
///
/// - Invariant: `denominator > 0`, and numerator and denominator have no common factor.
package struct Number: Hashable, Sendable {
    package let numerator: Int128
    package let denominator: Int128

    package static let zero = Number(0)
    package static let one = Number(1)
    package static let hundred = Number(100)

    /// How many decimals a cell of type `number` keeps in a column: cells are stored as whole millionths.
    package static let columnDecimals = 6
    package static let columnScale: Int64 = 1_000_000

    // Not generic: called for every cell, from other modules.
    package init(_ value: Int64) {
        numerator = Int128(truncatingIfNeeded: value)
        denominator = 1
    }

    package init(_ value: Int) { self.init(Int64(value)) }

    package init(_ value: some BinaryInteger) {
        numerator = Int128(clamping: value)
        denominator = 1
    }

    /// A value of `scaled / 10^decimals`, as a decimal text or a column stores it.
    package init(scaled: Int64, decimals: Int) {
        self = Number.reduced(Int128(scaled), Number.powerOfTen(decimals)) ?? .zero
    }

    private init(unchecked numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The reduced fraction, or nil when the denominator is zero or a sign cannot be turned.
    package static func reduced(_ numerator: Int128, _ denominator: Int128) -> Number? {
        guard denominator != 0, numerator != Int128.min, denominator != Int128.min else { return nil }
        if denominator == 1 { return Number(unchecked: numerator, 1) }
        var (a, b) = (numerator.magnitude, denominator.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = Int128(a == 0 ? 1 : a)
        let sign: Int128 = denominator < 0 ? -1 : 1
        return Number(unchecked: sign * numerator / divisor, sign * denominator / divisor)
    }

    /// 10^exponent, for 0...38.
    package static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<min(max(exponent, 0), 38) { power *= 10 }
        return power
    }

    /// A decimal as rule files write it: digits, at most one point, an optional sign in front.
    // Not generic, as above.
    package init?(decimal text: String) {
        var digits: Int128 = 0
        var decimals = 0
        var (seenPoint, seenDigit, negative, first) = (false, false, false, true)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-") where first: negative = true
            case UInt8(ascii: ".") where !seenPoint: seenPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits < Number.largestParsed, decimals < 30 else { return nil }
                digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
                if seenPoint { decimals += 1 }
                seenDigit = true
            default: return nil
            }
            first = false
        }
        guard seenDigit, let value = Number.reduced(negative ? -digits : digits, Number.powerOfTen(decimals)) else {
            return nil
        }
        self = value
    }

    private static let largestParsed = powerOfTen(30)

    package var isWhole: Bool { denominator == 1 }
    package var isNegative: Bool { numerator < 0 }
    package var isZero: Bool { numerator == 0 }
    package var magnitude: Number { numerator < 0 ? negated : self }
    package var negated: Number { Number(unchecked: 0 - numerator, denominator) }

    /// The value as a `Double`, for statistics that are not exact by nature (quartile effects).
    package var approximation: Double { Number.double(numerator) / Number.double(denominator) }

    /// As `Double(value)`, which takes a microsecond, for those that fit in 64 bits.
    private static func double(_ value: Int128) -> Double {
        let word = Int64(truncatingIfNeeded: value)
        return Int128(truncatingIfNeeded: word) == value ? Double(word) : Double(value)
    }

    /// The whole value when it is whole and fits.
    package var int64: Int64? { isWhole ? Int64(exactly: numerator) : nil }
}

// MARK: Arithmetic

extension Number {
    package func adding(_ other: Number) -> Number? {
        if denominator == 1, other.denominator == 1 {
            let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
            return overflow ? nil : Number.reduced(sum, 1)
        }
        let (left, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (right, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (sum, o3) = left.addingReportingOverflow(right)
        let (bottom, o4) = denominator.multipliedReportingOverflow(by: other.denominator)
        return o1 || o2 || o3 || o4 ? nil : Number.reduced(sum, bottom)
    }

    package func subtracting(_ other: Number) -> Number? { adding(other.negated) }

    package func multiplied(by other: Number) -> Number? {
        let (top, o1) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (bottom, o2) = denominator.multipliedReportingOverflow(by: other.denominator)
        return o1 || o2 ? nil : Number.reduced(top, bottom)
    }

    /// The quotient, or nil when `other` is zero or the result does not fit.
    package func divided(by other: Number) -> Number? {
        guard other.numerator != 0, let inverse = Number.reduced(other.denominator, other.numerator) else { return nil }
        return multiplied(by: inverse)
    }

    /// Rounded to a number of decimals, halves away from zero, as figures are printed.
    package func rounded(toDecimals decimals: Int) -> Number? {
        let scale = Number.powerOfTen(decimals)
        let (top, overflow) = numerator.magnitude.multipliedReportingOverflow(by: scale.magnitude)
        guard !overflow else { return nil }
        let (quotient, rest) = top.quotientAndRemainder(dividingBy: denominator.magnitude)
        guard let whole = Int128(exactly: quotient) else { return nil }
        let (up, overflowUp) = whole.addingReportingOverflow(rest >= denominator.magnitude - rest ? 1 : 0)
        return overflowUp ? nil : Number.reduced(isNegative ? -up : up, scale)
    }
}

extension Number: Comparable {
    package static func < (left: Number, right: Number) -> Bool {
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        if left.isNegative != right.isNegative { return left.isNegative }
        // a/b < c/d as the products a·d and c·b at full width: never overflows.
        let a = left.numerator.multipliedFullWidth(by: right.denominator)
        let c = right.numerator.multipliedFullWidth(by: left.denominator)
        return a.high != c.high ? a.high < c.high : a.low < c.low
    }
}

extension Number: CustomStringConvertible {
    /// The value with a decimal point and at most six decimals; whole values without a point.
    package var description: String { text(decimals: Number.columnDecimals, mark: ".") }

    /// The value rounded to at most `decimals`, without superfluous zeros, with the given decimal mark.
    package func text(decimals: Int, mark: String) -> String {
        guard !isWhole else { return String(numerator) }
        guard let rounded = rounded(toDecimals: decimals) else { return "\(approximation)" }
        guard !rounded.isWhole else { return String(rounded.numerator) }
        let scaled = rounded.numerator.magnitude * (Number.powerOfTen(decimals) / rounded.denominator).magnitude
        let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Number.powerOfTen(decimals).magnitude)
        var digits = String(fraction)
        digits = String(repeating: "0", count: decimals - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return (isNegative ? "-" : "") + String(whole) + mark + digits
    }
}
