import KloptModel

/// The words of the e-mail to an organisation.
struct MarkdownWords {
    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    private func say(_ dutch: String, _ english: String) -> String { phrasing(dutch, english) }

    // MARK: Opening

    var to: String { say("**Aan:**", "**To:**") }
    var subject: String { say("**Onderwerp:**", "**Subject:**") }

    func subject(for owner: Report.Owner, in report: Report) -> String {
        let title = report.pack.title.text(in: language)
        let period = phrasing.periods(report.periods).map { " " + $0 } ?? ""
        let what =
            switch owner.state {
            case .nothingReceived: say("wij hebben nog niets ontvangen van", "we have received nothing yet from")
            case .unreadable: say("wij kunnen niet lezen wat is gestuurd door", "we cannot read what was sent by")
            case .accepted: say("alles klopt bij", "everything adds up for")
            case .acceptedWithExplanation: say("geen open punten meer bij", "no open points left for")
            case .notChecked where owner.issueCount == 0:
                say("niet alles is gecontroleerd bij", "not everything was checked for")
            default:
                phrasing.counted(owner.issueCount, .issue)
                    + say(" in de aanlevering van", " in the delivery of")
            }
        return (title.isEmpty ? report.pack.name : title) + period + ": " + what + " " + owner.name
    }

    func salutation(for owner: Report.Owner) -> String {
        guard owner.isOnRoster else { return say("Beste collega,", "Dear colleague,") }
        return say("Beste collega van ", "Dear colleague at ") + (owner.displayName ?? owner.name) + ","
    }

    /// "het tweede kwartaal van 2025".
    func period(_ period: Period) -> String {
        guard let quarter = period.quarter else { return say("het jaar \(period.year)", "the year \(period.year)") }
        let dutch = ["eerste", "tweede", "derde", "vierde"]
        let english = ["first", "second", "third", "fourth"]
        guard dutch.indices.contains(quarter - 1) else { return period.description }
        return say(
            "het \(dutch[quarter - 1]) kwartaal van \(period.year)",
            "the \(english[quarter - 1]) quarter of \(period.year)")
    }

    private func about(_ report: Report) -> String {
        guard let first = report.periods.first, let last = report.periods.last else { return "" }
        let text =
            report.periods.count > 4
            ? period(first) + say(" tot en met ", " up to and including ") + period(last)
            : phrasing.list(report.periods.map(period))
        return say(" over ", " for ") + text
    }

    /// What was done, and what came out of it.
    func introduction(for owner: Report.Owner, in report: Report) -> [String] {
        if owner.state == .unreadable {
            let day = owner.received.map { say(" op ", " on ") + phrasing.date($0) } ?? ""
            return [
                say(
                    "Dank u wel: wij hebben\(day) een aanlevering\(about(report)) van u ontvangen. Helaas kunnen wij die niet lezen, en daarom telt zij nog niet mee.",
                    "Thank you: we received a delivery\(about(report)) from you\(day). Unfortunately we cannot read it, and so it does not count yet."
                )
            ]
        }
        if owner.sentNothing {
            return [
                say(
                    "Wij hebben\(about(report)) nog geen cijfers van u ontvangen.",
                    "We have not received any figures from you yet\(about(report)).") + due(owner, in: report)
            ]
        }
        let thanks =
            owner.isOnRoster
            ? say("Dank u wel voor uw aanlevering\(about(report)).", "Thank you for your delivery\(about(report)).")
            : say(
                "Wij hebben de cijfers van \(owner.name)\(about(report)) bekeken.",
                "We looked at the figures of \(owner.name)\(about(report)).")
        return [thanks + " " + result(for: owner)] + [unchecked(owner), returned(owner, in: report)].compactMap { $0 }
    }

    /// By when they were or are due.
    private func due(_ owner: Report.Owner, in report: Report) -> String {
        guard let deadline = report.deadline.map({ phrasing.date($0) }) else { return "" }
        return owner.isLate
            ? say(" Wij verwachtten ze uiterlijk op \(deadline).", " We expected them by \(deadline).")
            : say(" Wij ontvangen ze graag uiterlijk op \(deadline).", " We would like to have them by \(deadline).")
    }

    /// What is awaited of who sent nothing.
    var awaitedHeading: String { say("Wat wij van u verwachten", "What we expect of you") }

    private func returned(_ owner: Report.Owner, in report: Report) -> String? {
        guard owner.issueCount > 0 else { return nil }
        guard let name = report.returnedWorkbook else {
            return report.unmarkedReason.map { reason in
                say(
                    "U krijgt uw werkmap niet met gekleurde cellen terug: \(reason.dutch). Bij elk punt staat om welk bestand, welk blad en welke cel het gaat.",
                    "You do not get your workbook back with coloured cells: \(reason.english). With every point stands which file, sheet and cell it is about."
                )
            }
        }
        if let reason = report.unmarkedReason {
            return say(
                "Wij konden uw eigen werkmap niet met gekleurde cellen teruggeven: \(reason.dutch). In plaats daarvan hoort bij deze brief een lijst van de punten, '\(name)'.",
                "We could not return your own workbook with coloured cells: \(reason.english). Instead a list of the points comes with this letter, '\(name)'."
            )
        }
        return say(
            "Bij deze brief hoort uw eigen werkmap, '\(name)'. De cellen waar het om gaat zijn daarin gekleurd, met een notitie erbij, en het blad Aandachtspunten noemt ze allemaal.",
            "With this letter comes your own workbook, '\(name)'. The cells concerned are coloured in it, with a note on each, and the sheet Points of attention lists them all."
        )
    }

    private func result(for owner: Report.Owner) -> String {
        let done = owner.counts.passed + owner.counts.failed
        let checks = phrasing.counted(done, .check)
        let rows = phrasing.counted(owner.records, .row)
        switch owner.state {
        case .accepted:
            return say(
                "Wij hebben \(checks) gedaan op \(rows). ", "We made \(checks) on \(rows). ")
                + (owner.counts.undecided > 0
                    ? say("Alles wat wij konden controleren, klopt.", "Everything that we could check adds up.")
                    : say("Alles klopt.", "Everything adds up."))
                + say(" U hoeft niets meer te doen.", " You do not need to do anything.")
        case .acceptedWithExplanation:
            return say(
                "Wij hebben \(checks) gedaan op \(rows). Er is niets meer open: wat ons opviel, is toegelicht. U hoeft niets meer te doen.",
                "We made \(checks) on \(rows). Nothing is open any more: what we noticed is explained. You do not need to do anything."
            )
        case .notChecked where owner.issueCount == 0 && done == 0:
            return say(
                "Wij hebben nog geen enkele controle kunnen doen. Wij weten dus nog niet of uw cijfers kloppen.",
                "We have not been able to make a single check. So we do not know yet whether your figures add up.")
        case .notChecked where owner.issueCount == 0:
            return say(
                "Wij hebben \(checks) gedaan op \(rows), maar niet alles kon worden gecontroleerd.",
                "We made \(checks) on \(rows), but not everything could be checked.")
        default:
            let did =
                done == 0
                ? say("Wij konden geen controles doen.", "We could not make any checks.")
                : say("Wij hebben \(checks) gedaan op \(rows).", "We made \(checks) on \(rows).")
            return did + " " + found(owner)
        }
    }

    /// "Er is 1 punt dat niet klopt. Ook hebben wij 2 vragen."
    private func found(_ owner: Report.Owner) -> String {
        var sentences: [String] = []
        if owner.errors > 0 {
            let points = phrasing.counted(owner.errors, .issue)
            sentences.append(
                owner.errors == 1
                    ? say("Er is \(points) dat niet klopt.", "There is \(points) that does not add up.")
                    : say("Er zijn \(points) die niet kloppen.", "There are \(points) that do not add up."))
        }
        if owner.warnings > 0 {
            let points = phrasing.counted(owner.warnings, owner.errors == 0 ? .issue : .otherIssue)
            sentences.append(
                owner.errors == 0
                    ? say(
                        "Er zijn geen fouten. Wel hebben wij een vraag bij \(points).",
                        "There are no errors. We do have a question about \(points).")
                    : say("Bij \(points) hebben wij een vraag.", "We have a question about \(points)."))
        }
        if owner.errors + owner.warnings == 0 {
            sentences.append(
                say("Er zijn geen fouten. Er viel ons wel iets op.", "There are no errors. We did notice something."))
        }
        return sentences.joined(separator: " ")
    }

    private func unchecked(_ owner: Report.Owner) -> String? {
        guard owner.counts.undecided > 0 else { return nil }
        let checks = phrasing.counted(owner.counts.undecided, .check)
        return say(
            "Wij konden \(checks) niet doen, omdat er een cijfer ontbreekt of niet te lezen is.",
            "We could not make \(checks), because a figure is missing or cannot be read.")
    }

    // MARK: What was received

    var receivedHeading: String { say("Wat wij hebben ontvangen", "What we received") }

    func amount(of delivery: Report.Delivery) -> String {
        let rows = phrasing.counted(delivery.records, .row)
        guard let expected = delivery.expected, expected != delivery.records || delivery.missing > 0 else {
            return rows
        }
        let wanted = expected == 0 ? say("geen rijen", "no rows") : phrasing.counted(expected, .row)
        guard delivery.missing > 0 else {
            return say("\(rows) (wij verwachtten \(wanted))", "\(rows) (we expected \(wanted))")
        }
        let missing = phrasing.counted(delivery.missing, .row)
        let received = delivery.records == 0 ? say("niets", "nothing") : rows
        return received
            + say(
                " (wij verwachtten \(wanted), er \(delivery.missing == 1 ? "ontbreekt" : "ontbreken") \(missing))",
                " (we expected \(wanted), \(missing) missing)")
    }

    func files(_ files: [String], more: Int) -> String {
        let names = phrasing.list(files + (more > 0 ? [say("nog \(more) andere", "\(more) others")] : []))
        return (files.count + more == 1 ? say("Bestand: ", "File: ") : say("Bestanden: ", "Files: ")) + names + "."
    }

    var failuresHeading: String { say("Dit konden wij niet lezen", "What we could not read") }
    var notesHeading: String { say("Goed om te weten", "Good to know") }
    func moreNotes(_ count: Int) -> String {
        say("En nog \(phrasing.number(count)) andere opmerkingen.", "And \(phrasing.number(count)) other remarks.")
    }

    // MARK: The points

    func heading(of severity: Severity, for owner: Report.Owner) -> String {
        switch severity {
        case .error where owner.sentNothing: say("Wat wij missen", "What we miss")
        case .error: say("Wat niet klopt", "What does not add up")
        case .warning:
            owner.errors > 0
                ? say("Wilt u hier ook naar kijken?", "Would you look at this as well?")
                : say("Wilt u hiernaar kijken?", "Would you look at this?")
        case .info: say("Ter informatie", "For your information")
        }
    }

    func introduction(of severity: Severity) -> String? {
        switch severity {
        case .error: nil
        case .warning:
            say(
                "Dit hoeft niet fout te zijn. Het valt op, en wij horen graag van u of het klopt.",
                "This need not be wrong. It stands out, and we would like to hear whether it is right.")
        case .info: nothingToDo
        }
    }

    var nothingToDo: String {
        say("Hier hoeft u niets mee te doen.", "You do not need to do anything about this.")
    }
    var explanationsHeading: String { say("Wat u al hebt toegelicht", "What you have explained") }
    var explanation: String { say("Toelichting:", "Explanation:") }

    // MARK: Since the last round

    var changesHeading: String { say("Sinds de vorige keer", "Since the last time") }

    func solved(_ count: Int) -> String {
        let points = phrasing.counted(count, .issue)
        return count == 1
            ? say(
                "\(points) van de vorige keer is opgelost. Dank u wel!", "\(points) of last time is solved. Thank you!")
            : say(
                "\(points) van de vorige keer zijn opgelost. Dank u wel!",
                "\(points) of last time are solved. Thank you!")
    }

    /// Nobody is thanked for a row that is gone.
    func withoutRecord(_ count: Int) -> String {
        let points = phrasing.counted(count, .issue)
        return count == 1
            ? say(
                "\(points) van de vorige keer konden wij niet opnieuw nakijken: de rij staat niet meer in uw aanlevering. Is dat de bedoeling?",
                "\(points) of last time could not be checked again: the row is no longer in your delivery. Is that as you meant it?"
            )
            : say(
                "\(points) van de vorige keer konden wij niet opnieuw nakijken: de rijen staan niet meer in uw aanlevering. Is dat de bedoeling?",
                "\(points) of last time could not be checked again: the rows are no longer in your delivery. Is that as you meant it?"
            )
    }

    func moreSolved(_ count: Int) -> String {
        say("En nog \(phrasing.counted(count, .issue)).", "And \(phrasing.counted(count, .issue)) more.")
    }

    /// "Weer open, want de toelichting geldt niet meer: punten 1 en 3."
    func reopened(_ count: Int, _ numbers: [Int]) -> String {
        let which = self.which(count, numbers)
        return say(
            "Weer open, want de toelichting geldt niet meer: \(which).",
            "Open again, as the explanation holds no more: \(which).")
    }

    private func which(_ count: Int, _ numbers: [Int]) -> String {
        numbers.isEmpty || numbers.count > 30 ? phrasing.counted(count, .issue) : points(numbers)
    }

    /// "Nieuw: punten 1 en 3."; without numbers how many they are.
    func points(_ status: IssueStatus, _ count: Int, _ numbers: [Int]) -> String {
        let which = self.which(count, numbers)
        return switch status {
        case .new: say("Nieuw: \(which).", "New: \(which).")
        case .changed:
            say(
                "Nog niet opgelost, wel met andere cijfers dan de vorige keer: \(which).",
                "Not solved yet, with other figures than last time: \(which).")
        case .unchanged:
            say("Nog net zo als de vorige keer: \(which).", "Still as it was last time: \(which).")
        }
    }

    var place: String { say("Waar:", "Where:") }
    var compare: String { say("Vergelijk met:", "Compare with:") }
    var question: String { say("Vraag:", "Question:") }
    var why: String { say("Waarom wij dit vragen:", "Why we ask:") }
    var hint: String { say("Tip:", "Tip:") }
    var seeAlso: String { say("Hangt samen met:", "Related to:") }
    var identifier: String { say("Nummer van dit punt:", "Number of this point:") }

    /// "bestand GGZ 07/ips.csv, rij 5, cellen D5 en E5".
    func place(_ place: DataPlace) -> String {
        var parts = [say("bestand ", "file ") + place.file]
        if let sheet = place.sheet { parts.append(say("blad ", "sheet ") + sheet) }
        if let row = place.row { parts.append(say("rij ", "row ") + "\(row)") }
        if place.cells.count == 1, let cell = place.cells.first {
            parts.append(say("cel ", "cell ") + cell)
        } else if !place.cells.isEmpty {
            parts.append(say("cellen ", "cells ") + phrasing.list(place.cells))
        }
        return parts.joined(separator: ", ")
    }

    func morePlaces(_ count: Int) -> String {
        count == 1
            ? say("nog 1 andere plaats", "1 other place")
            : say("nog \(phrasing.number(count)) andere plaatsen", "\(phrasing.number(count)) other places")
    }

    func asInPoint(_ number: Int) -> String { say("zie punt \(number)", "see point \(number)") }

    func points(_ numbers: [Int]) -> String {
        let list = phrasing.list(numbers.map(String.init))
        return (numbers.count == 1 ? say("punt ", "point ") : say("punten ", "points ")) + list
    }

    func hidden(_ count: Int) -> String {
        count == 1
            ? say(
                "Er is nog 1 punt. Dat staat niet in deze e-mail, wel in de volledige lijst.",
                "There is 1 more point. It is not in this e-mail, but it is in the full list.")
            : say(
                "Er zijn nog \(phrasing.number(count)) punten. Die staan niet in deze e-mail, wel in de volledige lijst.",
                "There are \(phrasing.number(count)) more points. They are not in this e-mail, but they are in the full list."
            )
    }

    // MARK: Closing

    /// What the organisation is asked to do; the example is the number of one of its points.
    func closing(for owner: Report.Owner, example: String?, in report: Report) -> [String] {
        guard owner.errors + owner.warnings > 0 || owner.sentNothing || !report.failures.isEmpty else {
            return [
                say("Hebt u vragen? Antwoord dan op deze e-mail.", "Do you have questions? Please answer this e-mail.")
            ]
        }
        let heading = say("## Wat vragen wij van u?", "## What do we ask of you?")
        if owner.state == .unreadable {
            return [
                heading,
                say(
                    "Wilt u uw cijfers opnieuw sturen, als Excel-werkmap (.xlsx) of CSV? Lukt dat niet, of hebt u vragen? Antwoord dan op deze e-mail.",
                    "Would you send your figures again, as an Excel workbook (.xlsx) or CSV? If you cannot, or have questions, please answer this e-mail."
                ),
            ]
        }
        if owner.sentNothing {
            return [
                heading,
                say(
                    "Wilt u uw cijfers alsnog sturen? Kan dat niet, of hebt u niets aan te leveren? Laat ons dat dan weten: antwoord op deze e-mail.",
                    "Would you still send your figures? If you cannot, or have nothing to deliver, please tell us by answering this e-mail."
                ),
            ]
        }
        let number = example.map { say(", bijvoorbeeld ", ", for example ") + MarkdownText.escape($0) } ?? ""
        return [
            heading,
            say(
                "- Is een cijfer fout? Verbeter het dan in uw bestand en stuur ons het hele bestand opnieuw.\n- Is het cijfer toch goed? Leg dan kort uit hoe dat komt. Noem daarbij het nummer van het punt\(number).",
                "- Is a figure wrong? Please correct it in your file and send us the whole file again.\n- Is the figure right after all? Please explain briefly how that comes about. Mention the number of the point\(number)."
            ),
            say("Hebt u vragen? Antwoord dan op deze e-mail.", "Do you have questions? Please answer this e-mail."),
        ]
    }

    var regards: String { say("Met vriendelijke groet,", "Kind regards,") }

    // MARK: For whoever sends the e-mails

    var stewardHeading: String { say("Niet aan een organisatie gericht", "Not addressed to an organisation") }
    var nobody: String { say("Er is geen organisatie gevonden.", "No organisation was found.") }
}
