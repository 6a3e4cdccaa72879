import Dispatch
import KloptModel
import Synchronization

/// The workers of one call of `InputReader.read`, with what they keep from file to file.
final class Session {
    let pool = BlockPool()
    let finder: HeaderFinder
    private let recogniser: Recogniser
    private let schemas: [DatasetSchema]
    let threads: Int
    private var parsers: [BlockParser] = []

    init(recogniser: Recogniser, schemas: [DatasetSchema], threads: Int) {
        self.recogniser = recogniser
        finder = recogniser.makeFinder()
        self.schemas = schemas
        self.threads = threads
    }

    /// Reads a table whose layout is known, its first block being the source's next one, down to its end: that of the
    /// file, or a further table, which the source then begins with.
    func read<Partial: Sendable>(
        _ source: BlockSource, layout: Layout, index: Int, progress: ((Int) -> Void)?,
        process: @escaping @Sendable (Batch) -> Partial, merge: @escaping (Partial, Int) -> Void
    ) -> FileAccount {
        let line = AssemblyLine(
            source: source, layout: layout, schema: schemas[layout.dataset], threads: threads, progress: progress,
            merge: merge)
        defer { line.giveBack() }
        guard let first = line.take() else { return line.account }
        let workers = first.isLast ? 1 : threads
        while parsers.count < workers { parsers.append(BlockParser(schemas: schemas, recogniser: recogniser)) }
        if workers == 1 {
            work(on: line, with: parsers[0], first: first, layout: layout, index: index, process: process)
            return line.account
        }
        // Everything the workers share is behind the line's locks, and each has a parser of its own.
        nonisolated(unsafe) let (shared, parsers) = (line, parsers)
        nonisolated(unsafe) let firstJob = first
        nonisolated(unsafe) let session = self
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            unsafe session.work(
                on: shared, with: parsers[worker], first: worker == 0 ? firstJob : nil, layout: layout, index: index,
                process: process)
        }
        return line.account
    }

    private func work<Partial: Sendable>(
        on line: AssemblyLine<Partial>, with parser: BlockParser, first: AssemblyLine<Partial>.Job?, layout: Layout,
        index: Int, process: (Batch) -> Partial
    ) {
        var job = first ?? line.take()
        while let current = job {
            var partials: [Partial] = []
            var outcome = BlockOutcome()
            if let block = current.block {
                let isFirst = current.number == 0
                outcome = parser.parse(
                    block, from: isFirst ? layout.firstRecord : 0, rowsBefore: isFirst ? layout.rowsBefore : 0,
                    layout: layout, source: index
                ) { partials.append(process($0)) }
            }
            // What stopped the reading lies behind a further table.
            if outcome.next == nil { outcome.failure = current.failure }
            line.finish(current, partials: partials, outcome: outcome)
            job = current.isLast ? nil : line.take()
        }
    }
}

/// Hands out a file's blocks to workers, and takes their results back in order.
///
/// Locks: `reading` guards the source, `merging` the results; a semaphore bounds how far a fast worker runs ahead.
final class AssemblyLine<Partial: Sendable> {
    struct Job {
        var number: Int
        var block: Block?
        var failure: BlockSource.Failure?
        var isLast: Bool
    }

    private struct Finished {
        var job: Job
        var partials: [Partial]
        var outcome: BlockOutcome
    }

    private let source: BlockSource
    private let delimiter: UInt8
    private let progress: ((Int) -> Void)?
    private let merge: (Partial, Int) -> Void
    private let reading = Mutex(())
    private let merging = Mutex(())
    private let room: DispatchSemaphore

    // Behind `reading`.
    private var handedOut = 0
    private var isDone = false
    // Behind `merging`.
    private var waiting: [Int: Finished] = [:]
    private var merged = 0
    private(set) var account: FileAccount
    /// From the block on in which a further table begins: read in vain, to be taken again.
    private var inVain: [Job] = []

    init(
        source: BlockSource, layout: Layout, schema: DatasetSchema, threads: Int, progress: ((Int) -> Void)?,
        merge: @escaping (Partial, Int) -> Void
    ) {
        self.source = source
        delimiter = layout.delimiter
        self.progress = progress
        self.merge = merge
        // Each block that is ahead of its turn waits with its results: a few megabytes.
        room = DispatchSemaphore(value: max(8, threads * 4))
        account = FileAccount(layout: layout, schema: schema)
    }

    /// The next block, or nil when there is none left.
    func take() -> Job? {
        room.wait()
        var job: Job?
        reading.withLock { _ in job = takeAlone() }
        if job == nil { room.signal() }
        return job
    }

    private func takeAlone() -> Job? {
        guard !isDone else { return nil }
        let taken = source.take(delimiter: delimiter)
        isDone = taken.isLast
        progress?(source.bytesRead)
        guard taken.block != nil || taken.failure != nil else { return nil }
        handedOut += 1
        return Job(number: handedOut - 1, block: taken.block, failure: taken.failure, isLast: taken.isLast)
    }

    func finish(_ job: Job, partials: [Partial], outcome: BlockOutcome) {
        merging.withLock { _ in finishAlone(Finished(job: job, partials: partials, outcome: outcome)) }
    }

    private func finishAlone(_ finished: Finished) {
        waiting[finished.job.number] = finished
        while inVain.isEmpty, let next = waiting.removeValue(forKey: merged) {
            let cut = account.cut(next.outcome)
            let outcome = cut ?? next.outcome
            // Of a block that is cut the records belong to the further table, which is read again.
            if cut == nil { for partial in next.partials { merge(partial, account.rowBase) } }
            account.add(outcome)
            merged += 1
            room.signal()
            if let table = outcome.next {
                next.job.block?.dropFirst(table.start)
                inVain.append(next.job)
                reading.withLock { _ in isDone = true }
            } else if let block = next.job.block {
                reading.withLock { _ in source.recycle(block) }
            }
        }
        guard !inVain.isEmpty else { return }
        for (number, finished) in waiting {
            waiting[number] = nil
            inVain.append(finished.job)
            room.signal()
        }
    }

    /// Gives the source what stands from a further table on; to be called when all workers are done.
    func giveBack() {
        source.giveBack(
            inVain.sorted { $0.number < $1.number }.map {
                BlockSource.Taken(block: $0.block, failure: $0.failure, isLast: $0.isLast)
            })
        inVain = []
    }
}
