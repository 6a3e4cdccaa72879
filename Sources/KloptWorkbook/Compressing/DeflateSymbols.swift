/// The symbols that lengths and distances of repeated text are written with.
///
/// Source: RFC 1951, sections 3.2.5 to 3.2.7.
enum DeflateSymbols {
    struct Range: Sendable {
        var base: Int
        var extraBits: Int
    }

    static let windowSize = 32_768
    static let shortestMatch = 3
    static let longestMatch = 258
    static let endOfBlock = 256
    /// The symbol of the first of `lengths`.
    static let firstLength = 257

    /// Symbols 257 to 285; the last stands for 258 alone.
    static let lengths: [Range] = {
        var ranges = (0..<8).map { Range(base: 3 + $0, extraBits: 0) }
        for symbol in 8..<28 {
            let extraBits = symbol / 4 - 1
            ranges.append(Range(base: 3 + (4 + symbol % 4) << extraBits, extraBits: extraBits))
        }
        return ranges + [Range(base: 258, extraBits: 0)]
    }()

    /// Symbols 0 to 29.
    static let distances: [Range] =
        (0..<4).map { Range(base: 1 + $0, extraBits: 0) }
        + (4..<30).map { Range(base: 1 + (2 + $0 % 2) << ($0 / 2 - 1), extraBits: $0 / 2 - 1) }

    static let fixedLiteralLengths: [UInt8] =
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
        + Array(repeating: 8, count: 8)

    static let fixedDistanceLengths = [UInt8](repeating: 5, count: 32)

    /// The order in which a dynamic block gives the lengths of the code for lengths.
    static let orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}
