import KloptModel

/// An e-mail to one organisation, written part by part.
struct MarkdownMail {
    var pieces = Pieces()
    let words: MarkdownWords
    private var phrasing: Phrasing { words.phrasing }
    /// The number of each point in this e-mail by its id, so that points can refer to each other.
    private var numbers: [String: Int] = [:]
    /// The number of the first point by why it matters: that is said there, and not again.
    private var explained: [String: Int] = [:]

    init(language: Language) { words = MarkdownWords(language: language) }

    /// A line (a paragraph, a heading, a list item) with an empty line after it unless it is `tight`.
    mutating func line(_ text: String, tight: Bool = false) { pieces.append(text + (tight ? "\n" : "\n\n")) }

    /// - Parameter report: limited to this owner.
    mutating func write(_ report: Report, to owner: Report.Owner) {
        let worst = WorstIssues(of: report.issues, owner: owner, limit: MarkdownReporter.issuesPerMail)
        let bySeverity = Severity.allCases.sorted().map { severity in
            RecordGroup.groups(of: worst.shown.filter { $0.severity == severity && $0.explanation == nil }) {
                phrasing.record(of: $0, in: report)
            }
        }
        for issue in bySeverity.joined().flatMap(\.issues) { numbers[issue.id] = numbers.count + 1 }

        if let contact = owner.contact { line(words.to + " " + MarkdownText.escape(contact)) }
        line(words.subject + " " + MarkdownText.escape(words.subject(for: owner, in: report)))
        line(MarkdownText.escape(words.salutation(for: owner)))
        for paragraph in words.introduction(for: owner, in: report) { line(MarkdownText.escape(paragraph)) }
        changes(worst, of: owner, in: report)
        received(owner, in: report)
        failures(report.failures, in: report)
        var next = 1
        for (severity, groups) in zip(Severity.allCases.sorted(), bySeverity) where !groups.isEmpty {
            line("## " + words.heading(of: severity, for: owner))
            if let introduction = words.introduction(of: severity) { line(introduction) }
            for group in groups {
                line("### " + MarkdownText.escape(group.title))
                for issue in group.issues {
                    point(issue, number: next)
                    next += 1
                }
            }
        }
        explanations(worst.shown, in: report)
        if worst.hidden > 0 { line(words.hidden(worst.hidden)) }
        if !owner.sentNothing { notes(report) }
        for paragraph in words.closing(for: owner, example: worst.shown.first?.id, in: report) { line(paragraph) }
        line(words.regards)
        let sender = report.pack.title.text(in: report.language)
        line(MarkdownText.escape(sender.isEmpty ? report.pack.name : sender))
    }

    /// One numbered point: what was found, where, the question, why, a hint.
    private mutating func point(_ issue: Issue, number: Int) {
        let indent = String(repeating: " ", count: "\(number). ".count)
        line("\(number). " + MarkdownText.escape(issue.message), tight: true)
        func item(_ label: String, _ text: String) -> String { "\(indent)- **\(label)** " + MarkdownText.escape(text) }
        if let place = issue.location { line(item(words.place, words.place(place)), tight: true) }
        for place in issue.related.prefix(3) { line(item(words.compare, words.place(place)), tight: true) }
        if issue.related.count > 3 { line(item(words.compare, words.morePlaces(issue.related.count - 3)), tight: true) }
        if !issue.question.isEmpty { line(item(words.question, issue.question), tight: true) }
        if !issue.why.isEmpty {
            if let first = explained[issue.why] {
                line(item(words.why, words.asInPoint(first)), tight: true)
            } else {
                explained[issue.why] = number
                line(item(words.why, issue.why), tight: true)
            }
        }
        if let hint = issue.hint, !hint.isEmpty { line(item(words.hint, hint), tight: true) }
        let others = issue.seeAlso.compactMap { numbers[$0] }.sorted()
        if !others.isEmpty { line(item(words.seeAlso, words.points(others)), tight: true) }
        line(item(words.identifier, issue.id))
    }

    /// What changed since the last round: what is solved, which points are new, and which still stand.
    private mutating func changes(_ worst: WorstIssues, of owner: Report.Owner, in report: Report) {
        guard let counts = owner.statuses, counts != StatusCounts(), !owner.sentNothing else { return }
        line("## " + words.changesHeading)
        let all = report.solved ?? []
        gone(all.filter { !$0.isWithoutRecord }, words.solved, in: report)
        gone(all.filter(\.isWithoutRecord), words.withoutRecord, in: report)
        let open = worst.shown.filter { $0.explanation == nil }
        func tell(_ count: Int, _ issues: [Issue], _ say: (Int, [Int]) -> String) {
            guard count > 0 else { return }
            let own = issues.compactMap { numbers[$0.id] }
            line("- " + say(count, own.count == count ? own.sorted() : []), tight: true)
        }
        // Who was told that nothing needs to be done is not asked as if nothing had been said.
        tell(counts.reopened, open.filter(\.isReopened), words.reopened)
        for (status, count) in [
            (IssueStatus.new, counts.new), (.changed, counts.changed - counts.reopenedChanged),
            (.unchanged, counts.unchanged - counts.reopenedUnchanged),
        ] {
            tell(count, open.filter { $0.status == status && !$0.isReopened }) { words.points(status, $0, $1) }
        }
        if counts.new + counts.changed + counts.unchanged > 0 { line("", tight: true) }
    }

    private mutating func gone(_ issues: [SolvedIssue], _ introduction: (Int) -> String, in report: Report) {
        guard !issues.isEmpty else { return }
        line(introduction(issues.count))
        for issue in issues.prefix(MarkdownReporter.solvedPerMail) {
            let record = phrasing.record(dataset: issue.dataset, key: issue.key, owner: issue.owner, in: report)
            line("- " + MarkdownText.escape(record + ": " + issue.message), tight: true)
        }
        let rest = issues.count - MarkdownReporter.solvedPerMail
        if rest > 0 { line("- " + words.moreSolved(rest), tight: true) }
        line("", tight: true)
    }

    /// What the organisation explained: nobody is asked about it again.
    private mutating func explanations(_ issues: [Issue], in report: Report) {
        let explained = issues.filter { $0.explanation != nil }
        guard !explained.isEmpty else { return }
        line("## " + words.explanationsHeading)
        line(words.nothingToDo)
        for issue in explained {
            guard let explanation = issue.explanation else { continue }
            line("- " + MarkdownText.escape(phrasing.record(of: issue, in: report) + ": " + issue.message), tight: true)
            line(
                "  - **\(words.explanation)** " + MarkdownText.escape(phrasing.text(of: explanation)), tight: true)
            line("  - **\(words.identifier)** " + MarkdownText.escape(issue.id))
        }
    }

    private mutating func received(_ owner: Report.Owner, in report: Report) {
        guard !owner.deliveries.isEmpty else { return }
        guard !owner.sentNothing else { return awaited(owner, in: report) }
        line("## " + words.receivedHeading)
        for delivery in owner.deliveries {
            let name = phrasing.dataset(delivery.dataset, in: report)
            line("- " + MarkdownText.escape(name + ": " + words.amount(of: delivery)), tight: true)
        }
        line("", tight: true)
        for resubmission in report.resubmissions {
            line(MarkdownText.escape(phrasing.resubmissionToOwner(resubmission, in: report)))
        }
        if let received = phrasing.received(owner) {
            line(MarkdownText.escape(received.prefix(1).uppercased() + received.dropFirst() + "."))
        }
        if !report.inputs.isEmpty {
            let files = report.inputs.prefix(20).map(\.file)
            let more = report.inputs.count - files.count
            line(MarkdownText.escape(words.files(files, more: more)))
        }
    }

    private mutating func awaited(_ owner: Report.Owner, in report: Report) {
        line("## " + words.awaitedHeading)
        for delivery in owner.deliveries {
            let name = phrasing.dataset(delivery.dataset, in: report)
            let rows = phrasing.counted(delivery.expected ?? delivery.missing, .row)
            line("- " + MarkdownText.escape("\(name): \(rows)"), tight: true)
        }
        line("", tight: true)
    }

    private mutating func failures(_ failures: [Report.Failure], in report: Report) {
        guard !failures.isEmpty else { return }
        line("## " + words.failuresHeading)
        for failure in failures {
            line("- " + MarkdownText.escape(failure.file + ": " + failure.text.text(in: report.language)), tight: true)
        }
        line("", tight: true)
    }

    private mutating func notes(_ report: Report) {
        let texts = report.noteTexts()
        guard !texts.isEmpty else { return }
        line("## " + words.notesHeading)
        for text in texts.prefix(MarkdownReporter.notesPerMail) { line("- " + MarkdownText.escape(text), tight: true) }
        let rest = texts.count - MarkdownReporter.notesPerMail
        if rest > 0 { line("- " + words.moreNotes(rest), tight: true) }
        line("", tight: true)
    }

    /// What belongs to no organisation: for whoever sends the e-mails.
    mutating func forTheSteward(_ issues: IssueList, failures: [Report.Failure], in report: Report) {
        self.failures(failures, in: report)
        guard !issues.isEmpty else { return }
        line("## " + words.stewardHeading)
        for (index, issue) in issues.prefix(MarkdownReporter.issuesPerMail).enumerated() {
            point(issue, number: index + 1)
        }
        let rest = issues.count - MarkdownReporter.issuesPerMail
        if rest > 0 { line(words.hidden(rest)) }
    }
}
