import KloptModel

/// The report for a terminal: what was checked, then each organisation with the worst first, then the sum of it.
package struct TextReporter: Reporter {
    package static let name = "text"
    package static let fileExtension = "txt"

    /// More than this is a list that nobody reads on a screen; the rest is counted, and the CSV has it.
    static let issuesPerOwner = 20
    static let issuesInAll = 500
    static let notesShown = 10

    let options: TextOptions

    package init(options: TextOptions = TextOptions()) { self.options = options }

    /// - Complexity: O(owners · log issues), and the issues that are shown.
    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let words = TextWords(language: report.language)
        let found = OwnerIssues(of: report)
        let owners = found.owners(of: report)
        var page = TextPage(options: options)

        page.heading(of: report, words)
        let limit = WorstIssues.limit(
            for: owners.map(\.allIssueCount), perOwner: Self.issuesPerOwner, overall: Self.issuesInAll)
        let concerned = Self.worstFirst(owners)
        let shown = concerned.prefix(Self.issuesInAll)
        for owner in shown {
            let issues = found.issues(of: owner.name, in: report)
            page.section(of: owner, WorstIssues(of: issues, owner: owner, limit: limit), in: report, words)
            try page.pieces.drain(into: &sink)
        }
        if concerned.count > shown.count {
            page.paragraph(words.moreOwners(concerned.dropFirst(shown.count)), style: .yellow)
            page.blank()
        }
        let unaddressed = found.issues(of: nil, in: report)
        if !unaddressed.isEmpty {
            let owner = found.unaddressed(name: words.phrasing.unaddressed, in: report)
            page.section(
                of: owner, WorstIssues(of: unaddressed, owner: owner, limit: Self.issuesPerOwner), in: report, words)
        }
        page.owners(without: owners, words)
        page.coverage(of: report, words)
        page.resubmissions(of: report, words)
        page.failures(of: report, words)
        page.notes(of: report, limit: Self.notesShown, words)
        page.remarks(of: report, words)
        page.summary(of: report, owners, words, round: words.phrasing.round(of: report, owners))
        try page.pieces.flush(into: &sink)
    }

    /// The owners with something to say, most errors first; equal ones in the order of the report.
    private static func worstFirst(_ owners: [Report.Owner]) -> [Report.Owner] {
        owners.enumerated().filter { $0.element.allIssueCount > 0 }.sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.errors != b.errors { return a.errors > b.errors }
            if a.warnings != b.warnings { return a.warnings > b.warnings }
            return left.offset < right.offset
        }.map(\.element)
    }
}
