import Synchronization

/// The distinct texts of a run, each under a number, so that a text column is a column of numbers.
///
/// Numbers are given out in the order of arrival and so may differ between runs: never sort by them or show them.
/// Shared by the threads that read; `number(of:)` takes a lock, so readers keep the numbers of texts they met.
package final class TextPool: Sendable {
    private struct State {
        var numbers: [String: Int64] = [:]
        var texts: [String] = []
    }

    private let state = Mutex(State())

    package init() {}

    package func number(of text: String) -> Int64 {
        state.withLock { state in
            if let known = state.numbers[text] { return known }
            let number = Int64(state.texts.count)
            state.numbers[text] = number
            state.texts.append(text)
            return number
        }
    }

    /// The text under a number, or an empty text for a number that was never given out.
    package func text(_ number: Int64) -> String {
        state.withLock { state in
            guard let index = Int(exactly: number), state.texts.indices.contains(index) else { return "" }
            return state.texts[index]
        }
    }

    package var count: Int { state.withLock { $0.texts.count } }

    /// All texts, indexed by their numbers.
    package var texts: [String] { state.withLock { $0.texts } }
}
