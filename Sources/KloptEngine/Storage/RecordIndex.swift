import KloptModel
import KloptTables

/// Values of some columns, as a key: a missing part has its own mark, so that "no category" is a value too.
struct KeyVector: Hashable, Sendable {
    static let missing = Int64.min

    var parts: [Int64]

    init(_ parts: [Int64]) { self.parts = parts }

    init(_ record: Record, columns: [Int]) {
        parts = columns.map { record.value($0) ?? KeyVector.missing }
    }
}

/// The records of a dataset by the values of some of its columns.
///
/// An open hash table of row numbers: keys are not copied but read from the columns. Rows of one group are chained in
/// their order:
///
///     slots:  [ -1 | 4 | -1 | 0 | … ]     first row of a group
///     next:   [ 2 | -1 | -1 | … ]         per row, the next one of its group
///
/// - Complexity: one pass over the records to build, expected constant time to look up.
final class RecordIndex: Sendable {
    let columns: [Int]
    private let set: ColumnSet
    private let slots: [Int32]
    private let next: [Int32]

    init(_ set: ColumnSet, columns: [Int], where isIncluded: ((Record) -> Bool)? = nil) {
        self.columns = columns
        self.set = set
        var capacity = 16
        while capacity < set.rowCount * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        var next = [Int32](repeating: -1, count: set.rowCount)
        // Per row the parts of its key, one behind the other: each cell is looked at once.
        let width = columns.count
        var keys = [Int64](repeating: KeyVector.missing, count: set.rowCount * width)
        for (part, column) in columns.enumerated() {
            for row in 0..<set.rowCount {
                if case (let value, .present) = set.cell(column, row) { keys[row * width + part] = value }
            }
        }
        var hashes = [UInt64](repeating: RecordIndex.seed, count: set.rowCount)
        for row in hashes.indices {
            for part in row * width..<(row + 1) * width { hashes[row] = RecordIndex.mix(hashes[row], keys[part]) }
        }
        func isSameKey(_ first: Int, _ second: Int) -> Bool {
            for part in 0..<width where keys[first * width + part] != keys[second * width + part] { return false }
            return true
        }
        // Backwards, so that prepending leaves each chain in the order of the records.
        for row in stride(from: set.rowCount - 1, through: 0, by: -1) {
            if let isIncluded, !isIncluded(Record(set: set, row: row)) { continue }
            var slot = RecordIndex.slot(hashes[row], capacity)
            while slots[slot] >= 0 {
                let head = Int(slots[slot])
                if hashes[head] == hashes[row], isSameKey(head, row) { break }
                slot = (slot + 1) & (capacity - 1)
            }
            next[row] = slots[slot]
            slots[slot] = Int32(truncatingIfNeeded: row)
        }
        self.slots = slots
        self.next = next
    }

    /// The rows of a group, in order; empty when there is none.
    func rows(_ key: KeyVector) -> Rows {
        guard key.parts.count == columns.count else { return Rows(of: self, from: -1) }
        var hash = RecordIndex.seed
        for part in key.parts { hash = RecordIndex.mix(hash, part) }
        var slot = RecordIndex.slot(hash, slots.count)
        while slots[slot] >= 0 {
            if isKey(key, ofRow: Int(slots[slot])) { return Rows(of: self, from: slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return Rows(of: self, from: -1)
    }

    private func isKey(_ key: KeyVector, ofRow row: Int) -> Bool {
        for part in columns.indices {
            let value =
                if case (let value, .present) = set.cell(columns[part], row) { value } else { KeyVector.missing }
            guard value == key.parts[part] else { return false }
        }
        return true
    }

    /// All groups, in the order of their first records.
    func groups() -> [[Int32]] { slots.lazy.filter { $0 >= 0 }.sorted().map { Array(Rows(of: self, from: $0)) } }

    /// The groups of more than one record, in the order of their first records.
    func repeatedGroups() -> [[Int32]] {
        slots.lazy.filter { $0 >= 0 && self.next[Int($0)] >= 0 }.sorted().map {
            Array(Rows(of: self, from: $0))
        }
    }

    /// The rows of one group, in order: the chain itself, as most who ask look at the first only.
    struct Rows: Sequence, IteratorProtocol {
        private let index: RecordIndex
        private var row: Int32

        fileprivate init(of index: RecordIndex, from head: Int32) {
            self.index = index
            row = head
        }

        var first: Int32? { row < 0 ? nil : row }
        var isEmpty: Bool { row < 0 }
        var isOne: Bool { row >= 0 && index.next[Int(row)] < 0 }

        mutating func next() -> Int32? {
            guard row >= 0 else { return nil }
            defer { row = index.next[Int(row)] }
            return row
        }
    }

    // A fixed mix, the finaliser of SplitMix64 (Steele, Lea and Flood, 2014): the same table in every run.
    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mix(_ hash: UInt64, _ part: Int64) -> UInt64 {
        var z = hash ^ UInt64(bitPattern: part) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 30)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private static func slot(_ hash: UInt64, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: hash & UInt64(truncatingIfNeeded: capacity - 1))
    }
}
