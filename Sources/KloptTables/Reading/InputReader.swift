import KloptModel
import KloptWorkbook

/// Reads submissions: files and folders in, batches of records out, with everything that was not used or was assumed.
///
/// The stages, each with a folder: 1 discovering files; 2 taking them in blocks of whole records; 3 encoding and
/// delimiter; 4 the header; 5 the dataset; 6 what names and titles say; 7 header cells to columns; 8 records to columns.
package struct InputReader: Sendable {
    private static let largestFile = 8 << 30
    /// So many tables may stand below each other in a file.
    static let mostTables = 1_000
    /// Of a text file its first block; of workbooks these many bytes.
    private static let smallWorkbook = 256 << 10
    private static let mostAtOnce = 8 << 20
    static let tableExtensions: Set<String> = ["csv", "tsv", "tab"]
    private static let workbookExtensions: Set<String> = ["xlsx", "xlsm", "xlsb", "xls", "ods", "numbers"]

    let context: ReadingContext
    let recogniser: Recogniser
    let blockSize: Int

    /// - Complexity: O(columns and codes of the context).
    package init(context: ReadingContext) { self.init(context: context, blockSize: BlockSource.usualSize) }

    /// With blocks of another size, which must hold a file's header, for tests.
    init(context: ReadingContext, blockSize: Int) {
        self.context = context
        self.blockSize = blockSize
        recogniser = Recogniser(context)
    }

    /// Reads every path (files or folders, with all that lies in them, by relative path) and hands over each batch.
    ///
    /// Small files are read several at once, by a thread each; a larger one alone, by up to `threads` workers.
    ///
    /// - Parameters:
    ///   - history: paths of what belongs to the surroundings: a roster, earlier quarters, others' deliveries. What lies
    ///     there of an owner and a quarter that the `paths` hold is left out.
    ///   - receiptLists: names of files that hold a list of what was received without being named for it: they are looked
    ///     at first, as those that are; see `ReadingResult.unexpectedReceiptLists`.
    ///   - leavingOut: names of files that are taken not to be there.
    ///   - process: called for each batch, on any thread, on several at once. Its rows and source count from those of its
    ///     block and file.
    ///   - merge: called with each result in the order of the input, on one thread at a time, together with what to add
    ///     to the batch's rows and source.
    /// - Returns: the files, what they held, and notes and failures in the order of the files.
    package func read<Partial: Sendable>(
        paths: [String], history: [String] = [], leavingOut: Set<String> = [], threads: Int,
        receiptLists: Set<String> = [],
        progress: (@Sendable (_ bytesRead: Int, _ bytesTotal: Int) -> Void)? = nil,
        process: @escaping @Sendable (Batch) -> Partial, merge: @escaping (Partial, BatchBase) -> Void
    ) -> ReadingResult {
        let discovery = FileDiscovery(paths: paths, history: history).leavingOut(leavingOut)
        var result = ReadingResult()
        result.failures = discovery.failures
        result.notes = discovery.notes
        let session = Session(recogniser: recogniser, schemas: context.datasets, threads: max(1, min(threads, 64)))
        let names = discovery.files.map { DeliveryName($0, datasetKeys: recogniser.datasetKeys) }
        result.fileNames = FileNames(discovery.files, days: names.map(\.mark.date))
        let resubmissions = resubmissions(
            discovery.files, names, lists: receiptLists, session: session, result: &result)
        let delivered = units(delivered: discovery.files, session: session)

        var bytesBefore = 0
        func add(_ read: ReadingResult, of place: Int) {
            let file = discovery.files[place]
            result.add(read, received: names[place].mark.date, isHistory: file.isHistory)
            if read.sources.isEmpty {
                result.files[result.files.count - 1].named = ReadingResult.NamedDelivery(
                    sender: recogniser.sender(of: file), period: names[place].period,
                    received: names[place].mark.date)
            } else if file.size <= InputReader.largestReceipts, !result.receiptLists.contains(file.name),
                read.sources.contains(where: namesReceivedFiles)
            {
                result.unexpectedReceiptLists.insert(file.name)
            }
            bytesBefore += file.size
        }
        // What of each file does not count: a later delivery has it, or of the surroundings the delivery itself.
        let files = discovery.files
        let replacedByLater = resubmissions.replaced
        @Sendable func replaced(_ place: Int) -> Set<DeliveryUnit> {
            (replacedByLater[place] ?? []).union(files[place].isHistory ? delivered : [])
        }
        let wanted = discovery.files.indices.filter { !resubmissions.unread.contains($0) }
        let bytesTotal = wanted.reduce(0) { $0 + discovery.files[$1].size }
        for places in stretches(of: wanted, discovery.files, threads: session.threads) {
            if let place = places.first, places.count == 1 {
                let before = bytesBefore
                let sourceBase = result.sources.count
                let read = reading(
                    of: discovery.files[place], session: session,
                    progress: progress.map { report in { @Sendable read in report(before + read, bytesTotal) } },
                    process: counted(process, besides: replaced(place)),
                    merge: { merge($0, BatchBase(row: $1, source: sourceBase)) })
                add(read, of: place)
                continue
            }
            // The largest first: whoever took it last would keep the others waiting.
            let bySize = places.sorted { (files[$0].size, $1) > (files[$1].size, $0) }
            let read = Concurrent.map(
                count: places.count, threads: session.threads,
                state: { Session(recogniser: recogniser, schemas: context.datasets, threads: 1) },
                { turn, session in
                    let place = bySize[turn]
                    var partials: [(Partial, Int)] = []
                    let read = reading(
                        of: files[place], session: session, progress: nil,
                        process: counted(process, besides: replaced(place)), merge: { partials.append(($0, $1)) })
                    return (place: place, read: read, partials: partials)
                })
            for (place, read, partials) in read.sorted(by: { $0.place < $1.place }) {
                for (partial, row) in partials { merge(partial, BatchBase(row: row, source: result.sources.count)) }
                add(read, of: place)
            }
            progress?(bytesBefore, bytesTotal)
        }
        progress?(bytesTotal, bytesTotal)
        for path in paths where !paths.isEmpty && result.sources.isEmpty && result.failures.isEmpty {
            result.failures.append(Report.Failure(file: path, text: Wording.nothingFound))
        }
        return result
    }

    /// Whether it is a list of what was received that says in which file.
    private func namesReceivedFiles(_ source: Source) -> Bool {
        guard let column = context.datasets[source.dataset].receipts?.file else { return false }
        return source.positions[column] != nil
    }

    /// The files in their order, those together that may be read at the same time.
    ///
    /// What is read of one waits for those before it: so only files of which that is little, and not too many.
    private func stretches(of places: [Int], _ files: [InputFile], threads: Int) -> [[Int]] {
        guard threads > 1 else { return places.map { [$0] } }
        var stretches: [[Int]] = []
        var (isOpen, bytes) = (false, 0)
        for place in places {
            let file = files[place]
            // A workbook may unpack to a multiple of its size.
            let isWorkbook = InputReader.workbookExtensions.contains(file.fileExtension)
            let isSmall = file.size <= (isWorkbook ? InputReader.smallWorkbook : blockSize)
            bytes += file.size
            if isSmall, isOpen, bytes <= InputReader.mostAtOnce, let last = stretches.indices.last {
                stretches[last].append(place)
            } else {
                stretches.append([place])
                bytes = file.size
            }
            isOpen = isSmall
        }
        return stretches
    }

    /// What a file holds, its sources and batches counted from its own.
    private func reading<Partial: Sendable>(
        of file: InputFile, session: Session, progress: (@Sendable (Int) -> Void)?,
        process: @escaping @Sendable (Batch) -> Partial, merge: @escaping (Partial, Int) -> Void
    ) -> ReadingResult {
        var result = ReadingResult()
        result.files.append(ReadingResult.File(file: file.name, path: file.path))
        let tables = TableReader(reader: self, session: session, progress: progress, process: process, merge: merge)
        switch open(file, session: session, result: &result) {
        case .text(let source): tables.read(source, of: file, result: &result)
        case .workbook(let workbook): tables.readSheets(of: workbook, in: file, result: &result)
        case nil: break
        }
        return result
    }

    /// Whether a file in a folder is taken for a table, by the end of its name.
    package static func readsTables(named name: String) -> Bool {
        let kind = name.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() ?? ""
        return tableExtensions.contains(kind) || workbookExtensions.contains(kind)
    }

    /// Whether a file is taken for a workbook, by the end of its name.
    package static func readsWorkbooks(named name: String) -> Bool {
        workbookExtensions.contains(name.split(separator: ".").last?.lowercased() ?? "")
    }

    enum Opened {
        case text(BlockSource)
        case workbook(Workbook)
    }

    /// Opens a file that may be a table; a note or failure says why it is not.
    func open(_ file: InputFile, session: Session, result: inout ReadingResult) -> Opened? {
        func fail(_ text: Localized) { result.failures.append(Report.Failure(file: file.name, text: text)) }
        let kind = file.fileExtension
        let mayBeWorkbook = InputReader.workbookExtensions.contains(kind)
        guard
            file.wasNamed || mayBeWorkbook || InputReader.tableExtensions.contains(kind) || kind == "txt"
                || isWorkbook(file)
        else {
            result.notes.append(Note(kind: .unusedFile, place: file.place(), text: Wording.unusedFile, isUnread: true))
            return nil
        }
        guard file.size <= InputReader.largestFile else {
            fail(Wording.tooLarge)
            return nil
        }
        guard let opened = ReadableFile(path: file.path),
            let source = BlockSource(
                file: opened, pool: session.pool, hashes: context.hashesFiles, blockSize: blockSize)
        else {
            fail(Wording.unreadable)
            return nil
        }
        guard mayBeWorkbook || InputReader.isPackage(source.first.prefix(8)) else { return .text(source) }
        result.files[result.files.count - 1].sha256 = source.digest()
        do throws(WorkbookError) {
            guard let bytes = ArchiveBytes(path: file.path) else { throw .unreadable }
            return .workbook(try Workbook(bytes))
        } catch {
            fail(WorkbookWording.failure(error))
            return nil
        }
    }

    /// Whether a file is a workbook by what is in it: it may lie there under any name.
    private func isWorkbook(_ file: InputFile) -> Bool {
        guard let bytes = ArchiveBytes(path: file.path) else { return false }
        return (try? Workbook(bytes)) != nil
    }

    /// Whether bytes begin a zip archive or a compound file, the forms that workbooks have.
    static func isPackage(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    func words(_ failure: BlockSource.Failure, row: Int) -> Localized {
        switch failure {
        case .unreadable: Wording.unreadable
        case .openQuote: Wording.openQuote(row: row)
        case .endlessRecord: Wording.endlessRecord(row: row)
        }
    }
}
