/// Follows the clients of one trajectory through two quarters, such that the national totals come out exactly.
struct Simulation {
    let targets: TrajectoryTargets
    let slots: [Slot]
    var clients: [Client] = []
    private(set) var earlierEndings: [EarlierEnding] = []

    var random: SplitMix64
    /// Per record, how it differs from the others in funding, type and work.
    private let leanings: [Leaning]

    private struct Leaning {
        let funders: [Double]
        let types: [Double]
        let work: Double
    }

    /// - Returns: nil when the draws end where no client is left that may end with a reason; another try will do.
    static func run(
        _ targets: TrajectoryTargets, slots: [Slot], flows: [Flow], random: SplitMix64
    ) -> Simulation? {
        var simulation = Simulation(targets, slots: slots, random: random)
        simulation.admitThoseOfBefore(flows)
        guard simulation.endTrajectories(flows) else { return nil }
        simulation.admitStarters(flows)
        simulation.changeJobs()
        simulation.settlePaidByMunicipality()
        simulation.occupyClients()
        simulation.endTrajectoriesOfBefore(flows)
        return simulation
    }

    private init(_ targets: TrajectoryTargets, slots: [Slot], random: SplitMix64) {
        self.targets = targets
        self.slots = slots
        var random = random
        leanings = slots.map { _ in
            Leaning(
                funders: (0..<3).map { _ in random.between(0.4, 1.6) },
                types: (0..<3).map { _ in random.between(0.6, 1.4) }, work: random.between(0.75, 1.25))
        }
        self.random = random
    }

    // 1. Who was running in the previous quarter.

    private mutating func admitThoseOfBefore(_ flows: [Flow]) {
        for (slot, flow) in flows.enumerated() {
            for _ in 0..<flow.before { clients.append(newClient(slot, before: .init(), now: nil)) }
        }
        let everyone = Array(clients.indices)
        let leanings = leanings
        let totals = targets.before
        for (client, funder) in dealt(totals.funders, to: everyone, { leanings[$0].funders[$1] }) {
            clients[client].before?.funder = funder
        }
        for (client, type) in dealtTypes(totals.types, to: everyone, running: flows.map(\.before)) {
            clients[client].before?.type = type
        }
        if targets.hasWork {
            let work = [
                totals.running - totals.ever, totals.ever - totals.paid, totals.paid - totals.durable, totals.durable,
            ]
            for (client, state) in dealt(work, to: everyone, { $1 == 0 ? 1 : leanings[$0].work }) {
                clients[client].before?.work = Client.Work(rawValue: state) ?? .never
            }
        }
        for client in everyone where clients[client].before?.work == .never && random.chance(0.16) {
            clients[client].before?.isRequested = true
        }
    }

    // 2. Whose trajectory ended, and why.

    private mutating func endTrajectories(_ flows: [Flow]) -> Bool {
        var remaining = targets.now.ended
        var candidates = [[Int]](repeating: [], count: slots.count)
        for (index, client) in clients.enumerated() { candidates[client.slot].append(index) }

        let endings = random.shuffled(
            flows.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element.ended) })
        for slot in endings {
            let weights = remaining.indices.map { reason in
                Double(remaining[reason] * candidates[slot].count { mayEnd($0, with: reason) })
            }
            guard weights.contains(where: { $0 > 0 }) else { return false }
            let reason = draw(weights, with: &random)
            let client = random.pick(candidates[slot].filter { mayEnd($0, with: reason) })
            clients[client].ended = reason
            candidates[slot].removeAll { $0 == client }
            remaining[reason] -= 1
        }
        for index in clients.indices where clients[index].ended == nil {
            clients[index].now = clients[index].before
            // Most requests of the previous quarter have been approved since.
            if random.chance(0.7) { clients[index].now?.isRequested = false }
        }
        return true
    }

    /// With work: who has a job; without, having worked: who had one; never worked: who had none.
    private func mayEnd(_ client: Int, with reason: Int) -> Bool {
        guard targets.hasWork, let work = clients[client].before?.work else { return true }
        switch reason {
        case 0: return work >= .paid
        case 1: return work == .earlier
        default: return work == .never
        }
    }

    // 3. Who started, with the funders and types that make the totals of this quarter.

    private mutating func admitStarters(_ flows: [Flow]) {
        for (slot, flow) in flows.enumerated() {
            for _ in 0..<flow.started { clients.append(newClient(slot, before: nil, now: .init())) }
        }
        let starters = clients.indices.filter { clients[$0].now != nil && clients[$0].before == nil }
        let leanings = leanings
        for starter in starters where random.chance(0.35) { clients[starter].now?.isRequested = true }

        let funders = wanted(targets.now.funders, of: \.funder, besides: starters)
        for (client, funder) in dealt(funders, to: starters, { leanings[$0].funders[$1] }) {
            clients[client].now?.funder = funder
        }
        let types = targets.now.types.isEmpty ? [] : wanted(targets.now.types, of: \.type, besides: starters)
        for (client, type) in dealtTypes(types, to: starters, running: flows.map(\.now)) {
            clients[client].now?.type = type
        }
    }

    /// How many starters each category needs; where it has too many already, some of them change over.
    private mutating func wanted(
        _ totals: [Int], of property: WritableKeyPath<Client.Phase, Int>, besides starters: [Int]
    ) -> [Int] {
        let others = random.shuffled(clients.indices.filter { clients[$0].now != nil && clients[$0].before != nil })
        var needed = totals
        for client in others {
            if let category = clients[client].now?[keyPath: property] { needed[category] -= 1 }
        }
        for client in others {
            guard let from = clients[client].now?[keyPath: property], needed[from] < 0,
                let to = needed.indices.max(by: { needed[$0] < needed[$1] })
            else { continue }
            clients[client].now?[keyPath: property] = to
            needed[from] += 1
            needed[to] -= 1
        }
        return needed
    }

    // 6. (4 and 5 stand in files of their own.) What had ended in the previous quarter: only counted, as nothing is known of the quarter before it.

    private mutating func endTrajectoriesOfBefore(_ flows: [Flow]) {
        let counts = apportion(
            targets.before.ended.reduce(0, +), weights: flows.map { Double($0.before) * random.between(0.7, 1.3) })
        let places = counts.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
        for (place, reason) in deal(
            targets.before.ended, to: Array(places.indices), with: &random, weight: { _, _ in 1 })
        {
            earlierEndings.append(
                .init(slot: places[place], reason: reason, wasRequested: reason == 2 && random.chance(0.2)))
        }
    }

    private mutating func newClient(_ slot: Int, before: Client.Phase?, now: Client.Phase?) -> Client {
        Client(
            slot: slot, before: before, now: now, firstJob: draw([0.3, 0.45, 0.25], with: &random),
            isInScheme: random.chance(0.7))
    }

    mutating func dealt(
        _ quotas: [Int], to chosen: [Int], _ weight: (_ slot: Int, _ category: Int) -> Double
    ) -> [(index: Int, category: Int)] {
        let places = clients.map(\.slot)
        return deal(quotas, to: chosen, with: &random) { weight(places[$0], $1) }
    }

    /// Types, with at most a sixth of a record of the third, `anders`, so that no record has more than a quarter.
    private mutating func dealtTypes(
        _ quotas: [Int], to chosen: [Int], running: [Int]
    ) -> [(index: Int, category: Int)] {
        guard !quotas.isEmpty else { return [] }
        var others = [Int](repeating: 0, count: slots.count)
        for client in clients where client.now?.type == 2 || (client.now == nil && client.before?.type == 2) {
            others[client.slot] += 1
        }
        var remaining = quotas
        var result: [(index: Int, category: Int)] = []
        for client in random.shuffled(chosen) {
            let slot = clients[client].slot
            var weights = remaining.indices.map { Double(remaining[$0]) * leanings[slot].types[$0] }
            if (others[slot] + 1) * 6 > running[slot] { weights[2] = 0 }
            if weights.allSatisfy({ $0 <= 0 }) { weights = remaining.map(Double.init) }
            let type = draw(weights, with: &random)
            remaining[type] -= 1
            if type == 2 { others[slot] += 1 }
            result.append((client, type))
        }
        return result
    }
}
