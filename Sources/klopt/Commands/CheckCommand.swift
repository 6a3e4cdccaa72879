import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting

/// `klopt check`: runs the rules over submissions.
enum CheckCommand: Command {
    static let name = "check"

    private static let options = [
        CommonOptions.rules, "--period", "--organisation", "--format", "--output", "--packets", "--fail-on",
        CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        let settings = try Settings(parsed, console: console, language: language)
        guard !parsed.operands.isEmpty else {
            throw UsageError.missingArgument(
                Localized("een bestand of map", en: "a file or folder"), command: name, language)
        }

        // 2. The rules; when they are broken no data is judged.
        guard let files = CommonOptions.pack(parsed, environment: environment, console: console, language: language),
            let ruleSet = CommonOptions.ruleSet(files, console: console, language: language)
        else { return .brokenRules }

        // 3. Read and check.
        let request = RunRequest(
            paths: parsed.operands, period: settings.period, organisation: parsed["--organisation"],
            language: language, threads: environment.threads, hashesFiles: settings.needsHashes,
            pack: Report.Pack(name: ruleSet.name, title: ruleSet.title, version: ruleSet.version, path: files.path),
            version: Klopt.version)
        let line = console.messagesAreTerminal ? ProgressLine(console: console, language: language) : nil
        var show: (@Sendable (Run.Progress) -> Void)?
        if let line { show = { line.show($0) } }
        let report = Run.report(request, ruleSet: ruleSet, progress: show)
        line?.clear()

        // 4. Say it, but never over what was just read.
        try refuseToOverwrite(report, parsed.operands, settings, language)
        try write(report, settings, console)
        if settings.reporter.name != TextReporter.name || settings.output != nil { explain(report, console) }
        let code = exitCode(report, settings.failOn)
        // Everything is written. Giving back the memory of rules and records piece by piece would only take time.
        if console.mayExitAtOnce { console.exit(code) }
        return code
    }

    /// A submission is the only copy that some organisations have.
    private static func refuseToOverwrite(
        _ report: Report, _ operands: [String], _ settings: Settings, _ language: Language
    ) throws {
        var read = Set(operands.map { Paths.plain($0) })
        for operand in operands {
            for input in report.inputs { read.insert(Paths.plain(Paths.joined(operand, input.file))) }
        }
        var written = settings.output.map { [("--output", $0)] } ?? []
        if let folder = settings.packets {
            let packets = Packets(of: report, reporter: settings.packetReporter)
            written += packets.files.map { ("--packets", Paths.joined(folder, $0.fileName)) }
        }
        for (option, path) in written where read.contains(Paths.plain(path)) {
            let expected = language == .dutch ? "geen bestand dat net is gelezen" : "not a file that was just read"
            throw UsageError.badValue(path, option: option, expected: expected, language)
        }
    }

    /// What keeps a run from a yes or no, for whoever does not see it in the output itself.
    private static func explain(_ report: Report, _ console: Console) {
        for failure in report.failures {
            console.say("klopt: \(failure.file): \(failure.text.text(in: report.language))\n")
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

    private static func write(_ report: Report, _ settings: Settings, _ console: Console) throws {
        if let folder = settings.packets {
            try FileSink.makeFolder(folder)
            let packets = Packets(of: report, reporter: settings.packetReporter)
            for file in packets.files {
                try FileSink.write(to: Paths.joined(folder, file.fileName)) { try file.write(to: &$0) }
            }
        }
        if let path = settings.output {
            try FileSink.write(to: path) { try settings.reporter.write(report, to: &$0) }
        } else {
            var sink = ConsoleSink(console: console)
            do {
                try settings.reporter.write(report, to: &sink)
            } catch OutputError.closed {
                // Whoever read along has seen enough; the exit code still tells the outcome.
            }
        }
    }

    /// The first that applies: a rule that could not run, an input that could not be read, issues.
    private static func exitCode(_ report: Report, _ failOn: Severity?) -> ExitCode {
        if report.counts.couldNotRun > 0 { return .brokenRules }
        if !report.failures.isEmpty || report.checkedNothing { return .unreadableInput }
        switch failOn {
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

        var needsHashes: Bool { reporter.name == JSONReporter.name || packetReporter.name == JSONReporter.name }

        init(_ parsed: ParsedArguments, console: Console, language: Language) throws {
            if let text = parsed["--period"] {
                if text == "all" {
                    period = .all
                } else if let quarter = Period(canonical: text), !quarter.isYear {
                    period = .one(quarter)
                } else {
                    throw UsageError.badValue(text, option: "--period", expected: "2025-Q2, all", language)
                }
            }
            failOn = try parsed.choice(
                "--fail-on", [("error", Severity.error), ("warning", Severity.warning), ("never", nil)],
                default: Severity.error)
            packets = parsed["--packets"]
            output = parsed["--output"]
            if let organisation = parsed["--organisation"], organisation.allSatisfy(\.isWhitespace) {
                throw UsageError.badValue(
                    organisation, option: "--organisation", expected: language == .dutch ? "een naam" : "a name",
                    language)
            }
            let text = TextOptions(color: console.isTerminal && parsed["--output"] == nil, width: console.width)
            let name = parsed["--format"]
            guard let named = Reporters.named(name ?? TextReporter.name, text: text) else {
                throw UsageError.badValue(
                    name ?? "", option: "--format", expected: Reporters.names.joined(separator: ", "), language)
            }
            packetReporter = name == nil ? MarkdownReporter() : named
            reporter = named
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

        PAD is een bestand of een map; er mogen meer kwartalen en een deelnemerslijst in staan.
        Zonder --period wordt het laatste kwartaal gecontroleerd dat de meeste organisaties aanleverden;
        eerdere kwartalen dienen dan als vergelijking.

        Opties:
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --period 2025-Q2      dit kwartaal; 'all' voor alle kwartalen
          --organisation NAAM   wie aanlevert, als het bestand dat niet zegt; alleen deze organisatie
          --format NAAM         text, json, csv of markdown
          --output BESTAND      schrijf naar een bestand
          --packets MAP         schrijf een bestand per organisatie, en een overzicht
          --fail-on NIVEAU      error (standaard), warning of never: wanneer de exit code 1 is
          --lang nl|en          taal

        Grenzen: bestanden tot 8 GB, 16.384 kolommen, 32.767 tekens per cel, aantallen tot 1.000.000.000.000.

        Voorbeelden:
          klopt check Samples/2025-Q2
          klopt check ips.csv --organisation "GGZ 07"
          klopt check aanlevering --packets brieven
          klopt check aanlevering --format json --output resultaat.json --fail-on warning

        """,
        en: """
            klopt check PATH... checks files and folders, and shows per organisation what does not add up.

            Usage:
              klopt check PATH... [options]

            PATH is a file or a folder; it may hold several quarters and a roster. Without --period the latest
            quarter that most organisations delivered is checked; earlier quarters then serve as comparison.

            Options:
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --period 2025-Q2      this quarter; 'all' for all quarters
              --organisation NAME   the sender, where the file does not say; only this organisation
              --format NAME         text, json, csv or markdown
              --output FILE         write to a file
              --packets DIR         write a file for each organisation, and an overview
              --fail-on LEVEL       error (default), warning or never: when the exit code is 1
              --lang nl|en          language

            Limits: files up to 8 GB, 16,384 columns, 32,767 characters a cell, counts up to 1,000,000,000,000.

            Examples:
              klopt check Samples/2025-Q2 --lang en
              klopt check ips.csv --organisation "GGZ 07"
              klopt check delivery --packets letters
              klopt check delivery --format json --output result.json --fail-on warning

            """)
}
