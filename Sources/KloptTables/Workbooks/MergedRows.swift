import KloptWorkbook

/// Cells that are merged over several rows: what stands in the first of them holds for all.
///
/// Columns are not filled: a title over several columns is one title.
struct MergedRows {
    /// Those that were filled, in their order.
    var filled: [CellRange] { met.sorted { $0.first < $1.first } }

    private var met: Set<CellRange> = []
    /// Those that hold a number: how much of it belongs to which row, nobody can say. It stays in the first.
    var numbers: [CellRange] { metNumbers.sorted { $0.first < $1.first } }
    private var metNumbers: Set<CellRange> = []

    /// Those over more than one row, by their first row.
    private let ranges: [CellRange]
    private var next = 0
    /// By their first column, with what they hold: merged cells do not overlap.
    private var open: [Int: (range: CellRange, text: [UInt8])] = [:]

    init(_ ranges: [CellRange]) {
        self.ranges = ranges.filter { $0.last.row > $0.first.row }.sorted { $0.first.row < $1.first.row }
    }

    /// Whether the row that was advanced to has a part in one.
    var isOpen: Bool { !open.isEmpty }

    /// - Parameter row: counted from 0; never less than before.
    mutating func advance(to row: Int) {
        if !open.isEmpty { open = open.filter { $0.value.range.last.row >= row } }
        while next < ranges.count, ranges[next].first.row <= row {
            if ranges[next].last.row >= row { open[ranges[next].first.column] = (ranges[next], []) }
            next += 1
        }
    }

    /// Fills the cells of a row from the rows above, and remembers what begins in it.
    ///
    /// - Returns: how many bytes were filled in.
    mutating func fill(_ texts: inout [Int: [UInt8]], row: Int) -> Int {
        var bytes = 0
        for (column, merged) in open {
            if merged.range.first.row == row {
                // Nothing in the first: nothing for the others.
                guard let text = texts[column], !text.isEmpty else {
                    open[column] = nil
                    continue
                }
                if MergedRows.isNumber(text) {
                    open[column] = nil
                    if metNumbers.count < 1_000 { metNumbers.insert(merged.range) }
                } else {
                    open[column]?.text = text
                }
            } else if texts[column]?.isEmpty ?? true {
                texts[column] = merged.text
                bytes += merged.text.count
                if met.count < 1_000 { met.insert(merged.range) }
            }
        }
        return bytes
    }

    private static func isNumber(_ text: [UInt8]) -> Bool {
        var digits = text[...]
        if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
        if digits.last == UInt8(ascii: "%") { digits.removeLast() }
        let parts = digits.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
    }
}
