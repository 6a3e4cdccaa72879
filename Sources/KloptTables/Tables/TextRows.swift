import KloptModel

/// Rows given as texts rather than as a file (an example in a rule file), read by the same rules as cells of a file.
package struct TextRows: Sendable {
    private let context: ReadingContext
    private let readers: [[CellReader]]

    /// - Complexity: O(columns and codes of the context).
    package init(context: ReadingContext) {
        self.context = context
        readers = Recogniser(context).readers
    }

    /// - Parameters:
    ///   - columns: columns of the dataset, one for each cell of a row; the others are missing throughout.
    ///   - rows: at most `Batch.capacity`; each as long as `columns`.
    package func batch(dataset: Int, columns: [Int], rows: [[String]], source: Int) -> Batch {
        let schema = context.datasets[dataset]
        var problems: [CellProblem] = []
        var values = [Column?](repeating: nil, count: schema.columns.count)
        for (position, column) in columns.enumerated() where schema.columns.indices.contains(column) {
            var cells = Column(values: [], states: [])
            for (row, texts) in rows.enumerated() {
                let text = texts.indices.contains(position) ? texts[position] : ""
                let reading = readers[dataset][column].read(text)
                cells.values.append(reading.value)
                cells.states.append(reading.state)
                if schema.columns[column].type == .number { cells.decimals.append(reading.decimals) }
                if let kind = reading.problem {
                    problems.append(CellProblem(row: row, column: column, kind: kind, text: text))
                }
            }
            if cells.states.allSatisfy({ $0 == .present }) { cells.states = [] }
            values[column] = cells
        }
        return Batch(
            dataset: dataset, source: source, rowCount: rows.count, columns: values,
            rows: rows.indices.map { UInt32($0 + 2) }, problems: problems)
    }
}
