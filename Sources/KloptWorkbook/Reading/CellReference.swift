/// A cell's place, both counted from 0.
package struct CellReference: Sendable, Hashable, Comparable, CustomStringConvertible {
    package static let rowCount = 1_048_576
    package static let columnCount = 16_384

    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B7` or `$B$7`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var hasDigits = false
        var letters = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
                column = column * 26 + Int(byte - 64)
                letters += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasDigits:
                column = column * 26 + Int(byte - 96)
                letters += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0:
                hasDigits = true
                row = row * 10 + Int(byte - 48)
            default: return nil
            }
            guard letters <= 3, row <= CellReference.rowCount else { return nil }
        }
        guard hasDigits, row >= 1, column <= CellReference.columnCount else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    package static func < (left: CellReference, right: CellReference) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }

    package var description: String { CellReference.letters(column) + String(row + 1) }

    /// A column as a spreadsheet names it, counted from 0.
    package static func letters(_ column: Int) -> String {
        var rest = column
        var bytes: [UInt8] = []
        repeat {
            bytes.insert(UInt8(65 + rest % 26), at: 0)
            rest = rest / 26 - 1
        } while rest >= 0
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A block of cells, with both corners in it.
package struct CellRange: Sendable, Hashable, CustomStringConvertible {
    package var first: CellReference
    package var last: CellReference

    package init(_ first: CellReference, _ last: CellReference) {
        self.first = first
        self.last = last
    }

    /// Reads `B7:D9` or `B7`; nil for anything else, also when the corners are the wrong way round.
    package init?(_ text: some StringProtocol) {
        let corners = text.split(separator: ":", omittingEmptySubsequences: false)
        guard corners.count <= 2, let start = corners.first, let end = corners.last,
            let first = CellReference(start), let last = CellReference(end),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(first, last)
    }

    package var description: String { first == last ? first.description : "\(first):\(last)" }

    package func contains(_ cell: CellReference) -> Bool {
        (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
    }
}
