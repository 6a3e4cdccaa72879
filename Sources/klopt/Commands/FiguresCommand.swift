import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting
import KloptTables

/// `klopt figures`: makes the figures of a report from what was delivered.
enum FiguresCommand: Command {
    static let name = "figures"

    private static let options = [
        CommonOptions.rules, "--period", "--per", "--errors", "--format", "--output", CommonOptions.day,
        CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        let (request, checked) = try request(parsed, language)
        let day = try CommonOptions.day(parsed, environment: environment)
        let reporter = try CommonOptions.format(parsed, console: console, of: FigureReporters.all)
        guard !parsed.operands.isEmpty else {
            throw UsageError.missingArgument(
                Localized("een bestand of map", en: "a file or folder"), command: name, language)
        }
        if let output = parsed["--output"] {
            try SubmittedFiles(paths: parsed.operands).refuse(output, of: "--output", language)
        }

        // 2. The rules.
        guard
            let pack = CommonOptions.usablePack(
                parsed, environment: environment, console: console, language: language)
        else { return .brokenRules }
        guard !pack.ruleSet.figures.isEmpty else {
            console.say(
                Localized(
                    "klopt figures: deze regels zeggen niet welke cijfers er zijn (figures … from …).\n",
                    en: "klopt figures: these rules do not say which figures there are (figures … from …).\n"
                ).text(in: language))
            return .brokenRules
        }

        // 3. Read and check: what is wrong is not counted.
        let all = RunRequest(
            paths: parsed.operands, period: checked, language: language, day: day,
            wasDayAsked: parsed[CommonOptions.day] != nil, threads: environment.threads, keepsNumbers: true,
            pack: pack.origin, version: Klopt.version)
        let run = console.showingProgress(in: language) { Run.checked(all, ruleSet: pack.ruleSet, progress: $0) }
        guard let figures = run.figures(request) else { return .brokenRules }

        // 4. The figures, and what is not there.
        try Output.write(figures, as: reporter, to: parsed["--output"], console)
        if reporter.name != FigureText.name || parsed["--output"] != nil { explain(figures, run.report, console) }
        CheckCommand.explain(run.report, console)
        let code = exitCode(figures, run.report)
        if console.mayExitAtOnce { console.exit(code) }
        return code
    }

    /// Which figures are asked for, and which quarters are to be checked for that.
    private static func request(
        _ parsed: ParsedArguments, _ language: Language
    ) throws -> (FigureRequest, PeriodRequest) {
        var request = FigureRequest()
        var checked = PeriodRequest.latest
        if let text = parsed["--period"] {
            if text == "all" {
                (request.periods, checked) = (.all, .all)
            } else if let period = Period(canonical: text) {
                // Of a year all quarters are asked for.
                (request.periods, checked) = (.one(period), period.isYear ? .all : .one(period))
            } else {
                throw UsageError.badValue(text, option: "--period", expected: "2025-Q2, 2024, all", language)
            }
        }
        request.perOrganisation = try parsed.choice("--per", [("organisation", true), ("area", false)], default: false)
        request.countsErrors = try parsed.choice(
            "--errors", [("count", true), ("leave-out", false)], default: false)
        return (request, checked)
    }

    private static func explain(_ figures: FigureReport, _ report: Report, _ console: Console) {
        for remark in figures.remarks {
            console.say("klopt figures: \(remark.text.text(in: figures.language))\n")
        }
        let lacking = figures.remarks.filter(\.isFailure).map(\.figures).reduce(0, +)
        let (all, marked) = (figures.rows.count, figures.rows.count(where: \.isUnderestimate))
        console.say(
            Localized(
                "klopt figures: \(all) cijfers gemaakt, waarvan \(marked) een onderschatting (*); \(lacking) niet gemaakt.\n",
                en: "klopt figures: \(all) figures made, \(marked) of them an underestimate (*); \(lacking) not made.\n"
            ).text(in: figures.language))
    }

    private static func exitCode(_ figures: FigureReport, _ report: Report) -> ExitCode {
        if report.counts.couldNotRun > 0 { return .brokenRules }
        if !report.failures.isEmpty || report.checkedNothing { return .unreadableInput }
        return figures.rows.isEmpty || figures.remarks.contains(where: \.isFailure) ? .issues : .success
    }

    static let help = Localized(
        """
        klopt figures PAD... rekent uit wat een rapport drukt: aantallen, percentages en veranderingen, landelijk en per
        regio, zoals de regels zeggen (figures … from …).

        Gebruik:
          klopt figures PAD... [opties]

        Een levering met fouten telt niet mee, en dat wordt gezegd. Rust een cijfer niet op alles wat wordt verwacht, dan
        is het een onderschatting en staat er een * bij. Een ° staat bij een cijfer dat terugkijkt, als in het kwartaal ervoor
        anderen meetelden. Een cijfer waarvoor een getal ontbreekt, wordt niet gemaakt.
        Voor een verandering zijn de gegevens van toen nodig, voor een jaar die van vier kwartalen en het kwartaal ervoor.

        Opties:
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --period 2025-Q2      dit kwartaal, of een jaar (2024); 'all' voor alle kwartalen en hele jaren.
                                Zonder: het laatste kwartaal dat de meeste organisaties aanleverden
          --per organisation    cijfers per organisatie, in plaats van over alle organisaties samen
          --errors count        tel leveringen met fouten toch mee (standaard: leave-out)
          --as-of 2025-08-15    de dag waarop het wordt uitgerekend: een toelichting kan verlopen zijn, en dan telt de
                                levering niet mee; anders is het vandaag
          --format NAAM         csv (standaard; klopt leest het zelf als rapport), json of text
          --output BESTAND      schrijf naar een bestand; een CSV niet in een map die wordt gelezen
          --lang nl|en          taal

        Uitkomst (exit code): 0 alles gemaakt; 1 er is iets weggelaten of niet te maken; 2 verkeerd gebruik; 3 de regels
        zijn niet in orde; 4 een bestand kon niet worden gelezen.

        Voorbeelden:
          klopt figures Samples/2025-Q2 --format text
          klopt figures aanlevering --period 2024 --output jaarcijfers.csv
          klopt figures aanlevering --per organisation --output per-organisatie.csv
          klopt check aanlevering rapport.csv     houdt een rapport tegen de leveringen

        """,
        en: """
            klopt figures PATH... works out what a report prints: counts, percentages and changes, nationally and by
            region, as the rules say (figures … from …).

            Usage:
              klopt figures PATH... [options]

            A delivery with errors is not counted, and that is said. A figure that does not rest on all that is expected
            is an underestimate, and gets a *. A figure that looks back gets a ° when others were counted in the quarter
            before. A figure that needs a number that is missing is not made. A change needs the data of then, a year
            those of its four quarters and of the quarter before.

            Options:
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --period 2025-Q2      this quarter, or a year (2024); 'all' for all quarters and whole years.
                                    Without it: the latest quarter that most organisations delivered
              --per organisation    figures for each organisation, instead of those of all together
              --errors count        count deliveries with errors all the same (default: leave-out)
              --as-of 2025-08-15    the day on which it is worked out: an explanation may have expired, and then the
                                    delivery does not count; otherwise it is today
              --format NAME         csv (default; klopt itself reads it as a report), json or text
              --output FILE         write to a file; a CSV not in a folder that is being read
              --lang nl|en          language

            Exit codes: 0 all was made; 1 something was left out or cannot be made; 2 wrong usage; 3 the rules are not in
            order; 4 an input could not be read.

            Examples:
              klopt figures Samples/2025-Q2 --format text --lang en
              klopt figures delivery --period 2024 --output year.csv
              klopt figures delivery --per organisation --output by-organisation.csv
              klopt check delivery report.csv     holds a report against the deliveries

            """)
}
