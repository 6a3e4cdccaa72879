import KloptModel

/// Which quarters a run was asked to check.
package enum PeriodRequest: Hashable, Sendable {
    case latest
    case all
    case one(Period)

    /// The one quarter that was asked for.
    package var asked: Period? {
        if case .one(let period) = self { period } else { nil }
    }
}

/// Which quarters a run checks, and why.
struct PeriodSelection: Sendable {
    /// In order; empty when no record has a period.
    var checked: [Period]
    var reason: Localized
    /// Whether the quarter was asked for: then later ones are no surprise.
    var wasAsked = false

    func contains(_ raw: Int64) -> Bool {
        raw == Finding.none || checked.contains { $0.rawValue == raw }
    }

    /// The latest quarter that most organisations delivered; a few records of a later one (a typing error) do not
    /// move it.
    ///
    /// An owner delivered a quarter when it has more than half as many records of it as of the quarter of which it has
    /// most. Quarters more than two years from the others are left out as typing errors, and so are quarters in which
    /// no dataset is collected.
    static func select(_ request: PeriodRequest, _ records: [Tally.DatasetOwnerPeriod: Int], datasets: [DatasetSchema])
        -> PeriodSelection
    {
        var perOwner: [Int64: [Int64: Int]] = [:]
        for (key, count) in records {
            guard datasets[key.dataset].period != nil, datasets[key.dataset].roster == nil, key.period != Finding.none,
                key.owner != Finding.none || datasets[key.dataset].owner == nil
            else { continue }
            perOwner[key.owner, default: [:]][key.period, default: 0] += count
        }
        let present = Set(perOwner.values.flatMap(\.keys)).sorted()
        var perPeriod: [Int64: Int] = [:]
        for (key, count) in records {
            guard datasets[key.dataset].roster == nil, let period = Period(rawValue: key.period),
                datasets[key.dataset].period != nil, datasets[key.dataset].validity.contains(period)
            else { continue }
            perPeriod[key.period, default: 0] += count
        }
        let plausible = Set(mainStretch(perPeriod))
        switch request {
        case .one(let period):
            return PeriodSelection(checked: [period], reason: Localized("gevraagd", en: "as asked"), wasAsked: true)
        case .all:
            return PeriodSelection(
                checked: present.compactMap { Period(rawValue: $0) },
                reason: Localized("alle kwartalen, zoals gevraagd", en: "all quarters, as asked"))
        case .latest: break
        }
        guard !perOwner.isEmpty else { return PeriodSelection(checked: [], reason: Localized("")) }
        var delivered: [Int64: Int] = [:]
        for periods in perOwner.values {
            let most = periods.values.max() ?? 0
            for (period, count) in periods where count * 2 > most && (plausible.isEmpty || plausible.contains(period)) {
                delivered[period, default: 0] += 1
            }
        }
        let chosen =
            present.last { (delivered[$0] ?? 0) * 2 > perOwner.count }
            ?? delivered.keys.sorted().max { (delivered[$0] ?? 0, $0) < (delivered[$1] ?? 0, $1) }
        guard let chosen, let period = Period(rawValue: chosen) else {
            return PeriodSelection(checked: [], reason: Localized(""))
        }
        let (count, all) = (delivered[chosen] ?? 0, perOwner.count)
        return PeriodSelection(
            checked: [period],
            reason: all == 1
                ? Localized("het laatste kwartaal in de aanlevering", en: "the latest quarter delivered")
                : Localized(
                    "het laatste kwartaal dat de meeste organisaties aanleverden: \(count) van de \(all)",
                    en: "the latest quarter that most organisations delivered: \(count) of \(all)"))
    }

    /// The stretch of quarters, without a gap of more than two years, that has most records; the earliest of equals.
    private static func mainStretch(_ records: [Int64: Int]) -> [Int64] {
        var stretches: [(periods: [Int64], records: Int)] = []
        for period in records.keys.sorted() {
            // Eight per year in a raw value: 16 apart is two years.
            if let last = stretches.last?.periods.last, period - last <= 16 {
                stretches[stretches.count - 1].periods.append(period)
                stretches[stretches.count - 1].records += records[period] ?? 0
            } else {
                stretches.append(([period], records[period] ?? 0))
            }
        }
        var best = stretches.first
        for stretch in stretches where stretch.records > best?.records ?? 0 { best = stretch }
        return best?.periods ?? []
    }
}
