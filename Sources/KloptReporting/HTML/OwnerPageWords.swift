import KloptModel

/// The words of an organisation's page that its letter does not have.
struct OwnerPageWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }
    /// The letter says the same in the same words.
    var letter: MarkdownWords { MarkdownWords(language: language) }

    private func say(_ dutch: String, _ english: String) -> String { phrasing(dutch, english) }

    // MARK: Opening

    /// "Werkmonitor · het tweede kwartaal van 2025".
    func occasion(of report: Report) -> String {
        let title = report.pack.title.text(in: language)
        let periods =
            report.periods.count > 4
            ? phrasing.periods(report.periods) : phrasing.list(report.periods.map { letter.period($0) })
        return ([title.isEmpty ? report.pack.name : title] + [periods ?? ""]).filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    /// What comes out, in one line, and how it is to be seen.
    func verdict(of owner: Report.Owner) -> (text: String, mark: PageMark) {
        switch owner.state {
        case .nothingReceived:
            (say("Wij hebben nog niets van u ontvangen", "We have not received anything from you yet"), .error)
        case .unreadable:
            (say("Wij kunnen niet lezen wat u stuurde", "We cannot read what you sent"), .error)
        case .openQuestions:
            (
                owner.errors == 1
                    ? say("1 punt klopt niet", "1 point does not add up")
                    : say(
                        "\(phrasing.number(owner.errors)) punten kloppen niet",
                        "\(phrasing.number(owner.errors)) points do not add up"), .error
            )
        case .notChecked where owner.counts.couldNotRun > 0:
            (say("Niet alles kon worden gecontroleerd", "Not everything could be checked"), .warning)
        case .notChecked: (say("Er is niets gecontroleerd", "Nothing was checked"), .warning)
        case .acceptedWithQuestions where owner.warnings == 0:
            (say("Alles klopt; er viel ons iets op", "Everything adds up; we did notice something"), .good)
        case .acceptedWithQuestions:
            (
                owner.warnings == 1
                    ? say("Geen fouten, wel 1 vraag", "No errors, but 1 question")
                    : say(
                        "Geen fouten, wel \(phrasing.number(owner.warnings)) vragen",
                        "No errors, but \(phrasing.number(owner.warnings)) questions"), .warning
            )
        case .acceptedWithExplanation:
            (say("Alles klopt of is toegelicht", "Everything adds up or is explained"), .good)
        case .accepted: (say("Alles klopt", "Everything adds up"), .good)
        }
    }

    // MARK: What was received

    var dataset: String { say("Onderdeel", "Part") }
    var rows: String { say("Rijen", "Rows") }
    var expected: String { say("Verwacht", "Expected") }
    var nothing: String { say("niets", "nothing") }
    func missing(_ count: Int) -> String {
        count == 1
            ? say("1 ontbreekt", "1 missing")
            : say("\(phrasing.number(count)) ontbreken", "\(phrasing.number(count)) missing")
    }

    // MARK: What to look at first

    var firstHeading: String { say("Begin hier", "Start here") }
    func more(_ count: Int) -> String {
        say("Daarna nog \(phrasing.number(count)) andere, hieronder.", "Then \(phrasing.number(count)) more, below.")
    }

    // MARK: The points

    func pointsHeading(_ count: Int) -> String {
        say("Alle punten", "All points") + " (\(phrasing.number(count)))"
    }
    func severity(_ severity: Severity, of owner: Report.Owner) -> String {
        switch severity {
        case .error where owner.sentNothing: say("Ontbreekt", "Missing")
        case .error: say("Klopt niet", "Does not add up")
        case .warning: say("Vraag", "Question")
        case .info: say("Ter informatie", "For information")
        }
    }
    func status(of issue: Issue) -> String {
        if issue.isReopened {
            return say("weer open: de toelichting geldt niet meer", "open again: the explanation holds no more")
        }
        return switch issue.status {
        case .new: say("nieuw", "new")
        case .unchanged: say("stond er de vorige keer ook", "was there last time too")
        case .changed: say("andere cijfers dan de vorige keer", "other figures than last time")
        }
    }
    func file(_ name: String) -> String { say("bestand ", "file ") + name }
    func sheet(_ name: String) -> String { say("blad ", "sheet ") + name }
    func row(_ number: Int) -> String { say("rij ", "row ") + "\(number)" }
    func cells(_ count: Int) -> String { count == 1 ? say("Cel", "Cell") : say("Cellen", "Cells") }
    func moreCells(_ count: Int) -> String {
        say("en nog \(phrasing.number(count))", "and \(phrasing.number(count)) more")
    }

    // MARK: The arithmetic

    var sumCaption: String { say("De cijfers waar het om gaat", "The figures concerned") }
    var figure: String { say("Cijfer", "Figure") }
    var cell: String { say("Cel", "Cell") }
    var value: String { say("Aantal", "Number") }
    var found: String { say("Gevonden", "Found") }
    var wanted: String { say("Verwacht", "Expected") }
    var difference: String { say("Verschil", "Difference") }
    var empty: String { say("leeg", "empty") }
    func earlier(_ label: String, by periods: Int) -> String {
        label
            + (periods == 1
                ? say(", vorig kwartaal", ", previous quarter")
                : say(", \(periods) kwartalen eerder", ", \(periods) quarters earlier"))
    }
    func moreFigures(_ count: Int) -> String {
        count == 1
            ? say("Nog 1 cijfer", "1 more figure")
            : say("Nog \(phrasing.number(count)) cijfers", "\(phrasing.number(count)) more figures")
    }

    // MARK: Explanations and answers

    var explainedBadge: String { say("Toegelicht", "Explained") }
    var answer: String { say("Uw antwoord", "Your answer") }
    /// Behind `answer`, for who hears the page.
    func toPoint(_ number: Int) -> String { say(" op punt \(number)", " to point \(number)") }
    var answersHeading: String { say("Uw antwoorden", "Your answers") }
    func answersIntroduction(of owner: Report.Owner) -> String {
        let what =
            owner.state == .unreadable
            ? say(
                "Wilt u uw cijfers opnieuw sturen? Lukt dat niet? Leg dat dan hierboven kort uit.",
                "Would you send your figures again? If you cannot, please explain that briefly above.")
            : owner.sentNothing
                ? say(
                    "Wilt u uw cijfers alsnog sturen? Kan dat niet, of hebt u niets aan te leveren? Leg dat dan hierboven kort uit.",
                    "Would you still send your figures? If you cannot, or have nothing to deliver, please explain that briefly above."
                )
                : say(
                    "Is een cijfer fout? Verbeter het in uw bestand en stuur ons het hele bestand opnieuw. Is het cijfer toch goed? Leg dan bij het punt kort uit hoe dat komt.",
                    "Is a figure wrong? Correct it in your file and send us the whole file again. Is the figure right after all? Explain briefly at the point how that comes about."
                )
        return what
            + say(
                " Met de knoppen hieronder maakt u van al uw antwoorden één tekst, die u ons kunt mailen.",
                " The buttons below make one text of all your answers, which you can e-mail to us.")
    }
    var stayHere: String {
        say(
            "Uw antwoorden blijven op uw eigen computer: deze pagina verstuurt niets.",
            "Your answers stay on your own computer: this page sends nothing.")
    }
    var withoutScript: String {
        say(
            "De knoppen werken niet, omdat JavaScript uit staat. U kunt uw antwoorden wel invullen en de pagina afdrukken, of in een e-mail het nummer van het punt noemen.",
            "The buttons do not work, because JavaScript is switched off. You can still fill in your answers and print the page, or mention the number of the point in an e-mail."
        )
    }
    var copy: String { say("Kopieer alle antwoorden", "Copy all answers") }
    var save: String { say("Bewaar als tekst", "Save as text") }
    var clear: String { say("Wis alles", "Clear all") }
    var preview: String { say("Bekijk de tekst", "Look at the text") }
    /// `%1` of `%2`: filled in by the page's script.
    var answered: String { say("%1 van %2 vragen beantwoord", "%1 of %2 questions answered") }
    var copied: String { say("Gekopieerd. Plak de tekst in een e-mail.", "Copied. Paste the text into an e-mail.") }
    var notCopied: String {
        say(
            "Kopiëren lukt hier niet. Kopieer de tekst hieronder zelf.",
            "Copying does not work here. Copy the text below yourself.")
    }
    var saved: String { say("Bewaard.", "Saved.") }
    var confirmClear: String { say("Alle antwoorden wissen?", "Clear all answers?") }
    var noAnswers: String { say("U hebt nog niets ingevuld.", "You have not filled in anything yet.") }
    func replyHead(_ owner: Report.Owner, _ report: Report) -> String {
        say("Antwoorden van ", "Answers of ") + owner.fullTitle + " – " + occasion(of: report)
    }
    var replyNumber: String { say("Nummer van dit punt:", "Number of this point:") }
    var replyAnswer: String { say("Antwoord:", "Answer:") }
    func replyFile(_ owner: Report.Owner) -> String { say("antwoorden ", "answers ") + owner.name }

    // MARK: Since the last round

    func solvedHeading(_ count: Int) -> String {
        say("Opgelost sinds de vorige keer", "Solved since last time") + " (\(phrasing.number(count)))"
    }

    func withoutRecordHeading(_ count: Int) -> String {
        say("Niet meer na te kijken", "No longer to be checked") + " (\(phrasing.number(count)))"
    }

    // MARK: The figures

    var figuresHeading: String { say("Uw cijfers door de tijd", "Your figures over time") }
    var figuresIntroduction: String {
        say(
            "Al uw rijen samen, per kwartaal. Een streepje in plaats van een balk betekent: niet aangeleverd of niet volledig.",
            "All your rows together, per quarter. A dash instead of a bar means: not delivered or not complete.")
    }
    func olderLeftOut(_ count: Int) -> String {
        say(
            " U ziet de laatste \(phrasing.number(count)) kwartalen.",
            " You see the last \(phrasing.number(count)) quarters.")
    }
    func allZero(_ labels: [String]) -> String {
        say("Steeds 0: ", "Always 0: ") + labels.joined(separator: "; ") + "."
    }
    var notKnown: String { say("niet bekend", "not known") }

    // MARK: Closing

    func hidden(_ count: Int) -> String {
        count == 1
            ? say(
                "Er is nog 1 punt, dat niet op deze pagina staat.", "There is 1 more point that is not on this page.")
            : say(
                "Er zijn nog \(phrasing.number(count)) punten, die niet op deze pagina staan.",
                "There are \(phrasing.number(count)) more points that are not on this page.")
    }
    func madeWith(_ report: Report) -> String {
        say("Gemaakt met klopt ", "Made with klopt ") + report.version + say(", regels ", ", rules ")
            + "\(report.pack.name) \(report.pack.version)."
    }
}
