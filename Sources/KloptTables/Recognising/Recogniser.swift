import KloptModel

/// Stages 3 to 7: from the first bytes of a file to a layout by which its records are parsed.
struct Recogniser: Sendable {
    enum Outcome {
        case table(Layout, notes: [Note])
        /// Fits several datasets, by name.
        case ambiguous([String])
        case tooManyColumns
        /// Two tables beside each other: per column of the key its name and the letters of the two.
        case sideBySide([(name: String, letters: (String, String))])
        /// Several columns stand below one name, and nothing says which one is meant.
        case unclear([Subheads.Unclear])
        /// The names of the columns stand below each other in the column with these letters, with figures beside them.
        case transposed(letters: String)
        case nothing
    }

    static let mostColumns = 16_384
    /// A header stands within so many bytes.
    private static let lookedAt = 256 << 10

    private let context: ReadingContext
    private let headers: HeaderIndex
    private let chooser: DatasetChooser
    let datasetKeys: Set<String>
    private let senderName: SenderName
    private let matchers: [String: CodeMatcher]
    /// Per dataset and column.
    let readers: [[CellReader]]

    init(_ context: ReadingContext) {
        self.context = context
        headers = HeaderIndex(context.datasets)
        chooser = DatasetChooser(context.datasets)
        datasetKeys = chooser.names
        let codes = context.codeLists.map { CodeMatcher(list: $0, pool: context.pool) }
        senderName = SenderName(context, datasetKeys: datasetKeys, codes: codes)
        var matchers: [String: CodeMatcher] = [:]
        for matcher in codes { matchers[matcher.list.name] = matcher }
        self.matchers = matchers
        readers = context.datasets.map { [matchers] dataset in
            let special = SpecialTexts(dataset)
            let columns = dataset.columns
            return columns.indices.map { column in
                var codes: CodeMatcher?
                if case .code(let list) = columns[column].type { codes = matchers[list] }
                return CellReader(
                    type: columns[column].type, allowsNotApplicable: columns[column].allowsNotApplicable,
                    special: special, codes: codes, pool: context.pool)
            }
        }
    }

    /// Who a file or one of its folders is named for.
    func sender(of file: InputFile) -> String? {
        FileContext(file: file, titles: [], senderName: senderName).sender()?.text
    }

    /// What finds headers; keeps those it met.
    func makeFinder() -> HeaderFinder { HeaderFinder(index: headers) }

    var nextHeader: NextHeader { NextHeader(index: headers, chooser: chooser) }

    /// - Parameters:
    ///   - block: begins at the first character of the file.
    ///   - delimiter: where it is known.
    func recognise(
        _ block: Block, encoding: TextEncoding, delimiter: UInt8? = nil, file: InputFile, finder: HeaderFinder
    ) -> Outcome {
        let bytes = block.prefix(Recogniser.lookedAt)
        var start = 0
        let delimiters: [UInt8]
        if let delimiter {
            delimiters = [delimiter]
        } else if let stated = Dialect.stated(in: bytes) {
            delimiters = [stated.delimiter]
            start = stated.length
        } else {
            delimiters = Dialect.candidates(in: bytes.prefix(16 << 10))
        }
        var best: (head: Head, header: FoundHeader)?
        for delimiter in delimiters {
            var head = Head(
                bytes, delimiter: delimiter, from: start, encoding: encoding, isWhole: bytes.count == block.count)
            guard let header = finder.find(in: &head) else { continue }
            if header.best > (best?.header.best ?? 0) { best = (head, header) }
            if header.isConvincing { break }
        }
        if let (head, header) = best {
            let outcome = table(header, head: head, above: nil, encoding: encoding, file: file)
            if case .nothing = outcome {} else { return outcome }
        }
        for delimiter in delimiters {
            var head = Head(
                bytes, delimiter: delimiter, from: start, encoding: encoding, isWhole: bytes.count == block.count)
            if let letters = columnOfNames(&head) { return .transposed(letters: letters) }
        }
        return .nothing
    }

    /// The letters of a column that names the counts of a dataset below each other, with figures beside most of them.
    private func columnOfNames(_ head: inout Head) -> String? {
        var names: [Int: (rows: Set<Int>, figures: Int)] = [:]
        for row in 0..<HeaderFinder.deepest {
            guard let cells = head.cells(row) else { break }
            for (cell, text) in cells.prefix(Recogniser.mostLabelColumns).enumerated() {
                let isCount = headers.hits(of: text).contains { hit in
                    let column = context.datasets[hit.dataset].columns[hit.column]
                    return !column.isKey && column.type.isNumeric
                }
                guard isCount else { continue }
                names[cell, default: ([], 0)].rows.insert(row)
                if cells[(cell + 1)...].contains(where: { NumberText.read($0, asCount: false) != nil }) {
                    names[cell, default: ([], 0)].figures += 1
                }
            }
        }
        let column = names.filter {
            $0.value.rows.count >= NextHeader.fewestNames && $0.value.figures * 2 >= $0.value.rows.count
        }
        .keys.min()
        return column.map { DataPlace.columnLetters($0) }
    }

    /// Names that stand below each other do so in one of the first columns.
    private static let mostLabelColumns = 8

    /// A further table of a file.
    ///
    /// - Parameter block: begins at its header.
    func recognise(_ block: Block, below table: TableAbove, file: InputFile, finder: HeaderFinder) -> Outcome {
        let bytes = block.prefix(Recogniser.lookedAt)
        let encoding = table.layout.encoding
        var head = Head(
            bytes, delimiter: table.layout.delimiter, from: 0, encoding: encoding, isWhole: bytes.count == block.count)
        guard let header = finder.find(in: &head, rowCount: 1) else { return .nothing }
        return self.table(header, head: head, above: table, encoding: encoding, file: file)
    }

    private func table(
        _ header: FoundHeader, head: Head, above: TableAbove?, encoding: TextEncoding, file: InputFile
    ) -> Outcome {
        guard header.cells.count <= Recogniser.mostColumns else { return .tooManyColumns }
        let period = FileContext.period(of: file)
        var head = head
        let titles = (above?.titles ?? []) + (0..<header.firstRow).compactMap { head.cells($0) }
        // The line right above a further table says more of it than the name of the file that holds several.
        let lines = titles.reversed().joined().filter { !$0.isEmpty }
        let folders = file.folders.suffix(file.innerFolders).reversed()
        let sheet = file.sheet.map { [$0] } ?? []
        let given = sheet + [file.stem] + folders
        // The header of the table above once more: unless a line says otherwise, it is the same dataset.
        let same = above.flatMap {
            $0.layout.header.map(\.matchKey) == header.cells.map(\.matchKey) ? $0.layout.dataset : nil
        }
        let names = above == nil ? given + lines : lines + (same.map { [context.datasets[$0].name] } ?? []) + given
        switch chooser.choose(header, names: names, period: period) {
        case .nothing: return .nothing
        case .ambiguous(let datasets): return .ambiguous(datasets.map { context.datasets[$0].name })
        case .dataset(let dataset):
            return table(
                header, head: head, titles: titles + (above?.layout.titles ?? []), above: above, dataset: dataset,
                period: period, encoding: encoding, file: file)
        }
    }

    private func table(
        _ header: FoundHeader, head: Head, titles: [[String]], above: TableAbove?, dataset: Int, period: Period?,
        encoding: TextEncoding, file: InputFile
    ) -> Outcome {
        let schema = context.datasets[dataset]
        var (header, head) = (header, head)
        var subheads: Subheads?
        if !header.isDouble, let row = head.cells(header.row + 1) {
            subheads = Subheads(row, below: header, dataset: dataset, schema: schema, readers: readers[dataset])
        }
        if let subheads {
            guard subheads.unclear.isEmpty else { return .unclear(subheads.unclear) }
            let row = header.row + 1
            header = FoundHeader(subheads.cells, index: headers)
            header.row = row
        }
        let headerRow = (above?.rowCount ?? 0) + header.row + 1
        let matching = HeaderMatching(
            header, row: headerRow, dataset: dataset, schema: schema, index: headers, file: file)
        let twice = matching.keysOfTwoTables(header, schema: schema)
        guard twice.isEmpty else { return .sideBySide(twice) }
        var notes = matching.notes
        if subheads != nil {
            notes.insert(Note(kind: .assumedHeader, place: file.place(row: headerRow), text: Wording.subheads), at: 0)
        }
        if above != nil {
            notes.insert(
                Note(
                    kind: .assumedHeader, place: file.place(row: headerRow),
                    text: Wording.furtherTable(schema.label)), at: 0)
        } else if let other = chooser.contradicted(by: file.sheet ?? file.stem, chosen: dataset, period: period) {
            notes.append(
                Note(
                    kind: .assumedValue, place: file.place(),
                    text: Wording.otherName(context.datasets[other].label, columns: schema.label)))
        }
        var source = Source(
            dataset: dataset, file: file.name, sheet: file.sheet, positions: matching.positions)
        source.headerRow = headerRow
        if file.isTemplateSheet { source.template = file.template }
        source.folderPeriod = period

        let fileContext = FileContext(file: file, titles: titles, senderName: senderName)
        if schema.owner != nil, !schema.isAdministration, !schema.isLong {
            source.namedSender = fileContext.sender()?.text
        }
        var constants: [Int: CellReading] = [:]
        var usedCovers: Set<String> = []
        var usedTexts: Set<String> = []
        let place = file.place(row: above == nil ? nil : headerRow)
        let ownTitles = above?.titles ?? titles
        for column in schema.columns.indices where schema.columns[column].isKey || column == schema.owner {
            let columnSchema = schema.columns[column]
            if let position = source.positions[column] {
                let stated = fileContext.statedAbove(column, of: schema)
                if let stated, above == nil,
                    let other = contradiction(
                        of: stated.text, reader: readers[dataset][column], head.cells(header.row + 1), position)
                {
                    let text = Wording.titleContradicted(columnSchema.label, stated.text, by: other)
                    notes.append(Note(kind: .other, place: place, text: text))
                }
                continue
            }
            // What stands right above a further table goes before what was said of an earlier one.
            let own = above.flatMap { ownValue(of: column, schema: schema, above: $0) }
            let found = own ?? value(of: column, schema: schema, in: fileContext, lines: ownTitles)
            guard let value = found else { continue }
            let reading = readers[dataset][column].read(value.text)
            if own == nil, column == schema.period, fileContext.sheetContradicts(value.text) {
                let text = Wording.sheetContradicts(
                    file.sheet ?? "", columnSchema.label, value.text, source: value.source)
                notes.append(Note(kind: .untakenValue, place: place, text: text))
                continue
            }
            if let cover = value.cover { usedCovers.insert(cover) }
            guard !reading.isNoneOfTheType else {
                let text = Wording.notTaken(columnSchema.label, value.text, source: value.source)
                notes.append(Note(kind: .untakenValue, place: place, text: text))
                continue
            }
            source.constants[column] = value.text
            constants[column] = reading
            usedTexts.formUnion([value.text, value.title ?? value.text])
            var text = Wording.assumedFromName(
                columnSchema.label, value.text, source: value.source, isSheet: file.sheet != nil)
            if column == schema.owner, let asked = context.organisation, asked.matchKey != value.text.matchKey {
                text = Wording.ofOther(text, than: asked)
            }
            notes.append(Note(kind: .assumedValue, place: place, text: text))
        }
        let unused = ownTitles.map(Layout.filled).filter { !$0.isEmpty && saysNothing($0, usedTexts) }
        if !unused.isEmpty {
            let text = Wording.unusedLines(unused.map { $0.joined(separator: " ") })
            notes.append(Note(kind: .skippedRows, place: file.place(row: headerRow), text: text))
        }
        let cells = header.cells.indices.map { index -> Layout.Cell in
            guard let column = matching.columns[index] else {
                if let column = matching.repeated[index] {
                    return Layout.Cell(kind: .repeated, column: column, isKey: false)
                }
                return Layout.Cell(kind: header.cells[index].isEmpty ? .nameless : .skipped, column: 0, isKey: false)
            }
            let kind: Layout.Cell.Kind =
                switch schema.columns[column].type {
                case .count: .count
                case .number: .number
                case .text, .quarter, .period, .date, .code: .text
                }
            return Layout.Cell(kind: kind, column: column, isKey: schema.columns[column].isKey)
        }
        let layout = Layout(
            dataset: dataset, delimiter: head.delimiter, encoding: encoding, cells: cells,
            header: header.cells, source: source, constants: constants, firstRecord: head.end(of: header.row),
            rowsBefore: header.row + 1, titles: titles, usedCovers: usedCovers,
            ownLines: titles.dropLast(above?.layout.titles.count ?? 0).map(Layout.filled).filter { !$0.isEmpty })
        return .table(layout, notes: notes)
    }

    /// Whether a line above a table names no column, quarter or dataset, and is none that a value was taken from.
    private func saysNothing(_ line: [String], _ used: Set<String>) -> Bool {
        !line.contains { text in
            nextHeader.isName(text) || nextHeader.isLabelled(text) || used.contains(text)
                || PeriodText.find(in: text) != nil
                || NameWords(text).runs.contains { datasetKeys.contains($0.key) }
        }
    }

    /// What the lines right above a further table state; or the quarter that one of them names, or the organisation: a
    /// text like the name of the one before.
    private func ownValue(of column: Int, schema: DatasetSchema, above: TableAbove) -> FileContext.Value? {
        let lines = StatedLines(titles: above.titles)
        if let found = lines.value(StatedLines.Labels(column, of: schema), isLastFirst: true) {
            return FileContext.Value(text: found.text, source: Wording.fromTitle)
        }
        if column == schema.period { return FileContext.quarter(in: above.titles) }
        guard column == schema.owner, schema.name == context.datasets[above.layout.dataset].name,
            let before = above.layout.source.constants[column]
        else { return nil }
        let texts = above.titles.reversed().map(Layout.filled).filter { $0.count == 1 }.joined()
        let named = texts.first { $0.shape == before.shape }
        return named.map { FileContext.Value(text: $0, source: Wording.fromTitle) }
    }

    /// What the first record holds in a column for which the lines above the table state another value.
    private func contradiction(
        of stated: String, reader: CellReader, _ record: [String]?, _ position: Int
    ) -> String? {
        guard let record, record.indices.contains(position) else { return nil }
        let (one, other) = (reader.read(stated), reader.read(record[position]))
        return one.state == .present && other.state == .present && one.value != other.value ? record[position] : nil
    }

    /// The value of a column that the file does not have, from an option, the lines above the table, or a name.
    ///
    /// - Parameter lines: those above this table and no other.
    private func value(
        of column: Int, schema: DatasetSchema, in file: FileContext, lines: [[String]]
    ) -> FileContext.Value? {
        if column != schema.period, let stated = file.stated(column, of: schema) { return stated }
        if case .code(let list) = schema.columns[column].type, let codes = matchers[list] {
            return file.named(NamedCode(schema.columns[column], codes: codes, senderName: senderName), lines: lines)
        }
        if column == schema.period {
            return file.quarter(column, of: schema)
                ?? context.period.map { FileContext.Value(text: $0.description, source: Wording.fromPeriodOption) }
        }
        guard column == schema.owner else { return nil }
        let option = context.organisation.map { FileContext.Value(text: $0, source: Wording.fromOption) }
        // A report or a roster is not sent by the folder it lies in.
        guard !schema.isLong, !schema.isAdministration else { return option }
        guard let option else { return file.sender() }
        guard let named = file.sender(besides: option.text), named.text.matchKey != option.text.matchKey else {
            return option
        }
        return named
    }
}
