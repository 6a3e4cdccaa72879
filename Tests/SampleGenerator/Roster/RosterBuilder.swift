/// Makes a roster of 42 organisations that offer IPS in exactly as many regions as `Region.all` says, and one more
/// that ended with 2025-Q1 and is continued by one of the 42.
struct RosterBuilder {
    var random: SplitMix64

    /// About how many organisation × region pairs offer a trajectory beside IPS; few offer WABZ.
    private static let offers = [("wabz", 8), ("overig", 20), ("jobcoaching", 22), ("werkfit", 20), ("naarwerk", 7)]
    private static let organisationCount = 42

    static func build(random: SplitMix64) throws(SampleError) -> (roster: Roster, slots: [Slot]) {
        var builder = RosterBuilder(random: random)
        let organisations = try builder.withRoles(builder.organisations())
        return builder.entries(organisations)
    }

    /// Lays the providers of every region in layers, and cuts the layers into runs of neighbours: an organisation is
    /// a run. So each region has its number of providers, all different.
    private mutating func organisations() -> [Organisation] {
        let layers = (0..<6).map { layer in Region.all.filter { $0.providers > layer }.map(\.name) }
        var places: [String] = []
        for layer in layers {
            let turn = random.below(layer.count)
            places += layer[turn...] + layer[..<turn]
        }
        var runs: [[String]] = []
        repeat {
            runs = []
            var run: [String] = []
            var length = 1 + random.below(5)
            for place in places {
                if run.count == length || run.contains(place) {
                    runs.append(run)
                    run = []
                    length = 1 + random.below(5)
                }
                run.append(place)
            }
            runs.append(run)
        } while runs.count != Self.organisationCount
        let geographic = Region.all.map(\.name)
        return random.shuffled(runs).enumerated().map { index, run in
            let number = index + 1
            return Organisation(
                code: number < 10 ? "GGZ 0\(number)" : "GGZ \(number)", name: Organisation.names[index],
                regions: geographic.filter(run.contains))
        }
    }

    private mutating func withRoles(_ organisations: [Organisation]) throws(SampleError) -> [Organisation] {
        var result = organisations
        let order = random.shuffled(Array(organisations.indices))
        let silent = order.filter { (2...3).contains(organisations[$0].regions.count) }.prefix(2)
        for index in silent { result[index].role = .silent }
        let large = order.filter { organisations[$0].regions.count >= 3 && !silent.contains($0) }
        guard silent.count == 2, large.count >= 2 else { throw .init("no organisations for the special roles") }
        result[large[0]].role = .successor(count: 2)
        result[large[1]].role = .growing
        return result
    }

    private mutating func entries(_ organisations: [Organisation]) -> (roster: Roster, slots: [Slot]) {
        var offered = organisations.map { $0.regions.map { ($0, ["ips"]) } }
        for (dataset, wanted) in Self.offers {
            var count = 0
            for index in random.shuffled(Array(organisations.indices)) where count < wanted {
                guard !organisations[index].isSilent else { continue }
                for place in offered[index].indices where count < wanted && !isNew(place, in: organisations[index]) {
                    // The first region always, so that who offers it offers it somewhere.
                    guard place == 0 || random.chance(0.75) else { continue }
                    offered[index][place].1.append(dataset)
                    count += 1
                }
            }
        }

        let ended = Organisation(
            code: "GGZ \(Self.organisationCount + 1)", name: Organisation.names[Self.organisationCount], regions: [])
        var entries: [Roster.Entry] = []
        var slots: [Slot] = []
        for (organisation, regions) in zip(organisations, offered) {
            for (place, (region, datasets)) in regions.enumerated() {
                let takenOver = isTakenOver(place, in: organisation)
                for dataset in Dataset.names where datasets.contains(dataset) {
                    let starts = organisation.isSilent || takenOver || isNew(place, in: organisation)
                    let since = random.pick([Roster.first, Roster.first, Roster.first, "2024-Q1", "2024-Q3"])
                    entries.append(
                        .init(
                            organisation: organisation.code, name: organisation.name, region: region, dataset: dataset,
                            from: starts ? Roster.now : since, contact: organisation.contact))
                    if takenOver {
                        entries.append(
                            .init(
                                organisation: ended.code, name: ended.name, region: region, dataset: dataset,
                                from: since, until: Roster.before, contact: organisation.contact,
                                successor: organisation.code))
                    }
                    guard !organisation.isSilent else { continue }
                    slots.append(
                        Slot(
                            organisation: organisation.code,
                            predecessor: takenOver ? ended.code : organisation.code,
                            region: region, dataset: dataset, isNew: isNew(place, in: organisation)))
                }
            }
        }
        // Someone who stopped with a trajectory earlier: not expected any more, and not missing.
        if let stopped = entries.first(where: { entry in
            entry.dataset == "ips" && entry.from == Roster.first && entry.until.isEmpty
                && !entries.contains { $0.organisation == entry.organisation && $0.dataset == "naarwerk" }
        }) {
            entries.append(
                .init(
                    organisation: stopped.organisation, name: stopped.name, region: stopped.region,
                    dataset: "naarwerk", from: Roster.first, until: "2024-Q4", contact: stopped.contact))
        }
        entries.sort { ($0.organisation, $0.region, $0.dataset) < ($1.organisation, $1.region, $1.dataset) }
        return (Roster(organisations: organisations + [ended], entries: entries), slots)
    }

    private func isNew(_ place: Int, in organisation: Organisation) -> Bool {
        if case .growing = organisation.role { place == organisation.regions.count - 1 } else { false }
    }

    private func isTakenOver(_ place: Int, in organisation: Organisation) -> Bool {
        if case .successor(let count) = organisation.role {
            place >= organisation.regions.count - count
        } else {
            false
        }
    }
}
