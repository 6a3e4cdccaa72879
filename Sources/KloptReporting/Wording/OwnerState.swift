import KloptModel

/// Where an organisation stands, in a word or two.
enum OwnerState: String, Sendable {
    case nothingReceived
    case errors
    case couldNotRun
    case nothingChecked
    case warnings
    case explained
    case addsUp

    init(of owner: Report.Owner) {
        self =
            if owner.sentNothing { .nothingReceived } else if owner.errors > 0 {
                .errors
            } else if owner.counts.couldNotRun > 0 {
                .couldNotRun
            } else if owner.counts.passed + owner.counts.failed == 0 {
                .nothingChecked
            } else if owner.warnings + owner.infos > 0 { .warnings } else if owner.explained > 0 { .explained } else {
                .addsUp
            }
    }

    func text(in language: Language) -> String {
        let phrasing = Phrasing(language: language)
        return switch self {
        case .nothingReceived: phrasing("niets ontvangen", "nothing received")
        case .errors: phrasing("klopt niet", "does not add up")
        case .couldNotRun: phrasing("niet alles kon worden gecontroleerd", "not everything could be checked")
        case .nothingChecked: phrasing("niets gecontroleerd", "nothing checked")
        case .warnings: phrasing("klopt, met vragen", "adds up, with questions")
        case .explained: phrasing("klopt, met toelichting", "adds up, with explanation")
        case .addsUp: phrasing("klopt", "adds up")
        }
    }
}
