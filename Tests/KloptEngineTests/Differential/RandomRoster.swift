import KloptModel

/// A random roster, and random deliveries beside it.
struct RandomRoster {
    static let pack = """
        pack proef "Proef" version "1"
        codes regio "Regio" { noord "noord"  zuid "zuid"  oost "oost" }
        dataset d "D" {
          key organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count a "A" optional
        }
        dataset e "E" valid from 2025-Q2 {
          key organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count a "A" optional
        }
        dataset g "G" roster {
          key organisatie: text, regio: regio, traject: text, van: quarter
          owner organisatie
          quarter tot "Tot" optional
          delivers traject
          active van to tot
        }

        """

    static let columns = [
        ["organisatie", "regio", "kwartaal", "a"], ["organisatie", "regio", "kwartaal", "a"],
        ["organisatie", "regio", "traject", "van", "tot"],
    ]

    private(set) var texts: [[[String]]] = [[], [], []]
    private(set) var reference = ReferenceTables(records: [[], [], []])

    init(using generator: inout SeededGenerator) {
        let quarters = ["2025-Q1", "2025-Q2", "2025-Q2", "2025-Q3"]
        for dataset in 0...1 {
            for _ in 0..<generator.below(9) {
                let region = generator.pick(["noord", "noord", "zuid", "oost", "", "nergens"])
                add(dataset, [generator.pick(["A", "B", "C", ""]), region, generator.pick(quarters + ["ooit"]), "1"])
            }
        }
        for _ in 0..<10 {
            let region = generator.pick(["noord", "zuid", "oost", "oost", "", "nergens"])
            let traject = generator.pick(["d", "d", "e", "e", "d", "g", "x", ""])
            let until = generator.pick(["", "", "2025-Q1", "2025-Q2", "eens"])
            add(2, [generator.pick(["A", "B", "C"]), region, traject, generator.pick(quarters + ["eens"]), until])
        }
    }

    private mutating func add(_ dataset: Int, _ row: [String]) {
        var cells: [String: ReferenceCell] = [:]
        for (column, text) in zip(RandomRoster.columns[dataset], row) {
            switch column {
            case "kwartaal", "van", "tot":
                cells[column] = text.isEmpty ? .missing : Period(canonical: text).map { .period($0) } ?? .unreadable
            case "regio": cells[column] = text.isEmpty ? .missing : text == "nergens" ? .unreadable : .text(text)
            case "traject" where text != "d" && text != "e" && !text.isEmpty: cells[column] = .unreadable
            default: cells[column] = text.isEmpty ? .missing : .text(text)
            }
        }
        reference.records[dataset].append(ReferenceRecord(row: texts[dataset].count, dataset: dataset, cells: cells))
        texts[dataset].append(row)
    }

    static func text(using generator: inout SeededGenerator) -> String {
        let filter = generator.pick([
            " where period in van..tot", " where period in van..tot", " where van < 2025-Q3", "",
        ])
        let columns = generator.pick(["organisatie, regio", "organisatie, regio", "organisatie"])
        let levels =
            columns == "organisatie"
            ? ["organisatie", "organisatie, else traject"]
            : [
                "organisatie, else regio, else traject", "organisatie, else traject, else regio", "organisatie",
                "regio",
            ]
        let per = generator.pick(levels + [""])
        return "rule r \"R\" {\n  for each g\(filter)\n  severity error\n"
            + "  expect one record in {traject} of \(columns)\n" + (per.isEmpty ? "" : "  report per \(per)\n") + "}\n"
    }
}
