import KloptModel

/// The issues as a table that opens in Dutch Excel: a row for each.
package struct CSVReporter: Reporter {
    package static let name = "csv"
    package static let fileExtension = "csv"

    package init() {}

    /// - Complexity: O(issues), which are walked along twice: the parts of their keys make the columns.
    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let table = IssueTable(of: report)
        var csv = CSVWriter()
        csv.record(table.header.map { .text($0) })
        for issue in report.issues {
            csv.record(table.fields(of: issue))
            try csv.pieces.drain(into: &sink)
        }
        try csv.pieces.flush(into: &sink)
    }
}
