import KloptModel

/// The decision as a web page in one file: may it be published, why not, and per area on a map.
package struct GateHTMLReporter: OutputFormat {
    package static let name = "html"

    package init() {}

    package func write(_ decisions: [GateDecision], to sink: inout some ByteSink) throws {
        guard let first = decisions.first else { return }
        try GatePage(decisions: decisions, first: first).write(to: &sink)
    }
}
