import KloptModel

/// The words of a comparison.
struct ComparisonWords {
    let phrasing: Phrasing

    func header(keys: [String]) -> [String] {
        [phrasing("wat", "what"), phrasing("organisatie", "organisation"), "dataset"] + keys + [
            phrasing("kolom", "column"), phrasing("oud", "old"), phrasing("nieuw", "new"),
            phrasing("plaats oud", "place old"), phrasing("plaats nieuw", "place new"), phrasing("melding", "message"),
        ]
    }

    var added: String { phrasing("rij erbij", "row added") }
    var removed: String { phrasing("rij weg", "row removed") }
    var changed: String { phrasing("cel gewijzigd", "cell changed") }
    var unmatched: String { phrasing("niet vergeleken", "not compared") }
    var solved: String { phrasing("punt opgelost", "point solved") }
    var caused: String { phrasing("punt erbij", "point caused") }
    var altered: String { phrasing("punt met andere cijfers", "point with other figures") }

    func reason(_ reason: DeliveryComparison.Unmatched.Reason) -> String {
        switch reason {
        case .unreadableKey:
            phrasing(
                "Een deel van wat de rij herkenbaar maakt, ontbreekt of is niet te lezen.",
                "A part of what tells the row apart is missing or cannot be read.")
        case .duplicateKey:
            phrasing("Deze rij staat er meer dan één keer.", "This row is there more than once.")
        }
    }

    /// "1 rij erbij, 2 rijen weg en 3 rijen met samen 7 andere cijfers; 40 rijen zijn gelijk."
    func rows(of comparison: DeliveryComparison) -> String {
        let changed = comparison.changedRecords
        let same = comparison.common - changed
        let cells = phrasing.counted(comparison.changes.count, .cell)
        var text = phrasing.list([
            phrasing.counted(comparison.added.count, .row) + phrasing(" erbij", " added"),
            phrasing.counted(comparison.removed.count, .row) + phrasing(" weg", " removed"),
            phrasing.counted(changed, .row) + phrasing(" gewijzigd (\(cells))", " changed (\(cells))"),
        ])
        text += phrasing("; \(phrasing.counted(same, .row)) gelijk", "; \(phrasing.counted(same, .row)) the same")
        if !comparison.unmatched.isEmpty {
            let rows = phrasing.counted(comparison.unmatched.count, .row)
            text += phrasing("; \(rows) niet te vergelijken", "; \(rows) that cannot be compared")
        }
        return text + "."
    }

    func points(of comparison: DeliveryComparison) -> String {
        phrasing.list([
            phrasing.number(comparison.solved.count) + phrasing(" opgelost", " solved"),
            phrasing.number(comparison.caused.count) + phrasing(" erbij gekomen", " caused"),
            phrasing.number(comparison.altered.count) + phrasing(" met andere cijfers", " with other figures"),
            phrasing.number(comparison.standing) + phrasing(" als voorheen", " as before"),
        ]) + "."
    }
}
