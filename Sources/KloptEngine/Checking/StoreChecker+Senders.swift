import KloptModel
import KloptTables

extension StoreChecker {
    /// Holds each record's owner against the organisation that its folder or file is named for.
    ///
    /// A name counts when it is an organisation's: one of the roster, or one that delivered, or one that differs from the
    /// record's only in its figures. The issue goes to whose delivery it is, who made the mistake.
    func ownerAgrees(_ index: Int, _ dataset: Int) -> AcrossResult {
        var found = AcrossResult()
        let schema = plan.datasets[dataset]
        guard let column = schema.owner else { return found }
        // Most files say by their columns alone whose they are: then there is nothing to compare.
        guard sources.contains(where: { $0.dataset == dataset && $0.namedSender != nil }) else { return found }
        let table = surroundings.store.tables[dataset]
        let organisations = knownOwners()
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            let source = Int(table.sources[row])
            guard let owner = record.value(column), sources.indices.contains(source),
                let named = sources[source].namedSender
            else { continue }
            let sent = sentBy(named, owner, organisations)
            let period = schema.period.flatMap { record.value($0) } ?? Finding.none
            guard selection.contains(period), sender?.isOwner(sent ?? owner) ?? true else { continue }
            found.tally.add(sent == nil ? .passed : .failed, owner: sent ?? owner, period: period)
            if let sent {
                found.log.add(
                    index, plan, record, owner: sent, period: period, source: source, row: table.rows[row],
                    detail: .wrongSender(named: named))
            }
        }
        return found
    }

    /// Whose delivery it is, when that is another than the owner.
    private func sentBy(_ name: String, _ owner: Int64, _ organisations: [String: Int64]) -> Int64? {
        let (folded, own) = (OwnerName.folded(name), OwnerName.folded(plan.pool.text(owner)))
        guard folded != own else { return nil }
        if let known = organisations[folded] { return known }
        func shape(_ text: String) -> String { String(text.map { $0.isNumber ? "0" : $0 }) }
        return shape(folded) == shape(own) ? plan.pool.number(of: name) : nil
    }

    /// Every organisation of a roster, or of a record, by its folded name.
    private func knownOwners() -> [String: Int64] {
        var known: [String: Int64] = [:]
        var seen: Set<Int64> = []
        for (dataset, schema) in plan.datasets.enumerated()
        where schema.roster != nil || schema.isDelivered {
            guard let column = schema.owner else { continue }
            let table = surroundings.store.tables[dataset]
            for row in 0..<table.set.rowCount {
                guard let owner = Record(set: table.set, row: row).value(column), seen.insert(owner).inserted else {
                    continue
                }
                known[OwnerName.folded(plan.pool.text(owner))] = owner
            }
        }
        return known
    }
}
