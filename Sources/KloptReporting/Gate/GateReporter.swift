import KloptModel

/// Every format of decisions, one for each quarter that was asked for and not empty; the first is the one without
/// `--format`.
package enum GateReporters {
    package static func all(text: TextOptions = TextOptions()) -> [any OutputFormat<[GateDecision]>] {
        [
            GateTextReporter(options: text),
            GateJSONReporter(),
            GateCSVReporter(),
            GateMarkdownReporter(),
            GateHTMLReporter(),
        ]
    }
}
