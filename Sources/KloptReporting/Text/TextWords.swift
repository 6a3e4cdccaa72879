import KloptModel

/// The words of the text reporter.
struct TextWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    private func say(_ dutch: String, _ english: String) -> String { phrasing(dutch, english) }

    // MARK: Heading

    func heading(of report: Report) -> String {
        let title = report.pack.title.text(in: language)
        return "klopt \(report.version) · \(title.isEmpty ? report.pack.name : title)"
    }

    func rules(of report: Report) -> String {
        let path = report.pack.path == "embedded" ? say("ingebouwd", "built in") : report.pack.path
        return say("Regels: ", "Rules: ") + "\(report.pack.name) \(report.pack.version) (\(path))"
    }

    func period(of report: Report) -> String? {
        let reason = report.periodReason.text(in: language)
        guard let periods = phrasing.periods(report.periods) else { return reason.isEmpty ? nil : reason }
        return say("Periode: ", "Period: ") + periods + (reason.isEmpty ? "" : " – " + reason)
    }

    // MARK: An organisation

    var forOwner: String { say("Voor:", "For:") }
    var contact: String { say("Contact:", "Contact:") }

    /// "Ontvangen: IPS-trajecten 3 van 4 rijen, WABZ 1 rij."
    func received(_ owner: Report.Owner, in report: Report) -> String? {
        guard !owner.deliveries.isEmpty else { return nil }
        if let unreadable = phrasing.unreadable(owner) { return unreadable.capitalisedFirst + "." }
        if owner.sentNothing { return say("Niets ontvangen.", "Nothing received.") }
        let parts = owner.deliveries.map { delivery in
            let rows = amount(delivery)
            return phrasing.dataset(delivery.dataset, in: report) + " " + rows
        }
        return say("Ontvangen: ", "Received: ") + parts.joined(separator: ", ") + "."
    }

    /// "3 van 4 rijen", "6 rijen (5 verwacht)", "4 rijen".
    private func amount(_ delivery: Report.Delivery) -> String {
        let rows = phrasing.counted(delivery.records, .row)
        guard let expected = delivery.expected, expected != delivery.records || delivery.missing > 0 else {
            return rows
        }
        let (some, all) = (phrasing.number(delivery.records), phrasing.counted(expected, .row))
        if delivery.records < expected { return say("\(some) van \(all)", "\(some) of \(all)") }
        let wanted = expected == 0 ? say("geen", "none") : phrasing.number(expected)
        return say("\(rows) (\(wanted) verwacht)", "\(rows) (\(wanted) expected)")
    }

    func mark(of severity: Severity) -> String {
        switch severity {
        case .error: "✗"
        case .warning: "!"
        case .info: "·"
        }
    }

    var question: String { say("Vraag:", "Question:") }
    var hint: String { say("Tip:", "Tip:") }
    var explanation: String { say("Toelichting:", "Explanation:") }
    var isExplained: String { say("toegelicht", "explained") }
    var compare: String { say("Vergelijk met:", "Compare with:") }

    func hidden(_ worst: WorstIssues) -> String {
        let rest = phrasing.counted(worst.hidden, .issue)
        return say(
            "En nog \(rest), hier niet getoond. Alle \(phrasing.number(worst.total)) staan in: klopt check … --format csv",
            "And \(rest) more, not shown here. All \(phrasing.number(worst.total)) are in: klopt check … --format csv")
    }

    /// The organisations for which there was no room.
    func moreOwners(_ owners: ArraySlice<Report.Owner>) -> String {
        let organisations = phrasing.owners(Array(owners))
        let counts =
            phrasing.severities(
                errors: owners.reduce(0) { $0 + $1.errors }, warnings: owners.reduce(0) { $0 + $1.warnings },
                infos: owners.reduce(0) { $0 + $1.infos }, explained: owners.reduce(0) { $0 + $1.explained }) ?? ""
        return say(
            "En nog \(organisations) met samen \(counts), hier niet getoond. Alles staat in: klopt check … --format csv",
            "And \(organisations) more with \(counts) together, not shown here. Everything is in: klopt check … --format csv"
        )
    }

    // MARK: The rest of the page

    var addsUp: String { say("Klopt", "Adds up") }
    var nothingReceived: String { say("Niets ontvangen", "Nothing received") }
    var unreadable: String { phrasing.name(of: RoundState.unreadable).capitalisedFirst }
    var notChecked: String {
        say("Niets gevonden, maar ook niet (alles) gecontroleerd", "Nothing found, but not (fully) checked")
    }

    func unread(_ count: Int) -> String {
        count == 1
            ? say("1 bestand kon niet worden gelezen:", "1 file could not be read:")
            : say(
                "\(phrasing.number(count)) bestanden konden niet worden gelezen:",
                "\(phrasing.number(count)) files could not be read:")
    }

    func ignored(_ count: Int) -> String {
        say(
            "Niet gebruikt of aangenomen (\(phrasing.number(count))):",
            "Not used or assumed (\(phrasing.number(count))):")
    }

    func alsoElsewhere(_ count: Int) -> String {
        count == 1
            ? say(" (en op 1 andere plaats)", " (and in 1 other place)")
            : say(
                " (en op \(phrasing.number(count)) andere plaatsen)", " (and in \(phrasing.number(count)) other places)"
            )
    }

    func moreNotes(_ count: Int) -> String {
        say(
            "En nog \(phrasing.number(count)). Alles staat in: klopt check … --format json",
            "And \(phrasing.number(count)) more. Everything is in: klopt check … --format json")
    }

    var aboutTheChecks: String { say("Over de controles:", "About the checks:") }

    // MARK: Summary

    var checksLead: String { say("Controles:", "Checks:") }
    var issuesLead: String { say("Gevonden:", "Found:") }

    /// "1.484 kloppen, 12 kloppen niet, 3 waren niet te bepalen, …".
    func checks(_ counts: OutcomeCounts) -> String {
        func say(_ count: Int, _ one: String, _ many: String, _ english: String) -> String {
            phrasing.number(count) + " " + phrasing(count == 1 ? one : many, english)
        }
        var parts = [
            say(counts.passed, "klopt", "kloppen", "passed"),
            say(counts.failed, "klopt niet", "kloppen niet", "failed"),
            say(counts.undecided, "is niet te bepalen", "zijn niet te bepalen", "undecided"),
            say(counts.notApplicable, "is niet van toepassing", "zijn niet van toepassing", "not applicable"),
        ]
        parts.append(
            say(counts.couldNotRun, "kon niet worden uitgevoerd", "konden niet worden uitgevoerd", "could not run"))
        return parts.joined(separator: ", ") + "."
    }

    func issues(of report: Report, _ owners: [Report.Owner]) -> String {
        guard
            let counts = phrasing.severities(
                errors: report.errors, warnings: report.warnings, infos: report.infos, explained: report.explained)
        else {
            return report.checkedNothing
                ? say("niets, want er is niets gecontroleerd.", "nothing, as nothing was checked.")
                : say("geen fouten en geen waarschuwingen.", "no errors and no warnings.")
        }
        guard owners.count > 1 else { return counts + "." }
        return counts + say(" bij ", " at ") + phrasing.concerned(owners) + "."
    }

    /// The last sentence, and whether it is good news.
    func verdict(of report: Report, _ owners: [Report.Owner]) -> (text: String, isGood: Bool) {
        let counts = report.counts
        if counts.couldNotRun > 0 {
            return (
                say(
                    "Niet alles kon worden gecontroleerd. De cijfers zijn dus niet goedgekeurd.",
                    "Not everything could be checked. So the figures are not approved."), false
            )
        }
        if report.errors > 0 {
            return (say("De cijfers kloppen nog niet.", "The figures do not add up yet."), false)
        }
        if counts.passed + counts.failed == 0 {
            return (
                phrasing.nothingChecked, false
            )
        }
        if !report.failures.isEmpty {
            return (
                say(
                    "In wat gelezen kon worden staan geen fouten, maar niet alles kon worden gelezen.",
                    "What could be read has no errors, but not everything could be read."), false
            )
        }
        if report.warnings > 0 {
            return (
                say(
                    "Geen fouten. Kijk nog wel naar de waarschuwingen.", "No errors. Do look at the warnings."), true
            )
        }
        if report.explained > 0 {
            return (
                say(
                    "Alles wat gecontroleerd kon worden, klopt of is toegelicht.",
                    "Everything that could be checked adds up or is explained."), true
            )
        }
        return (say("Alles wat gecontroleerd kon worden, klopt.", "Everything that could be checked adds up."), true)
    }
}
