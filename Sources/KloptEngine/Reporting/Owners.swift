import KloptModel

/// The organisations (or reports) that a run expected or met, with what they delivered.
struct Owners {
    let plan: Plan
    let tally: Tally
    let selection: PeriodSelection
    let surroundings: Surroundings
    let sender: Sender?
    let receipts: Receipts
    /// The day as which lateness is judged; nil when no day matters.
    let day: CalendarDate?

    private struct Gathered {
        var displayName: String?
        var contact: String?
        var records: [Int: Int] = [:]
        var expected: [Int: Int] = [:]
        /// The quarters, as raw values, of which it delivered something, and those of which it should.
        var delivered: Set<Int64> = []
        var awaited: Set<Int64> = []
        var isOnRoster = false
        var counts = OutcomeCounts()
    }

    /// - Parameter issues: counts per owner, by pool number.
    func list(issues: [Int64: FindingOrder.SeverityCounts]) -> [Report.Owner] {
        var owners: [Int64: Gathered] = [:]
        for (key, counts) in tally.owners where key.owner != Finding.none && selection.contains(key.period) {
            owners[key.owner, default: Gathered()].counts += counts
        }
        for (key, count) in tally.records
        where key.owner != Finding.none && selection.contains(key.period)
            && !plan.datasets[key.dataset].isAdministration
        {
            owners[key.owner, default: Gathered()].records[key.dataset, default: 0] += count
            owners[key.owner, default: Gathered()].delivered.insert(key.period)
        }
        for owner in issues.keys where owner != Finding.none {
            owners[owner, default: Gathered()] = owners[owner] ?? Gathered()
        }
        let hasRoster = addRosters(&owners)
        return owners.filter { isListed($0.key, $0.value, issues) }.map { number, gathered in
            let count = issues[number] ?? FindingOrder.SeverityCounts()
            let datasets = Set(gathered.records.keys).union(gathered.expected.keys).sorted()
            var owner = Report.Owner(
                name: plan.pool.text(number), displayName: gathered.displayName, contact: gathered.contact,
                figures: figures(gathered),
                deliveries: datasets.map { dataset in
                    let records = gathered.records[dataset] ?? 0
                    let expected =
                        hasRoster && plan.datasets[dataset].period != nil ? gathered.expected[dataset] ?? 0 : nil
                    return Report.Delivery(
                        dataset: plan.datasets[dataset].name, records: records, expected: expected,
                        missing: max(0, (expected ?? 0) - records))
                },
                errors: count.errors, warnings: count.warnings, infos: count.infos, counts: gathered.counts)
            owner.explained = count.explained
            let days = receipts.last.days[number]
            (owner.firstReceived, owner.received) = (days?.lowerBound, days?.upperBound)
            owner.unread = receipts.last.unread[number].map { $0.sorted() } ?? []
            guard owner.figures == nil else { return owner }
            let lateFor = receipts.periods.filter { isLate(number, gathered, in: $0) }
            owner.isLate = !lateFor.isEmpty
            if receipts.periods.count > 1 { owner.lateFor = lateFor }
            return owner
        }.sorted { $0.name < $1.name }
    }

    /// Whether the first that it sent came after the deadline, or the deadline has passed without anything.
    private func isLate(_ owner: Int64, _ gathered: Gathered, in period: Period) -> Bool {
        guard let quarter = receipts.quarters[period], let deadline = quarter.deadline else { return false }
        if let first = quarter.days[owner]?.lowerBound { return first > deadline }
        let isAwaited =
            gathered.awaited.contains(period.rawValue) && !gathered.delivered.contains(period.rawValue)
        return isAwaited && day.map { $0 > deadline } ?? false
    }

    /// The label of the dataset of figures that an owner who is on no roster delivered, and nothing else.
    private func figures(_ owner: Gathered) -> Localized? {
        guard !owner.isOnRoster, let dataset = owner.records.keys.min(),
            owner.records.keys.allSatisfy({ plan.datasets[$0].isLong && plan.datasets[$0].period == nil })
        else { return nil }
        return plan.datasets[dataset].label
    }

    /// Owners of a roster who are neither expected now nor delivered anything are not part of this round.
    private func isListed(
        _ owner: Int64, _ gathered: Gathered, _ issues: [Int64: FindingOrder.SeverityCounts]
    ) -> Bool {
        if let sender, !sender.isOwner(owner) { return false }
        return !gathered.records.isEmpty || !gathered.expected.isEmpty || issues[owner] != nil
    }

    /// - Returns: whether there is a roster at all.
    private func addRosters(_ owners: inout [Int64: Gathered]) -> Bool {
        var hasRoster = false
        for (number, schema) in plan.datasets.enumerated() {
            guard let roles = schema.roster, let ownerColumn = schema.owner else { continue }
            let table = surroundings.store.tables[number]
            hasRoster = hasRoster || table.set.rowCount > 0
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                guard let owner = record.value(ownerColumn) else { continue }
                // In its place: a copy would copy its tables for each row.
                add(record, of: roles, to: &owners[owner, default: Gathered()])
            }
        }
        return hasRoster
    }

    /// Adds what a row of a roster says of its owner.
    private func add(_ record: Record, of roles: RosterRoles, to gathered: inout Gathered) {
        gathered.isOnRoster = true
        if gathered.displayName == nil {
            gathered.displayName = roles.displayName.flatMap { record.value($0) }.map { plan.pool.text($0) }
        }
        if gathered.contact == nil {
            gathered.contact = roles.contact.flatMap { record.value($0) }.map { plan.pool.text($0) }
        }
        guard let name = record.value(roles.delivers), let dataset = plan.datasetsByName[name] else { return }
        let (from, to) = (record.value(roles.from) ?? Int64.min, record.value(roles.to) ?? Int64.max)
        for period in selection.expected
        where from <= period.rawValue && to >= period.rawValue && plan.datasets[dataset].validity.contains(period) {
            gathered.expected[dataset, default: 0] += 1
            gathered.awaited.insert(period.rawValue)
        }
    }
}
