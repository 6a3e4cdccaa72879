/// A set of columns of one dataset, a bit for each: planning asks for membership all the time.
struct ColumnBits: Hashable, Sendable {
    private var words: [UInt64] = []

    init() {}

    init(_ columns: some Sequence<Int>) { formUnion(columns) }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ column: Int) -> Bool {
        column >= 0 && column >> 6 < words.count && words[column >> 6] & 1 << UInt64(column & 63) != 0
    }

    /// - Returns: whether it was not in the set.
    @discardableResult
    mutating func insert(_ column: Int) -> Bool {
        guard column >= 0, !contains(column) else { return false }
        while words.count <= column >> 6 { words.append(0) }
        words[column >> 6] |= 1 << UInt64(column & 63)
        return true
    }

    mutating func formUnion(_ columns: some Sequence<Int>) {
        for column in columns { insert(column) }
    }

    mutating func formUnion(_ other: ColumnBits) {
        while words.count < other.words.count { words.append(0) }
        for (number, word) in other.words.enumerated() { words[number] |= word }
    }

    /// In ascending order.
    var sorted: [Int] {
        var columns: [Int] = []
        columns.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
        for (number, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                columns.append(number << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return columns
    }
}
