/// The bytes of a part as a window that moves over it: who reads says how far it got, and asks for more.
///
///     bytes │ the last 32 KiB, to which repetitions refer │ what is not read yet │ room │
///                                                         ▲ position             ▲ count
///
/// - Invariant: `position <= count <= capacity`; nothing is read behind `count`.
@safe
package final class PartStream {
    private static let piece = 96 << 10

    @safe
    private enum Supply {
        case deflated(Inflater)
        case stored(Inflater.Source)
        case memory
    }

    let path: String
    private let supply: Supply
    private let size: Int
    private let checksum: UInt32?
    private var crc = CRC32()
    private var produced = 0
    private var isAtEnd = false

    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    var position = 0

    init(_ entry: ZipEntry, source: @escaping Inflater.Source, path: String) {
        self.path = path
        supply = unsafe entry.isStored ? .stored(source) : .deflated(Inflater(source: source))
        size = entry.size
        checksum = entry.checksum
        capacity = DeflateSymbols.windowSize + min(PartStream.piece, max(entry.size, 1))
        unsafe bytes = .allocate(capacity: capacity)
    }

    /// A part that is in memory already.
    init(_ memory: [UInt8], path: String) {
        self.path = path
        supply = .memory
        size = memory.count
        checksum = nil
        isAtEnd = true
        capacity = max(memory.count, 1)
        count = memory.count
        unsafe bytes = .allocate(capacity: capacity)
        unsafe bytes.update(from: memory, count: memory.count)
    }

    deinit { unsafe bytes.deallocate() }

    /// What is there and not read yet.
    var rest: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes + position, count: count - position)
    }

    /// Puts more bytes behind those that are not read yet; indexes change.
    ///
    /// - Returns: false at the end, where the part was found to be what its checksum says.
    func more() throws(WorkbookError) -> Bool {
        guard !isAtEnd else { return false }
        makeRoom()
        let start = count
        // One byte more than there should be tells that there are more.
        let end = min(capacity, count + size + 1 - produced)
        switch supply {
        case .memory: break
        case .deflated(let inflater):
            do {
                count = unsafe try inflater.inflate(into: bytes, lowest: 0, from: count, to: end)
            } catch {
                throw .damaged(error == .truncated ? .truncated : .compressedData, part: path)
            }
        case .stored(let source):
            count += unsafe source(UnsafeMutableRawBufferPointer(start: bytes + count, count: end - count))
        }
        produced += count - start
        unsafe crc.update(UnsafeRawBufferPointer(start: bytes + start, count: count - start))
        guard produced <= size else { throw .damaged(.size, part: path) }
        if count < end {
            isAtEnd = true
            guard produced == size else { throw .damaged(.size, part: path) }
            guard crc.value == checksum else { throw .damaged(.checksum, part: path) }
        }
        return count > start
    }

    private func makeRoom() {
        let kept = max(count - position, min(DeflateSymbols.windowSize, count))
        let shift = count - kept
        if capacity - kept >= PartStream.piece || capacity - kept > size - produced {
            unsafe bytes.update(from: bytes + shift, count: kept)
        } else {
            let larger = max(capacity * 2, kept + PartStream.piece)
            let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
            unsafe moved.update(from: bytes + shift, count: kept)
            unsafe bytes.deallocate()
            unsafe bytes = unsafe moved
            capacity = larger
        }
        count = kept
        position -= shift
    }
}
