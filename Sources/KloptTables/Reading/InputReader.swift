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
    /// A file that fits in one block is read on the calling thread; a larger one by up to `threads` workers.
    ///
    /// - Parameters:
    ///   - history: paths of what belongs to the surroundings: a roster, earlier quarters, others' deliveries. What lies
    ///     there of an owner and a quarter that the `paths` hold is left out.
    ///   - receiptLists: names of files that hold a list of what was received without being named for it: they are looked
    ///     at first, as those that are; see `ReadingResult.unexpectedReceiptLists`.
    ///   - willRead: called before the first batch of a source, with its index; never at the same time as `merge`.
    ///   - process: called for each batch, on any thread, on several at once.
    ///   - merge: called with each result in the order of the input, on one thread at a time, together with the number
    ///     to add to the batch's `rows`.
    /// - Returns: the files, what they held, and notes and failures in the order of the files.
    package func read<Partial: Sendable>(
        paths: [String], history: [String] = [], threads: Int, receiptLists: Set<String> = [],
        progress: (@Sendable (_ bytesRead: Int, _ bytesTotal: Int) -> Void)? = nil,
        willRead: ((Source, Int) -> Void)? = nil, process: @escaping @Sendable (Batch) -> Partial,
        merge: @escaping (Partial, _ rowBase: Int) -> Void
    ) -> ReadingResult {
        let discovery = FileDiscovery(paths: paths, history: history)
        var result = ReadingResult()
        result.failures = discovery.failures
        result.notes = discovery.notes
        let session = Session(recogniser: recogniser, schemas: context.datasets, threads: max(1, min(threads, 64)))
        let bytesTotal = discovery.files.reduce(0) { $0 + $1.size }
        var bytesBefore = 0
        let names = discovery.files.map { DeliveryName($0, datasetKeys: recogniser.datasetKeys) }
        result.fileNames = FileNames(discovery.files, days: names.map(\.mark.date))
        let resubmissions = resubmissions(
            discovery.files, names, lists: receiptLists, session: session, result: &result)
        let delivered = units(delivered: discovery.files, session: session)

        for (place, file) in discovery.files.enumerated() {
            defer { bytesBefore += file.size }
            guard !resubmissions.unread.contains(place) else { continue }
            let sourcesBefore = result.sources.count
            defer {
                for index in sourcesBefore..<result.sources.count {
                    result.sources[index].received = names[place].mark.date
                    result.sources[index].isHistory = file.isHistory
                }
                if result.sources.count == sourcesBefore {
                    result.files[result.files.count - 1].named = ReadingResult.NamedDelivery(
                        sender: recogniser.sender(of: file), period: names[place].period,
                        received: names[place].mark.date)
                } else if file.size <= InputReader.largestReceipts, !result.receiptLists.contains(file.name),
                    result.sources[sourcesBefore...].contains(where: namesReceivedFiles)
                {
                    result.unexpectedReceiptLists.insert(file.name)
                }
            }
            result.files.append(ReadingResult.File(file: file.name, path: file.path))
            let before = bytesBefore
            let report = progress.map { report in { @Sendable read in report(before + read, bytesTotal) } }
            let replaced = (resubmissions.replaced[place] ?? []).union(file.isHistory ? delivered : [])
            let tables = TableReader(
                reader: self, session: session, progress: report, willRead: willRead,
                process: counted(process, besides: replaced), merge: merge)
            switch open(file, session: session, result: &result) {
            case .text(let source): tables.read(source, of: file, result: &result)
            case .workbook(let workbook): tables.readSheets(of: workbook, in: file, result: &result)
            case nil: continue
            }
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
