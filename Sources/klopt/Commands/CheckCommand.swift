import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting
import KloptTables

/// `klopt check`: runs the rules over submissions.
enum CheckCommand: Command {
    static let name = "check"

    private static let options = [
        CommonOptions.rules, "--period", "--organisation", "--format", "--output", "--packets", "--annotate",
        "--baseline", CommonOptions.day, "--deadline", "--fail-on", CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        let settings = try Settings(parsed, console: console, language: language)
        let day = try CommonOptions.day(parsed, environment: environment)
        guard !parsed.operands.isEmpty else {
            throw UsageError.missingArgument(
                Localized("een bestand of map", en: "a file or folder"), command: name, language)
        }

        let submitted = settings.writesFiles ? SubmittedFiles(paths: parsed.operands) : nil
        if let submitted {
            try submitted.refuse(settings.output, of: "--output", language)
            try submitted.refuse(settings.annotate, of: "--annotate", language)
        }
        let workbook = try submitted.flatMap { submitted in
            try settings.annotate.map { try WorkbookReturn(to: $0, of: submitted, language) }
        }

        let baseline = try parsed["--baseline"].map { try SavedResult(path: $0) }

        // 2. The rules; when they are broken no data is judged.
        guard
            let pack = CommonOptions.usablePack(
                parsed, environment: environment, console: console, language: language)
        else { return .brokenRules }

        // 3. Read and check.
        let request = RunRequest(
            paths: parsed.operands, period: settings.period, organisation: parsed["--organisation"],
            language: language, day: day, wasDayAsked: parsed[CommonOptions.day] != nil, deadline: settings.deadline,
            threads: environment.threads,
            hashesFiles: settings.needsHashes,
            keepsNumbers: settings.needsSeries,
            pack: pack.origin,
            version: Klopt.version)
        let run = console.showingProgress(in: language) {
            Run.checked(request, ruleSet: pack.ruleSet, progress: $0)
        }
        var report = run.report
        if settings.needsSeries { report.series = run.ownerSeries() }
        if let baseline { report = try baseline.compared(with: report, of: run) }
        report.failsFrom = settings.failOn

        // 4. Say it: first to the organisations, then to whoever asked.
        if let folder = settings.packets.map({ PacketFolder($0) }) {
            let packets = Packets(
                of: report, reporter: settings.packetReporter,
                open: settings.returnsWorkbooks ? submitted.map { WorkbookReturn.opener(of: $0) } : nil,
                leftovers: { folder.leftovers(besides: $0) })
            try refuse(packets, in: folder, over: submitted, language)
            try folder.write(packets)
            report.leftovers = packets.leftovers
            report.unmarkedWorkbooks = packets.unmarkedWorkbooks
        }
        try Output.write(report, as: settings.reporter, to: settings.output, console)
        if !settings.showsFailures { explain(report, console) }
        if let text = report.leftoversText, let folder = settings.packets { console.say("klopt: \(folder): \(text)\n") }
        for unmarked in report.unmarkedWorkbooks { console.say("klopt: \(unmarked.text(in: language))\n") }
        var code = exitCode(report)
        if !report.unmarkedWorkbooks.isEmpty, code != .brokenRules { code = .unreadableInput }
        if let workbook, try !workbook.write(report, console), code != .brokenRules { code = .unreadableInput }
        // Everything is written. Giving back the memory of rules and records piece by piece would only take time.
        if console.mayExitAtOnce { console.exit(code) }
        return code
    }

    private static func refuse(
        _ packets: Packets, in folder: PacketFolder, over submitted: SubmittedFiles?, _ language: Language
    ) throws {
        for name in packets.files.map(\.fileName) {
            let path = folder.file(name)
            if submitted?.contains(path) ?? false {
                throw UsageError.badValue(
                    path, option: "--packets", expected: SubmittedFiles.notRead(language), language)
            }
            if let path = folder.foreign(name) {
                let expected = Localized(
                    "geen bestand dat er al stond en niet van klopt is; kies een andere map",
                    en: "not a file that was there already and is not klopt's; choose another folder")
                throw UsageError.badValue(path, option: "--packets", expected: expected.text(in: language), language)
            }
        }
    }

    /// What keeps a run from a yes or no, for whoever does not see it in the output itself.
    static func explain(_ report: Report, _ console: Console) {
        for failure in report.failures {
            console.say("klopt: \(PlainText.line(failure.file)): \(failure.text.text(in: report.language))\n")
        }
        for rule in report.rules where rule.counts.couldNotRun > 0 {
            let reason = rule.remark.map { ": \($0.text(in: report.language))" } ?? ""
            console.say(
                Localized(
                    "klopt: de regel \(rule.id) kon niet worden uitgevoerd\(reason)\n",
                    en: "klopt: the rule \(rule.id) could not run\(reason)\n"
                ).text(in: report.language))
        }
        if report.checkedNothing {
            console.say(
                Localized("klopt: er is niets gecontroleerd\n", en: "klopt: nothing was checked\n").text(
                    in: report.language))
        }
    }

    /// The first that applies: a rule that could not run, an input that could not be read, issues.
    private static func exitCode(_ report: Report) -> ExitCode {
        if report.counts.couldNotRun > 0 { return .brokenRules }
        if !report.failures.isEmpty || report.checkedNothing { return .unreadableInput }
        switch report.failsFrom {
        case .error? where report.errors > 0: return .issues
        case .warning? where report.errors + report.warnings > 0: return .issues
        default: return .success
        }
    }

    private struct Settings {
        var period = PeriodRequest.latest
        var failOn: Severity?
        var reporter: any Reporter
        /// Packets come in the format named, Markdown when none is; standard output then keeps the summary.
        var packetReporter: any Reporter
        var packets: String?
        var output: String?
        var annotate: String?
        /// In place of the pack's.
        var deadline: CalendarDate?

        var writesFiles: Bool { packets != nil || output != nil || annotate != nil }
        /// An e-mail comes with the workbook it is about, and a packet of workbooks consists of them.
        var returnsWorkbooks: Bool { [MarkdownReporter.name, XLSXReporter.name].contains(packetReporter.name) }
        /// Whether what keeps a run from a yes or no is read in standard output.
        var showsFailures: Bool {
            output == nil && [TextReporter.name, GitHubReporter.name].contains(reporter.name)
        }
        /// A page shows an organisation its figures over time.
        var needsSeries: Bool { [reporter.name, packetReporter.name].contains(HTMLReporter.name) }
        var needsHashes: Bool {
            let formats = [JSONReporter.name, JSONLinesReporter.name, SARIFReporter.name]
            return formats.contains(reporter.name) || formats.contains(packetReporter.name)
        }

        init(_ parsed: ParsedArguments, console: Console, language: Language) throws {
            if let text = parsed["--period"] { period = try CommonOptions.period(text, parsed) }
            failOn = try parsed.choice(
                "--fail-on", [("error", Severity.error), ("warning", Severity.warning), ("never", nil)],
                default: Severity.error)
            packets = parsed["--packets"]
            output = parsed["--output"]
            annotate = parsed["--annotate"]
            deadline = try parsed["--deadline"].map { try CommonOptions.date($0, of: "--deadline", parsed) }
            if let organisation = parsed["--organisation"], organisation.allSatisfy(\.isWhitespace) {
                throw UsageError.badValue(
                    organisation, option: "--organisation", expected: language == .dutch ? "een naam" : "a name",
                    language)
            }
            let text = CommonOptions.textOptions(parsed, console: console)
            let name = parsed["--format"]
            guard let named = Reporters.named(name ?? TextReporter.name, text: text) else {
                throw UsageError.badValue(
                    name ?? "", option: "--format", expected: Reporters.names.joined(separator: ", "), language)
            }
            packetReporter = name == nil ? MarkdownReporter() : named
            reporter = named
            if named.name == XLSXReporter.name, output == nil, packets == nil, console.isTerminal {
                let expected = Localized(
                    "samen met --output BESTAND.xlsx: een werkmap is niet op het scherm te lezen",
                    en: "together with --output FILE.xlsx: a workbook cannot be read on a screen")
                throw UsageError.badValue(
                    named.name, option: "--format", expected: expected.text(in: language), language)
            }
            if packets != nil, output == nil {
                reporter = Reporters.named(TextReporter.name, text: text) ?? named
            }
        }
    }

    static let help = Localized(
        """
        klopt check PAD... controleert bestanden en mappen, en toont per organisatie wat niet klopt.

        Gebruik:
          klopt check PAD... [opties]

        PAD is een Excel-werkmap (.xlsx), een CSV-bestand of een map; er mogen meer kwartalen, een
        deelnemerslijst, een ontvangstlijst en een lijst van toelichtingen in staan (zie klopt waive).
        Zonder --period wordt het laatste kwartaal gecontroleerd dat de meeste organisaties aanleverden;
        eerdere kwartalen dienen dan als vergelijking.

        Opties:
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --period 2025-Q2      dit kwartaal; 'all' voor alle kwartalen. Wat ontbreekt, vraagt klopt dan over de
                                kwartalen die de meeste organisaties aanleverden of waarnaar een map is genoemd
          --organisation NAAM   wie aanlevert, als het bestand dat niet zegt; alleen deze organisatie
          --format NAAM         text, json, csv, markdown, xlsx of html; voor een pipeline ook sarif, junit, github
                                (meldingen bij de bestanden) en jsonl (een punt per regel). Een pagina (html) werkt
                                zonder internet en verstuurt niets: van één organisatie met een plaats voor haar
                                antwoorden, van meer een overzicht met filters
          --output BESTAND      schrijf naar een bestand; een CSV niet in een map die wordt gecontroleerd
          --packets MAP         schrijf een brief per organisatie, en een overzicht; wie één eigen werkmap aanleverde,
                                krijgt die erbij terug zoals met --annotate (met --format xlsx: in plaats van de
                                brief). Brieven van een eerdere keer die
                                er nog staan, worden genoemd en niet verwijderd; een bestand dat niet van klopt is,
                                wordt niet overschreven. De map mag in PAD liggen: klopt leest zijn eigen brieven niet
          --annotate BESTAND    geef de ene werkmap die wordt gecontroleerd terug: de cellen waar het om gaat gekleurd,
                                met een notitie erbij, en een blad Aandachtspunten; al het andere blijft zoals het is
          --baseline BESTAND    een eerdere uitkomst (--format json) over hetzelfde kwartaal: wat is nieuw, gewijzigd of
                                ongewijzigd, en wat is opgelost (of weg, met de rij waar het over ging). Is dat bestand
                                er niet of is het iets anders, dan wordt er niets gecontroleerd
          --as-of 2025-08-15    beoordeel alsof het die dag is; anders is het vandaag
          --fail-on NIVEAU      error (standaard), warning of never: wanneer de exit code 1 is
          --deadline 2025-08-15 tot en met welke dag een aanlevering van het laatste kwartaal op tijd is (anders zegt het
                                regelpakket dat, voor elk kwartaal)
          --lang nl|en          taal

        Grenzen: CSV tot 8 GB, 16.384 kolommen, 32.767 tekens per cel, aantallen tot 1.000.000.000.000. Werkmappen tot
        512 MB, 1.024 bladen, 10.000 onderdelen; uitgepakt tot 2 GB per onderdeel, 4 GB samen en 200 keer de omvang;
        64 niveaus in de XML. Wat groter is, wordt geweigerd.

        Voorbeelden:
          klopt check Samples/2025-Q2
          klopt check ips.csv --organisation "GGZ 07"
          klopt check "GGZ 07.xlsx" --annotate "GGZ 07 - aandachtspunten.xlsx"
          klopt check aanlevering --packets brieven
          klopt check aanlevering --packets paginas --format html
          klopt check aanlevering --format json --output resultaat.json --fail-on warning
          klopt check aanlevering --baseline vorige.json --packets brieven

        """,
        en: """
            klopt check PATH... checks files and folders, and shows per organisation what does not add up.

            Usage:
              klopt check PATH... [options]

            PATH is an Excel workbook (.xlsx), a CSV file or a folder; it may hold several quarters, a roster, a
            list of what was received and a list of explanations (see klopt waive).
            Without --period the latest quarter that most organisations delivered is checked; earlier quarters then
            serve as comparison.

            Options:
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --period 2025-Q2      this quarter; 'all' for all quarters. What is missing is then asked of the quarters
                                    that most organisations delivered or that a folder is named for
              --organisation NAME   the sender, where the file does not say; only this organisation
              --format NAME         text, json, csv, markdown, xlsx or html; for a pipeline also sarif, junit, github
                                    (annotations beside the files) and jsonl (an issue a line). A page (html) works
                                    offline and sends nothing: of one organisation with a place for its answers, of
                                    several an overview with filters
              --output FILE         write to a file; a CSV not in a folder that is being checked
              --packets DIR         write a letter for each organisation, and an overview; who sent one workbook of its
                                    own gets it back with it as with --annotate (with --format xlsx: instead of
                                    the letter). Letters of an earlier run
                                    that are still there are named and not removed; a file that is not klopt's is not
                                    written over. The folder may lie in PATH: klopt does not read its own letters
              --annotate FILE       return the one workbook that is checked: the cells concerned coloured, with a note on
                                    each, and a sheet with the points of attention; all else stays as it is
              --baseline FILE       an earlier result (--format json) about the same quarter: what is new, changed or
                                    unchanged, and what is solved (or gone, with the row that it was about). If that
                                    file is not there or is something else, nothing is checked
              --as-of 2025-08-15    judge as if it were that day; otherwise it is today
              --fail-on LEVEL       error (default), warning or never: when the exit code is 1
              --deadline 2025-08-15 until which day a delivery of the last quarter is in time (else the rules say so, for
                                    each quarter)
              --lang nl|en          language

            Limits: CSV up to 8 GB, 16,384 columns, 32,767 characters a cell, counts up to 1,000,000,000,000. Workbooks
            up to 512 MB, 1,024 sheets, 10,000 parts; unpacked up to 2 GB a part, 4 GB in all and 200 times the size; 64
            levels in the XML. What is larger is refused.

            Examples:
              klopt check Samples/2025-Q2 --lang en
              klopt check ips.csv --organisation "GGZ 07"
              klopt check "GGZ 07.xlsx" --annotate "GGZ 07 - points.xlsx"
              klopt check delivery --packets letters
              klopt check delivery --packets pages --format html
              klopt check delivery --format json --output result.json --fail-on warning
              klopt check delivery --baseline previous.json --packets letters

            """)
}
