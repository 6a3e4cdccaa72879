import KloptModel

/// Stages 3 to 7: from the first bytes of a file to a layout by which its records are parsed.
struct Recogniser: Sendable {
    enum Outcome {
        case table(Layout, notes: [Note])
        /// Fits several datasets, by name.
        case ambiguous([String])
        case tooManyColumns
        case nothing
    }

    static let mostColumns = 16_384
    /// A header stands within so many bytes.
    private static let lookedAt = 256 << 10

    private let context: ReadingContext
    private let headers: HeaderIndex
    private let finder: HeaderFinder
    private let chooser: DatasetChooser
    /// Per dataset and column.
    let readers: [[CellReader]]

    init(_ context: ReadingContext) {
        self.context = context
        headers = HeaderIndex(context.datasets)
        finder = HeaderFinder(index: headers, datasetCount: context.datasets.count)
        chooser = DatasetChooser(context.datasets)
        var matchers: [String: CodeMatcher] = [:]
        for list in context.codeLists { matchers[list.name] = CodeMatcher(list: list, pool: context.pool) }
        readers = context.datasets.map { dataset in
            let special = SpecialTexts(dataset)
            return dataset.columns.map { column in
                var codes: CodeMatcher?
                if case .code(let list) = column.type { codes = matchers[list] }
                return CellReader(
                    type: column.type, allowsNotApplicable: column.allowsNotApplicable, special: special, codes: codes,
                    pool: context.pool)
            }
        }
    }

    /// - Parameter block: begins at the first character of the file.
    func recognise(_ block: Block, encoding: TextEncoding, file: InputFile) -> Outcome {
        let bytes = block.prefix(Recogniser.lookedAt)
        var start = 0
        var delimiters = Dialect.candidates(in: bytes)
        if let stated = Dialect.stated(in: bytes) {
            delimiters = [stated.delimiter]
            start = stated.length
        }
        var best: (head: Head, header: FoundHeader)?
        for delimiter in delimiters {
            let head = Head(
                bytes, delimiter: delimiter, from: start, encoding: encoding, isWhole: bytes.count == block.count)
            guard let header = finder.find(in: head.rows) else { continue }
            if header.best > (best?.header.best ?? 0) { best = (head, header) }
            if header.best >= 3, header.best * 5 >= header.filledCells * 4 { break }
        }
        guard let (head, header) = best else { return .nothing }
        guard header.cells.count <= Recogniser.mostColumns else { return .tooManyColumns }

        let period = FileContext.period(of: file)
        let names = [file.stem] + file.folders.suffix(file.innerFolders).reversed()
        switch chooser.choose(header, names: names, period: period) {
        case .nothing: return .nothing
        case .ambiguous(let datasets): return .ambiguous(datasets.map { context.datasets[$0].name })
        case .dataset(let dataset):
            return table(header, head: head, dataset: dataset, period: period, encoding: encoding, file: file)
        }
    }

    private func table(
        _ header: FoundHeader, head: Head, dataset: Int, period: Period?, encoding: TextEncoding, file: InputFile
    ) -> Outcome {
        let schema = context.datasets[dataset]
        let matching = HeaderMatching(header, dataset: dataset, schema: schema, index: headers, file: file.name)
        var notes = matching.notes
        var source = Source(dataset: dataset, file: file.name, positions: matching.positions)
        source.headerRow = header.row + 1
        source.folderPeriod = period

        let titles = Array(head.rows.prefix(header.isDouble ? max(header.row - 1, 0) : header.row))
        let fileContext = FileContext(file: file, titles: titles, datasets: context.datasets)
        var constants: [Int: CellReading] = [:]
        for (column, columnSchema) in schema.columns.enumerated()
        where source.positions[column] == nil && (columnSchema.isKey || column == schema.owner) {
            guard let value = value(of: column, schema: schema, in: fileContext) else { continue }
            source.constants[column] = value.text
            constants[column] = readers[dataset][column].read(value.text)
            notes.append(
                Note(
                    kind: .assumedValue, place: DataPlace(file: file.name),
                    text: Wording.assumedFromName(columnSchema.label, value.text, source: value.source)))
        }
        let cells = header.cells.indices.map { index -> Layout.Cell in
            guard let column = matching.columns[index] else {
                return Layout.Cell(kind: header.cells[index].isEmpty ? .nameless : .skipped, column: 0, isKey: false)
            }
            let columnSchema = schema.columns[column]
            return Layout.Cell(
                kind: columnSchema.type == .count ? .count : .text, column: column, isKey: columnSchema.isKey)
        }
        let layout = Layout(
            dataset: dataset, delimiter: head.delimiter, encoding: encoding, cells: cells,
            header: head.rows[header.row] + [String](repeating: "", count: cells.count - head.rows[header.row].count),
            source: source, constants: constants, firstRecord: head.ends[header.row], rowsBefore: header.row + 1)
        return .table(layout, notes: notes)
    }

    /// The value of a column that the file does not have, from an option, the lines above the table, or a name.
    private func value(of column: Int, schema: DatasetSchema, in file: FileContext) -> FileContext.Value? {
        if column == schema.owner, let organisation = context.organisation {
            return FileContext.Value(text: organisation, source: Wording.fromOption)
        }
        if let stated = file.stated(schema.columns[column]) { return stated }
        if column == schema.period { return file.quarter() }
        // A report or a roster is not sent by the folder it lies in.
        guard column == schema.owner, !schema.isLong, schema.roster == nil else { return nil }
        return file.sender()
    }
}

/// The first rows of a file, taken apart with one delimiter.
private struct Head {
    let delimiter: UInt8
    private(set) var rows: [[String]] = []
    /// Per row, the index of the byte behind it.
    private(set) var ends: [Int] = []

    /// - Parameter isWhole: the bytes are the whole file, so that the last record is complete.
    init(_ bytes: [UInt8], delimiter: UInt8, from start: Int, encoding: TextEncoding, isWhole: Bool) {
        self.delimiter = delimiter
        var splitter = RecordSplitter(bytes, delimiter: delimiter, from: start)
        while rows.count <= HeaderFinder.deepest, let cells = splitter.next() {
            if !isWhole, splitter.position >= bytes.count { break }
            rows.append(cells.map { TextEncoding.text($0, in: encoding).trimmedOfSpaces.withPlainSpaces })
            ends.append(splitter.position)
        }
    }
}
