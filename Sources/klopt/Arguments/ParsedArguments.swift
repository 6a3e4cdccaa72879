import KloptModel

/// The arguments of a command, sorted into options and operands. Every option has a value.
struct ParsedArguments {
    private(set) var operands: [String] = []
    private var values: [String: String] = [:]
    let language: Language

    /// - Parameter options: the options that the command knows, with their dashes.
    init(_ arguments: [String], options: [String], command: String, language: Language) throws {
        self.language = language
        var position = 0
        var onlyOperands = false
        while position < arguments.count {
            let argument = arguments[position]
            position += 1
            if onlyOperands || !argument.hasPrefix("-") || argument == "-" {
                operands.append(argument)
                continue
            }
            if argument == "--" {
                onlyOperands = true
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts.first ?? argument
            guard options.contains(name) else {
                throw UsageError.unknownOption(name, known: options, command: command, language)
            }
            guard values[name] == nil else { throw UsageError.repeatedOption(name, language) }
            if argument.contains("=") {
                guard parts.count > 1 else { throw UsageError.missingValue(option: name, language) }
                values[name] = parts[1]
            } else {
                guard position < arguments.count, !arguments[position].isEmpty, !arguments[position].hasPrefix("--")
                else {
                    throw UsageError.missingValue(option: name, language)
                }
                values[name] = arguments[position]
                position += 1
            }
        }
    }

    subscript(option: String) -> String? { values[option] }

    /// The option's value as one of a few words.
    func choice<T>(_ option: String, _ choices: [(String, T)], default standard: T) throws -> T {
        guard let text = values[option] else { return standard }
        guard let choice = choices.first(where: { $0.0 == text }) else {
            throw UsageError.badValue(
                text, option: option, expected: choices.map(\.0).joined(separator: ", "), language)
        }
        return choice.1
    }
}
