import KloptModel

/// Stage 6: what a file's names and the lines above its table say about all of its records.
struct FileContext {
    struct Value {
        var text: String
        var source: Localized
    }

    private let file: InputFile
    private let titles: [[String]]
    private let datasetKeys: Set<String>

    /// - Parameters:
    ///   - titles: the rows above the header, trimmed cells.
    ///   - datasetKeys: match keys that are no part of an organisation's name.
    init(file: InputFile, titles: [[String]], datasetKeys: Set<String>) {
        self.file = file
        self.titles = titles
        self.datasetKeys = datasetKeys
    }

    /// The file was given itself, not found in a folder.
    var wasNamed: Bool { file.wasNamed }

    /// The quarter of the innermost folder that names one; without such a folder, of the file's own name.
    static func period(of file: InputFile) -> Period? {
        for folder in file.folders.reversed() {
            if let found = PeriodText.find(in: folder) { return found.period }
        }
        return PeriodText.find(in: file.stem)?.period
    }

    /// The quarter for a file without such a column: from its name, a folder's or a title.
    func quarter() -> Value? {
        if let found = file.sheet.flatMap({ PeriodText.find(in: $0) }) {
            return Value(text: found.period.description, source: Wording.fromSheetName)
        }
        if let found = PeriodText.find(in: file.stem) {
            return Value(text: found.period.description, source: Wording.fromFileName)
        }
        if let period = FileContext.period(of: file) {
            return Value(text: period.description, source: Wording.fromFolder)
        }
        for (lines, source) in lines {
            for cell in lines.joined() {
                if let found = PeriodText.find(in: cell) {
                    return Value(text: found.period.description, source: source)
                }
            }
        }
        return nil
    }

    /// The quarter that lines of a single text name, when they name one.
    static func quarter(in lines: [[String]]) -> Value? {
        let texts = lines.map(Layout.filled).filter { $0.count == 1 }.joined().filter { !$0.contains(":") }
        let periods = Set(texts.compactMap { PeriodText.find(in: $0)?.period })
        guard periods.count == 1, let period = periods.first else { return nil }
        return Value(text: period.description, source: Wording.fromTitle)
    }

    /// What stands above the table, and on the sheets without a table.
    private var lines: [([[String]], Localized)] {
        [(titles, Wording.fromTitle), (file.coverLines, Wording.fromCover)]
    }

    /// A value that a line above the table states: "Organisatie: GGZ 07", or the two in neighbouring cells.
    func stated(_ column: ColumnSchema) -> Value? {
        for (lines, source) in lines {
            if let text = FileContext.stated(column, in: lines) { return Value(text: text, source: source) }
        }
        return nil
    }

    /// What the first of the lines that states a column's value says it is.
    static func stated(_ column: ColumnSchema, in lines: [[String]]) -> String? {
        let keys = Set(([column.name, column.label.dutch, column.label.english] + column.aliases).map(\.matchKey))
        for row in lines {
            if let text = stated(keys, in: row) { return text }
        }
        return nil
    }

    private static func stated(_ keys: Set<String>, in row: [String]) -> String? {
        for (index, cell) in row.enumerated() {
            if let colon = cell.firstIndex(of: ":"), keys.contains(cell[..<colon].matchKey) {
                let rest = String(cell[cell.index(after: colon)...]).trimmedOfSpaces
                if !rest.isEmpty { return rest }
            }
            if keys.contains(cell.matchKey), let next = row[(index + 1)...].first(where: { !$0.isEmpty }) {
                return next
            }
        }
        return nil
    }

    /// The sender, when a folder (innermost first) or the file is named after more than a dataset and a quarter.
    func sender() -> Value? {
        for folder in file.folders.suffix(file.innerFolders).reversed() {
            if let name = rest(of: folder) { return Value(text: name, source: Wording.fromFolder) }
        }
        return rest(of: file.stem).map { Value(text: $0, source: Wording.fromFileName) }
    }

    /// Words that people put into names and that are nobody's name.
    private static let commonWords: Set<String> = [
        "aanlevering", "aanleveringen", "levering", "leveringen", "inzending", "inzendingen", "export", "data",
        "definitief",
        "def", "concept", "versie", "kopie", "copy", "final", "cijfers", "gegevens", "submission", "submissions", "csv",
        "map",
        "bestand", "bestanden", "input", "nieuw", "gecorrigeerd", "correctie", "kwartaal", "kwartaalcijfers",
        "landelijk",
        "alle", "allemaal", "totaal", "organisatie", "organisaties", "trajecten", "traject", "tabel", "blad", "sheet",
    ]

    /// A name without its dataset, its quarter and common words; nil when nothing with a letter is left.
    private func rest(of name: String) -> String? {
        var text = name
        while let found = PeriodText.find(in: text) { text.replaceSubrange(found.range, with: "|") }
        while let run = NameWords(text).runs.first(where: { datasetKeys.contains($0.key) }) {
            text.replaceSubrange(run.range, with: "|")
        }
        // What is left may be several pieces: the first that says something is the name.
        for piece in text.split(separator: "|") {
            let words = PeriodText.tokens(of: String(piece))
            let isVersion = words.count <= 2 && words.first?.word == "v"
            guard
                words.contains(where: {
                    !$0.isNumber && $0.word.utf8.count > 1 && !FileContext.commonWords.contains($0.word)
                }),
                !isVersion
            else { continue }
            let dropped = words.filter { FileContext.commonWords.contains($0.word) }
            var kept = String(piece)
            for word in dropped.reversed() {
                // The piece's own indexes: tokens were made from an equal text.
                if let range = NameWords(kept).find(word.word) { kept.removeSubrange(range) }
            }
            let spaced = kept.split(whereSeparator: { $0 == "_" || $0 == " " }).joined(separator: " ")
            let edges = Set("-–_.,+()[] ")
            let trimmed = spaced.drop { edges.contains($0) }
            let name = String(String(trimmed.reversed().drop { edges.contains($0) }.reversed()))
            if name.contains(where: \.isLetter) { return name }
        }
        return nil
    }
}
