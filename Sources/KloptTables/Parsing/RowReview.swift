import KloptModel

/// Looks at a row as a whole when its cells do not make it a record beyond doubt.
struct RowReview {
    enum Kind: Equatable {
        case record, blank, totals, repeatedHeader
        /// Text and no figures: a footnote, or a heading between records; also a column's name with its value.
        case remark
    }

    let layout: Layout
    let schema: DatasetSchema
    let readers: [CellReader]
    let nextHeader: NextHeader
    /// The header's cells that hold a part of the key which is one of a list: a code, a quarter, a date.
    private let listedKeys: [Int]
    private let numeric: [Int]

    init(layout: Layout, schema: DatasetSchema, readers: [CellReader], nextHeader: NextHeader) {
        self.layout = layout
        self.schema = schema
        self.readers = readers
        self.nextHeader = nextHeader
        func cells(_ isWanted: (Int) -> Bool) -> [Int] {
            layout.cells.indices.filter { layout.cells[$0].isUsed && isWanted(layout.cells[$0].column) }
        }
        listedKeys = cells {
            let type = schema.columns[$0].type
            return schema.columns[$0].isKey && !type.isNumeric && type != .text
        }
        numeric = cells { schema.columns[$0].type.isNumeric }
    }

    /// No row of the header takes more bytes.
    var longestHeader: Int { layout.header.reduce(1024) { $0 + $1.utf8.count + 1 } }

    /// Whether a row is worth a look as one of nothing but words: a part of its key is not there, or not readable.
    ///
    /// - Parameter used: how many of the row's cells hold a column.
    func mayBeWords(_ record: RecordScanner.Record, of used: Int) -> Bool {
        !schema.isLong && record.missingKeys + record.unreadableKeys > 0
            && (record.unreadable > 0 || record.missing * 2 > used)
    }

    /// - Parameters:
    ///   - cells: the row's cells as they stand in the file.
    ///   - repeatsName: a name in its key is that of the record above it.
    func kind(of cells: [String], repeatsName: Bool = false) -> Kind {
        let texts = cells.map(\.trimmedOfSpaces)
        let filled = texts.indices.filter { !texts[$0].isEmpty }
        guard let only = filled.first else { return .blank }
        if isTotals(texts, filled) { return .totals }
        if filled.count > 1 {
            let isHeader =
                layout.header.count >= 2
                && layout.header.indices.allSatisfy {
                    layout.header[$0] == ($0 < texts.count ? texts[$0] : "")
                }
            if isHeader { return .repeatedHeader }
            return isStatement(filled.map { texts[$0] }) || !repeatsName && isWords(texts) ? .remark : .record
        }
        return isRemark(texts[only], at: only) ? .remark : .record
    }

    /// Whether a row, above a header that comes again, is one of the lines that introduce it: nothing says of where or when
    /// its figures are, and it has few of them or none.
    func isTitle(_ cells: [String]) -> Bool {
        let texts = cells.map(\.trimmedOfSpaces)
        return isUnplaced(texts) && (hasFewFigures(texts) || hasNoFigure(texts))
    }

    /// Words and not one figure, without a part of the key that is in a list, as a footnote over several cells: "Ingevuld
    /// door | J. Jansen | tel. 06-12345678", perhaps with the day where a quarter belongs.
    ///
    /// A figure, or an agreed word for a missing one, makes a row a record, and so does a code that is mistyped: nothing
    /// that counts is passed over.
    private func isWords(_ texts: [String]) -> Bool {
        let isNowhere =
            isUnplaced(texts)
            || isUnplaced(texts, besides: { isDay(texts[$0], in: $0) })
                && listedKeys.contains { $0 < texts.count && !texts[$0].isEmpty && isNoneOfTheType(texts, $0) }
        return isNowhere && hasFewFigures(texts)
            && numeric.allSatisfy { isNoneOfTheType(texts, $0) || PhoneNumber.isOne(texts[$0]) }
            && !listedKeys.contains { $0 < texts.count && isMistyped(texts[$0], in: $0) }
            && texts.count(where: { nextHeader.isName($0) }) < 2
    }

    /// Whether a text is so near one of a list that it may be meant.
    private func isMistyped(_ text: String, in cell: Int) -> Bool {
        if case .unknownCode(let suggestion)? = readers[layout.cells[cell].column].read(text).problem {
            return suggestion != nil
        }
        return false
    }

    /// Whether a day stands where a quarter belongs.
    private func isDay(_ text: String, in cell: Int) -> Bool {
        guard schema.columns[layout.cells[cell].column].type.isPeriod,
            case .nearSpelling? = readers[layout.cells[cell].column].read(text).problem
        else { return false }
        return true
    }

    /// Some of the key stands there, and nothing of it that is in a list.
    ///
    /// - Parameter isNothing: what else of such cells says nothing.
    private func isUnplaced(_ texts: [String], besides isNothing: (Int) -> Bool = { _ in false }) -> Bool {
        guard !schema.isLong, numeric.count > 1, !listedKeys.isEmpty else { return false }
        let isNamed = layout.cells.indices.contains { layout.cells[$0].isKey && $0 < texts.count && !texts[$0].isEmpty }
        return isNamed && listedKeys.allSatisfy { isNoneOfTheType(texts, $0) || isNothing($0) }
    }

    private func hasFewFigures(_ texts: [String]) -> Bool {
        numeric.count { $0 < texts.count && !texts[$0].isEmpty } * 2 <= numeric.count
    }

    private func hasNoFigure(_ texts: [String]) -> Bool { numeric.allSatisfy { isNoneOfTheType(texts, $0) } }

    /// The cell is empty, or holds a text that its column cannot hold.
    private func isNoneOfTheType(_ texts: [String], _ cell: Int) -> Bool {
        guard cell < texts.count, !texts[cell].isEmpty else { return true }
        return readers[layout.cells[cell].column].read(texts[cell]).isNoneOfTheType
    }

    private func column(at cell: Int) -> ColumnSchema? {
        guard layout.cells.indices.contains(cell) else { return nil }
        return layout.cells[cell].isUsed ? schema.columns[layout.cells[cell].column] : nil
    }

    /// The first text of the row says so, or a key's column of codes, quarters or dates does with a text that is none.
    ///
    /// A text that only begins like a total may be a name ("Totaal Zorg"): such a row must lack a part of its key.
    private func isTotals(_ texts: [String], _ filled: [Int]) -> Bool {
        let special = readers.first?.special
        guard let special, let first = filled.first(where: { !(column(at: $0)?.type.isNumeric ?? false) }) else {
            return false
        }
        let key = texts[first].matchKey
        if special.isTotals(key: key) { return true }
        if special.beginsLikeTotals(texts[first], key: key), isKeyIncomplete(texts) { return true }
        return filled.contains { cell in
            guard let column = column(at: cell), special.beginsLikeTotals(texts[cell], key: texts[cell].matchKey) else {
                return false
            }
            switch column.type {
            case .code, .quarter, .period, .date:
                return readers[layout.cells[cell].column].read(texts[cell]).isNoneOfTheType
            case .text, .count, .number: return false
            }
        }
    }

    private func isKeyIncomplete(_ texts: [String]) -> Bool {
        layout.cells.indices.contains { cell in
            guard layout.cells[cell].isKey, schema.columns[layout.cells[cell].column].isAlwaysRequired else {
                return false
            }
            return cell >= texts.count || readers[layout.cells[cell].column].read(texts[cell]).state == .missing
        }
    }

    /// "Kwartaal" with its value, in one cell or in two, or several of these, on a line of their own.
    private func isStatement(_ filled: [String]) -> Bool {
        guard filled.count <= RowReview.mostStated * 2 else { return false }
        var rest = filled[...]
        while let name = rest.popFirst() {
            if nextHeader.isLabelled(name) { continue }
            guard nextHeader.isName(name), let value = rest.popFirst(), !nextHeader.isName(value),
                NumberText.read(value, asCount: false) == nil
            else { return false }
        }
        return true
    }

    /// So many names with a value may stand on a line.
    private static let mostStated = 3

    private func isRemark(_ text: String, at cell: Int) -> Bool {
        guard let column = column(at: cell) else { return true }
        switch column.type {
        // Without a key in the file, a cell of numbers that holds a text may be all there is of a record.
        case .count, .number:
            return layout.cells.contains(where: \.isKey)
                && readers[layout.cells[cell].column].read(text).isNoneOfTheType
        case .code, .quarter, .period, .date: return readers[layout.cells[cell].column].read(text).isNoneOfTheType
        case .text: return true
        }
    }
}

/// A telephone number, which is no count although it has nothing but digits: no count begins with a zero.
private enum PhoneNumber {
    private static let lengths = 9...15

    static func isOne(_ text: String) -> Bool {
        guard let first = text.first, "0+(".contains(first) else { return false }
        return lengths.contains(text.count { $0.isNumber }) && text.allSatisfy { $0.isNumber || " -+().".contains($0) }
    }
}

extension CellReading {
    /// A text, where a number, a code, a quarter or a date was looked for; not the error of a formula or a number too large.
    var isNoneOfTheType: Bool {
        switch problem {
        case .unreadable, .unknownCode: state == .unreadable
        default: false
        }
    }
}
