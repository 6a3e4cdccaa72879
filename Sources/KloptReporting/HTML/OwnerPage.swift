import KloptModel

/// The page of one organisation: what was received, what to look at first, every point with its figures and a place for
/// an answer, and its own figures over time.
struct OwnerPage {
    /// More points than this nobody answers; the rest is counted.
    static let mostPoints = 500
    private static let mostFiles = 20
    private static let mostNotes = 30
    private static let recordsToStartWith = 3

    /// Limited to this owner.
    let report: Report
    let owner: Report.Owner
    let words: OwnerPageWords
    let groups: [RecordGroup]
    /// The number of each point on the page by its id, so that points can refer to each other.
    let numbers: [String: Int]
    private let hidden: Int

    var phrasing: Phrasing { words.phrasing }
    /// With a baseline it is said what is new.
    var hasBaseline: Bool { report.solved != nil }

    init(_ report: Report, owner: Report.Owner) {
        self.report = report
        self.owner = owner
        words = OwnerPageWords(language: report.language)
        let worst = WorstIssues(of: report.issues, owner: owner, limit: OwnerPage.mostPoints)
        let phrasing = Phrasing(language: report.language)
        groups = RecordGroup.groups(of: worst.shown) { phrasing.record(of: $0, in: report) }
        var numbers: [String: Int] = [:]
        for issue in groups.flatMap(\.issues) { numbers[issue.id] = numbers.count + 1 }
        self.numbers = numbers
        hidden = worst.hidden
    }

    func write(to sink: inout some ByteSink) throws {
        var page = HTMLWriter()
        let frame = PageFrame(
            title: owner.name + " · " + words.occasion(of: report), language: report.language,
            script: OwnerPageScript.script)
        frame.open(&page)
        opening(&page)
        page.open("main", ["id": "inhoud"])
        first(&page)
        received(&page)
        failures(&page)
        try points(&page, to: &sink)
        answers(&page)
        solved(&page)
        FigureCharts(report: report, words: words).write(to: &page)
        try page.pieces.drain(into: &sink)
        notes(&page)
        page.close("main")
        page.element("footer", text: words.madeWith(report))
        frame.close(&page)
        try page.pieces.flush(into: &sink)
    }

    // MARK: Opening

    private func opening(_ page: inout HTMLWriter) {
        page.element("header", ["class": "opening"]) { page in
            page.element("p", ["class": "occasion"], text: words.occasion(of: report))
            page.element("h1") { page in
                page.text(owner.displayName ?? owner.name)
                if let full = owner.displayName, full != owner.name {
                    page.text(" ")
                    page.element("span", ["class": "code"], text: owner.name)
                }
            }
            let verdict = words.verdict(of: owner)
            page.element("p", ["class": "verdict \(verdict.mark.rawValue)"]) { page in
                page.sign(verdict.mark)
                page.text(" " + verdict.text)
            }
            for paragraph in words.letter.introduction(for: owner, in: report) { page.element("p", text: paragraph) }
            if let statuses = report.statuses {
                page.element("p", text: phrasing.sinceLastTime + " " + phrasing.statuses(statuses) + ".")
            }
        }
    }

    /// The records with the most that does not add up.
    private func first(_ page: inout HTMLWriter) {
        // One record is seen at once.
        guard groups.count > 1 else { return }
        let ranked = groups.enumerated().filter { $0.element.open > 0 }.sorted {
            let (left, right) = ($0.element, $1.element)
            return (-left.errors, -left.open, $0.offset) < (-right.errors, -right.open, $1.offset)
        }
        guard ranked.count > 1 else { return }
        page.section("begin", words.firstHeading) { page in
            page.element("ol", ["class": "first"]) { page in
                for (offset, group) in ranked.prefix(OwnerPage.recordsToStartWith) {
                    page.element("li") { page in
                        page.element("a", ["href": "#record-\(offset + 1)"], text: group.title)
                        page.text(" " + (group.counts(phrasing) ?? ""))
                    }
                }
            }
            let rest = ranked.count - OwnerPage.recordsToStartWith
            if rest > 0 { page.element("p", ["class": "quiet"], text: words.more(rest)) }
        }
    }

    private func received(_ page: inout HTMLWriter) {
        guard !owner.deliveries.isEmpty else { return }
        let heading = owner.sentNothing ? words.letter.awaitedHeading : words.letter.receivedHeading
        page.section("ontvangen", heading) { page in
            if let received = phrasing.received(owner) {
                page.element("p") { page in
                    page.text(received.capitalisedFirst + ". " + (phrasing.deadline(of: report) ?? ""))
                    if owner.isLate {
                        page.text(" ")
                        page.element("span", ["class": "badge warning"], text: phrasing.late(owner))
                    }
                }
            }
            let hasExpected = owner.deliveries.contains { $0.expected != nil }
            page.element("table", ["class": "plain"]) { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        page.element("th", ["scope": "col"], text: words.dataset)
                        page.element("th", ["scope": "col", "class": "number"], text: words.rows)
                        if hasExpected {
                            page.element("th", ["scope": "col", "class": "number"], text: words.expected)
                        }
                    }
                }
                page.element("tbody") { page in
                    for delivery in owner.deliveries { row(delivery, hasExpected: hasExpected, &page) }
                }
            }
            for resubmission in report.resubmissions {
                page.element("p", text: phrasing.resubmissionToOwner(resubmission, in: report))
            }
            if !report.inputs.isEmpty {
                let files = report.inputs.prefix(OwnerPage.mostFiles).map(\.file)
                page.element(
                    "p", ["class": "quiet"],
                    text: words.letter.files(files, more: report.inputs.count - files.count))
            }
        }
    }

    private func row(_ delivery: Report.Delivery, hasExpected: Bool, _ page: inout HTMLWriter) {
        page.element("tr") { page in
            page.element("th", ["scope": "row"], text: phrasing.dataset(delivery.dataset, in: report))
            page.element("td", ["class": "number"]) { page in
                page.text(delivery.records == 0 ? words.nothing : phrasing.number(delivery.records))
            }
            if hasExpected {
                page.element("td", ["class": "number"]) { page in
                    page.text(delivery.expected.map { phrasing.number($0) } ?? "")
                    if delivery.missing > 0 {
                        page.text(" ")
                        page.badge(.error, words.missing(delivery.missing))
                    }
                }
            }
        }
    }

    private func failures(_ page: inout HTMLWriter) {
        guard !report.failures.isEmpty else { return }
        page.section("ongelezen", words.letter.failuresHeading) { page in
            page.element("ul") { page in
                for failure in report.failures {
                    page.element("li", text: failure.file + ": " + phrasing(failure.text))
                }
            }
        }
    }

    // MARK: The points

    private func points(_ page: inout HTMLWriter, to sink: inout some ByteSink) throws {
        guard !groups.isEmpty else { return }
        page.open("section", ["id": "punten", "aria-labelledby": "punten-kop"])
        page.element("h2", ["id": "punten-kop"], text: words.pointsHeading(report.issues.count))
        for (offset, group) in groups.enumerated() {
            page.element("section", ["class": "record", "aria-labelledby": "record-\(offset + 1)"]) { page in
                page.element("h3", ["id": "record-\(offset + 1)"], text: group.title)
                for issue in group.issues {
                    IssueCard(issue: issue, record: group.title, page: self).write(to: &page)
                }
            }
            try page.pieces.drain(into: &sink)
        }
        if hidden > 0 { page.element("p", text: words.hidden(hidden)) }
        page.close("section")
    }

    /// Where the answers become one text. The script fills it in and shows it.
    private func answers(_ page: inout HTMLWriter) {
        guard groups.flatMap(\.issues).contains(where: \.wantsAnswer) else { return }
        page.section("antwoorden", words.answersHeading) { page in
            page.element("p", text: words.answersIntroduction(of: owner))
            page.element("p", ["class": "quiet"], text: words.stayHere)
            page.element("noscript") { page in page.element("p", text: words.withoutScript) }
            page.element("details", ["id": "antwoordtekst", "hidden": ""]) { page in
                page.element("summary", text: words.preview)
                page.element(
                    "textarea",
                    ["id": "antwoord-alles", "readonly": "", "rows": "8", "aria-label": words.answersHeading]
                ) { _ in }
            }
        }
        page.element(
            "div",
            [
                "id": "antwoordbalk", "class": "bar", "hidden": "", "role": "region",
                "aria-label": words.answersHeading,
                "data-store": "klopt " + [report.pack.name, owner.name].joined(separator: " "),
                "data-head": words.replyHead(owner, report), "data-number": words.replyNumber,
                "data-answer": words.replyAnswer, "data-file": PacketFileNames.safe(words.replyFile(owner)) + ".txt",
                "data-answered": words.answered, "data-copied": words.copied, "data-not-copied": words.notCopied,
                "data-saved": words.saved, "data-confirm": words.confirmClear, "data-none": words.noAnswers,
            ]
        ) { page in
            page.element("p", ["role": "status", "aria-live": "polite"]) { _ in }
            page.element("button", ["type": "button", "data-do": "copy", "class": "main"], text: words.copy)
            page.element("button", ["type": "button", "data-do": "save"], text: words.save)
            page.element("button", ["type": "button", "data-do": "clear", "class": "quiet"], text: words.clear)
        }
    }

    // MARK: The rest

    private func solved(_ page: inout HTMLWriter) {
        let all = report.solved ?? []
        let (solved, withoutRecord) = (all.filter { !$0.isWithoutRecord }, all.filter(\.isWithoutRecord))
        if !solved.isEmpty {
            page.section("opgelost", words.solvedHeading(solved.count)) { page in
                gone(solved, words.letter.solved(solved.count), .good, &page)
            }
        }
        if !withoutRecord.isEmpty {
            page.section("rij-weg", words.withoutRecordHeading(withoutRecord.count)) { page in
                gone(withoutRecord, words.letter.withoutRecord(withoutRecord.count), .none, &page)
            }
        }
    }

    private func gone(
        _ issues: [SolvedIssue], _ introduction: String, _ mark: PageMark, _ page: inout HTMLWriter
    ) {
        page.element("p", text: introduction)
        page.element("ul", ["class": mark == .good ? "solved" : "narrow"]) { page in
            for issue in issues.prefix(OwnerPage.mostPoints) {
                page.element("li") { page in
                    page.sign(mark)
                    page.text(" " + issue.message)
                    page.element(
                        "span", ["class": "under"],
                        text: phrasing.record(dataset: issue.dataset, key: issue.key, owner: issue.owner, in: report))
                }
            }
        }
        if issues.count > OwnerPage.mostPoints {
            page.element("p", text: words.hidden(issues.count - OwnerPage.mostPoints))
        }
    }

    private func notes(_ page: inout HTMLWriter) {
        guard !owner.sentNothing else { return }
        let texts = report.noteTexts()
        guard !texts.isEmpty else { return }
        page.section("weten", words.letter.notesHeading) { page in
            page.element("ul") { page in
                for text in texts.prefix(OwnerPage.mostNotes) { page.element("li", text: text) }
                let rest = texts.count - OwnerPage.mostNotes
                if rest > 0 { page.element("li", text: words.letter.moreNotes(rest)) }
            }
        }
    }
}

extension Issue {
    /// Whether the page has a place for an answer to it.
    var wantsAnswer: Bool { explanation == nil && severity != .info }
}

extension RecordGroup {
    var open: Int { issues.count { $0.explanation == nil } }
    var errors: Int { issues.count { $0.explanation == nil && $0.severity == .error } }

    /// "2 fouten en 1 waarschuwing", of those that are not explained.
    func counts(_ phrasing: Phrasing) -> String? {
        let open = issues.filter { $0.explanation == nil }
        return phrasing.severities(
            errors: errors, warnings: open.count { $0.severity == .warning }, infos: open.count { $0.severity == .info }
        )
    }
}
