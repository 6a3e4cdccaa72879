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

    /// "1 erbij, 2 weg en 3 gewijzigd (7 cellen); 40 gelijk."
    func rows(of comparison: DeliveryComparison) -> String {
        let changed = comparison.changedRecords
        let same = comparison.common - changed
        let cells = phrasing.counted(comparison.changes.count, .cell)
        var text = phrasing.list([
            phrasing.number(comparison.added.count) + phrasing(" erbij", " added"),
            phrasing.number(comparison.removed.count) + phrasing(" weg", " removed"),
            phrasing.number(changed) + phrasing(" gewijzigd (\(cells))", " changed (\(cells))"),
        ])
        text += phrasing("; \(phrasing.number(same)) gelijk", "; \(phrasing.number(same)) the same")
        if !comparison.unmatched.isEmpty {
            let rows = phrasing.number(comparison.unmatched.count)
            text += phrasing("; \(rows) niet te vergelijken", "; \(rows) that cannot be compared")
        }
        return text + "."
    }

    /// What the numbers alone do not tell; nil when that is nothing.
    func verdict(on comparison: DeliveryComparison) -> String? {
        let unread = DeliveryComparison.Side.allCases.filter(comparison.unread.contains).map { name(of: $0) }
        if !unread.isEmpty {
            let sides = phrasing.list(unread)
            return phrasing(
                "Er is niets vergeleken: van \(sides) kon niets worden gelezen.",
                "Nothing was compared: nothing of \(sides) could be read.")
        }
        if comparison.hasNothingInCommon {
            return phrasing(
                "Geen enkele rij staat in beide. Gaan ze over dezelfde organisatie en hetzelfde kwartaal?",
                "No row is in both. Are they of the same organisation and the same quarter?")
        }
        if DeliveryComparison.Side.allCases.contains(where: { !comparison[$0].failures.isEmpty }) {
            return phrasing(
                "Niet elk bestand kon worden gelezen. Rijen daaruit staan hier als rij weg of rij erbij.",
                "Not every file could be read. Rows in those are told here as rows removed or added.")
        }
        return comparison.isSame
            ? phrasing("In beide staat precies hetzelfde.", "Both hold exactly the same.") : nil
    }

    private func name(of side: DeliveryComparison.Side) -> String {
        side == .old
            ? phrasing("de oude aanlevering", "the old delivery")
            : phrasing("de nieuwe aanlevering", "the new delivery")
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
