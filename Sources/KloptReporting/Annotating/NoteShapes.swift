import KloptWorkbook

/// The boxes in which the notes of a sheet are shown: without one Excel does not show a note.
///
/// Excel writes these drawings in a form of its own that is not always well-formed, so they are only searched for tags.
///
/// Source: ECMA-376 Part 4, 19.1 (VML) and 19.4 (spreadsheet drawing).
struct NoteShapes {
    private static let markup = "urn:schemas-microsoft-com:vml"
    private static let office = "urn:schemas-microsoft-com:office:office"
    private static let excel = "urn:schemas-microsoft-com:office:excel"
    /// A drawing's numbers come in blocks of this many.
    private static let block = 1024
    /// In pixels.
    private static let width = 340
    private static let (leastHeight, mostHeight, lineHeight) = (60, 640, 15)
    private static let lineLength = 50

    private let bytes: [UInt8]
    private let geometry: SheetGeometry
    private var patch = PartPatch()
    private var lastNumber: Int
    private var shapes: [Shape] = []
    /// Where further shapes come.
    private var end = 0
    /// Prefixes with their colons, and what has to be said where the drawing does not know one.
    private var (vector, office, excel) = ("v:", "o:", "x:")
    private var declarations = ""
    private var hasNoteType = false

    private struct Shape {
        var range: Range<Int>
        /// The digits at the end of its id.
        var number: Int
        var isNote = false
        var row: Int?
        var column: Int?
        var anchor: Range<Int>?

        var cell: CellReference? {
            guard isNote, let row, let column else { return nil }
            return CellReference(row: row, column: column)
        }
    }

    /// - Parameters:
    ///   - bytes: nil when the sheet has no such drawing.
    ///   - number: of the drawing's part; its shapes are numbered after it.
    init(_ bytes: [UInt8]?, number: Int, notes: Int, geometry: SheetGeometry) {
        self.geometry = geometry
        let blocks = (0...max(0, notes - 1) / NoteShapes.block).map { String(number + $0) }.joined(separator: ",")
        self.bytes =
            bytes
            ?? Array(
                """
                <xml xmlns:v="\(NoteShapes.markup)" xmlns:o="\(NoteShapes.office)" xmlns:x="\(NoteShapes.excel)">\
                <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="\(blocks)"/></o:shapelayout></xml>
                """.utf8)
        lastNumber = max(number, 1) * NoteShapes.block
        read()
    }

    private mutating func read() {
        var tags = MarkupTags(bytes)
        var open: Shape?
        var text: Range<Int>?
        var isRoot = true
        while let tag = tags.next() {
            if isRoot {
                isRoot = false
                readPrefixes(MarkupTags.attributes(of: tag, in: bytes))
            }
            if tag.kind == .close {
                if tags.isNamed(tag, "shape"), var shape = open {
                    shape.range = shape.range.lowerBound..<tag.range.upperBound
                    shapes.append(shape)
                    open = nil
                } else if let start = text?.upperBound {
                    let content = start..<tag.range.lowerBound
                    let value = Int(String(decoding: bytes[content], as: UTF8.self).filter { !$0.isWhitespace })
                    if tags.isNamed(tag, "Row") { open?.row = value }
                    if tags.isNamed(tag, "Column") { open?.column = value }
                    if tags.isNamed(tag, "Anchor") { open?.anchor = content }
                }
                text = nil
                end = tag.range.lowerBound
                continue
            }
            text = tag.range
            if tags.isNamed(tag, "shapetype") {
                hasNoteType = hasNoteType || value("id", of: tag) == "_x0000_t202"
            } else if tags.isNamed(tag, "shape"), tag.kind == .open {
                let digits = value("id", of: tag).map { String($0.reversed().prefix(while: \.isNumber).reversed()) }
                open = Shape(range: tag.range, number: digits.flatMap { Int($0) } ?? 0)
            } else if tags.isNamed(tag, "ClientData") {
                open?.isNote = value("ObjectType", of: tag) == "Note"
            }
        }
    }

    private func value(_ name: String, of tag: MarkupTags.Tag) -> String? {
        MarkupTags.attributes(of: tag, in: bytes).first { $0.name == name }.map { MarkupText.decode(bytes[$0.value]) }
    }

    private mutating func readPrefixes(_ attributes: [MarkupAttribute]) {
        func prefix(_ namespace: String, _ usual: String) -> String {
            let known = attributes.first {
                MarkupText.decode(bytes[$0.value]) == namespace && $0.name.hasPrefix("xmlns:")
            }
            if let known { return known.name.dropFirst(6) + ":" }
            declarations += " xmlns:\(usual)=\"\(namespace)\""
            return usual + ":"
        }
        vector = prefix(NoteShapes.markup, "v")
        office = prefix(NoteShapes.office, "o")
        excel = prefix(NoteShapes.excel, "x")
    }

    /// - Parameters:
    ///   - removed: cells whose box goes.
    ///   - added: cells that get one, with the text that is to fit in it.
    ///   - extended: cells whose box stays, with the text that is now to fit in it.
    mutating func apply(
        removed: Set<CellReference>, added: [(cell: CellReference, text: String)], extended: [CellReference: String]
    ) {
        let isGone = { (shape: Shape) in shape.cell.map(removed.contains) ?? false }
        if let last = shapes.filter({ !isGone($0) }).map(\.number).max() { lastNumber = last }
        for shape in shapes {
            if isGone(shape) {
                patch.remove(shape.range)
            } else {
                if let cell = shape.cell, let text = extended[cell] { enlarge(shape, for: text) }
            }
        }
        guard !added.isEmpty else { return }
        var text = hasNoteType ? "" : type
        for (cell, content) in added {
            lastNumber += 1
            text += box(cell, number: lastNumber, content)
        }
        patch.insert(text, at: end)
    }

    func applied() -> [UInt8] { patch.applied(to: bytes) }

    // MARK: One box

    private static func height(for text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .reduce(0) { $0 + 1 + $1.count / lineLength }
        return min(max(lines * lineHeight + 40, leastHeight), mostHeight)
    }

    private func box(_ cell: CellReference, number: Int, _ text: String) -> String {
        let height = NoteShapes.height(for: text)
        let left = min(cell.column + 1, CellReference.columnCount - 1)
        let top = max(cell.row - 1, 0)
        let right = geometry.columnEnd(from: left, pixels: 15 + NoteShapes.width)
        let bottom = geometry.rowEnd(from: top, pixels: 10 + height)
        let anchor = [left, 15, top, 10, right.index, right.offset, bottom.index, bottom.offset]
        let (v, o, x) = (vector, office, excel)
        return """
            <\(v)shape\(declarations) id="_x0000_s\(number)" type="#_x0000_t202" style="position:absolute;\
            margin-left:60pt;margin-top:2pt;width:\(NoteShapes.width * 3 / 4)pt;height:\(height * 3 / 4)pt;\
            z-index:1;visibility:hidden" fillcolor="#ffffe1" \(o)insetmode="auto"><\(v)fill color2="#ffffe1"/>\
            <\(v)shadow on="t" color="black" obscured="t"/><\(v)path \(o)connecttype="none"/>\
            <\(v)textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></\(v)textbox>\
            <\(x)ClientData ObjectType="Note"><\(x)MoveWithCells/><\(x)SizeWithCells/>\
            <\(x)Anchor>\(anchor.map { String($0) }.joined(separator: ", "))</\(x)Anchor><\(x)AutoFill>False</\(x)AutoFill>\
            <\(x)Row>\(cell.row)</\(x)Row><\(x)Column>\(cell.column)</\(x)Column></\(x)ClientData></\(v)shape>
            """
    }

    /// The kind of shape that a note is; a drawing says it once.
    private var type: String {
        """
        <\(vector)shapetype\(declarations) id="_x0000_t202" coordsize="21600,21600" \(office)spt="202" \
        path="m,l,21600r21600,l21600,xe"><\(vector)stroke joinstyle="miter"/>\
        <\(vector)path gradientshapeok="t" \(office)connecttype="rect"/></\(vector)shapetype>
        """
    }

    /// Lets the box of somebody's note reach as far as the longer text needs; it never becomes smaller.
    private mutating func enlarge(_ shape: Shape, for text: String) {
        guard let place = shape.anchor else { return }
        let numbers = String(decoding: bytes[place], as: UTF8.self).split(separator: ",")
            .map { Int($0.filter { !$0.isWhitespace }) ?? -1 }
        guard numbers.count == 8, numbers.allSatisfy({ $0 >= 0 && $0 < CellReference.rowCount }) else { return }
        let right = geometry.columnEnd(from: numbers[0], pixels: numbers[1] + NoteShapes.width)
        let bottom = geometry.rowEnd(from: numbers[2], pixels: numbers[3] + NoteShapes.height(for: text))
        var new = numbers
        if (right.index, right.offset) > (numbers[4], numbers[5]) { (new[4], new[5]) = right }
        if (bottom.index, bottom.offset) > (numbers[6], numbers[7]) { (new[6], new[7]) = bottom }
        if new != numbers { patch.replace(place, with: new.map { String($0) }.joined(separator: ", ")) }
    }
}
