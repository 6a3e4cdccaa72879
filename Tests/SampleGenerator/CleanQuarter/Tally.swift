/// Counts clients into the columns of a dataset.
struct Tally {
    private let dataset: Dataset
    private var counts: [Int]

    private static let funders = ["uwv", "gemeente", "overig"]
    private static let types = ["epa", "cmd", "anders"]
    private static let unpaid = ["dagbesteding", "vrijwilligerswerk", "proefplaatsing"]
    private static let firstJobs = ["lt3", "3tot9", "gt9"]
    private static let tenures = ["lt6", "6tot12", "gt12"]

    /// How an organisation reads the definitions that leave room, and which optional columns it delivers.
    struct Reading {
        /// Counts the time to the first job over those who work now, not over all who ever worked.
        let firstJobOfThoseWorking: Bool
        let deliversScheme: Bool
    }

    static func records(
        of simulation: Simulation, readings: [Reading]
    ) -> (before: [Record], now: [Record]) {
        let dataset = Dataset.named(simulation.targets.dataset)
        let empty = simulation.slots.map { _ in Tally(dataset: dataset) }
        var (before, now) = (empty, empty)
        for client in simulation.clients {
            let reading = readings[client.slot]
            if let phase = client.before {
                before[client.slot].count(phase, of: client, reading)
                if client.startedJobBefore { before[client.slot].add("werk_gestart") }
                if client.stoppedJobBefore { before[client.slot].add("werk_gestopt") }
                if client.startedCourseBefore { before[client.slot].add("opleiding_gestart") }
                if client.stoppedCourseBefore { before[client.slot].add("opleiding_gestopt") }
            }
            if let phase = client.now { now[client.slot].count(phase, of: client, reading) }
            if let reason = client.ended {
                now[client.slot].countEnding(reason, wasRequested: client.before?.isRequested ?? false)
            }
            if client.startedJob { now[client.slot].add("werk_gestart") }
            if client.stoppedJob { now[client.slot].add("werk_gestopt") }
            if client.startedCourse { now[client.slot].add("opleiding_gestart") }
            if client.stoppedCourse { now[client.slot].add("opleiding_gestopt") }
        }
        for ending in simulation.earlierEndings {
            before[ending.slot].countEnding(ending.reason, wasRequested: ending.wasRequested)
        }
        return (
            before.enumerated().compactMap { slot, tally in
                simulation.slots[slot].isNew
                    ? nil : tally.record(simulation.slots[slot], Roster.before, readings[slot])
            },
            now.enumerated().map { slot, tally in
                tally.record(simulation.slots[slot], Roster.now, readings[slot])
            }
        )
    }

    private init(dataset: Dataset) {
        self.dataset = dataset
        counts = [Int](repeating: 0, count: dataset.columns.count)
    }

    /// A measure that the dataset does not have is not counted.
    private mutating func add(_ column: String) {
        if let index = dataset.column(column) { counts[index] += 1 }
    }

    private mutating func count(_ phase: Client.Phase, of client: Client, _ reading: Reading) {
        let funder = Self.funders[phase.funder]
        let type = Self.types[phase.type]
        add("lopend")
        add("lopend_\(funder)")
        add("lopend_\(type)")
        add(phase.isRequested ? "lopend_aangevraagd" : "lopend_goedgekeurd")
        if phase.funder == 1 && client.isInScheme { add("lopend_gemeente_regeling") }
        if phase.work >= .earlier {
            add("ooit")
            add("ooit_\(funder)")
        }
        for (measure, least) in [("betaald", Client.Work.paid), ("duurzaam", .durable)] where phase.work >= least {
            add(measure)
            add("\(measure)_\(funder)")
            add("\(measure)_\(type)")
        }
        if phase.work >= (reading.firstJobOfThoseWorking ? .paid : .earlier) {
            add("eerste_baan_\(Self.firstJobs[client.firstJob])")
        }
        if let kind = phase.unpaid { add(Self.unpaid[kind]) }
        if phase.followsCourse { add("opleiding") }
        add("dienstverband_\(Self.tenures[phase.tenure])")
    }

    private mutating func countEnding(_ reason: Int, wasRequested: Bool) {
        add("beeindigd")
        add(wasRequested ? "beeindigd_aangevraagd" : "beeindigd_goedgekeurd")
        add("beeindigd_\(["met_werk", "ooit_werk", "nooit_werk"][reason])")
        add("beeindigd_\(["met_resultaat", "zonder_resultaat", "voortijdig"][reason])")
    }

    private func record(_ slot: Slot, _ quarter: String, _ reading: Reading) -> Record {
        var record = Record(
            organisation: quarter == Roster.before ? slot.predecessor : slot.organisation, region: slot.region,
            dataset: slot.dataset, quarter: quarter, cells: counts.map { .count($0) })
        if slot.dataset == "ips" && !reading.deliversScheme { record.set("lopend_gemeente_regeling", .text("")) }
        return record
    }
}
