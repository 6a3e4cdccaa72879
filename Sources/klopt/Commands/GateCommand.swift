import KloptEngine
import KloptGate
import KloptLanguage
import KloptModel
import KloptReporting
import KloptTables

/// `klopt gate`: whether the figures of a quarter may be published.
enum GateCommand: Command {
    static let name = "gate"

    private static let options = [
        CommonOptions.rules, "--period", "--format", "--output", "--baseline", CommonOptions.day,
        CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        let period = try parsed["--period"].map { try CommonOptions.period($0, parsed) } ?? .latest
        let reporter = try CommonOptions.format(parsed, console: console, of: GateReporters.all)
        let day = try CommonOptions.day(parsed, environment: environment)
        guard !parsed.operands.isEmpty else {
            throw UsageError.missingArgument(
                Localized("een bestand of map", en: "a file or folder"), command: name, language)
        }
        let output = parsed["--output"]
        if output != nil { try SubmittedFiles(paths: parsed.operands).refuse(output, of: "--output", language) }
        let baseline = try parsed["--baseline"].map { try SavedResult(path: $0) }
        if baseline != nil, case .all = period {
            throw UsageError.mismatch(
                Localized(
                    "--baseline is een uitkomst over één kwartaal. Noem dat kwartaal met --period, in plaats van 'all'.",
                    en: "--baseline is a result about one quarter. Name that quarter with --period, in place of 'all'."),
                language)
        }

        // 2. The rules; when they are broken no data is judged.
        guard
            let pack = CommonOptions.usablePack(
                parsed, environment: environment, console: console, language: language)
        else { return .brokenRules }

        // 3. Read, check, and decide.
        let request = RunRequest(
            paths: parsed.operands, period: period, language: language, day: day,
            wasDayAsked: parsed[CommonOptions.day] != nil, threads: environment.threads,
            keepsNumbers: true,
            pack: pack.origin,
            version: Klopt.version)
        let run = console.showingProgress(in: language) {
            Run.checked(request, ruleSet: pack.ruleSet, progress: $0)
        }
        let decisions = try run.publicationFactsPerQuarter().map { facts in
            var facts = facts
            if let baseline { facts.report = try baseline.compared(with: facts.report, of: run) }
            return Gate.decide(facts)
        }

        // 4. Say it.
        try Output.write(decisions, as: reporter, to: output, console)
        return exitCode(decisions)
    }

    private static func exitCode(_ decisions: [GateDecision]) -> ExitCode {
        let reports = decisions.map(\.facts.report)
        if reports.contains(where: { $0.counts.couldNotRun > 0 }) { return .brokenRules }
        if reports.contains(where: { !$0.failures.isEmpty || $0.checkedNothing }) { return .unreadableInput }
        return decisions.publish ? .success : .issues
    }

    static let help = Localized(
        """
        klopt gate PAD... zegt of de cijfers van een kwartaal mogen worden gepubliceerd, en waarom niet.

        Gebruik:
          klopt gate PAD... [opties]

        PAD is wat 'klopt check' leest: de aanleveringen van het kwartaal, de deelnemerslijst, en als ze er zijn het
        kwartaal ervoor en dat van een jaar eerder, om mee te vergelijken.
        Wat publicatie tegenhoudt, staat in het beleid van de regels (policy; zie Rules/README.md). Een aanlevering
        met open fouten telt niet mee. Per regio en traject is het cijfer compleet, onvolledig (*, een onderschatting),
        ontbreekt het, of is het n.v.t. (**). Een verandering gaat over wie beide keren meetelde.
        Wat niet bekend is, houdt publicatie tegen: geen deelnemerslijst of een die niet van dit kwartaal is, niets
        gecontroleerd, een bestand dat niet te lezen is, een rapport waarvan het meeste met niets is vergeleken.

        Opties:
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --period 2025-Q2      dit kwartaal; anders het laatste dat de meeste organisaties aanleverden; 'all' voor een
                                besluit over elk kwartaal
          --format NAAM         text, json (alles per regio en maat), csv (wie telt mee, wie ontbreekt), markdown of
                                html (een pagina met kaarten, die zonder internet werkt)
          --output BESTAND      schrijf naar een bestand
          --baseline BESTAND    een eerdere uitkomst van klopt check (--format json) over hetzelfde kwartaal: hoeveel
                                punten nieuw, gewijzigd, ongewijzigd of opgelost zijn
          --as-of 2025-08-15    de dag waarop wordt besloten: een toelichting kan zijn verlopen; anders vandaag
          --lang nl|en          taal

        Uitkomst (exit code), de eerste die past: 2 verkeerd gebruik; 3 de regels zijn niet in orde, of een regel kon niet
        worden uitgevoerd; 4 een bestand kon niet worden gelezen, of er is niets gecontroleerd; 1 niet publiceren (bij
        'all': ten minste één kwartaal niet); 0 publiceren. Een regio die zelf niet te publiceren is, verandert de
        uitkomst van het geheel niet: zie 'publish' per regio in de JSON.

        Voorbeelden:
          klopt gate Samples/2025-Q2
          klopt gate aanlevering --period 2025-Q2 --format json --output besluit.json && maak-het-rapport
          klopt gate aanlevering rapport.csv --format html --output besluit.html

        """,
        en: """
            klopt gate PATH... says whether the figures of a quarter may be published, and why not.

            Usage:
              klopt gate PATH... [options]

            PATH is what 'klopt check' reads: the submissions of the quarter, the roster, and if they are there the
            quarter before and that of a year earlier, to compare with.
            What blocks publication is in the policy of the rules (see Rules/README.md). A delivery with open errors is
            not counted. Per region and trajectory a figure is complete, incomplete (*, an underestimate), missing, or
            not applicable (**). A change is over those counted both times.
            What is not known blocks: no roster or one of another quarter, nothing checked, a file that cannot be read, a
            report of which most is compared with nothing.

            Options:
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --period 2025-Q2      this quarter; else the latest that most organisations delivered; 'all' for a
                                    decision on every quarter
              --format NAME         text, json (all per region and measure), csv (who is counted, who is missing),
                                    markdown or html (a page with maps that works offline)
              --output FILE         write to a file
              --baseline FILE       an earlier result of klopt check (--format json) about the same quarter: how many
                                    points are new, changed, unchanged or solved
              --as-of 2025-08-15    the day of the decision: an explanation may have expired; else today
              --lang nl|en          language

            Exit codes, the first that applies: 2 wrong usage; 3 the rules are broken, or a rule could not run; 4 an input
            could not be read, or nothing was checked; 1 do not publish (with 'all': at least one quarter not); 0 publish.
            A region that itself may not be published does not change the whole: see 'publish' per region in the JSON.

            Examples:
              klopt gate Samples/2025-Q2 --lang en
              klopt gate delivery --period 2025-Q2 --format json --output decision.json && make-the-report
              klopt gate delivery report.csv --format html --output decision.html

            """)
}
