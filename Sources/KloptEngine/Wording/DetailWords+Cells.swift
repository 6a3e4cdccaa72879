import KloptLanguage
import KloptModel
import KloptTables

// MARK: Cells that cannot be read, or not exactly

extension DetailWords {
    func cell(_ column: Int, _ kind: CellProblem.Kind, _ text: String, to issue: inout Issue) {
        let there = say("Bij «\(label(column))» staat “\(text)”", "«\(label(column))» holds “\(text)”")
        let correct = say("Wilt u de waarde verbeteren?", "Would you correct the value?")
        switch kind {
        case .unreadable:
            issue.message = say("\(there). \(notReadable(column).dutch)", "\(there). \(notReadable(column).english)")
            issue.question = correct
        case .negative:
            issue.message = say("\(there). Een aantal is nooit lager dan 0.", "\(there). A count is never below 0.")
            issue.question = correct
        case .notWhole:
            issue.message = say(
                "\(there). Een aantal is altijd een heel getal.", "\(there). A count is always a whole number.")
            issue.question = correct
        case .outOfRange:
            issue.message = say(
                "\(there). Dat getal is te groot of heeft te veel decimalen.",
                "\(there). That number is too large or has too many decimals.")
            issue.question = correct
        case .errorValue:
            issue.message = say(
                "\(there). Dat is een foutmelding van een formule.", "\(there). That is the error of a formula.")
            issue.question = say(
                "Wilt u de formule herstellen of de waarde zelf invullen?",
                "Would you mend the formula, or enter the value itself?")
        case .notCalculated:
            issue.message = say(
                "Bij «\(label(column))» staat een formule waarvan de uitkomst niet in het bestand staat.",
                "«\(label(column))» holds a formula whose outcome is not in the file.")
            issue.question = say(
                "Wilt u de werkmap in Excel openen en opnieuw bewaren, of de waarde zelf invullen?",
                "Would you open the workbook in Excel and save it again, or enter the value itself?")
        case .unknownCode(let suggestion):
            let list = listLabel(column)
            issue.message = say(
                "\(there). Dat is geen bekende waarde (\(list)).", "\(there). That is not a known value (\(list)).")
            issue.question = correct
            issue.hint = suggestion.map { say("Bedoelt u “\($0)”?", "Do you mean “\($0)”?") }
        case .nearSpelling(let readAs):
            issue.message = say("\(there). Dit is gelezen als “\(readAs)”.", "\(there). It was read as “\(readAs)”.")
            issue.question = say(
                "Klopt dat? Wilt u het voortaan als “\(readAs)” schrijven?",
                "Is that right? Would you write it as “\(readAs)” from now on?")
        case .masked:
            issue.message = say(
                "\(there). Het precieze aantal is daardoor niet bekend.",
                "\(there). The exact number is not known because of that.")
            issue.question = say("Wilt u het precieze aantal invullen?", "Would you enter the exact number?")
        case .damagedText:
            issue.message = say(
                "\(there). Daarin zijn tekens verloren gegaan (�).", "\(there). Characters of it were lost (�).")
            issue.question = say("Wilt u de tekst opnieuw invullen?", "Would you enter the text again?")
        case .missingMark:
            issue.message = say("\(there); dat telt als niet ingevuld.", "\(there), which counts as not filled in.")
            issue.question =
                schema.columns[column].type == .count
                ? enterNumber : say("Wilt u de cel invullen?", "Would you fill in the cell?")
        case .contradicted(let letters, let other):
            issue.message = say(
                "«\(label(column))» staat twee keer in het bestand, met “\(text)” en (in kolom \(letters)) “\(other)”.",
                "«\(label(column))» stands in the file twice, as “\(text)” and (in column \(letters)) “\(other)”.")
            issue.question = say(
                "Welke waarde is juist? Wilt u de andere kolom weghalen?",
                "Which value is right? Would you remove the other column?")
        case .notApplicableNotAllowed:
            issue.message = say("\(there), maar hier is een aantal nodig.", "\(there), but a number is needed here.")
            issue.question = enterNumber
        }
    }

    private var enterNumber: String {
        say(
            "Wilt u het aantal invullen? Is het nul, vul dan 0 in.",
            "Would you enter the number? If there are none, enter 0.")
    }

    private func notReadable(_ column: Int) -> Localized {
        switch schema.columns[column].type {
        case .count:
            Localized("Dat is geen heel getal van 0 of hoger.", en: "That is not a whole number of zero or more.")
        case .number: Localized("Dat is geen getal.", en: "That is not a number.")
        case .quarter: Localized("Dat is geen kwartaal, zoals 2025-Q2.", en: "That is not a quarter, such as 2025-Q2.")
        case .period:
            Localized(
                "Dat is geen kwartaal of jaar, zoals 2025-Q2 of 2025.",
                en: "That is not a quarter or year, such as 2025-Q2 or 2025.")
        case .date: Localized("Dat is geen datum, zoals 2025-03-01.", en: "That is not a date, such as 2025-03-01.")
        case .text, .code: Localized("Dat is geen bekende waarde.", en: "That is not a known value.")
        }
    }

    private func listLabel(_ column: Int) -> String {
        guard case .code(let list) = schema.columns[column].type else { return label(column) }
        return plan.ruleSet.codeLists.first { $0.name == list }?.label.text(in: language) ?? list
    }
}
