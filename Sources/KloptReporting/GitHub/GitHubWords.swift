import KloptModel

/// The words of the GitHub reporter.
struct GitHubWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    var unread: String { phrasing("Kon niet worden gelezen", "Could not be read") }

    func command(for failure: Report.Failure, in report: Report) -> GitHubCommand {
        GitHubCommand(
            .error, file: report.path(of: failure.file), title: unread,
            message: "\(failure.file): \(phrasing(failure.text))")
    }

    /// Beside the file: whose record, what was found in which cells, and what is asked.
    /// What was explained is worth a notice, whatever it was.
    func command(for issue: Issue, in report: Report) -> GitHubCommand {
        var lines = [issue.message]
        if let place = issue.location { lines.append(phrasing.place(place)) }
        lines += [issue.question, issue.hint ?? ""].filter { !$0.isEmpty }
        if let explanation = issue.explanation { lines.append(phrasing.explained(explanation)) }
        return GitHubCommand(
            issue.explanation == nil ? GitHubCommand.Kind(issue.severity) : .notice,
            file: issue.location.map { report.path(of: $0.file) },
            // A sheet has rows, and no lines.
            line: issue.location.flatMap { $0.sheet == nil ? $0.row : nil },
            title: phrasing.title(of: issue, in: report), message: lines.joined(separator: "\n"))
    }

    /// "klopt: 41 fouten en 11 waarschuwingen. GitHub toont er van elke soort 10; …".
    func summary(of report: Report, hidden: Int) -> String {
        var parts = [
            phrasing.severities(errors: report.errors, warnings: report.warnings, infos: report.infos)
                ?? phrasing("geen open punten", "no open points")
        ]
        if report.explained > 0 { parts.append(phrasing.counted(report.explained, .explainedIssue)) }
        var sentences = ["klopt: " + parts.joined(separator: ", ") + "."]
        if hidden > 0 {
            let rest = phrasing.counted(hidden, .issue)
            sentences.append(
                phrasing(
                    "Hierboven ontbreken \(rest); alles staat in: klopt check … --format json.",
                    "\(rest) are not shown above; everything is in: klopt check … --format json."))
        }
        if max(report.errors, report.warnings, report.infos) > 10 {
            sentences.append(
                phrasing(
                    "GitHub toont er bij de bestanden van elke soort 10.",
                    "GitHub shows 10 of each kind beside the files."))
        }
        return sentences.joined(separator: " ")
    }
}
