import KloptModel

extension Report.Owner {
    /// Open issues.
    var issueCount: Int { errors + warnings + infos }

    /// Open and explained issues.
    var allIssueCount: Int { issueCount + explained }

    /// Records of all datasets together.
    var records: Int { deliveries.reduce(0) { $0 + $1.records } }

    /// Records the roster expects, or nil without a roster.
    var expected: Int? {
        let known = deliveries.compactMap(\.expected)
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    var missing: Int { deliveries.reduce(0) { $0 + $1.missing } }

    /// Expected by the roster, and not one record received.
    var sentNothing: Bool { records == 0 && (expected ?? 0) + missing > 0 }

    /// On the roster, and so an organisation; a report is not, nor is who checks itself without a roster.
    var isOnRoster: Bool { expected != nil || displayName != nil || contact != nil }

    /// Nothing was found, and something was looked at: only then may it be said that it adds up.
    var addsUp: Bool { allIssueCount == 0 && !sentNothing && counts.passed > 0 && counts.couldNotRun == 0 }

    /// The name, and behind it the full name when that is another.
    var fullTitle: String {
        guard let displayName, !displayName.isEmpty, displayName != name else { return name }
        return "\(name) · \(displayName)"
    }

    /// The owner with these issues counted.
    func counting(_ issues: some Sequence<Issue>) -> Report.Owner {
        var owner = self
        for issue in issues {
            guard issue.explanation == nil else {
                owner.explained += 1
                continue
            }
            switch issue.severity {
            case .error: owner.errors += 1
            case .warning: owner.warnings += 1
            case .info: owner.infos += 1
            }
        }
        return owner
    }
}
