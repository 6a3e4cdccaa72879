import KloptLanguage
import KloptModel
import KloptReporting
import KloptTemplate

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `klopt template`: makes a workbook for an organisation to fill in, that checks itself.
enum TemplateCommand: Command {
    static let name = "template"

    private static let options = [
        CommonOptions.rules, "--organisation", "--period", "--history", "--output", CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        if let operand = parsed.operands.first {
            throw UsageError.unexpectedArgument(operand, command: name, language)
        }
        let (request, output) = try request(parsed, threads: environment.threads, language)

        // 2. The rules.
        guard
            let pack = CommonOptions.usablePack(
                parsed, environment: environment, console: console, language: language)
        else { return .brokenRules }

        // 3. The workbook.
        let template: TemplateWorkbook
        do throws(TemplateProblem) {
            template = try TemplateWorkbook(request, ruleSet: pack.ruleSet)
        } catch {
            console.say("klopt template: \(error.text.text(in: language))\n")
            if case .unreadableHistory = error { return .unreadableInput }
            return .usage
        }
        try refuse(output, unlessIt: template.bytes, language)
        try FileSink.write(to: output) { try $0.write(template.bytes) }

        // 4. What was made of it.
        console.print(summary(of: template, output, pack.ruleSet).text(in: language))
        return .success
    }

    private static func request(
        _ parsed: ParsedArguments, threads: Int, _ language: Language
    ) throws -> (TemplateRequest, output: String) {
        func value(_ option: String) throws -> String {
            guard let value = parsed[option] else {
                throw UsageError.missingArgument(Localized(option), command: name, language)
            }
            return value
        }
        let organisation = try value("--organisation")
        guard !organisation.allSatisfy(\.isWhitespace) else {
            throw UsageError.badValue(
                organisation, option: "--organisation", expected: language == .dutch ? "een naam" : "a name", language)
        }
        let text = try value("--period")
        guard let period = Period(canonical: text), !period.isYear else {
            throw UsageError.badValue(text, option: "--period", expected: "2025-Q3", language)
        }
        let output = try value("--output")
        guard output.lowercased().hasSuffix(".xlsx") else {
            let expected = Localized("een naam die op .xlsx eindigt", en: "a name that ends in .xlsx")
            throw UsageError.badValue(output, option: "--output", expected: expected.text(in: language), language)
        }
        return (
            TemplateRequest(
                organisation: organisation, period: period, history: parsed["--history"].map { [$0] } ?? [],
                language: language, threads: threads), output
        )
    }

    /// A workbook that is there already may have been filled in, and is then the only copy.
    private static func refuse(_ output: String, unlessIt bytes: [UInt8], _ language: Language) throws {
        guard let present = FileManager.default.contents(atPath: output), [UInt8](present) != bytes else { return }
        let expected = Localized(
            "geen bestand dat er al staat, want het kan ingevuld zijn; kies een andere naam of verwijder het eerst",
            en:
                "not a file that is there already, as it may have been filled in; choose another name or remove it first"
        )
        throw UsageError.badValue(output, option: "--output", expected: expected.text(in: language), language)
    }

    private static func summary(of template: TemplateWorkbook, _ output: String, _ ruleSet: RuleSet) -> Localized {
        let (sheets, here, later) = (
            template.sheetNames.count, template.checkedHere.count, template.checkedLater.count
        )
        let dutch = template.recordCount.map { "\($0) \($0 == 1 ? "rij" : "rijen")" } ?? "rijen naar keuze"
        let english = template.recordCount.map { "\($0) \($0 == 1 ? "row" : "rows")" } ?? "rows to choose"
        return Localized(
            "\(output): \(sheets) \(sheets == 1 ? "blad" : "bladen") (\(template.sheetNames.joined(separator: ", "))), "
                + "\(dutch); \(here) regels in het bestand, \(later) na inzending\n",
            en:
                "\(output): \(sheets) \(sheets == 1 ? "sheet" : "sheets") (\(template.sheetNames.joined(separator: ", "))), "
                + "\(english); \(here) rules in the file, \(later) after sending\n")
    }

    static let help = Localized(
        """
        klopt template maakt een Excel-bestand dat een organisatie invult, en dat zichzelf narekent tijdens het invullen.

        Gebruik:
          klopt template --organisation NAAM --period 2025-Q3 --output BESTAND.xlsx [opties]

        Per soort traject komt er een blad, met een rij per regio. Wat niet klopt, kleurt rood of oranje, en de laatste
        kolom zegt in woorden wat er aan de hand is. Het eerste blad telt wat nog open staat. Wat een bestand niet zelf
        kan nagaan, staat daar ook: dat wordt na inzending gecontroleerd. Invullen kan in Excel en in LibreOffice; klopt
        is daarbij niet nodig.

        Opties:
          --organisation NAAM   voor wie het bestand is, zoals de deelnemerslijst die noemt
          --period 2025-Q3      over welk kwartaal
          --history PAD         een bestand of map met de deelnemerslijst en eerdere kwartalen. De deelnemerslijst zegt
                                welke bladen en regio's er zijn; zonder kiest de invuller de regio's zelf. Eerdere
                                kwartalen maken dat ook regels over het vorige kwartaal meteen worden nagerekend
          --output BESTAND      waar het bestand komt; een bestand dat er al staat, wordt niet overschreven
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --lang nl|en          taal, ook die van het bestand

        Voorbeelden:
          klopt template --organisation "GGZ 03" --period 2025-Q3 --history Samples/2025-Q2 --output ggz-03.xlsx
          klopt template --organisation "GGZ Nieuw" --period 2025-Q3 --output leeg.xlsx

        """,
        en: """
            klopt template makes an Excel file that an organisation fills in, and that checks itself meanwhile.

            Usage:
              klopt template --organisation NAME --period 2025-Q3 --output FILE.xlsx [options]

            There is a sheet for each kind of trajectory, with a row per region. What does not add up turns red or amber,
            and the last column says in words what is the matter. The first sheet counts what is still open. What a file
            cannot check by itself is listed there too: that is checked after it is sent. It can be filled in with Excel
            and with LibreOffice; klopt is not needed for that.

            Options:
              --organisation NAME   whom the file is for, as the list of participants names it
              --period 2025-Q3      which quarter
              --history PATH        a file or folder with the list of participants and earlier quarters. The list says
                                    which sheets and regions there are; without it, whoever fills in chooses the regions.
                                    With earlier quarters, rules about the previous quarter are worked out at once too
              --output FILE         where the file goes; a file that is there already is not overwritten
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --lang nl|en          language, of the file too

            Examples:
              klopt template --organisation "GGZ 03" --period 2025-Q3 --history Samples/2025-Q2 --output ggz-03.xlsx
              klopt template --organisation "GGZ New" --period 2025-Q3 --output empty.xlsx

            """)
}
