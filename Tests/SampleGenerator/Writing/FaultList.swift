/// The list of faults as a file: a row per broken statement.
enum FaultList {
    static func text(_ issues: [Issue]) -> String {
        let header = "organisatie;regio;dataset;measure;kind;severity;rule_hint;description\n"
        let sorted = issues.sorted { $0.finding.sortKey.lexicographicallyPrecedes($1.finding.sortKey) }
        return header
            + sorted.map { issue in
                let finding = issue.finding
                let fields = [
                    finding.organisation, finding.region, finding.dataset, finding.measure, finding.kind.rawValue,
                    finding.kind.severity, finding.statement, issue.description,
                ]
                return fields.map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: ";") + "\n"
            }.joined()
    }
}
