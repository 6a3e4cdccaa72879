import KloptModel

/// The report as an e-mail to the organisation; to several, the e-mails one after the other.
package struct MarkdownReporter: Reporter {
    package static let name = "markdown"
    package static let fileExtension = "md"

    /// Nobody answers an e-mail with more questions than this; the rest is counted.
    static let issuesPerMail = 200
    static let notesPerMail = 10
    static let solvedPerMail = 20

    package init() {}

    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let found = OwnerIssues(of: report)
        let owners = found.owners(of: report)
        let names = OwnerNames(owners)
        var isFirst = true
        for owner in owners {
            var mail = MarkdownMail(language: report.language)
            if !isFirst { mail.line("---") }
            isFirst = false
            mail.write(
                report.limited(to: owner, issues: found.issues(of: owner.name, in: report), names: names), to: owner)
            try mail.pieces.flush(into: &sink)
        }
        // What belongs to no organisation's e-mail: for whoever sends them.
        let unaddressed = found.issues(of: nil, in: report)
        let failures = owners.count == 1 ? [] : report.failures
        if !unaddressed.isEmpty || !failures.isEmpty || owners.isEmpty {
            var page = MarkdownMail(language: report.language)
            if !isFirst { page.line("---") }
            if owners.isEmpty {
                let words = TextWords(language: report.language)
                page.line(MarkdownText.escape(page.words.nobody + " " + words.verdict(of: report, owners).text))
            }
            page.forTheSteward(unaddressed, failures: failures, in: report)
            try page.pieces.flush(into: &sink)
        }
    }
}
