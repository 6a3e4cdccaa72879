import KloptModel

/// The issues as commands that GitHub Actions reads in the output of a step and shows beside the files.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step; the worst therefore come first, what kept the run
/// from a yes or no before all. The last line says how many there are.
///
/// Source: GitHub documentation, "Workflow commands for GitHub Actions", and the runner's `ActionCommand`, which decides
/// what is escaped.
package struct GitHubReporter: Reporter {
    package static let name = "github"
    package static let fileExtension = "log"

    /// Of each kind; the log is read by people, and the rest is counted.
    static let commandsOfAKind = 1_000

    package init() {}

    /// - Complexity: O(issues) when some are explained, else the time that it takes to find the severities, and to word
    ///   what is written.
    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let words = GitHubWords(language: report.language)
        var pieces = Pieces()
        func append(_ command: GitHubCommand) throws {
            pieces.append(command.text)
            try pieces.drain(into: &sink)
        }

        // 1. Why the run is neither a yes nor a no.
        for failure in report.failures.prefix(Self.commandsOfAKind) {
            try append(words.command(for: failure, in: report))
        }
        for rule in report.rules where rule.counts.couldNotRun > 0 {
            try append(GitHubCommand(.error, message: words.phrasing.couldNotRun(rule)))
        }
        if report.checkedNothing { try append(GitHubCommand(.error, message: words.phrasing.nothingChecked)) }

        // 2. The open issues, the worst first, and what was explained.
        func append(_ isWanted: (IssueList.Outline) -> Bool, isExplained: Bool, of count: Int) throws {
            var rest = min(count, Self.commandsOfAKind)
            for position in report.issues.indices {
                guard rest > 0 else { return }
                guard isWanted(report.issues.outline(at: position)) else { continue }
                let issue = report.issues[position]
                guard (issue.explanation != nil) == isExplained else { continue }
                try append(words.command(for: issue, in: report))
                rest -= 1
            }
        }
        try append({ $0.severity == .error }, isExplained: false, of: report.errors)
        try append({ $0.severity == .warning }, isExplained: false, of: report.warnings)
        try append({ $0.severity == .info }, isExplained: false, of: report.infos)
        try append({ _ in true }, isExplained: true, of: report.explained)

        // 3. The sum of it.
        let hidden = [report.failures.count, report.errors, report.warnings, report.infos, report.explained]
            .reduce(0) { $0 + max(0, $1 - Self.commandsOfAKind) }
        pieces.append(words.summary(of: report, hidden: hidden) + "\n")
        try pieces.flush(into: &sink)
    }
}
