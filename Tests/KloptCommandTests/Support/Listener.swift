import Foundation
import KloptModel
import Synchronization

@testable import klopt

/// What a command said and how it ended, as a process would show it.
struct CommandResult {
    var output: String
    var messages: String
    var exit: ExitCode
}

/// Runs the program within the test's process.
enum Listener {
    private final class Ear: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func hear(_ more: [UInt8]) { bytes.withLock { $0 += more } }
        var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    }

    /// - Parameters:
    ///   - workingDirectory: where rules are looked for when no option names them.
    ///   - isTerminal: whether somebody looks at a screen.
    static func run(
        _ arguments: [String], variables: [String: String] = [:], workingDirectory: String = "/",
        isTerminal: Bool = false
    ) -> CommandResult {
        let (output, messages) = (Ear(), Ear())
        let console = Console(
            output: { output.hear($0) }, message: { messages.hear($0) }, isTerminal: isTerminal,
            messagesAreTerminal: false, width: 100, exit: { code in fatalError("exit \(code) was asked for") })
        let exit = Klopt.run(
            arguments, console: console,
            environment: Environment(
                variable: { variables[$0] }, workingDirectory: workingDirectory,
                today: CalendarDate(year: 2025, month: 8, day: 15)))
        return CommandResult(output: output.text, messages: messages.text, exit: exit)
    }
}
