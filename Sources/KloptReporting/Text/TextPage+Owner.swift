import KloptModel

extension TextPage {
    /// One organisation: its name and counts, what it delivered, and its issues under their records.
    mutating func section(of owner: Report.Owner, _ worst: WorstIssues, in report: Report, _ words: TextWords) {
        let phrasing = words.phrasing
        let counts =
            phrasing.severities(
                errors: owner.errors, warnings: owner.warnings, infos: owner.infos, explained: owner.explained) ?? ""
        rule()
        spread(
            owner.fullTitle, .bold, counts,
            owner.errors > 0 ? .boldRed : owner.issueCount > 0 ? .boldYellow : .boldGreen)
        if let received = words.received(owner, in: report) { paragraph(received, style: .dim, hanging: 2) }
        if owner.isLate {
            let day = phrasing.received(owner).map { "; " + $0 } ?? ""
            paragraph((phrasing.late(owner) + day).capitalisedFirst + ".", style: .yellow, hanging: 2)
        }
        if let statuses = owner.statuses {
            paragraph(phrasing.statuses(statuses) + ".", lead: phrasing.sinceLastTime, style: .dim, hanging: 2)
        }

        for group in RecordGroup.groups(of: worst.shown, title: { phrasing.record(of: $0, in: report) }) {
            blank()
            paragraph(group.title, style: .bold, indent: 2, hanging: 2)
            for issue in group.issues { self.issue(issue, hasStatus: report.statuses != nil, words) }
        }
        if worst.hidden > 0 {
            blank()
            paragraph(words.hidden(worst), style: .yellow, indent: 2)
        }
        blank()
    }

    private mutating func issue(_ issue: Issue, hasStatus: Bool, _ words: TextWords) {
        let phrasing = words.phrasing
        let status = hasStatus ? " (\(phrasing.status(of: issue)))" : ""
        guard issue.explanation == nil else { return explained(issue, status, words) }
        paragraph(
            issue.message, lead: "\(words.mark(of: issue.severity)) \(phrasing.name(of: issue.severity))\(status):",
            leadStyle: Self.style(of: issue.severity), indent: 4, hanging: 2)
        if let place = issue.location { paragraph(phrasing.place(place), style: .cyan, indent: 6) }
        if !issue.related.isEmpty {
            let places = issue.related.prefix(3).map { phrasing.place($0) }.joined(separator: "; ")
            let rest = issue.related.count - 3
            paragraph(
                places + (rest > 0 ? phrasing("; en nog \(rest)", "; and \(rest) more") : ""), lead: words.compare,
                leadStyle: .dim, style: .dim, indent: 6, hanging: 2)
        }
        if !issue.question.isEmpty {
            paragraph(issue.question, lead: words.question, leadStyle: .dim, indent: 6, hanging: 2)
        }
        if let hint = issue.hint, !hint.isEmpty {
            paragraph(hint, lead: words.hint, leadStyle: .dim, indent: 6, hanging: 2)
        }
    }

    /// What was found and why it is right: there is nothing left to ask.
    private mutating func explained(_ issue: Issue, _ status: String, _ words: TextWords) {
        guard let explanation = issue.explanation else { return }
        let phrasing = words.phrasing
        let name = phrasing.name(of: issue.severity)
        paragraph(
            issue.message, lead: "✓ \(name), \(words.isExplained)\(status):", leadStyle: .boldGreen, indent: 4,
            hanging: 2)
        if let place = issue.location { paragraph(phrasing.place(place), style: .cyan, indent: 6) }
        paragraph(
            phrasing.text(of: explanation), lead: words.explanation, leadStyle: .dim,
            indent: 6, hanging: 2)
    }

    private static func style(of severity: Severity) -> Style {
        switch severity {
        case .error: .boldRed
        case .warning: .boldYellow
        case .info: .cyan
        }
    }
}
