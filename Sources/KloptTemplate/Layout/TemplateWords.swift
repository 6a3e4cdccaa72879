import KloptModel

/// What a template says to the person who fills it in.
struct TemplateWords {
    let language: Language

    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

    var control: String { say("Controle", "Check") }
    /// Above the hidden column by which cells are coloured.
    var codes: String { "klopt" }
    var stand: String { say("Stand", "Status") }
    var whatIsWrong: String { say("Wat klopt er niet?", "What does not add up?") }
    var back: String { say("Terug naar «\(control)»", "Back to “\(control)”") }
    var howToFill: String {
        say(
            "Vul de lichtgele cellen in. Is er niets te tellen? Vul dan 0 in.",
            "Fill in the pale yellow cells. Is there nothing to count? Then enter 0.")
    }

    // MARK: Validation

    var wrongTitle: String { say("Dit past hier niet", "This does not fit here") }
    var wholeNumber: String {
        say("Vul een heel getal van 0 of meer in.", "Enter a whole number of 0 or more.")
    }
    func wholeNumber(or text: String) -> String {
        say(
            "Vul een heel getal van 0 of meer in, of '\(text)' als dit niet van toepassing is.",
            "Enter a whole number of 0 or more, or '\(text)' if this does not apply.")
    }
    var fromList: String { say("Kies een naam uit de lijst.", "Choose a name from the list.") }
    var mayBeEmpty: String { say("Mag leeg blijven.", "May be left empty.") }
    func mayBe(_ text: String) -> String {
        say("«\(text)» mag hier ook.", "“\(text)” is allowed here too.")
    }

    // MARK: The stand of a row

    var untouched: String { say("nog leeg", "still empty") }
    var fits: String { say("klopt", "adds up") }
    /// Formulas of the words behind a number.
    func errors(_ count: String) -> String {
        "\(count)&IF(\(count)=1,\"\(say(" fout", " error"))\",\"\(say(" fouten", " errors"))\")"
    }
    func empties(_ count: String) -> String { "\(count)&\"\(say(" leeg", " empty"))\"" }
    func warnings(_ count: String) -> String { "\(count)&\"\(say(" let op", " to check"))\"" }
    func infos(_ count: String) -> String {
        "\(count)&IF(\(count)=1,\"\(say(" vraag", " question"))\",\"\(say(" vragen", " questions"))\")"
    }
    func stillToFill(_ count: String) -> String {
        "\(count)&IF(\(count)=1,\"\(say(" cel is nog leeg.", " cell is still empty."))\","
            + "\"\(say(" cellen zijn nog leeg.", " cells are still empty."))\")"
    }
    /// In front of messages of which only the first are shown.
    func first(_ shown: Int, of count: String) -> String {
        "\"\(say("De eerste \(shown) van ", "The first \(shown) of "))\"&\(count)&\"\(say(" punten:", " points:"))\""
    }

    // MARK: The first sheet

    func introduction(_ organisation: String, _ period: String) -> String {
        say(
            "Met dit bestand levert u de cijfers van \(organisation) over \(period) aan. Terwijl u invult, rekent het bestand na of de cijfers kloppen.",
            "With this file you deliver the figures of \(organisation) for \(period). While you fill it in, the file works out whether the figures add up."
        )
    }

    var steps: [String] {
        language == .dutch
            ? [
                "1.  Klik hieronder op een blad en vul de lichtgele cellen in. Is er niets te tellen? Vul dan 0 in.",
                "2.  Een rode cel is fout. Een oranje cel valt op: kijk dan of het getal juist is. In de laatste kolom van het blad staat wat er aan de hand is.",
                "3.  Staat hieronder bij elk blad «Alles klopt»? Sla het bestand op en stuur het in zoals u gewend bent.",
                "4.  Is een getal rood of oranje, maar toch juist? Stuur het bestand dan ook in, en schrijf erbij hoe dat komt.",
            ]
            : [
                "1.  Click on a sheet below and fill in the pale yellow cells. Is there nothing to count? Then enter 0.",
                "2.  A red cell is wrong. An amber cell stands out: then see whether the number is right. The last column of the sheet says what is the matter.",
                "3.  Does every sheet below say “All adds up”? Save the file and send it in as you are used to.",
                "4.  Is a number red or amber, and right all the same? Then send the file too, and write how that is.",
            ]
    }

    var tableHeaders: [String] {
        language == .dutch
            ? ["Blad", "Rijen", "Ingevuld", "Lege cellen", "Fouten", "Let op", "Stand"]
            : ["Sheet", "Rows", "Filled in", "Empty cells", "Errors", "To check", "Status"]
    }
    var allFits: String { say("Alles klopt", "All adds up") }
    var nothingYet: String { say("Nog niets ingevuld", "Nothing filled in yet") }
    func open(_ count: String) -> String {
        "\"\(say("Nog ", ""))\"&\(count)&IF(\(count)=1,\"\(say(" punt", " point left"))\","
            + "\"\(say(" punten", " points left"))\")"
    }
    func openNow(_ count: Int) -> String {
        say("Nog \(count) \(count == 1 ? "punt" : "punten")", "\(count) \(count == 1 ? "point" : "points") left")
    }
    var laterTitle: String { say("Wordt na inzending gecontroleerd", "Checked after you send it") }
    var laterText: String {
        say(
            "Hiervoor zijn gegevens van anderen of van andere kwartalen nodig. U hoort het als er iets niet klopt.",
            "This takes data of others or of other quarters. You will hear if something does not add up.")
    }
    var hereTitle: String { say("Wordt in dit bestand gecontroleerd", "Checked in this file") }
    func everyCell(_ count: Int) -> String {
        say(
            "Elke cel is ingevuld zoals gevraagd (\(count) regels)",
            "Every cell is filled in as asked (\(count) rules)")
    }
    var severityHeader: String { say("Zwaarte", "Severity") }
    var ruleHeader: String { say("Regel", "Rule") }
    var sheetHeader: String { say("Blad", "Sheet") }
    func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: say("fout", "error")
        case .warning: say("let op", "to check")
        case .info: say("vraag", "question")
        }
    }
    func madeBy(_ pack: String, _ version: String) -> String {
        say(
            "Gemaakt met klopt uit «\(pack)», versie \(version).", "Made with klopt from “\(pack)”, version \(version)."
        )
    }
    func title(_ pack: String) -> String { say("Aanlevering \(pack)", "Submission \(pack)") }
}
