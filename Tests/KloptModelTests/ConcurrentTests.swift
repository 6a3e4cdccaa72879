import KloptModel
import Synchronization
import Testing

/// Work that is shared out among threads.
@Suite struct ConcurrentTests {
    @Test(arguments: [1, 2, 5, 64])
    func `results come in order, whoever made them`(_ threads: Int) {
        let squares = Concurrent.map(count: 1_000, threads: threads) { $0 * $0 }
        #expect(squares == (0..<1_000).map { $0 * $0 })
    }

    @Test(arguments: [(0, 4), (1, 4), (3, 1)])
    func `a single result, or a single thread, needs no other thread`(_ count: Int, _ threads: Int) {
        let made = Atomic(0)
        let results = Concurrent.map(
            count: count, threads: threads, state: { made.add(1, ordering: .relaxed).newValue },
            { number, state in [number, state] })
        #expect(results == (0..<count).map { [$0, 1] })
        #expect(made.load(ordering: .relaxed) == 1)
    }

    @Test func `each thread has a state of its own, and no more are made than threads`() {
        let made = Atomic(0)
        let results = Concurrent.map(
            count: 500, threads: 3, state: { made.add(1, ordering: .relaxed).newValue }, { _, state in state })
        #expect(results.count == 500)
        #expect(Set(results).isSubset(of: [1, 2, 3]))
        #expect(made.load(ordering: .relaxed) <= 3)
    }

    @Test(arguments: [1, 2, 5], [0, 1, 3])
    func `beside results another thing is made`(_ threads: Int, _ count: Int) {
        let (numbers, word) = Concurrent.map(count: count, threads: threads, { $0 * 2 }, beside: { "klopt" })
        #expect(word == "klopt")
        #expect(numbers == (0..<count).map { $0 * 2 })
    }

    @Test(arguments: [1, 2])
    func `two things are both made`(_ threads: Int) {
        let (word, number) = Concurrent.both(threads: threads, { "klopt" }, { 42 })
        #expect(word == "klopt")
        #expect(number == 42)
    }
}
