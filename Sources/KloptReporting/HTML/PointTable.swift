import KloptModel

/// All points of a round: the first few as a table, and all of them as data from which the page's script makes a table
/// with filters.
struct PointTable {
    /// Rows for who has no script.
    private static let plainRows = 100
    /// So many parts of a key can be filtered on.
    private static let mostKeys = 4

    let page: StewardPage

    private var report: Report { page.report }
    private var words: StewardPageWords { page.words }
    private var phrasing: Phrasing { page.phrasing }
    /// Without a baseline everything is new, which says nothing.
    private var hasStatus: Bool { report.solved != nil || report.explained > 0 }
    private var keyColumns: [String] { Array(report.keyColumns.prefix(PointTable.mostKeys)) }

    func write(_ writer: inout HTMLWriter, to sink: inout some ByteSink) throws {
        // The worst first, and as many as fit.
        var everybody = Report.Owner(name: "")
        (everybody.errors, everybody.warnings) = (report.errors, report.warnings)
        (everybody.infos, everybody.explained) = (report.infos, report.explained)
        let worst = WorstIssues(of: report.issues, owner: everybody, limit: StewardPage.mostPoints)
        writer.open("section", ["id": "punten", "aria-labelledby": "punten-kop"])
        writer.element("h2", ["id": "punten-kop"], text: words.pointsHeading)
        if worst.hidden > 0 { writer.element("p", text: words.notOnPage(worst.hidden)) }
        if worst.shown.isEmpty {
            writer.element("p", text: words.noPoints)
        } else {
            filters(&writer)
            plain(worst.shown, &writer)
            try data(worst.shown, &writer, to: &sink)
        }
        writer.close("section")
    }

    // MARK: Filters, which the script fills and shows

    private func filters(_ writer: inout HTMLWriter) {
        writer.element("form", ["id": "filters", "class": "filters screen", "role": "search", "hidden": ""]) { writer in
            choice("owner", words.organisation, &writer)
            for (position, column) in keyColumns.enumerated() { choice("key\(position)", label(column), &writer) }
            choice("rule", words.rule, &writer)
            choice("severity", words.severity, &writer)
            choice("status", words.status, &writer)
            writer.element("p") { writer in
                writer.element("label", ["for": "filter-text"], text: words.search)
                writer.open("input", ["id": "filter-text", "type": "search", "autocomplete": "off"])
            }
            writer.element("button", ["type": "reset", "class": "quiet"], text: words.reset)
        }
        writer.element("p", ["id": "aantal", "class": "quiet", "role": "status", "aria-live": "polite"]) { _ in }
    }

    private func choice(_ name: String, _ label: String, _ writer: inout HTMLWriter) {
        writer.element("p") { writer in
            writer.element("label", ["for": "filter-\(name)"], text: label)
            writer.element("select", ["id": "filter-\(name)"]) { writer in
                writer.element("option", ["value": "-"], text: words.all)
            }
        }
    }

    private func label(_ column: String) -> String {
        for dataset in report.datasets {
            if let label = report.labels[dataset.name]?[column] { return phrasing(label) }
        }
        return column
    }

    // MARK: The first few, for who has no script

    private func plain(_ issues: [Issue], _ writer: inout HTMLWriter) {
        let first = issues.prefix(PointTable.plainRows)
        if issues.count > first.count {
            writer.element("noscript") { writer in
                writer.element("p", text: words.firstOnly(first.count, of: issues.count))
            }
        }
        writer.wide(words.pointsHeading) { writer in
            writer.element("table", ["id": "tabel", "class": "plain points"]) { writer in
                writer.element("thead") { writer in
                    writer.element("tr") { writer in
                        let headings = [words.severity, words.organisation, words.record, words.point]
                        for heading in headings + (hasStatus ? [words.status] : []) {
                            writer.element("th", ["scope": "col"], text: heading)
                        }
                    }
                }
                writer.element("tbody") { writer in for issue in first { row(issue, &writer) } }
            }
        }
        writer.element(
            "nav", ["id": "bladeren", "class": "pages screen", "aria-label": words.pointsHeading, "hidden": ""]
        ) {
            writer in
            writer.element("button", ["type": "button", "data-step": "-1"], text: words.previous)
            writer.element("span") { _ in }
            writer.element("button", ["type": "button", "data-step": "1"], text: words.next)
        }
    }

    private func row(_ issue: Issue, _ writer: inout HTMLWriter) {
        writer.element("tr") { writer in
            writer.element("td") { $0.badge(PageMark(of: issue.severity), phrasing.name(of: issue.severity)) }
            writer.element("td", text: issue.owner ?? words.unaddressed)
            writer.element("td", text: phrasing.record(of: issue, in: report))
            writer.element("td") { writer in
                writer.text(issue.message)
                if let place = issue.location {
                    writer.element("span", ["class": "under"], text: phrasing.place(place))
                }
            }
            if hasStatus { writer.element("td", text: status(of: issue)) }
        }
    }

    private func status(of issue: Issue) -> String {
        if issue.explanation != nil { return words.explained }
        return report.solved == nil ? "" : phrasing.status(of: issue)
    }

    // MARK: All of them, as data

    /// One object: `rows`, in which texts that return are numbers, and behind it the texts.
    private func data(_ issues: [Issue], _ writer: inout HTMLWriter, to sink: inout some ByteSink) throws {
        var (owners, rules, texts) = (Numbered(), Numbered(), Numbered())
        var keys = keyColumns.map { _ in Numbered() }
        writer.constant("<script type=\"application/json\" id=\"gegevens\">")
        var json = JSONWriter(pieces: writer.pieces, isWithinMarkup: true)
        json.beginObject()
        json.key("rows")
        json.beginArray()
        let severities = Severity.allCases.sorted()
        let statuses = IssueStatus.allCases
        for issue in issues {
            json.beginArray(inline: true)
            json.integer(severities.firstIndex(of: issue.severity) ?? 0)
            json.integer(issue.owner.map { owners.number(of: $0) } ?? -1)
            json.integer(rules.number(of: issue.rule))
            json.integer(
                issue.explanation != nil
                    ? statuses.count : report.solved == nil ? -1 : statuses.firstIndex(of: issue.status) ?? 0)
            json.integer(texts.number(of: phrasing.record(of: issue, in: report)))
            for (position, column) in keyColumns.enumerated() {
                json.integer(
                    issue.key.first { $0.name == column }.map { keys[position].number(of: $0.value) } ?? -1)
            }
            json.string(issue.id)
            json.string(PlainText.line(issue.message))
            json.string(issue.location.map { PlainText.line(phrasing.place($0)) } ?? "")
            for text in [
                issue.question, issue.why, issue.hint ?? "",
                issue.explanation.map { phrasing.text(of: $0) } ?? "",
            ] {
                json.integer(text.isEmpty ? -1 : texts.number(of: text))
            }
            json.end()
            try json.pieces.drain(into: &sink)
        }
        json.end()
        json.key("owners")
        json.strings(owners.texts)
        json.key("files")
        json.strings(owners.texts.map { page.overview.files[$0].map(PageLink.toFile) ?? "" })
        json.key("rules")
        json.strings(rules.texts)
        let titles = Dictionary(
            report.rules.map { ($0.id, phrasing($0.title)) }, uniquingKeysWith: { first, _ in first })
        json.key("titles")
        json.strings(rules.texts.map { PlainText.line(titles[$0] ?? "") })
        json.key("texts")
        json.strings(texts.texts)
        json.key("keys")
        json.beginArray()
        for key in keys { json.strings(key.texts) }
        json.end()
        json.key("severities")
        json.strings(severities.map { phrasing.name(of: $0) })
        json.key("marks")
        json.strings(severities.map { PageMark(of: $0).rawValue })
        json.key("signs")
        json.strings(severities.map { PageMark(of: $0).sign })
        json.key("statuses")
        json.strings(statuses.map { phrasing.name(of: $0) } + [words.explained])
        json.key("words")
        json.beginObject()
        let letter = MarkdownWords(language: report.language)
        let names: KeyValuePairs<StaticString, String> = [
            "shown": words.shown, "range": words.range, "none": words.noneFound, "nobody": words.unaddressed,
            "question": letter.question, "why": letter.why, "hint": letter.hint, "place": letter.place,
            "rule": words.rule + ":", "id": letter.identifier, "explained": letter.explanation,
            "thousands": phrasing(".", ","),
        ]
        for (name, text) in names {
            json.key(name)
            json.string(text)
        }
        json.end()
        json.end()
        writer.pieces = json.pieces
        writer.constant("</script>\n")
    }
}

/// Texts by the order in which they are met, each once.
private struct Numbered {
    private(set) var texts: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of text: String) -> Int {
        let plain = PlainText.line(text)
        if let known = numbers[plain] { return known }
        numbers[plain] = texts.count
        texts.append(plain)
        return texts.count - 1
    }
}
