import KloptModel

/// Stage 6: what a file's names and the lines above its table say about all of its records.
struct FileContext {
    struct Value {
        var text: String
        var source: Localized
        /// The sheet without a table that it stands on.
        var cover: String?
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
        return titles.mentionedPeriod().map { Value(text: $0.description, source: Wording.fromTitle) }
    }

    /// A value that stands beside its label, above the table or on a sheet without a table.
    func stated(_ column: Int, of schema: DatasetSchema) -> Value? {
        let labels = StatedLines.Labels(column, of: schema)
        if let found = titles.value(labels) { return Value(text: found.text, source: Wording.fromTitle) }
        for cover in file.covers {
            guard let found = cover.value(labels) else { continue }
            let cell = DataPlace.columnLetters(found.column) + String(found.row)
            return Value(
                text: found.text, source: Wording.fromCover(sheet: cover.sheet, cell: cell), cover: cover.sheet)
        }
        return nil
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
