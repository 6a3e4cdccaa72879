import KloptModel

/// A row right below a header that belongs to it, though its words name no category: units ("aantal"), or what several
/// columns under one name differ in ("vorig kwartaal", "dit kwartaal").
///
///     Regio    │ Lopende trajecten               Regio │ Lopende trajecten vorig kwartaal │ Lopende trajecten
///              │ vorig kwartaal │ dit kwartaal → (one header of two rows)
///     Friesland│             12 │           10
struct Subheads {
    /// A name with several columns of which nothing says which one is meant: each column's letters and words.
    struct Unclear: Equatable {
        var name: String
        var columns: [(letters: String, words: String)]

        static func == (left: Unclear, right: Unclear) -> Bool {
            left.name == right.name && left.columns.elementsEqual(right.columns, by: ==)
        }
    }

    /// The header's cells with those words.
    private(set) var cells: [String]
    private(set) var unclear: [Unclear] = []

    /// Words that say no more than that a number is one.
    private static let units: Set<String> = ["aantal", "aantallen", "number", "n", "totaal", "total"]
    /// Beginnings of words for what is no count.
    private static let shares = ["procent", "percent", "aandeel", "share", "verschil", "change", "mutatie"]

    /// - Parameters:
    ///   - row: the cells of the row below the header.
    ///   - readers: of the dataset's columns.
    /// - Returns: nil when the row is no part of the header: it holds a figure, a part of a key, or hardly any words.
    init?(_ row: [String], below header: FoundHeader, dataset: Int, schema: DatasetSchema, readers: [CellReader]) {
        func text(_ cell: Int) -> String { cell < row.count ? row[cell].trimmedOfSpaces : "" }
        var names: [Int: Int] = [:]
        for (cell, hits) in header.hits.enumerated() {
            if let column = hits.first(where: { $0.dataset == dataset })?.column { names[cell] = column }
        }
        var isWithoutKey = false
        for (cell, column) in names where schema.columns[column].isKey {
            if text(cell).isEmpty {
                isWithoutKey = true
            } else if schema.columns[column].type == .text || !readers[column].read(text(cell)).isNoneOfTheType {
                return nil
            }
        }
        let width = max(header.cells.count, row.count)
        let words = (0..<width).filter { cell in
            !text(cell).isEmpty
                && (names[cell].map { schema.columns[$0].type.isNumeric }
                    ?? (cell >= header.cells.count || header.cells[cell].isEmpty))
        }
        guard isWithoutKey, words.count >= 2 else { return nil }
        for cell in words {
            guard NumberText.read(text(cell), asCount: false) == nil else { return nil }
            if let column = names[cell], !readers[column].read(text(cell)).isNoneOfTheType { return nil }
        }

        cells = header.cells + [String](repeating: "", count: width - header.cells.count)
        for (first, column) in names.sorted(by: { $0.key < $1.key }) where schema.columns[column].type.isNumeric {
            // The columns under one name: its own, and those behind it without one.
            let behind = (first + 1..<width).prefix { cells[$0].isEmpty && !text($0).isEmpty }
            guard !text(first).isEmpty, !behind.isEmpty else { continue }
            let group = [first] + behind
            let name = cells[first]
            guard let meant = Subheads.meant(group.map(text)).map({ group[$0] }) else {
                unclear.append(
                    Unclear(name: name, columns: group.map { (DataPlace.columnLetters($0), text($0)) }))
                continue
            }
            for cell in group { cells[cell] = cell == meant ? name : name + " " + text(cell) }
        }
    }

    /// Which of the words below one name are those of the count in this quarter.
    private static func meant(_ words: [String]) -> Int? {
        let candidates = words.indices.filter { index in
            let key = words[index].matchKey
            return !StatedLines.speaksOfOther(words[index]) && !shares.contains(where: key.hasPrefix)
        }
        if candidates.count == 1 { return candidates.first }
        let counts = candidates.filter { units.contains(words[$0].matchKey) }
        return counts.count == 1 ? counts.first : nil
    }
}
