import CMemory
import KloptModel

/// The program: from arguments to an exit code.
@main
enum Klopt {
    static let version = "0.2.0"

    static func main() {
        // Otherwise a further thread asks for each page by itself, which takes more time than to use it.
        cmemory_grow_by(8 << 20)
        let console = Console.standard()
        let code = run(Array(CommandLine.arguments.dropFirst()), console: console, environment: Environment.process())
        console.exit(code)
    }

    /// Runs a command; everything it says goes through the console, so that tests can listen.
    static func run(_ arguments: [String], console: Console, environment: Environment) -> ExitCode {
        do {
            return try dispatch(arguments, console: console, environment: environment)
        } catch let error as UsageError {
            console.say(error.text(in: error.language))
            return .usage
        } catch let error as InputError {
            console.say("klopt: " + error.text.text(in: environment.language(in: arguments)) + "\n")
            return .unreadableInput
        } catch let error as OutputError {
            console.say(error.text.text(in: environment.language(in: arguments)))
            return .usage
        } catch {
            console.say("\(error)")
            return .usage
        }
    }

    private static func dispatch(
        _ arguments: [String], console: Console, environment: Environment
    ) throws -> ExitCode {
        let language = environment.language(in: arguments)
        guard let first = arguments.first else {
            console.say(HelpText.overview.text(in: language))
            return .usage
        }
        switch first {
        case "--help", "-h", "help":
            console.print(HelpText.overview.text(in: language))
            return .success
        case "--version":
            console.print("klopt \(version)\n")
            return .success
        default: break
        }
        guard let command = Commands.all.first(where: { $0.name == first }) else {
            throw UsageError.unknownCommand(first, known: Commands.all.map(\.name), language)
        }
        let rest = Array(arguments.dropFirst())
        if rest.contains("--help") || rest.contains("-h") {
            console.print(command.help.text(in: language))
            return .success
        }
        return try command.run(rest, language: language, console: console, environment: environment)
    }
}

/// What a command ends with; the same for every command, the first that applies.
enum ExitCode: Int32 {
    case success = 0
    /// Issues at or above `--fail-on`.
    case issues = 1
    case usage = 2
    /// The rules are broken, or a rule could not run.
    case brokenRules = 3
    /// An input could not be read, or nothing in it was recognised.
    case unreadableInput = 4
}
