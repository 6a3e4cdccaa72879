/// Looks up the codes of a compressed block by their first bits.
///
///     entries │ one for each value of the next `primaryBits` bits │ for longer codes: one for each value of the rest │ … │
///
/// An entry says all about a code in 32 bits:
///
///     bits 0–7    how many bits to take: the code's, and those of the extra bits behind it
///     bits 8–11   how many of them are the code's; of a link: how many bits index the longer codes
///     bit 12      the end of the block          bit 13  a link to longer codes
///     bit 14      no length or distance         bit 15  a literal
///     bits 16–31  the literal, the smallest length or distance, or where the longer codes begin
///
/// Source: RFC 1951, sections 3.2.2 and 3.2.5.
@safe
final class CodeTable {
    enum Alphabet {
        /// The code that the lengths of the other two are written in.
        case lengths
        case literals
        case distances
    }

    static let endOfBlock: UInt32 = 1 << 12
    static let link: UInt32 = 1 << 13
    static let exception: UInt32 = 1 << 14
    static let literal: UInt32 = 1 << 15
    static let longestCode = 15

    let entries: UnsafeMutablePointer<UInt32>
    let primaryBits: Int
    private let capacity: Int
    private let meanings: [UInt32]

    init(_ alphabet: Alphabet) {
        switch alphabet {
        case .lengths:
            primaryBits = 7
            meanings = (0..<19).map { CodeTable.literal | UInt32($0) << 16 }
        case .literals:
            primaryBits = 11
            meanings = CodeTable.literalMeanings
        case .distances:
            primaryBits = 8
            meanings = CodeTable.distanceMeanings
        }
        // Every symbol may begin longer codes of its own.
        capacity = 1 << primaryBits + meanings.count << (CodeTable.longestCode - primaryBits)
        unsafe entries = .allocate(capacity: capacity)
        unsafe entries.initialize(repeating: CodeTable.exception, count: capacity)
    }

    deinit { unsafe entries.deallocate() }

    /// Makes the table of the code whose lengths are given, 0 for a symbol that is not used.
    ///
    /// - Returns: false for lengths that are no code: too many, or too few except for a single symbol or none.
    func build(lengths: ArraySlice<UInt8>) -> Bool {
        guard lengths.count <= meanings.count else { return false }
        var counts = [Int](repeating: 0, count: CodeTable.longestCode + 1)
        for length in lengths { counts[Int(length)] += 1 }
        let used = lengths.count - counts[0]
        counts[0] = 0

        var left = 1
        var nextCode = [Int](repeating: 0, count: CodeTable.longestCode + 1)
        var firstIndex = nextCode
        var code = 0
        for length in 1...CodeTable.longestCode {
            left = left * 2 - counts[length]
            guard left >= 0 else { return false }
            code = (code + counts[length - 1]) * 2
            nextCode[length] = code
            firstIndex[length] = firstIndex[length - 1] + counts[length - 1]
        }
        guard left == 0 || used <= 1 else { return false }
        unsafe entries.update(repeating: CodeTable.exception, count: 1 << primaryBits)

        // In the order of their codes, so that those with the same first bits follow each other.
        var sorted = [(symbol: Int, length: Int, code: Int)](repeating: (0, 0, 0), count: used)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            sorted[firstIndex[length]] = (symbol, length, nextCode[length])
            firstIndex[length] += 1
            nextCode[length] += 1
        }
        fill(sorted)
        return true
    }

    private func fill(_ sorted: [(symbol: Int, length: Int, code: Int)]) {
        var free = 1 << primaryBits
        var index = 0
        while index < sorted.count {
            let (symbol, length, code) = sorted[index]
            if length <= primaryBits {
                spread(symbol, length: length, reversed: CodeTable.reversed(code, length), at: 0, bits: primaryBits)
                index += 1
                continue
            }
            let prefix = code >> (length - primaryBits)
            let following = sorted[index...].prefix { $0.code >> ($0.length - primaryBits) == prefix }
            let bits = (following.last?.length ?? length) - primaryBits
            unsafe entries.advanced(by: free).update(repeating: CodeTable.exception, count: 1 << bits)
            for (symbol, length, code) in following {
                let rest = code & (1 << (length - primaryBits) - 1)
                spread(
                    symbol, length: length - primaryBits, reversed: CodeTable.reversed(rest, length - primaryBits),
                    at: free, bits: bits)
            }
            unsafe entries[CodeTable.reversed(prefix, primaryBits)] =
                CodeTable.exception | CodeTable.link | UInt32(free) << 16 | UInt32(bits) << 8 | UInt32(primaryBits)
            free += 1 << bits
            index += following.count
        }
    }

    /// Writes a symbol's entry wherever the next bits begin with its code.
    private func spread(_ symbol: Int, length: Int, reversed: Int, at start: Int, bits: Int) {
        let entry = meanings[symbol] + UInt32(length) | UInt32(length) << 8
        var index = reversed
        while index < 1 << bits {
            unsafe entries[start + index] = entry
            index += 1 << length
        }
    }

    /// Codes are packed with their first bit lowest.
    static func reversed(_ code: Int, _ length: Int) -> Int {
        Int(truncatingIfNeeded: UInt16(truncatingIfNeeded: code).bitReversed >> UInt16(16 - length))
    }

    // MARK: What symbols mean

    private static let literalMeanings: [UInt32] =
        (0..<256).map { literal | UInt32($0) << 16 } + [exception | endOfBlock]
        + DeflateSymbols.lengths.map { UInt32($0.base) << 16 | UInt32($0.extraBits) }
        // Two symbols that the fixed code has room for and no text may use.
        + [exception, exception]

    private static let distanceMeanings: [UInt32] =
        DeflateSymbols.distances.map { UInt32($0.base) << 16 | UInt32($0.extraBits) } + [exception, exception]
}

extension UInt16 {
    fileprivate var bitReversed: UInt16 {
        var value = self
        value = (value & 0x5555) << 1 | value >> 1 & 0x5555
        value = (value & 0x3333) << 2 | value >> 2 & 0x3333
        value = (value & 0x0F0F) << 4 | value >> 4 & 0x0F0F
        return value.byteSwapped
    }
}
