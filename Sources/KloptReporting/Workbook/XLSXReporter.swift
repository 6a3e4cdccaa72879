import KloptModel
import KloptWorkbook

/// The issues, the overview and what else there is to know as a workbook.
package struct XLSXReporter: Reporter {
    package static let name = "xlsx"
    package static let fileExtension = "xlsx"

    package init() {}

    /// - Complexity: O(issues), in bounded memory but for the texts that cells share.
    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        try write(ReportWorkbook(Overview(of: report)), to: &sink)
    }

    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        try write(ReportWorkbook(overview), to: &sink)
    }

    private func write(_ workbook: ReportWorkbook, to sink: inout some ByteSink) throws {
        var workbook = workbook
        try workbook.write { try sink.write($0) }
    }
}
