import KloptModel
import KloptWorkbook

/// A submitted workbook with the cells to look at coloured and explained, and a sheet that lists them.
///
/// All else stays as it was, to the byte: parts that are not concerned are copied as they are in the archive, and in the
/// others only what changes is written. A second time what was put in is replaced.
package struct ReturnedWorkbook {
    private static let sheetType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    private static let notesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    private static let drawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    private static let stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

    private let workbook: Workbook
    private let report: Report
    private let points: ReturnedPoints
    private let owners: [Report.Owner]
    private let words: ReturnedWords

    private var parts: PackageParts
    private let isStrict: Bool
    private var relationships: PartRelationships
    private var list: WorkbookPartPatch
    private var memory = RememberingSheet()

    /// - Parameters:
    ///   - file: what the report calls this workbook.
    ///   - owners: whose records it holds; what they were asked and has no place in it is listed too.
    package init(
        _ bytes: ArchiveBytes, report: Report, file: String, owners: Set<String>
    ) throws(AnnotationError) {
        do {
            workbook = try Workbook(bytes)
        } catch {
            throw .unreadable(error)
        }
        self.report = report
        points = ReturnedPoints(report, file: file, owners: owners)
        self.owners = report.owners.filter { owners.contains($0.name) }
        words = ReturnedWords(language: report.language)
        parts = PackageParts(workbook.archive)
        let part = try parts.bytes(workbook.path)
        let root = try MarkupElement.root(of: part, part: workbook.path)
        isStrict = root.attributes.contains { part[$0.value].elementsEqual(PartMarkup.main(isStrict: true).utf8) }
        relationships = try PartRelationships(of: workbook.path, in: workbook.archive)
        list = try WorkbookPartPatch(part, part: workbook.path)
    }

    /// Writes the workbook.
    ///
    /// - Complexity: linear in the sheets with points, and in the bytes of the file.
    package mutating func write(to sink: inout some ByteSink) throws {
        // 1. What an earlier run put in.
        let earlierList = sheet(namedBy: WorkbookMarks.list)
        let earlierMemory = sheet(namedBy: WorkbookMarks.memory)
        if let path = earlierMemory.map({ workbook.sheets[$0].path }) {
            memory = try RememberingSheet(parts.bytes(path), part: path)
        }
        let originals = memory.originals

        // 2. The styles that are needed.
        let stylesPath = relationships.target("styles") ?? addedStyles()
        var styles = try StyleSheetPatch(
            parts.exists(stylesPath) ? parts.bytes(stylesPath) : nil, part: stylesPath, isStrict: isStrict)
        for (mark, style) in memory.marks { styles.reuse(style, for: mark.severity, insteadOf: mark.original) }
        for style in ListStyle.allCases where memory.styles[style].map(styles.hasFormat) != true {
            memory.styles[style] = styles.add(style)
        }

        // 3. The sheets, each with its notes.
        let bySheet = points.bySheet
        for (index, sheet) in workbook.sheets.enumerated() where index != earlierList && index != earlierMemory {
            if sheet.hasCells {
                try mark(sheet, bySheet[sheet.name] ?? [:], originals: originals, &styles)
            } else if parts.exists(sheet.path),
                let bytes = try SheetPatch.deselected(parts.bytes(sheet.path), part: sheet.path)
            {
                parts.set(sheet.path, bytes)
            }
        }
        parts.set(stylesPath, styles.applied())

        // 4. The list, and what a later run has to know.
        let listName = earlierList.map { workbook.sheets[$0].name } ?? freeName(words.listName)
        let listPlace = earlierList ?? workbook.sheets.count
        let page = ListSheet(points: points, owners: owners, report: report, words: words, styles: memory.styles)
        put(page.markup(isStrict: isStrict), at: earlierList, named: listName, state: nil)
        let memoryName = earlierMemory.map { workbook.sheets[$0].name } ?? freeName(WorkbookMarks.memory)
        put(memory.markup(words, isStrict: isStrict), at: earlierMemory, named: memoryName, state: "veryHidden")
        list.removeNames([WorkbookMarks.list, WorkbookMarks.memory], ofSheet: earlierList)
        let quoted = SheetLayout.quoted(listName)
        if let table = page.table {
            list.addName(
                "_xlnm._FilterDatabase", "\(quoted)!\(table.filter)", sheet: listPlace, isHidden: true)
            list.addName("_xlnm.Print_Titles", "\(quoted)!\(table.titles)", sheet: listPlace)
        }
        list.addName(WorkbookMarks.list, "\(quoted)!$A$1", isHidden: true)
        list.addName(WorkbookMarks.memory, "\(SheetLayout.quoted(memoryName))!$A$1", isHidden: true)
        list.show(listPlace)

        let added = [(earlierList, listName), (earlierMemory, memoryName)].filter { $0.0 == nil }.map(\.1)
        let application = ApplicationPartPatch.path
        if !added.isEmpty, parts.exists(application),
            let bytes = ApplicationPartPatch.applied(
                to: try parts.bytes(application), sheets: workbook.sheets.map(\.name), new: added)
        {
            parts.set(application, bytes)
        }

        // 5. All together.
        parts.set(workbook.path, list.applied())
        try relationships.write(to: &parts)
        try parts.write { try sink.write($0) }
    }

    // MARK: One sheet

    private mutating func mark(
        _ sheet: Workbook.Sheet, _ points: [CellReference: [ReturnedPoints.Point]], originals: [Int: Int],
        _ styles: inout StyleSheetPatch
    ) throws(AnnotationError) {
        var patch = try SheetPatch(parts.bytes(sheet.path), part: sheet.path)
        patch.deselect()
        // Of merged cells only the first is seen.
        let seen = patch.seen(points.keys)
        var points = points
        for (cell, other) in seen where other != cell {
            let moved = (points.removeValue(forKey: cell) ?? []) + (points[other] ?? [])
            points[other] = Dictionary(moved.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
                .values.sorted { $0.number < $1.number }
        }
        var remembered = memory
        if !points.isEmpty || !originals.isEmpty {
            let severities = points.compactMapValues { $0.map(\.issue.severity).min() }
            try patch.restyle(severities, originals: originals) { original, severity in
                let mark = RememberingSheet.Mark(original: original, severity: severity)
                if let known = remembered.style(mark) { return known }
                let style = styles.marked(original, severity)
                remembered.add(mark, style: style)
                return style
            }
        }
        memory = remembered
        try annotate(sheet, points.mapValues { words.note($0) }, &patch)
        if let bytes = patch.applied() { parts.set(sheet.path, bytes) }
    }

    private mutating func annotate(
        _ sheet: Workbook.Sheet, _ texts: [CellReference: String], _ patch: inout SheetPatch
    ) throws(AnnotationError) {
        var links = try PartRelationships(of: sheet.path, in: workbook.archive)
        let known = links.target("comments")
        guard !texts.isEmpty || known != nil else { return }
        let path = known ?? parts.freePath("xl/comments", "xml")
        var notes = try NotesPatch(known == nil ? nil : parts.bytes(path), part: path, isStrict: isStrict)
        guard !texts.isEmpty || notes.hasOwn else { return }
        notes.apply(texts)
        parts.set(path, notes.applied())
        if known == nil {
            _ = links.add("comments", to: path, isStrict: isStrict)
            parts.declare(path, type: ReturnedWorkbook.notesType)
        }

        let drawing = patch.legacyDrawing.flatMap { links.target(id: $0) }
        let drawingPath = drawing ?? parts.freePath("xl/drawings/vmlDrawing", "vml")
        let number = Int(drawingPath.filter(\.isNumber)) ?? 1
        var shapes = try NoteShapes(
            drawing == nil ? nil : parts.bytes(drawingPath), number: min(number, 1 << 20), notes: notes.added.count,
            geometry: patch.geometry)
        shapes.apply(
            removed: notes.removed, added: notes.added.map { ($0, texts[$0] ?? "") }, extended: notes.extended)
        parts.set(drawingPath, shapes.applied())
        if drawing == nil {
            patch.addLegacyDrawing(links.add("vmlDrawing", to: drawingPath, isStrict: isStrict), isStrict: isStrict)
            parts.declare(extension: "vml", type: ReturnedWorkbook.drawingType)
        }
        try links.write(to: &parts)
    }

    // MARK: klopt's own sheets

    /// The place of the sheet that a name of klopt's leads to; nil when no earlier run made it.
    private func sheet(namedBy mark: String) -> Int? {
        workbook.sheet(namedBy: mark).flatMap { workbook.sheets[$0].hasCells ? $0 : nil }
    }

    /// - Parameter place: of the sheet that is replaced; nil for a new one behind the others.
    private mutating func put(_ bytes: [UInt8], at place: Int?, named name: String, state: String?) {
        if let place {
            parts.set(workbook.sheets[place].path, bytes)
            // What the old one referred to has no meaning for the new one.
            if let links = try? PartRelationships(of: workbook.sheets[place].path, in: workbook.archive) {
                parts.remove(links.path)
            }
            return
        }
        let path = parts.freePath("xl/worksheets/sheet", "xml")
        parts.set(path, bytes)
        parts.declare(path, type: ReturnedWorkbook.sheetType)
        let id = relationships.add("worksheet", to: path, isStrict: isStrict)
        list.addSheet(name, relationship: id, state: state, isStrict: isStrict)
    }

    private mutating func addedStyles() -> String {
        let path = parts.freePath("xl/styles", "xml")
        _ = relationships.add("styles", to: path, isStrict: isStrict)
        parts.declare(path, type: ReturnedWorkbook.stylesType)
        return path
    }

    /// A name that no sheet has.
    private func freeName(_ wanted: String) -> String {
        let taken = Set(workbook.sheets.map { $0.name.lowercased() })
        var (name, number) = (wanted, 2)
        while taken.contains(name.lowercased()) {
            name = "\(wanted) (\(number))"
            number += 1
        }
        return name
    }
}
