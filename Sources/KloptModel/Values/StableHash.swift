/// A hash that is the same on every machine and in every version: FNV-1a (Fowler, Noll and Vo), 64 bits.
///
/// For ids and fingerprints that people and files keep. It does not withstand anyone who looks for collisions.
package struct StableHash: Sendable {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Adds a text and its end, so that `ab` and `c` differ from `a` and `bc`.
    package mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0x1F)
    }

    private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Sixteen hexadecimal digits.
    package var text: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
