/// The inner loop of reading a sheet: cells with a number, a truth value or a shared text, as every program writes them.
///
///     <c r="B7" s="3" t="s"><v>12</v></c>
///
/// Attributes may stand in any order. Anything else is left for `SheetReader`, which knows all of XML; so nothing is
/// refused here.
///
/// - Invariant: a cell that is read takes less than `longest` bytes, so none of the checks looks beyond the window.
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
    var position: Int
    var cellCount: Int
    /// Counted from 0; -1 in front of the first cell.
    var lastColumn: Int

    /// - Parameter end: cells that begin here or behind it are not read.
    mutating func run(to end: Int) {
        var cursor = unsafe self
        while unsafe cursor.position < end, unsafe cursor.cellCount < cursor.capacity, unsafe cursor.readCell() {}
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
        var kind = UInt8(ascii: "n")
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
                kind = unsafe bytes[index]
                index &+= 1
            } else {
                return false
            }
            guard unsafe bytes[index] == UInt8(ascii: "\"") else { return false }
            index &+= 1
        }
        guard unsafe column > lastColumn, column < CellReference.columnCount else { return false }
        if unsafe word32(index) != CellCursor.valueOpening { return unsafe skipBlank(index, column: column) }
        index &+= 4

        var cell = Cell(value: 0, style: style, column: UInt16(truncatingIfNeeded: column), kind: .number)
        switch kind {
        case UInt8(ascii: "n"):
            guard unsafe readNumber(&index, into: &cell) else { return false }
        case UInt8(ascii: "s"):
            guard let number = unsafe readDigits(&index, most: 9), unsafe number < sharedCount else { return false }
            cell.value = Int64(number)
            cell.kind = .sharedText
        case UInt8(ascii: "b"):
            let digit = unsafe bytes[index] &- UInt8(ascii: "0")
            guard digit < 2 else { return false }
            cell.value = Int64(digit)
            cell.kind = .boolean
            index &+= 1
        default: return false
        }
        guard unsafe word64(index) == CellCursor.closing else { return false }
        unsafe cells[cellCount] = cell
        unsafe cellCount &+= 1
        unsafe lastColumn = column
        unsafe position = index &+ 8
        return true
    }

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
