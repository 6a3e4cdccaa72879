import KloptModel
import KloptTables

/// The rows of a list of explanations, for who is about to add one.
package struct KnownExplanations: Sendable {
    private var entries: [WrittenExplanation] = []
    private let schema: DatasetSchema
    private let pool: TextPool

    /// - Parameter schema: with the roles of a list of explanations.
    package init(_ schema: DatasetSchema, pool: TextPool) {
        self.schema = schema
        self.pool = pool
    }

    /// Rows that are refused explain nothing.
    package mutating func add(_ batch: Batch) {
        let set = ColumnSet(dataset: batch.dataset, rowCount: batch.rowCount, columns: batch.columns)
        for row in 0..<batch.rowCount {
            let place = DataPlace(file: "", row: Int(batch.rows[row]))
            if let entry = WrittenExplanation(
                Record(set: set, row: row), batch.dataset, schema, place: place, pool)
            {
                entries.append(entry)
            }
        }
    }

    /// The explanation that holds for an issue on a day, as far as the list says; the first of several.
    ///
    /// - Parameter names: the ids of the issue and of its rule, former ones too.
    /// - Complexity: O(rows).
    package func holding(
        for issue: SolvedIssue, named names: Set<String>, observed: [Observation], on day: CalendarDate
    ) -> Explanation? {
        entries.first { entry in
            names.contains(entry.about) && entry.explanation.until >= day
                && issue.owner.map { OwnerName.areSame(pool.text(entry.owner), $0) } ?? false
                && entry.speaks(of: issue.key, period: nil) && entry.figures?.agree(with: observed) ?? true
        }?.explanation
    }
}
