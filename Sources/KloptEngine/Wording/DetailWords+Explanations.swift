import KloptLanguage
import KloptModel

extension DetailWords {
    /// What comes of a row of explanations in which something is not there or cannot be read.
    var refusal: String {
        schema.explanations == nil
            ? "" : say(" Deze toelichting telt daarom niet mee.", " So this explanation does not count.")
    }

    func explanation(_ found: ExplanationFinding, _ record: Record?, to issue: inout Issue) {
        guard let roles = schema.explanations, let record else { return }
        func text(_ column: Int?) -> String {
            guard let column, let value = record.value(column) else { return "" }
            return schema.columns[column].text(of: value, plan.pool)
        }
        let others = schema.keyIndexes.filter { $0 != schema.owner && $0 != roles.about }.map(text)
            .filter { !$0.isEmpty }
        let name =
            say("De toelichting van ", "The explanation of ") + text(schema.owner) + say(" bij «", " about «")
            + text(roles.about) + "»" + (others.isEmpty ? "" : " (" + others.joined(separator: ", ") + ")")
        let now = found.found.stated(in: language)
        switch found.fault {
        case .expired:
            let until = record.value(roles.expires).flatMap { CalendarDate(days: $0) }?.text(in: language) ?? ""
            let state =
                switch found.count {
                case 0: say("Er is nu ook geen punt meer dat erbij hoort.", "There is no point that it belongs to now.")
                case 1: say("Het punt staat weer open.", "The point is open again.")
                case let count: say("De \(count) punten staan weer open.", "The \(count) points are open again.")
                }
            issue.message = name + say(" gold tot en met \(until). ", " held up to and including \(until). ") + state
        case .lapsed:
            let then = text(roles.figures)
            guard !found.isOfOthers else {
                issue.message =
                    name
                    + say(
                        " noemt bij de cijfers «\(then)». Dat zijn niet de cijfers van dit punt, en daarom geldt zij niet.",
                        " has «\(then)» for its figures. These are not the figures of this point, and so it does not hold."
                    )
                issue.question = say(
                    "Wilt u de cijfers schrijven zoals klopt ze noemt, of klopt waive gebruiken?",
                    "Would you write the figures as klopt has them, or use klopt waive?")
                issue.hint = now.isEmpty ? nil : say("Nu is gevonden: \(now).", "Now was found: \(now).")
                return
            }
            issue.message =
                name
                + say(
                    " is gegeven bij \(then), en nu is gevonden: \(now.isEmpty ? "geen cijfers" : now). Die geldt daarom niet meer.",
                    " was given for \(then), and now was found: \(now.isEmpty ? "no figures" : now). So it holds no more."
                )
        case .unmatched:
            issue.message = name + say(" hoort bij geen enkel punt.", " belongs to no point.")
            issue.hint = found.suggestion.map { say("Bedoelt u «\($0)»?", "Did you mean «\($0)»?") }
        case .withoutFigures:
            issue.message =
                name
                + say(
                    " noemt niet voor welke cijfers zij geldt. Of die sindsdien zijn veranderd, is dus niet te zien.",
                    " does not say for which figures it holds. So it cannot be seen whether they changed since.")
            // The figures of one of several points would open the others.
            issue.hint =
                found.count == 1
                ? say("Nu is gevonden: \(now).", "Now was found: \(now).")
                : say(
                    "De toelichting geldt nu voor \(found.count) punten. Met klopt waive krijgt elk punt een eigen rij, met zijn cijfers.",
                    "The explanation holds for \(found.count) points now. With klopt waive each point gets a row of its own, with its figures."
                )
        }
    }
}
