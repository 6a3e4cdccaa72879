import KloptModel

extension Batch {
    /// Whose delivery of which quarter a record is part of.
    ///
    /// - Complexity: O(1).
    private func unit(ofRow row: Int, _ schema: DatasetSchema) -> DeliveryUnit {
        func value(_ column: Int?) -> Int64 {
            guard let column, let cells = columns[column], cells.state(row) == .present else {
                return DeliveryUnit.unknown
            }
            return cells.values[row]
        }
        return DeliveryUnit(dataset: dataset, owner: value(schema.owner), period: value(schema.period))
    }

    /// The units that its records are part of, with the keys of these; a record that does not say of whom or of when is
    /// part of none.
    ///
    /// - Complexity: O(records · key columns).
    func units(_ schema: DatasetSchema) -> [DeliveryUnit: DeliveredRecords] {
        var units: [DeliveryUnit: DeliveredRecords] = [:]
        let key = schema.keyIndexes.filter { $0 != schema.owner && $0 != schema.period }
        for row in 0..<rowCount {
            let unit = unit(ofRow: row, schema)
            let isKnown =
                (schema.owner == nil || unit.owner != DeliveryUnit.unknown)
                && (schema.period == nil || unit.period != DeliveryUnit.unknown)
            guard isKnown else { continue }
            units[unit, default: DeliveredRecords()].add(
                key.map { column in
                    guard let cells = columns[column] else { return nil }
                    switch cells.state(row) {
                    case .present: return .some(cells.values[row])
                    case .unreadable: return nil
                    case .missing, .notApplicable, .atMost:
                        return schema.columns[column].isAlwaysRequired ? nil : .some(DeliveryUnit.unknown)
                    }
                })
        }
        return units
    }

    /// Without the records of these units.
    func without(_ units: Set<DeliveryUnit>, _ schema: DatasetSchema) -> Batch {
        let kept = (0..<rowCount).filter { !units.contains(unit(ofRow: $0, schema)) }
        guard kept.count < rowCount else { return self }
        var places = [Int: Int](minimumCapacity: kept.count)
        for (place, row) in kept.enumerated() { places[row] = place }
        func moved<T>(_ items: [T], _ row: WritableKeyPath<T, Int>) -> [T] {
            items.compactMap { item in
                guard let place = places[item[keyPath: row]] else { return nil }
                var item = item
                item[keyPath: row] = place
                return item
            }
        }
        var batch = self
        batch.rowCount = kept.count
        batch.rows = kept.map { rows[$0] }
        batch.columns = columns.map { column in
            column.map { column in
                Column(
                    values: kept.map { column.values[$0] },
                    states: column.states.isEmpty ? [] : kept.map { column.states[$0] },
                    decimals: column.decimals.isEmpty ? [] : kept.map { column.decimals[$0] })
            }
        }
        batch.problems = moved(problems, \.row)
        batch.shortRows = moved(shortRows, \.row)
        return batch
    }
}
