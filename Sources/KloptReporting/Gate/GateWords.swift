import KloptModel

/// The words of a decision to publish.
struct GateWords {
    let decision: GateDecision
    var report: Report { decision.facts.report }
    var language: Language { report.language }
    var phrasing: Phrasing { Phrasing(language: language) }

    private func say(_ dutch: String, _ english: String) -> String { phrasing(dutch, english) }

    // MARK: The decision

    /// "Nee: de cijfers over 2025-Q2 mogen nog niet worden gepubliceerd."
    var verdict: String {
        let period = decision.facts.period.map(\.description) ?? ""
        let about =
            period.isEmpty
            ? say("de cijfers", "the figures") : say("de cijfers over \(period)", "the figures of \(period)")
        guard decision.publishes else {
            return say("Nee: \(about) mogen nog niet worden gepubliceerd.", "No: \(about) may not be published yet.")
        }
        let isMarked = decision.datasets.contains { $0.state == .incomplete }
        return isMarked
            ? say(
                "Ja: \(about) mogen worden gepubliceerd, met een * bij wat onvolledig is.",
                "Yes: \(about) may be published, with a * where they are incomplete.")
            : say("Ja: \(about) mogen worden gepubliceerd.", "Yes: \(about) may be published.")
    }

    /// "Nee: over 2 van de 3 kwartalen mogen de cijfers nog niet worden gepubliceerd."
    func verdict(of decisions: [GateDecision]) -> String {
        let all = phrasing.number(decisions.count)
        let refused = decisions.count { !$0.publishes }
        guard refused > 0 else {
            return decisions.count == 2
                ? say(
                    "Ja: de cijfers over beide kwartalen mogen worden gepubliceerd.",
                    "Yes: the figures of both quarters may be published.")
                : say(
                    "Ja: de cijfers over alle \(all) kwartalen mogen worden gepubliceerd.",
                    "Yes: the figures of all \(all) quarters may be published.")
        }
        return say(
            "Nee: over \(phrasing.number(refused)) van de \(all) kwartalen mogen de cijfers nog niet worden gepubliceerd.",
            "No: of \(phrasing.number(refused)) of the \(all) quarters the figures may not be published yet.")
    }

    /// How the points stand to those of an earlier result; nothing without one.
    var sinceLastTime: [String] {
        guard let statuses = report.statuses else { return [] }
        return [phrasing.sinceLastTime + " " + phrasing.statuses(statuses) + "."]
            + report.roundRemarks.map { phrasing($0) }
    }

    var policy: String {
        let policy = decision.facts.policy
        let title = phrasing(policy.title)
        return policy.isBuiltIn
            ? say(
                "Beleid: het ingebouwde, want de regels hebben geen policy.",
                "Policy: the built-in one, as the rules have no policy.")
            : say("Beleid: ", "Policy: ") + "\(title) (\(policy.name))"
    }

    /// What the marks mean; nil when there are none.
    var legend: String? {
        report.coverage.flatMap { coverage in
            phrasing.coverageLegend(
                coverage, marksNation: decision.datasets.contains { $0.state == .incomplete })
        }
    }

    /// What does not count against the figures: what is explained, by rule what the policy tolerates, and what is not
    /// looked at.
    var letPass: [String] {
        let explained = report.explained
        guard explained > 0 else { return tolerated + switchedOff }
        let one = explained == 1
        return [
            say(
                "\(phrasing.counted(explained, .issue)) \(one ? "is" : "zijn") toegelicht.",
                "\(phrasing.counted(explained, .issue)) \(one ? "is" : "are") explained.")
        ] + tolerated + switchedOff
    }

    private var switchedOff: [String] {
        decision.facts.switchedOff.sorted { $0.key < $1.key }.map { rule, reason in
            say("Uitgeschakeld in de regels: \(rule). ", "Switched off in the rules: \(rule). ") + phrasing(reason)
        }
    }

    private var tolerated: [String] {
        decision.facts.tolerated.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { rule, count in
            let reason = decision.facts.policy.tolerated[rule].map { phrasing($0) } ?? ""
            return say(
                "Getolereerd volgens het beleid: \(phrasing.counted(count, .issue)) van \(rule). \(reason)",
                "Tolerated by the policy: \(phrasing.counted(count, .issue)) of \(rule). \(reason)")
        }
    }

    func name(of dataset: String) -> String { phrasing.dataset(dataset, in: report) }

    func name(of measure: String, in dataset: String) -> String {
        report.labels[dataset]?[measure].map { phrasing($0) } ?? measure
    }

    /// Whether a dataset may be published in the nation, in a word.
    func verdict(of dataset: GateDecision.Dataset) -> String {
        if dataset.state == .notApplicable { return phrasing.name(of: Coverage.State.notApplicable) }
        return dataset.publishes ? say("ja", "yes") : say("nee", "no")
    }

    /// Whether an area may be published, in a word.
    func verdict(of area: GateDecision.Area) -> String {
        switch (area.publishes, area.cell.state) {
        case (_, .notApplicable): phrasing.name(of: Coverage.State.notApplicable)
        case (true, let state): say("ja", "yes") + state.mark
        case (false, _): say("nee", "no")
        }
    }

    /// "Per regio: 23 te publiceren, 6 te publiceren met *, 3 niet, 3 n.v.t.**."
    func areas(of dataset: GateDecision.Dataset) -> String {
        let all = dataset.areas
        let parts = [
            (all.count { $0.publishes && $0.cell.state == .complete }, say("te publiceren", "to publish")),
            (
                all.count { $0.publishes && $0.cell.state == .incomplete },
                say("te publiceren met *", "to publish with *")
            ),
            (
                all.count { !$0.publishes && $0.cell.state != .notApplicable },
                say("niet te publiceren", "not to publish")
            ),
            (all.count { $0.cell.state == .notApplicable }, phrasing.name(of: Coverage.State.notApplicable)),
        ]
        return parts.filter { $0.0 > 0 }.map { "\(phrasing.number($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    // MARK: Reasons

    /// A reason as a sentence.
    ///
    /// - Parameter dataset: what its measures are of.
    func text(of reason: GateReason, dataset: String? = nil) -> String {
        let (one, count) = (reason.count == 1, phrasing.number(reason.count))
        let names = phrasing.some(reason.names)
        switch reason.condition {
        case .missingOrganisations:
            return say(
                "Bij \(organisations(reason)) ontbreekt iets of telt iets niet mee\(share(reason)): \(names).",
                "Of \(organisations(reason)) something is missing or not counted\(share(reason)): \(names)."
            )
        case .openErrors:
            let cause =
                decision.facts.policy.withholds == Policy.standardWithholds
                ? say("open fouten", "open errors")
                : say("punten die het beleid niet toelaat,", "points that the policy does not admit")
            return say(
                "Door \(cause) telt niet alles mee van \(names).", "Because of \(cause) not all is counted of \(names)."
            )
        case .errorsElsewhere:
            return say(
                "\(count) \(one ? "fout hoort" : "fouten horen") bij geen enkele aanlevering: \(examples(reason))",
                "\(count) \(one ? "error belongs" : "errors belong") to no delivery: \(examples(reason))")
        case .undecidedChecks:
            return say(
                "\(count) van de \(total(reason)) controles \(one ? "was" : "waren") niet te bepalen\(share(reason)).",
                "\(count) of the \(total(reason)) checks could not be decided\(share(reason)).")
        case .unexplainedWarnings:
            return say(
                "\(count) \(one ? "waarschuwing is" : "waarschuwingen zijn") niet toegelicht.",
                "\(count) \(one ? "warning is" : "warnings are") not explained.")
        case .unexpectedDeliveries:
            return say(
                "Van \(organisations(reason)) kwam iets dat niet op de deelnemerslijst staat, en niet meetelt\(share(reason)): \(names).",
                "From \(organisations(reason)) something came that is not on the roster, and is not counted\(share(reason)): \(names)."
            )
        case .fewerOrganisations:
            let against = reason.against.map(\.description) ?? ""
            return say(
                "Van \(count) \(one ? "organisatie" : "organisaties") telde in \(against) meer mee dan nu: een verschil tussen de twee totalen is niet zuiver.",
                "Of \(count) \(one ? "organisation" : "organisations") more was counted in \(against) than now: a difference of the two totals is not like for like."
            )
        case .smallNumbers:
            let against = reason.against.map(\.description) ?? ""
            let labels = phrasing.some(reason.names.map { "«\(name(of: $0, in: dataset ?? ""))»" })
            let limit = reason.limit.map { $0.description } ?? ""
            return say(
                "In \(against) kleiner dan \(limit), dus zonder percentage: \(labels).",
                "Below \(limit) in \(against), so without a percentage: \(labels).")
        case .noRoster:
            return say(
                "Er is geen (leesbare) deelnemerslijst: wie ontbreekt, is niet bekend.",
                "There is no (readable) roster: who is missing is not known.")
        case .wrongFigures:
            let lead = say(
                "\(count) \(one ? "cijfer in het rapport volgt" : "cijfers in het rapport volgen") niet uit de aanleveringen",
                "\(count) \(one ? "figure in the report does" : "figures in the report do") not follow from the deliveries"
            )
            let more = reason.wrongFigures?.consequences ?? 0
            guard more > 0 else { return lead + "." }
            let others = phrasing.number(more)
            return lead
                + say(
                    "; daardoor \(more == 1 ? "klopt ook 1 ander punt" : "kloppen ook \(others) andere punten") niet.",
                    "; because of that \(others) other \(more == 1 ? "point does" : "points do") not hold either.")
        case .uncheckedFigures:
            return say(
                "\(count) van de \(total(reason)) cijfers in het rapport \(one ? "is" : "zijn") met niets vergeleken\(share(reason)): uit de aanleveringen \(one ? "is dat" : "zijn ze") niet te maken.",
                "\(count) of the \(total(reason)) figures in the report \(one ? "was" : "were") compared with nothing\(share(reason)): the deliveries do not give \(one ? "it" : "them")."
            )
        case .unusedFiles:
            return say(
                "\(count) \(one ? "bestand is" : "bestanden zijn") niet gebruikt; staat er geen aanlevering in? \(names).",
                "\(count) \(one ? "file was" : "files were") not used; is there no delivery in \(one ? "it" : "them")? \(names)."
            )
        case .noChecks:
            return reason.count == 0
                ? say("Er is geen enkele controle gedaan.", "Not one check was made.")
                : say("Er is geen enkele aanlevering om te publiceren.", "There is no delivery to publish.")
        case .unreadableFiles:
            return say(
                "\(count) \(one ? "bestand kon" : "bestanden konden") niet worden gelezen: \(names).",
                "\(count) \(one ? "file" : "files") could not be read: \(names).")
        case .rulesThatCouldNotRun:
            return say(
                "\(count) \(one ? "regel kon" : "regels konden") niet worden uitgevoerd: \(names).",
                "\(count) \(one ? "rule" : "rules") could not run: \(names).")
        }
    }

    /// What is wrong, one by one, each with what comes of it.
    func causes(of reason: GateReason) -> [(text: String, consequences: [String])] {
        guard let wrong = reason.wrongFigures else { return [] }
        var causes = wrong.causes.map { ($0.text, lines($0.consequences)) }
        if wrong.joint.count > 0 {
            causes.append(
                (say("Door meer dan één van deze cijfers:", "Of several of these figures:"), lines(wrong.joint)))
        }
        let rest = wrong.count - wrong.causes.count
        if rest > 0 {
            causes.append((say("En nog \(phrasing.number(rest)).", "And \(phrasing.number(rest)) more."), []))
        }
        return causes
    }

    private func lines(_ issues: PublicationFacts.Issues) -> [String] {
        let rest = issues.count - issues.examples.count
        return issues.examples
            + (rest > 0 ? [say("En nog \(phrasing.number(rest)).", "And \(phrasing.number(rest)) more.")] : [])
    }

    /// "3 van de 29 organisaties".
    private func organisations(_ reason: GateReason) -> String {
        if reason.total == 1 { return say("de enige organisatie", "the only organisation") }
        let (count, total) = (phrasing.number(reason.count), total(reason))
        return say("\(count) van de \(total) organisaties", "\(count) of the \(total) organisations")
    }

    private func total(_ reason: GateReason) -> String { phrasing.number(reason.total ?? 0) }

    /// " (10,3%; ten hoogste 15%)".
    private func share(_ reason: GateReason) -> String {
        guard let total = reason.total, let share = Number.reduced(Int128(reason.count), Int128(total)) else {
            return ""
        }
        let limit = reason.limit.map { limit in
            "; " + say("ten hoogste ", "at most ") + percent(limit)
        }
        return " (" + percent(share) + (limit ?? "") + ")"
    }

    private func percent(_ share: Number) -> String {
        (share.multiplied(by: .hundred)?.text(decimals: 1, mark: say(",", ".")) ?? "?") + "%"
    }

    private func examples(_ reason: GateReason) -> String {
        let rest = reason.count - reason.examples.count
        return reason.examples.joined(separator: " ")
            + (rest > 0 ? say(" En nog \(phrasing.number(rest)).", " And \(phrasing.number(rest)) more.") : "")
    }

    // MARK: Figures

    func number(_ value: Number?) -> String {
        guard let value else { return "–" }
        return value.int64.map { phrasing.number(Int($0)) } ?? value.text(decimals: 1, mark: say(",", "."))
    }

    /// With a sign: "+35".
    func change(_ value: Number?) -> String {
        value.map { phrasing.signed($0) } ?? "–"
    }

    /// The mark behind a total: of its area, or because a record does not say it.
    func mark(of total: PublicationFacts.Total, _ state: Coverage.State?) -> String {
        guard total.value != nil else { return "" }
        return state == .incomplete || total.missingParts > 0 ? Coverage.State.incomplete.mark : ""
    }

    func percent(of change: PublicationFacts.Change, per extent: Policy.Extent) -> String? {
        guard let percent = change.percent, !decision.facts.policy.isSmall(change, per: extent) else { return nil }
        return self.change(percent) + (percent.isWhole ? say(",0", ".0") : "") + "%"
    }

    /// "alle 29 organisaties telden beide keren mee", or how many did.
    func basis(of comparison: PublicationFacts.Comparison) -> String {
        let both = phrasing.counted(comparison.both.count, .organisation)
        guard !comparison.isLikeForLike else {
            return say("dezelfde \(both)", "the same \(both)")
        }
        return comparison.both.count == 1
            ? say("\(both) telde beide keren mee", "\(both) was counted both times")
            : say("\(both) telden beide keren mee", "\(both) were counted both times")
    }
}
