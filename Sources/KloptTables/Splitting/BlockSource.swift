/// Stage 2: a file as blocks of whole records, about 1 MiB each, in UTF-8 or an encoding of one byte.
///
/// The first block is looked at before the delimiter is known (`first`), then blocks are taken one by one. Not safe
/// for several threads at once: who takes blocks in parallel does so under a lock.
final class BlockSource {
    static let usualSize = 1 << 20
    /// A record may be this long before it is refused.
    static let longestRecord = 16 << 20
    /// A quote that is open for this many bytes is not closed any more: no cell is that long.
    static let longestQuoted = CellReader.longestCell * 4 + 2

    enum Failure: Equatable {
        case unreadable
        case openQuote
        case endlessRecord
    }

    struct Taken {
        /// Whole records; nil at the end.
        var block: Block?
        /// Reading stops behind the block.
        var failure: Failure?
        var isLast: Bool
    }

    private let file: any ByteSource
    private let pool: BlockPool
    private let blockSize: Int
    private var hash: SHA256?
    private var transcoder: UTF16Transcoder?
    private var current: Block
    /// Taken and given back, in their order.
    private var returned: [Taken] = []
    private var atEnd = false
    private var hasFailed = false
    private(set) var bytesRead = 0
    /// How many characters of a file in UTF-16 were lost.
    var damagedCharacters: Int { transcoder?.damaged ?? 0 }

    /// - Returns: nil when the first bytes cannot be read.
    init?(file: any ByteSource, pool: BlockPool, hashes: Bool, blockSize: Int = BlockSource.usualSize) {
        self.file = file
        self.blockSize = blockSize
        self.pool = pool
        hash = hashes ? SHA256() : nil
        current = pool.block()
        guard fill() else { return nil }
    }

    /// The next bytes to be taken, to find out encoding, delimiter and header.
    var first: Block { returned.first?.block ?? current }

    /// Says how to read on; to be called once, before the first `take`.
    func settle(_ detected: TextEncoding.Detected) {
        current.dropFirst(detected.markLength)
        guard case .utf16(let littleEndian) = detected.encoding else { return }
        var transcoder = UTF16Transcoder(littleEndian: littleEndian)
        let text = transcoder.transcode(current.prefix(current.count), isLast: atEnd)
        self.transcoder = transcoder
        current.count = 0
        append(text)
    }

    /// The next block of whole records.
    func take(delimiter: UInt8) -> Taken {
        if !returned.isEmpty { return returned.removeFirst() }
        guard !hasFailed else { return Taken(block: nil, failure: nil, isLast: true) }
        while true {
            let boundary = unsafe RecordBoundary.find(
                in: current.bytes, count: current.count, delimiter: delimiter, isLast: atEnd)
            if let quote = boundary.openQuote, atEnd || current.count - quote > BlockSource.longestQuoted {
                return stop(.openQuote, at: boundary.end)
            }
            if atEnd {
                let block = current
                current = Block(capacity: 1)
                return Taken(block: block.count == 0 ? nil : block, failure: nil, isLast: true)
            }
            if boundary.end > 0 {
                let block = current
                let next = pool.block()
                unsafe next.append(block.bytes + boundary.end, count: block.count - boundary.end)
                block.count = boundary.end
                current = next
                return fill()
                    ? Taken(block: block, failure: nil, isLast: atEnd && current.count == 0)
                    : Taken(block: block, failure: failed(.unreadable), isLast: true)
            }
            guard current.count <= BlockSource.longestRecord else { return stop(.endlessRecord, at: 0) }
            guard fill() else { return stop(.unreadable, at: 0) }
        }
    }

    /// Gives back what was taken last, to take it again.
    func giveBack(_ taken: [Taken]) { returned = taken + returned }

    func recycle(_ block: Block) { pool.recycle(block) }

    /// SHA-256 of the whole file, in lowercase hexadecimal; empty when it was not asked for.
    func digest() -> String {
        guard hash != nil else { return "" }
        // After a refusal the rest of the file was not read yet.
        while !atEnd {
            current.count = 0
            transcoder = nil
            guard fill() else { break }
        }
        return hash?.finish() ?? ""
    }

    private func stop(_ failure: Failure, at end: Int) -> Taken {
        let block = current
        block.count = end
        current = Block(capacity: 1)
        return Taken(block: end == 0 ? nil : block, failure: failed(failure), isLast: true)
    }

    private func failed(_ failure: Failure) -> Failure {
        hasFailed = true
        return failure
    }

    /// Reads one block's worth behind the present bytes.
    private func fill() -> Bool {
        let start = current.count
        current.reserve(blockSize)
        let room = unsafe UnsafeMutableRawBufferPointer(start: current.bytes + start, count: blockSize)
        guard let read = unsafe file.read(into: room) else {
            atEnd = true
            return false
        }
        atEnd = read < blockSize
        bytesRead += read
        if hash != nil { unsafe hash?.update(UnsafeRawBufferPointer(rebasing: room[..<read])) }
        if transcoder != nil {
            let raw = unsafe Array(room[..<read])
            append(transcoder?.transcode(raw, isLast: atEnd) ?? [])
        } else {
            current.count = start + read
        }
        return true
    }

    private func append(_ text: [UInt8]) {
        unsafe text.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { unsafe current.append(base, count: buffer.count) }
        }
    }
}

/// Blocks that are used again, so that a file of any length takes the memory of a few.
final class BlockPool {
    private var free: [Block] = []

    func block() -> Block {
        let block = free.popLast() ?? Block(capacity: BlockSource.usualSize + (64 << 10))
        block.count = 0
        return block
    }

    func recycle(_ block: Block) {
        if free.count < 16, block.capacity <= BlockSource.usualSize * 2 { free.append(block) }
    }
}
