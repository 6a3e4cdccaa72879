import KloptModel

/// The words of a report as a workbook.
struct ReportWorkbookWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    var overviewSheet: String { phrasing("Overzicht", "Overview") }
    var issueSheet: String { phrasing("Punten", "Points") }
    var ruleSheet: String { phrasing("Regels", "Rules") }
    var unusedSheet: String { phrasing("Niet gebruikt", "Not used") }

    func title(of report: Report) -> String {
        let title = report.pack.title.text(in: language)
        return (title.isEmpty ? report.pack.name : title) + (phrasing.periods(report.periods).map { " " + $0 } ?? "")
    }

    /// What stands above the overview.
    func lead(of report: Report, _ owners: [Report.Owner], mostIssues: Int) -> [String] {
        let words = TextWords(language: language)
        var lines = [
            words.verdict(of: report, owners).text, words.issuesLead + " " + words.issues(of: report, owners),
            words.checksLead + " " + words.checks(report.counts),
            phrasing("Regels: ", "Rules: ") + "\(report.pack.name) \(report.pack.version)",
        ]
        if report.issues.count > mostIssues {
            let rest = phrasing.number(report.issues.count - mostIssues)
            lines.insert(
                phrasing(
                    "Let op: \(rest) punten passen niet op het blad \(issueSheet). Alles staat in: klopt check … --format csv",
                    "Note: \(rest) points do not fit on the sheet \(issueSheet). Everything is in: klopt check … --format csv"
                ), at: 1)
        }
        if let statuses = report.statuses {
            lines.append(phrasing.sinceLastTime + " " + phrasing.statuses(statuses) + ".")
        }
        lines += report.unmarkedWorkbooks.map { phrasing($0) }
        if let leftovers = phrasing.leftovers(report.leftovers) { lines.append(leftovers) }
        return lines
    }

    var ruleHeader: [String] {
        [phrasing("regel", "rule"), phrasing("titel", "title"), phrasing("ernst", "severity")]
            + Outcome.allCases.map { phrasing.name(of: $0) } + [phrasing("opmerking", "remark")]
    }

    var unusedHeader: [String] {
        [
            phrasing("soort", "kind"), phrasing("bestand", "file"), phrasing("blad", "sheet"), phrasing("rij", "row"),
            phrasing("wat", "what"),
        ]
    }

    var unread: String { phrasing("niet gelezen", "not read") }
    var noted: String { phrasing("niet gebruikt of aangenomen", "not used or assumed") }
    var aboutChecks: String { phrasing("over de controles", "about the checks") }
}
