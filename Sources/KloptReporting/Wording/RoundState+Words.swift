import KloptModel

extension Report.Owner {
    package var state: RoundState {
        if sentNothing { return received == nil && unread.isEmpty ? .nothingReceived : .unreadable }
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
        case .unreadable: self("ontvangen, niet te lezen", "received, not readable")
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
        let isKnown = owner.received != nil && owner.lateFor.isEmpty
        return name + ", " + (isKnown ? self("te laat ontvangen", "received late") : late(owner))
    }

    /// "te laat"; where several quarters are judged, "te laat over 2025-Q1".
    func late(_ owner: Report.Owner) -> String {
        let periods = owner.lateFor.map(\.description)
        return self("te laat", "late") + (periods.isEmpty ? "" : self(" over ", " for ") + list(periods))
    }

    /// "14 augustus 2025".
    func date(_ date: CalendarDate) -> String { date.text(in: language) }

    /// "Van 29 organisaties: 20 akkoord, 4 open vragen en 5 niets ontvangen. Te laat (2): GGZ 01 en GGZ 07. Uiterste datum: …"; nil when
    /// fewer than two were expected or met.
    func round(of report: Report, _ owners: [Report.Owner]) -> String? {
        let organisations = owners.filter { $0.figures == nil }
        guard organisations.count > 1 else { return nil }
        let counts = RoundState.allCases.reversed().compactMap { state -> String? in
            let count = organisations.count { $0.state == state }
            guard count > 0 else { return nil }
            let name =
                switch state {
                case .openQuestions: self("met open vragen", "with open questions")
                case .unreadable: self("niet te lezen", "not readable")
                default: name(of: state)
                }
            return "\(number(count)) \(name)"
        }
        var text = self("Van ", "Of ") + counted(organisations.count, .organisation) + ": " + list(counts) + "."
        if let late = allLate(organisations) { text += " " + late }
        if let deadline = deadline(of: report) { text += " " + deadline }
        return text
    }

    /// "Te laat (2): GGZ 01 en GGZ 07."; nil when nobody is.
    func allLate(_ owners: [Report.Owner]) -> String? {
        let late = owners.filter(\.isLate)
        guard !late.isEmpty else { return nil }
        let rest = late.count - Self.mostNamed
        let names =
            late.prefix(Self.mostNamed).map(\.name)
            + (rest > 0 ? [self("nog \(number(rest))", "\(number(rest)) more")] : [])
        return self("Te laat", "Late") + " (\(number(late.count))): " + list(names) + "."
    }

    private static let mostNamed = 50

    /// "Uiterste datum: 14 augustus 2025 (vandaag: 20 augustus 2025)."
    func deadline(of report: Report) -> String? {
        guard let deadline = report.deadline else { return nil }
        let day = report.day.map { self(" (beoordeeld op ", " (judged on ") + date($0) + ")" } ?? ""
        guard report.periods.count > 1, let period = report.periods.last else {
            return self("Uiterste datum: ", "Deadline: ") + date(deadline) + day + "."
        }
        return self(
            "Elk kwartaal heeft een eigen uiterste datum; die van \(period) is \(date(deadline))\(day).",
            "Every quarter has a deadline of its own; that of \(period) is \(date(deadline))\(day).")
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

    /// "ontvangen op 12 augustus 2025, niet te lezen (GGZ 07.xlsx)"; nil when nothing came in, or something was read.
    func unreadable(_ owner: Report.Owner) -> String? {
        guard owner.state == .unreadable else { return nil }
        let files = owner.unread.isEmpty ? "" : " (\(list(owner.unread)))"
        return (received(owner) ?? self("ontvangen", "received")) + self(", niet te lezen", ", not readable") + files
    }

    /// Whom to chase, in groups of which the most urgent comes first: each with its title and its members.
    func chase(_ owners: [Report.Owner]) -> [(title: String, members: [Report.Owner])] {
        let states: [RoundState] = [.nothingReceived, .unreadable, .openQuestions, .notChecked]
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
        if let received = unreadable(owner) ?? received(owner) { parts.append(received) }
        if owner.isLate { parts.append(late(owner)) }
        return parts.joined(separator: "; ")
    }
}
