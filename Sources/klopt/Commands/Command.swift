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
