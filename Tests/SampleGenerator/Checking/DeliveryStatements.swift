/// What must hold, or is plausible, over all that was delivered: completeness, keys, and outliers; and everything
/// that must hold within the records.
struct DeliveryStatements {
    let roster: Roster
    /// By `Record.key`; only looked up, never walked, as its order differs from run to run.
    private let previous: [String: Record]

    init(roster: Roster, previous: [Record]) {
        self.roster = roster
        self.previous = Dictionary(previous.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is compared with the quarter before, over all organisations.
    private static let compared = Dataset.names.map { ($0, "lopend") } + [("ips", "betaald")]

    /// - Parameter organisation: when given, the records are those of its delivery, and only what can be said of that
    ///   alone is checked: all but outliers, and who else is missing.
    /// - Returns: what is broken, each once, in the order of the list.
    func check(_ records: [Record], of organisation: Organisation? = nil) -> [Finding] {
        var findings: [Finding] = []
        var keys: Set<String> = []
        var delivered: Set<String> = []
        var senders: Set<String> = []
        var pairs: [String: [(before: Record, now: Record)]] = [:]

        for record in records {
            func report(_ kind: Finding.Kind) { findings.append(.init(record, kind)) }
            senders.insert(record.organisation)
            guard record.quarter == Roster.now else {
                report(.wrongQuarter)
                continue
            }
            guard roster.organisation(record.organisation) != nil else {
                report(.unknownOrganisation)
                continue
            }
            if Region.named(record.region) == nil {
                // What is no region cannot be the region of an issue.
                findings.append(
                    .init(
                        organisation: record.organisation, dataset: record.dataset, measure: "regio",
                        kind: .unknownRegion))
            }
            if let typed = record.regionAsTyped, Region.named(record.region) != nil,
                !(Region.named(typed) != nil || Region.all.contains { $0.aliases.contains(typed) })
            {
                report(.nearRegion)
            }
            if !keys.insert(record.key).inserted { report(.duplicateKey) }
            delivered.insert(Record.key(record.organisation, record.region, record.dataset, ""))
            if Region.named(record.region) != nil
                && !roster.expects(record.organisation, record.region, record.dataset)
            {
                report(.notOnRoster)
            }
            let earlier = predecessor(of: record)
            findings += RecordStatements.check(record, previous: earlier)
            for (column, cell) in zip(Dataset.named(record.dataset).columns, record.cells) where cell == .noColumn {
                findings.append(
                    .init(
                        organisation: record.organisation, dataset: record.dataset, measure: column.name,
                        kind: .missingColumn))
            }
            if let earlier { pairs[record.dataset, default: []].append((earlier, record)) }
        }

        for (dataset, measure) in Self.compared where organisation == nil {
            let pairs = pairs[dataset] ?? []
            let changes = pairs.map { Change(before: $0.before.count(measure), now: $0.now.count(measure)) }
            for (pair, verdict) in zip(pairs, Change.verdicts(changes)) where verdict != .quiet {
                findings.append(.init(pair.now, verdict == .outlying ? .outlier : .doubtful, measure))
            }
        }
        for organisation in organisation.map({ [$0] }) ?? roster.active {
            findings += missing(organisation, senders: senders, delivered: delivered)
        }
        var seen: Set<Finding> = []
        return findings.filter { seen.insert($0).inserted }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
    }

    /// The record of the quarter before, also where another organisation delivered it before a merger.
    func predecessor(of record: Record) -> Record? {
        let names = [
            record.organisation, roster.predecessor(record.organisation, record.region, record.dataset),
        ].compactMap { $0 }
        return names.lazy.compactMap { previous[Record.key($0, record.region, record.dataset, Roster.before)] }.first
    }

    /// The widest that is wholly missing: the organisation, else a region, else a trajectory, else a record.
    private func missing(
        _ organisation: Organisation, senders: Set<String>, delivered: Set<String>
    ) -> [Finding] {
        let expected = roster.entries.filter { $0.organisation == organisation.code && $0.holdsNow }
        guard !expected.isEmpty else { return [] }
        func finding(_ kind: Finding.Kind, region: String = "", dataset: String = "") -> Finding {
            .init(organisation: organisation.code, region: region, dataset: dataset, kind: kind)
        }
        guard senders.contains(organisation.code) else { return [finding(.nothingSent)] }
        let absent = expected.filter {
            !delivered.contains(Record.key($0.organisation, $0.region, $0.dataset, ""))
        }
        return absent.map { entry in
            if !expected.contains(where: { present($0, absent) && $0.region == entry.region }) {
                finding(.missingRegion, region: entry.region)
            } else if !expected.contains(where: { present($0, absent) && $0.dataset == entry.dataset }) {
                finding(.missingTrajectory, dataset: entry.dataset)
            } else {
                finding(.missingRecord, region: entry.region, dataset: entry.dataset)
            }
        }
    }

    private func present(_ entry: Roster.Entry, _ absent: [Roster.Entry]) -> Bool {
        !absent.contains { $0.region == entry.region && $0.dataset == entry.dataset }
    }
}
