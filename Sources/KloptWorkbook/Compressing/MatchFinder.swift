/// A byte, or a repetition of text before it.
struct DeflateToken: Sendable {
    /// 1 for a byte.
    var length: UInt16
    /// The byte itself when the length is 1.
    var distance: UInt16
}

/// Takes text apart into bytes and repetitions: chains of places with the same four bytes, and one byte of patience.
///
/// Source: RFC 1951, section 4.
@safe
final class MatchFinder {
    private static let hashBits = 15
    /// Four bytes are hashed, so repetitions of three are not looked for.
    private static let shortest = 4
    private static let deepestChain = 48
    private static let longEnough = 96

    private let bytes: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var count = 0
    /// Index of the first byte that is no part of a token yet.
    private(set) var position = 0
    /// The last place with a hash, and the place before a place (by its index modulo the window); -1 for none. What
    /// stands before a place is written when the place is entered, and read of places that were.
    private let heads: UnsafeMutablePointer<Int32>
    private let previous: UnsafeMutablePointer<Int32>
    /// A repetition that was found a byte ahead.
    private var waiting: (length: Int, distance: Int)?

    init(capacity: Int) {
        self.capacity = capacity
        unsafe bytes = .allocate(capacity: capacity)
        unsafe heads = .allocate(capacity: 1 << MatchFinder.hashBits)
        unsafe heads.initialize(repeating: -1, count: 1 << MatchFinder.hashBits)
        unsafe previous = .allocate(capacity: DeflateSymbols.windowSize)
    }

    deinit {
        unsafe bytes.deallocate()
        unsafe heads.deallocate()
        unsafe previous.deallocate()
    }

    var room: Int { capacity - count }

    func append(_ more: UnsafeRawBufferPointer) {
        guard let source = more.baseAddress, more.count <= room else { return }
        unsafe UnsafeMutableRawPointer(bytes + count).copyMemory(from: source, byteCount: more.count)
        count += more.count
    }

    /// The bytes from an index up to the first that is no part of a token yet.
    func text(from start: Int) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes + start, count: position - start)
    }

    /// Keeps the last window of text only, when all of it is in tokens.
    ///
    /// - Returns: by how much indexes became smaller.
    func slide() -> Int {
        let shift = count - DeflateSymbols.windowSize
        guard shift > 0 else { return 0 }
        unsafe bytes.update(from: bytes + shift, count: DeflateSymbols.windowSize)
        count -= shift
        position -= shift
        // The window's length divides no shift in general, so the chains are laid again at their new places.
        let old = unsafe Array(UnsafeBufferPointer(start: previous, count: DeflateSymbols.windowSize))
        for index in 0..<DeflateSymbols.windowSize {
            let place = old[(index + shift) & (DeflateSymbols.windowSize - 1)]
            unsafe previous[index] = max(-1, place - Int32(shift))
        }
        for index in 0..<1 << MatchFinder.hashBits { unsafe heads[index] = max(-1, heads[index] - Int32(shift)) }
        return shift
    }

    /// The next token, nil when the text is used up.
    func next() -> DeflateToken? {
        guard position < count else { return nil }
        let found = waiting ?? find(at: position)
        waiting = nil
        guard found.length >= MatchFinder.shortest else { return byte() }
        if found.length < MatchFinder.longEnough, position + 1 < count {
            enter(position)
            let later = find(at: position + 1)
            if later.length > found.length {
                waiting = later
                return byte(isEntered: true)
            }
            return skip(found, isEntered: true)
        }
        return skip(found, isEntered: false)
    }

    private func byte(isEntered: Bool = false) -> DeflateToken {
        if !isEntered { enter(position) }
        defer { position += 1 }
        return unsafe DeflateToken(length: 1, distance: UInt16(bytes[position]))
    }

    private func skip(_ found: (length: Int, distance: Int), isEntered: Bool) -> DeflateToken {
        for place in (isEntered ? position + 1 : position)..<position + found.length { enter(place) }
        position += found.length
        return DeflateToken(length: UInt16(found.length), distance: UInt16(found.distance))
    }

    @inline(__always)
    private func hash(_ place: Int) -> Int {
        let word = unsafe UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt32.self).littleEndian
        return Int(truncatingIfNeeded: (word &* 0x9E37_79B1) &>> UInt32(32 - MatchFinder.hashBits))
    }

    @inline(__always)
    private func enter(_ place: Int) {
        guard place + MatchFinder.shortest <= count else { return }
        let slot = hash(place)
        unsafe previous[place & (DeflateSymbols.windowSize - 1)] = heads[slot]
        unsafe heads[slot] = Int32(truncatingIfNeeded: place)
    }

    /// The longest repetition at a place, the nearest of them; length 0 for none.
    private func find(at place: Int) -> (length: Int, distance: Int) {
        var best = (length: MatchFinder.shortest - 1, distance: 0)
        let limit = min(DeflateSymbols.longestMatch, count - place)
        guard limit >= MatchFinder.shortest else { return (0, 0) }
        var candidate = unsafe Int(heads[hash(place)])
        var depth = MatchFinder.deepestChain
        let oldest = max(0, place - DeflateSymbols.windowSize)
        let here = unsafe bytes + place
        while candidate >= oldest, candidate < place, depth > 0 {
            let there = unsafe bytes + candidate
            if unsafe there[best.length] == here[best.length] {
                let length = unsafe MatchFinder.common(here, there, limit)
                if length > best.length {
                    best = (length, place - candidate)
                    if length >= min(limit, MatchFinder.longEnough) { break }
                }
            }
            let before = unsafe Int(previous[candidate & (DeflateSymbols.windowSize - 1)])
            guard before < candidate else { break }
            candidate = before
            depth -= 1
        }
        return best.distance > 0 ? best : (0, 0)
    }

    /// How many bytes are the same, at most `limit`.
    @inline(__always)
    private static func common(_ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, _ limit: Int) -> Int {
        var length = 0
        while length &+ 8 <= limit {
            let one = unsafe UnsafeRawPointer(first + length).loadUnaligned(as: UInt64.self).littleEndian
            let other = unsafe UnsafeRawPointer(second + length).loadUnaligned(as: UInt64.self).littleEndian
            if one != other { return length &+ (one ^ other).trailingZeroBitCount &>> 3 }
            length &+= 8
        }
        while length < limit, unsafe first[length] == second[length] { length &+= 1 }
        return length
    }
}
