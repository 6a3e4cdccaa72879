import KloptModel

/// The issues of a long list that are shown to a person: errors first, then warnings, then remarks, and last what is
/// explained.
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
        // How many of each rank there are to be found, the worst first; a list cut short wants no more than fit.
        var (toFind, room) = ([0, 0, 0, 0], wanted)
        for (rank, count) in [owner.errors, owner.warnings, owner.infos, owner.explained].enumerated() {
            toFind[rank] = min(count, room)
            room -= toFind[rank]
        }
        // Only those that are shown are worded.
        var found: [[Int]] = [[], [], [], []]
        for position in issues.indices {
            let outline = issues.outline(at: position)
            let rank = outline.isExplained ? 3 : outline.severity == .error ? 0 : outline.severity == .warning ? 1 : 2
            if found[rank].count < wanted { found[rank].append(position) }
            if zip(found, toFind).allSatisfy({ $0.count >= $1 }), found.reduce(0, { $0 + $1.count }) >= wanted { break }
        }
        var positions: [Int] = []
        for rank in found { positions += rank.prefix(wanted - positions.count) }
        shown = positions.map { issues[$0] }
    }

    /// How many to show of each owner: at most `perOwner`, and together at most `overall`, shared out evenly.
    static func limit(for counts: [Int], perOwner: Int, overall: Int) -> Int {
        var limit = perOwner
        while limit > 1, counts.reduce(0, { $0 + min($1, limit) }) > overall { limit -= 1 }
        return limit
    }
}
