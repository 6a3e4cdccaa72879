import KloptModel

/// The texts that a worker met in one column, each with what it turned out to be, so that a text is read once.
///
/// An open-addressed table (linear probing, at most half full) over bytes; it empties itself when it holds
/// `mostEntries`, so a column of all different texts cannot fill the memory. Entries hold no references: finding one
/// costs no counting.
struct CellCache {
    struct Entry {
        var hash: UInt32
        /// Index of the problem; -1 without one.
        var problem: Int32
        var offset: Int
        var length: Int
        var value: Int64
        var state: CellState
        var decimals: UInt8
        var needsReview: Bool
        var isForeign: Bool
        var isColumnName: Bool
    }

    static let mostEntries = 1 << 16

    private var entries: [Entry] = []
    private var problems: [CellProblem.Kind] = []
    private var bytes: [UInt8] = []
    /// Index of the entry plus one; 0 is free. The count is a power of two.
    private var slots: [Int32] = []

    /// The entry of these bytes, or nil.
    ///
    /// - Parameter hash: from `hash(_:)`, or made byte by byte with `mix`.
    func find(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Entry? {
        guard !slots.isEmpty else { return nil }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash, entry.length == text.count, unsafe holds(entry, text) { return entry }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    func problem(of entry: Entry) -> CellProblem.Kind? { entry.problem < 0 ? nil : problems[Int(entry.problem)] }

    private func holds(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<entry.length where unsafe bytes[entry.offset + index] != text[index] { return false }
            return true
        }
    }

    /// Adds bytes that are not in the table, and returns their entry.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32, reading: CellReading) -> Entry {
        if entries.count >= CellCache.mostEntries { self = CellCache() }
        if entries.count * 2 >= slots.count { grow() }
        var entry = Entry(
            hash: hash, problem: -1, offset: bytes.count, length: text.count, value: reading.value,
            state: reading.state, decimals: reading.decimals,
            needsReview: reading.needsReview, isForeign: reading.isForeign,
            isColumnName: reading.isColumnName)
        if let problem = reading.problem {
            entry.problem = Int32(problems.count)
            problems.append(problem)
        }
        entries.append(entry)
        unsafe bytes.append(contentsOf: text)
        place(entries.count - 1)
        return entry
    }

    private mutating func place(_ index: Int) {
        var slot = Int(entries[index].hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(index + 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: max(32, slots.count * 2))
        for index in entries.indices { place(index) }
    }

    // FNV-1a, folded to 32 bits. Source: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    @inline(__always)
    static func fold(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }

    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash = seed
        for index in 0..<text.count { hash = unsafe mix(hash, text[index]) }
        return fold(hash)
    }
}

/// A cache for each column of a dataset; plain memory, since every cell comes by here.
@safe
final class ColumnCaches {
    let first: UnsafeMutablePointer<CellCache>
    private let count: Int

    init(count: Int) {
        self.count = count
        unsafe first = .allocate(capacity: count)
        unsafe first.initialize(repeating: CellCache(), count: count)
    }

    deinit {
        unsafe first.deinitialize(count: count)
        unsafe first.deallocate()
    }
}
