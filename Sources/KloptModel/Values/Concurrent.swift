import Dispatch
import Synchronization

/// Work in parts that do not need each other, shared out among threads.
package enum Concurrent {
    /// Makes a result of each number below `count`, in order, on at most `threads` threads.
    ///
    /// Each number is taken once, by whichever thread is free: start with what takes longest.
    ///
    /// - Parameters:
    ///   - state: made once for each thread.
    ///   - body: must not touch what another thread may change, but for what it is made to share.
    package static func map<State, Result: Sendable>(
        count: Int, threads: Int, state: @Sendable () -> State, _ body: @Sendable (Int, State) -> Result
    ) -> [Result] {
        let workers = min(threads, count)
        guard workers > 1 else {
            let own = state()
            return (0..<max(0, count)).map { body($0, own) }
        }
        var results = [Result?](repeating: nil, count: count)
        let next = Atomic(0)
        unsafe results.withUnsafeMutableBufferPointer { results in
            // Every number is taken once, and whoever takes it writes its element.
            nonisolated(unsafe) let results = unsafe results
            DispatchQueue.concurrentPerform(iterations: workers) { _ in
                let own = state()
                while true {
                    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard number < count else { break }
                    unsafe results[number] = body(number, own)
                }
            }
        }
        return results.compactMap { $0 }
    }

    package static func map<Result: Sendable>(
        count: Int, threads: Int, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        map(count: count, threads: threads, state: {}, { number, _ in body(number) })
    }

    /// The same, while another thing is made beside it.
    package static func map<Result: Sendable, Other: Sendable>(
        count: Int, threads: Int, _ body: @Sendable (Int) -> Result, beside other: @Sendable () -> Other
    ) -> (results: [Result], other: Other) {
        let made: [Made<Result, Other>] = map(count: count + 1, threads: threads) {
            $0 == 0 ? .other(other()) : .result(body($0 - 1))
        }
        var results: [Result] = []
        results.reserveCapacity(count)
        var beside: Other?
        for made in made {
            switch made {
            case .result(let result): results.append(result)
            case .other(let other): beside = other
            }
        }
        // It was made: the second choice is never taken.
        return (results, beside ?? other())
    }

    /// Makes two things that do not need each other, at once where there are two threads.
    package static func both<First: Sendable, Second: Sendable>(
        threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        let (seconds, first) = map(count: 1, threads: threads, { _ in second() }, beside: first)
        // It was made: the second choice is never taken.
        return (first, seconds.first ?? second())
    }

    private enum Made<Result: Sendable, Other: Sendable>: Sendable {
        case result(Result)
        case other(Other)
    }
}
