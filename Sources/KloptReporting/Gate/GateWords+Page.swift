import KloptModel

/// What only the page of a decision says.
extension GateWords {
    var occasion: String { phrasing("Mogen de cijfers worden gepubliceerd?", "May the figures be published?") }
    var reasonsHeading: String { phrasing("Redenen", "Reasons") }
    var noReasons: String {
        phrasing("Niets houdt publicatie tegen.", "Nothing keeps the figures from being published.")
    }
    var blocks: String { phrasing("houdt tegen", "blocks") }
    var notes: String { phrasing("let op", "note") }
    var wrongFiguresHeading: String {
        phrasing("Cijfers in het rapport die niet volgen", "Figures in the report that do not follow")
    }
    var consequencesLead: String {
        phrasing("Daardoor klopt ook niet:", "Because of that these do not hold either:")
    }
    var totalsHeading: String { phrasing("Landelijke cijfers", "National figures") }
    var publishHeading: String { phrasing("Publiceren", "Publish") }
    var stateHeading: String { phrasing("Stand", "State") }
    var whyHeading: String { phrasing("Waarom", "Why") }
    var notToPublish: String { phrasing("niet te publiceren", "not to publish") }

    func areaTable(_ label: String) -> String {
        phrasing(
            "Elke \(label.lowercased()) in een tabel, met de cijfers",
            "Every \(label.lowercased()) in a table, with the figures")
    }

    /// An area on the map: may it be published, and what is missing.
    func tile(_ area: GateDecision.Area) -> String {
        let verdict =
            area.cell.state == .notApplicable
            ? phrasing.name(of: area.cell.state)
            : (area.publishes ? phrasing("te publiceren", "to publish") + area.cell.state.mark : notToPublish)
        let why = why(area)
        return area.cell.area + ": " + verdict + (why.isEmpty ? "" : " (\(why))")
    }

    /// On the map.
    func mark(of area: GateDecision.Area) -> (mark: PageMark, sign: String) {
        switch (area.publishes, area.cell.state) {
        case (_, .notApplicable): (.none, "–")
        case (false, _): (.error, "✗")
        case (true, .incomplete): (.warning, "*")
        case (true, _): (.good, "✓")
        }
    }

    func mark(of dataset: GateDecision.Dataset) -> PageMark {
        if dataset.state == .notApplicable { return .none }
        return dataset.publishes ? .good : .error
    }
}
