import KloptWorkbook

/// How wide columns and how high rows are, as far as notes and new cells need it.
struct SheetGeometry {
    private struct Columns {
        var range: ClosedRange<Int>
        /// In pixels.
        var width: Int
        var style: Int
    }

    /// In pixels, of Excel's standard font at 100%.
    private static let usualWidth = 64
    private static let usualHeight = 20

    private var columns: [Columns] = []
    private var width = usualWidth
    private var height = usualHeight
    /// Heights of rows that have one of their own, in pixels.
    private var heights: [Int: Int] = [:]
    /// The row of which was heard last, counted from 0.
    private(set) var lastRow = 0

    init(_ root: MarkupElement, in bytes: [UInt8]) {
        if let format = root.child("sheetFormatPr") {
            width = Self.number("defaultColWidth", format, bytes).map(Self.pixels(ofWidth:)) ?? width
            height = Self.number("defaultRowHeight", format, bytes).map(Self.pixels(ofHeight:)) ?? height
        }
        for element in root.child("cols")?.children ?? [] {
            guard let first = Self.number("min", element, bytes), let last = Self.number("max", element, bytes),
                first >= 1, last >= first, last <= Double(CellReference.columnCount)
            else { continue }
            let isHidden = ["1", "true"].contains(element.value("hidden", in: bytes) ?? "")
            columns.append(
                Columns(
                    range: Int(first) - 1...Int(last) - 1,
                    width: isHidden ? 0 : Self.number("width", element, bytes).map(Self.pixels(ofWidth:)) ?? width,
                    style: Self.number("style", element, bytes).flatMap { Int(exactly: $0) } ?? 0))
        }
    }

    /// Takes note of what a row says of itself.
    mutating func note(row: Int, _ attributes: [MarkupAttribute], in bytes: [UInt8]) {
        lastRow = row
        for attribute in attributes {
            let value = String(decoding: bytes[attribute.value], as: UTF8.self)
            if attribute.name == "hidden", value == "1" || value == "true" {
                heights[row] = 0
            } else if attribute.name == "ht", heights[row] == nil, let points = Double(value), points.isFinite {
                heights[row] = Self.pixels(ofHeight: points)
            }
        }
    }

    func style(ofColumn column: Int) -> Int { columns.first { $0.range.contains(column) }?.style ?? 0 }

    /// The column or row in which something ends that begins at the start of one and is so long, and how far in it.
    func columnEnd(from column: Int, pixels: Int) -> (index: Int, offset: Int) {
        Self.end(from: column, pixels: pixels, last: CellReference.columnCount - 1) { column in
            columns.first { $0.range.contains(column) }?.width ?? width
        }
    }

    func rowEnd(from row: Int, pixels: Int) -> (index: Int, offset: Int) {
        Self.end(from: row, pixels: pixels, last: CellReference.rowCount - 1) { heights[$0] ?? height }
    }

    private static func end(
        from start: Int, pixels: Int, last: Int, size: (Int) -> Int
    ) -> (index: Int, offset: Int) {
        var (index, rest) = (start, pixels)
        while index < last, rest > size(index) {
            rest -= size(index)
            index += 1
        }
        return (index, min(rest, size(index)))
    }

    private static func number(_ name: String, _ element: MarkupElement, _ bytes: [UInt8]) -> Double? {
        element.value(name, in: bytes).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    }

    private static func pixels(ofWidth characters: Double) -> Int { Int(min(max(characters, 0), 255) * 7) + 5 }
    private static func pixels(ofHeight points: Double) -> Int { Int(min(max(points, 0), 409) * 4 / 3) }
}
