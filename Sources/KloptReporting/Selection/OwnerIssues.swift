import KloptModel

/// Where in a report's issues those of each owner stand.
struct OwnerIssues: Sendable {
    /// Stretches of the list by owner; nil is for issues that are addressed to nobody.
    private var stretches: [String?: [Range<Int>]] = [:]
    /// In the order in which they are met.
    private var met: [String?] = []

    /// Finds them without wording every issue: the list is ordered by owner, so where an owner's issues end is searched
    /// by halving. When the lengths found are not what the owners counted, the order cannot be trusted and every issue
    /// is looked at.
    ///
    /// - Complexity: O(owners · log issues), or O(issues) when the order cannot be trusted.
    init(of report: Report) {
        let issues = report.issues
        var start = 0
        while start < issues.count {
            let owner = issues.outline(at: start).owner
            let end = Self.end(of: owner, from: start, in: issues)
            add(start..<end, for: owner)
            start = end
        }
        let known = Set(report.owners.map(\.name))
        let isAsCounted =
            report.owners.allSatisfy { owner in
                stretches[owner.name, default: []].count <= 1 && count(of: owner.name) == owner.allIssueCount
            } && met.allSatisfy { $0.map(known.contains) ?? true }
        guard !isAsCounted else { return }
        (stretches, met) = ([:], [])
        for position in issues.indices { add(position..<position + 1, for: issues.outline(at: position).owner) }
    }

    /// Looks at every issue, and hands each to `visit`.
    ///
    /// - Complexity: O(issues).
    init(of report: Report, visiting visit: (Issue) -> Void) {
        for (position, issue) in report.issues.enumerated() {
            add(position..<position + 1, for: issue.owner)
            visit(issue)
        }
    }

    func count(of owner: String?) -> Int { stretches[owner, default: []].reduce(0) { $0 + $1.count } }

    /// The owners of the report, and after them any that only its issues name.
    func owners(of report: Report) -> [Report.Owner] {
        let known = Set(report.owners.map(\.name))
        let others = met.compactMap { $0 }.filter { !known.contains($0) }
        return report.owners + others.map { Report.Owner(name: $0).counting(issues(of: $0, in: report)) }
    }

    /// How many errors, warnings and remarks are addressed to nobody: what the report counts and its owners do not.
    func unaddressed(name: String, in report: Report) -> Report.Owner {
        var rest = Report.Owner(
            name: name, errors: report.errors, warnings: report.warnings, infos: report.infos)
        for owner in owners(of: report) {
            rest.errors -= owner.errors
            rest.warnings -= owner.warnings
            rest.infos -= owner.infos
        }
        let adds = rest.issueCount == count(of: nil) && min(rest.errors, rest.warnings, rest.infos) >= 0
        return adds ? rest : Report.Owner(name: name).counting(issues(of: nil, in: report))
    }

    /// The issues of one owner, each still worded only when it is asked for.
    func issues(of owner: String?, in report: Report) -> IssueList {
        let ranges = stretches[owner, default: []]
        var offsets: [Int] = []
        var total = 0
        for range in ranges {
            offsets.append(total)
            total += range.count
        }
        let starts = offsets
        let all = report.issues
        @Sendable func place(_ position: Int) -> Int {
            // The last stretch that starts at or before the position.
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= position { low = middle } else { high = middle }
            }
            return ranges[low].lowerBound + position - starts[low]
        }
        return IssueList(count: total, outline: { all.outline(at: place($0)) }, make: { all[place($0)] })
    }

    private mutating func add(_ range: Range<Int>, for owner: String?) {
        if stretches[owner] == nil { met.append(owner) }
        let last = stretches[owner, default: []].last
        if let last, last.upperBound == range.lowerBound {
            stretches[owner, default: []].removeLast()
            stretches[owner, default: []].append(last.lowerBound..<range.upperBound)
        } else {
            stretches[owner, default: []].append(range)
        }
    }

    /// The end of the run of `owner` that starts at `start`: steps that double, then halving.
    private static func end(of owner: String?, from start: Int, in issues: IssueList) -> Int {
        var (inside, step) = (start, 1)
        while inside + step < issues.count, issues.outline(at: inside + step).owner == owner {
            inside += step
            step *= 2
        }
        var outside = min(inside + step, issues.count)
        while outside - inside > 1 {
            let middle = inside + (outside - inside) / 2
            if issues.outline(at: middle).owner == owner { inside = middle } else { outside = middle }
        }
        return outside
    }
}
