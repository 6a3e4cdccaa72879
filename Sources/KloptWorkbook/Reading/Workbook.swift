/// A workbook in the Office Open XML form, opened for reading: everything but the sheets is in memory.
///
/// Sheets are read by `reader(ofSheet:)`, several at once if one likes.
///
/// Source: ECMA-376 Part 1, section 18.2; Part 4 for the transitional form.
package final class Workbook: Sendable {
    package enum Visibility: Sendable {
        case visible
        case hidden
        /// Hidden so that only a program shows it again.
        case veryHidden
    }

    package struct Sheet: Sendable {
        package var name: String
        package var visibility: Visibility
        /// Path of its part in the archive.
        package var path: String
        /// A sheet of cells, and not a chart or a macro.
        package var hasCells: Bool
        /// Path of the part with the notes on its cells.
        package var notesPath: String?
    }

    package struct DefinedName: Sendable, Equatable {
        package var name: String
        /// Index of the sheet that it belongs to, nil for the workbook's.
        package var sheet: Int?
        /// As it is written: `Blad1!$A$1:$C$9`.
        package var formula: String
        package var isHidden: Bool

        package init(name: String, sheet: Int? = nil, formula: String, isHidden: Bool = false) {
            self.name = name
            self.sheet = sheet
            self.formula = formula
            self.isHidden = isHidden
        }
    }

    package let archive: ZipArchive
    /// Path of the workbook's own part.
    package let path: String
    /// In the order of their tabs.
    package let sheets: [Sheet]
    package let definedNames: [DefinedName]
    /// Days are counted from 1904 on.
    package let usesDate1904: Bool
    package let styles: Styles
    package let sharedStrings: SharedStrings

    /// - Complexity: O(bytes of the parts that are not sheets).
    package init(_ archive: ZipArchive) throws(WorkbookError) {
        self.archive = archive
        let start = try archive.relationships(of: "").first { $0.kind == "officeDocument" && !$0.isExternal }
        let path = start?.target ?? "xl/workbook.xml"
        guard let entry = archive.entry(path) else { throw .other(FileFormDetector.form(of: archive)) }
        if path.lowercased().hasSuffix(".bin") { throw .other(.binaryWorkbook) }
        self.path = entry.path
        let relationships = try archive.relationships(of: entry.path)
        let list = try WorkbookPart(archive.stream(entry), limits: archive.limits)
        guard list.isWorkbook else { throw .other(FileFormDetector.form(of: archive)) }
        usesDate1904 = list.usesDate1904
        definedNames = list.definedNames

        let limits = archive.limits
        if let entry = try Workbook.part("styles", relationships, archive) {
            styles = try Styles(archive.stream(entry), limits: limits)
        } else {
            styles = Styles()
        }
        if let entry = try Workbook.part("sharedStrings", relationships, archive) {
            sharedStrings = try SharedStrings(archive.stream(entry), limits: limits)
        } else {
            sharedStrings = SharedStrings()
        }
        var sheets: [Sheet] = []
        for listed in list.sheets {
            guard let target = relationships.first(where: { $0.id == listed.relationship }) else {
                throw .damaged(.missing, part: listed.name)
            }
            let hasCells = target.kind == "worksheet"
            guard !hasCells || archive.entry(target.target) != nil else {
                throw .damaged(.missing, part: target.target)
            }
            let notes = hasCells ? try archive.relationships(of: target.target).first { $0.kind == "comments" } : nil
            sheets.append(
                Sheet(
                    name: listed.name, visibility: listed.visibility, path: target.target, hasCells: hasCells,
                    notesPath: notes?.target))
        }
        self.sheets = sheets
    }

    package convenience init(
        _ bytes: ArchiveBytes, limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookError) {
        try self.init(ZipArchive(bytes, limits: limits))
    }

    /// - Parameter sheet: index of a sheet that has cells.
    package func reader(ofSheet sheet: Int) throws(WorkbookError) -> SheetReader {
        try reader(ofSheet: sheet, mayBeQuick: true)
    }

    func reader(ofSheet sheet: Int, mayBeQuick: Bool) throws(WorkbookError) -> SheetReader {
        guard sheets.indices.contains(sheet), let entry = archive.entry(sheets[sheet].path) else {
            throw .damaged(.missing, part: "")
        }
        return try SheetReader(
            archive.stream(entry), sharedCount: sharedStrings.count, limits: archive.limits, mayBeQuick: mayBeQuick)
    }

    /// What a sheet says besides its cells, for those who have to know before they read them.
    ///
    /// - Complexity: O(bytes of the sheet), which is decompressed for it.
    package func facts(ofSheet sheet: Int) throws(WorkbookError) -> SheetFacts {
        let reader = try reader(ofSheet: sheet)
        try reader.skipCells()
        return reader.facts
    }

    private static func part(
        _ kind: String, _ relationships: [Relationship], _ archive: ZipArchive
    ) throws(WorkbookError) -> ZipEntry? {
        guard let relationship = relationships.first(where: { $0.kind == kind && !$0.isExternal }) else { return nil }
        guard let entry = archive.entry(relationship.target) else {
            throw .damaged(.missing, part: relationship.target)
        }
        return entry
    }
}

/// What the workbook's own part says.
private struct WorkbookPart {
    struct Sheet {
        var name: String
        var visibility: Workbook.Visibility
        var relationship: String
    }

    var isWorkbook = false
    var sheets: [Sheet] = []
    var definedNames: [Workbook.DefinedName] = []
    var usesDate1904 = false

    init(_ stream: PartStream, limits: WorkbookLimits) throws(WorkbookError) {
        let scanner = try XMLScanner(stream, limits: limits)
        while true {
            switch try scanner.next() {
            case .finish: return
            case .start where scanner.depth == 1: isWorkbook = scanner.isMain("workbook")
            case .start where scanner.isMain("workbookPr"): usesDate1904 = try scanner.boolean("date1904")
            case .start where scanner.isMain("sheet"):
                guard let name = try scanner.attribute("name"),
                    let id = try scanner.attribute("id", in: .relationshipReferences)
                else { throw scanner.damage(.value) }
                sheets.append(Sheet(name: name, visibility: try WorkbookPart.visibility(scanner), relationship: id))
                guard sheets.count <= limits.sheetCount else { throw .tooLarge(.sheetCount, part: stream.path) }
            case .start where scanner.isMain("definedName"):
                let name = try scanner.attribute("name") ?? ""
                let sheet = try scanner.integer("localSheetId")
                let isHidden = try scanner.boolean("hidden")
                let formula = String(decoding: try scanner.readText(limit: limits.cellLength), as: UTF8.self)
                definedNames.append(
                    Workbook.DefinedName(name: name, sheet: sheet, formula: formula, isHidden: isHidden))
                guard definedNames.count <= limits.mergedRanges else {
                    throw .tooLarge(.mergedRanges, part: stream.path)
                }
            default: break
            }
        }
    }

    private static func visibility(_ scanner: XMLScanner) throws(WorkbookError) -> Workbook.Visibility {
        switch try scanner.attribute("state") {
        case "hidden"?: .hidden
        case "veryHidden"?: .veryHidden
        default: .visible
        }
    }
}
