import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting
import KloptTables

/// `klopt waive`: writes down what an organisation explained, so that the issue is not asked about again.
enum WaiveCommand: Command {
    static let name = "waive"

    private static let options = [
        CommonOptions.rules, "--period", "--from", "--reason", "--by", "--until", "--on", "--output",
        CommonOptions.language,
    ]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        // 1. What is asked.
        let parsed = try ParsedArguments(arguments, options: options, command: name, language: language)
        let language = try CommonOptions.language(parsed)
        let request = try Request(parsed, environment: environment)
        let saved = try request.from.map { try SavedResult(path: $0) }

        // 2. The rules: they say how the list of explanations is made up.
        guard
            let pack = CommonOptions.usablePack(
                parsed, environment: environment, console: console, language: language)
        else { return .brokenRules }
        guard let schema = pack.ruleSet.datasets.first(where: { $0.explanations != nil }),
            let roles = schema.explanations
        else {
            throw UsageError.mismatch(
                Localized(
                    "deze regels kennen geen lijst van toelichtingen (`dataset … explanations`).",
                    en: "these rules know no list of explanations (`dataset … explanations`)."), language)
        }

        // In the list such a text says nothing, and the row would be refused.
        for (option, text) in [("--reason", request.statement.reason), ("--by", request.statement.author)]
        where schema.missingTexts.contains(where: { OwnerName.areSame($0, text) }) {
            let expected = Localized("een tekst", en: "a text").text(in: language)
            throw UsageError.badValue(text, option: option, expected: expected, language)
        }

        // 3. The issues, with the figures that were found.
        let entries: [SavedReport.Entry]
        var explained: [String: Explanation] = [:]
        if let saved {
            entries = saved.report.entries
        } else {
            let report = Run.report(
                RunRequest(
                    paths: request.paths, period: request.period, language: language, threads: environment.threads,
                    pack: pack.origin,
                    version: Klopt.version), ruleSet: pack.ruleSet)
            for failure in report.failures {
                console.say("klopt: \(failure.file): \(failure.text.text(in: language))\n")
            }
            if report.checkedNothing { return .unreadableInput }
            entries = report.issues.map { issue in
                if let explanation = issue.explanation { explained[issue.id] = explanation }
                return SavedReport.Entry(issue)
            }
        }
        let issues = try request.ids.map { try issue($0, among: entries, language) }

        // 4. Write it down, and say what was written.
        let list = try ExplanationList(
            path: request.output ?? request.place(of: schema.name + ".csv"), schema, roles, pack.ruleSet)
        for entry in issues {
            let names = pack.ruleSet.rules.first { $0.id == entry.issue.rule }?.replaces ?? []
            // A list among the deliveries may explain it too, by whatever name it goes.
            let elsewhere = explained[entry.issue.id].flatMap { $0.until >= request.statement.given ? $0 : nil }
            let known =
                list.explanation(
                    of: entry, named: Set(names + [entry.issue.rule, entry.issue.id]), request.statement) ?? elsewhere
            if let known { throw alreadyExplained(entry.issue.id, known, list.path, language) }
        }
        try list.add(issues, request.statement, language)
        console.print(summary(of: issues, request.statement, list.path, pack.ruleSet, language))
        return .success
    }

    private static func issue(
        _ id: String, among entries: [SavedReport.Entry], _ language: Language
    ) throws -> SavedReport.Entry {
        guard let entry = entries.first(where: { $0.issue.id == id }) else {
            let near = Suggest.nearest(to: id, among: entries.lazy.map(\.issue.id))
            throw UsageError.mismatch(
                Localized(
                    "er is geen punt met het nummer '\(id)'."
                        + (near.map { " Bedoelt u '\($0)'?" } ?? " Kijk het nummer na in de brief of de lijst."),
                    en: "there is no point with the number '\(id)'."
                        + (near.map { " Did you mean '\($0)'?" } ?? " Look it up in the letter or the list.")), language
            )
        }
        guard entry.issue.owner != nil else {
            throw UsageError.mismatch(
                Localized(
                    "punt '\(id)' is aan geen organisatie gericht, en kan niet worden toegelicht.",
                    en: "point '\(id)' is addressed to no organisation, and cannot be explained."), language)
        }
        return entry
    }

    private static func alreadyExplained(
        _ id: String, _ known: Explanation, _ path: String, _ language: Language
    ) -> UsageError {
        let place = known.place.map { $0.file.isEmpty ? DataPlace(file: path, row: $0.row) : $0 }
        let (reason, author, until) = (known.reason, known.author, known.until)
        let line = place?.row.map { Localized(", rij \($0)", en: ", row \($0)") } ?? Localized("")
        return .mismatch(
            Localized(
                "punt '\(id)' is al toegelicht tot en met \(until): «\(reason)» (\(author); \(place?.file ?? path)\(line.dutch)). Er is niets toegevoegd. Klopt die toelichting niet meer, pas die rij dan aan.",
                en:
                    "point '\(id)' is explained already, up to and including \(until): “\(reason)” (\(author); \(place?.file ?? path)\(line.english)). Nothing was added. If that explanation is no longer right, change that row."
            ), language)
    }

    private static func summary(
        of issues: [SavedReport.Entry], _ statement: ExplanationList.Statement, _ path: String, _ ruleSet: RuleSet,
        _ language: Language
    ) -> String {
        var lines = [Localized("Toegevoegd aan \(path):", en: "Added to \(path):").text(in: language)]
        for entry in issues {
            let label = ruleSet.datasets.first { $0.name == entry.issue.dataset }?.label.text(in: language)
            let parts =
                [entry.issue.owner, label ?? entry.issue.dataset]
                + entry.issue.key.map(\.value).filter { $0 != entry.issue.owner }
            lines.append("  \(entry.issue.id)  " + parts.compactMap { $0 }.joined(separator: " · "))
            lines.append("    " + entry.issue.message)
            if !entry.observed.isEmpty {
                lines.append(
                    Localized("    Voor de cijfers: ", en: "    For the figures: ").text(in: language)
                        + entry.observed.stated(in: language))
            } else {
                lines.append(
                    Localized(
                        "    Bij dit punt horen geen cijfers: de toelichting geldt tot de einddatum, wat er ook verandert.",
                        en:
                            "    This point has no figures: the explanation holds until its last day, whatever changes."
                    ).text(in: language))
            }
        }
        lines.append(
            Localized(
                "  Reden: \(statement.reason) (\(statement.author), \(statement.given); geldig tot en met \(statement.until))",
                en:
                    "  Reason: \(statement.reason) (\(statement.author), \(statement.given); valid up to and including \(statement.until))"
            ).text(in: language))
        lines.append(
            Localized(
                "klopt check leest de lijst mee als zij bij de aanleveringen ligt of in PAD wordt genoemd.",
                en: "klopt check reads the list along when it lies among the deliveries or is named in PATH."
            ).text(in: language))
        return lines.map { PlainText.line($0) + "\n" }.joined()
    }

    private struct Request {
        var ids: [String] = []
        var paths: [String] = []
        var from: String?
        var output: String?
        var period = PeriodRequest.latest
        var statement: ExplanationList.Statement

        init(_ parsed: ParsedArguments, environment: Environment) throws {
            let language = parsed.language
            func text(_ option: String) throws -> String {
                guard let text = parsed[option] else {
                    throw UsageError.missingArgument(Localized(option), command: WaiveCommand.name, language)
                }
                guard !text.allSatisfy(\.isWhitespace) else {
                    let expected = Localized("een tekst", en: "a text").text(in: language)
                    throw UsageError.badValue(text, option: option, expected: expected, language)
                }
                return text
            }
            for operand in parsed.operands {
                if !Self.isID(operand) { paths.append(operand) } else if !ids.contains(operand) { ids.append(operand) }
            }
            from = parsed["--from"]
            output = parsed["--output"]
            if let text = parsed["--period"] { period = try CommonOptions.period(text, parsed) }
            statement = ExplanationList.Statement(
                reason: try text("--reason"), author: try text("--by"),
                given: try CommonOptions.day(parsed, option: "--on", environment: environment),
                until: try CommonOptions.date(try text("--until"), of: "--until", parsed))
            guard !ids.isEmpty else {
                throw UsageError.missingArgument(
                    Localized("het nummer van een punt (k-…)", en: "the number of a point (k-…)"),
                    command: WaiveCommand.name, language)
            }
            guard paths.isEmpty != (from == nil) else {
                throw UsageError.mismatch(
                    Localized(
                        "noem waar het punt gevonden is: een map of bestand met aanleveringen, of --from RESULTAAT.json (niet allebei).",
                        en:
                            "say where the point was found: a folder or file with deliveries, or --from RESULT.json (not both)."
                    ), language)
            }
            if statement.until < statement.given {
                let expected = Localized(
                    "een dag op of na \(statement.given)", en: "a day on or after \(statement.given)")
                throw UsageError.badValue(
                    statement.until.description, option: "--until", expected: expected.text(in: language), language)
            }
            if let output, !output.lowercased().hasSuffix(".csv") {
                let expected =
                    InputReader.readsWorkbooks(named: output)
                    ? Localized(
                        "een lijst in CSV: in een werkmap schrijft klopt niets bij. Zet de lijst om in Excel (opslaan als «CSV UTF-8»), of geef een nieuwe naam op die op .csv eindigt",
                        en:
                            "a list in CSV: klopt adds nothing to a workbook. Convert the list in Excel (save as “CSV UTF-8”), or give a new name that ends in .csv"
                    ) : Localized("een naam die op .csv eindigt", en: "a name that ends in .csv")
                throw UsageError.badValue(output, option: "--output", expected: expected.text(in: language), language)
            }
        }

        /// As a report numbers its points: `k-` and sixteen hexadecimal digits.
        private static func isID(_ text: String) -> Bool {
            text.hasPrefix("k-") && FileSystem.kind(text, followsFolderLinks: true) == .absent
        }

        /// Beside the deliveries when they lie in one folder, where a next run finds it; else in the folder at hand.
        func place(of file: String) -> String {
            guard let folder = paths.first, paths.count == 1,
                FileSystem.kind(folder, followsFolderLinks: true) == .folder
            else { return file }
            return Paths.joined(folder, file)
        }
    }

    static let help = Localized(
        """
        klopt waive PUNT... legt vast dat een organisatie een punt heeft toegelicht. klopt check vraagt er dan niet meer
        naar, zolang de toelichting geldt en de cijfers dezelfde zijn; het punt blijft te zien, met de reden.

        Gebruik:
          klopt waive PUNT... PAD... --reason TEKST --by NAAM --until DATUM [opties]
          klopt waive PUNT... --from RESULTAAT.json --reason TEKST --by NAAM --until DATUM [opties]

        PUNT is het nummer dat in de brief en in de lijsten staat (k-…); PAD is wat er is aangeleverd. De cijfers waarbij
        de toelichting hoort, komen daarvandaan.

        Opties:
          --reason TEKST        waarom de cijfers toch goed zijn
          --by NAAM             wie de uitleg gaf of aannam
          --until 2025-12-31    de laatste dag waarop de toelichting geldt
          --on 2025-08-15       de dag waarop zij is gegeven; anders is het vandaag
          --from RESULTAAT.json een bewaarde uitkomst (klopt check --format json), in plaats van PAD
          --output LIJST.csv    de lijst waaraan een regel wordt toegevoegd; zij wordt gemaakt als zij er nog niet is.
                                Anders toelichtingen.csv in de map PAD, of in de map waarin u bent
          --period 2025-Q2      het kwartaal, zoals bij klopt check
          --rules MAP           de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --lang nl|en          taal

        Een rij die er al staat, verandert niet: klopt schrijft erachter, met dezelfde scheidingstekens en tekens als de
        lijst al heeft. Wat al is toegelicht, voegt klopt niet nog eens toe. Een toelichting weghalen of aanpassen doet u in
        het bestand zelf. In een Excel-werkmap schrijft klopt niets bij.

        Voorbeelden:
          klopt waive k-8ab27dae817cb90a aanlevering --reason "Fusie per 1 juli" --by "J. Jansen" --until 2025-12-31
          klopt waive k-8ab27dae817cb90a k-01528bff372364b1 --from resultaat.json --reason "Dubbele telling, volgt in Q3" --by "J. Jansen" --until 2025-10-31 --output aanlevering/toelichtingen.csv

        """,
        en: """
            klopt waive POINT... writes down that an organisation explained a point. klopt check then asks about it no
            more, as long as the explanation holds and the figures are the same; the point stays to be seen, with the
            reason.

            Usage:
              klopt waive POINT... PATH... --reason TEXT --by NAME --until DATE [options]
              klopt waive POINT... --from RESULT.json --reason TEXT --by NAME --until DATE [options]

            POINT is the number in the letter and in the lists (k-…); PATH is what was delivered. The figures that the
            explanation belongs to come from there.

            Options:
              --reason TEXT         why the figures are right after all
              --by NAME             who gave or accepted the explanation
              --until 2025-12-31    the last day on which the explanation holds
              --on 2025-08-15       the day on which it was given; otherwise it is today
              --from RESULT.json    a saved result (klopt check --format json), in place of PATH
              --output LIST.csv     the list to which a row is added; it is made when it is not there yet. Otherwise
                                    toelichtingen.csv in the folder PATH, or in the folder at hand
              --period 2025-Q2      the quarter, as with klopt check
              --rules DIR           the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --lang nl|en          language

            A row that is there already does not change: klopt writes behind it, with the delimiters and the encoding
            that the list has. What is explained already is not added again. To take an explanation away or to change it,
            edit the file. klopt adds nothing to an Excel workbook.

            Examples:
              klopt waive k-8ab27dae817cb90a delivery --reason "Merger on 1 July" --by "J. Jansen" --until 2025-12-31
              klopt waive k-8ab27dae817cb90a k-01528bff372364b1 --from result.json --reason "Counted twice, mended in Q3" --by "J. Jansen" --until 2025-10-31 --output delivery/toelichtingen.csv

            """)
}
