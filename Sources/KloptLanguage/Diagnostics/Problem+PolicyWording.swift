import KloptModel

extension Problem {
    /// What is wrong in a `policy`.
    var policyMessage: Localized {
        switch self {
        case .unknownCondition(let phrase, _):
            Localized(
                "De voorwaarde ‘\(phrase.shortened)’ bestaat niet.", en: "There is no condition ‘\(phrase.shortened)’.")
        case .alwaysBlocks(let condition):
            Localized(
                "`\(condition)` houdt publicatie altijd tegen; dat is niet te verzachten.",
                en: "`\(condition)` always blocks; it cannot be made milder.")
        case .notPerArea(let condition):
            Localized(
                "`\(condition)` geldt voor het geheel, niet per gebied.",
                en: "`\(condition)` is about the whole, not per area.")
        case .noArea:
            Localized(
                "`per area` kan alleen als een deelnemerslijst in haar sleutel een codelijst voor het gebied heeft.",
                en: "`per area` needs a roster with a code list for the area in its key.")
        case .limit(let condition, .none):
            Localized("`\(condition)` heeft geen grens.", en: "`\(condition)` takes no limit.")
        case .limit(let condition, .share):
            Localized(
                "De grens van `\(condition)` is een percentage tot en met 100%.",
                en: "The limit of `\(condition)` is a percentage up to 100%.")
        case .limit(let condition, .least):
            Localized(
                "De grens van `\(condition)` is een heel getal.", en: "The limit of `\(condition)` is a whole number.")
        default: Localized("")
        }
    }

    /// What to write instead.
    var policyHelp: Localized? {
        switch self {
        case .alwaysBlocks:
            Localized("Schrijf `block` of laat de regel weg.", en: "Write `block`, or leave the line out.")
        case .notPerArea: Localized("Laat `per area` weg.", en: "Leave out `per area`.")
        case .limit(let condition, .none): Localized("Schrijf: block \(condition)", en: "Write: block \(condition)")
        case .limit(let condition, .share):
            Localized("Schrijf: block \(condition) above 10%", en: "Write: block \(condition) above 10%")
        case .limit(let condition, .least):
            Localized("Schrijf: mark \(condition) below 10", en: "Write: mark \(condition) below 10")
        default: nil
        }
    }
}
