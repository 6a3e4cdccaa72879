/// The checksum of zip entries: CRC-32 with the reflected polynomial 0xEDB88320.
///
/// Sixteen bytes a step, by a table for each of them ("slicing").
///
/// Source: APPNOTE 6.3.10, section 4.4.7; the slicing by Kounavis and Berry, "A Systematic Approach to Building High
/// Performance Software-Based CRC Generators", 2005.
struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    /// The checksum of everything so far.
    var value: UInt32 { ~state }

    /// - Complexity: O(bytes).
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        unsafe state = CRC32.tables.update(state, base, bytes.count)
    }

    static func value(of bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        unsafe bytes.withUnsafeBytes { unsafe crc.update($0) }
        return crc.value
    }

    private static let tables = Tables()

    /// `entries[slice * 256 + byte]`: what `byte` does to the checksum with `slice` bytes behind it.
    @safe
    private final class Tables: @unchecked Sendable {
        private static let slices = 16
        private let entries: UnsafeMutablePointer<UInt32>

        init() {
            unsafe entries = .allocate(capacity: Tables.slices * 256)
            for byte in 0..<256 {
                var crc = UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
                unsafe entries[byte] = crc
            }
            for index in 256..<Tables.slices * 256 {
                let shorter = unsafe entries[index - 256]
                unsafe entries[index] = unsafe shorter >> 8 ^ entries[Int(shorter & 0xFF)]
            }
        }

        deinit { unsafe entries.deallocate() }

        func update(_ start: UInt32, _ base: UnsafeRawPointer, _ count: Int) -> UInt32 {
            var crc = start
            var index = 0
            while index &+ 16 <= count {
                let low = unsafe (base + index).loadUnaligned(as: UInt64.self).littleEndian ^ UInt64(crc)
                let high = unsafe (base + index + 8).loadUnaligned(as: UInt64.self).littleEndian
                crc = slice(low, from: 15) ^ slice(high, from: 7)
                index &+= 16
            }
            while index < count {
                let byte = unsafe base.load(fromByteOffset: index, as: UInt8.self)
                crc = unsafe crc >> 8 ^ entries[Int(UInt8(truncatingIfNeeded: crc) ^ byte)]
                index &+= 1
            }
            return crc
        }

        /// Eight bytes, the first of which has `slice` bytes behind it.
        @inline(__always)
        private func slice(_ word: UInt64, from slice: Int) -> UInt32 {
            var crc: UInt32 = 0
            for byte in 0..<8 {
                let value = Int(truncatingIfNeeded: word &>> UInt64(byte &* 8)) & 0xFF
                crc ^= unsafe entries[(slice &- byte) &* 256 &+ value]
            }
            return crc
        }
    }
}
