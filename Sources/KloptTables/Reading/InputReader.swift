import Dispatch
import KloptModel
import Synchronization

/// Reads submissions: files and folders in, batches of records out, with everything that was not used or was assumed.
///
/// The stages, each with a folder: 1 discovering files; 2 taking them in blocks of whole records; 3 encoding and
/// delimiter; 4 the header; 5 the dataset; 6 what names and titles say; 7 header cells to columns; 8 records to columns.
package struct InputReader: Sendable {
    private static let largestFile = 8 << 30
    /// So many tables may stand below each other in a file.
    private static let mostTables = 1_000
    private static let tableExtensions: Set<String> = ["csv", "tsv", "tab"]
    private static let workbookExtensions: Set<String> = ["xlsx", "xlsm", "xlsb", "xls", "ods", "numbers"]

    private let context: ReadingContext
    private let recogniser: Recogniser
    private let blockSize: Int

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
    ///   - willRead: called before the first batch of a source, with its index; never at the same time as `merge`.
    ///   - process: called for each batch, on any thread, on several at once.
    ///   - merge: called with each result in the order of the input, on one thread at a time, together with the number
    ///     to add to the batch's `rows`.
    /// - Returns: the files, what they held, and notes and failures in the order of the files.
    package func read<Partial: Sendable>(
        paths: [String], threads: Int, progress: (@Sendable (_ bytesRead: Int, _ bytesTotal: Int) -> Void)? = nil,
        willRead: ((Source, Int) -> Void)? = nil, process: @escaping @Sendable (Batch) -> Partial,
        merge: @escaping (Partial, _ rowBase: Int) -> Void
    ) -> ReadingResult {
        let discovery = FileDiscovery(paths: paths)
        var result = ReadingResult()
        result.failures = discovery.failures
        result.notes = discovery.notes
        let session = Session(recogniser: recogniser, schemas: context.datasets, threads: max(1, min(threads, 64)))
        let bytesTotal = discovery.files.reduce(0) { $0 + $1.size }
        var bytesBefore = 0

        for file in discovery.files {
            defer { bytesBefore += file.size }
            result.files.append(ReadingResult.File(file: file.name))
            guard let source = open(file, session: session, result: &result) else { continue }
            let before = bytesBefore
            let report = progress.map { report in { @Sendable read in report(before + read, bytesTotal) } }
            var table = recognise(file, source, finder: session.finder, result: &result)
            if table == nil { source.recycle(source.first) }
            while let (layout, notes) = table {
                let index = result.sources.count
                result.notes += notes
                result.files[result.files.count - 1].sources.append(index)
                willRead?(layout.source, index)
                let account = session.read(
                    source, layout: layout, index: index, progress: report, process: process, merge: merge)
                var read = layout.source
                read.recordCount = account.recordCount
                read.totals = account.totals
                result.sources.append(read)
                result.notes += account.notes
                if let (reason, row) = account.failure {
                    result.failures.append(Report.Failure(file: file.name, text: words(reason, row: row)))
                }
                table = account.next.flatMap {
                    recognise(file, source, below: $0, finder: session.finder, result: &result)
                }
            }
            if source.damagedCharacters > 0 {
                let text = Wording.damagedCharacters(source.damagedCharacters)
                result.notes.append(Note(kind: .dialect, place: DataPlace(file: file.name), text: text))
            }
            result.files[result.files.count - 1].sha256 = source.digest()
        }
        progress?(bytesTotal, bytesTotal)
        for path in paths where !paths.isEmpty && result.sources.isEmpty && result.failures.isEmpty {
            result.failures.append(Report.Failure(file: path, text: Wording.nothingFound))
        }
        return result
    }

    /// Whether a file in a folder is taken for a table, by the end of its name.
    package static func readsTables(named name: String) -> Bool {
        let kind = name.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() ?? ""
        return tableExtensions.contains(kind) || workbookExtensions.contains(kind)
    }

    /// Opens a file that may be a table; a note or failure says why it is not.
    private func open(_ file: InputFile, session: Session, result: inout ReadingResult) -> BlockSource? {
        func fail(_ text: Localized) { result.failures.append(Report.Failure(file: file.name, text: text)) }
        let kind = file.fileExtension
        if InputReader.workbookExtensions.contains(kind) {
            fail(Wording.workbook)
            return nil
        }
        guard file.wasNamed || InputReader.tableExtensions.contains(kind) || kind == "txt" else {
            result.notes.append(Note(kind: .unusedFile, place: DataPlace(file: file.name), text: Wording.unusedFile))
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
        return source
    }

    /// Stages 3 to 7 on the first block; a note or failure says why there is no table.
    private func recognise(
        _ file: InputFile, _ source: BlockSource, finder: HeaderFinder, result: inout ReadingResult
    ) -> (Layout, [Note])? {
        let isTable = file.wasNamed || InputReader.tableExtensions.contains(file.fileExtension)
        func refuse(_ text: Localized) -> (Layout, [Note])? {
            if isTable {
                result.failures.append(Report.Failure(file: file.name, text: text))
            } else {
                result.notes.append(
                    Note(kind: .unusedFile, place: DataPlace(file: file.name), text: Wording.unusedFile))
            }
            return nil
        }
        let bytes = source.first.prefix(BlockSource.usualSize)
        guard !bytes.isEmpty else { return refuse(Wording.empty) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return refuse(Wording.workbook)
        }
        guard let detected = TextEncoding.detect(bytes) else { return refuse(Wording.notText) }
        source.settle(detected)
        if OwnOutput.isOwn(source.first.prefix(64 << 10), encoding: detected.encoding) {
            result.notes.append(Note(kind: .unusedFile, place: DataPlace(file: file.name), text: Wording.ownOutput))
            return nil
        }
        switch recogniser.recognise(source.first, encoding: detected.encoding, file: file, finder: finder) {
        case .nothing: return refuse(Wording.unrecognised(context.datasets))
        case .tooManyColumns: return refuse(Wording.tooManyColumns)
        case .ambiguous(let names): return refuse(Wording.ambiguous(names, fileExtension: file.fileExtension))
        case .table(let layout, var notes):
            if detected.isAssumed {
                let text = Wording.assumed(detected.encoding)
                notes.insert(Note(kind: .dialect, place: DataPlace(file: file.name), text: text), at: 0)
            }
            return (layout, notes)
        }
    }

    /// The same for a further table of a file.
    private func recognise(
        _ file: InputFile, _ source: BlockSource, below table: TableAbove, finder: HeaderFinder,
        result: inout ReadingResult
    ) -> (Layout, [Note])? {
        let text: Localized
        switch recogniser.recognise(source.first, below: table, file: file, finder: finder) {
        case .table(let layout, let notes):
            if (result.files.last?.sources.count ?? 0) < InputReader.mostTables { return (layout, notes) }
            text = Wording.tooManyTables
        case .nothing: text = Wording.unrecognised(context.datasets)
        case .tooManyColumns: text = Wording.tooManyColumns
        case .ambiguous(let names): text = Wording.ambiguousTable(names)
        }
        result.failures.append(
            Report.Failure(file: file.name, text: Wording.fromRow(table.rowCount + 1, text)))
        return nil
    }

    private func words(_ failure: BlockSource.Failure, row: Int) -> Localized {
        switch failure {
        case .unreadable: Wording.unreadable
        case .openQuote: Wording.openQuote(row: row)
        case .endlessRecord: Wording.endlessRecord(row: row)
        }
    }
}
