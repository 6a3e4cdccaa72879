import KloptModel

/// Which column of a file holds which column of its dataset: all that parsing a record needs.
struct Layout: Sendable {
    /// What to do with a cell.
    struct Cell: Sendable {
        enum Kind: UInt8, Sendable {
            /// Mostly digits: parsed at once.
            case count
            /// Looked up among the texts that were met.
            case text
            /// Looked up likewise, with the decimals that it was written with.
            case number
            case skipped
            /// Under an empty header: skipped, but content is told of.
            case nameless
            /// The same column once more: only compared with the first.
            case repeated
        }

        var kind: Kind
        /// Index of the dataset's column; 0 for a skipped cell.
        var column: Int
        /// Whether the cell is a part of the record's key.
        var isKey: Bool

        /// It holds a column of the dataset.
        var isUsed: Bool { kind == .count || kind == .text || kind == .number }
    }

    var dataset: Int
    var delimiter: UInt8
    var encoding: TextEncoding
    /// One per cell of the header.
    var cells: [Cell]
    /// The header's texts, to recognise it when it comes again.
    var header: [String]
    var source: Source
    /// What the columns without a cell hold in every record.
    var constants: [Int: CellReading]
    /// Where the first record begins in the first block, and how many rows stand before it.
    var firstRecord: Int
    var rowsBefore: Int
    /// The lines above the table, those above earlier tables of the file last.
    var titles: [[String]]
    /// The sheets without a table that say what its constants are.
    var usedCovers: Set<String> = []
    /// What the lines above this table's own header say: their cells that are not empty.
    var ownLines: [[String]]

    /// Whether the lines above a header that comes again are those right above its first one, or none: then a page
    /// begins, and no further table.
    func isPageHead(_ lines: [[String]]) -> Bool {
        lines.count <= ownLines.count
            && zip(lines.reversed(), ownLines.reversed()).allSatisfy { Layout.filled($0) == $1 }
    }

    /// The cells of a line that are not empty, without spaces around them.
    static func filled(_ line: [String]) -> [String] {
        line.map { $0.trimmedOfSpaces.withPlainSpaces }.filter { !$0.isEmpty }
    }
}

/// What stands in a file above a further table.
struct TableAbove: Sendable {
    /// Of the table before it.
    var layout: Layout
    /// Rows of the file above its header.
    var rowCount: Int
    /// The lines between the two tables.
    var titles: [[String]]
}

/// Stage 7: settles each header cell: a known column, a near spelling, or not used.
struct HeaderMatching {
    private(set) var positions: [Int?]
    /// Per header cell, the dataset's column it is used for.
    private(set) var columns: [Int?]
    /// Header cells that name a column once more, with that column.
    private(set) var repeated: [Int: Int] = [:]
    private(set) var notes: [Note] = []

    /// - Parameter row: of the header in the file, 1-based.
    init(
        _ header: FoundHeader, row: Int, dataset index: Int, schema: DatasetSchema, index headers: HeaderIndex,
        file: InputFile
    ) {
        positions = [Int?](repeating: nil, count: schema.columns.count)
        columns = [Int?](repeating: nil, count: header.cells.count)
        func note(_ kind: Note.Kind, _ cell: Int, _ text: Localized) {
            let place = file.place(row: row, cells: ["\(DataPlace.columnLetters(cell))\(row)"])
            notes.append(Note(kind: kind, place: place, text: text))
        }

        for (cell, hits) in header.hits.enumerated() {
            guard let column = hits.first(where: { $0.dataset == index })?.column else { continue }
            if positions[column] == nil {
                positions[column] = cell
                columns[cell] = column
                let text = header.cells[cell]
                if !headers.contains(text.matchKey) {
                    let name = schema.columns[column].name
                    note(.assumedHeader, cell, Wording.assumedHeader(DataPlace.columnLetters(cell), text, name))
                }
            } else {
                repeated[cell] = column
            }
        }
        let own = file.ownColumns
        for (cell, text) in header.cells.enumerated() where !text.isEmpty && columns[cell] == nil {
            if own.contains(text) { continue }
            let letters = DataPlace.columnLetters(cell)
            if let column = repeated[cell] {
                let first = DataPlace.columnLetters(positions[column] ?? 0)
                note(.unusedColumn, cell, Wording.columnTwice(letters, text, schema.columns[column].name, first))
                continue
            }
            // A name that another dataset knows is not misspelled.
            if header.hits[cell].isEmpty {
                let spellings = headers.spellings(of: index)
                let free = spellings.filter { positions[$0.group] == nil }
                if let column = NearSpelling.nearest(to: text.matchKey, among: free),
                    NearSpelling.nearest(to: text.matchKey, among: spellings) == column
                {
                    positions[column] = cell
                    columns[cell] = column
                    note(.assumedHeader, cell, Wording.assumedHeader(letters, text, schema.columns[column].name))
                    continue
                }
            }
            note(.unusedColumn, cell, Wording.unusedColumn(letters, text))
        }
    }

    /// The columns of the key that occur once more, when two tables stand beside each other: behind an empty column; or
    /// all of the key behind an unknown one, or together with a measure. Otherwise none.
    func keysOfTwoTables(
        _ header: FoundHeader, schema: DatasetSchema
    ) -> [(name: String, letters: (String, String))] {
        var keys: [(name: String, letters: (String, String))] = []
        var first = header.cells.count
        var isWhole = true
        for (column, position) in positions.enumerated() where schema.columns[column].isKey {
            guard let position else { continue }
            guard let again = repeated.filter({ $0.value == column }).keys.min() else {
                isWhole = false
                continue
            }
            keys.append((header.cells[position], (DataPlace.columnLetters(position), DataPlace.columnLetters(again))))
            first = min(first, again)
        }
        guard first > 0, first < header.cells.count else { return [] }
        func isKey(_ cell: Int) -> Bool { repeated[cell].map { schema.columns[$0].isKey } ?? false }
        let isBehindGap = header.cells[first - 1].isEmpty
        let isBehindUnknown = header.hits[first - 1].isEmpty && columns[first - 1] == nil
        let known = (first..<header.cells.count).filter { !header.hits[$0].isEmpty && !isKey($0) }
        // With the same key twice and no measure, a row may be one record that was joined from two tables.
        return known.contains { isBehindGap || isWhole && (isBehindUnknown || repeated[$0] != nil) } ? keys : []
    }
}
