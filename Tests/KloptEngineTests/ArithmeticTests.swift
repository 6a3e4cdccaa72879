import KloptModel
import Testing

@testable import KloptEngine

/// What a statement about one record comes to.
@Suite struct ArithmeticTests {
    private static func outcome(_ condition: String, _ record: String) throws -> Outcome? {
        try Trial(lines: "holds \(condition)").outcome(record)
    }

    // MARK: Exact

    @Test(
        arguments: [
            ("x - (y - (-0.2)) = 0", "x 0,3, y 0,1"), ("a - (b - c) >= 0", "a 7, b 9, c 2"),
            ("a - (b - c) = 0", "a 7, b 9, c 2"),
            ("a / b * b = a", "a 1, b 3"), ("100 * a / b = 33.3 rounded to 1 decimal", "a 333, b 1000"),
            ("-a = 0 - a", "a 5"), ("a + b * c = 14", "a 2, b 3, c 4"), ("(a + b) * c = 20", "a 2, b 3, c 4"),
            ("a - b - c = 5", "a 10, b 3, c 2"), ("a / b / c = 2", "a 12, b 3, c 2"), ("x * 3 = y", "x 0,1, y 0,3"),
            ("10% * a = 5", "a 50"), ("abs(a - b) = 3", "a 2, b 5"), ("lowest(a, b, c) = 1", "a 3, b 1, c 2"),
            ("highest(0, a - b) = 0", "a 1, b 3"),
        ] as [(String, String)]) func `arithmetic is exact`(_ condition: String, _ record: String) throws
    {
        #expect(try Self.outcome(condition, record) == .passed, "\(condition)")
    }

    @Test func `a sum that is one off fails`() throws {
        #expect(try Self.outcome("a + b = c", "a 1, b 2, c 4") == .failed)
        #expect(try Self.outcome("x + y = 0.3", "x 0.1, y 0.200001") == .failed)
    }

    // MARK: Missing parts and bounds

    @Test(
        arguments: [
            // The total 20, a part of 30 and a missing one: whatever it is, the sum is too high.
            ("a + b = c", "a 30, c 20", Outcome.failed), ("a + b = c", "a 15, c 20", .undecided),
            ("a + b = c", "a 20, c 20", .undecided), ("a + b >= c", "a 30, c 20", .passed),
            ("a + b <= c", "a 30, c 20", .failed), ("a + b <= c", "a 10, c 20", .undecided),
            ("a >= 0", "b 1", .passed), ("a < 0", "b 1", .failed), ("a > 0", "b 1", .undecided),
            ("a = b", "c 1", .undecided),
            ("a != b", "a 5", .undecided), ("-a <= 0", "b 1", .passed), ("a * b >= 0", "a 5", .passed),
            ("a * 0 = 0", "b 1", .passed), ("a - b >= 0", "a 5", .undecided), ("x >= 0", "a 1", .undecided),
            ("abs(x) >= 0", "a 1", .passed), ("lowest(a, b) <= 5", "a 5", .passed),
            ("highest(a, b) >= 5", "a 5", .passed),
            ("highest(a, b) <= 5", "a 5", .undecided), ("a / b >= 0", "a 5, b 0", .undecided),
            ("a / c <= 5", "a 5, c 1", .passed), ("a + 1 > a", "b 1", .undecided),
            ("(a + 2) * (0 - d) <= 0", "b 1", .passed), ("(a + 2) * (d + 3) >= 6", "b 1", .passed),
            ("(a - 2) * (d + 3) >= 0", "b 1", .undecided), ("x * (d + 3) >= 0", "b 1", .undecided),
        ] as [(String, String, Outcome)]) func `a missing count is anything from zero upwards`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    @Test(
        arguments: [
            ("a <= 4", "a <5", Outcome.passed), ("a <= 3", "a <5", .undecided), ("a >= 5", "a <5", .failed),
            ("a = 4", "a <5", .undecided), ("a + b = c", "a <5, b 10, c 12", .undecided),
            ("a + b = c", "a <5, b 10, c 15", .failed), ("a + b = c", "a <5, b 10, c 14", .undecided),
            ("a is missing", "a <5", .failed), ("a = 0", "a <1", .passed), ("a * 2 <= 8", "a <5", .passed),
        ] as [(String, String, Outcome)]) func `a masked count is at most what it says`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    @Test(
        arguments: [
            ("a + b = c", "a n.v.t., b 1, c 1", Outcome.notApplicable), ("a >= 0", "a n.v.t.", .notApplicable),
            ("a is missing", "a n.v.t.", .failed), ("b = 1 or a = 1", "a n.v.t., b 1", .passed),
            ("b = 1 and a = 1", "a n.v.t., b 2", .failed), ("b = 1 and a = 1", "a n.v.t., b 1", .notApplicable),
            ("if a > 0 then b > 0", "a n.v.t., b 1", .notApplicable),
        ] as [(String, String, Outcome)]) func `what is not applicable makes what needs it so`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    @Test(
        arguments: [
            ("a = 1", "a x", Outcome.undecided), ("a >= 0", "a -3", .passed), ("a is missing", "a 2,5", .passed),
            ("a + b = c", "a ca. 5, b 30, c 20", .failed),
        ] as [(String, String, Outcome)]) func `an unreadable count is missing`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    @Test(
        arguments: [
            ("missing counts as 0", "a 20, c 20", Outcome.passed), ("missing counts as 0", "a 15, c 20", .failed),
            ("missing counts as 0", "a x, b 20, c 20", .undecided),
            ("missing between 1 and 3", "a 18, c 20", .undecided),
            ("missing between 1 and 3", "a 20, c 20", .failed), ("missing between 1 and 3", "a 16, c 20", .failed),
            ("missing between 5 and 5", "a 15, c 20", .passed), ("missing undecided", "a 15, c 20", .undecided),
        ] as [(String, String, Outcome)]) func `a rule says what a missing part means`(
            _ mode: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Trial(lines: "\(mode)\n  holds a + b = c").outcome(record) == expected, "\(mode): \(record)")
    }

    @Test func `counting as zero does not make a cell filled`() throws {
        let trial = try Trial(lines: "missing counts as 0\n  holds a is missing")
        #expect(try trial.outcome("b 1") == .passed)
        #expect(try trial.outcome("a 0") == .failed)
    }

    // MARK: Division, overflow

    @Test func `a division by zero has no value`() throws {
        #expect(try Self.outcome("a / b = 1", "a 5, b 0") == .undecided)
        #expect(try Self.outcome("a / b is missing", "a 5, b 0") == .passed)
        #expect(try Self.outcome("b = 0 or a / b > 1", "a 5, b 0") == .passed)
    }

    @Test func `what does not fit could not run, and is no issue`() throws {
        let trial = try Trial(lines: "holds a * a * a * a > 0")
        #expect(try trial.outcome("a 1000000000000") == .couldNotRun)
        #expect(try trial.outcome("a 1000") == .passed)
    }

    // MARK: Logic

    @Test(
        arguments: [
            // p is a = 1; q is b = 1. A missing operand leaves open only what it can change.
            ("p and q", "a 1, b 1", Outcome.passed), ("p and q", "a 1, b 2", .failed), ("p and q", "a 1", .undecided),
            ("p and q", "a 2", .failed), ("p and q", "b 2", .failed), ("p and q", "c 1", .undecided),
            ("p or q", "a 1", .passed), ("p or q", "b 1", .passed), ("p or q", "a 2", .undecided),
            ("p or q", "a 2, b 2", .failed), ("p or q", "c 1", .undecided),
            ("not p", "a 1", .failed), ("not p", "a 2", .passed), ("not p", "b 1", .undecided),
            ("if p then q", "a 2", .passed), ("if p then q", "a 1, b 2", .failed), ("if p then q", "a 1", .undecided),
            ("if p then q", "b 1", .passed), ("if p then q", "b 2", .undecided), ("if p then q else q", "b 1", .passed),
            ("if p then q else not q", "b 1", .undecided), ("not (p and q)", "b 2", .passed),
            ("not p or q", "a 1, b 1", .passed),
        ] as [(String, String, Outcome)]) func `logic is that of Kleene`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        let trial = try Trial(lines: "let p = a = 1\n  let q = b = 1\n  holds \(condition)")
        #expect(try trial.outcome(record) == expected, "\(condition): \(record)")
    }

    @Test(
        arguments: [
            ("a in (1, 2, b)", "a 2, b 9", Outcome.passed), ("a in (1, 2, b)", "a 3, b 3", .passed),
            ("a in (1, 2, b)", "a 3", .undecided), ("a in (1, 2)", "a 3", .failed), ("a not in (1, 2)", "a 3", .passed),
            ("a in (b, 7)", "a 7, b n.v.t.", .passed), ("a in (b, 7)", "a 6, b n.v.t.", .notApplicable),
            ("a in 2..4", "a 2", .passed), ("a in 2..4", "a 4", .passed), ("a in 2..4", "a 5", .failed),
            ("a in b..c", "a 5, b 6", .failed), ("a in b..c", "a 5, b 5", .undecided),
            ("a in b..c", "a 5, c 4", .failed), ("a in b..c", "a 5, c 6", .undecided), ("a in b..c", "a 5", .undecided),
            ("a in b..empty", "a 5", .undecided), ("a in empty..c", "a 5, c 5", .passed),
            ("a in b..c", "a 5, b 4, c n.v.t.", .notApplicable), ("a in b..c", "a 5, b 6, c n.v.t.", .failed),
            ("a in b..c", "a <5, b 5", .failed),
            ("kwartaal in 2025-Q1..2025-Q3", "a 1", .passed), ("kwartaal in 2025-Q3..empty", "a 1", .failed),
            ("t in (\"x\", \"y\")", "t y", .passed), ("t in (\"x\", \"y\")", "a 1", .undecided),
            ("regio in (Noord, Zuid)", "a 1", .passed), ("regio = Zuid", "a 1", .failed),
        ] as [(String, String, Outcome)]) func `in asks for one of a few, or a stretch`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    // MARK: Rounding and tolerance

    @Test(
        arguments: [
            // 354 of 1000 is 35.4%; 1 of 8 is 12.5%, which may be printed as 12 or as 13.
            ("x = 100 * a / b rounded to 1 decimal", "x 35.4, a 354, b 1000", Outcome.passed),
            ("x = 100 * a / b rounded to 1 decimal", "x 35.5, a 354, b 1000", .failed),
            ("x = 100 * a / b rounded to 0 decimals", "x 12, a 1, b 8", .passed),
            ("x = 100 * a / b rounded to 0 decimals", "x 13, a 1, b 8", .passed),
            ("x = 100 * a / b rounded to 0 decimals", "x 14, a 1, b 8", .failed),
            ("x != 100 * a / b rounded to 0 decimals", "x 12, a 1, b 8", .failed),
            ("x >= 100 * a / b rounded to 0 decimals", "x 12, a 1, b 8", .failed),
            ("x = 100 * a / b rounded to 1 decimal", "x 35.4, b 1000", .undecided),
        ] as [(String, String, Outcome)]) func `a printed figure is compared at its precision`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    @Test(
        arguments: [
            ("tolerance 2", "a 10, b 12", Outcome.passed), ("tolerance 2", "a 10, b 13", .failed),
            ("tolerance 10%", "a 90, b 100", .passed), ("tolerance 10%", "a 89, b 100", .failed),
            ("tolerance 2 or 10%", "a 3, b 5", .passed), ("tolerance 2 or 10%", "a 90, b 100", .passed),
            ("tolerance 2 or 10%", "a 89, b 100", .failed), ("tolerance 2", "a 10", .undecided),
            ("tolerance 2", "a <5, b 7", .failed), ("tolerance 2", "a <5, b 6", .undecided),
            ("tolerance 4", "a <5, b 4", .passed), ("tolerance 2", "a <5, b 20", .failed),
        ] as [(String, String, Outcome)]) func `a tolerance is the larger of its parts`(
            _ tolerance: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Trial(lines: "holds a = b\n  \(tolerance)").outcome(record) == expected, "\(tolerance): \(record)")
    }

    @Test func `no tolerance is hidden in an equality`() throws {
        #expect(try Self.outcome("a = b", "a 100, b 101") == .failed)
        #expect(try Self.outcome("x = y", "x 100, y 100.000001") == .failed)
    }

    // MARK: Texts and periods

    @Test(
        arguments: [
            ("t matches \"[A-Z]{2}\"", "t AB", Outcome.passed), ("t matches \"[A-Z]{2}\"", "t ABC", .failed),
            ("t matches \"[A-Z]{2}\"", "a 1", .undecided), ("length(t) = 4", "t ééné", .passed),
            ("contains(t, \"b\")", "t abc", .passed), ("starts_with(t, \"a\")", "t abc", .passed),
            ("ends_with(t, \"a\")", "t abc", .failed), ("upper(t) = \"ÉÉN\"", "t één", .passed),
            ("lower(t) = t", "t Abc", .failed), ("t is missing", "a 1", .passed), ("t is not missing", "t x", .passed),
            ("year(kwartaal) = 2025 and quarter(kwartaal) = 2", "a 1", .passed), ("is_year(kwartaal)", "a 1", .failed),
            ("kwartaal - 2 = 2024-Q4", "a 1", .passed), ("kwartaal + 3 = 2026-Q1", "a 1", .passed),
            ("period = kwartaal", "a 1", .passed), ("dataset = \"ips\"", "a 1", .passed),
            ("swapped_digits(a, b)", "a 1537, b 1573", .passed), ("swapped_digits(a, b)", "a 1537, b 1537", .failed),
            ("swapped_digits(a, b)", "a 1537", .undecided),
        ] as [(String, String, Outcome)]) func `texts and periods have their functions`(
            _ condition: String, _ record: String, _ expected: Outcome
        ) throws
    {
        #expect(try Self.outcome(condition, record) == expected, "\(condition): \(record)")
    }

    @Test func `a function of the language has a kernel, and a kernel a signature`() {
        #expect(FunctionKernel.all.map(\.name).sorted() == FunctionSignatureNames.all)
    }
}
