import KloptModel

/// The words in a workbook that is returned: of its notes and of its list.
struct ReturnedWords {
    /// Nobody reads a longer note; the list has everything.
    private static let longestNote = 1_500

    let language: Language
    var phrasing: Phrasing { Phrasing(language: language) }

    /// The name of the sheet with the list.
    var listName: String { phrasing("Aandachtspunten", "Points of attention") }

    var header: [String] {
        [
            phrasing("Nr", "No"), phrasing("Ernst", "Severity"), phrasing("Blad", "Sheet"), phrasing("Cel", "Cell"),
            phrasing("Waarover", "About"), phrasing("Wat is er gevonden?", "What was found?"),
            phrasing("Vraag aan u", "Question to you"), phrasing("Waarom dit ertoe doet", "Why it matters"),
        ]
    }

    /// The text of a note on a cell.
    func note(_ points: [ReturnedPoints.Point]) -> String {
        var text = ""
        for (index, point) in points.enumerated() {
            let next = (index > 0 ? "\n\n" : "") + note(point)
            if index > 0, text.count + next.count > ReturnedWords.longestNote {
                let rest = points.count - index
                return text + "\n\n"
                    + phrasing(
                        "En nog \(phrasing.counted(rest, .issue)): zie het blad \(listName).",
                        "And \(phrasing.counted(rest, .issue)) more: see the sheet \(listName).")
            }
            text += next
        }
        return text
    }

    private func note(_ point: ReturnedPoints.Point) -> String {
        let issue = point.issue
        var lines = [
            phrasing("Punt", "Point") + " \(point.number) · " + phrasing.name(of: issue.severity), issue.message,
        ]
        if !issue.question.isEmpty { lines.append(phrasing("Vraag: ", "Question: ") + issue.question) }
        if let hint = issue.hint, !hint.isEmpty { lines.append(phrasing("Tip: ", "Hint: ") + hint) }
        return lines.joined(separator: "\n")
    }

    /// The question, with the hint and what to compare with below it.
    ///
    /// - Parameter file: the workbook itself, which is not named in it.
    func question(_ issue: Issue, in file: String) -> String {
        var lines = issue.question.isEmpty ? [] : [issue.question]
        if let hint = issue.hint, !hint.isEmpty { lines.append(phrasing("Tip: ", "Hint: ") + hint) }
        for place in issue.related.prefix(3) {
            let text = phrasing.place(place)
            let isHere = place.file == file && text.hasPrefix(file + ", ")
            let shown = isHere ? String(text.dropFirst(file.count + 2)) : text
            lines.append(phrasing("Vergelijk met ", "Compare with ") + shown)
        }
        return lines.joined(separator: "\n")
    }

    /// "GGZ 07 · Stichting GGZ Zeven · 2025-Q2".
    func subject(_ owners: [Report.Owner], _ report: Report) -> String {
        (owners.prefix(1).filter { _ in owners.count == 1 }.map(\.fullTitle)
            + [phrasing.periods(report.periods), report.pack.title.text(in: language)].compactMap { $0 })
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What stands above the list: how much there is, and what to do.
    func lead(_ points: ReturnedPoints, _ owners: [Report.Owner], _ report: Report) -> [String] {
        guard !points.points.isEmpty else { return [nothing(owners, report)] }
        func count(_ severity: Severity) -> Int { points.points.count { $0.issue.severity == severity } }
        let counts =
            phrasing.severities(errors: count(.error), warnings: count(.warning), infos: count(.info)) ?? ""
        var lines = [
            counts + ". "
                + phrasing(
                    "De cellen waar het om gaat zijn gekleurd: rood is een fout, oranje een waarschuwing, blauw een opmerking. Zet de muis op zo'n cel en u leest wat er is gevonden. Een klik in de kolom 'Cel' brengt u ernaartoe.",
                    "The cells concerned are coloured: red is an error, orange a warning, blue a remark. Put the mouse on such a cell to read what was found. A click in the column 'Cell' takes you there."
                ),
            phrasing(
                "Verbeter de cijfers in deze werkmap of beantwoord de vraag, en stuur de werkmap opnieuw in. Dit blad, de kleuren en de notities mogen blijven staan: klopt vervangt ze.",
                "Correct the figures in this workbook or answer the question, and send the workbook again. This sheet, the colours and the notes may stay: klopt replaces them."
            ),
        ]
        if points.hidden > 0 {
            let number = phrasing.number(points.hidden)
            lines.append(
                phrasing(
                    "Let op: \(number) verdere punten staan niet in deze lijst.",
                    "Note: \(number) further points are not in this list."))
        }
        return lines
    }

    private func nothing(_ owners: [Report.Owner], _ report: Report) -> String {
        guard !report.checkedNothing, owners.allSatisfy({ $0.counts.couldNotRun == 0 }), report.failures.isEmpty else {
            return phrasing(
                "Niet alles kon worden gecontroleerd. Er zijn geen punten gevonden, maar dat zegt nog niet dat alles klopt.",
                "Not everything could be checked. No points were found, but that does not mean that all adds up.")
        }
        return phrasing(
            "Alles klopt: bij de controle zijn geen punten gevonden. U hoeft niets te doen.",
            "All adds up: the check found no points. There is nothing for you to do.")
    }

    /// Of the sheet that remembers what was there.
    var purpose: String {
        phrasing(
            "Dit blad is van klopt. Het onthoudt hoe de cellen eruitzagen voordat ze gekleurd werden.",
            "This sheet is klopt's. It remembers what the cells looked like before they were coloured.")
    }
}
