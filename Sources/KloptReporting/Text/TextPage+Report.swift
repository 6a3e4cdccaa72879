import KloptModel

extension TextPage {
    /// Which rules, and which period and why.
    mutating func heading(of report: Report, _ words: TextWords) {
        paragraph(words.heading(of: report), style: .bold, hanging: 2)
        paragraph(words.rules(of: report), style: .dim, hanging: 2)
        if let period = words.period(of: report) { paragraph(period, hanging: 2) }
        blank()
    }

    /// The organisations without issues, in a few lines.
    mutating func owners(without owners: [Report.Owner], _ words: TextWords) {
        let quiet = owners.filter { $0.allIssueCount == 0 }
        guard !quiet.isEmpty else { return }
        rule()
        let groups: [(String, Style, [Report.Owner])] = [
            (words.addsUp, .boldGreen, quiet.filter(\.addsUp)),
            (words.nothingReceived, .boldYellow, quiet.filter { $0.state == .nothingReceived }),
            (words.unreadable, .boldYellow, quiet.filter { $0.state == .unreadable }),
            (words.notChecked, .boldYellow, quiet.filter { !$0.addsUp && !$0.sentNothing }),
        ]
        for (lead, style, members) in groups where !members.isEmpty {
            let names = members.prefix(200).map(\.name).joined(separator: ", ")
            let rest = members.count - 200
            let more = rest > 0 ? words.phrasing(" en nog \(rest)", " and \(rest) more") : ""
            paragraph(
                names + more, lead: "\(lead) (\(words.phrasing.number(members.count))):", leadStyle: style, hanging: 2)
        }
        blank()
    }

    /// What was delivered more than once, and which version was looked at.
    mutating func resubmissions(of report: Report, _ words: TextWords) {
        guard !report.resubmissions.isEmpty else { return }
        rule()
        paragraph(words.phrasing.resubmissionsTitle(report.resubmissions.count), style: .bold)
        for resubmission in report.resubmissions {
            paragraph(words.phrasing.resubmission(resubmission, in: report), indent: 2, hanging: 2)
        }
        blank()
    }

    mutating func failures(of report: Report, _ words: TextWords) {
        guard !report.failures.isEmpty else { return }
        rule()
        paragraph(words.unread(report.failures.count), style: .boldRed)
        for failure in report.failures {
            paragraph(
                failure.text.text(in: words.language), lead: failure.file + ":", leadStyle: .cyan, indent: 2, hanging: 2
            )
        }
        blank()
    }

    /// What was ignored or assumed, the same said once.
    mutating func notes(of report: Report, limit: Int, _ words: TextWords) {
        guard !report.ignored.isEmpty else { return }
        var places: [String: [DataPlace?]] = [:]
        var texts: [String] = []
        for note in report.ignored {
            let text = note.text.text(in: words.language)
            if places[text] == nil { texts.append(text) }
            places[text, default: []].append(note.place)
        }
        rule()
        paragraph(words.ignored(report.ignored.count), style: .bold)
        for text in texts.prefix(limit) {
            let places = places[text, default: []]
            var place = places.compactMap { $0 }.first.map { words.phrasing.place($0) } ?? ""
            if places.count > 1 { place += words.alsoElsewhere(places.count - 1) }
            paragraph(text, lead: place.isEmpty ? "" : place + ":", leadStyle: .cyan, indent: 2, hanging: 2)
        }
        if texts.count > limit {
            let rest = texts.dropFirst(limit).reduce(0) { $0 + places[$1, default: []].count }
            paragraph(words.moreNotes(rest), style: .yellow, indent: 2, hanging: 2)
        }
        blank()
    }

    /// What was not applicable as a whole, and which rules could not run.
    mutating func remarks(of report: Report, _ words: TextWords) {
        let broken = report.rules.filter { $0.counts.couldNotRun > 0 }
        let remarks = report.remarks + report.roundRemarks
        guard !remarks.isEmpty || !broken.isEmpty else { return }
        rule()
        paragraph(words.aboutTheChecks, style: .bold)
        for rule in broken { paragraph(words.phrasing.couldNotRun(rule), style: .red, indent: 2, hanging: 2) }
        for remark in remarks { paragraph(remark.text(in: words.language), indent: 2, hanging: 2) }
        blank()
    }

    /// - Parameter round: how the organisations stand, when that is not told elsewhere.
    mutating func summary(of report: Report, _ owners: [Report.Owner], _ words: TextWords, round: String? = nil) {
        rule()
        if let round { paragraph(round, style: .bold, hanging: 2) }
        paragraph(words.checks(report.counts), lead: words.checksLead, leadStyle: .bold, hanging: 2)
        paragraph(words.issues(of: report, owners), lead: words.issuesLead, leadStyle: .bold, hanging: 2)
        if let statuses = report.statuses {
            paragraph(
                words.phrasing.statuses(statuses) + ".", lead: words.phrasing.sinceLastTime, leadStyle: .bold,
                hanging: 2)
        }
        for unmarked in report.unmarkedWorkbooks {
            paragraph(words.phrasing(unmarked), style: .boldYellow, hanging: 2)
        }
        if let leftovers = words.phrasing.leftovers(report.leftovers) {
            paragraph(leftovers, style: .boldYellow, hanging: 2)
        }
        let verdict = words.verdict(of: report, owners)
        paragraph(verdict.text, style: verdict.isGood ? .boldGreen : report.errors > 0 ? .boldRed : .boldYellow)
    }
}
