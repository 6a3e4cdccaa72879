/// Reads a sheet from front to back, a batch of rows at a time.
///
/// The cost is that of the cells that are there, wherever they stand. What `facts` says of columns is known before the
/// first batch; merged ranges and the filter stand behind the cells and are known after the last
/// (`Workbook.facts(ofSheet:)` reads them in advance).
///
/// Source: ECMA-376 Part 1, sections 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.80 (sheetData) and 18.3.1.99 (worksheet).
@safe
package final class SheetReader {
    private enum Stage {
        case head
        case rows
        case tail
        case end
    }

    package private(set) var facts = SheetFacts()

    private let stream: PartStream
    private let scanner: XMLScanner
    private let limits: WorkbookLimits
    private let sharedCount: Int
    /// For tests, which compare the two ways of reading.
    private let mayBeQuick: Bool
    private var stage = Stage.head

    /// Counted from 1; 0 in front of the first row.
    private var row = 0
    private var rowIsHidden = false
    private var rowStart = 0
    private var column = -1
    private var isInRow = false
    /// Where `CellCursor` puts texts on their way to the batch.
    private let text: UnsafeMutablePointer<UInt8>
    private static let textCapacity = 64 << 10
    /// Cells have the plain names that `CellCursor` looks for.
    private var isPlain = false
    private var plainDeclarations = 0

    init(
        _ stream: PartStream, sharedCount: Int, limits: WorkbookLimits, mayBeQuick: Bool = true
    ) throws(WorkbookError) {
        scanner = try XMLScanner(stream, limits: limits)
        self.stream = scanner.stream
        self.sharedCount = sharedCount
        self.limits = limits
        self.mayBeQuick = mayBeQuick
        // Last, for what comes before may throw, and then nobody would give it back.
        unsafe text = .allocate(capacity: SheetReader.textCapacity)
    }

    deinit { unsafe text.deallocate() }

    /// Fills the batch with the next rows.
    ///
    /// - Returns: false at the end; the batch is empty then.
    /// - Complexity: O(bytes read).
    package func next(_ batch: SheetBatch) throws(WorkbookError) -> Bool {
        batch.clear()
        if case .head = stage { try readHead() }
        // A batch ends between rows.
        while case .rows = stage, isInRow || !batch.isFull { try readRows(batch) }
        if case .tail = stage, batch.rows.isEmpty { try readTail() }
        return !batch.rows.isEmpty
    }

    /// Reads what stands before and behind the cells, and passes over them.
    func skipCells() throws(WorkbookError) {
        if case .head = stage { try readHead() }
        if case .rows = stage {
            try scanner.skipContent()
            stage = .tail
        }
        try readTail()
    }

    // MARK: Head and tail

    private func readHead() throws(WorkbookError) {
        while true {
            switch try scanner.next() {
            case .finish:
                stage = .end
                return
            case .start where scanner.depth == 1:
                guard scanner.isMain("worksheet") else { throw scanner.damage(.markup) }
            case .start where scanner.isMain("sheetData"):
                stage = .rows
                isPlain = mayBeQuick && scanner.qualifiedName.elementsEqual("sheetData".utf8)
                plainDeclarations = scanner.declarationCount
                return
            case .start: try readFact()
            case .end, .text: break
            }
        }
    }

    private func readTail() throws(WorkbookError) {
        while true {
            switch try scanner.next() {
            case .finish:
                stage = .end
                return
            case .start: try readFact()
            case .end, .text: break
            }
        }
    }

    private func readFact() throws(WorkbookError) {
        guard scanner.namespace == .main else { return }
        switch scanner.name {
        case "sheetFormatPr": facts.hidesRows = try scanner.boolean("zeroHeight")
        case "col" where try scanner.boolean("hidden"):
            guard let first = try scanner.integer("min"), let last = try scanner.integer("max"), first >= 1,
                first <= last
            else { throw scanner.damage(.value) }
            guard facts.hiddenColumns.count < CellReference.columnCount else { throw scanner.damage(.value) }
            facts.hiddenColumns.append(first - 1...min(last, CellReference.columnCount) - 1)
        case "mergeCell":
            guard let range = CellRange(try scanner.attribute("ref") ?? "") else { throw scanner.damage(.value) }
            guard facts.mergedRanges.count < limits.mergedRanges else {
                throw .tooLarge(.mergedRanges, part: stream.path)
            }
            facts.mergedRanges.append(range)
        case "autoFilter" where scanner.depth == 2:
            facts.filteredRange = CellRange(try scanner.attribute("ref") ?? "")
        default: break
        }
    }

    // MARK: Rows

    /// One event, after all that can be read quickly.
    private func readRows(_ batch: SheetBatch) throws(WorkbookError) {
        if isInRow, isPlain, scanner.declarationCount == plainDeclarations {
            repeat { try readCellsQuickly(batch) } while try beginNextRowQuickly(batch)
        }
        switch try scanner.next() {
        case .start where scanner.isMain("row") && !isInRow: try beginRow(batch)
        case .start where scanner.isMain("c") && isInRow: try readCell(batch)
        case .start: try scanner.skipElement()
        case .end where isInRow: endRow(batch)
        case .end: stage = .tail
        case .text: break
        case .finish: stage = .end
        }
    }

    private func beginRow(_ batch: SheetBatch) throws(WorkbookError) {
        let number = try scanner.integer("r")
        try begin(row: number ?? row + 1, isHidden: try scanner.boolean("hidden", absent: facts.hidesRows), batch)
    }

    private func begin(row number: Int, isHidden: Bool, _ batch: SheetBatch) throws(WorkbookError) {
        guard number > row else { throw scanner.damage(.disorder(CellReference(row: max(number, 1) - 1, column: 0))) }
        guard number <= CellReference.rowCount else { throw scanner.damage(.value) }
        row = number
        rowIsHidden = isHidden
        rowStart = batch.cellCount
        column = -1
        isInRow = true
    }

    private func endRow(_ batch: SheetBatch) {
        isInRow = false
        guard batch.cellCount > rowStart else { return }
        batch.rows.append(SheetRow(number: row, isHidden: rowIsHidden, cells: rowStart..<batch.cellCount))
    }

    // MARK: Quickly

    private func readCellsQuickly(_ batch: SheetBatch) throws(WorkbookError) {
        while true {
            let longest = unsafe CellCursor.longest
            if stream.count - stream.position <= longest { _ = try stream.more() }
            let end = stream.count - longest
            guard stream.position < end else { return }
            let start = stream.position
            let textBase = batch.text.count
            unsafe batch.cells.withUnsafeMutableBufferPointer { cells in
                guard let cells = cells.baseAddress else { return }
                var cursor = unsafe CellCursor(
                    bytes: stream.bytes, cells: cells, capacity: SheetBatch.capacity, row: row,
                    sharedCount: sharedCount, count: stream.count, text: text, textCapacity: SheetReader.textCapacity,
                    textBase: textBase, textCount: 0, position: start, cellCount: batch.cellCount, lastColumn: column)
                unsafe cursor.run(to: end)
                unsafe batch.text.append(contentsOf: UnsafeBufferPointer(start: text, count: cursor.textCount))
                stream.position = unsafe cursor.position
                batch.cellCount = unsafe cursor.cellCount
                column = unsafe cursor.lastColumn
            }
            try checkText(batch)
            // Texts may have filled their room.
            guard stream.position > start else { return }
        }
    }

    /// Steps over `</row><row …>` when the row's attributes are of the common form; the open element stays the same.
    ///
    /// - Returns: false, with nothing changed, for anything else.
    private func beginNextRowQuickly(_ batch: SheetBatch) throws(WorkbookError) -> Bool {
        let bytes = unsafe stream.rest
        guard bytes.count > 16, unsafe bytes.starts(with: SheetReader.rowBoundary) else { return false }
        var index = SheetReader.rowBoundary.count - 1
        var number = row + 1
        var isHidden = facts.hidesRows
        while index + 1 < bytes.count, unsafe bytes[index] == UInt8(ascii: " ") {
            let nameStart = index + 1
            index = nameStart
            while index < bytes.count, unsafe bytes[index] != UInt8(ascii: "=") {
                guard unsafe bytes[index] > UInt8(ascii: " ") && bytes[index] != UInt8(ascii: ">") else { return false }
                index += 1
            }
            let name = unsafe UnsafeBufferPointer(rebasing: bytes[nameStart..<index])
            let valueStart = index + 2
            guard valueStart < bytes.count, unsafe bytes[index + 1] == UInt8(ascii: "\"") else { return false }
            index = valueStart
            while index < bytes.count, unsafe bytes[index] != UInt8(ascii: "\"") {
                guard unsafe bytes[index] != UInt8(ascii: "<") && bytes[index] != UInt8(ascii: "&") else {
                    return false
                }
                index += 1
            }
            guard index < bytes.count else { return false }
            let value = unsafe UnsafeBufferPointer(rebasing: bytes[valueStart..<index])
            index += 1
            if unsafe name.elementsEqual("r".utf8) {
                guard value.count < 8, unsafe value.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return false }
                number = unsafe value.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            } else if unsafe name.elementsEqual("hidden".utf8) {
                guard unsafe value.elementsEqual("1".utf8) || value.elementsEqual("0".utf8) else { return false }
                isHidden = unsafe value[0] == UInt8(ascii: "1")
            } else if unsafe name.starts(with: "xmlns".utf8) {
                return false
            }
        }
        guard index < bytes.count, unsafe bytes[index] == UInt8(ascii: ">") else { return false }
        // The last row of a full batch is ended by the scanner.
        let isFull = batch.isFull || batch.rows.count + 1 >= SheetBatch.mostRows
        if isFull { return false }
        endRow(batch)
        try begin(row: number, isHidden: isHidden, batch)
        stream.position += index + 1
        return true
    }

    private static let rowBoundary = Array("</row><row ".utf8)

    // MARK: Any cell

    private func readCell(_ batch: SheetBatch) throws(WorkbookError) {
        try placeCell()
        let place = CellReference(row: row - 1, column: column)
        let style = try scanner.integer("s") ?? 0
        guard (0...Int(UInt32.max)).contains(style) else { throw scanner.damage(.cell(place)) }
        let type = try scanner.attribute("t") ?? "n"
        let start = batch.text.count
        var isFormula = false
        var hasValue = false
        let depth = scanner.depth
        cell: while true {
            switch try scanner.next() {
            case .start where scanner.isMain("v"):
                // Two values are none: glued together they would be a third.
                guard !hasValue else { throw scanner.damage(.cell(place)) }
                hasValue = true
                try readValue(into: &batch.text, from: start, isText: type == "str")
            case .start where scanner.isMain("is"):
                hasValue = true
                try RichText.append(to: &batch.text, scanner, limits: limits)
            case .start where scanner.isMain("f"):
                isFormula = true
                try scanner.skipElement()
            case .start: try scanner.skipElement()
            case .end where scanner.depth == depth: break cell
            case .end, .text: break
            case .finish: return
            }
        }
        try checkText(batch)
        // A value without a character is none, except of a text.
        let isText = type == "str" || type == "inlineStr"
        if !hasValue || (batch.text.count == start && !isText) {
            if isFormula {
                batch.append(
                    Cell(
                        value: 0, style: UInt32(style), column: UInt16(column), kind: .formulaWithoutValue,
                        isFormula: true))
            }
            return
        }
        guard var cell = cell(type, batch, from: start) else { throw scanner.damage(.cell(place)) }
        cell.style = UInt32(style)
        cell.isFormula = isFormula
        batch.append(cell)
    }

    /// A batch holds whole rows, so a row's texts have to fit in one.
    private func checkText(_ batch: SheetBatch) throws(WorkbookError) {
        guard batch.text.count <= SheetBatch.usualText * 64 else { throw .tooLarge(.cellLength, part: stream.path) }
    }

    private func placeCell() throws(WorkbookError) {
        guard let text = try scanner.attribute("r") else {
            column += 1
            guard column < CellReference.columnCount else { throw scanner.damage(.value) }
            return
        }
        guard let reference = CellReference(text) else { throw scanner.damage(.value) }
        guard reference.row == row - 1, reference.column > column else { throw scanner.damage(.disorder(reference)) }
        column = reference.column
    }

    private func readValue(into text: inout [UInt8], from start: Int, isText: Bool) throws(WorkbookError) {
        let depth = scanner.depth
        while true {
            switch try scanner.next() {
            case .text:
                if scanner.depth == depth { scanner.appendText(to: &text) }
                guard text.count - start <= limits.cellLength else { throw .tooLarge(.cellLength, part: stream.path) }
            case .end where scanner.depth == depth:
                if isText { EscapedText.unescape(&text, from: start) }
                guard RichText.isUTF8(text[start...]) else { throw scanner.damage(.encoding) }
                return
            case .start, .end, .finish: break
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// What the value of a cell says, by the cell's type; nil when it cannot be of that type.
    private func cell(_ type: String, _ batch: SheetBatch, from start: Int) -> Cell? {
        var value = batch.text[start...]
        // White space around a number has no meaning (XML Schema part 2, whiteSpace "collapse").
        if type == "n" || type == "s" || type == "b" {
            while let byte = value.first, SheetReader.isSpace(byte) { value.removeFirst() }
            while let byte = value.last, SheetReader.isSpace(byte) { value.removeLast() }
        }
        var cell = Cell(value: Int64(start), length: UInt32(value.count), column: UInt16(column), kind: .text)
        switch type {
        case "n":
            switch DecimalNumber.read(value) {
            case .none: return nil
            case .extreme: cell.kind = .extremeNumber
            case .number(let number):
                cell = Cell(value: number.mantissa, column: cell.column, kind: .number, scale: number.scale)
            }
        case "s":
            guard value.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
                let number = Int(String(decoding: value, as: UTF8.self)), number < sharedCount
            else { return nil }
            cell = Cell(value: Int64(number), column: cell.column, kind: .sharedText)
        case "b":
            switch String(decoding: value, as: UTF8.self) {
            case "1", "true": cell = Cell(value: 1, column: cell.column, kind: .boolean)
            case "0", "false": cell = Cell(value: 0, column: cell.column, kind: .boolean)
            default: return nil
            }
        case "str", "inlineStr": break
        case "e": cell.kind = .error
        case "d": cell.kind = .isoDate
        default: return nil
        }
        switch cell.kind {
        case .number, .sharedText, .boolean, .formulaWithoutValue: batch.text.removeLast(value.count)
        case .text, .error, .isoDate, .extremeNumber: break
        }
        return cell
    }
}
