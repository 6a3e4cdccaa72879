import KloptModel

/// Lines above a table or on a sheet without one, of which some state a value beside its label.
struct StatedLines: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        /// Of the sheet, 1-based.
        var row: Int
        /// Trimmed, each in its own column.
        var cells: [String]
    }

    struct Found: Equatable {
        var text: String
        var row: Int
        /// 0-based.
        var column: Int
    }

    /// Of the lines of a sheet without a table; else empty.
    var sheet: String
    var lines: [Line]

    init(sheet: String, lines: [Line]) {
        self.sheet = sheet
        self.lines = lines
    }

    /// The rows above a table.
    init(titles: [[String]]) {
        let rows = titles.map { $0.map(\.trimmedOfSpaces.withPlainSpaces) }
        self.init(sheet: "", lines: rows.enumerated().map { Line(row: $0.offset + 1, cells: $0.element) })
    }

    /// How a column is called beside its value.
    struct Labels {
        fileprivate let keys: Set<String>
        /// Those of all columns that may be stated: what is one of these is no value.
        fileprivate let all: Set<String>
        fileprivate let isPeriod: Bool

        init(_ column: Int, of schema: DatasetSchema) {
            keys = Labels.keys(column, of: schema)
            all = schema.columns.indices.filter { schema.columns[$0].isKey || $0 == schema.owner }
                .reduce(into: Labels.others) { $0.formUnion(Labels.keys($1, of: schema)) }
            isPeriod = column == schema.period
        }

        private static func keys(_ column: Int, of schema: DatasetSchema) -> Set<String> {
            let schemaColumn = schema.columns[column]
            let names =
                [schemaColumn.name, schemaColumn.label.dutch, schemaColumn.label.english] + schemaColumn.aliases
            var keys = Set(names.map(\.matchKey))
            if column == schema.period { keys.formUnion(periods) }
            if column == schema.owner {
                for key in keys { keys.formUnion(["naam" + key, "naamvande" + key, key + "naam", key + "name"]) }
            }
            return keys.subtracting([""])
        }

        private static let periods: Set<String> = [
            "kwartaal", "periode", "quarter", "period", "verslagkwartaal", "verslagperiode", "rapportageperiode",
            "aanleverkwartaal", "aanleverperiode",
        ]
        /// What else people ask on a cover.
        private static let others: Set<String> = [
            "naam", "contact", "contactpersoon", "email", "emailadres", "telefoon", "telefoonnummer", "datum", "versie",
            "plaats", "adres", "functie", "opmerking", "opmerkingen", "name", "date", "phone", "version", "remarks",
        ]

        /// The labels with a colon in a text, each with its value: two of "Organisatie: GGZ 01  Kwartaal: Q2 2025".
        ///
        /// The first one begins the text: "Vorig kwartaal: 2025-Q1" has none.
        fileprivate func values(in text: String) -> [(label: String, value: String)] {
            guard text.contains(":") else { return [] }
            let tokens = PeriodText.tokens(of: text)
            var found: [(label: String, start: String.Index, end: String.Index)] = []
            var next = 0
            while next < tokens.count {
                let first = next
                next += 1
                if first > 0, found.isEmpty || StatedLines.speaksOfOther(tokens[first - 1].word) { continue }
                var key = ""
                for last in first..<min(first + Labels.mostWords, tokens.count) {
                    key += tokens[last].word
                    let behind = text[tokens[last].range.upperBound...].drop(while: \.isWhitespace)
                    guard behind.first == ":", all.contains(key) else { continue }
                    found.append((key, tokens[first].range.lowerBound, text.index(after: behind.startIndex)))
                    next = last + 1
                    break
                }
            }
            return found.indices.map { index in
                let end = index + 1 < found.count ? found[index + 1].start : text.endIndex
                let value = String(text[found[index].end..<end]).trimmedOfSpaces
                let isLast = index + 1 == found.count
                return (found[index].label, isLast ? value : value.withoutSeparators)
            }
        }

        /// "Naam van de organisatie" has four.
        private static let mostWords = 5

        fileprivate func isLabel(_ text: String) -> Bool {
            all.contains(text.matchKey)
                || text.firstIndex(of: ":").map { all.contains(text[..<$0].matchKey) } ?? false
        }
    }

    /// The value beside a label: behind its colon, in the next cell, or in the one below when labels stand in a row.
    ///
    /// - Parameter isLastFirst: the line nearest to the table below it goes first.
    /// - Complexity: O(cells).
    func value(_ labels: Labels, isLastFirst: Bool = false) -> Found? {
        for index in isLastFirst ? Array(lines.indices.reversed()) : Array(lines.indices) {
            let line = lines[index]
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            let below = next.flatMap { $0.row == line.row + 1 ? $0 : nil }
            for (column, cell) in line.cells.enumerated() where !cell.isEmpty {
                if let found = StatedLines.value(labels, column: column, of: line, below: below) { return found }
            }
        }
        return nil
    }

    private static func value(_ labels: Labels, column: Int, of line: Line, below: Line?) -> Found? {
        let cell = line.cells[column]
        if let text = labels.values(in: cell).first(where: { labels.keys.contains($0.label) && !$0.value.isEmpty }) {
            return Found(text: text.value, row: line.row, column: column)
        }
        guard labels.keys.contains(cell.matchKey) else {
            let isFirst = line.cells[..<column].allSatisfy(\.isEmpty)
            guard labels.isPeriod, isFirst, let text = labelledPeriod(cell, labels.keys) else { return nil }
            return Found(text: text, row: line.row, column: column)
        }
        let right = line.cells[(column + 1)...].firstIndex { !$0.isEmpty }
        if let right, !labels.isLabel(line.cells[right]) {
            return Found(text: line.cells[right], row: line.row, column: right)
        }
        // Below a label stands its value when labels stand in a row; a quarter is known for one anyhow.
        guard let below, below.cells.indices.contains(column) else { return nil }
        let text = below.cells[column]
        guard !text.isEmpty, !labels.isLabel(text),
            right != nil || labels.isPeriod && PeriodText.read(text, acceptsYear: false) != nil
        else { return nil }
        return Found(text: text, row: below.row, column: column)
    }

    /// The quarter of "Kwartaal 2025-Q2" and "Kwartaal 2 2025".
    private static func labelledPeriod(_ text: String, _ keys: Set<String>) -> String? {
        guard let first = PeriodText.tokens(of: text).first, keys.contains(first.word) else { return nil }
        let rest = String(text[first.range.upperBound...]).trimmedOfSpaces
        return [rest, text].first { PeriodText.read($0, acceptsYear: false) != nil }
    }

    /// The first quarter that any line mentions as that of the table, and not of a template or of earlier figures.
    func mentionedPeriod() -> Period? {
        for line in lines {
            var left = ""
            for cell in line.cells where !cell.isEmpty {
                defer { left = cell }
                if let period = StatedLines.mentionedPeriod(cell, behind: left) { return period }
            }
        }
        return nil
    }

    /// The quarter that a text mentions as that of the table.
    ///
    /// - Parameter label: what stands before the text, which says of which quarter it is when it is nothing else.
    static func mentionedPeriod(_ text: String, behind label: String = "") -> Period? {
        guard let found = PeriodText.find(in: text) else { return nil }
        let isAlone = PeriodText.read(text, acceptsYear: false) != nil
        return speaksOfOther(isAlone ? label : String(text[..<found.range.lowerBound])) ? nil : found.period
    }

    /// Beginnings of words behind which stands another quarter than the table's: an earlier one, or that of a template.
    private static let earlier = ["vorig", "voorgaand", "previous", "vergelijk", "voorbeeld", "example"]
    private static let others = earlier + ["sjabloon", "template", "versie", "version"]

    /// Whether the name of a sheet says that its figures are those of another quarter, or none at all.
    static func speaksOfEarlier(_ text: String) -> Bool {
        PeriodText.tokens(of: text).contains { token in earlier.contains { token.word.hasPrefix($0) } }
    }

    static func speaksOfOther(_ text: String) -> Bool {
        PeriodText.tokens(of: text).contains { token in others.contains { token.word.hasPrefix($0) } }
    }
}

extension String {
    /// Without what stands between this text and the next.
    fileprivate var withoutSeparators: String {
        String(reversed().drop { " -–|/;,".contains($0) }.reversed())
    }
}
