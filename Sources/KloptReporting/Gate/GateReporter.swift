import KloptModel

/// Turns decisions to publish into the bytes of one format.
package protocol GateReporter: Sendable {
    /// What `--format` calls it.
    static var name: String { get }

    /// - Parameter decisions: one for each quarter that was asked for, in order; not empty.
    func write(_ decisions: [GateDecision], to sink: inout some ByteSink) throws
}

/// Every format of a decision: one line for each.
package enum GateReporters {
    package static func all(text: TextOptions = TextOptions()) -> [any GateReporter] {
        [
            GateTextReporter(options: text),
            GateJSONReporter(),
            GateCSVReporter(),
            GateMarkdownReporter(),
            GateHTMLReporter(),
        ]
    }

    package static var names: [String] { all().map { type(of: $0).name } }

    /// The reporter that `--format` names, or nil when there is none.
    package static func named(_ name: String, text: TextOptions = TextOptions()) -> (any GateReporter)? {
        all(text: text).first { type(of: $0).name == name }
    }
}
