/// Numbers in bytes, the lowest first, read as far as the bytes go.
struct LittleEndianReader {
    private let bytes: ArraySlice<UInt8>
    /// Index behind the last byte read; past the end when something was not there.
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    /// Whether everything asked for was there.
    var isWithin: Bool { position <= bytes.endIndex }

    var remaining: Int { max(0, bytes.endIndex - position) }

    mutating func skip(_ count: Int) { position += min(max(count, 0), bytes.count + 1) }

    /// 0 for bytes that are not there.
    mutating func number(_ width: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<width where position + index < bytes.endIndex {
            value |= UInt64(bytes[position + index]) << UInt64(index * 8)
        }
        skip(width)
        return value
    }

    mutating func integer(_ width: Int) -> Int { Int(clamping: number(width)) }

    mutating func slice(_ count: Int) -> ArraySlice<UInt8> {
        let start = min(position, bytes.endIndex)
        skip(count)
        return bytes[start..<min(start + max(count, 0), bytes.endIndex)]
    }
}

extension [UInt8] {
    mutating func append(_ value: UInt64, width: Int) {
        for index in 0..<width { append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
    }

    mutating func append(_ value: Int, width: Int) { append(UInt64(truncatingIfNeeded: value), width: width) }
}
