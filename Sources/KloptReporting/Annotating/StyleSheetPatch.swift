import KloptModel

/// The workbook's styles with those added that marks and klopt's own sheets need.
///
/// What is there keeps its number, so no cell changes its look that is not given another style. (ECMA-376 Part 1, 18.8.)
struct StyleSheetPatch {
    /// In the order in which a style sheet has them.
    private static let order = [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors", "extLst",
    ]

    private let bytes: [UInt8]
    private let root: MarkupElement
    /// Per list what is added, and how many.
    private var additions: [String: (text: String, count: Int)] = [:]
    /// The markup of the formats of cells, with those that are added.
    private var formats: [String] = []
    /// The colours that fills have, by number; nil for a fill without a plain colour.
    private var fillColors: [String?] = []

    /// - Parameter bytes: nil when the workbook has no style sheet.
    init(_ bytes: [UInt8]?, part: String, isStrict: Bool) throws(AnnotationError) {
        let namespace = PartMarkup.main(isStrict: isStrict)
        self.bytes = bytes ?? Array("\(PartMarkup.declaration)<styleSheet xmlns=\"\(namespace)\"/>".utf8)
        root = try MarkupElement.root(of: self.bytes, part: part)
        let source = self.bytes
        formats = (root.child("cellXfs")?.children ?? []).map { String(decoding: source[$0.range], as: UTF8.self) }
        fillColors = (root.child("fills")?.children ?? []).map { fill in
            fill.child("patternFill")?.child("fgColor")?.value("rgb", in: source)
        }
        addDefaults()
    }

    /// A style sheet without fonts or formats means one of each that is plain; as soon as it has another, that one has to
    /// be there as well.
    private mutating func addDefaults() {
        let prefix = root.prefix
        let defaults = [
            ("fonts", "<\(prefix)font><\(prefix)sz val=\"11\"/><\(prefix)name val=\"Calibri\"/></\(prefix)font>"),
            ("fills", "<\(prefix)fill><\(prefix)patternFill patternType=\"none\"/></\(prefix)fill>"),
            ("fills", "<\(prefix)fill><\(prefix)patternFill patternType=\"gray125\"/></\(prefix)fill>"),
            ("borders", "<\(prefix)border/>"),
            // What every format of a cell (`xfId`) is one of.
            ("cellStyleXfs", "<\(prefix)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"),
        ]
        for (list, text) in defaults where (root.child(list)?.children ?? []).isEmpty { _ = add(text, to: list) }
        if formats.isEmpty {
            _ = addFormat("<\(prefix)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>")
        }
    }

    /// - Returns: its number in the list.
    private mutating func add(_ text: String, to list: String) -> Int {
        let before = additions[list] ?? ("", 0)
        additions[list] = (before.text + text, before.count + 1)
        if list == "fills" { fillColors.append(nil) }
        return (root.child(list)?.children.count ?? 0) + before.count
    }

    private mutating func addFormat(_ text: String) -> Int {
        formats.append(text)
        return add(text, to: "cellXfs")
    }

    /// - Parameter color: eight hexadecimal digits, opacity first.
    private mutating func addFill(_ color: String) -> Int {
        let prefix = root.prefix
        let number = add(
            "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"\(color)\"/>"
                + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>", to: "fills")
        fillColors[number] = color
        return number
    }

    // MARK: Marks

    /// A style as another one with a fill of this severity; number format, font, border and protection stay.
    ///
    /// Two styles that differ in their fill alone must not become one: a program that saves the workbook would take them
    /// together, and then nobody knows what each was. So each original fill gets a shade of its own, which no eye tells
    /// apart.
    mutating func marked(_ style: Int, _ severity: Severity) -> Int {
        let original = formats.indices.contains(style) ? formats[style] : formats.first ?? ""
        let originalFill = PartValue.value("fillId", in: original).flatMap { Int($0) } ?? 0
        let fill = fill(for: severity, insteadOf: originalFill)
        var format = PartValue.setting("fillId", to: String(fill), in: original)
        format = PartValue.setting("applyFill", to: "1", in: format)
        return addFormat(format)
    }

    private var markFills: [MarkFill: Int] = [:]
    private struct MarkFill: Hashable {
        var severity: Severity
        var original: Int
    }

    private mutating func fill(for severity: Severity, insteadOf original: Int) -> Int {
        let key = MarkFill(severity: severity, original: original)
        if let known = markFills[key] { return known }
        var shade = 0
        while fillColors.contains(MarkColor.text(severity, shade: shade)), shade < MarkColor.shades { shade += 1 }
        let number = addFill(MarkColor.text(severity, shade: shade))
        markFills[key] = number
        return number
    }

    /// Takes note of a mark that was made before, so that its fill serves again.
    mutating func reuse(_ marked: Int, for severity: Severity, insteadOf original: Int) {
        guard formats.indices.contains(marked), formats.indices.contains(original),
            let fill = PartValue.value("fillId", in: formats[marked]).flatMap({ Int($0) })
        else { return }
        let originalFill = PartValue.value("fillId", in: formats[original]).flatMap { Int($0) } ?? 0
        markFills[MarkFill(severity: severity, original: originalFill)] = fill
    }

    func hasFormat(_ number: Int) -> Bool { formats.indices.contains(number) }

    // MARK: klopt's own sheets

    mutating func add(_ style: ListStyle) -> Int {
        let prefix = root.prefix
        func element(_ text: String) -> String {
            prefix.isEmpty
                ? text
                : text.replacing("</", with: "\u{0}").replacing("<", with: "<" + prefix)
                    .replacing("\u{0}", with: "</" + prefix)
        }
        let font = add(element(style.font), to: "fonts")
        let fill = style.fill.map { addFill($0) } ?? 0
        let border = style.border.map { add(element($0), to: "borders") } ?? 0
        return addFormat(
            element(
                "<xf numFmtId=\"0\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\" xfId=\"0\" applyFont=\"1\""
                    + " applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\(style.alignment)</xf>"))
    }

    // MARK: Outcome

    func applied() -> [UInt8] {
        var patch = PartPatch()
        for list in StyleSheetPatch.order {
            guard let addition = additions[list] else { continue }
            if let element = root.child(list) {
                let count = element.children.count + addition.count
                patch.change(
                    element, in: bytes,
                    setting: element.attribute("count") == nil ? [] : [("count", String(count))],
                    appending: addition.text)
            }
        }
        // Lists that were not there, each in its place.
        var text: [Int: String] = [:]
        for (rank, list) in StyleSheetPatch.order.enumerated() {
            guard root.child(list) == nil, let addition = additions[list] else { continue }
            let next = root.children.first { child in
                StyleSheetPatch.order.firstIndex(of: child.name).map { $0 > rank } ?? false
            }
            text[next?.range.lowerBound ?? -1, default: ""] +=
                "<\(root.prefix)\(list)>\(addition.text)</\(root.prefix)\(list)>"
        }
        for (position, text) in text where position >= 0 { patch.insert(text, at: position) }
        if let end = text[-1] { patch.change(root, in: bytes, appending: end) }
        return patch.applied(to: bytes)
    }
}

/// The colours of marks: light enough to read what stands in the cell.
enum MarkColor {
    static let shades = 48

    /// - Parameter shade: how much less blue, which the eye sees least.
    static func text(_ severity: Severity, shade: Int = 0) -> String {
        let (red, green, blue) =
            switch severity {
            case .error: (0xFF, 0xB3, 0xAD)
            case .warning: (0xFF, 0xCF, 0x70)
            case .info: (0xCB, 0xE3, 0xFA)
            }
        return "FF"
            + [red, green, blue - shade].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
            .joined()
    }
}

/// An attribute in the markup of one small element, outside a part.
private enum PartValue {
    static func setting(_ name: String, to value: String, in markup: String) -> String {
        let bytes = Array(markup.utf8)
        guard let element = try? MarkupElement.root(of: bytes, part: "") else { return markup }
        var patch = PartPatch()
        patch.change(element, in: bytes, setting: [(name, value)])
        return String(decoding: patch.applied(to: bytes), as: UTF8.self)
    }

    static func value(_ name: String, in markup: String) -> String? {
        let bytes = Array(markup.utf8)
        return (try? MarkupElement.root(of: bytes, part: ""))?.value(name, in: bytes)
    }
}
