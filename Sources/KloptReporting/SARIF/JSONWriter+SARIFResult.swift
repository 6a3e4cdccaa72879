import KloptModel
import KloptWorkbook

/// An issue as a result (§3.27).
extension JSONWriter {
    mutating func result(_ issue: Issue, _ context: SARIFContext) {
        let record = context.phrasing.title(of: issue, in: context.report)
        let sentences = ["\(record): \(issue.message)", issue.question, issue.hint ?? ""].filter { !$0.isEmpty }
        beginObject()
        head(
            of: issue.rule, severity: issue.severity, message: sentences.joined(separator: "\n"), id: issue.id, context)
        key("locations")
        beginArray()
        // Code hosts refuse a whole log in which one result has no file: what is missing is missing from the folder.
        if let place = issue.location ?? issue.related.first {
            location(place, context)
        } else {
            wholeLocation(context)
        }
        end()
        if issue.location != nil, !issue.related.isEmpty {
            key("relatedLocations")
            beginArray()
            for place in issue.related { location(place, context) }
            end()
        }
        // Without an earlier run to compare with, nothing is new (§3.27.24).
        if context.report.solved != nil {
            key("baselineState")
            string(issue.status.baselineState)
        }
        // Said of all results or of none (§3.27.23).
        if context.report.explained > 0 {
            key("suppressions")
            beginArray()
            if let explanation = issue.explanation { suppression(explanation, context) }
            end()
        }
        key("properties")
        beginObject()
        key("owner")
        string(issue.owner)
        key("dataset")
        string(issue.dataset)
        key("key")
        members(issue.key)
        key("measures")
        strings(issue.measures)
        key("expected")
        number(issue.expected)
        key("difference")
        number(issue.difference)
        end()
        end()
    }

    /// An issue of the earlier run that is gone.
    mutating func absentResult(_ issue: SolvedIssue, _ context: SARIFContext) {
        beginObject()
        head(of: issue.rule, severity: issue.severity, message: issue.message, id: issue.id, context)
        key("locations")
        beginArray()
        wholeLocation(context)
        end()
        key("baselineState")
        string("absent")
        if context.report.explained > 0 {
            key("suppressions")
            beginArray()
            end()
        }
        key("properties")
        beginObject()
        key("owner")
        string(issue.owner)
        key("dataset")
        string(issue.dataset)
        key("key")
        members(issue.key)
        end()
        end()
    }

    private mutating func head(
        of rule: String, severity: Severity, message: String, id: String, _ context: SARIFContext
    ) {
        key("ruleId")
        string(rule)
        if let index = context.ruleIndexes[rule] {
            key("ruleIndex")
            integer(index)
        }
        key("level")
        string(severity.sarifLevel)
        key("message")
        text(message)
        key("fingerprints")
        beginObject()
        key("kloptIssue/v1")
        string(id)
        end()
        // By this name a code host follows a result; from the line's text, as it would do itself, a result would be
        // another one as soon as a figure is corrected.
        key("partialFingerprints")
        beginObject()
        key("primaryLocationLineHash")
        string(id)
        end()
    }

    /// An accepted explanation (§3.35).
    private mutating func suppression(_ explanation: Explanation, _ context: SARIFContext) {
        beginObject()
        key("kind")
        string("external")
        key("status")
        string("accepted")
        key("justification")
        string(explanation.reason)
        if let place = explanation.place {
            key("location")
            location(place, context)
        }
        key("properties")
        beginObject()
        key("author")
        string(explanation.author)
        key("given")
        string(explanation.given?.description)
        key("until")
        string(explanation.until.description)
        end()
        end()
    }

    // MARK: Places

    /// A place (§3.28): a row of a text file is a line; sheets and cells are told by name, as they have no line.
    mutating func location(_ place: DataPlace, _ context: SARIFContext) {
        beginObject()
        physicalLocation(
            uri: URIReference.text(path: context.report.path(of: place.file)),
            index: context.artifactIndexes[place.file], line: place.sheet == nil ? place.row : nil)
        let sheet = place.sheet.map { SheetLayout.quoted($0) + "!" } ?? ""
        var names = place.cells.map { ($0, "cell") }
        if names.isEmpty, let row = place.row, place.sheet != nil { names = [("\(row):\(row)", "row")] }
        if !names.isEmpty {
            key("logicalLocations")
            beginArray()
            for (name, kind) in names {
                beginObject()
                key("name")
                string(name)
                key("fullyQualifiedName")
                string(sheet + name)
                key("kind")
                string(kind)
                end()
            }
            end()
        } else if let sheet = place.sheet {
            key("logicalLocations")
            beginArray()
            beginObject()
            key("name")
            string(sheet)
            key("kind")
            string("sheet")
            end()
            end()
        }
        end()
    }

    /// The folder in which all lies that was checked.
    private mutating func wholeLocation(_ context: SARIFContext) {
        beginObject()
        physicalLocation(uri: URIReference.text(path: context.commonFolder))
        end()
    }

    private mutating func physicalLocation(uri: String, index: Int? = nil, line: Int? = nil) {
        key("physicalLocation")
        beginObject()
        key("artifactLocation")
        beginObject()
        key("uri")
        string(uri)
        if let index {
            key("index")
            integer(index)
        }
        end()
        if let line {
            key("region")
            beginObject()
            key("startLine")
            integer(line)
            end()
        }
        end()
    }
}

extension IssueStatus {
    fileprivate var baselineState: String {
        switch self {
        case .new: "new"
        case .unchanged: "unchanged"
        case .changed: "updated"
        }
    }
}
