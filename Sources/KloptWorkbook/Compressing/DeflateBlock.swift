/// Tokens as a block, in the shortest of the three ways to write one.
///
/// Source: RFC 1951, sections 3.2.3 to 3.2.7.
struct DeflateBlock {
    private let tokens: [DeflateToken]
    private let literals: Code
    private let distances: Code
    private let literalFrequencies: [Int]
    private let distanceFrequencies: [Int]

    private struct Code {
        var lengths: [UInt8]
        var codes: [UInt16]

        init(_ lengths: [UInt8]) {
            self.lengths = lengths
            codes = HuffmanLengths.codes(lengths)
        }

        func cost(_ frequencies: [Int]) -> Int { zip(frequencies, lengths).reduce(0) { $0 + $1.0 * Int($1.1) } }

        @inline(__always)
        func put(_ symbol: Int, to writer: inout BitWriter) { writer.put(Int(codes[symbol]), Int(lengths[symbol])) }
    }

    init(tokens: [DeflateToken]) {
        self.tokens = tokens
        var literalFrequencies = [Int](repeating: 0, count: 286)
        var distanceFrequencies = [Int](repeating: 0, count: 30)
        literalFrequencies[DeflateSymbols.endOfBlock] = 1
        for token in tokens {
            if token.length == 1 {
                literalFrequencies[Int(token.distance)] += 1
            } else {
                literalFrequencies[DeflateBlock.lengthSymbol(token)] += 1
                distanceFrequencies[DeflateBlock.distanceSymbol(token)] += 1
            }
        }
        self.literalFrequencies = literalFrequencies
        self.distanceFrequencies = distanceFrequencies
        literals = Code(HuffmanLengths.of(literalFrequencies, limit: CodeTable.longestCode))
        distances = Code(HuffmanLengths.of(distanceFrequencies, limit: CodeTable.longestCode))
    }

    /// - Parameter text: what the tokens stand for, for when it is shorter as it is.
    func write(to writer: inout BitWriter, text: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        let header = CodeLengths(literals.lengths, distances.lengths)
        let fixedLiterals = Code(DeflateSymbols.fixedLiteralLengths)
        let fixedDistances = Code(DeflateSymbols.fixedDistanceLengths)
        let dynamicCost = header.cost + literals.cost(literalFrequencies) + distances.cost(distanceFrequencies)
        let fixedCost = fixedLiterals.cost(literalFrequencies) + fixedDistances.cost(distanceFrequencies)
        let storedCost = (text.count + 5 * (text.count / 65_535 + 1)) * 8
        if storedCost < min(dynamicCost, fixedCost) + extraBits {
            unsafe DeflateBlock.store(text, to: &writer, isLast: isLast)
            return
        }
        writer.put(isLast ? 1 : 0, 1)
        if fixedCost <= dynamicCost {
            writer.put(1, 2)
            put(to: &writer, literals: fixedLiterals, distances: fixedDistances)
        } else {
            writer.put(2, 2)
            header.put(to: &writer)
            put(to: &writer, literals: literals, distances: distances)
        }
    }

    private var extraBits: Int {
        var count = 0
        for (symbol, range) in DeflateSymbols.lengths.enumerated() {
            count += literalFrequencies[DeflateSymbols.firstLength + symbol] * range.extraBits
        }
        for (symbol, range) in DeflateSymbols.distances.enumerated() {
            count += distanceFrequencies[symbol] * range.extraBits
        }
        return count
    }

    private static func store(_ text: UnsafeBufferPointer<UInt8>, to writer: inout BitWriter, isLast: Bool) {
        var rest = unsafe text[...]
        repeat {
            let part = unsafe rest.prefix(65_535)
            unsafe rest = unsafe rest.dropFirst(part.count)
            writer.put(unsafe isLast && rest.isEmpty ? 1 : 0, 3)
            writer.fillByte()
            unsafe writer.put(part.count, 16)
            unsafe writer.put(part.count ^ 0xFFFF, 16)
            unsafe writer.append(part)
        } while unsafe !rest.isEmpty
    }

    private func put(to writer: inout BitWriter, literals: Code, distances: Code) {
        for token in tokens {
            guard token.length > 1 else {
                literals.put(Int(token.distance), to: &writer)
                continue
            }
            let length = DeflateBlock.lengthSymbol(token)
            literals.put(length, to: &writer)
            let lengths = DeflateSymbols.lengths[length - DeflateSymbols.firstLength]
            writer.put(Int(token.length) - lengths.base, lengths.extraBits)
            let distance = DeflateBlock.distanceSymbol(token)
            distances.put(distance, to: &writer)
            let range = DeflateSymbols.distances[distance]
            writer.put(Int(token.distance) - range.base, range.extraBits)
        }
        literals.put(DeflateSymbols.endOfBlock, to: &writer)
    }

    // MARK: Symbols of tokens

    private static let symbolOfLength: [Int] = {
        var symbols = [Int](repeating: 0, count: DeflateSymbols.longestMatch + 1)
        for (symbol, range) in DeflateSymbols.lengths.enumerated() {
            for length in range.base..<min(range.base + 1 << range.extraBits, symbols.count) {
                symbols[length] = DeflateSymbols.firstLength + symbol
            }
        }
        return symbols
    }()

    private static func lengthSymbol(_ token: DeflateToken) -> Int { symbolOfLength[Int(token.length)] }

    private static func distanceSymbol(_ token: DeflateToken) -> Int {
        let distance = Int(token.distance) - 1
        guard distance > 3 else { return distance }
        // Two symbols a power of two, told apart by the bit below the highest.
        let power = Int.bitWidth - 1 - distance.leadingZeroBitCount
        return power * 2 + distance >> (power - 1) & 1
    }
}

/// The lengths of a block's two codes, as they stand before it.
private struct CodeLengths {
    private var symbols: [(symbol: Int, extra: Int, extraBits: Int)] = []
    private let literalCount: Int
    private let distanceCount: Int
    private let lengths: [UInt8]
    private let codes: [UInt16]
    private let lengthCount: Int
    /// In bits, with the three that say what block it is.
    let cost: Int

    init(_ literals: [UInt8], _ distances: [UInt8]) {
        literalCount = max(257, literals.count - literals.reversed().prefix { $0 == 0 }.count)
        distanceCount = max(1, distances.count - distances.reversed().prefix { $0 == 0 }.count)
        let all = Array(literals[..<literalCount] + distances[..<distanceCount])
        var index = 0
        while index < all.count {
            let value = all[index]
            let run = all[index...].prefix { $0 == value }.count
            var left = run
            if value != 0 {
                symbols.append((Int(value), 0, 0))
                left -= 1
            }
            while left >= 3 {
                if value != 0 {
                    symbols.append((16, min(left, 6) - 3, 2))
                    left -= min(left, 6)
                } else if left <= 10 {
                    symbols.append((17, left - 3, 3))
                    left = 0
                } else {
                    symbols.append((18, min(left, 138) - 11, 7))
                    left -= min(left, 138)
                }
            }
            for _ in 0..<left { symbols.append((Int(value), 0, 0)) }
            index += run
        }
        var frequencies = [Int](repeating: 0, count: 19)
        for symbol in symbols { frequencies[symbol.symbol] += 1 }
        lengths = HuffmanLengths.of(frequencies, limit: 7)
        codes = HuffmanLengths.codes(lengths)
        let unused = DeflateSymbols.orderOfLengths.reversed().prefix { [lengths] in lengths[$0] == 0 }.count
        lengthCount = max(4, 19 - unused)
        cost =
            3 + 14 + lengthCount * 3
            + symbols.reduce(0) { [lengths] in $0 + Int(lengths[$1.symbol]) + $1.extraBits }
    }

    func put(to writer: inout BitWriter) {
        writer.put(literalCount - 257, 5)
        writer.put(distanceCount - 1, 5)
        writer.put(lengthCount - 4, 4)
        for symbol in DeflateSymbols.orderOfLengths.prefix(lengthCount) { writer.put(Int(lengths[symbol]), 3) }
        for (symbol, extra, extraBits) in symbols {
            writer.put(Int(codes[symbol]), Int(lengths[symbol]))
            writer.put(extra, extraBits)
        }
    }
}
