import KloptModel

/// Who is counted, withheld and missing, as a table that opens in Dutch Excel: a row for each dataset and area, after one for
/// the nation.
package struct GateCSVReporter: OutputFormat {
    package static let name = "csv"

    package init() {}

    package func write(_ decisions: [GateDecision], to sink: inout some ByteSink) throws {
        guard let first = decisions.first else { return }
        var csv = CSVWriter()
        csv.record(ReportColumns.gate.map { .text(GateWords(decision: first).phrasing($0)) })
        for decision in decisions { try write(decision, &csv, to: &sink) }
        try csv.pieces.flush(into: &sink)
    }

    private func write(_ decision: GateDecision, _ csv: inout CSVWriter, to sink: inout some ByteSink) throws {
        let words = GateWords(decision: decision)
        let phrasing = words.phrasing
        let period = decision.facts.period.map(\.description) ?? ""
        func reasons(_ reasons: [GateReason], _ dataset: String?) -> String {
            reasons.filter(\.blocks).flatMap { reason in
                [words.text(of: reason, dataset: dataset)] + words.causes(of: reason).map(\.text)
            }.joined(separator: " ")
        }
        csv.record(
            [
                .text(period), .empty, .empty, .empty,
                .text(decision.publishes ? phrasing("ja", "yes") : phrasing("nee", "no")), .empty, .empty, .empty,
                .empty,
                .text(reasons(decision.reasons, nil)),
            ])
        for dataset in decision.datasets {
            let name = words.name(of: dataset.name)
            var sums = (
                expected: Set<String>(), accepted: Set<String>(), withheld: Set<String>(), missing: Set<String>()
            )
            for cell in dataset.areas.map(\.cell) {
                sums.accepted.formUnion(cell.accepted)
                sums.withheld.formUnion(cell.withheld)
                sums.missing.formUnion(cell.notReceived)
            }
            sums.expected = sums.accepted.union(sums.withheld).union(sums.missing)
            csv.record(
                [
                    .text(period), .text(name), .text(phrasing("landelijk", "national")),
                    .text(dataset.state.map { phrasing.name(of: $0) } ?? ""),
                    .text(words.verdict(of: dataset)),
                    .integer(dataset.areas.isEmpty ? nil : sums.expected.count),
                    .text(sums.accepted.sorted().joined(separator: ", ")),
                    .text(sums.withheld.sorted().joined(separator: ", ")),
                    .text(sums.missing.sorted().joined(separator: ", ")),
                    .text(reasons(dataset.reasons, dataset.name)),
                ])
            for area in dataset.areas where !area.cell.area.isEmpty {
                csv.record(
                    [
                        .text(period), .text(name), .text(area.cell.area), .text(phrasing.name(of: area.cell.state)),
                        .text(words.verdict(of: area)), .integer(area.cell.expectedCount),
                        .text(area.cell.accepted.joined(separator: ", ")),
                        .text(area.cell.withheld.joined(separator: ", ")),
                        .text(area.cell.notReceived.joined(separator: ", ")),
                        .text(reasons(area.reasons, dataset.name)),
                    ])
            }
            try csv.pieces.drain(into: &sink)
        }
    }
}
