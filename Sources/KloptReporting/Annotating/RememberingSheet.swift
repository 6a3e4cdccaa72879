import KloptModel
import KloptWorkbook

/// The hidden sheet by which a second run knows what the first one coloured.
///
/// It does not name cells, which move when somebody puts in a row, nor does it write down numbers of styles, which change
/// when Excel saves: it has cells in those styles, whose numbers change along.
///
///     A     B             C                          D
///     1     style         a cell in klopt's style                           a style of klopt's own sheets
///     2     severity      a cell in a marked style   a cell as it was       a style with a mark
struct RememberingSheet {
    private static let (ownStyle, mark) = (1, 2)
    private static let severities: [Severity] = [.error, .warning, .info]

    struct Mark: Hashable {
        var original: Int
        var severity: Severity
    }

    /// The number of each of klopt's own styles.
    var styles: [ListStyle: Int] = [:]
    /// In the order in which they were made.
    private(set) var marks: [(mark: Mark, style: Int)] = []
    private var known: [Mark: Int] = [:]

    init() {}

    /// - Parameter bytes: a sheet of an earlier run.
    init(_ bytes: [UInt8], part: String) throws(AnnotationError) {
        let root = try MarkupElement.root(of: bytes, part: part)
        for row in root.child("sheetData")?.children("row") ?? [] {
            var numbers: [Int: Int] = [:]
            var styles: [Int: Int] = [:]
            for cell in row.children("c") {
                guard let column = cell.value("r", in: bytes).flatMap({ CellReference($0) })?.column else { continue }
                styles[column] = cell.value("s", in: bytes).flatMap { Int($0) } ?? 0
                numbers[column] = cell.child("v").flatMap { Int(MarkupText.decode(bytes[$0.content])) }
            }
            guard let code = numbers[1], let style = styles[2] else { continue }
            if numbers[0] == Self.ownStyle, let own = ListStyle(rawValue: code) {
                self.styles[own] = style
            } else if numbers[0] == Self.mark, Self.severities.indices.contains(code) {
                // A program that saves leaves out an empty cell without a style of its own.
                add(Mark(original: styles[3] ?? 0, severity: Self.severities[code]), style: style)
            }
        }
    }

    /// The style that each style with a mark stands for.
    var originals: [Int: Int] { Dictionary(marks.map { ($0.style, $0.mark.original) }, uniquingKeysWith: { $1 }) }

    func style(_ mark: Mark) -> Int? { known[mark] }

    mutating func add(_ mark: Mark, style: Int) {
        marks.append((mark, style))
        known[mark] = style
    }

    func markup(_ words: ReturnedWords, isStrict: Bool) -> [UInt8] {
        var rows: [[(value: Int?, style: Int)]] = ListStyle.allCases.compactMap { style in
            styles[style].map { [(Self.ownStyle, 0), (style.rawValue, 0), (nil, $0)] }
        }
        rows += marks.map { mark, style in
            [
                (Self.mark, 0), (Self.severities.firstIndex(of: mark.severity) ?? 0, 0), (nil, style),
                (nil, mark.original),
            ]
        }
        var text = PartMarkup.declaration + "<worksheet xmlns=\"\(PartMarkup.main(isStrict: isStrict))\"><sheetData>"
        for (index, row) in rows.enumerated() {
            text += "<row r=\"\(index + 1)\">"
            for (column, cell) in row.enumerated() {
                text += "<c r=\"\(CellReference(row: index, column: column))\" s=\"\(cell.style)\""
                text += cell.value.map { "><v>\($0)</v></c>" } ?? "/>"
            }
            text += "</row>"
        }
        let place = CellReference(row: rows.count + 1, column: 0)
        text += "<row r=\"\(place.row + 1)\"><c r=\"\(place)\" t=\"inlineStr\"><is><t>\(MarkupText.cell(words.purpose))"
        text += "</t></is></c></row></sheetData></worksheet>"
        return Array(text.utf8)
    }
}
