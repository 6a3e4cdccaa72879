/// A value in two quarters, and the Hidiroglou–Berthelot edit over all of them.
///
/// Source: Hidiroglou and Berthelot, "Statistical editing and imputation for periodic business surveys" (Survey
/// Methodology 12, 1986), with the werkmonitor's parameters: U 0.5, A 0.05, C 4, at least 10 records.
struct Change {
    let before: Int
    let now: Int

    static let fewest = 10

    enum Verdict {
        case quiet
        /// Near the fence: another way to take a quartile might decide otherwise, so the samples avoid it.
        case doubtful
        case outlying
    }

    static func areQuiet(_ changes: [Change]) -> Bool {
        verdicts(changes).allSatisfy { $0 == .quiet }
    }

    /// - Complexity: O(*n* log *n*) in the changes.
    static func verdicts(_ changes: [Change]) -> [Verdict] {
        let usable = changes.indices.filter { changes[$0].before > 0 && changes[$0].now > 0 }
        var result = [Verdict](repeating: .quiet, count: changes.count)
        guard usable.count >= fewest else { return result }
        let ratios = usable.map { Double(changes[$0].now) / Double(changes[$0].before) }
        let middle = quantile(ratios.sorted(), 0.5)
        let effects = zip(usable, ratios).map { index, ratio in
            let size = Double(max(changes[index].before, changes[index].now)).squareRoot()
            return size * (ratio < middle ? 1 - middle / ratio : ratio / middle - 1)
        }
        let sorted = effects.sorted()
        let median = quantile(sorted, 0.5)
        let down = max(median - quantile(sorted, 0.25), abs(0.05 * median))
        let up = max(quantile(sorted, 0.75) - median, abs(0.05 * median))
        for (index, effect) in zip(usable, effects) {
            let distance = effect < median ? (median - effect) / down : (effect - median) / up
            // No spread at all: 0/0 is quiet, anything else is far out.
            if effect == median || distance < 3.2 { continue }
            result[index] = distance > 5.2 ? .outlying : .doubtful
        }
        return result
    }

    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let position = share * Double(sorted.count - 1)
        let low = Int(position)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (position - Double(low)) * (sorted[high] - sorted[low])
    }
}
