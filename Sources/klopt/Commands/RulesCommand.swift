import KloptEngine
import KloptLanguage
import KloptModel

/// `klopt rules check | list | explain ID | test`: the rules themselves.
enum RulesCommand: Command {
    static let name = "rules"
    private static let actions = ["check", "list", "explain", "test"]

    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode {
        let parsed = try ParsedArguments(
            arguments, options: [CommonOptions.rules, CommonOptions.language], command: name, language: language)
        let language = try CommonOptions.language(parsed)
        guard let action = parsed.operands.first else {
            throw UsageError.missingArgument(
                Localized("check, list, explain of test", en: "check, list, explain or test"), command: name, language)
        }
        guard actions.contains(action) else {
            throw UsageError.badValue(action, option: "rules", expected: actions.joined(separator: ", "), language)
        }
        let operands = Array(parsed.operands.dropFirst())
        if action == "explain", operands.isEmpty {
            throw UsageError.missingArgument(
                Localized("de id van een regel", en: "the id of a rule"), command: "rules explain", language)
        }
        if let extra = operands.dropFirst(action == "explain" ? 1 : 0).first {
            throw UsageError.unexpectedArgument(extra, command: "rules \(action)", language)
        }
        guard let files = CommonOptions.pack(parsed, environment: environment, console: console, language: language),
            let ruleSet = CommonOptions.ruleSet(files, console: console, language: language)
        else { return .brokenRules }
        switch action {
        case "list": console.print(RuleListing.text(ruleSet, language: language))
        case "explain": return explain(operands[0], ruleSet, console, language)
        case "test": return test(ruleSet, console, language)
        default: console.print(summary(ruleSet, files.path).text(in: language))
        }
        return .success
    }

    private static func summary(_ ruleSet: RuleSet, _ path: String) -> Localized {
        let structural = ruleSet.rules.count(where: \.isStructural)
        let written = ruleSet.rules.count - structural
        let total = ruleSet.rules.count
        let datasets = ruleSet.datasets.count
        func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
        return Localized(
            """
            De regels in \(path) zijn in orde: \(ruleSet.title.dutch), versie \(ruleSet.version).
            \(counted(datasets, "dataset", "datasets")), \(counted(total, "regel", "regels")): \(counted(structural, "volgt", "volgen")) uit de opbouw van de datasets, \(counted(written, "is", "zijn")) uitgeschreven.

            """,
            en: """
                The rules in \(path) are in order: \(ruleSet.title.english), version \(ruleSet.version).
                \(counted(datasets, "dataset", "datasets")), \(counted(total, "rule", "rules")): \(counted(structural, "follows", "follow")) from the structure of the datasets, \(counted(written, "is", "are")) written out.

                """)
    }

    private static func explain(
        _ id: String, _ ruleSet: RuleSet, _ console: Console, _ language: Language
    ) -> ExitCode {
        guard let rule = ruleSet.rule(id) else {
            let near = Suggest.nearest(to: id, among: ruleSet.rules.map(\.id))
            let hint = near.map {
                Localized(" Bedoelt u '\($0)'?", en: " Do you mean '\($0)'?").text(in: language)
            }
            console.say(
                Localized(
                    "klopt: er is geen regel '\(id)'.\(hint ?? " Zie klopt rules list.")\n",
                    en: "klopt: there is no rule '\(id)'.\(hint ?? " See klopt rules list.")\n"
                ).text(in: language))
            return .usage
        }
        console.print(RuleExplanation.text(for: rule, in: ruleSet, language: language))
        return .success
    }

    // MARK: Examples

    /// Runs every rule's examples; a written rule needs one that passes and one that fails.
    private static func test(_ ruleSet: RuleSet, _ console: Console, _ language: Language) -> ExitCode {
        let runner = ExampleRunner(ruleSet)
        var passed = 0
        var complaints: [String] = []
        for rule in ruleSet.rules {
            let results = runner.results(for: rule)
            for result in results {
                if result.isAsExpected {
                    passed += 1
                } else {
                    complaints.append(complaint(result, language))
                }
            }
            guard !rule.isStructural else { continue }
            let isIndicator = rule.scopes.allSatisfy(\.isIndicator)
            let has = Set(rule.examples.map(\.expected))
            if !has.contains(.passed) || (!has.contains(.failed) && !isIndicator) {
                complaints.append(
                    Localized(
                        "\(rule.place.file):\(rule.place.line): regel '\(rule.id)' heeft een voorbeeld nodig dat klopt en een dat niet klopt.",
                        en:
                            "\(rule.place.file):\(rule.place.line): rule '\(rule.id)' needs an example that passes and one that fails."
                    ).text(in: language))
            }
        }
        for complaint in complaints { console.print(complaint + "\n") }
        console.print(
            Localized(
                "\(ruleSet.rules.count) regels, \(passed) voorbeelden kloppen, \(complaints.count) niet.\n",
                en: "\(ruleSet.rules.count) rules, \(passed) examples come out as said, \(complaints.count) do not.\n"
            ).text(in: language))
        // A rule that does not do what its examples say is a broken rule.
        return complaints.isEmpty ? .success : .brokenRules
    }

    private static func complaint(_ result: ExampleRunner.Result, _ language: Language) -> String {
        let place = "\(result.example.place.file):\(result.example.place.line)"
        let counts = result.counts
        let (dutch, english) = (outcome(result.example.expected).dutch, outcome(result.example.expected).english)
        let met = Outcome.allCases.filter { counts[$0] > 0 }
        let dutchMet = met.map { "\(counts[$0])× \(outcome($0).dutch)" }.joined(separator: ", ")
        let englishMet = met.map { "\(counts[$0])× \(outcome($0).english)" }.joined(separator: ", ")
        return Localized(
            "\(place): regel '\(result.rule.id)': verwacht: \(dutch); uitkomst: \(dutchMet.isEmpty ? "geen controle" : dutchMet).\n    \(result.example.text)",
            en:
                "\(place): rule '\(result.rule.id)': expected: \(english); outcome: \(englishMet.isEmpty ? "no check" : englishMet).\n    \(result.example.text)"
        ).text(in: language)
    }

    private static func outcome(_ outcome: Outcome) -> Localized {
        switch outcome {
        case .passed: Localized("klopt", en: "passes")
        case .failed: Localized("klopt niet", en: "fails")
        case .undecided: Localized("niet te bepalen", en: "undecided")
        case .notApplicable: Localized("niet van toepassing", en: "not applicable")
        case .couldNotRun: Localized("kon niet worden uitgevoerd", en: "could not run")
        }
    }

    static let help = Localized(
        """
        klopt rules gaat over de regels zelf.

        Gebruik:
          klopt rules check        toont alle fouten in de regels, met de plaats en een voorstel
          klopt rules list         toont alle regels, per dataset
          klopt rules explain ID   legt een regel uit: wat, waarom, bron, voorbeelden, hoe te verbeteren
          klopt rules test         voert de voorbeelden van alle regels uit

        Opties:
          --rules MAP    de regels (anders KLOPT_RULES, Rules/werkmonitor, of de ingebouwde regels)
          --lang nl|en   taal

        Voorbeelden:
          klopt rules check --rules Rules/werkmonitor
          klopt rules explain instroom-niet-negatief
          klopt rules explain ips.lopend.financiering

        """,
        en: """
            klopt rules is about the rules themselves.

            Usage:
              klopt rules check        shows all mistakes in the rules, with their places and a suggestion
              klopt rules list         shows all rules, by dataset
              klopt rules explain ID   explains a rule: what, why, source, examples, how to fix it
              klopt rules test         runs the examples of all rules

            Options:
              --rules DIR    the rules (else KLOPT_RULES, Rules/werkmonitor, or the embedded rules)
              --lang nl|en   language

            Examples:
              klopt rules check --rules Rules/werkmonitor
              klopt rules explain instroom-niet-negatief --lang en
              klopt rules explain ips.lopend.financiering

            """)
}

extension Scope {
    /// A number per record instead of a verdict: it never fails.
    fileprivate var isIndicator: Bool {
        if case .measured(_, nil, nil) = condition { true } else { false }
    }
}
