import KloptModel

/// The issues of a report as a table: a row for each.
struct IssueTable {
    let words: CSVWords
    private let keys: [String]
    private let labels: [String: String]

    /// - Complexity: O(issues): the parts of their keys make columns.
    init(of report: Report) {
        let words = CSVWords(language: report.language)
        self.words = words
        keys = report.keyColumns + Self.keyColumns(of: report.issues).filter { !report.keyColumns.contains($0) }
        labels = Dictionary(
            report.datasets.map { ($0.name, words.phrasing($0.label)) }, uniquingKeysWith: { first, _ in first })
    }

    var header: [String] { words.header(keys: keys) }

    func fields(of issue: Issue) -> [TableField] {
        let phrasing = words.phrasing
        var fields: [TableField] = [
            .text(phrasing.name(of: issue.severity)), .text(issue.owner), .text(labels[issue.dataset] ?? issue.dataset),
        ]
        for key in keys { fields.append(.text(issue.key.first { $0.name == key }?.value)) }
        return fields + [
            .text(issue.message), .text(issue.question), .text(issue.hint),
            .text(issue.location?.file), .text(issue.location?.sheet), .integer(issue.location?.row),
            .text(issue.location.map { $0.cells.joined(separator: ", ") }),
            .text(issue.measures.joined(separator: ", ")), found(issue.observed),
            .number(issue.expected), .number(issue.difference),
            .text(issue.rule), .text(issue.id), .text(phrasing.name(of: issue.status)),
            .text(issue.explanation.map { phrasing.text(of: $0) }),
        ]
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
    private func found(_ observed: [Observation]) -> TableField {
        if observed.count == 1, case .number(let value)? = observed.first?.value { return .number(value) }
        if observed.count == 1, let only = observed.first { return .text(only.value.text(in: words.language)) }
        return observed.isEmpty ? .empty : .text(observed.stated(in: words.language))
    }
}
