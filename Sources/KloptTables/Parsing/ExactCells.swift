import KloptModel

/// Reads the cells that are not plain digits: quoted, empty, texts, Dutch numbers. Each distinct text is read once.
@safe
final class ExactCells {
    let buffers: ColumnBuffers
    private let readers: [[CellReader]]
    private let nextHeader: NextHeader
    /// Those that were made: per dataset one for each encoding, in which the same bytes are other texts.
    private var allCaches: [ColumnCaches?]
    private var scratch: [UInt8] = []

    // Of the block that is being read.
    private var block: Block
    private var dataset = 0
    private var delimiter = UInt8(ascii: ";")
    private var encoding = TextEncoding.utf8
    private var caches = ColumnCaches(count: 0)

    /// Of the batch that is being filled.
    private(set) var problems: [CellProblem] = []
    /// Columns of the sheet that have content and no header, with the index of the first byte of it.
    private(set) var nameless: [Int: Int] = [:]
    /// A cell is not in the file's encoding.
    private(set) var hasForeignText = false
    /// Of the cell that was read last.
    private(set) var lastState = CellState.missing

    var problemCount: Int { problems.count }

    init(readers: [[CellReader]], nextHeader: NextHeader, buffers: ColumnBuffers) {
        self.readers = readers
        self.nextHeader = nextHeader
        self.buffers = buffers
        allCaches = [ColumnCaches?](repeating: nil, count: readers.count * ExactCells.encodingCount)
        block = Block(capacity: 1)
    }

    func begin(_ block: Block, layout: Layout) {
        self.block = block
        dataset = layout.dataset
        delimiter = layout.delimiter
        encoding = layout.encoding
        let place = dataset * ExactCells.encodingCount + ExactCells.number(of: encoding)
        caches = allCaches[place] ?? ColumnCaches(count: readers[dataset].count)
        allCaches[place] = caches
        nameless = [:]
        hasForeignText = false
    }

    private static let encodingCount = 3

    /// UTF-16 has become UTF-8 before it comes here.
    private static func number(of encoding: TextEncoding) -> Int {
        switch encoding {
        case .utf8, .utf16: 0
        case .windows1252: 1
        case .codePage850: 2
        }
    }

    func takeProblems() -> [CellProblem] {
        defer { problems = [] }
        return problems
    }

    /// - Returns: whether it is the first content of the column in the block.
    func meetNameless(_ cell: Int, at start: Int) -> Bool {
        guard nameless[cell] == nil else { return false }
        nameless[cell] = start
        return true
    }

    /// Those that have content above a record that begins at an index.
    func nameless(above start: Int) -> Set<Int> { Set(nameless.filter { $0.value < start }.keys) }

    /// Forgets what a record that begins at an index was found to hold: it belongs to another table.
    func forget(from start: Int, row: Int) {
        dropProblems(ofRow: row)
        nameless = nameless.filter { $0.value < start }
    }

    /// Forgets the problems of a row that was no record.
    func dropProblems(ofRow row: Int) {
        while problems.last?.row == row { problems.removeLast() }
    }

    /// Reads a cell, stores what it turned out to be, and returns the index behind it.
    @inline(never)
    func read(
        at start: Int, _ action: Layout.Cell, row: Int, into record: inout RecordScanner.Record
    ) -> Int {
        let bytes = unsafe block.bytes
        let count = block.count
        let delimiter = delimiter
        if unsafe start < count && bytes[start] == Dialect.quote {
            let end = unquote(from: start)
            unsafe scratch.withUnsafeBufferPointer { content in
                unsafe store(
                    content, hash: CellCache.hash(content), action, row: row, record: &record)
            }
            return end
        }
        var end = start
        var hash = CellCache.seed
        while end < count {
            let byte = unsafe bytes[end]
            if byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn { break }
            hash = CellCache.mix(hash, byte)
            end += 1
        }
        let content = unsafe UnsafeBufferPointer(start: bytes + start, count: end - start)
        unsafe store(content, hash: CellCache.fold(hash), action, row: row, record: &record)
        return end
    }

    private func store(
        _ content: UnsafeBufferPointer<UInt8>, hash: UInt32, _ action: Layout.Cell, row: Int,
        record: inout RecordScanner.Record
    ) {
        guard content.count > 0 else {
            lastState = .missing
            return setMissing(action, row: row, into: &record)
        }
        let cache = unsafe caches.first + action.column
        let entry = unsafe cache.pointee.find(content, hash: hash) ?? met(content, hash: hash, action)
        buffers.set(entry.value, entry.state, column: action.column, row: row)
        if action.kind == .number { buffers.set(decimals: entry.decimals, column: action.column, row: row) }
        lastState = entry.state
        if entry.state == .missing {
            record.missing += 1
            if action.isKey { record.missingKeys += 1 }
        } else if entry.state == .unreadable {
            record.unreadable += 1
            if action.isKey { record.unreadableKeys += 1 }
        }
        if entry.needsReview { record.needsReview = true }
        if entry.isColumnName { record.columnNames += 1 }
        if entry.isForeign { hasForeignText = true }
        if let problem = unsafe cache.pointee.problem(of: entry) {
            let text = unsafe TextEncoding.text(content.prefix(1024), in: encoding).trimmedOfSpaces
            problems.append(CellProblem(row: row, column: action.column, kind: problem, text: String(text.prefix(200))))
        }
    }

    /// Notes that a cell is empty or not there.
    func setMissing(_ action: Layout.Cell, row: Int, into record: inout RecordScanner.Record) {
        guard action.isUsed else { return }
        buffers.set(0, .missing, column: action.column, row: row)
        if action.kind == .number { buffers.set(decimals: 0, column: action.column, row: row) }
        record.missing += 1
        if action.isKey { record.missingKeys += 1 }
    }

    /// No column's name is longer, in bytes.
    private static let longestName = 256

    /// A text that comes by for the first time.
    @inline(never)
    private func met(
        _ content: UnsafeBufferPointer<UInt8>, hash: UInt32, _ action: Layout.Cell
    ) -> CellCache.Entry {
        let (text, isForeign) = unsafe TextEncoding.decoded(content, in: encoding)
        let key = text.matchKey
        var reading = readers[dataset][action.column].read(text, key: key)
        reading.isForeign = isForeign
        reading.isColumnName =
            content.count <= ExactCells.longestName && (nextHeader.isName(key: key) || nextHeader.isLabelled(text))
        return unsafe caches.first[action.column].add(content, hash: hash, reading: reading)
    }

    /// Puts the content of a quoted cell into `scratch`, and returns the index behind the cell.
    private func unquote(from start: Int) -> Int {
        let delimiter = delimiter
        let bytes = unsafe block.bytes
        let count = block.count
        scratch.removeAll(keepingCapacity: true)
        var index = start + 1
        while index < count {
            let byte = unsafe bytes[index]
            index += 1
            if byte == Dialect.quote {
                guard unsafe index < count && bytes[index] == Dialect.quote else { break }
                index += 1
            }
            scratch.append(byte)
        }
        // What stands between the closing quote and the delimiter belongs to the cell.
        while index < count {
            let byte = unsafe bytes[index]
            if byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn { break }
            scratch.append(byte)
            index += 1
        }
        return index
    }

    /// The index behind a cell, and whether it holds more than spaces.
    func skip(from start: Int) -> (end: Int, hasContent: Bool) {
        let delimiter = delimiter
        let bytes = unsafe block.bytes
        let count = block.count
        if unsafe start < count && bytes[start] == Dialect.quote {
            let end = unquote(from: start)
            return (end, scratch.contains { $0 > UInt8(ascii: " ") })
        }
        var index = start
        var hasContent = false
        while index < count {
            let byte = unsafe bytes[index]
            if byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn { break }
            hasContent = hasContent || byte > UInt8(ascii: " ")
            index += 1
        }
        return (index, hasContent)
    }

    /// The index behind a cell whose column stands in the file a second time, and whether it says what the first says.
    /// An empty one does not contradict.
    func compare(from start: Int, _ action: Layout.Cell, row: Int) -> (end: Int, isSame: Bool) {
        let (end, hasContent) = skip(from: start)
        guard hasContent else { return (end, true) }
        let text = texts(of: start..<end).first ?? ""
        let reading = readers[dataset][action.column].read(text)
        let state = buffers.state(column: action.column, row: row)
        if reading.state == .missing { return (end, true) }
        let isSame =
            reading.state == state
            && (state == .unreadable || reading.value == buffers.value(column: action.column, row: row))
        return (end, isSame)
    }

    /// Reports, for a record, the columns that hold two different things; the value of neither is used, since nobody knows
    /// which is meant. A part of the key keeps the first.
    ///
    /// - Returns: the cells that contradict an earlier one.
    func settleContradictions(in range: Range<Int>, layout: Layout, schema: DatasetSchema, row: Int) -> [Int] {
        let texts = texts(of: range).map(\.trimmedOfSpaces)
        func text(_ cell: Int) -> String { texts.indices.contains(cell) ? texts[cell] : "" }
        var contradicting: [Int] = []
        for (cell, action) in layout.cells.enumerated() where action.kind == .repeated {
            guard let first = layout.source.positions[action.column] else { continue }
            let reader = readers[dataset][action.column]
            let (one, other) = (reader.read(text(first)), reader.read(text(cell)))
            guard other.state != .missing, one.state != other.state || one.value != other.value else { continue }
            contradicting.append(cell)
            guard !schema.columns[action.column].isKey else { continue }
            buffers.set(0, .unreadable, column: action.column, row: row)
            problems.removeAll { $0.row == row && $0.column == action.column }
            problems.append(
                CellProblem(
                    row: row, column: action.column,
                    kind: .contradicted(column: DataPlace.columnLetters(cell), text: String(text(cell).prefix(200))),
                    text: String(text(first).prefix(200))))
        }
        return contradicting
    }

    /// The cells of a record as texts.
    func texts(of range: Range<Int>) -> [String] {
        let bytes = unsafe Array(UnsafeBufferPointer(start: block.bytes + range.lowerBound, count: range.count))
        return ExactCells.texts(of: bytes, delimiter: delimiter, encoding: encoding)
    }

    /// An index lies in the block, and an empty line begins there.
    func isEmptyLine(at index: Int) -> Bool { index < block.count && block.isEmptyLine(at: index) }

    /// The cells of the record that begins at an index of the block, when it ends within so many bytes.
    func texts(from start: Int, within limit: Int) -> [String]? {
        // Behind a last record without a line break there is nothing, not even an end.
        guard start < block.count else { return nil }
        let bytes = unsafe Array(
            UnsafeBufferPointer(start: block.bytes + start, count: min(limit, block.count - start)))
        var splitter = RecordSplitter(bytes, delimiter: delimiter)
        guard let range = splitter.nextRange(), range.upperBound < bytes.count else { return nil }
        return ExactCells.texts(of: Array(bytes[range]), delimiter: delimiter, encoding: encoding)
    }

    private static func texts(of bytes: [UInt8], delimiter: UInt8, encoding: TextEncoding) -> [String] {
        var splitter = RecordSplitter(bytes, delimiter: delimiter)
        return splitter.next(in: encoding) ?? []
    }
}
