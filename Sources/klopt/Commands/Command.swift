import KloptEngine
import KloptLanguage
import KloptModel

/// A command of the program: a file each, and a line in the list.
protocol Command: Sendable {
    static var name: String { get }
    static var help: Localized { get }
    static func run(
        _ arguments: [String], language: Language, console: Console, environment: Environment
    ) throws -> ExitCode
}

enum Commands {
    struct Entry: Sendable {
        let name: String
        let help: Localized
        let run: @Sendable ([String], Language, Console, Environment) throws -> ExitCode

        func run(
            _ arguments: [String], language: Language, console: Console, environment: Environment
        ) throws -> ExitCode { try run(arguments, language, console, environment) }
    }

    static let all: [Entry] = [
        entry(CheckCommand.self),
        entry(FiguresCommand.self),
        entry(CompareCommand.self),
        entry(GateCommand.self),
        entry(RulesCommand.self),
        entry(TemplateCommand.self),
        entry(WaiveCommand.self),
    ]

    private static func entry<C: Command>(_ command: C.Type) -> Entry {
        Entry(name: command.name, help: command.help) { arguments, language, console, environment in
            try command.run(arguments, language: language, console: console, environment: environment)
        }
    }
}

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
        _ files: PackFiles, structuralExamples: Bool = true, threads: Int = 1, console: Console, language: Language
    ) -> RuleSet? {
        let loaded = files.load(structuralExamples: structuralExamples, threads: threads)
        if !loaded.diagnostics.isEmpty {
            console.say(
                DiagnosticText.render(loaded.diagnostics, language: language, color: console.messagesAreTerminal))
        }
        return loaded.ruleSet
    }
}
