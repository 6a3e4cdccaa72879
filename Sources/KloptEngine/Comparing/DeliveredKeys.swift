import KloptModel

/// The keys of the records that a run read, as people read them: by these an earlier run's issues find their record.
///
/// Nothing is gathered before somebody asks.
package struct DeliveredKeys {
    private let surroundings: Surroundings
    /// By dataset; nil for one of which the keys were not kept.
    private var keys: [Int: Set<[String]>?] = [:]

    package init(of run: CheckedRun) { surroundings = run.surroundings }

    /// Whether the record that an issue was about is there; nil where that cannot be said: the issue is about a group, or
    /// about something that is no delivery.
    ///
    /// - Complexity: O(records of the dataset) the first time.
    package mutating func hasRecord(of issue: SolvedIssue) -> Bool? {
        let plan = surroundings.plan
        guard let dataset = plan.datasets.firstIndex(where: { $0.name == issue.dataset }),
            plan.datasets[dataset].isDelivered
        else { return nil }
        let schema = plan.datasets[dataset]
        var key: [String] = []
        for column in schema.keyIndexes.map({ schema.columns[$0] }) {
            guard let part = issue.key.first(where: { $0.name == column.name })?.value else {
                guard column.isAlwaysRequired else {
                    key.append("")
                    continue
                }
                return nil
            }
            key.append(part)
        }
        let known = keys[dataset] ?? gather(dataset)
        keys[dataset] = .some(known)
        return known?.contains(key)
    }

    private func gather(_ dataset: Int) -> Set<[String]>? {
        let schema = surroundings.plan.datasets[dataset]
        let table = surroundings.store.tables[dataset]
        guard table.set.rowCount > 0, schema.keyIndexes.allSatisfy({ surroundings.plan.kept[dataset].contains($0) })
        else {
            return nil
        }
        return Set(
            (0..<table.set.rowCount).map { row in
                let record = Record(set: table.set, row: row)
                return schema.keyIndexes.map { column in
                    record.value(column).map { schema.columns[column].text(of: $0, surroundings.plan.pool) } ?? ""
                }
            })
    }
}
