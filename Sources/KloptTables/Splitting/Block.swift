/// A stretch of a file's bytes in memory, as UTF-8 or Windows-1252.
///
/// - Invariant: `count < capacity`, so a parser can put a line break behind the last byte.
@safe
final class Block {
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int) {
        unsafe bytes = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { unsafe bytes.deallocate() }

    /// Makes room for more bytes behind the present ones.
    func reserve(_ more: Int) {
        guard count + more >= capacity else { return }
        let larger = max(capacity * 2, count + more + 1)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe moved.update(from: bytes, count: count)
        unsafe bytes.deallocate()
        unsafe bytes = unsafe moved
        capacity = larger
    }

    func append(_ source: UnsafePointer<UInt8>, count more: Int) {
        reserve(more)
        unsafe (bytes + count).update(from: source, count: more)
        count += more
    }

    /// The first bytes, copied.
    func prefix(_ length: Int) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: bytes, count: min(length, count)))
    }

    func dropFirst(_ length: Int) {
        guard length > 0, length <= count else { return }
        unsafe bytes.update(from: bytes + length, count: count - length)
        count -= length
    }
}
