import KloptModel

/// The issues as a table that opens in Dutch Excel: a row for each.
package struct CSVReporter: Reporter {
    package static let name = "csv"
    package static let fileExtension = "csv"

    package init() {}

    /// - Complexity: O(issues), which are walked along twice: the parts of their keys make the columns.
    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let words = CSVWords(language: report.language)
        let phrasing = words.phrasing
        let keys =
            report.keyColumns + Self.keyColumns(of: report.issues).filter { !report.keyColumns.contains($0) }
        var csv = CSVWriter()
        csv.record(words.header(keys: keys).map { .text($0) })
        let labels = Dictionary(
            report.datasets.map { ($0.name, phrasing($0.label)) }, uniquingKeysWith: { first, _ in first })
        for issue in report.issues {
            var fields: [CSVWriter.Field] = [
                .text(phrasing.name(of: issue.severity)), .text(issue.owner),
                .text(labels[issue.dataset] ?? issue.dataset),
            ]
            for key in keys { fields.append(.text(issue.key.first { $0.name == key }?.value)) }
            fields += [
                .text(issue.message), .text(issue.question), .text(issue.hint),
                .text(issue.location?.file), .text(issue.location?.sheet), .integer(issue.location?.row),
                .text(issue.location.map { $0.cells.joined(separator: ", ") }),
                .text(issue.measures.joined(separator: ", ")), Self.found(issue.observed, words),
                .number(issue.expected), .number(issue.difference),
                .text(issue.rule), .text(issue.id), .text(phrasing.name(of: issue.status)),
            ]
            csv.record(fields)
            try csv.pieces.drain(into: &sink)
        }
        try csv.pieces.flush(into: &sink)
    }

    /// Those that only the issues have, in the order in which they are met, without the organisation where it is always the owner.
    private static func keyColumns(of issues: IssueList) -> [String] {
        var names: [String] = []
        var isMoreThanOwner: Set<String> = []
        for issue in issues {
            for part in issue.key {
                if !names.contains(part.name) { names.append(part.name) }
                if part.value != issue.owner, !isMoreThanOwner.contains(part.name) { isMoreThanOwner.insert(part.name) }
            }
        }
        return names.filter(isMoreThanOwner.contains)
    }

    /// One value stands as it is, so that a number can be computed with; several are named.
    private static func found(_ observed: [Observation], _ words: CSVWords) -> CSVWriter.Field {
        if observed.count == 1, case .number(let value)? = observed.first?.value { return .number(value) }
        if observed.count == 1, let only = observed.first { return .text(words.value(only.value)) }
        guard !observed.isEmpty else { return .empty }
        return .text(observed.map { "\($0.name) = \(words.value($0.value))" }.joined(separator: ", "))
    }
}
