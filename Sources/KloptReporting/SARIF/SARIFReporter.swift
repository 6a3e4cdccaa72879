import KloptModel

/// The report in the format in which programs that look for faults in source text tell theirs to code hosts and editors:
/// one run, with the rules, the issues, and what kept the run from a yes or no.
///
/// Source: Static Analysis Results Interchange Format (SARIF) 2.1.0 with errata 01, OASIS. Clauses are named where they
/// explain something.
package struct SARIFReporter: Reporter {
    package static let name = "sarif"
    package static let fileExtension = "sarif"

    package init() {}

    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        try write(report, about: nil, to: &sink)
    }

    package func writePacket(_ report: Report, for owner: Report.Owner, to sink: inout some ByteSink) throws {
        try write(report, about: owner.name, to: &sink)
    }

    private func write(_ report: Report, about owner: String?, to sink: inout some ByteSink) throws {
        let context = SARIFContext(report)
        var json = JSONWriter()
        json.beginObject()
        json.key("$schema")
        json.string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        json.key("version")
        json.string("2.1.0")
        json.key("runs")
        json.beginArray()
        json.beginObject()

        json.tool(context)
        json.key("language")
        json.string(report.language.rawValue)
        json.automationDetails(of: report, about: owner)
        json.invocation(context)
        json.artifacts(context)
        json.key("results")
        json.beginArray()
        for issue in report.issues {
            json.result(issue, context)
            try json.pieces.drain(into: &sink)
        }
        for issue in report.solved ?? [] {
            json.absentResult(issue, context)
            try json.pieces.drain(into: &sink)
        }
        json.end()
        json.key("properties")
        json.beginObject()
        json.head(of: report)
        json.summary(of: report)
        json.end()

        json.end()
        json.end()
        json.end()
        try json.pieces.flush(into: &sink)
    }
}

/// What the parts of a SARIF log need to know of the whole.
struct SARIFContext {
    let report: Report
    let phrasing: Phrasing
    /// Those that had anything to do in this run: a pack has hundreds for datasets of which nothing was delivered. In a
    /// packet those of its issues, without counts: how everybody fared is not the owner's business.
    let rules: [Report.RuleResult]
    let ruleIndexes: [String: Int]
    /// Positions among the inputs.
    let artifactIndexes: [String: Int]
    /// With a trailing slash.
    let commonFolder: String

    init(_ report: Report) {
        self.report = report
        phrasing = Phrasing(language: report.language)
        let met = Set(report.rulesOfAll.isEmpty ? [] : report.issues.map(\.rule) + (report.solved ?? []).map(\.rule))
        rules =
            report.rules.filter { $0.remark != nil || $0.counts.total > 0 }
            + report.rulesOfAll.filter { met.contains($0.id) }.map { rule in
                var rule = rule
                (rule.counts, rule.remark) = (OutcomeCounts(), nil)
                return rule
            }
        ruleIndexes = Dictionary(
            rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        artifactIndexes = Dictionary(
            report.inputs.enumerated().map { ($0.element.file, $0.offset) }, uniquingKeysWith: { first, _ in first })
        commonFolder = Self.commonFolder(of: report.inputs.map { report.path(of: $0.file) })
    }

    private static func commonFolder(of paths: [String]) -> String {
        let folders = paths.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() }
        guard var common = folders.first else { return "./" }
        for folder in folders.dropFirst() {
            let shared = zip(common, folder).prefix { $0 == $1 }.count
            common = common.prefix(shared)
        }
        return common.isEmpty ? "./" : common.joined(separator: "/") + "/"
    }

    /// Text that shows as itself: in a message, braces are placeholders and `[…](…)` is a link (§3.11.5, §3.11.6).
    static func message(_ text: String) -> String {
        let plain = PlainText.block(text)
        guard plain.utf8.contains(where: { "{}[]\\".utf8.contains($0) }) else { return plain }
        let mayLink = plain.contains("](")
        var result = ""
        for character in plain {
            switch character {
            case "{": result += "{{"
            case "}": result += "}}"
            case "[" where mayLink, "]" where mayLink, "\\" where mayLink: result += "\\" + String(character)
            default: result.append(character)
            }
        }
        return result
    }
}

extension Report {
    /// Where a file is, as a program finds it from the working directory; its name in the report when that is not known.
    func path(of file: String) -> String { paths[file] ?? file }
}
