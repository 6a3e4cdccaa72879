/// The inner loop of decompression.
///
/// Holds nothing but addresses and counts, so that it runs in registers. At least 56 bits are at hand after a refill: a
/// length and its distance take at most 48, two literals 30.
@unsafe
struct InflateCursor {
    enum Outcome {
        /// Input or room came to an end.
        case paused
        case endOfBlock
        case invalid
    }

    let input: UnsafeMutablePointer<UInt8>
    var position: Int
    /// Bits above `bitCount` may hold what follows; they are read again.
    var bits: UInt64
    var bitCount: Int
    var out: Int
    private let literals: UnsafeMutablePointer<UInt32>
    private let distances: UnsafeMutablePointer<UInt32>
    private let literalMask: UInt64
    private let distanceMask: UInt64

    init(
        input: UnsafeMutablePointer<UInt8>, position: Int, bits: UInt64, bitCount: Int, out: Int,
        literals: CodeTable, distances: CodeTable
    ) {
        unsafe self.input = unsafe input
        unsafe self.position = position
        unsafe self.bits = bits
        unsafe self.bitCount = bitCount
        unsafe self.out = out
        unsafe self.literals = unsafe literals.entries
        unsafe self.distances = unsafe distances.entries
        unsafe literalMask = 1 << UInt64(literals.primaryBits) - 1
        unsafe distanceMask = 1 << UInt64(distances.primaryBits) - 1
    }

    /// - Parameters:
    ///   - safeEnd: at least 274 bytes may be written from there on.
    ///   - inputEnd: at least 16 bytes may be read from there on.
    mutating func run(
        _ buffer: UnsafeMutablePointer<UInt8>, lowest: Int, safeEnd: Int, inputEnd: Int
    ) -> Outcome {
        var reader = unsafe self
        defer { unsafe self = unsafe reader }
        while unsafe reader.out < safeEnd, unsafe reader.position <= inputEnd {
            unsafe reader.refill()
            var entry = unsafe reader.literals[Int(truncatingIfNeeded: reader.bits & reader.literalMask)]
            if entry & CodeTable.literal != 0 {
                unsafe reader.put(entry, buffer)
                entry = unsafe reader.literals[Int(truncatingIfNeeded: reader.bits & reader.literalMask)]
                if entry & CodeTable.literal != 0 {
                    unsafe reader.put(entry, buffer)
                    entry = unsafe reader.literals[Int(truncatingIfNeeded: reader.bits & reader.literalMask)]
                    if entry & CodeTable.literal != 0 {
                        unsafe reader.put(entry, buffer)
                        continue
                    }
                }
                unsafe reader.refill()
            }
            if entry & CodeTable.exception != 0 {
                if entry & CodeTable.link != 0 {
                    entry = unsafe reader.follow(entry, in: reader.literals)
                    if entry & CodeTable.literal != 0 {
                        unsafe reader.put(entry, buffer)
                        continue
                    }
                }
                if entry & CodeTable.endOfBlock != 0 {
                    unsafe reader.drop(entry)
                    return .endOfBlock
                }
                if entry & CodeTable.exception != 0 { return .invalid }
            }
            let length = unsafe reader.value(of: entry)
            // A long code and its extra bits may have taken 20, so 36 are left, and a distance takes at most 28.
            entry = unsafe reader.distances[Int(truncatingIfNeeded: reader.bits & reader.distanceMask)]
            if entry & CodeTable.link != 0 { entry = unsafe reader.follow(entry, in: reader.distances) }
            if entry & CodeTable.exception != 0 { return .invalid }
            let distance = unsafe reader.value(of: entry)
            guard unsafe distance <= reader.out &- lowest else { return .invalid }
            unsafe InflateCursor.repeatText(buffer + reader.out, length: length, distance: distance)
            unsafe reader.out &+= length
        }
        return .paused
    }

    @inline(__always)
    private mutating func refill() {
        let word = unsafe UnsafeRawPointer(input + position).loadUnaligned(as: UInt64.self).littleEndian
        unsafe bits |= word &<< UInt64(truncatingIfNeeded: bitCount)
        unsafe position &+= (63 &- bitCount) &>> 3
        unsafe bitCount |= 56
    }

    @inline(__always)
    private mutating func drop(_ entry: UInt32) {
        unsafe bits &>>= UInt64(entry & 0xFF)
        unsafe bitCount &-= Int(entry & 0xFF)
    }

    @inline(__always)
    private mutating func put(_ entry: UInt32, _ buffer: UnsafeMutablePointer<UInt8>) {
        unsafe drop(entry)
        unsafe buffer[out] = UInt8(truncatingIfNeeded: entry &>> 16)
        unsafe out &+= 1
    }

    /// The entry of a code that is longer than the first bits looked at.
    @inline(__always)
    private mutating func follow(_ link: UInt32, in table: UnsafeMutablePointer<UInt32>) -> UInt32 {
        unsafe drop(link)
        let mask: UInt64 = 1 &<< UInt64(link &>> 8 & 15) &- 1
        return unsafe table[Int(link &>> 16) &+ Int(truncatingIfNeeded: bits & mask)]
    }

    @inline(__always)
    private mutating func value(of entry: UInt32) -> Int {
        let all = unsafe bits & (1 &<< UInt64(entry & 0xFF) &- 1)
        unsafe drop(entry)
        return Int(entry &>> 16) &+ Int(truncatingIfNeeded: all &>> UInt64(entry &>> 8 & 15))
    }

    /// Copies from `distance` bytes before, where source and target may overlap; up to seven bytes too many.
    @inline(__always)
    private static func repeatText(_ target: UnsafeMutablePointer<UInt8>, length: Int, distance: Int) {
        let to = UnsafeMutableRawPointer(target)
        let from = unsafe to - distance
        var index = 0
        if distance >= 8 {
            repeat {
                let word = unsafe from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                unsafe to.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
                index &+= 8
            } while index < length
        } else {
            repeat {
                unsafe target[index] = target[index &- distance]
                index &+= 1
            } while index < length
        }
    }
}
