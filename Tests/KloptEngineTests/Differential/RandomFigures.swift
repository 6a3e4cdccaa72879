import KloptModel

/// Random figures of a report, the definitions by which some follow from others, and rules over them.
struct RandomFigures {
    static let pack = """
        pack proef "Proef" version "1"
        codes regio "Regio" { landelijk "landelijk"  noord "noord" }
        codes maat "Maat" { m "m"  n "n"  o "o"  p "p" }
        codes soort "Soort" { aantal "aantal"  procent "procent" }
        dataset f "F" long every period {
          key rapport: text, periode: period, regio: regio, maat: maat, soort: soort,
              van: maat only for soort procent
          owner rapport
          missing "-"
          number waarde "Waarde"
          value waarde
        }

        """

    static let columns = [["rapport", "periode", "regio", "maat", "soort", "van", "waarde"]]

    private(set) var texts: [[[String]]] = [[]]
    private(set) var reference = ReferenceTables(records: [[]])

    init(using generator: inout SeededGenerator) {
        for _ in 0..<18 {
            let soort = generator.pick(["aantal", "aantal", "procent"])
            let van = soort == "procent" || generator.isOneIn(12) ? generator.pick(["m", "n", "", "o"]) : ""
            let waarde = generator.isOneIn(9) ? generator.pick(["", "-", "veel"]) : "\(generator.below(5))"
            let row = [
                generator.pick(["R", "S"]), generator.pick(["2025-Q1", "2025-Q2", "2025", ""]),
                generator.pick(["landelijk", "noord"]), generator.pick(["m", "n", "o", "p"]), soort, van, waarde,
            ]
            var cells: [String: ReferenceCell] = [:]
            for (column, text) in zip(RandomFigures.columns[0], row) {
                cells[column] = text.isEmpty || text == "-" ? .missing : .text(text)
            }
            cells["periode"] = Period(canonical: row[1]).map { .period($0) } ?? .missing
            if let number = Int(waarde) { cells["waarde"] = .number(Number(number)) }
            if waarde == "veel" { cells["waarde"] = .unreadable }
            reference.records[0].append(ReferenceRecord(row: texts[0].count, dataset: 0, cells: cells))
            texts[0].append(row)
        }
    }

    /// Definitions that may lean on each other, and a rule.
    static func text(using generator: inout SeededGenerator) -> String {
        func figure(_ generator: inout SeededGenerator) -> String {
            var changes: [String] = []
            if generator.isOneIn(2) { changes.append("maat \(generator.pick(["m", "n", "o", "p", "van"]))") }
            if generator.isOneIn(2) { changes.append("soort \(generator.pick(["aantal", "procent"]))") }
            if generator.isOneIn(3) { changes.append("regio landelijk") }
            if generator.isOneIn(4) { changes.append("van \(generator.pick(["m", "empty"]))") }
            if generator.isOneIn(4) { changes.append("periode 2025-Q2") }
            if changes.isEmpty { changes = ["soort aantal"] }
            return "figure(\(changes.joined(separator: ", ")))"
        }
        var text = ""
        for _ in 0..<generator.below(5) {
            let maat = generator.pick(["m", "n", "o", "p"])
            let condition = generator.pick(["", " and soort = aantal", " and soort = procent", " and regio = noord"])
            let operation = generator.pick(["+", "-", "*", "/"])
            text += "define figure for each f where maat = \(maat)\(condition) = "
            text += "\(figure(&generator)) \(operation) \(figure(&generator))\n"
        }
        let filter = generator.pick(["", "", " where soort = procent", " where maat = m"])
        let comparison = generator.pick(["=", "<=", ">=", "!="])
        var condition = "waarde \(comparison) \(figure(&generator)) \(generator.pick(["+", "-"])) \(figure(&generator))"
        if generator.isOneIn(3) { condition += " or \(figure(&generator)) is missing" }
        let missing = generator.pick(["undecided", "undecided", "counts as 0", "between 0 and 2"])
        return text + "rule r \"R\" {\n  for each f\(filter)\n  severity error\n  missing \(missing)\n"
            + "  holds \(condition)\n}\n"
    }
}
