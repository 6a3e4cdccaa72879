import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting
import KloptTables

/// `klopt compare`: what changed between two deliveries.
enum CompareCommand: Command {
    static let name = "compare"

    private static let options = [
        CommonOptions.rules, "--period", "--organisation", "--history", "--format", "--output", "--fail-on",
        CommonOptions.day, CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        let failOn = try parsed.choice(
            "--fail-on", [("error", Severity.error), ("warning", Severity.warning), ("never", nil)],
            default: Severity.error)
        let reporter = try CommonOptions.format(parsed, console: console, of: ComparisonReporters.all)
        let period = try period(parsed, language)
        let day = try CommonOptions.day(parsed, environment: environment)
        if parsed.operands.count > 2, let extra = parsed.operands.last {
            throw UsageError.unexpectedArgument(extra, command: name, language)
        }
        guard let old = parsed.operands.first, let new = parsed.operands.last, parsed.operands.count == 2 else {
            throw UsageError.missingArgument(
                Localized("de oude of de nieuwe aanlevering", en: "the old or the new delivery"), command: name,
                language)
        }
        if let output = parsed["--output"] {
            try SubmittedFiles(paths: parsed.operands).refuse(output, of: "--output", language)
        }

        // 2. The rules; when they are broken nothing is compared.
        guard
            let pack = CommonOptions.usablePack(
                parsed, environment: environment, console: console, language: language)
        else { return .brokenRules }

        // 3. Check both, the old one for the quarters of the new one.
        func checked(_ path: String, _ period: PeriodRequest, history: [String]) -> CheckedRun {
            let request = RunRequest(
                paths: [path], history: history, period: period, organisation: parsed["--organisation"],
                language: language, day: day, wasDayAsked: parsed[CommonOptions.day] != nil,
                threads: environment.threads, keepsNumbers: true, keepsTexts: true, pack: pack.origin,
                version: Klopt.version)
            return console.showingProgress(in: language) {
                Run.checked(request, ruleSet: pack.ruleSet, progress: $0)
            }
        }
        let history = parsed["--history"].map { [$0] } ?? []
        // What lies beside the new delivery must not decide which quarter it is about.
        var own: Report?
        if case .latest = period, !history.isEmpty { own = checked(new, period, history: []).report }
        let asked = own?.periods.last.map { .one($0) } ?? period
        var after = checked(new, asked, history: history)
        if let own, !own.periods.isEmpty { after.report.periodReason = own.periodReason }
        let only = after.report.periods.count == 1 ? after.report.periods.first : nil
        let before = checked(old, only.map { .one($0) } ?? asked, history: history)
        var runs = RunComparison(old: before, new: after, organisation: parsed["--organisation"])
        let comparison = runs.comparison()

        // 4. Say it.
        try Output.write(comparison, as: reporter, to: parsed["--output"], console)
        if reporter.name != ComparisonText.name || parsed["--output"] != nil {
            CheckCommand.explain(before.report, console)
            CheckCommand.explain(after.report, console)
        }
        return exitCode(comparison, failOn)
    }

    private static func exitCode(_ comparison: DeliveryComparison, _ failOn: Severity?) -> ExitCode {
        let (old, new) = (comparison.old, comparison.new)
        if old.counts.couldNotRun + new.counts.couldNotRun > 0 { return .brokenRules }
        // What is not there can be compared with, but what cannot be read cannot.
        if !old.failures.isEmpty || !new.failures.isEmpty || new.checkedNothing { return .unreadableInput }
        switch failOn {
        case .error? where comparison.errors > 0: return .issues
        case .warning? where comparison.errors + comparison.warnings > 0: return .issues
        default: return .success
        }
    }

    private static func period(_ parsed: ParsedArguments, _ language: Language) throws -> PeriodRequest {
        guard let text = parsed["--period"] else { return .latest }
        if text == "all" { return .all }
        guard let quarter = Period(canonical: text), !quarter.isYear else {
            throw UsageError.badValue(text, option: "--period", expected: "2025-Q2, all", language)
        }
        return .one(quarter)
    }

    static let help = Localized(
        """
        klopt compare OUD NIEUW vergelijkt twee aanleveringen, cel voor cel, en zegt welke punten daarmee zijn
        opgelost of erbij gekomen.

        Gebruik:
          klopt compare OUD NIEUW [opties]

        OUD en NIEUW zijn een bestand of een map: van één organisatie, of van alle. Een CSV-bestand en een werkmap
        kunnen met elkaar worden vergeleken; rijen worden herkend aan organisatie, regio en kwartaal, en niet aan hun
        plaats. Een rij waarvan dat niet te lezen is, of die er twee keer staat, wordt genoemd en niet vergeleken.

        Opties:
          --history PAD         wat bij beide hoort: een deelnemerslijst, eerdere kwartalen, wat anderen aanleverden;
                                wat daar van dezelfde organisatie over hetzelfde kwartaal staat, telt niet mee
          --period 2025-Q2      over welk kwartaal de punten gaan (anders dat van NIEUW); 'all' voor alle
          --organisation NAAM   wie aanlevert, als het bestand dat niet zegt; alleen deze organisatie
          --format NAAM         text, csv of json
          --output BESTAND      schrijf naar een bestand
          --fail-on NIVEAU      error (standaard), warning of never: wanneer de exit code 1 is
          --as-of 2025-08-15    beoordeel alsof het die dag is; anders is het vandaag
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --lang nl|en          taal

        Exit code: 1 als er in NIEUW fouten staan (zie --fail-on), ook als die in OUD al stonden; 0 als dat niet zo is.

        Voorbeelden:
          klopt compare "GGZ 07 v1.xlsx" "GGZ 07 v2.xlsx" --history Samples/2025-Q2
          klopt compare levering-juli levering-augustus --format csv --output verschillen.csv

        """,
        en: """
            klopt compare OLD NEW compares two deliveries, cell by cell, and says which points that solved or caused.

            Usage:
              klopt compare OLD NEW [options]

            OLD and NEW are a file or a folder: of one organisation, or of all. A CSV file and a workbook can be
            compared with each other; rows are told apart by organisation, region and quarter, and not by their place.
            A row of which that cannot be read, or that is there twice, is named and not compared.

            Options:
              --history PATH        what belongs with both: a list of participants, earlier quarters, what others
                                    delivered; what is there of the same organisation and quarter does not count
              --period 2025-Q2      which quarter the points are about (else that of NEW); 'all' for all
              --organisation NAME   the sender, where the file does not say; only this organisation
              --format NAME         text, csv or json
              --output FILE         write to a file
              --fail-on LEVEL       error (default), warning or never: when the exit code is 1
              --as-of 2025-08-15    judge as if it were that day; otherwise it is today
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --lang nl|en          language

            Exit code: 1 when NEW has errors (see --fail-on), also those that OLD had; 0 when it has none.

            Examples:
              klopt compare "GGZ 07 v1.xlsx" "GGZ 07 v2.xlsx" --history Samples/2025-Q2
              klopt compare delivery-july delivery-august --format csv --output changes.csv

            """)
}
