/// Looks for bytes, eight at a time.
///
/// Source: Sean Eron Anderson, "Bit Twiddling Hacks", "Determine if a word has a zero byte".
enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The first place of a byte in a stretch.
    ///
    /// - Complexity: O(bytes).
    static func first(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        let pattern = UInt64(byte) &* ones
        return unsafe first(in: bytes, from: start, to: end) { word in
            // Zero where the byte sought stands.
            let word = word ^ pattern
            return (word &- ones) & ~word & tops != 0
        } isByte: {
            $0 == byte
        }
    }

    /// The first byte of a stretch that is no ASCII.
    ///
    /// - Complexity: O(bytes).
    static func firstAboveASCII(in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        unsafe first(in: bytes, from: start, to: end) {
            $0 & tops != 0
        } isByte: {
            $0 >= 0x80
        }
    }

    @inline(__always)
    private static func first(
        in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isInWord: (UInt64) -> Bool,
        isByte: (UInt8) -> Bool
    ) -> Int? {
        var index = start
        while index + 8 <= end, unsafe !isInWord(UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)) {
            index += 8
        }
        while index < end {
            if unsafe isByte(bytes[index]) { return index }
            index += 1
        }
        return nil
    }
}
