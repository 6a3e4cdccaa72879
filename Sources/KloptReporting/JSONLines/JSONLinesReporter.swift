import KloptModel

/// The report as JSON values, each on a line of its own, for programs that take a long list piece by piece.
///
/// Every line is an object whose `type` says what it is: first `run`, with all that the one object of the JSON format
/// holds besides issues; then a line for each `issue`; then, with a baseline, one for each that is `solved`.
///
/// Source: JSON Lines (jsonlines.org): UTF-8, no byte order mark, lines end in a line feed.
package struct JSONLinesReporter: Reporter {
    package static let name = "jsonl"
    package static let fileExtension = "jsonl"

    package init() {}

    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        var json = JSONWriter(isCompact: true)
        json.line("run") { $0.everythingButIssues(of: report) }
        try json.issues(report.issues, to: &sink)
        for issue in report.solved ?? [] {
            json.line("solved") { $0.members(of: issue) }
            try json.pieces.drain(into: &sink)
        }
        try json.pieces.flush(into: &sink)
    }

    /// `run`, a line for each `organisation`, and the issues that are addressed to nobody.
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        var json = JSONWriter(isCompact: true)
        json.line("run") { $0.everythingButIssues(of: overview.report) }
        for row in overview.rows {
            json.line("organisation") { $0.members(of: row, datasets: overview.datasets) }
            try json.pieces.drain(into: &sink)
        }
        try json.issues(overview.unaddressed, to: &sink)
        try json.pieces.flush(into: &sink)
    }
}

extension JSONWriter {
    fileprivate mutating func line(_ type: String, _ members: (inout JSONWriter) -> Void) {
        beginObject()
        key("type")
        string(type)
        members(&self)
        end()
    }

    fileprivate mutating func issues(_ issues: IssueList, to sink: inout some ByteSink) throws {
        for issue in issues {
            line("issue") { $0.members(of: issue) }
            try pieces.drain(into: &sink)
        }
    }
}
