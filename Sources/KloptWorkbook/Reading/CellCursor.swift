/// The inner loop of reading a sheet: cells as every program writes them.
///
///     <c r="B7" s="3" t="s"><v>12</v></c>
///     <c r="B7" t="str"><f>IF(A1,"a","b")</f><v>a</v></c>
///     <c r="B7" t="inlineStr"><is><t>Drenthe</t></is></c>
///
/// Attributes may stand in any order. Anything else is left for `SheetReader`, which knows all of XML; so nothing is
/// refused here.
///
/// - Invariant: a cell begins at least `longest` bytes before the end of the window, and all of it but formulas and texts
///   is shorter; those look where the window ends. So none of the checks looks beyond it.
@unsafe
struct CellCursor {
    static let longest = 160
    private static let longestNumber = 30

    let bytes: UnsafeMutablePointer<UInt8>
    let cells: UnsafeMutablePointer<Cell>
    let capacity: Int
    /// Counted from 1.
    let row: Int
    let sharedCount: Int
    /// Where the window ends.
    let count: Int
    /// Where texts go, and what index in the batch's text the first byte there will have.
    let text: UnsafeMutablePointer<UInt8>
    let textCapacity: Int
    let textBase: Int
    var textCount: Int
    var position: Int
    var cellCount: Int
    /// Counted from 0; -1 in front of the first cell.
    var lastColumn: Int

    /// - Parameter end: cells that begin here or behind it are not read.
    mutating func run(to end: Int) {
        var cursor = unsafe self
        while unsafe cursor.position < end, unsafe cursor.cellCount < cursor.capacity {
            let textCount = unsafe cursor.textCount
            guard unsafe !cursor.readCell() else { continue }
            unsafe cursor.textCount = textCount
            break
        }
        unsafe self = unsafe cursor
    }

    /// Reads one cell; false, and nothing is changed, when it is of another form.
    @inline(__always)
    private mutating func readCell() -> Bool {
        var index = unsafe position
        guard unsafe word32(index) & 0x00FF_FFFF == CellCursor.opening else { return false }
        index &+= 2
        var column = unsafe lastColumn &+ 1
        var style: UInt32 = 0
        var type = CellType.number
        while unsafe bytes[index] == UInt8(ascii: " ") {
            guard unsafe bytes[index &+ 2] == UInt8(ascii: "="), unsafe bytes[index &+ 3] == UInt8(ascii: "\"") else {
                return false
            }
            let name = unsafe bytes[index &+ 1]
            index &+= 4
            if name == UInt8(ascii: "r") {
                guard let found = unsafe readReference(&index) else { return false }
                column = found
            } else if name == UInt8(ascii: "s") {
                guard let found = unsafe readDigits(&index, most: 6) else { return false }
                style = UInt32(truncatingIfNeeded: found)
            } else if name == UInt8(ascii: "t") {
                guard let found = unsafe readType(&index) else { return false }
                type = found
            } else {
                return false
            }
            guard unsafe bytes[index] == UInt8(ascii: "\"") else { return false }
            index &+= 1
        }
        guard unsafe column > lastColumn, column < CellReference.columnCount else { return false }
        var cell = Cell(value: 0, style: style, column: UInt16(truncatingIfNeeded: column), kind: .number)
        if unsafe word32(index) != CellCursor.valueOpening {
            return unsafe readOther(index, type, into: &cell)
        }
        index &+= 4
        guard unsafe readValue(&index, type, into: &cell), unsafe word64(index) == CellCursor.closing else {
            return false
        }
        unsafe put(cell, end: index &+ 8)
        return true
    }

    private enum CellType {
        case number, shared, boolean, text, inline, error
    }

    @inline(__always)
    private func readType(_ index: inout Int) -> CellType? {
        let first = unsafe bytes[index]
        if unsafe bytes[index &+ 1] == UInt8(ascii: "\"") {
            index &+= 1
            switch first {
            case UInt8(ascii: "n"): return .number
            case UInt8(ascii: "s"): return .shared
            case UInt8(ascii: "b"): return .boolean
            case UInt8(ascii: "e"): return .error
            default: return nil
            }
        }
        if unsafe word32(index) == CellCursor.textType {
            index &+= 3
            return .text
        }
        if unsafe word64(index) == CellCursor.inlineType, unsafe bytes[index &+ 8] == UInt8(ascii: "r") {
            index &+= 9
            return .inline
        }
        return nil
    }

    @inline(__always)
    private mutating func put(_ cell: Cell, end: Int) {
        unsafe cells[cellCount] = cell
        unsafe cellCount &+= 1
        unsafe lastColumn = Int(cell.column)
        unsafe position = end
    }

    /// What stands between `<v>` and `</v>`.
    @inline(__always)
    private mutating func readValue(_ index: inout Int, _ type: CellType, into cell: inout Cell) -> Bool {
        switch type {
        case .number: return unsafe readNumber(&index, into: &cell)
        case .shared:
            guard let number = unsafe readDigits(&index, most: 9), unsafe number < sharedCount else { return false }
            cell.value = Int64(number)
            cell.kind = .sharedText
            return true
        case .boolean:
            let digit = unsafe bytes[index] &- UInt8(ascii: "0")
            guard digit < 2 else { return false }
            cell.value = Int64(digit)
            cell.kind = .boolean
            index &+= 1
            return true
        case .text: return unsafe readText(&index, .text, into: &cell)
        case .error: return unsafe bytes[index] == UInt8(ascii: "#") && readText(&index, .error, into: &cell)
        case .inline: return false
        }
    }

    /// A cell that does not begin with its value: an empty one, a formula or a text within the cell.
    private mutating func readOther(_ start: Int, _ type: CellType, into cell: inout Cell) -> Bool {
        var index = start
        if unsafe bytes[index] == UInt8(ascii: "/") || word32(index) == CellCursor.emptyClosing {
            return unsafe skipBlank(index, column: Int(cell.column))
        }
        guard unsafe bytes[index] == UInt8(ascii: ">"), unsafe index &+ CellCursor.longest < count else { return false }
        index &+= 1
        if type == .inline {
            guard unsafe skip(CellCursor.inlineOpening, &index),
                unsafe bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: " "),
                unsafe skipTag(&index) == .opening,
                unsafe readText(&index, .text, into: &cell), unsafe skip(CellCursor.inlineClosing, &index)
            else { return false }
        } else {
            guard
                unsafe word32(index) & 0x00FF_FFFF == CellCursor.formulaOpening
                    || word32(index) & 0x00FF_FFFF
                        == CellCursor.formulaWithAttributes
            else { return false }
            index &+= 2
            guard let tag = unsafe skipTag(&index), unsafe tag == .empty || skipFormula(&index) else { return false }
            cell.isFormula = true
            guard unsafe index &+ CellCursor.longest < count else { return false }
            if unsafe skip(CellCursor.cellClosing, &index) {
                cell.kind = .formulaWithoutValue
            } else {
                guard unsafe skip(CellCursor.valueTag, &index), unsafe readValue(&index, type, into: &cell),
                    unsafe word64(index) == CellCursor.closing
                else { return false }
                index &+= 8
            }
        }
        unsafe put(cell, end: index)
        return true
    }

    private func skip(_ text: StaticString, _ index: inout Int) -> Bool {
        let length = text.utf8CodeUnitCount
        for offset in 0..<length where unsafe bytes[index + offset] != text.utf8Start[offset] { return false }
        index += length
        return true
    }

    private enum Tag {
        case opening, empty
    }

    /// Steps behind the `>` of a tag whose name has been read.
    private func skipTag(_ index: inout Int) -> Tag? {
        let limit = unsafe min(index &+ CellCursor.longestTag, count &- CellCursor.longest)
        var isQuoted = false
        while index < limit {
            let byte = unsafe bytes[index]
            index &+= 1
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ">") where !isQuoted:
                return unsafe bytes[index &- 2] == UInt8(ascii: "/") ? .empty : .opening
            case UInt8(ascii: "<"), UInt8(ascii: "'"), UInt8(ascii: "&"),
                UInt8(ascii: ":") where !isQuoted:
                return nil
            default: break
            }
        }
        return nil
    }

    /// Steps behind `</f>`; what the formula says is of no concern.
    private func skipFormula(_ index: inout Int) -> Bool {
        let limit = unsafe count &- CellCursor.longest
        while index < limit, unsafe bytes[index] != UInt8(ascii: "<") { index &+= 1 }
        return unsafe index < limit && skip(CellCursor.formulaClosing, &index)
    }

    /// Plain text up to the `<` behind it: without entities, escapes and carriage returns.
    private mutating func readText(_ index: inout Int, _ kind: Cell.Kind, into cell: inout Cell) -> Bool {
        let limit = unsafe min(count &- CellCursor.longest, index &+ textCapacity &- textCount)
        let start = index
        var all: UInt8 = 0
        while index < limit {
            let byte = unsafe bytes[index]
            if byte == UInt8(ascii: "<") { break }
            if byte == UInt8(ascii: "&") || byte == 0x0D { return false }
            if byte == UInt8(ascii: "_"), unsafe bytes[index &+ 1] == UInt8(ascii: "x") { return false }
            all |= byte
            index &+= 1
        }
        guard index < limit else { return false }
        let length = index &- start
        let text = unsafe UnsafeBufferPointer(start: bytes + start, count: length)
        guard unsafe all < 0x80 || String(validating: text, as: UTF8.self) != nil else { return false }
        unsafe (self.text + textCount).update(from: bytes + start, count: length)
        cell.value = unsafe Int64(textBase &+ textCount)
        cell.length = UInt32(truncatingIfNeeded: length)
        cell.kind = kind
        unsafe textCount &+= length
        return true
    }

    private static let longestTag = 200
    // What is expected, and what a cell of text of its own begins and ends with.
    private static let inlineOpening: StaticString = "<is><t"
    private static let inlineClosing: StaticString = "</t></is></c>"
    private static let formulaClosing: StaticString = "</f>"
    private static let cellClosing: StaticString = "</c>"
    private static let valueTag: StaticString = "<v>"
    // `str"`, `inlineSt`, `<f>`, `<f ` as numbers, the first byte lowest.
    private static let textType: UInt32 = 0x2272_7473
    private static let inlineType: UInt64 = 0x7453_656E_696C_6E69
    private static let formulaOpening: UInt32 = 0x003E_663C
    private static let formulaWithAttributes: UInt32 = 0x0020_663C
    // `<c `, `><v>`, `</v></c>`, `></c` as numbers, the first byte lowest.
    private static let opening: UInt32 = 0x0020_633C
    private static let valueOpening: UInt32 = 0x3E76_3C3E
    private static let closing: UInt64 = 0x3E63_2F3C_3E76_2F3C
    private static let emptyClosing: UInt32 = 0x632F_3C3E

    @inline(__always)
    private func word32(_ index: Int) -> UInt32 {
        unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt32.self).littleEndian
    }

    @inline(__always)
    private func word64(_ index: Int) -> UInt64 {
        unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self).littleEndian
    }

    /// A cell without content but perhaps with a style: `/>` or `></c>`.
    private mutating func skipBlank(_ index: Int, column: Int) -> Bool {
        if unsafe bytes[index] == UInt8(ascii: "/"), unsafe bytes[index &+ 1] == UInt8(ascii: ">") {
            unsafe position = index &+ 2
        } else if unsafe word32(index) == CellCursor.emptyClosing, unsafe bytes[index &+ 4] == UInt8(ascii: ">") {
            unsafe position = index &+ 5
        } else {
            return false
        }
        unsafe lastColumn = column
        return true
    }

    /// The column of a reference such as `AB12`, whose row has to be this one.
    @inline(__always)
    private func readReference(_ index: inout Int) -> Int? {
        var column = 0
        var letters = 0
        while letters < 4 {
            let letter = unsafe bytes[index] &- UInt8(ascii: "A")
            guard letter < 26 else { break }
            column = column &* 26 &+ Int(letter) &+ 1
            letters &+= 1
            index &+= 1
        }
        guard letters > 0, let number = unsafe readDigits(&index, most: 7), unsafe number == row else { return nil }
        return column &- 1
    }

    @inline(__always)
    private func readDigits(_ index: inout Int, most: Int) -> Int? {
        var number = 0
        let end = index &+ most
        let start = index
        while index < end {
            let digit = unsafe bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            number = number &* 10 &+ Int(digit)
            index &+= 1
        }
        return index > start ? number : nil
    }

    /// A number up to the `<` behind it.
    @inline(__always)
    private func readNumber(_ index: inout Int, into cell: inout Cell) -> Bool {
        var position = index
        var value: Int64 = 0
        while true {
            let digit = unsafe bytes[position] &- UInt8(ascii: "0")
            guard digit < 10, position &- index < DecimalNumber.exactDigits else { break }
            value = value &* 10 &+ Int64(digit)
            position &+= 1
        }
        guard position > index, unsafe bytes[position] == UInt8(ascii: "<") else {
            return unsafe readLongNumber(&index, into: &cell)
        }
        cell.value = value
        index = position
        return true
    }

    private func readLongNumber(_ index: inout Int, into cell: inout Cell) -> Bool {
        let negative = unsafe bytes[index] == UInt8(ascii: "-")
        var position = negative ? index &+ 1 : index
        let start = position
        var value: Int64 = 0
        var digits = 0
        var point = -1
        while unsafe position &- index < CellCursor.longestNumber {
            let byte = unsafe bytes[position]
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                if digits < DecimalNumber.exactDigits { value = value &* 10 &+ Int64(digit) }
                digits &+= 1
            } else if byte == UInt8(ascii: "."), point < 0, position > start {
                point = position
            } else {
                break
            }
            position &+= 1
        }
        if unsafe bytes[position] == UInt8(ascii: "<"), digits > 0, digits <= DecimalNumber.exactDigits {
            var scale = point < 0 ? 0 : position &- point &- 1
            while scale > 0, value % 10 == 0 {
                value /= 10
                scale &-= 1
            }
            cell.value = negative ? 0 &- value : value
            cell.scale = UInt8(truncatingIfNeeded: scale)
            index = position
            return true
        }
        while unsafe bytes[position] != UInt8(ascii: "<") {
            guard unsafe position &- index < CellCursor.longestNumber else { return false }
            position &+= 1
        }
        let text = unsafe UnsafeBufferPointer(start: bytes + index, count: position &- index)
        guard case .number(let number) = unsafe DecimalNumber.read(text) else { return false }
        cell.value = number.mantissa
        cell.scale = number.scale
        index = position
        return true
    }
}
