import KloptModel

/// Reads the tables of one file: of a text that is cut into blocks, or of each sheet of a workbook.
struct TableReader<Partial: Sendable> {
    let reader: InputReader
    let session: Session
    let progress: (@Sendable (Int) -> Void)?
    let process: @Sendable (Batch) -> Partial
    let merge: (Partial, Int) -> Void

    /// A file of text.
    func read(_ source: BlockSource, of file: InputFile, result: inout ReadingResult) {
        let first = recognise(file, source, result: &result)
        if first == nil { source.recycle(source.first) }
        read(from: first, source, of: file, result: &result)
        if source.damagedCharacters > 0 {
            let text = Wording.damagedCharacters(source.damagedCharacters)
            result.notes.append(Note(kind: .dialect, place: file.place(), text: text))
        }
        result.files[result.files.count - 1].sha256 = source.digest()
    }

    /// A table and those below it.
    ///
    /// - Returns: why reading stopped before the end.
    @discardableResult
    func read(
        from first: (Layout, [Note])?, _ source: BlockSource, of file: InputFile, result: inout ReadingResult,
        explain: (BlockSource.Failure, Int) -> Localized? = { _, _ in nil }
    ) -> Bool {
        var table = first
        var isWhole = true
        while let (layout, notes) = table {
            let index = result.sources.count
            result.notes += notes
            result.files[result.files.count - 1].sources.append(index)
            let account = session.read(
                source, layout: layout, index: index, progress: progress, process: process, merge: merge)
            var read = layout.source
            (read.delimiter, read.width) = (layout.delimiter, layout.header.count)
            read.recordCount = account.recordCount
            read.totals = account.totals
            result.sources.append(read)
            result.notes += account.notes
            if let row = account.tableBeside {
                fail(file, Wording.tableBeside(row: row), result: &result)
            }
            if let (reason, row) = account.failure {
                isWhole = false
                let text = explain(reason, row) ?? reader.words(reason, row: row)
                result.failures.append(Report.Failure(file: file.name, text: text))
            }
            table = account.next.flatMap { recognise(file, source, below: $0, result: &result) }
        }
        return isWhole
    }

    // MARK: Recognising

    /// Stages 3 to 7 on the first block of a text; a note or failure says why there is no table.
    private func recognise(
        _ file: InputFile, _ source: BlockSource, result: inout ReadingResult
    ) -> (Layout, [Note])? {
        let isTable = file.wasNamed || InputReader.tableExtensions.contains(file.fileExtension)
        func refuse(_ text: Localized) -> (Layout, [Note])? {
            if isTable {
                result.failures.append(Report.Failure(file: file.name, text: text))
            } else {
                result.notes.append(
                    Note(kind: .unusedFile, place: file.place(), text: Wording.unusedFile, isUnread: true))
            }
            return nil
        }
        let bytes = source.first.prefix(BlockSource.usualSize)
        guard !bytes.isEmpty else { return refuse(Wording.empty) }
        guard let detected = TextEncoding.detect(bytes) else { return refuse(Wording.notText) }
        source.settle(detected)
        if OwnOutput.isOwn(source.first.prefix(64 << 10), encoding: detected.encoding) {
            result.notes.append(Note(kind: .unusedFile, place: file.place(), text: Wording.ownOutput))
            return nil
        }
        let datasets = reader.context.datasets
        switch reader.recogniser.recognise(
            source.first, encoding: detected.encoding, file: file, finder: session.finder)
        {
        case .nothing: return refuse(Wording.unrecognised(datasets))
        case .tooManyColumns: return refuse(Wording.tooManyColumns)
        case .sideBySide(let keys): return refuse(Wording.sideBySide(keys))
        case .unclear(let groups): return refuse(Wording.unclear(groups))
        case .transposed(let letters): return refuse(Wording.transposed(letters))
        case .ambiguous(let names): return refuse(Wording.ambiguous(names, fileExtension: file.fileExtension))
        case .table(let layout, var notes):
            if detected.isAssumed {
                let text = Wording.assumed(detected.encoding)
                notes.insert(Note(kind: .dialect, place: file.place(), text: text), at: 0)
            }
            return (layout, notes)
        }
    }

    /// The same for a further table of a file.
    private func recognise(
        _ file: InputFile, _ source: BlockSource, below table: TableAbove, result: inout ReadingResult
    ) -> (Layout, [Note])? {
        let text: Localized
        switch reader.recogniser.recognise(source.first, below: table, file: file, finder: session.finder) {
        case .table(let layout, let notes):
            if (result.files.last?.sources.count ?? 0) < InputReader.mostTables { return (layout, notes) }
            text = Wording.tooManyTables
        case .nothing: text = Wording.unrecognised(reader.context.datasets)
        case .tooManyColumns: text = Wording.tooManyColumns
        case .sideBySide(let keys): text = Wording.sideBySide(keys)
        case .unclear(let groups): text = Wording.unclear(groups)
        case .transposed(let letters): text = Wording.transposed(letters)
        case .ambiguous(let names): text = Wording.ambiguousTable(names)
        }
        fail(file, Wording.fromRow(table.rowCount + 1, text), result: &result)
        return nil
    }

    /// A failure in a file of text, or in the sheet that is read.
    private func fail(_ file: InputFile, _ text: Localized, result: inout ReadingResult) {
        let text = file.sheet.map { WorkbookWording.inSheet($0, text) } ?? text
        result.failures.append(Report.Failure(file: file.name, text: text))
    }
}
