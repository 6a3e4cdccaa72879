/// How many clients a record has in both quarters, and how many ended and started in between.
struct Flow {
    let before: Int
    let now: Int
    let ended: Int
    let started: Int

    /// Flows that add up to the national totals, none negative, without a record that changes so much more than the
    /// others that an outlier rule would ask about it.
    static func plan(
        _ targets: TrajectoryTargets, slots: [Slot], sizes: [Double], random: inout SplitMix64
    ) throws(SampleError) -> [Flow] {
        for _ in 0..<5_000 {
            if let flows = attempt(targets, slots: slots, sizes: sizes, random: &random) { return flows }
        }
        throw SampleError("no quiet flows found for \(targets.dataset)")
    }

    private static func attempt(
        _ targets: TrajectoryTargets, slots: [Slot], sizes: [Double], random: inout SplitMix64
    ) -> [Flow]? {
        let old = slots.indices.filter { !slots[$0].isNew }
        let new = slots.indices.filter { slots[$0].isNew }
        let starters = new.map { _ in targets.smallest + 2 + random.below(targets.smallest + 1) }

        var before = [Int](repeating: 0, count: slots.count)
        var now = before
        let parts = apportion(targets.before.running, weights: old.map { sizes[$0] }, minimum: targets.smallest)
        for (slot, part) in zip(old, parts) { before[slot] = part }
        for (slot, part) in zip(new, starters) { now[slot] = part }

        let left = targets.now.running - starters.reduce(0, +)
        let growth = Double(left) / Double(targets.before.running)
        let wishes = old.map { slot in
            // The change grows with the root of the size, as the Hidiroglou–Berthelot edit expects with U = 0.5.
            let size = Double(before[slot])
            return max(0.5, growth * size + random.between(-0.55, 0.55) * size.squareRoot())
        }
        for (slot, part) in zip(old, apportion(left, weights: wishes)) { now[slot] = part }

        let pairs = old.map { Change(before: before[$0], now: now[$0]) }
        guard now.allSatisfy({ $0 > 0 }), Change.areQuiet(pairs) else { return nil }

        let lost = slots.indices.map { max(0, before[$0] - now[$0]) }
        let turnover = targets.now.ended.reduce(0, +) - lost.reduce(0, +)
        guard turnover >= 0 else { return nil }
        let extra = apportion(turnover, weights: before.map { Double($0) * random.between(0.5, 1.5) })
        let flows = slots.indices.map { slot in
            let ended = lost[slot] + extra[slot]
            return Flow(
                before: before[slot], now: now[slot], ended: ended, started: now[slot] - before[slot] + ended)
        }
        return flows.allSatisfy { $0.ended <= $0.before && $0.started >= 0 } ? flows : nil
    }
}
