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
    /// Checked quarters that most organisations did not deliver and that no folder is named for: typing errors, or a
    /// quarter that is still coming in. Their records are issues, and nobody is asked for the rest.
    var sparse: [Period] = []

    func isSparse(_ period: Period) -> Bool { sparse.contains(period) }

    /// The checked quarters of which everybody is asked for what is missing.
    var expected: [Period] { checked.filter { !isSparse($0) } }

    func contains(_ raw: Int64) -> Bool {
        raw == Finding.none || checked.contains { $0.rawValue == raw }
    }

    /// The latest quarter that most organisations delivered; a few records of a later one (a typing error) do not
    /// move it.
    ///
    /// An owner delivered a quarter when it has more than half as many records of it as of the quarter of which it has
    /// most. Quarters more than two years from the others are left out as typing errors, and so are quarters in which
    /// no dataset is collected.
    ///
    /// - Parameter named: the quarters that folders are named for.
    static func select(
        _ request: PeriodRequest, _ records: [Tally.DatasetOwnerPeriod: Int], datasets: [DatasetSchema],
        named: Set<Period> = []
    ) -> PeriodSelection {
        // Records that do not say whose they are choose no quarter, unless there are no others.
        let hasOwners = records.keys.contains { key in
            key.owner != Finding.none && key.period != Finding.none && !datasets[key.dataset].isAdministration
                && datasets[key.dataset].period != nil
        }
        var perOwner: [Int64: [Int64: Int]] = [:]
        for (key, count) in records {
            guard datasets[key.dataset].period != nil, !datasets[key.dataset].isAdministration,
                key.period != Finding.none,
                key.owner != Finding.none || datasets[key.dataset].owner == nil || !hasOwners
            else { continue }
            perOwner[key.owner, default: [:]][key.period, default: 0] += count
        }
        let present = Set(perOwner.values.flatMap(\.keys)).sorted()
        var perPeriod: [Int64: Int] = [:]
        for (key, count) in records {
            guard !datasets[key.dataset].isAdministration, let period = Period(rawValue: key.period),
                datasets[key.dataset].period != nil, datasets[key.dataset].validity.contains(period)
            else { continue }
            perPeriod[key.period, default: 0] += count
        }
        let plausible = Set(mainStretch(perPeriod))
        switch request {
        case .one(let period):
            return PeriodSelection(checked: [period], reason: Localized("gevraagd", en: "as asked"), wasAsked: true)
        case .all:
            let checked = present.compactMap { Period(rawValue: $0) }
            return PeriodSelection(
                checked: checked, reason: Localized("alle kwartalen, zoals gevraagd", en: "all quarters, as asked"),
                sparse: checked.filter { !named.contains($0) && !isCollected($0.rawValue, perOwner) })
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
        let later = present.compactMap { raw in
            raw > chosen ? Period(rawValue: raw).map { ($0, delivered[raw] ?? 0) } : nil
        }.filter { period, owners in owners > 0 || named.contains(period) }
        let reason =
            all == 1
            ? Localized("het laatste kwartaal in de aanlevering", en: "the latest quarter delivered")
            : Localized(
                "het laatste kwartaal dat de meeste organisaties aanleverden: \(count) van de \(all)",
                en: "the latest quarter that most organisations delivered: \(count) of \(all)")
        let begun = alsoBegun(later.last)
        return PeriodSelection(
            checked: [period], reason: Localized(reason.dutch + begun.dutch, en: reason.english + begun.english))
    }

    /// A round of which the first deliveries came in already: whoever runs that asks for it.
    private static func alsoBegun(_ later: (period: Period, owners: Int)?) -> Localized {
        guard let (period, owners) = later else { return Localized("") }
        let (organisations, english) =
            owners == 1 ? ("1 organisatie", "1 organisation") : ("\(owners) organisaties", "\(owners) organisations")
        return Localized(
            ". Er is ook al iets over \(period), van \(organisations): kies --period \(period) om dat te controleren",
            en: ". There is something about \(period) too, of \(english): choose --period \(period) to check that")
    }

    /// Whether a quarter looks as if everybody was asked for it: most owners have records of it; or most of those who
    /// had begun by then delivered it, so that the first quarters of a long history count.
    ///
    /// Few who begin early are no sign: an organisation of one record delivers a quarter by one typing error.
    private static func isCollected(_ period: Int64, _ perOwner: [Int64: [Int64: Int]]) -> Bool {
        if perOwner.values.count(where: { $0[period] != nil }) * 2 > perOwner.count { return true }
        var (delivered, begun) = (0, 0)
        for periods in perOwner.values {
            let most = periods.values.max() ?? 0
            let own = periods.filter { $0.value * 2 > most }.keys
            if own.contains(period) { delivered += 1 }
            if own.contains(where: { $0 <= period }) { begun += 1 }
        }
        return delivered * 2 > begun && delivered >= 2 && delivered * 10 >= perOwner.count
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
