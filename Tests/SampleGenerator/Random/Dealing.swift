/// Whole numbers that add up to `total` and are near their weights, none below `minimum`: the largest remainders
/// are rounded up, and of equal ones the first.
func apportion(_ total: Int, weights: [Double], minimum: Int = 0) -> [Int] {
    let free = total - minimum * weights.count
    precondition(free >= 0, "\(total) cannot give \(weights.count) parts of at least \(minimum)")
    let whole = weights.reduce(0, +)
    guard whole > 0 else { return apportion(total, weights: weights.map { _ in 1 }, minimum: minimum) }
    let exact = weights.map { $0 / whole * Double(free) }
    var parts = exact.map { Int($0) }
    let byRemainder = exact.indices.sorted {
        let (left, right) = (exact[$0] - Double(parts[$0]), exact[$1] - Double(parts[$1]))
        return left == right ? $0 < $1 : left > right
    }
    for index in byRemainder.prefix(free - parts.reduce(0, +)) { parts[index] += 1 }
    return parts.map { $0 + minimum }
}

/// Deals a fixed number of each category over the indices, in random order.
///
/// `quotas` must add up to `indices.count`, so the totals are exact whatever the weights are.
///
/// - Parameter weight: how well an index and a category go together; a category without weight is dealt only when
///   nothing else is left.
/// - Returns: an index and its category, in the order dealt.
func deal(
    _ quotas: [Int], to indices: [Int], with random: inout SplitMix64, weight: (_ index: Int, _ category: Int) -> Double
) -> [(index: Int, category: Int)] {
    precondition(quotas.reduce(0, +) == indices.count, "quotas \(quotas) are not \(indices.count) together")
    var remaining = quotas
    return random.shuffled(indices).map { index in
        var weights = remaining.indices.map { Double(remaining[$0]) * weight(index, $0) }
        if weights.allSatisfy({ $0 <= 0 }) { weights = remaining.map(Double.init) }
        let category = draw(weights, with: &random)
        remaining[category] -= 1
        return (index, category)
    }
}

/// An index, with a probability in proportion to its weight.
func draw(_ weights: [Double], with random: inout SplitMix64) -> Int {
    var left = random.fraction() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() where weight > 0 {
        left -= weight
        if left < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
}
