/// The roster and two quarters in which everything adds up.
struct CleanQuarter {
    let roster: Roster
    let before: [Record]
    let now: [Record]

    static func make(random: inout SplitMix64) throws(SampleError) -> CleanQuarter {
        let (roster, slots) = try RosterBuilder.build(random: random.split())
        let readings = Self.readings(roster, random: &random)
        var before: [Record] = []
        var now: [Record] = []
        for targets in TrajectoryTargets.all {
            let own = slots.filter { $0.dataset == targets.dataset }
            let records = try make(targets, slots: own, readings: readings, roster: roster, random: &random)
            before += records.before
            now += records.now
        }
        let quarter = CleanQuarter(roster: roster, before: before, now: now)
        try quarter.verify()
        return quarter
    }

    private static func make(
        _ targets: TrajectoryTargets, slots: [Slot], readings: [(String, Tally.Reading)], roster: Roster,
        random: inout SplitMix64
    ) throws(SampleError) -> (before: [Record], now: [Record]) {
        let sizes = slots.map { slot in
            let region = Region.named(slot.region)
            return Double((region?.size ?? 0) + 60) / Double(region?.providers ?? 1) * random.between(0.5, 1.5)
        }
        let own = slots.map { slot in
            readings.first { $0.0 == slot.organisation }?.1
                ?? .init(firstJobOfThoseWorking: false, deliversScheme: false)
        }
        for _ in 0..<400 {
            let flows = try Flow.plan(targets, slots: slots, sizes: sizes, random: &random)
            guard let simulation = Simulation.run(targets, slots: slots, flows: flows, random: random.split()) else {
                continue
            }
            let records = Tally.records(of: simulation, readings: own)
            if broken(before: records.before, now: records.now, roster: roster).isEmpty { return records }
        }
        throw .init("no clean \(targets.dataset) found")
    }

    /// What does not hold within the records of a dataset; completeness is a matter of all datasets together.
    private static func broken(before: [Record], now: [Record], roster: Roster) -> [Finding] {
        let incomplete: [Finding.Kind] = [.nothingSent, .missingRegion, .missingTrajectory, .missingRecord]
        return before.flatMap { RecordStatements.check($0, previous: nil) }
            + DeliveryStatements(roster: roster, previous: before).check(now).filter { !incomplete.contains($0.kind) }
    }

    private static func readings(
        _ roster: Roster, random: inout SplitMix64
    ) -> [(String, Tally.Reading)] {
        roster.organisations.map { organisation in
            (
                organisation.code,
                .init(firstJobOfThoseWorking: random.chance(0.25), deliversScheme: random.chance(0.4))
            )
        }
    }

    /// Everything once more, over all datasets, before any fault is put in.
    private func verify() throws(SampleError) {
        var lines = PrintedTotals.differences(before: before, now: now)
        lines += Self.broken(before: before, now: now, roster: roster).map { "\($0)" }
        let silent = Set(roster.organisations.filter(\.isSilent).map(\.code))
        for finding in DeliveryStatements(roster: roster, previous: before).check(now)
        where !(finding.kind == .nothingSent && silent.contains(finding.organisation)) {
            lines.append("\(finding)")
        }
        for region in Region.all {
            let providers = roster.entries.count { $0.holdsNow && $0.dataset == "ips" && $0.region == region.name }
            if providers != region.providers { lines.append("\(region.name): \(providers) providers") }
        }
        guard lines.isEmpty else { throw .init("the clean quarter is not clean:\n" + lines.joined(separator: "\n")) }
    }
}

/// Why no samples were made.
struct SampleError: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
