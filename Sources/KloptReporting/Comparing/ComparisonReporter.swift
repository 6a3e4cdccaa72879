import KloptModel

/// Every format of a comparison; the first is the one without `--format`.
package enum ComparisonReporters {
    package static func all(text: TextOptions = TextOptions()) -> [any OutputFormat<DeliveryComparison>] {
        [ComparisonText(options: text), ComparisonCSV(), ComparisonJSON()]
    }
}
