/// How long the codes of symbols are to be, so that a text takes the fewest bits.
///
/// Source: Larmore and Hirschberg, "A Fast Algorithm for Optimal Length-Limited Huffman Codes", 1990 (package-merge).
enum HuffmanLengths {
    /// - Parameters:
    ///   - frequencies: how often each symbol occurs.
    ///   - limit: the most bits of a code; `1 << limit` is at least the number of symbols that occur.
    /// - Returns: a complete code of the symbols that occur, 0 for the others. A symbol that occurs alone gets a neighbour,
    ///   since a code of one symbol is not complete.
    /// - Complexity: O(symbols × limit).
    static func of(_ frequencies: [Int], limit: Int) -> [UInt8] {
        var weights = frequencies
        for symbol in weights.indices where weights.count(where: { $0 > 0 }) < 2 && weights[symbol] == 0 {
            weights[symbol] = 1
        }
        let symbols = weights.indices.filter { weights[$0] > 0 }.sorted { (weights[$0], $0) < (weights[$1], $1) }
        let leaves = symbols.map { (weight: weights[$0], isPackage: false) }

        // Level by level, two of the level before make one package; leaves come before packages of the same weight.
        var levels = [leaves]
        for _ in 1..<limit {
            let before = levels[levels.count - 1]
            var merged: [(weight: Int, isPackage: Bool)] = []
            var leaf = 0
            for pair in stride(from: 0, to: before.count - 1, by: 2) {
                let package = before[pair].weight + before[pair + 1].weight
                while leaf < leaves.count, leaves[leaf].weight <= package {
                    merged.append(leaves[leaf])
                    leaf += 1
                }
                merged.append((package, true))
            }
            merged.append(contentsOf: leaves[leaf...])
            levels.append(merged)
        }

        var lengths = [UInt8](repeating: 0, count: frequencies.count)
        var taken = 2 * (leaves.count - 1)
        for level in levels.reversed() {
            let packages = level.prefix(taken).count { $0.isPackage }
            for symbol in symbols.prefix(taken - packages) { lengths[symbol] += 1 }
            taken = packages * 2
        }
        return lengths
    }

    /// The codes of the given lengths, each with its first bit lowest.
    static func codes(_ lengths: [UInt8]) -> [UInt16] {
        var counts = [Int](repeating: 0, count: CodeTable.longestCode + 2)
        for length in lengths where length > 0 { counts[Int(length) + 1] += 1 }
        var first = [Int](repeating: 0, count: CodeTable.longestCode + 1)
        var code = 0
        for length in 1...CodeTable.longestCode {
            code = (code + counts[length]) * 2
            first[length] = code
        }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            defer { first[Int(length)] += 1 }
            return UInt16(truncatingIfNeeded: CodeTable.reversed(first[Int(length)], Int(length)))
        }
    }
}
