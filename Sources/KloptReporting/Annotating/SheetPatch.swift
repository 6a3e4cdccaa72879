import KloptModel
import KloptWorkbook

/// Gives cells of a sheet another style, and puts in those that are not there; all else stays as it is.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.99 (worksheet).
struct SheetPatch {
    /// What comes behind the drawing of notes in a sheet.
    private static let behindLegacyDrawing: Set<String> = [
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
        "AlternateContent",
    ]

    private static let mostComparisons = 20_000_000

    private let bytes: [UInt8]
    private let part: String
    private let root: MarkupElement
    private let data: MarkupElement
    private var patch = PartPatch()
    /// Sizes, to lay notes out.
    private(set) var geometry: SheetGeometry

    init(_ bytes: [UInt8], part: String) throws(AnnotationError) {
        self.bytes = bytes
        self.part = part
        root = try MarkupElement.root(of: bytes, part: part, closed: "sheetData")
        guard let data = root.child("sheetData") else { throw .damaged(part: part) }
        self.data = data
        geometry = SheetGeometry(root, in: bytes)
    }

    // MARK: Cells

    private struct Row {
        var number: Int
        var start: Int
    }

    private struct Cell {
        var column: Int
        var tag: MarkupTags.Tag
    }

    /// Marks cells, and gives those that were marked before their own style back.
    ///
    /// - Parameters:
    ///   - marks: by cell.
    ///   - originals: the style that a style of a mark stands for.
    ///   - style: the number of a style with a mark.
    /// - Complexity: linear in the bytes of the sheet.
    mutating func restyle(
        _ marks: [CellReference: Severity], originals: [Int: Int], style: (Int, Severity) -> Int
    ) throws(AnnotationError) {
        var wanted: [Int: [(column: Int, severity: Severity)]] = [:]
        for (cell, severity) in marks { wanted[cell.row, default: []].append((cell.column, severity)) }
        for row in wanted.keys { wanted[row]?.sort { $0.column < $1.column } }

        var tags = MarkupTags(bytes, in: data.content)
        var rows: [Row] = []
        var (number, row) = (-1, MarkupTags.Tag?.none)
        var cells: [Cell] = []
        var column = -1
        // Of most rows nothing has to be known.
        var isConcerned = false
        while let tag = tags.next() {
            if tag.kind != .close, tags.isNamed(tag, "row") {
                number = index("r", of: tag).map { $0 - 1 } ?? number + 1
                rows.append(Row(number: number, start: tag.range.lowerBound))
                (row, column, cells) = (tag, -1, [])
                isConcerned = !originals.isEmpty || wanted[number] != nil
                geometry.note(row: number, MarkupTags.attributes(of: tag, in: bytes), in: bytes)
                if tag.kind == .empty {
                    finish(tag, cells, end: nil, wanted.removeValue(forKey: number) ?? [], originals, style)
                }
            } else if !isConcerned {
                continue
            } else if tag.kind != .close, tags.isNamed(tag, "c") {
                let attributes = MarkupTags.attributes(of: tag, in: bytes)
                column =
                    attributes.first { $0.name == "r" }
                    .flatMap { CellReference(String(decoding: bytes[$0.value], as: UTF8.self)) }?.column ?? column + 1
                cells.append(Cell(column: column, tag: tag))
            } else if tag.kind == .close, tags.isNamed(tag, "row"), let open = row {
                finish(
                    open, cells, end: tag.range.lowerBound, wanted.removeValue(forKey: number) ?? [], originals, style)
                row = nil
            }
        }
        insertRows(wanted, among: rows, style)
        widenDimension(to: marks.keys)
    }

    /// A row of which all cells are known.
    ///
    /// - Parameter end: where its last cell may come; nil for a row without cells.
    private mutating func finish(
        _ row: MarkupTags.Tag, _ cells: [Cell], end: Int?, _ wanted: [(column: Int, severity: Severity)],
        _ originals: [Int: Int], _ style: (Int, Severity) -> Int
    ) {
        var pending = wanted
        for cell in cells {
            let severity = pending.firstIndex { $0.column == cell.column }.map { pending.remove(at: $0).severity }
            guard severity != nil || !originals.isEmpty else { continue }
            let attribute = MarkupTags.attributes(of: cell.tag, in: bytes).first { $0.name == "s" }
            let found = attribute.flatMap { Int(String(decoding: bytes[$0.value], as: UTF8.self)) } ?? 0
            let original = originals[found] ?? found
            let new = severity.map { style(original, $0) } ?? original
            guard new != found else { continue }
            if let attribute {
                patch.replace(attribute.value, with: String(new))
            } else {
                patch.insert(" s=\"\(new)\"", at: cell.tag.name.upperBound)
            }
        }
        guard !pending.isEmpty else { return }
        let attributes = MarkupTags.attributes(of: row, in: bytes)
        let number = geometry.lastRow
        let rowStyle = Self.rowStyle(attributes, in: bytes)
        func text(_ column: Int, _ severity: Severity) -> String {
            let base = rowStyle ?? geometry.style(ofColumn: column)
            let place = CellReference(row: number, column: column)
            return "<\(data.prefix)c r=\"\(place)\" s=\"\(style(originals[base] ?? base, severity))\"/>"
        }
        // What a row says of the columns it spans would no longer hold.
        if let spans = attributes.first(where: { $0.name == "spans" }) {
            patch.remove(spans.range.lowerBound - 1..<spans.range.upperBound)
        }
        guard let end else {
            let slash = bytes[row.range].lastIndex(of: UInt8(ascii: "/")) ?? row.range.upperBound - 1
            let inside = pending.map { text($0.column, $0.severity) }.joined()
            let name = String(decoding: bytes[row.name], as: UTF8.self)
            return patch.replace(slash..<row.range.upperBound, with: ">\(inside)</\(name)>")
        }
        for (column, severity) in pending {
            let next = cells.first { $0.column > column }?.tag.range.lowerBound
            patch.insert(text(column, severity), at: next ?? end)
        }
    }

    private mutating func insertRows(
        _ wanted: [Int: [(column: Int, severity: Severity)]], among rows: [Row], _ style: (Int, Severity) -> Int
    ) {
        guard !wanted.isEmpty else { return }
        let prefix = data.prefix
        var atEnd = ""
        for number in wanted.keys.sorted() {
            let cells = (wanted[number] ?? []).map { column, severity in
                let place = CellReference(row: number, column: column)
                return "<\(prefix)c r=\"\(place)\" s=\"\(style(geometry.style(ofColumn: column), severity))\"/>"
            }
            let text = "<\(prefix)row r=\"\(number + 1)\">\(cells.joined())</\(prefix)row>"
            if let next = rows.first(where: { $0.number > number }) {
                patch.insert(text, at: next.start)
            } else {
                atEnd += text
            }
        }
        patch.change(data, in: bytes, appending: atEnd)
    }

    /// A row's own style counts when the row says so.
    private static func rowStyle(_ attributes: [MarkupAttribute], in bytes: [UInt8]) -> Int? {
        func value(_ name: String) -> String? {
            attributes.first { $0.name == name }.map { String(decoding: bytes[$0.value], as: UTF8.self) }
        }
        guard let isOwn = value("customFormat"), isOwn == "1" || isOwn == "true" else { return nil }
        return value("s").flatMap { Int($0) }
    }

    private func index(_ name: String, of tag: MarkupTags.Tag) -> Int? {
        MarkupTags.attributes(of: tag, in: bytes).first { $0.name == name }
            .flatMap { Int(String(decoding: bytes[$0.value], as: UTF8.self)) }
            .flatMap { (1...CellReference.rowCount).contains($0) ? $0 : nil }
    }

    private mutating func widenDimension(to cells: some Sequence<CellReference>) {
        guard let element = root.child("dimension"), let attribute = element.attribute("ref"),
            var range = CellRange(String(decoding: bytes[attribute.value], as: UTF8.self))
        else { return }
        let before = range
        for cell in cells {
            range.first = CellReference(
                row: min(range.first.row, cell.row), column: min(range.first.column, cell.column))
            range.last = CellReference(row: max(range.last.row, cell.row), column: max(range.last.column, cell.column))
        }
        if range != before { patch.replace(attribute.value, with: range.description) }
    }

    // MARK: What else a sheet says

    /// The relationship to the drawing of its notes; nil without one.
    var legacyDrawing: String? { root.child("legacyDrawing")?.prefixedValue("id", in: bytes) }

    mutating func addLegacyDrawing(_ id: String, isStrict: Bool) {
        let namespace = PartMarkup.relationships(isStrict: isStrict)
        let prefix = root.prefix(for: [namespace], in: bytes)
        let declaration = prefix == nil ? " xmlns:r=\"\(namespace)\"" : ""
        let text = "<\(root.prefix)legacyDrawing\(declaration) \(prefix ?? "r:")id=\"\(id)\"/>"
        if let next = root.children.first(where: { SheetPatch.behindLegacyDrawing.contains($0.name) }) {
            patch.insert(text, at: next.range.lowerBound)
        } else {
            patch.change(root, in: bytes, appending: text)
        }
    }

    /// The cell that is seen in the place of one that is merged with others; itself when it is not.
    ///
    /// - Complexity: O(merged ranges · cells); with very many of both every cell is itself.
    func seen(_ cells: some Collection<CellReference>) -> [CellReference: CellReference] {
        var seen = Dictionary(cells.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
        let merged = root.child("mergeCells")?.children ?? []
        guard merged.count <= SheetPatch.mostComparisons / max(cells.count, 1) else { return seen }
        for element in merged {
            guard let range = element.value("ref", in: bytes).flatMap({ CellRange($0) }) else { continue }
            for cell in cells where range.contains(cell) { seen[cell] = range.first }
        }
        return seen
    }

    /// Another sheet is to be seen first; two that are selected would both take what is typed.
    mutating func deselect() { SheetPatch.deselect(root, bytes, &patch) }

    /// The same for a sheet without cells, such as a chart; nil when there is nothing to change.
    static func deselected(_ bytes: [UInt8], part: String) throws(AnnotationError) -> [UInt8]? {
        var patch = PartPatch()
        deselect(try MarkupElement.root(of: bytes, part: part), bytes, &patch)
        return patch.isEmpty ? nil : patch.applied(to: bytes)
    }

    private static func deselect(_ root: MarkupElement, _ bytes: [UInt8], _ patch: inout PartPatch) {
        for view in root.child("sheetViews")?.children ?? [] where view.attribute("tabSelected") != nil {
            patch.change(view, in: bytes, setting: [("tabSelected", nil)])
        }
    }

    func applied() -> [UInt8]? { patch.isEmpty ? nil : patch.applied(to: bytes) }
}
