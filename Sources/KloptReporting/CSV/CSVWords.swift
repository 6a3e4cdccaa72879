import KloptModel

/// The words of the CSV reporter.
struct CSVWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    /// The names of the columns; a part of the key that is called like another column is marked as part of the key.
    func header(keys: [String]) -> [String] {
        let front = ReportColumns.beforeKey.map { phrasing($0) }
        let back = ReportColumns.afterKey.map { phrasing($0) }
        let taken = Set(front + back)
        return front + keys.map { taken.contains($0) ? $0 + phrasing(" (sleutel)", " (key)") : $0 } + back
    }

    var overviewHeader: [String] { ReportColumns.overview.map { phrasing($0) } }

    var total: String { phrasing("Totaal", "Total") }
    var unread: String { phrasing("(niet gelezen)", "(not read)") }
    var unaddressed: String { phrasing("(aan niemand gericht)", "(addressed to nobody)") }
}
