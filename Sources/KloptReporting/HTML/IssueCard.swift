import KloptModel

/// One point on an organisation's page: what was found, where, the figures, the question, why, a hint, and a place for
/// the answer.
struct IssueCard {
    /// So many figures are in sight; the rest unfolds.
    private static let figuresInSight = 8
    private static let cellsInSight = 12
    private static let mostRelated = 3

    let issue: Issue
    let record: String
    let page: OwnerPage

    private var words: OwnerPageWords { page.words }
    private var phrasing: Phrasing { page.phrasing }
    private var number: Int { page.numbers[issue.id] ?? 0 }
    private var mark: PageMark { issue.explanation == nil ? PageMark(of: issue.severity) : .none }

    func write(to writer: inout HTMLWriter) {
        let id = "punt-\(number)"
        writer.element(
            "article",
            [
                "class": "card \(mark.rawValue)", "id": id, "aria-labelledby": "\(id)-kop", "data-id": issue.id,
                "data-number": "\(number)", "data-record": record, "data-message": issue.message,
            ]
        ) { writer in
            head(&writer, id: id)
            place(&writer)
            figures(&writer)
            // What is explained is not asked again.
            if issue.explanation == nil, !issue.question.isEmpty {
                writer.element("p", ["class": "question"], text: issue.question)
            }
            labelled(&writer, words.letter.why, issue.why)
            labelled(&writer, words.letter.hint, issue.hint ?? "")
            let others = issue.seeAlso.compactMap { page.numbers[$0] }.sorted()
            if !others.isEmpty { seeAlso(&writer, others) }
            if let explanation = issue.explanation { explained(&writer, explanation) }
            if issue.wantsAnswer { answer(&writer, id: id) }
            writer.element("p", ["class": "id"]) { writer in
                writer.text(words.letter.identifier + " ")
                writer.element("span", ["class": "code"], text: issue.id)
            }
        }
    }

    private func head(_ writer: inout HTMLWriter, id: String) {
        writer.element("p", ["class": "badges"]) { writer in
            writer.element("span", ["class": "count"], text: "\(number)")
            writer.text(" ")
            if issue.explanation == nil {
                writer.badge(mark, words.severity(issue.severity, of: page.owner))
            } else {
                writer.badge(mark, words.explainedBadge)
            }
            if page.hasBaseline {
                writer.text(" ")
                writer.element("span", ["class": "badge \(issue.status.rawValue)"], text: words.status(of: issue))
            }
        }
        writer.element("h4", ["id": "\(id)-kop"], text: issue.message)
    }

    /// The cells first: that is what one looks for.
    private func place(_ writer: inout HTMLWriter) {
        guard let place = issue.location else { return }
        writer.element("p", ["class": "place"]) { writer in
            if !place.cells.isEmpty, !showsCells {
                writer.text(words.cells(place.cells.count) + " ")
                for cell in place.cells.prefix(IssueCard.cellsInSight) {
                    writer.element("span", ["class": "cell"], text: cell)
                    writer.text(" ")
                }
                let rest = place.cells.count - IssueCard.cellsInSight
                if rest > 0 { writer.text(words.moreCells(rest) + " ") }
            }
            var parts = [place.sheet.map { words.sheet($0) }, words.file(place.file)].compactMap { $0 }
            if place.cells.isEmpty || showsCells, let row = place.row { parts.insert(words.row(row), at: 0) }
            writer.element("span", ["class": "quiet"], text: parts.joined(separator: " · "))
        }
        for related in issue.related.prefix(IssueCard.mostRelated) {
            labelled(&writer, words.letter.compare, phrasing.place(related))
        }
        let rest = issue.related.count - IssueCard.mostRelated
        if rest > 0 { labelled(&writer, words.letter.compare, words.letter.morePlaces(rest)) }
    }

    private func labelled(_ writer: inout HTMLWriter, _ label: String, _ text: String) {
        guard !text.isEmpty else { return }
        writer.element("p", ["class": "quiet"]) { writer in
            writer.element("b", text: label)
            writer.text(" " + text)
        }
    }

    private func seeAlso(_ writer: inout HTMLWriter, _ others: [Int]) {
        writer.element("p", ["class": "quiet"]) { writer in
            writer.element("b", text: words.letter.seeAlso)
            for (position, other) in others.enumerated() {
                writer.text(position == 0 ? " " : ", ")
                writer.element("a", ["href": "#punt-\(other)"], text: words.letter.points([other]))
            }
        }
    }

    // MARK: The arithmetic

    /// One text as sent stands in the message already.
    private var hasTable: Bool { issue.observed.count > 1 || issue.difference != nil }

    private func figures(_ writer: inout HTMLWriter) {
        guard hasTable else { return }
        let inSight = issue.observed.prefix(IssueCard.figuresInSight)
        let rest = issue.observed.dropFirst(inSight.count)
        table(&writer, Array(inSight), withSum: true)
        if !rest.isEmpty {
            writer.element("details") { writer in
                writer.element("summary", text: words.moreFigures(rest.count))
                table(&writer, Array(rest), withSum: false)
            }
        }
    }

    /// Whether each cell stands beside its figure.
    private var showsCells: Bool {
        hasTable
            && issue.measures.allSatisfy { measure in
                cellsByMeasure[measure] != nil
                    && issue.observed.prefix(IssueCard.figuresInSight).contains { $0.name == measure }
            }
    }

    private func table(_ writer: inout HTMLWriter, _ observed: [Observation], withSum: Bool) {
        let cells = cellsByMeasure
        let hasCells = observed.contains { cells[$0.name] != nil }
        writer.element("table", ["class": "sum"]) { writer in
            writer.element("caption", ["class": "unseen"], text: words.sumCaption)
            writer.element("thead", ["class": "unseen"]) { writer in
                writer.element("tr") { writer in
                    writer.element("th", ["scope": "col"], text: words.figure)
                    if hasCells { writer.element("th", ["scope": "col"], text: words.cell) }
                    writer.element("th", ["scope": "col"], text: words.value)
                }
            }
            writer.element("tbody") { writer in
                for observation in observed {
                    writer.element("tr") { writer in
                        writer.element("th", ["scope": "row"], text: name(of: observation))
                        if hasCells {
                            writer.element("td", ["class": "at"]) { writer in
                                guard let cell = cells[observation.name] else { return }
                                writer.element("span", ["class": "cell"], text: cell)
                            }
                        }
                        writer.element("td", ["class": "number"], text: text(of: observation.value))
                    }
                }
            }
            if withSum, let sum { self.sum(&writer, sum, span: hasCells ? "2" : nil) }
        }
    }

    private func sum(
        _ writer: inout HTMLWriter, _ sum: (found: Number, expected: Number, difference: Number), span: String?
    ) {
        // Of two figures that are compared as they are, nothing but the difference is new.
        let values = issue.observed.map(\.value)
        let isComparison = values == [.number(sum.found), .number(sum.expected)]
        let lines = [(words.found, phrasing.number(sum.found)), (words.wanted, phrasing.number(sum.expected))]
        writer.element("tfoot") { writer in
            for (label, value) in (isComparison ? [] : lines) + [(words.difference, phrasing.signed(sum.difference))] {
                writer.element("tr", ["class": label == words.difference ? "difference" : nil]) { writer in
                    writer.element("th", ["scope": "row", "colspan": span], text: label)
                    writer.element("td", ["class": "number"], text: value)
                }
            }
        }
    }

    /// What was found, what it should be and by how much it is off; nil where that is a statistic, which reads as no sum.
    private var sum: (found: Number, expected: Number, difference: Number)? {
        guard let expected = issue.expected, let difference = issue.difference,
            let found = expected.adding(difference),
            [expected, difference].allSatisfy({ $0.rounded(toDecimals: 2) == $0 })
        else { return nil }
        return (found, expected, difference)
    }

    /// The cell of each measure, where the issue has one for every measure.
    private var cellsByMeasure: [String: String] {
        guard let place = issue.location, place.cells.count == issue.measures.count else { return [:] }
        return Dictionary(zip(issue.measures, place.cells), uniquingKeysWith: { first, _ in first })
    }

    /// The label of a column; of `previous(lopend, 4)` with how long ago that was.
    private func name(of observation: Observation) -> String {
        let name = observation.name
        guard name.hasPrefix("previous("), name.hasSuffix(")") else { return label(name) }
        let parts = name.dropFirst("previous(".count).dropLast().split(separator: ",")
        let periods = parts.count > 1 ? Int(parts[1].drop { $0 == " " }) : 1
        guard let column = parts.first, let periods else { return name }
        return words.earlier(label(String(column)), by: periods)
    }

    private func label(_ column: String) -> String {
        page.report.labels[issue.dataset]?[column].map { phrasing($0) } ?? column
    }

    private func text(of value: ObservedValue) -> String {
        switch value {
        case .number(let number): phrasing.number(number)
        case .text(let text): text
        case .missing: words.empty
        }
    }

    // MARK: Explanation and answer

    private func explained(_ writer: inout HTMLWriter, _ explanation: Explanation) {
        writer.element("blockquote") { writer in
            writer.element("p") { writer in
                writer.element("b", text: words.letter.explanation)
                writer.text(" " + phrasing.text(of: explanation))
            }
        }
    }

    private func answer(_ writer: inout HTMLWriter, id: String) {
        writer.element("label", ["for": "\(id)-antwoord"]) { writer in
            writer.text(words.answer)
            writer.element("span", ["class": "unseen"], text: words.toPoint(number))
        }
        writer.element("textarea", ["id": "\(id)-antwoord", "rows": "2", "autocomplete": "off"]) { _ in }
    }
}
