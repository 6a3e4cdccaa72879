import KloptModel

/// A comparison for a terminal: the sum of it, then row by row, then what became of the points.
package struct ComparisonText: OutputFormat {
    package static let name = "text"

    /// More of a kind is a list that nobody reads on a screen; the rest is counted, and the CSV has it.
    private static let mostShown = 200

    let options: TextOptions

    package func write(_ comparison: DeliveryComparison, to sink: inout some ByteSink) throws {
        let report = comparison.new
        let general = TextWords(language: report.language)
        let phrasing = general.phrasing
        let words = ComparisonWords(phrasing: phrasing)
        var page = TextPage(options: options)
        page.heading(of: report, general)
        if comparison.unread.isEmpty {
            page.paragraph(words.rows(of: comparison), lead: phrasing("Rijen:", "Rows:"), leadStyle: .bold, hanging: 2)
            page.paragraph(
                words.points(of: comparison), lead: phrasing("Punten:", "Points:"), leadStyle: .bold, hanging: 2)
        }
        if let verdict = words.verdict(on: comparison) { page.paragraph(verdict, hanging: 2) }
        page.blank()
        for (side, title) in [
            (comparison.old, phrasing("Oud", "Old")), (comparison.new, phrasing("Nieuw", "New")),
        ] {
            for resubmission in side.resubmissions {
                page.paragraph(phrasing.resubmission(resubmission, in: side), lead: title + ":", hanging: 2)
            }
        }
        func title(_ entry: DeliveryComparison.Entry) -> String {
            ([phrasing.dataset(entry.dataset, in: report)] + entry.key.map(\.value)).joined(separator: " · ")
        }
        func list<Item>(_ heading: String, _ items: [Item], _ show: (Item, inout TextPage) -> Void) {
            guard !items.isEmpty else { return }
            page.rule()
            page.paragraph("\(heading.capitalisedFirst) (\(phrasing.number(items.count))):", style: .bold)
            for item in items.prefix(Self.mostShown) { show(item, &page) }
            let rest = items.count - Self.mostShown
            if rest > 0 {
                let more = phrasing.number(rest)
                page.paragraph(
                    phrasing(
                        "En nog \(more). Alles staat in: klopt compare … --format csv",
                        "And \(more) more. Everything is in: klopt compare … --format csv"), style: .yellow, indent: 2)
            }
            page.blank()
        }
        list(words.added, comparison.added) { entry, page in
            page.paragraph(title(entry), indent: 2, hanging: 2)
            if let place = entry.new { page.paragraph(phrasing.place(place), style: .cyan, indent: 4) }
        }
        list(words.removed, comparison.removed) { entry, page in
            page.paragraph(title(entry), indent: 2, hanging: 2)
            if let place = entry.old { page.paragraph(phrasing.place(place), style: .cyan, indent: 4) }
        }
        var last = ""
        list(words.changed, comparison.changes) { change, page in
            let heading = title(change.entry)
            if heading != last { page.paragraph(heading, style: .bold, indent: 2, hanging: 2) }
            last = heading
            let label = report.labels[change.entry.dataset]?[change.measure].map { phrasing($0) } ?? change.measure
            let places = [change.entry.old, change.entry.new].compactMap { $0 }.map { phrasing.place($0) }
            page.paragraph(
                "\(value(change.old, phrasing)) → \(value(change.new, phrasing))   (\(places.joined(separator: " → ")))",
                lead: label + ":", indent: 4, hanging: 2)
        }
        list(words.unmatched, comparison.unmatched) { unmatched, page in
            page.paragraph(words.reason(unmatched.reason), lead: title(unmatched.entry) + ":", indent: 2, hanging: 2)
            if let place = unmatched.entry.old ?? unmatched.entry.new {
                page.paragraph(phrasing.place(place), style: .cyan, indent: 4)
            }
        }
        for (heading, issues) in [
            (words.solved, comparison.solved), (words.caused, comparison.caused),
            (words.altered, comparison.altered.map(\.new)),
        ] {
            list(heading, issues) { issue, page in
                let record = (issue.owner.map { "\($0) · " } ?? "") + phrasing.record(of: issue, in: report)
                page.paragraph(record, style: .bold, indent: 2, hanging: 2)
                page.paragraph(
                    issue.message,
                    lead: "\(general.mark(of: issue.severity)) \(phrasing.name(of: issue.severity)):", indent: 4,
                    hanging: 2)
            }
        }
        for side in [comparison.old, comparison.new] { page.failures(of: side, general) }
        try page.pieces.flush(into: &sink)
    }

    private func value(_ value: ObservedValue, _ phrasing: Phrasing) -> String {
        switch value {
        case .number(let number): number.text(decimals: Number.columnDecimals, mark: phrasing(",", "."))
        case .text(let text): "«\(text)»"
        case .missing: phrasing("leeg", "empty")
        }
    }
}
