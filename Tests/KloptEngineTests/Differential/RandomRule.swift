/// Random rules, as text: what an author could write over `RandomTables.pack`.
struct RandomRule {
    private var generator: SeededGenerator
    private var numbers: [String] = []
    private var truths: [String] = []

    /// Where an expression stands.
    private struct Place {
        var dataset: Int
        var isInner = false
        var isInAggregate = false
        var depth: Int

        var deeper: Place {
            var place = self
            place.depth -= 1
            return place
        }
    }

    static func text(seed: UInt64) -> String {
        var rule = RandomRule(generator: SeededGenerator(seed))
        return rule.rule()
    }

    private mutating func rule() -> String {
        if generator.isOneIn(5) { return linear() }
        let start = Place(dataset: 0, depth: 3)
        let whole = Place(dataset: 0, depth: 2)
        var lines = ["for each d\(generator.isOneIn(6) ? " where \(truth(whole))" : "")", "severity error"]
        if generator.isOneIn(3) {
            lines.append(
                "missing \(generator.pick(["undecided", "counts as 0", "between 1 and 6", "between 0 and 20", "between 2 and 2"]))"
            )
        }
        if generator.isOneIn(3) {
            lines.append("let m = \(number(whole))")
            numbers.append("m")
        }
        if generator.isOneIn(4) {
            lines.append("let n = \(truth(whole))")
            truths.append("n")
        }
        if generator.isOneIn(5) { lines.append("when \(truth(whole))") }
        lines.append("holds \(truth(start))")
        if generator.isOneIn(4) {
            lines.append("tolerance \(generator.pick(["2", "0.5", "10%", "2 or 10%", "1 or 50%"]))")
        }
        return "rule r \"R\" {\n  " + lines.joined(separator: "\n  ") + "\n}\n"
    }

    /// A shape that whole columns decide at once: sums over counts, compared.
    private mutating func linear() -> String {
        func sum(_ generator: inout SeededGenerator) -> String {
            var terms: [String] = []
            for _ in 0...generator.below(3) {
                let column = generator.pick(["a", "b", "c"])
                terms.append(generator.isOneIn(4) ? "\(1 + generator.below(4)) * \(column)" : column)
            }
            if generator.isOneIn(3) { terms.append("\(generator.below(9))") }
            return terms.dropFirst().reduce(terms[0]) { $0 + generator.pick([" + ", " - "]) + $1 }
        }
        var parts: [String] = []
        for _ in 0...generator.below(2) {
            parts.append("\(sum(&generator)) \(generator.pick(["=", "<=", ">=", "<", ">", "!="])) \(sum(&generator))")
        }
        return "rule r \"R\" {\n  for each d\n  severity error\n  holds \(parts.joined(separator: " and "))\n}\n"
    }

    // MARK: Truths

    private mutating func truth(_ place: Place) -> String {
        guard place.depth > 0 else { return leaf(place) }
        let next = place.deeper
        switch generator.below(14) {
        case 0, 1: return "(\(truth(next)) and \(truth(next)))"
        case 2, 3: return "(\(truth(next)) or \(truth(next)))"
        case 4: return "(not \(truth(next)))"
        case 5: return "(if \(truth(next)) then \(truth(next)))"
        case 6: return "(if \(truth(next)) then \(truth(next)) else \(truth(next)))"
        case 7: return exists(next)
        case 8: return "(\(number(next)) \(comparison()) \(number(next)) rounded to \(generator.below(3)) decimals)"
        default: return "(\(number(next)) \(comparison()) \(number(next)))"
        }
    }

    private mutating func leaf(_ place: Place) -> String {
        let count = column(place)
        switch generator.below(18) {
        case 13 where place.dataset == 0: return "(\(date()) \(comparison()) \(date()))"
        case 14 where place.dataset == 0:
            return
                "(\(date()) in \(generator.pick(["2025-01-01", "q", "empty", "p"]))..\(generator.pick(["q", "p + 90", "empty"])))"
        case 15 where place.dataset == 0: return "(quarter_of(\(date())) \(comparison()) kwartaal)"
        case 16 where place.dataset == 0: return "(\(generator.pick(["p", "q", "q + 1"])) is missing)"
        case 17 where place.dataset == 0 && !place.isInAggregate:
            let last = generator.pick(["min", "max"])
            let group = generator.pick([
                "", " by organisatie", " where p is not missing", " by organisatie where q > p",
            ])
            return "(\(last)(\(generator.pick(["p", "q"])) in d\(group)) \(comparison()) \(date()))"
        case 0: return "(\(count) is missing)"
        case 1: return "(t is not missing)"
        case 2: return "(\(count) in (1, 2, \(column(place)), 7))"
        case 3: return "(\(count) in \(generator.below(5))..\(column(place)))"
        case 4: return "(kwartaal \(comparison()) 2024-Q4)"
        case 5: return "(kwartaal not in 2024-Q3..\(generator.pick(["2025-Q1", "empty"])))"
        case 6: return "(t matches \"x+\")"
        case 7: return "(t \(generator.pick(["=", "!="])) \"x\")"
        case 8 where place.dataset == 0: return "(s \(generator.pick(["=", "!="])) rood)"
        case 9 where place.isInner: return "(\(count) \(comparison()) own \(generator.pick(["a", "b", "x"])))"
        case 9 where !truths.isEmpty: return truths[0]
        case 10: return "contains(t, \"x\")"
        case 11: return "(previous(\(generator.pick([count, "t"]))) is missing)"
        default: return "(\(count) \(comparison()) \(generator.below(8)))"
        }
    }

    private mutating func date() -> String {
        generator.pick(["p", "q", "p", "q", "2025-03-01", "(p + 31)", "(q - 1)", "(q + a)"])
    }

    private mutating func comparison() -> String { generator.pick(["=", "!=", "<", "<=", ">", ">="]) }

    private mutating func exists(_ place: Place) -> String {
        let target = generator.below(2)
        let pair = generator.pick([
            "organisatie organisatie", "kwartaal kwartaal - 1", "t t", "organisatie organisatie, kwartaal kwartaal",
        ])
        let inner = Place(
            dataset: target, isInner: true, isInAggregate: place.isInAggregate, depth: min(place.depth, 1))
        let condition = generator.isOneIn(2) ? " where \(truth(inner))" : ""
        return "exists \(target == 0 ? "d" : "e")(\(pair)\(condition))"
    }

    // MARK: Numbers

    private mutating func number(_ place: Place) -> String {
        guard place.depth > 0 else { return column(place) }
        let next = place.deeper
        switch generator.below(24) {
        case 21 where place.dataset == 0:
            return "(\(generator.pick(["p", "2025-03-01"])) - \(generator.pick(["q", "p"])))"
        case 22 where place.dataset == 0: return "\(generator.pick(["year_of", "month_of", "day_of"]))(\(date()))"
        case 23 where place.dataset == 0 && !place.isInner: return outlier()
        case 0, 1: return "(\(number(next)) + \(number(next)))"
        case 2, 3: return "(\(number(next)) - \(number(next)))"
        case 4, 5: return "(\(number(next)) * \(number(next)))"
        case 6, 7: return "(\(number(next)) / \(number(next)))"
        case 8: return "(-\(number(next)))"
        case 9: return "abs(\(number(next)))"
        case 10: return "\(generator.pick(["lowest", "highest"]))(\(number(next)), \(number(next)))"
        case 11: return "(if \(truth(next)) then \(number(next)) else \(number(next)))"
        case 12: return "previous(\(column(place))\(generator.isOneIn(3) ? ", 2" : ""))"
        case 13: return "previous(\(column(place)) + \(column(place)))"
        case 14 where !place.isInner:
            return
                "\(generator.pick(["a", "x"])) of e(\(generator.pick(["", "kwartaal kwartaal - 1", "organisatie \"A\""])))"
        case 15, 16, 17: return place.isInAggregate ? column(place) : aggregate(next)
        case 18 where place.dataset == 0, 19 where place.dataset == 0: return "(h * h * h * \(number(next)))"
        default: return column(place)
        }
    }

    private mutating func outlier() -> String {
        let power = generator.pick(["", ", u 0", ", u 0.25", ", u 0.75", ", u 1"])
        let fence = generator.pick(["", ", c 1", ", a 0.5, c 0.5"])
        let group = generator.pick([
            "", " by organisatie", " by kwartaal", " where b > 0", " where x < own x", " where h * h * h * h > a",
        ])
        let new = generator.pick(["a", "b", "(a + c)", "x"])
        return
            "hb(\(new), \(generator.pick(["b", "c", "previous(a)"]))\(power)\(fence), at least \(2 + generator.below(3))\(group))"
    }

    private mutating func column(_ place: Place) -> String {
        switch generator.below(12) {
        case 0: return "\(generator.below(10))"
        case 1: return generator.pick(["0.5", "2.25", "10%"])
        case 2 where !numbers.isEmpty: return numbers[0]
        case 3 where place.isInner: return "own \(generator.pick(["a", "b", "c", "x"]))"
        case 4 where place.dataset == 0: return generator.pick(["h", "(h * h * h * h)"])
        case 5, 6: return "x"
        default: return place.dataset == 0 ? generator.pick(["a", "b", "c"]) : "a"
        }
    }

    private mutating func aggregate(_ place: Place) -> String {
        let target = generator.below(2)
        let inner = Place(dataset: target, isInner: true, isInAggregate: true, depth: 1)
        let group = generator.pick(["", " by organisatie", " by organisatie", " by kwartaal", " by t"])
        let condition = generator.isOneIn(2) ? " where \(truth(inner))" : ""
        let span =
            generator.isOneIn(5)
            ? generator.pick([" in first quarter", " after first quarter", " in last quarter"]) : ""
        let of = "\(span) in \(target == 0 ? "d" : "e")\(group)\(condition)"
        switch generator.below(9) {
        case 0, 1: return "count(\(of.dropFirst()))"
        case 2, 3, 4: return "sum(\(number(inner))\(of))"
        case 5: return "distinct(\(generator.pick(["t", "organisatie", "a"]))\(of))"
        case 6: return "quantile(\(number(inner)), \(generator.pick(["0.25", "0.5", "0.9"]))\(of))"
        default: return "\(generator.pick(["mean", "min", "max", "median"]))(\(number(inner))\(of))"
        }
    }
}
