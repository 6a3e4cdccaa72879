import KloptModel

extension Report.Owner {
    package var state: RoundState {
        if sentNothing { return .nothingReceived }
        if errors > 0 { return .openQuestions }
        if counts.couldNotRun > 0 || counts.passed + counts.failed == 0 { return .notChecked }
        if warnings + infos > 0 { return .acceptedWithQuestions }
        return explained > 0 ? .acceptedWithExplanation : .accepted
    }
}

/// How the state of a round reads: of one organisation, and of all of them.
extension Phrasing {
    func name(of state: RoundState) -> String {
        switch state {
        case .nothingReceived: self("niets ontvangen", "nothing received")
        case .openQuestions: self("open vragen", "open questions")
        case .notChecked: self("niet alles gecontroleerd", "not everything checked")
        case .acceptedWithQuestions: self("akkoord met vragen", "accepted with questions")
        case .acceptedWithExplanation: self("akkoord met toelichting", "accepted with explanation")
        case .accepted: self("akkoord", "accepted")
        }
    }

    /// "open vragen, te laat ontvangen".
    func state(of owner: Report.Owner) -> String {
        let name = name(of: owner.state)
        guard owner.isLate else { return name }
        return name + (owner.sentNothing ? self(", te laat", ", late") : self(", te laat ontvangen", ", received late"))
    }

    /// "14 augustus 2025".
    func date(_ date: CalendarDate) -> String {
        let months = [
            Localized("januari", en: "January"), Localized("februari", en: "February"), Localized("maart", en: "March"),
            Localized("april", en: "April"), Localized("mei", en: "May"), Localized("juni", en: "June"),
            Localized("juli", en: "July"), Localized("augustus", en: "August"),
            Localized("september", en: "September"), Localized("oktober", en: "October"),
            Localized("november", en: "November"), Localized("december", en: "December"),
        ]
        guard months.indices.contains(date.month - 1) else { return date.description }
        return "\(date.day) \(self(months[date.month - 1])) \(date.year)"
    }

    /// "Van 29 organisaties: 20 akkoord, 4 open vragen en 5 niets ontvangen. Te laat: 2. Uiterste datum: …"; nil when
    /// fewer than two were expected or met.
    func round(of report: Report, _ owners: [Report.Owner]) -> String? {
        let organisations = owners.filter { $0.figures == nil }
        guard organisations.count > 1 else { return nil }
        let counts = RoundState.allCases.reversed().compactMap { state -> String? in
            let count = organisations.count { $0.state == state }
            guard count > 0 else { return nil }
            let name = state == .openQuestions ? self("met open vragen", "with open questions") : name(of: state)
            return "\(number(count)) \(name)"
        }
        var text = self("Van ", "Of ") + counted(organisations.count, .organisation) + ": " + list(counts) + "."
        let late = organisations.count(where: \.isLate)
        if late > 0 { text += self(" Te laat: \(number(late)).", " Late: \(number(late)).") }
        if let deadline = deadline(of: report) { text += " " + deadline }
        return text
    }

    /// "Uiterste datum: 14 augustus 2025 (vandaag: 20 augustus 2025)."
    func deadline(of report: Report) -> String? {
        guard let deadline = report.deadline else { return nil }
        let day = report.day.map { self(" (beoordeeld op ", " (judged on ") + date($0) + ")" } ?? ""
        return self("Uiterste datum: ", "Deadline: ") + date(deadline) + day + "."
    }

    /// "ontvangen op 12 augustus 2025"; with the first when that was another day. nil when that is not known.
    func received(_ owner: Report.Owner) -> String? {
        guard let last = owner.received else { return nil }
        guard let first = owner.firstReceived, first != last else {
            return self("ontvangen op ", "received on ") + date(last)
        }
        return self("eerst ontvangen op ", "first received on ") + date(first)
            + self(", het laatst op ", ", last on ") + date(last)
    }

    /// Whom to chase, in groups of which the most urgent comes first: each with its title and its members.
    func chase(_ owners: [Report.Owner]) -> [(title: String, members: [Report.Owner])] {
        let states: [RoundState] = [.nothingReceived, .openQuestions, .notChecked]
        return states.compactMap { state in
            let members = owners.filter { $0.state == state }
            guard !members.isEmpty else { return nil }
            let name = name(of: state)
            return ("\(name.prefix(1).uppercased() + name.dropFirst()) (\(number(members.count)))", members)
        }
    }

    /// What the steward needs to chase an organisation: "info@ggz07.example; 3 fouten; ontvangen op 12 augustus 2025".
    func chased(_ owner: Report.Owner, noContact: String) -> String {
        var parts = [owner.contact ?? noContact]
        if let counts = severities(errors: owner.errors, warnings: owner.warnings, infos: owner.infos),
            !owner.sentNothing
        {
            parts.append(counts)
        }
        if let received = received(owner) { parts.append(received) }
        if owner.isLate { parts.append(self("te laat", "late")) }
        return parts.joined(separator: "; ")
    }
}
