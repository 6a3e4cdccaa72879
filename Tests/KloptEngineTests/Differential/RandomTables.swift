import KloptModel

/// Random tables, as the text that the engine reads and as what the reference knows that it means.
struct RandomTables {
    static let pack = """
        pack proef "Proef" version "1"
        codes soort "Soort" { rood "Rood"  groen "Groen" }
        dataset d "D" {
          key organisatie: text, kwartaal: quarter
          owner organisatie
          missing "-"
          not applicable "n.v.t."
          count  a "A" optional may be not applicable
          count  b "B" optional may be not applicable
          count  c "C" optional
          count  h "H" optional
          number x "X" optional may be not applicable
          text   t "T" optional
          soort  s "S" optional
          date   p "P" optional may be not applicable
          date   q "Q" optional
        }
        dataset e "E" {
          key organisatie: text, kwartaal: quarter
          owner organisatie
          missing "-"
          not applicable "n.v.t."
          count  a "A" optional may be not applicable
          number x "X" optional
          text   t "T" optional
        }

        """

    static let columns = [
        ["organisatie", "kwartaal", "a", "b", "c", "h", "x", "t", "s", "p", "q"],
        ["organisatie", "kwartaal", "a", "x", "t"],
    ]

    /// Per dataset, the cells as text, in the order of `columns`.
    private(set) var texts: [[[String]]] = [[], []]
    private(set) var reference = ReferenceTables(records: [[], []])

    /// - Parameter isTidy: without a missing or odd cell among the counts.
    init(using generator: inout SeededGenerator, isTidy: Bool) {
        let quarters = ["2024-Q1", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]
        for dataset in 0...1 {
            for organisation in ["A", "B", "C"] {
                for quarter in quarters where !generator.isOneIn(4) {
                    add(dataset, organisation, quarter, &generator, isTidy)
                }
                if generator.isOneIn(6) { add(dataset, organisation, "ooit", &generator, isTidy) }
            }
        }
    }

    private mutating func add(
        _ dataset: Int, _ organisation: String, _ quarter: String, _ generator: inout SeededGenerator, _ isTidy: Bool
    ) {
        var cells: [String: ReferenceCell] = [
            "organisatie": .text(organisation),
            "kwartaal": Period(canonical: quarter).map { .period($0) } ?? .unreadable,
        ]
        var texts = [organisation, quarter]
        for column in RandomTables.columns[dataset].dropFirst(2) {
            let (text, cell) = RandomTables.cell(column, dataset, &generator, isTidy)
            texts.append(text)
            cells[column] = cell
        }
        self.texts[dataset].append(texts)
        reference.records[dataset].append(
            ReferenceRecord(row: reference.records[dataset].count, dataset: dataset, cells: cells))
    }

    private static func cell(
        _ column: String, _ dataset: Int, _ generator: inout SeededGenerator, _ isTidy: Bool
    ) -> (String, ReferenceCell) {
        switch column {
        case "t":
            let text = generator.pick(["", "x", "xx", "y", "-"])
            return (text, ["", "-"].contains(text) ? .missing : .text(text))
        case "s":
            let (text, cell): (String, ReferenceCell) = generator.pick([
                ("rood", .text("rood")), ("groen", .text("groen")), ("", .missing), ("paars?!", .unreadable),
            ])
            return (text, cell)
        case "p", "q":
            // Within two quarters, so that dates meet; and about the end of a February.
            let text = generator.pick([
                "2025-01-01", "2024-12-31", "2025-03-01", "2025-02-28", "2025-04-01", "2025-06-30", "2024-02-29", "",
                "31-02-2025", column == "p" ? "n.v.t." : "",
            ])
            if text == "n.v.t." { return (text, .notApplicable) }
            return (text, CalendarDate(canonical: text).map { .date($0) } ?? (text.isEmpty ? .missing : .unreadable))
        case "x":
            let scaled = Int64(generator.below(61)) - 20
            let plain = (decimal(scaled), ReferenceCell.number(Number(scaled: scaled, decimals: 1)))
            if isTidy { return plain }
            switch generator.below(10) {
            case 0: return ("", .missing)
            case 1: return ("veel", .unreadable)
            case 2 where dataset == 0: return ("n.v.t.", .notApplicable)
            default: return plain
            }
        default:
            let isHuge = column == "h"
            let whole = isHuge && generator.isOneIn(2) ? 1_000_000_000_000 : generator.below(12)
            let plain = ("\(whole)", ReferenceCell.number(Number(whole)))
            if isTidy { return plain }
            switch generator.below(16) {
            case 0, 1: return (generator.pick(["", "-"]), .missing)
            case 2: return (generator.pick(["-3", "ca. 4", "#REF!", "2,5"]), .unreadable)
            case 3: return ("<5", .atMost(Number(4)))
            case 4 where column == "a" || column == "b": return ("n.v.t.", .notApplicable)
            default: return plain
            }
        }
    }

    private static func decimal(_ tenths: Int64) -> String {
        (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10),\(abs(tenths) % 10)"
    }
}
