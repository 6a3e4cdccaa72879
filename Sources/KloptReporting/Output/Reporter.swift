import KloptModel

/// Turns a report into the bytes of one format.
package protocol Reporter: OutputFormat where Subject == Report {
    /// Without the dot.
    static var fileExtension: String { get }

    /// Writes what one organisation gets: a report that is limited to it.
    func writePacket(_ report: Report, for owner: Report.Owner, to sink: inout some ByteSink) throws

    /// Writes the steward's overview of all organisations.
    func write(_ overview: Overview, to sink: inout some ByteSink) throws
}

extension Reporter {
    package var fileExtension: String { Self.fileExtension }

    package func writePacket(_ report: Report, for owner: Report.Owner, to sink: inout some ByteSink) throws {
        try write(report, to: &sink)
    }

    /// Without a form of its own, the whole report.
    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        try write(overview.report, to: &sink)
    }

    /// The whole output in memory.
    package func bytes(of report: Report) -> [UInt8] {
        var buffer = ByteBuffer()
        // A ByteBuffer does not throw.
        try? write(report, to: &buffer)
        return buffer.bytes
    }
}

/// Every format there is: one line for each.
package enum Reporters {
    package static let all: [any Reporter] = [
        TextReporter(),
        JSONReporter(),
        CSVReporter(),
        MarkdownReporter(),
        XLSXReporter(),
        HTMLReporter(),
        SARIFReporter(),
        JUnitReporter(),
        GitHubReporter(),
        JSONLinesReporter(),
    ]

    package static var names: [String] { all.map(\.name) }

    /// The reporter that `--format` names, or nil when there is none; `text` sets what only a terminal has.
    package static func named(_ name: String, text: TextOptions = TextOptions()) -> (any Reporter)? {
        name == TextReporter.name ? TextReporter(options: text) : all.first { $0.name == name }
    }
}
