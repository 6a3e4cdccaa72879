import KloptModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the surroundings of the process say; handed in, so that tests can say it.
struct Environment {
    var variable: @Sendable (String) -> String?
    var workingDirectory: String
    /// The folder of the executable, when it is known.
    var executableFolder: String?
    /// How many threads a run may use.
    var threads = 2
    /// nil when the clock says none.
    var today: CalendarDate?

    static func process() -> Environment {
        let executable = CommandLine.arguments.first.map { Paths.folder(of: $0) }
        return Environment(
            variable: { ProcessInfo.processInfo.environment[$0] },
            workingDirectory: FileManager.default.currentDirectoryPath, executableFolder: executable,
            threads: max(1, ProcessInfo.processInfo.activeProcessorCount),
            today: CalendarDate.today())
    }

    /// `--lang`, found before anything else is parsed, so that complaints are in it too. Dutch without one.
    func language(in arguments: [String]) -> Language {
        for (position, argument) in arguments.enumerated() {
            if argument == "--lang", arguments.indices.contains(position + 1) {
                return Language(rawValue: arguments[position + 1]) ?? .dutch
            }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .dutch }
        }
        return .dutch
    }
}

/// Paths as texts.
enum Paths {
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The path without `.` and double slashes, to compare paths by.
    static func plain(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    static func joined(_ folder: String, _ name: String) -> String {
        name.hasPrefix("/") || folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
