import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting

/// What the options that several commands share come to.
enum CommonOptions {
    static let rules = "--rules"
    static let language = "--lang"
    static let day = "--as-of"

    static func language(_ parsed: ParsedArguments) throws -> Language {
        try parsed.choice(language, Language.allCases.map { ($0.rawValue, $0) }, default: .dutch)
    }

    /// The day as which a run judges what has expired or is late: the one that is asked for, else today.
    static func day(
        _ parsed: ParsedArguments, option: String = day, environment: Environment
    ) throws -> CalendarDate {
        guard let text = parsed[option] else {
            guard let today = environment.today else {
                throw UsageError.mismatch(
                    Localized(
                        "de klok van deze computer noemt geen dag. Noem die met \(option), bijvoorbeeld \(option) 2025-08-15.",
                        en:
                            "this computer's clock says no day. Give one with \(option), for example \(option) 2025-08-15."
                    ),
                    parsed.language)
            }
            return today
        }
        return try date(text, of: option, parsed)
    }

    /// A quarter, or all of them.
    static func period(_ text: String, _ parsed: ParsedArguments) throws -> PeriodRequest {
        if text == "all" { return .all }
        guard let quarter = Period(canonical: text), !quarter.isYear else {
            throw UsageError.badValue(text, option: "--period", expected: "2025-Q2, all", parsed.language)
        }
        return .one(quarter)
    }

    /// A day in the notation of the command line.
    static func date(_ text: String, of option: String, _ parsed: ParsedArguments) throws -> CalendarDate {
        guard let date = CalendarDate(canonical: text) else {
            let expected = Localized("een dag, zoals 2025-08-15", en: "a day, such as 2025-08-15")
            throw UsageError.badValue(
                text, option: option, expected: expected.text(in: parsed.language), parsed.language)
        }
        return date
    }

    /// The format that `--format` names; the first without it.
    ///
    /// - Parameter formats: those of the command; not empty. The parameter says what only a terminal has.
    static func format<Subject>(
        _ parsed: ParsedArguments, console: Console, of formats: (TextOptions) -> [any OutputFormat<Subject>]
    ) throws -> any OutputFormat<Subject> {
        let formats = formats(textOptions(parsed, console: console))
        let name = parsed["--format"] ?? formats.first?.name
        guard let format = formats.first(where: { $0.name == name }) else {
            throw UsageError.badValue(
                name ?? "", option: "--format", expected: formats.map { $0.name }.joined(separator: ", "),
                parsed.language)
        }
        return format
    }

    /// Colour and width are a terminal's; a file has neither.
    static func textOptions(_ parsed: ParsedArguments, console: Console) -> TextOptions {
        TextOptions(color: console.isTerminal && parsed["--output"] == nil, width: console.width)
    }

    /// The pack to judge data by, or nil when it cannot be used: then what is wrong with it is said.
    static func usablePack(
        _ parsed: ParsedArguments, environment: Environment, console: Console, language: Language
    ) -> UsablePack? {
        guard let files = pack(parsed, environment: environment, console: console, language: language),
            let ruleSet = ruleSet(
                files, examples: false, threads: environment.threads, console: console, language: language)
        else { return nil }
        return UsablePack(
            ruleSet: ruleSet,
            origin: Report.Pack(
                name: ruleSet.name, title: ruleSet.title, version: ruleSet.version, path: files.path))
    }

    /// Finds the pack, or says why not.
    static func pack(
        _ parsed: ParsedArguments, environment: Environment, console: Console, language: Language
    ) -> PackFiles? {
        do {
            return try PackLocator(environment: environment).locate(parsed[rules])
        } catch PackLocator.Problem.nothing(let place) {
            console.say(
                Localized(
                    "klopt: in '\(place)' staan geen regels (bestanden die op .klopt eindigen).\n",
                    en: "klopt: there are no rules in '\(place)' (files that end in .klopt).\n"
                ).text(in: language))
        } catch {
            console.say("klopt: \(error)\n")
        }
        return nil
    }

    /// Loads the rules, and says what is wrong with them; nil when they cannot be used.
    ///
    /// - Parameters: see `RuleLoader.load`.
    static func ruleSet(
        _ files: PackFiles, examples: Bool = true, threads: Int = 1, console: Console, language: Language
    ) -> RuleSet? {
        let loaded = files.load(examples: examples, threads: threads)
        if !loaded.diagnostics.isEmpty {
            console.say(
                DiagnosticText.render(loaded.diagnostics, language: language, color: console.messagesAreTerminal))
        }
        return loaded.ruleSet
    }
}

/// A pack of rules without errors, and where it comes from.
struct UsablePack {
    let ruleSet: RuleSet
    let origin: Report.Pack
}
