import KloptModel

/// The command line does not say what to do.
enum UsageError: Error {
    case unknownCommand(String, known: [String], Language)
    case unknownOption(String, known: [String], command: String, Language)
    case missingValue(option: String, Language)
    case badValue(String, option: String, expected: String, Language)
    case missingArgument(Localized, command: String, Language)
    case unexpectedArgument(String, command: String, Language)
    case repeatedOption(String, Language)
    /// What is asked does not go together.
    case mismatch(Localized, Language)

    var language: Language {
        switch self {
        case .unknownCommand(_, _, let language), .unknownOption(_, _, _, let language), .missingValue(_, let language),
            .badValue(_, _, _, let language), .missingArgument(_, _, let language),
            .unexpectedArgument(_, _, let language), .repeatedOption(_, let language), .mismatch(_, let language):
            language
        }
    }

    func text(in language: Language) -> String { words.text(in: language) + "\n" }

    private var words: Localized {
        switch self {
        case .unknownCommand(let name, let known, _):
            let list = known.joined(separator: ", ")
            return Localized(
                "klopt: onbekende opdracht '\(name)'. Er zijn: \(list). Zie klopt --help.",
                en: "klopt: unknown command '\(name)'. There are: \(list). See klopt --help.")
        case .unknownOption(let name, let known, let command, _):
            let list = known.joined(separator: ", ")
            return Localized(
                "klopt \(command): onbekende optie '\(name)'. Er zijn: \(list). Zie klopt \(command) --help.",
                en: "klopt \(command): unknown option '\(name)'. There are: \(list). See klopt \(command) --help.")
        case .missingValue(let option, _):
            return Localized(
                "klopt: achter \(option) hoort een waarde.", en: "klopt: \(option) needs a value.")
        case .badValue(let value, let option, let expected, _):
            return Localized(
                "klopt: '\(value)' past niet bij \(option). Verwacht: \(expected).",
                en: "klopt: '\(value)' does not fit \(option). Expected: \(expected).")
        case .missingArgument(let what, let command, _):
            return Localized(
                "klopt \(command): \(what.dutch) ontbreekt. Zie klopt \(command) --help.",
                en: "klopt \(command): \(what.english) is missing. See klopt \(command) --help.")
        case .unexpectedArgument(let text, let command, _):
            return Localized(
                "klopt \(command): '\(text)' hoort hier niet. Zie klopt \(command) --help.",
                en: "klopt \(command): '\(text)' does not belong here. See klopt \(command) --help.")
        case .repeatedOption(let option, _):
            return Localized(
                "klopt: \(option) staat er meer dan één keer.", en: "klopt: \(option) is given more than once.")
        case .mismatch(let text, _): return text.map { "klopt: " + $0 }
        }
    }
}
