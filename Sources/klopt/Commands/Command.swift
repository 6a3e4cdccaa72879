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
        entry(RulesCommand.self),
        entry(TemplateCommand.self),
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

    static func language(_ parsed: ParsedArguments) throws -> Language {
        try parsed.choice(language, Language.allCases.map { ($0.rawValue, $0) }, default: .dutch)
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
