import KloptModel

/// The texts that a worker met in one column, each with what it turned out to be, so that a text is read once.
///
/// An open-addressed table (linear probing, at most half full) over bytes; it empties itself when it holds
/// `mostEntries`, so a column of all different texts cannot fill the memory.
struct CellCache {
    struct Entry {
        var hash: UInt32
        var offset: Int
        var length: Int
        var reading: CellReading
    }

    static let mostEntries = 1 << 16

    private(set) var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Index of the entry plus one; 0 is free. The count is a power of two.
    private var slots: [Int32] = []

    /// The entry of these bytes, or nil.
    func find(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int? {
        guard !slots.isEmpty else { return nil }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            let entry = entries[index]
            if entry.hash == hash, entry.length == text.count, unsafe holds(entry, text) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func holds(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in 0..<entry.length where unsafe bytes[entry.offset + index] != text[index] { return false }
        return true
    }

    /// Adds bytes that are not in the table, and returns their entry.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32, reading: CellReading) -> Int {
        if entries.count >= CellCache.mostEntries { self = CellCache() }
        if entries.count * 2 >= slots.count { grow() }
        entries.append(Entry(hash: hash, offset: bytes.count, length: text.count, reading: reading))
        unsafe bytes.append(contentsOf: text)
        place(entries.count - 1)
        return entries.count - 1
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

    /// FNV-1a, folded to 32 bits.
    ///
    /// Source: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<text.count { hash = unsafe (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
