import KloptModel

/// How the parts of a report read: severities, outcomes, places, records.
extension Phrasing {
    func name(of severity: Severity) -> String {
        switch severity {
        case .error: self(Noun.error.one)
        case .warning: self(Noun.warning.one)
        case .info: self(Noun.info.one)
        }
    }

    func name(of outcome: Outcome) -> String {
        switch outcome {
        case .passed: self("klopt", "passed")
        case .failed: self("klopt niet", "failed")
        case .undecided: self("niet te bepalen", "undecided")
        case .notApplicable: self("niet van toepassing", "not applicable")
        case .couldNotRun: self("kon niet worden uitgevoerd", "could not run")
        }
    }

    func name(of status: IssueStatus) -> String {
        switch status {
        case .new: self("nieuw", "new")
        case .unchanged: self("ongewijzigd", "unchanged")
        case .changed: self("gewijzigd", "changed")
        }
    }

    /// "3 nieuw, 2 gewijzigd, 5 ongewijzigd, 4 opgelost"; what there is none of is left out.
    func statuses(_ counts: StatusCounts) -> String {
        let parts = [
            (counts.new, name(of: .new)), (counts.changed, name(of: .changed)),
            (counts.unchanged, name(of: .unchanged)), (counts.solved, solved),
            (counts.withoutRecord, withoutRecord),
        ].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return self("geen punten, toen en nu", "no points, then and now") }
        let text = parts.map { number($0.0) + " " + $0.1 }.joined(separator: ", ")
        let again = number(counts.reopened)
        return counts.reopened == 0
            ? text
            : text
                + self(
                    "; daarvan \(again) weer open, want een toelichting geldt niet meer",
                    "; of these \(again) open again, as an explanation holds no more")
    }

    /// How an issue stands to those of the last run.
    func status(of issue: Issue) -> String {
        issue.isReopened ? self("weer open", "open again") : name(of: issue.status)
    }

    var solved: String { self("opgelost", "solved") }
    var withoutRecord: String { self("waarvan de rij er niet meer is", "whose row is no longer there") }
    var sinceLastTime: String { self("Sinds de vorige keer:", "Since the last time:") }

    /// "2 fouten en 1 waarschuwing"; nil when there is nothing.
    func severities(errors: Int, warnings: Int, infos: Int, explained: Int = 0) -> String? {
        let parts = [(errors, Noun.error), (warnings, .warning), (infos, .info), (explained, .explainedIssue)]
            .filter { $0.0 > 0 }
        return parts.isEmpty ? nil : list(parts.map { counted($0.0, $0.1) })
    }

    /// "2025-Q1 en 2025-Q2"; nil when nothing has a period.
    func periods(_ periods: [Period]) -> String? {
        guard let first = periods.first, let last = periods.last else { return nil }
        return periods.count > 4
            ? "\(first) " + self("tot en met", "up to and including") + " \(last)" : list(periods.map(\.description))
    }

    /// "GGZ 07/ips.csv, D5 en E5"; "GGZ 08.xlsx, blad IPS, rij 5".
    ///
    /// Of a long list of cells the first few are named and the rest is counted.
    func place(_ place: DataPlace) -> String {
        var parts = [place.file]
        if let sheet = place.sheet { parts.append(self("blad", "sheet") + " " + sheet) }
        if place.cells.count > 8 {
            let rest = number(place.cells.count - 6)
            parts.append(list(Array(place.cells.prefix(6)) + [self("nog \(rest) cellen", "\(rest) more cells")]))
        } else if !place.cells.isEmpty {
            parts.append(list(place.cells))
        } else if let row = place.row {
            parts.append(self("rij", "row") + " \(row)")
        }
        return parts.joined(separator: ", ")
    }

    /// "42 organisaties en 2 rapporten (Gepubliceerde cijfers)".
    func owners(_ owners: [Report.Owner]) -> String { list(kinds(owners).map { counted($0) }) }

    /// "18 van de 42 organisaties en 1 van de 2 rapporten (Gepubliceerde cijfers)": those with issues.
    func concerned(_ owners: [Report.Owner]) -> String {
        list(
            kinds(owners).map { kind in
                let number = number(kind.owners.count { $0.allIssueCount > 0 })
                return number + self(" van de ", " of ") + counted(kind)
            })
    }

    /// What the owners are, in one word of a table's header.
    func ownerHeader(_ owners: [Report.Owner]) -> String {
        let nouns = kinds(owners).map(\.noun)
        let words = nouns.isEmpty ? [Noun.organisation] : nouns
        var names: [String] = []
        for name in words.map({ self($0.one) }) where !names.contains(name) { names.append(name) }
        return names.joined(separator: self(" of ", " or "))
    }

    /// What the owners are, as a heading: "Organisaties en rapporten".
    func ownerHeading(_ owners: [Report.Owner]) -> String {
        let nouns = kinds(owners).map(\.noun)
        return list((nouns.isEmpty ? [Noun.organisation] : nouns).map { self($0.many) }).capitalisedFirst
    }

    private struct OwnerKind {
        var noun: Noun
        var label: Localized?
        var owners: [Report.Owner]
    }

    /// Organisations first, then reports by what their figures are called.
    private func kinds(_ owners: [Report.Owner]) -> [OwnerKind] {
        var kinds: [OwnerKind] = []
        for owner in owners {
            if let position = kinds.firstIndex(where: { $0.label == owner.figures }) {
                kinds[position].owners.append(owner)
            } else {
                let kind = OwnerKind(
                    noun: owner.figures == nil ? .organisation : .report, label: owner.figures, owners: [owner])
                kinds.insert(kind, at: owner.figures == nil ? 0 : kinds.count)
            }
        }
        return kinds
    }

    private func counted(_ kind: OwnerKind) -> String {
        counted(kind.owners.count, kind.noun) + (kind.label.map { " (\(self($0)))" } ?? "")
    }

    /// "2 brieven van een eerdere keer staan er nog: GGZ 12.md en GGZ 31.md. …"; nil when there are none.
    func leftovers(_ names: [String]) -> String? {
        guard !names.isEmpty else { return nil }
        var shown = names.prefix(names.count > 12 ? 10 : 12).map { PlainText.line($0) }
        let rest = number(names.count - shown.count)
        if names.count > shown.count { shown.append(self("nog \(rest)", "\(rest) more")) }
        let isOne = names.count == 1
        return counted(names.count, .letter)
            + self(
                " van een eerdere keer \(isOne ? "staat" : "staan") er nog: \(list(shown)). Verstuur \(isOne ? "die" : "ze") niet; verwijder \(isOne ? "hem" : "ze"), of kies een lege map.",
                " of an earlier run \(isOne ? "is" : "are") still there: \(list(shown)). Do not send \(isOne ? "it" : "them"); remove \(isOne ? "it" : "them"), or choose an empty folder."
            )
    }

    /// The label of a dataset, or its name when the pack gives none.
    func dataset(_ name: String, in report: Report) -> String {
        report.datasets.first { $0.name == name }.map { self($0.label) } ?? name
    }

    /// The record that an issue is about: "IPS-trajecten · Amersfoort · 2025-Q2". The owner is left out.
    func record(of issue: Issue, in report: Report) -> String {
        record(dataset: issue.dataset, key: issue.key, owner: issue.owner, in: report)
    }

    func record(dataset name: String, key: [KeyPart], owner: String?, in report: Report) -> String {
        let parts = key.map(\.value).filter { $0 != owner && !$0.isEmpty }
        let dataset = name.isEmpty ? self("Hele aanlevering", "Whole delivery") : dataset(name, in: report)
        return ([dataset] + parts).joined(separator: " · ")
    }

    /// Whose record an issue is about, and which: "GGZ 07 · IPS-trajecten · Amersfoort · 2025-Q2".
    func title(of issue: Issue, in report: Report) -> String {
        ([issue.owner].compactMap { $0 } + [record(of: issue, in: report)]).joined(separator: " · ")
    }

    /// Outcomes that occur, counted: "1.484 controles: 1.480 klopt, 4 niet te bepalen".
    func checks(_ counts: OutcomeCounts) -> String {
        let all = Outcome.allCases.reduce(0) { $0 + counts[$1] }
        let parts = Outcome.allCases.filter { counts[$0] > 0 }.map { "\(number(counts[$0])) \(name(of: $0))" }
        return counted(all, .check) + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
    }

    func couldNotRun(_ rule: Report.RuleResult) -> String {
        let reason = rule.remark.map { " " + self($0) } ?? ""
        return self("Kon niet worden uitgevoerd: ", "Could not run: ") + "\(self(rule.title)) (\(rule.id))." + reason
    }

    var nothingChecked: String {
        self(
            "Er is geen enkele controle gedaan. Dit zegt niet dat de cijfers kloppen.",
            "Not one check was made. This does not say that the figures add up.")
    }

    /// What stands over issues that no organisation can do anything about.
    var unaddressed: String { self("Niet aan een organisatie gericht", "Not addressed to an organisation") }

    /// "Toelichting: … (A. de Vries, 1 juli 2025; geldig tot en met 31 december 2025)".
    func explained(_ explanation: Explanation) -> String {
        self("Toelichting: ", "Explanation: ") + text(of: explanation)
    }

    /// The reason, and behind it whose it is and how long it holds.
    func text(of explanation: Explanation) -> String {
        let given = explanation.given.map { ", " + date($0) } ?? ""
        return "\(explanation.reason) (\(explanation.author)\(given)"
            + self("; geldig tot en met ", "; valid up to and including ") + date(explanation.until) + ")"
    }
}

extension Report {
    /// What to do about the files of an earlier run; nil when there are none.
    package var leftoversText: String? { Phrasing(language: language).leftovers(leftovers) }

    /// What was not used or assumed, each once with its place, and then the remarks on the checks.
    func noteTexts(withRemarks: Bool = true) -> [String] {
        let phrasing = Phrasing(language: language)
        var seen: Set<String> = []
        let notes = ignored.map { note in (note.place.map { phrasing.place($0) + ": " } ?? "") + phrasing(note.text) }
        return notes.filter { seen.insert($0).inserted } + (withRemarks ? remarks.map { phrasing($0) } : [])
    }
}
