import KloptModel

/// Turns a decision to publish into the bytes of one format.
package protocol GateReporter: Sendable {
    /// What `--format` calls it.
    static var name: String { get }

    func write(_ decision: GateDecision, to sink: inout some ByteSink) throws
}

/// Every format of a decision: one line for each.
package enum GateReporters {
    package static func all(text: TextOptions = TextOptions()) -> [any GateReporter] {
        [
            GateTextReporter(options: text),
            GateJSONReporter(),
            GateCSVReporter(),
            GateMarkdownReporter(),
        ]
    }

    package static var names: [String] { all().map { type(of: $0).name } }

    /// The reporter that `--format` names, or nil when there is none.
    package static func named(_ name: String, text: TextOptions = TextOptions()) -> (any GateReporter)? {
        all(text: text).first { type(of: $0).name == name }
    }
}
