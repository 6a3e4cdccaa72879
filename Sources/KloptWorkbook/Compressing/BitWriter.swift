/// Collects bits into bytes, the lowest first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// - Parameter count: at most 32; the value has no bits above it.
    mutating func put(_ value: Int, _ count: Int) {
        bits |= UInt64(truncatingIfNeeded: value) &<< UInt64(bitCount)
        bitCount += count
        while bitCount >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }

    mutating func fillByte() {
        if bitCount > 0 { put(0, 8 - bitCount) }
    }

    /// Bytes behind a whole byte.
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// The whole bytes so far, which are forgotten.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}
