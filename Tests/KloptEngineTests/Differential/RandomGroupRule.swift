/// Random rules over groups of `RandomTables`, as text.
enum RandomGroupRule {
    static func text(seed: UInt64) -> String {
        var generator = SeededGenerator(seed)
        let columns = generator.pick([
            "organisatie", "kwartaal", "organisatie, year", "t", "organisatie, t", "s", "year", "t, s",
        ])
        var lines = ["severity error"]
        let filter = generator.pick([
            "", "", " where a > 2", " where t = \"x\"", " where kwartaal >= 2024-Q4", " where p < q",
            " where a = b or x > 0",
        ])
        lines.append("missing \(generator.pick(["undecided", "undecided", "counts as 0", "between 0 and 6"]))")
        if generator.isOneIn(4) { lines.append("let m = \(number(&generator))") }
        let hasLocal = lines.count > 2
        if generator.isOneIn(4) { lines.append("when count() > \(generator.below(4))") }
        func side(_ generator: inout SeededGenerator) -> String {
            hasLocal && generator.isOneIn(3) ? "m" : number(&generator)
        }
        var condition = "\(side(&generator)) \(generator.pick(["=", "<=", ">=", "<", ">", "!="])) \(side(&generator))"
        if generator.isOneIn(4) {
            condition += " or max(p) < \(generator.pick(["max(q)", "2025-03-01", "min(p) + 60"]))"
        }
        if generator.isOneIn(5) { condition += " and min(kwartaal) >= 2024-Q2" }
        lines.append("holds \(condition)")
        return "rule r \"R\" {\n  for each \(columns) of d\(filter)\n  \(lines.joined(separator: "\n  "))\n}\n"
    }

    private static func number(_ generator: inout SeededGenerator) -> String {
        let value = generator.pick(["a", "b", "x", "a + c", "(if t = \"x\" then a else b)"])
        let condition = generator.pick(["", "", "", " where b > 3", " where p is not missing", " where s = rood"])
        let span = generator.pick(["", "", "", " in first quarter", " after first quarter", " in last quarter"])
        switch generator.below(9) {
        case 0, 1, 2: return "sum(\(value)\(span)\(condition))"
        case 3: return "count(\(condition.drop { $0 == " " }))"
        case 4: return "distinct(\(generator.pick(["t", "kwartaal", "p", "organisatie"]))\(condition))"
        case 5: return "\(generator.pick(["mean", "min", "max", "median"]))(\(value)\(condition))"
        case 6: return "(sum(a) + \(generator.below(9)))"
        case 7: return "sum(\(generator.pick(["a", "x"])) in e)"
        default: return "\(generator.below(30))"
        }
    }
}
