import KloptEngine
import KloptModel
import Synchronization

/// One line on a terminal's standard error that says how far a run is, once it takes over a second.
final class ProgressLine: Sendable {
    private struct State {
        var lastShown: ContinuousClock.Instant
        var isShown = false
    }

    private let console: Console
    private let language: Language
    private let state: Mutex<State>

    init(console: Console, language: Language) {
        self.console = console
        self.language = language
        state = Mutex(State(lastShown: ContinuousClock.now))
    }

    func show(_ progress: Run.Progress) {
        let text: String? = state.withLock { state in
            let now = ContinuousClock.now
            guard now - state.lastShown > (state.isShown ? .milliseconds(200) : .seconds(1)) else { return nil }
            state.lastShown = now
            state.isShown = true
            return words(progress)
        }
        if let text { console.say("\r\u{1B}[2K\(text)") }
    }

    func clear() {
        let wasShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if wasShown { console.say("\r\u{1B}[2K") }
    }

    private func words(_ progress: Run.Progress) -> String {
        switch progress {
        case .reading(let bytes, let total):
            let share = total > 0 ? bytes * 100 / total : 100
            let megabytes = "\(bytes / 1_000_000) / \(total / 1_000_000) MB"
            return language == .dutch
                ? "Lezen en controleren: \(share)% (\(megabytes))" : "Reading and checking: \(share)% (\(megabytes))"
        case .checking(let done, let count):
            return language == .dutch
                ? "Vergelijken: regel \(done + 1) van \(count)" : "Comparing: rule \(done + 1) of \(count)"
        }
    }
}

extension Console {
    /// Does work that may take long, and shows on a terminal how far it is.
    ///
    /// - Parameter work: gets what is to be told of its progress; nil when nobody looks.
    func showingProgress<Result>(
        in language: Language, of work: ((@Sendable (Run.Progress) -> Void)?) throws -> Result
    ) rethrows -> Result {
        guard messagesAreTerminal else { return try work(nil) }
        let line = ProgressLine(console: self, language: language)
        defer { line.clear() }
        return try work { line.show($0) }
    }
}
