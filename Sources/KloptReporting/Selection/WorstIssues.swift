import KloptModel

/// The issues of a long list that are shown to a person: errors first, then warnings, then remarks.
struct WorstIssues {
    let shown: [Issue]
    /// How many the list holds in all.
    let total: Int
    var hidden: Int { total - shown.count }

    /// Picks at most `limit`, and stops looking as soon as no worse ones can follow.
    ///
    /// - Parameter owner: whose counts tell how many errors and warnings there are to be found.
    init(of issues: IssueList, owner: Report.Owner, limit: Int) {
        total = issues.count
        let wanted = min(limit, total)
        let errorsToFind = min(owner.errors, wanted)
        let warningsToFind = min(owner.warnings, wanted - errorsToFind)
        // Only those that are shown are worded.
        var found: [Severity: [Int]] = [.error: [], .warning: [], .info: []]
        for position in issues.indices {
            let severity = issues.outline(at: position).severity
            if found[severity, default: []].count < wanted { found[severity, default: []].append(position) }
            let (errors, warnings, infos) = (
                found[.error, default: []].count, found[.warning, default: []].count, found[.info, default: []].count
            )
            if errors >= errorsToFind, warnings >= warningsToFind, errors + warnings + infos >= wanted { break }
        }
        shown = Severity.allCases.sorted().flatMap { found[$0, default: []] }.prefix(wanted).map { issues[$0] }
    }

    /// How many to show of each owner: at most `perOwner`, and together at most `overall`, shared out evenly.
    static func limit(for counts: [Int], perOwner: Int, overall: Int) -> Int {
        var limit = perOwner
        while limit > 1, counts.reduce(0, { $0 + min($1, limit) }) > overall { limit -= 1 }
        return limit
    }
}
