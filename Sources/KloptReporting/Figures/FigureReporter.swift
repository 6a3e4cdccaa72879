import KloptModel

/// Turns made figures into the bytes of one format.
package protocol FigureReporter: Sendable {
    /// What `--format` calls it.
    static var name: String { get }

    /// - Complexity: O(figures).
    func write(_ figures: FigureReport, to sink: inout some ByteSink) throws
}

extension FigureReporter {
    package var name: String { Self.name }
}

package enum FigureReporters {
    package static let names = [FigureCSV.name, FigureJSON.name, FigureText.name]

    package static func named(_ name: String, text: TextOptions) -> (any FigureReporter)? {
        switch name {
        case FigureCSV.name: FigureCSV()
        case FigureJSON.name: FigureJSON()
        case FigureText.name: FigureText(options: text)
        default: nil
        }
    }
}
