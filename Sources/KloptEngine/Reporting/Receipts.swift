import KloptLanguage
import KloptModel
import KloptTables

/// When the deliveries of the checked quarters came in, and by when they were due: each quarter has a deadline of its own.
///
/// The lists of what was received say so; of who is on none, the names of files and folders may.
struct Receipts: Sendable {
    /// One quarter that deliveries are awaited of.
    struct Quarter: Sendable {
        /// The last day on which a delivery is in time; nil when nothing sets one.
        var deadline: CalendarDate?
        /// By pool number of the owner: the days of its first and its last delivery.
        var days: [Int64: ClosedRange<CalendarDate>] = [:]
        /// By pool number of the owner: files of its, by the list or by their names, in which nothing could be read.
        var unread: [Int64: Set<String>] = [:]

        fileprivate mutating func add(_ day: CalendarDate, to owner: Int64) {
            let known = days[owner] ?? day...day
            days[owner] = min(known.lowerBound, day)...max(known.upperBound, day)
        }
    }

    /// In order; the last is the one that the round is about.
    let periods: [Period]
    private(set) var quarters: [Period: Quarter]

    var last: Quarter { periods.last.flatMap { quarters[$0] } ?? Quarter() }

    /// - Parameters:
    ///   - periods: the quarters that deliveries are awaited of, in order.
    ///   - asked: goes before the pack's deadline of the last of them.
    ///   - countsDays: whether the pack's deadline counts where nothing says when anything was received.
    /// - Complexity: O(quarters · (rows of the lists + records of the files whose names have a day)).
    init(
        surroundings: Surroundings, reading: ReadingResult, periods: [Period], deadline asked: CalendarDate?,
        countsDays: Bool
    ) {
        self.periods = periods
        quarters = [:]
        for period in periods {
            var quarter = Quarter()
            Receipts.addNamed(surroundings, reading, period, to: &quarter)
            let ofPack = Receipts.addListed(surroundings, reading, period, to: &quarter)
            let isAsked = period == periods.last && asked != nil
            quarter.deadline = isAsked ? asked : countsDays || !quarter.days.isEmpty ? ofPack : nil
            quarters[period] = quarter
        }
    }

    /// What the lists say, which goes before names.
    ///
    /// - Returns: the pack's deadline.
    private static func addListed(
        _ surroundings: Surroundings, _ reading: ReadingResult, _ period: Period, to quarter: inout Quarter
    ) -> CalendarDate? {
        let unread = Set(reading.files.filter { $0.named != nil }.map(\.file))
        var deadline: CalendarDate?
        var listed = Quarter()
        let heirs = surroundings.heirs(in: period)
        for (dataset, schema) in surroundings.plan.datasets.enumerated() {
            guard let roles = schema.receipts, let owner = schema.owner else { continue }
            deadline = deadline ?? roles.days.flatMap { period.lastDay?.advanced(by: Int64($0)) }
            let table = surroundings.store.tables[dataset]
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                guard record.value(roles.period) == period.rawValue, let owner = record.value(owner),
                    let day = record.value(roles.received).flatMap({ CalendarDate(days: $0) })
                else { continue }
                // Under the name of before a merger it is a delivery of whoever continues that organisation.
                let owners = [owner, heirs[owner]].compactMap { $0 }
                for owner in owners { listed.add(day, to: owner) }
                guard let name = roles.file.flatMap({ record.value($0) }).map({ surroundings.plan.pool.text($0) }),
                    case .one(let place) = reading.fileNames.find(name, received: day)
                else { continue }
                let file = reading.fileNames.names[place]
                guard unread.contains(file) else { continue }
                for owner in owners { quarter.unread[owner, default: []].insert(file) }
            }
        }
        quarter.days.merge(listed.days) { _, listed in listed }
        return deadline
    }

    /// What the names of files and folders say.
    private static func addNamed(
        _ surroundings: Surroundings, _ reading: ReadingResult, _ period: Period, to quarter: inout Quarter
    ) {
        for (number, source) in reading.sources.enumerated() {
            let schema = surroundings.plan.datasets[source.dataset]
            guard let day = source.received, schema.period != nil, !schema.isAdministration else { continue }
            let facts = SourceFacts(number, source, schema, surroundings.store)
            if facts.periods.contains(period.rawValue) { for owner in facts.owners { quarter.add(day, to: owner) } }
        }
        for found in reading.resubmissions where found.unit.period == period.rawValue {
            for day in found.versions.compactMap(\.received) { quarter.add(day, to: found.unit.owner) }
        }
        // A letter that goes with a delivery is named for its sender too: only what should have been a table counts.
        let failed = Set(reading.failures.map(\.file))
        let owners = failed.isEmpty ? [:] : surroundings.ownersOfRosters
        for file in reading.files where failed.contains(file.file) {
            guard let named = file.named, named.period ?? period == period,
                let owner = named.sender.flatMap({ owners[OwnerName.folded($0)] })
            else { continue }
            quarter.unread[owner, default: []].insert(file.file)
            if let day = named.received { quarter.add(day, to: owner) }
        }
    }
}

extension Surroundings {
    /// Who continues an organisation of which a roster expects nothing in a quarter any more.
    ///
    /// - Complexity: O(rows of the rosters).
    fileprivate func heirs(in period: Period) -> [Int64: Int64] {
        var heirs: [Int64: Int64] = [:]
        var active: Set<Int64> = []
        for (dataset, schema) in plan.datasets.enumerated() {
            guard let roles = schema.roster, let column = schema.owner, let successor = roles.successor else {
                continue
            }
            let table = store.tables[dataset]
            for row in 0..<table.set.rowCount {
                let record = Record(set: table.set, row: row)
                guard let owner = record.value(column) else { continue }
                if record.value(roles.to) ?? Int64.max >= period.rawValue { active.insert(owner) }
                if let heir = record.value(successor), heir != owner { heirs[owner] = heir }
            }
        }
        heirs = heirs.filter { !active.contains($0.key) }
        // Who merged more than once is continued by the last. Nobody does so often: a roster that goes round in a circle
        // leads nowhere.
        return heirs.mapValues { heir in
            var last = heir
            for _ in 0..<16 {
                guard let next = heirs[last] else { break }
                last = next
            }
            return last
        }
    }

    /// Everybody on a roster, by the folded name.
    ///
    /// - Complexity: O(rows of the rosters).
    fileprivate var ownersOfRosters: [String: Int64] {
        var owners: [String: Int64] = [:]
        for (dataset, schema) in plan.datasets.enumerated() where schema.roster != nil {
            guard let column = schema.owner else { continue }
            let table = store.tables[dataset]
            for row in 0..<table.set.rowCount {
                guard let owner = Record(set: table.set, row: row).value(column) else { continue }
                owners[OwnerName.folded(plan.pool.text(owner))] = owner
            }
        }
        return owners
    }
}
