import KloptModel

/// The figures of a decision as rows of a table, whatever it is written as.
extension GateWords {
    var areaName: String? {
        guard let label = report.coverage?.column.label, !phrasing(label).isEmpty else { return nil }
        return phrasing("Per ", "Per ") + phrasing(label).lowercased() + ":"
    }

    var notPublished: String { phrasing("niet te publiceren", "not to publish") }
    var underestimated: String { phrasing("met * (onderschatting)", "with * (underestimate)") }

    var elsewhere: String {
        phrasing(
            "Alles per regio en maat staat in: klopt gate … --format json; wie ontbreekt als tabel in --format csv.",
            "Everything per area and measure is in: klopt gate … --format json; who is missing as a table in --format csv."
        )
    }

    /// Who is missing in an area, and what else keeps its figures back.
    func why(_ area: GateDecision.Area) -> String {
        var cell = area.cell
        cell.area = ""
        let others = area.reasons.filter { $0.blocks && ![.missingOrganisations, .openErrors].contains($0.condition) }
            .map { text(of: $0) }.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        return ([phrasing.lacking(cell)] + others).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// "Amersfoort (GGZ 05 niet ontvangen)".
    func place(_ area: GateDecision.Area) -> String {
        let why = why(area)
        return why.isEmpty ? area.cell.area : area.cell.area.isEmpty ? why : "\(area.cell.area) (\(why))"
    }

    /// "landelijk te publiceren*".
    func nation(_ dataset: GateDecision.Dataset) -> String {
        switch (dataset.publishes, dataset.state) {
        case (_, .notApplicable): phrasing.name(of: Coverage.State.notApplicable)
        case (true, let state):
            phrasing("als geheel te publiceren", "to publish as a whole") + (state ?? .complete).mark
        case (false, _): phrasing("als geheel niet te publiceren", "not to publish as a whole")
        }
    }

    func header(_ figures: PublicationFacts.Figures) -> [String] {
        let period = decision.facts.period.map(\.description) ?? ""
        var header = ["", period]
        for comparison in figures.comparisons {
            header.append(comparison.against.description)
            if !comparison.isLikeForLike { header.append(phrasing("gelijke groep", "same group")) }
            header.append(phrasing("verschil", "change"))
            header.append("%")
        }
        return header
    }

    /// A total and its changes; a change is always one over those counted both times.
    func row(of index: Int, in dataset: GateDecision.Dataset) -> [String] {
        let total = dataset.figures.totals[index]
        var row = [
            name(of: total.measure, in: dataset.name), number(total.value) + mark(of: total, dataset.state),
        ]
        for comparison in dataset.figures.comparisons {
            guard comparison.changes.indices.contains(index) else { continue }
            let change = comparison.changes[index]
            row.append(number(change.then))
            if !comparison.isLikeForLike {
                row.append(number(change.alikeThen) + " → " + number(change.alikeNow))
            }
            row.append(self.change(change.alike))
            row.append(percent(of: change, per: .nation) ?? "–")
        }
        return row
    }

    /// What the changes against a quarter rest on.
    func note(on comparison: PublicationFacts.Comparison) -> String {
        guard !comparison.isLikeForLike else {
            return phrasing(
                "\(comparison.against): \(basis(of: comparison)), dus het verschil is zuiver.",
                "\(comparison.against): \(basis(of: comparison)), so the change is like for like.")
        }
        var parts: [String] = []
        if !comparison.onlyThen.isEmpty {
            parts.append(phrasing("alleen toen: ", "only then: ") + phrasing.some(comparison.onlyThen))
        }
        if !comparison.onlyNow.isEmpty {
            parts.append(phrasing("alleen nu: ", "only now: ") + phrasing.some(comparison.onlyNow))
        }
        return phrasing(
            "\(comparison.against): \(basis(of: comparison)), en alleen daarover gaat het verschil; trek de twee totalen niet van elkaar af (\(parts.joined(separator: "; "))).",
            "\(comparison.against): \(basis(of: comparison)), and the change is over these alone; do not subtract the two totals (\(parts.joined(separator: "; ")))."
        )
    }
}
