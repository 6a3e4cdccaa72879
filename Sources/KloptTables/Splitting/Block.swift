/// A stretch of a file's bytes in memory, as UTF-8 or in an encoding of one byte.
///
/// - Invariant: `count + slack <= capacity`, so a parser can put a line break behind the last byte and read whole words.
@safe
final class Block {
    private static let slack = 16

    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int) {
        self.capacity = capacity + Block.slack
        unsafe bytes = .allocate(capacity: self.capacity)
    }

    deinit { unsafe bytes.deallocate() }

    /// Makes room for more bytes behind the present ones.
    func reserve(_ more: Int) {
        guard count + more + Block.slack > capacity else { return }
        let larger = max(capacity * 2, count + more + Block.slack)
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

    /// Puts a line break behind the last byte: a record at the end of a file may lack its own.
    func endLine() {
        unsafe (bytes + count).initialize(repeating: 0, count: Block.slack)
        unsafe bytes[count] = Dialect.lineFeed
    }

    /// The index behind the LF, CR or CRLF that begins here.
    func behindLineBreak(at index: Int) -> Int {
        guard index + 1 < count, unsafe bytes[index] == Dialect.carriageReturn else { return index + 1 }
        return unsafe bytes[index + 1] == Dialect.lineFeed ? index + 2 : index + 1
    }

    /// Nothing stands in the line that begins at an index below `count`.
    func isEmptyLine(at index: Int) -> Bool {
        unsafe bytes[index] == Dialect.lineFeed || bytes[index] == Dialect.carriageReturn
    }

    func dropFirst(_ length: Int) {
        guard length > 0, length <= count else { return }
        unsafe bytes.update(from: bytes + length, count: count - length)
        count -= length
    }
}
