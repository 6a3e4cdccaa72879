import KloptModel

/// The report as a web page in one file: an organisation's own, or for several the steward's.
package struct HTMLReporter: Reporter {
    package static let name = "html"
    package static let fileExtension = "html"

    package init() {}

    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let found = OwnerIssues(of: report)
        let owners = found.owners(of: report)
        if owners.count == 1, let owner = owners.first, found.count(of: nil) == 0 {
            let own = report.limited(
                to: owner, issues: found.issues(of: owner.name, in: report), names: OwnerNames(owners))
            try OwnerPage(own, owner: owner).write(to: &sink)
        } else {
            try StewardPage(Overview(of: report)).write(to: &sink)
        }
    }

    package func writePacket(_ report: Report, for owner: Report.Owner, to sink: inout some ByteSink) throws {
        try OwnerPage(report, owner: owner).write(to: &sink)
    }

    package func write(_ overview: Overview, to sink: inout some ByteSink) throws {
        try StewardPage(overview).write(to: &sink)
    }
}
