import KloptModel
import KloptWorkbook

/// Reads what a template says of itself.
enum TemplateReading {
    /// A stamp is a few hundred rows: one that is longer than this is none.
    private static let longest = 4 << 20

    /// nil for a workbook that is no template, or whose stamp cannot be read.
    static func stamp(of workbook: Workbook) -> TemplateStamp? {
        guard let number = workbook.sheets.firstIndex(where: { $0.name == TemplateStamp.sheetName && $0.hasCells }),
            let text = try? SheetText(workbook, sheet: number, isGlance: true)
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: longest)
        let read = unsafe bytes.withUnsafeMutableBytes { unsafe text.read(into: $0) }
        guard let read, read < longest else { return nil }
        var splitter = RecordSplitter(Array(bytes[..<read]), delimiter: SheetText.delimiter)
        var rows: [[String]] = []
        while let cells = splitter.next(in: .utf8) { rows.append(cells) }
        return TemplateStamp(rows: rows)
    }
}

extension InputFile {
    private var templateSheet: TemplateStamp.Sheet? { template?.sheets.first { $0.name == sheet } }

    /// The sheet that is looked at is one that a template asks to fill in.
    var isTemplateSheet: Bool { templateSheet != nil }

    /// The last row of the head that a template gave this sheet; 0 on any other sheet.
    var ownHeaderRow: Int { templateSheet?.headerRow ?? 0 }

    /// Headers of the template's own columns on this sheet.
    var ownColumns: [String] { templateSheet?.ownColumns ?? [] }
}
