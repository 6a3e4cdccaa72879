import KloptModel

/// The words of the steward's page.
struct StewardPageWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }
    var page: TextWords { TextWords(language: language) }

    private func say(_ dutch: String, _ english: String) -> String { phrasing(dutch, english) }

    // MARK: Opening

    func title(of report: Report) -> String {
        let title = report.pack.title.text(in: language)
        let period = phrasing.periods(report.periods).map { " " + $0 } ?? ""
        return (title.isEmpty ? report.pack.name : title) + period
    }
    var overview: String { say("Overzicht", "Overview") }
    func delivered(_ some: Int, of all: Int) -> String {
        say(
            "\(phrasing.number(some)) van \(phrasing.number(all)) leverden aan",
            "\(phrasing.number(some)) of \(phrasing.number(all)) delivered")
    }
    var explained: String { say("toegelicht", "explained") }
    var solved: String { say("opgelost sinds de vorige keer", "solved since last time") }
    var fresh: String { say("nieuw sinds de vorige keer", "new since last time") }
    var changed: String { say("gewijzigd sinds de vorige keer", "changed since last time") }

    // MARK: Organisations

    var organisations: String { say("Organisaties", "Organisations") }
    var stateHeading: String { say("Stand", "State") }
    var receivedHeading: String { say("Ontvangen", "Received") }
    var explainedHeading: String { say("Toegelicht", "Explained") }
    var newHeading: String { say("Nieuw", "New") }
    var solvedHeading: String { say("Opgelost", "Solved") }
    var errorsHeading: String { say("Fouten", "Errors") }
    var warningsHeading: String { say("Waar\u{AD}schuwingen", "Warnings") }
    var infosHeading: String { say("Opmer\u{AD}kingen", "Remarks") }
    var total: String { say("Totaal", "Total") }
    func records(_ some: Int, of all: Int) -> String {
        let (some, expected) = (phrasing.number(some), phrasing.number(all))
        return say("\(some) van \(expected)", "\(some) of \(expected)")
    }
    func records(_ some: Int, insteadOf all: Int) -> String {
        let (some, expected) = (phrasing.number(some), phrasing.number(all))
        return say("\(some), verwacht \(expected)", "\(some), expected \(expected)")
    }
    /// - Parameter period: the quarter that the areas are of, where there are several.
    func organisationsIntroduction(hasCoverage: Bool, _ period: Period?) -> String {
        let (dutch, english) = (period.map { " over \($0)" } ?? "", period.map { " for \($0)" } ?? "")
        return hasCoverage
            ? say(
                "Per onderdeel elk gebied waar de organisatie\(dutch) aanlevert. Een gebied dat meetelt is ✓, ! is teruggehouden omdat er nog fouten open staan, ✗ is niet ontvangen.",
                "For each part every area in which the organisation delivers\(english). An area that counts is ✓, ! is withheld because errors are still open, ✗ was not received."
            )
            : say("Per onderdeel het aantal rijen dat is ontvangen.", "For each part the number of rows received.")
    }
    var sortHint: String { say("Klik op een kolomkop om te sorteren.", "Click a column heading to sort.") }

    enum AreaState: CaseIterable {
        case accepted, withheld, notReceived
    }
    func name(of state: AreaState) -> String {
        switch state {
        case .accepted: say("telt mee", "counts")
        case .withheld: say("teruggehouden", "withheld")
        case .notReceived: say("niet ontvangen", "not received")
        }
    }

    // MARK: Coverage

    /// - Parameter period: nil where there are several.
    func coverageHeading(_ area: Localized, _ period: Period?) -> String {
        say("Dekking per ", "Coverage by ") + phrasing(area).lowercased() + (period.map { ", \($0)" } ?? "")
    }
    func earlierCoverage(_ period: Period) -> String { say("Dekking over ", "Coverage for ") + period.description }
    func morePeriods(_ count: Int) -> String {
        let periods = phrasing.number(count)
        return count == 1
            ? say(
                "Nog 1 eerder kwartaal staat niet op deze pagina. Alles staat in: klopt check … --format json",
                "1 earlier quarter is not on this page. Everything is in: klopt check … --format json")
            : say(
                "Nog \(periods) eerdere kwartalen staan niet op deze pagina. Alles staat in: klopt check … --format json",
                "\(periods) earlier quarters are not on this page. Everything is in: klopt check … --format json")
    }
    var coverageIntroduction: String {
        say(
            "Onvolledig (*) betekent: minstens één organisatie ontbreekt of is teruggehouden, dus de cijfers zijn een onderschatting. Bij n.v.t. (**) biedt niemand het daar aan.",
            "Incomplete (*) means: at least one organisation is missing or withheld, so the figures are an underestimate. Not applicable (**): nobody offers it there."
        )
    }
    func name(of state: Coverage.State) -> String {
        switch state {
        case .complete: say("compleet", "complete")
        case .incomplete: say("onvolledig *", "incomplete *")
        case .missing: say("ontbreekt", "missing")
        case .notApplicable: say("n.v.t. **", "n/a **")
        }
    }
    func mark(of state: Coverage.State) -> (mark: PageMark, sign: String) {
        switch state {
        case .complete: (.good, "✓")
        case .incomplete: (.warning, "*")
        case .missing: (.error, "✗")
        case .notApplicable: (.none, "–")
        }
    }
    func without(_ names: [String]) -> String { say("zonder ", "without ") + phrasing.list(names) }
    var coverageTable: String { say("Dezelfde dekking als tabel", "The same coverage as a table") }
    func tile(_ area: String, _ state: Coverage.State, _ cell: Coverage.Cell) -> String {
        let absent = cell.notReceived + cell.withheld
        let text = area + ": " + name(of: state)
        return state == .incomplete || state == .missing ? text + " (" + without(absent) + ")" : text
    }

    // MARK: Rules

    var rulesHeading: String { say("Punten per regel", "Points per rule") }
    var rule: String { say("Regel", "Rule") }
    var points: String { say("Punten", "Points") }
    func moreRules(_ count: Int) -> String {
        count == 1
            ? say("Nog 1 regel", "1 more rule")
            : say("Nog \(phrasing.number(count)) regels", "\(phrasing.number(count)) more rules")
    }
    var remarksHeading: String { say("Over de controles", "About the checks") }

    // MARK: Points

    var pointsHeading: String { say("Alle punten", "All points") }
    var severity: String { say("Ernst", "Severity") }
    var organisation: String { say("Organisatie", "Organisation") }
    var record: String { say("Onderdeel", "Part") }
    var point: String { say("Punt", "Point") }
    var status: String { say("Status", "Status") }
    var search: String { say("Zoek in de tekst", "Search the text") }
    var all: String { say("alle", "all") }
    var reset: String { say("Wis filters", "Clear filters") }
    var previous: String { say("Vorige", "Previous") }
    var next: String { say("Volgende", "Next") }
    var shown: String { say("%1 van %2 punten", "%1 of %2 points") }
    var range: String { say("%1 tot en met %2 van %3", "%1 to %2 of %3") }
    var noneFound: String { say("Er zijn geen punten die hieraan voldoen.", "There are no points like this.") }
    var unaddressed: String { say("aan niemand gericht", "addressed to nobody") }
    var noPoints: String { say("Er zijn geen punten.", "There are no points.") }
    func firstOnly(_ shown: Int, of all: Int) -> String {
        say(
            "JavaScript staat uit. Daarom staan hier de eerste \(phrasing.number(shown)) van \(phrasing.number(all)) punten, zonder filters.",
            "JavaScript is switched off. So here are the first \(phrasing.number(shown)) of \(phrasing.number(all)) points, without filters."
        )
    }
    func notOnPage(_ count: Int) -> String {
        say(
            "Nog \(phrasing.number(count)) punten staan niet op deze pagina. Alles staat in: klopt check … --format csv",
            "\(phrasing.number(count)) more points are not on this page. Everything is in: klopt check … --format csv")
    }

    // MARK: The rest

    var unreadHeading: String { say("Niet gelezen", "Not read") }
    var notesHeading: String { say("Niet gebruikt of aangenomen", "Not used or assumed") }
}
