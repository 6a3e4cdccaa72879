import KloptModel

/// The words of the JUnit reporter.
struct JUnitWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    var files: String { phrasing("Bestanden", "Files") }
    var rules: String { phrasing("Regels waarbij niets is gevonden", "Rules that found nothing") }
    var checksCase: String { phrasing("Controles", "Checks") }
    var otherChecks: String { phrasing("Alle andere controles", "All other checks") }
    var undecided: String { phrasing("Niet te bepalen", "Undecided") }

    /// "28 controles kloppen.".
    func addUp(_ count: Int) -> String {
        phrasing.counted(count, .check)
            + phrasing(count == 1 ? " klopt." : " kloppen.", count == 1 ? " adds up." : " add up.")
    }

    func undecided(_ count: Int) -> String {
        phrasing.counted(count, .check)
            + phrasing(
                count == 1
                    ? " is niet te bepalen, omdat er iets ontbreekt."
                    : " zijn niet te bepalen, omdat er iets ontbreekt.",
                " cannot be decided, as something is missing.")
    }

    var couldNotRun: String {
        phrasing("Niet alles kon worden gecontroleerd.", "Not everything could be checked.")
    }
    /// "Landelijke werkmonitor · 2025-Q2".
    func title(of report: Report) -> String {
        let title = phrasing(report.pack.title)
        return ([title.isEmpty ? report.pack.name : title] + [phrasing.periods(report.periods)].compactMap { $0 })
            .joined(separator: " · ")
    }

    /// "2 fouten, 1 toegelicht punt".
    func counts(open: [Severity: Int], explained: Int) -> String {
        var parts: [String] = []
        let open = phrasing.severities(
            errors: open[.error] ?? 0, warnings: open[.warning] ?? 0, infos: open[.info] ?? 0)
        if let open { parts.append(open) }
        if explained > 0 { parts.append(phrasing.counted(explained, .explainedIssue)) }
        return parts.joined(separator: ", ")
    }

    /// The record, what was found, where, and what is asked, each on a line.
    func text(of issue: Issue, in report: Report) -> String {
        var lines = [phrasing.record(of: issue, in: report), issue.message]
        if let place = issue.location { lines.append(phrasing.place(place)) }
        lines += [issue.question, issue.hint ?? ""].filter { !$0.isEmpty }
        if let explanation = issue.explanation { lines.append(phrasing.explained(explanation)) }
        return lines.joined(separator: "\n")
    }

    func more(_ count: Int) -> String {
        let rest = phrasing.counted(count, .issue)
        return phrasing(
            "En nog \(rest), hier niet getoond. Alles staat in: klopt check … --format json",
            "And \(rest) more, not shown here. Everything is in: klopt check … --format json")
    }
}
