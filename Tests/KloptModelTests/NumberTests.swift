import Testing

@testable import KloptModel

@Suite struct NumberTests {
    private static func number(_ text: String) throws -> Number { try #require(Number(decimal: text)) }

    // MARK: Exact

    @Test func `decimals add and subtract without a rest`() throws {
        let result = try Self.number("0.3").subtracting(
            try #require(Self.number("0.1").subtracting(Self.number("-0.2"))))
        #expect(result == .zero)
        #expect(try Self.number("0.1").adding(Self.number("0.2")) == Self.number("0.3"))
    }

    @Test func `a third times three is one`() throws {
        let third = try #require(Number.one.divided(by: Number(3)))
        #expect(third.multiplied(by: Number(3)) == .one)
        #expect(!third.isWhole)
    }

    @Test(arguments: [
        ("6", "4", "3/2"), ("-6", "4", "-3/2"), ("6", "-4", "-3/2"), ("0", "-4", "0/1"), ("-8", "-4", "2/1"),
    ]) func `a quotient is reduced, with its sign above`(_ top: String, _ bottom: String, _ expected: String) throws {
        let quotient = try #require(Self.number(top).divided(by: Self.number(bottom)))
        #expect("\(quotient.numerator)/\(quotient.denominator)" == expected)
    }

    @Test func `equal values are equal however they came about`() throws {
        let half = try #require(Number.reduced(2, 4))
        #expect(half == Number(scaled: 500_000, decimals: 6))
        #expect(Set([half, try Self.number("0.50")]).count == 1)
    }

    // MARK: What does not fit

    @Test func `what does not fit is no number`() throws {
        let largest = try #require(Number.reduced(Int128.max, 1))
        #expect(largest.adding(.one) == nil)
        #expect(largest.multiplied(by: Number(2)) == nil)
        #expect(largest.negated.subtracting(Number(2)) == nil)
        #expect(largest.rounded(toDecimals: 1) == nil)
        let smallest = try #require(Number.reduced(1, Int128.max))
        #expect(smallest.divided(by: Number(2)) == nil)
        #expect(smallest.adding(try #require(Number.reduced(1, Int128.max - 1))) == nil)
    }

    @Test func `nothing can be divided by zero`() {
        #expect(Number.one.divided(by: .zero) == nil)
        #expect(Number.zero.divided(by: .zero) == nil)
        #expect(Number.reduced(1, 0) == nil)
    }

    @Test func `the most negative value is refused, for it has no magnitude`() {
        #expect(Number.reduced(Int128.min, 1) == nil)
        #expect(Number.reduced(1, Int128.min) == nil)
    }

    // MARK: Rounding

    @Test(arguments: [
        ("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("0.35", 1, "0.4"), ("0.249999", 1, "0.2"), ("2.5", 0, "3"),
        ("-2.5", 0, "-3"), ("2.4", 0, "2"), ("7", 3, "7"), ("0", 2, "0"), ("-0.04", 1, "0"),
    ]) func `a half is rounded away from zero`(_ value: String, _ decimals: Int, _ expected: String) throws {
        #expect(try Self.number(value).rounded(toDecimals: decimals) == Self.number(expected))
    }

    @Test func `a quotient is rounded from its exact value`() throws {
        let twoThirds = try #require(Number(2).divided(by: Number(3)))
        #expect(twoThirds.rounded(toDecimals: 1) == (try Self.number("0.7")))
        #expect(twoThirds.rounded(toDecimals: 6)?.description == "0.666667")
    }

    // MARK: Comparing

    @Test(arguments: [
        ("-1", "0"), ("-2", "-1"), ("0.1", "0.11"), ("-0.11", "-0.1"), ("0", "0.000001"), ("-0.5", "0.25"),
    ]) func `less is less, and the other way round is not`(_ small: String, _ large: String) throws {
        let (a, b) = (try Self.number(small), try Self.number(large))
        #expect(a < b)
        #expect(!(b < a))
        #expect(!(a < a))
    }

    @Test func `fractions whose products do not fit are compared all the same`() throws {
        let below = try #require(Number.reduced(Int128.max - 1, Int128.max))
        let above = try #require(Number.reduced(Int128.max, Int128.max - 1))
        #expect(below < above)
        #expect(!(above < below))
        #expect(below < .one)
        #expect(Number.one < above)
        #expect(above.negated < below.negated)
    }

    // MARK: Texts

    @Test(arguments: [
        ("12", "12"), ("-12", "-12"), ("0.5", "0.5"), (".5", "0.5"), ("5.", "5"), ("007", "7"), ("1.250", "1.25"),
        ("-0.001", "-0.001"), ("0.0000004", "0"), ("123456789012345678901234567890", "123456789012345678901234567890"),
    ]) func `a decimal is read and shown`(_ text: String, _ expected: String) throws {
        #expect(try Self.number(text).description == expected)
    }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1-2", "+1", "1e5", " 1", "1,5", "½", "١", "12345678901234567890123456789012",
    ])
    func `what is no decimal is not read`(_ text: String) { #expect(Number(decimal: text) == nil) }

    @Test(arguments: [
        ("1234.5", 1, "1234,5"), ("0.05", 2, "0,05"), ("-0.5", 2, "-0,5"), ("2", 2, "2"), ("0.996", 2, "1"),
    ])
    func `a value is shown with as few decimals as it needs`(_ value: String, _ decimals: Int, _ expected: String)
        throws
    {
        #expect(try Self.number(value).text(decimals: decimals, mark: ",") == expected)
    }

    @Test func `a third is shown rounded`() throws {
        let third = try #require(Number.one.divided(by: Number(3)))
        #expect(third.text(decimals: 1, mark: ",") == "0,3")
        #expect(third.description == "0.333333")
    }

    @Test func `only a whole value that fits is an Int64`() throws {
        #expect(Number(-7).int64 == -7)
        #expect(try Self.number("7.5").int64 == nil)
        #expect(try #require(Number.reduced(Int128.max, 1)).int64 == nil)
    }

    @Test func `a column's millionths are the decimal that the cell held`() throws {
        #expect(Number(scaled: 35_400_000, decimals: Number.columnDecimals) == (try Self.number("35.4")))
        #expect(Number(scaled: -1, decimals: 0) == Number(-1))
        #expect(Number.powerOfTen(Number.columnDecimals) == Int128(Number.columnScale))
    }

    @Test func `magnitude and sign agree`() throws {
        let value = try Self.number("-3.5")
        #expect(value.isNegative)
        #expect(value.magnitude == value.negated)
        #expect(!value.magnitude.isNegative)
        #expect(Number.zero.isZero && !Number.zero.isNegative)
        #expect(value.approximation == -3.5)
    }
}
