import KloptModel

/// Stage 6: what a file's names and the lines above its table say about all of its records.
struct FileContext {
    struct Value {
        var text: String
        var source: Localized
        /// The sheet without a table that it stands on.
        var cover: String?
        /// The text above the table that it is a part of.
        var title: String?
    }

    private let file: InputFile
    private let titles: StatedLines
    private let senderName: SenderName

    /// - Parameter titles: the rows above the header, trimmed cells.
    init(file: InputFile, titles: [[String]], senderName: SenderName) {
        self.file = file
        self.titles = StatedLines(titles: titles)
        self.senderName = senderName
    }

    /// The quarter of the innermost folder that names one; without such a folder, of the file's own name.
    static func period(of file: InputFile) -> Period? {
        for folder in file.folders.reversed() {
            if let found = PeriodText.find(in: folder) { return found.period }
        }
        return PeriodText.find(in: file.stem)?.period
    }

    /// The quarter for a file without such a column: what stands beside its label above the table, in the sheet's name,
    /// or on a sheet without a table; or from a name of the file, a folder or a title.
    func quarter(_ column: Int, of schema: DatasetSchema) -> Value? {
        if let value = statedAbove(column, of: schema) { return value }
        if let found = file.sheet.flatMap({ PeriodText.find(in: $0) }) {
            return Value(text: found.period.description, source: Wording.fromSheetName)
        }
        if let value = statedOnCover(column, of: schema) { return value }
        if let found = PeriodText.find(in: file.stem) {
            return Value(text: found.period.description, source: Wording.fromFileName)
        }
        if let period = FileContext.period(of: file) {
            return Value(text: period.description, source: Wording.fromFolder)
        }
        return titles.mentionedPeriod().map { Value(text: $0.description, source: Wording.fromTitle) }
    }

    /// A value that stands beside its label, above the table or on a sheet without a table.
    func stated(_ column: Int, of schema: DatasetSchema) -> Value? {
        statedAbove(column, of: schema) ?? statedOnCover(column, of: schema)
    }

    /// A value that stands beside its label above the table.
    func statedAbove(_ column: Int, of schema: DatasetSchema) -> Value? {
        guard !titles.lines.isEmpty else { return nil }
        return titles.value(StatedLines.Labels(column, of: schema)).map {
            Value(text: $0.text, source: Wording.fromTitle)
        }
    }

    private func statedOnCover(_ column: Int, of schema: DatasetSchema) -> Value? {
        for cover in file.covers {
            guard let found = cover.value(StatedLines.Labels(column, of: schema)) else { continue }
            let cell = DataPlace.columnLetters(found.column) + String(found.row)
            return Value(
                text: found.text, source: Wording.fromCover(sheet: cover.sheet, cell: cell), cover: cover.sheet)
        }
        return nil
    }

    /// Whether the sheet's name speaks of another quarter than the one that was found for it: "Q1", "2024", "vorig kwartaal".
    func sheetContradicts(_ quarter: String) -> Bool {
        guard let sheet = file.sheet, let period = PeriodText.read(quarter, acceptsYear: false)?.period else {
            return false
        }
        return StatedLines.speaksOfEarlier(sheet) || PeriodText.contradicts(sheet, period)
    }

    /// The code that the lines above the table (the nearest first), the sheet or the file are named after.
    ///
    /// - Parameter lines: those above this table and no other.
    func named(_ code: NamedCode, lines: [[String]]) -> Value? {
        let texts = lines.reversed().map(Layout.filled).filter { $0.count == 1 }.joined()
        for text in texts {
            guard let name = code.find(in: text) else { continue }
            return Value(text: name, source: Wording.fromTitle, title: text)
        }
        if let name = file.sheet.flatMap(code.find) { return Value(text: name, source: Wording.fromSheetName) }
        return code.find(in: file.stem).map { Value(text: $0, source: Wording.fromFileName) }
    }

    /// The quarter that lines of a single text name, when they name one.
    static func quarter(in lines: [[String]]) -> Value? {
        let texts = lines.map(Layout.filled).filter { $0.count == 1 }.joined().filter { !$0.contains(":") }
        let periods = Set(texts.compactMap { StatedLines.mentionedPeriod($0) })
        guard periods.count == 1, let period = periods.first else { return nil }
        return Value(text: period.description, source: Wording.fromTitle)
    }

    // MARK: Sender

    /// A sheet's name of fewer letters, and nothing but letters, may as well be short for a table.
    private static let fewLetters = 5

    /// The sender, when the sheet, a folder (innermost first) or the file is named after more than a dataset and a
    /// quarter.
    func sender() -> Value? {
        let sheet = sheetSender()
        if let sheet, sheet.text.count >= FileContext.fewLetters || sheet.text.contains(where: \.isNumber) {
            return sheet
        }
        return fileSender() ?? sheet
    }

    /// The sender where another was named for files that do not say.
    ///
    /// Who names one file and its sender means that file. In a folder other senders' files may lie as well, and in a
    /// workbook other senders' sheets: those named as the sender is, with other figures ("GGZ 14" for "GGZ 18"), and any
    /// sheet beside one that is named for the sender. "ips jan.csv" is no sender's name.
    func sender(besides name: String) -> Value? {
        if let sheet = sheetSender(), sheet.text.shape == name.shape || hasSheet(of: name) { return sheet }
        guard !file.wasNamed, let sender = fileSender(), sender.text.shape == name.shape else { return nil }
        return sender
    }

    private func sheetSender() -> Value? {
        file.sheet.flatMap { senderName.find(in: $0) }.map { Value(text: $0, source: Wording.fromSheetName) }
    }

    private func hasSheet(of name: String) -> Bool {
        file.tableSheets.contains { senderName.find(in: $0)?.matchKey == name.matchKey }
    }

    private func fileSender() -> Value? {
        for folder in file.folders.suffix(file.innerFolders).reversed() {
            if let name = senderName.find(in: folder) { return Value(text: name, source: Wording.fromFolder) }
        }
        return senderName.find(in: file.stem).map { Value(text: $0, source: Wording.fromFileName) }
    }
}

extension String {
    /// The text without regard to case, spaces and which figures it has: what "GGZ 14" and "ggz18" have in common.
    var shape: String {
        String(lowercased().compactMap { $0.isWhitespace ? nil : $0.isNumber ? "0" : $0 })
    }
}
