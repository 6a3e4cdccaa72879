import KloptModel
import KloptTables

/// The deliveries of two quarters that are counted in both: of one organisation and area, or of a successor and all that
/// it continues.
struct LikeForLike {
    let earlier: AcceptedRecords
    /// Per delivery of the later quarter, those of the earlier that it is held against.
    private let pairs: [DeliveryPlace: [DeliveryPlace]]
    private let pool: TextPool

    init(_ later: AcceptedRecords, _ earlier: AcceptedRecords, _ surroundings: Surroundings) {
        self.earlier = earlier
        pool = later.deliveries.plan.pool
        var pairs: [DeliveryPlace: [DeliveryPlace]] = [:]
        for place in later.rows.keys {
            guard let record = later.record(place) else { continue }
            let owners =
                [place.owner] + surroundings.formerOwners(of: record, in: earlier.period, since: later.period)
            let before = Set(owners).map { owner in
                var before = place
                (before.owner, before.period) = (owner, earlier.period.rawValue)
                return before
            }.filter { earlier.deliveries.isExpected($0) }
            // Of a merger, all that it continues must be counted, or the sums are of different things.
            if !before.isEmpty, before.allSatisfy({ earlier.rows[$0] != nil }) { pairs[place] = before }
        }
        self.pairs = pairs
    }

    /// The comparison of some deliveries of the later quarter with those of the earlier in the same dataset and areas.
    func comparison(
        of now: [DeliveryPlace], with then: [DeliveryPlace], in later: AcceptedRecords, columns: [Int],
        names: [String]
    ) -> PublicationFacts.Comparison {
        let alikeNow = now.filter { pairs[$0] != nil }
        let alikeThen = Set(alikeNow.flatMap { pairs[$0] ?? [] })
        func owners(_ places: some Sequence<DeliveryPlace>) -> [String] {
            Set(places.map(\.owner)).map { pool.text($0) }.sorted()
        }
        return PublicationFacts.Comparison(
            against: earlier.period, both: owners(alikeNow), onlyThen: owners(then.filter { !alikeThen.contains($0) }),
            onlyNow: owners(now.filter { pairs[$0] == nil }),
            changes: zip(columns, names).map { column, name in
                PublicationFacts.Change(
                    measure: name, then: earlier.sum(column, over: then).value,
                    alikeThen: earlier.sum(column, over: alikeThen).value,
                    alikeNow: later.sum(column, over: alikeNow).value)
            })
    }
}
