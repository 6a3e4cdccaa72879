import KloptWorkbook

/// Writes the rows of a sheet, one line each.
struct SheetRowWriter {
    /// Delimiters and line breaks for cells that are not there, and merged cells written out, may come to so many bytes.
    private static let mostFiller = 1 << 30

    let shared: SharedStrings
    let formats: CellFormats
    private(set) var merged: MergedRows
    /// The row that is written next, counted from 1.
    private var line = 1
    private var filler = 0

    init(shared: SharedStrings, formats: CellFormats, merged: MergedRows) {
        self.shared = shared
        self.formats = formats
        self.merged = merged
    }

    /// - Parameters:
    ///   - cells: of the batch that the row is in.
    ///   - own: the batch's text.
    mutating func append(
        _ row: SheetRow, cells: [Cell], own: [UInt8], to text: inout [UInt8]
    ) throws(WorkbookError) {
        while line < row.number { try appendLine([], own: own, to: &text) }
        try appendLine(cells[row.cells], own: own, to: &text)
    }

    private mutating func appendLine(
        _ cells: ArraySlice<Cell>, own: [UInt8], to text: inout [UInt8]
    ) throws(WorkbookError) {
        merged.advance(to: line - 1)
        if merged.isOpen {
            try appendMerged(cells, own: own, to: &text)
        } else {
            var column = 0
            for cell in cells {
                try skip(from: column, to: Int(cell.column), in: &text)
                column = Int(cell.column)
                append(cell, own: own, to: &text)
            }
        }
        text.append(Dialect.lineFeed)
        line += 1
        try count(1)
    }

    /// A row that has a part in cells that are merged over rows.
    private mutating func appendMerged(
        _ cells: ArraySlice<Cell>, own: [UInt8], to text: inout [UInt8]
    ) throws(WorkbookError) {
        var texts: [Int: [UInt8]] = [:]
        for cell in cells {
            var content: [UInt8] = []
            append(cell, own: own, to: &content)
            texts[Int(cell.column)] = content
        }
        try count(merged.fill(&texts, row: line - 1))
        var column = 0
        for (place, content) in texts.sorted(by: { $0.key < $1.key }) {
            try skip(from: column, to: place, in: &text)
            column = place
            text.append(contentsOf: content)
        }
    }

    private mutating func skip(from start: Int, to end: Int, in text: inout [UInt8]) throws(WorkbookError) {
        guard end > start else { return }
        for _ in start..<end { text.append(SheetText.delimiter) }
        if end - start > 1 { try count(end - start - 1) }
    }

    private mutating func count(_ bytes: Int) throws(WorkbookError) {
        filler += bytes
        guard filler <= SheetRowWriter.mostFiller else { throw .tooLarge(.entrySize, part: "") }
    }

    // MARK: Cells

    private func append(_ cell: Cell, own: [UInt8], to text: inout [UInt8]) {
        switch cell.kind {
        case .number: formats.append(cell.value, scale: Int(cell.scale), style: Int(cell.style), to: &text)
        case .sharedText: appendQuoted(shared.bytes(Int(clamping: cell.value)), to: &text)
        case .text, .error: appendQuoted(SheetRowWriter.bytes(of: cell, in: own), to: &text)
        case .extremeNumber:
            let digits = SheetRowWriter.bytes(of: cell, in: own)
            // What binary arithmetic leaves of nothing (see `CellFormats`) has digits far behind the point.
            let isNothing = Double(String(decoding: digits, as: UTF8.self)).map { abs($0) < 5e-13 } ?? false
            if isNothing { text.append(UInt8(ascii: "0")) } else { appendQuoted(digits, to: &text) }
        case .isoDate: text.append(contentsOf: SheetRowWriter.bytes(of: cell, in: own).prefix(10))
        case .boolean: text.append(contentsOf: (cell.value == 0 ? "ONWAAR" : "WAAR").utf8)
        case .formulaWithoutValue: text.append(contentsOf: SheetText.notCalculated.utf8)
        }
    }

    private static func bytes(of cell: Cell, in own: [UInt8]) -> ArraySlice<UInt8> {
        let start = Int(clamping: cell.value)
        guard start >= 0, start <= own.count, Int(cell.length) <= own.count - start else { return [] }
        return own[start..<start + Int(cell.length)]
    }

    /// Between quotes where the text would not come out as it is.
    private func appendQuoted(_ content: ArraySlice<UInt8>, to text: inout [UInt8]) {
        let isPlain = content.allSatisfy {
            $0 != SheetText.delimiter && $0 != Dialect.quote && $0 != Dialect.lineFeed && $0 != Dialect.carriageReturn
        }
        guard !isPlain else { return text.append(contentsOf: content) }
        text.append(Dialect.quote)
        for byte in content {
            if byte == Dialect.quote { text.append(byte) }
            text.append(byte)
        }
        text.append(Dialect.quote)
    }
}
