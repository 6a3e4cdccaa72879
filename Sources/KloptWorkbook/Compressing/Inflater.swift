/// Why compressed bytes could not be read.
enum InflateFailure: Error, Equatable {
    /// They end within a block.
    case truncated
    /// They are not in the form of RFC 1951.
    case invalid
}

/// Decompresses a stream of RFC 1951 piece by piece into the caller's buffer.
///
/// The caller says how far it may write, so a stream that grows without end costs no more than was asked for.
@safe
final class Inflater {
    /// Supplies the next compressed bytes: fills the buffer as far as it can; 0 at the end.
    typealias Source = (UnsafeMutableRawBufferPointer) -> Int

    private enum Stage {
        case header
        case stored(remaining: Int)
        case compressed
        case end
    }

    private static let inputCapacity = 64 << 10
    /// Whole words are read as long as there are so many bytes.
    private static let inputSlack = 16

    private let source: Source
    private let input: UnsafeMutablePointer<UInt8>
    private var position = 0
    private var inputEnd = 0
    private var bits: UInt64 = 0
    private var bitCount = 0
    /// Zero bytes taken behind the end, to be able to look ahead.
    private var borrowed = 0

    private var stage = Stage.header
    private var isLastBlock = false
    /// A repetition that did not fit in the caller's buffer any more.
    private var pending = (length: 0, distance: 0)

    private let lengthsTable = CodeTable(.lengths)
    private let literals = CodeTable(.literals)
    private let distances = CodeTable(.distances)

    init(source: @escaping Source) {
        unsafe self.source = unsafe source
        unsafe input = .allocate(capacity: Inflater.inputCapacity)
    }

    deinit { unsafe input.deallocate() }

    var isAtEnd: Bool {
        if case .end = stage { return pending.length == 0 }
        return false
    }

    /// Decompresses until the buffer is full to `end` or the stream ends.
    ///
    /// - Parameters:
    ///   - buffer: what was decompressed before stands in front of `start`, at least its last 32 KiB.
    ///   - lowest: index of the first such byte.
    /// - Returns: the index behind the last byte written; less than `end` only at the end of the stream.
    /// - Complexity: O(bytes written).
    func inflate(
        into buffer: UnsafeMutablePointer<UInt8>, lowest: Int, from start: Int, to end: Int
    ) throws(InflateFailure) -> Int {
        var out = start
        while out < end {
            if pending.length > 0 {
                unsafe out = copyPending(buffer, out, end)
                continue
            }
            switch stage {
            case .end: return out
            case .header: try readHeader()
            case .stored(let remaining): out = unsafe try readStored(buffer, out, end, remaining)
            case .compressed:
                out = unsafe try inflateQuickly(buffer, lowest: lowest, out, end)
                if case .compressed = stage, out < end, pending.length == 0 {
                    out = unsafe try inflateSymbol(buffer, lowest: lowest, out)
                }
            }
        }
        return out
    }

    // MARK: Bits

    /// Moves what is left to the front and reads more behind it.
    private func fillInput() {
        let left = inputEnd - position
        unsafe input.update(from: input + position, count: left)
        position = 0
        inputEnd = left
        let room = unsafe UnsafeMutableRawBufferPointer(start: input + left, count: Inflater.inputCapacity - left)
        inputEnd += unsafe min(max(source(room), 0), room.count)
    }

    private func need(_ count: Int) {
        while bitCount < count {
            if position == inputEnd { fillInput() }
            if position < inputEnd {
                bits |= unsafe UInt64(input[position]) << UInt64(bitCount)
                position += 1
            } else {
                borrowed += 1
            }
            bitCount += 8
        }
    }

    private func take(_ count: Int) throws(InflateFailure) -> Int {
        need(count)
        let value = Int(bits & (1 << UInt64(count) - 1))
        try drop(count)
        return value
    }

    private func drop(_ count: Int) throws(InflateFailure) {
        bits >>= UInt64(count)
        bitCount -= count
        guard bitCount >= borrowed * 8 else { throw .truncated }
    }

    // MARK: Blocks

    private func readHeader() throws(InflateFailure) {
        if isLastBlock {
            stage = .end
            return
        }
        isLastBlock = try take(1) == 1
        switch try take(2) {
        case 0:
            try drop(bitCount & 7)
            let length = try take(16)
            guard try take(16) == length ^ 0xFFFF else { throw .invalid }
            stage = length > 0 ? .stored(remaining: length) : .header
        case 1:
            guard literals.build(lengths: DeflateSymbols.fixedLiteralLengths[...]),
                distances.build(lengths: DeflateSymbols.fixedDistanceLengths[...])
            else { throw .invalid }
            stage = .compressed
        case 2:
            try readCodes()
            stage = .compressed
        default: throw .invalid
        }
    }

    private func readCodes() throws(InflateFailure) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .invalid }
        var lengths = [UInt8](repeating: 0, count: 19)
        for symbol in DeflateSymbols.orderOfLengths.prefix(lengthCount) {
            lengths[symbol] = UInt8(truncatingIfNeeded: try take(3))
        }
        guard lengthsTable.build(lengths: lengths[...]) else { throw .invalid }

        lengths.removeAll(keepingCapacity: true)
        let total = literalCount + distanceCount
        while lengths.count < total {
            need(7)
            let entry = unsafe lengthsTable.entries[Int(bits & 0x7F)]
            guard entry & CodeTable.literal != 0 else { throw .invalid }
            try drop(Int(entry & 0xFF))
            let symbol = UInt8(truncatingIfNeeded: entry >> 16)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw .invalid }
                lengths.append(contentsOf: repeatElement(last, count: try take(2) + 3))
            case 17: lengths.append(contentsOf: repeatElement(0, count: try take(3) + 3))
            case 18: lengths.append(contentsOf: repeatElement(0, count: try take(7) + 11))
            default: lengths.append(symbol)
            }
        }
        guard lengths.count == total, lengths[DeflateSymbols.endOfBlock] > 0,
            literals.build(lengths: lengths[..<literalCount]),
            distances.build(lengths: lengths[literalCount...])
        else { throw .invalid }
    }

    private func readStored(
        _ buffer: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int, _ remaining: Int
    ) throws(InflateFailure) -> Int {
        var out = start
        var left = remaining
        while left > 0, out < end, bitCount > 0 {
            unsafe buffer[out] = UInt8(truncatingIfNeeded: try take(8))
            out += 1
            left -= 1
        }
        while left > 0, out < end {
            if position == inputEnd { fillInput() }
            let count = min(left, end - out, inputEnd - position)
            guard count > 0 else { throw .truncated }
            unsafe (buffer + out).update(from: input + position, count: count)
            position += count
            out += count
            left -= count
        }
        stage = left > 0 ? .stored(remaining: left) : .header
        return out
    }

    // MARK: Symbols

    private func copyPending(_ buffer: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var out = start
        while pending.length > 0, out < end {
            unsafe buffer[out] = buffer[out - pending.distance]
            out += 1
            pending.length -= 1
        }
        return out
    }

    /// One symbol where input or output nearly ends; a repetition becomes the pending one.
    private func inflateSymbol(
        _ buffer: UnsafeMutablePointer<UInt8>, lowest: Int, _ out: Int
    ) throws(InflateFailure) -> Int {
        let entry = try lookUp(literals)
        if entry & CodeTable.literal != 0 {
            unsafe buffer[out] = UInt8(truncatingIfNeeded: entry >> 16)
            try drop(Int(entry & 0xFF))
            return out + 1
        }
        if entry & CodeTable.endOfBlock != 0 {
            try drop(Int(entry & 0xFF))
            stage = .header
            return out
        }
        guard entry & CodeTable.exception == 0 else { throw .invalid }
        let length = try value(of: entry)
        let distanceEntry = try lookUp(distances)
        guard distanceEntry & CodeTable.exception == 0 else { throw .invalid }
        let distance = try value(of: distanceEntry)
        guard distance <= out - lowest else { throw .invalid }
        pending = (length, distance)
        return out
    }

    private func lookUp(_ table: CodeTable) throws(InflateFailure) -> UInt32 {
        need(table.primaryBits)
        var entry = unsafe table.entries[Int(bits & (1 << UInt64(table.primaryBits) - 1))]
        if entry & CodeTable.link != 0 {
            try drop(table.primaryBits)
            let width = Int(entry >> 8 & 15)
            need(width)
            entry = unsafe table.entries[Int(entry >> 16) + Int(bits & (1 << UInt64(width) - 1))]
        }
        need(Int(entry & 0xFF))
        return entry
    }

    private func value(of entry: UInt32) throws(InflateFailure) -> Int {
        let all = try take(Int(entry & 0xFF))
        return Int(entry >> 16) + all >> Int(entry >> 8 & 15)
    }

    /// Symbols as long as a whole word can be read and the longest repetition written, with room for whole words.
    private func inflateQuickly(
        _ buffer: UnsafeMutablePointer<UInt8>, lowest: Int, _ start: Int, _ end: Int
    ) throws(InflateFailure) -> Int {
        guard borrowed == 0 else { return start }
        let safeEnd = end - DeflateSymbols.longestMatch - 16
        guard start < safeEnd else { return start }
        if inputEnd - position < Inflater.inputSlack { fillInput() }
        var cursor = unsafe InflateCursor(
            input: input, position: position, bits: bits, bitCount: bitCount, out: start,
            literals: literals, distances: distances)
        var outcome = InflateCursor.Outcome.paused
        while unsafe cursor.out < safeEnd, unsafe inputEnd - cursor.position >= Inflater.inputSlack {
            outcome = unsafe cursor.run(
                buffer, lowest: lowest, safeEnd: safeEnd, inputEnd: inputEnd - Inflater.inputSlack)
            if outcome != .paused { break }
            unsafe position = cursor.position
            fillInput()
            unsafe cursor.position = position
        }
        unsafe position = cursor.position
        unsafe bitCount = cursor.bitCount
        unsafe bits = cursor.bits & (1 << UInt64(bitCount) - 1)
        switch outcome {
        case .paused: break
        case .endOfBlock: stage = .header
        case .invalid: throw .invalid
        }
        return unsafe cursor.out
    }
}
