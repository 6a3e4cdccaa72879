import KloptModel

/// How complete figures are, in words.
extension Phrasing {
    /// With the mark that stands behind a figure.
    func name(of state: Coverage.State, count: Int = 1) -> String {
        switch state {
        case .complete: self("compleet", "complete")
        case .incomplete: self("onvolledig", "incomplete") + state.mark
        case .missing: self(count == 1 ? "ontbreekt" : "ontbreken", "missing")
        case .notApplicable: self("n.v.t.", "n/a") + state.mark
        }
    }

    /// "23 compleet, 6 onvolledig*, 3 ontbreken, 3 n.v.t.**".
    func counts(of stretch: Coverage.Stretch) -> String {
        Coverage.State.allCases.compactMap { state in
            let count = stretch.count(state)
            return count == 0 && state != .complete ? nil : number(count) + " " + name(of: state, count: count)
        }.joined(separator: ", ")
    }

    /// What a stretch is about: "IPS-trajecten", with its period when a report has several.
    func title(of stretch: Coverage.Stretch, in report: Report) -> String {
        let dataset = dataset(stretch.dataset, in: report)
        return report.periods.count > 1 ? "\(dataset) \(stretch.period)" : dataset
    }

    /// "Amersfoort (GGZ 05 niet ontvangen; GGZ 07 telt niet mee)".
    func lacking(_ cell: Coverage.Cell) -> String {
        let parts = [
            (cell.notReceived, self("niet ontvangen", "not received")),
            (
                cell.withheld,
                cell.withheld.count == 1 ? self("telt niet mee", "not counted") : self("tellen niet mee", "not counted")
            ),
        ].filter { !$0.0.isEmpty }.map { names, words in some(names) + " " + words }
        let about = parts.joined(separator: "; ")
        if cell.area.isEmpty || about.isEmpty { return cell.area + about }
        return "\(cell.area) (\(about))"
    }

    /// The names, or the first few with how many more there are.
    func some(_ names: [String], most: Int = 8) -> String {
        guard names.count > most else { return list(names) }
        let rest = number(names.count - most + 1)
        return names.prefix(most - 1).joined(separator: ", ") + self(" en nog \(rest)", " and \(rest) more")
    }

    /// The heading above what is complete.
    func coverageHeading(_ coverage: Coverage) -> String {
        let area = self(coverage.column.label)
        guard !area.isEmpty else { return self("Hoe compleet zijn de cijfers?", "How complete are the figures?") }
        return self(
            "Hoe compleet zijn de cijfers, per \(area.lowercased())?",
            "How complete are the figures, per \(area.lowercased())?")
    }

    /// What the marks in the counts mean; nil when there are none.
    ///
    /// - Parameter marksNation: whether the figures of all areas together are marked too.
    func coverageLegend(_ coverage: Coverage, marksNation: Bool = false) -> String? {
        let met = Set(coverage.cells.map(\.state))
        var parts: [String] = []
        if met.contains(.incomplete) || marksNation {
            parts.append(
                self(
                    "* een onderschatting: ten minste één organisatie ontbreekt of telt (nog) niet mee.",
                    "* an underestimate: at least one organisation is missing or not counted (yet)."))
        }
        if coverage.cells.contains(where: { !$0.withheld.isEmpty }) {
            parts.append(self("Wie open fouten heeft, telt niet mee.", "Who has open errors is not counted."))
        }
        if met.contains(.notApplicable) {
            parts.append(
                self("** daar biedt niemand het aan.", "** nobody offers it there."))
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
