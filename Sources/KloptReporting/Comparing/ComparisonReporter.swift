import KloptModel

/// Turns a comparison of two deliveries into the bytes of one format.
package protocol ComparisonReporter: Sendable {
    /// What `--format` calls it.
    static var name: String { get }

    /// - Complexity: O(changes and issues).
    func write(_ comparison: DeliveryComparison, to sink: inout some ByteSink) throws
}

extension ComparisonReporter {
    package var name: String { Self.name }
}

package enum ComparisonReporters {
    package static let names = [ComparisonText.name, ComparisonCSV.name, ComparisonJSON.name]

    package static func named(_ name: String, text: TextOptions) -> (any ComparisonReporter)? {
        switch name {
        case ComparisonText.name: ComparisonText(options: text)
        case ComparisonCSV.name: ComparisonCSV()
        case ComparisonJSON.name: ComparisonJSON()
        default: nil
        }
    }
}
