import KloptModel
import KloptTables

/// The records that rules across records need: per dataset its kept columns, and where each record stands.
struct RecordStore: Sendable {
    struct Table: Sendable {
        var set: ColumnSet
        /// Per record, its row as a spreadsheet shows it.
        var rows: [UInt32]
        /// Per record, its file or sheet.
        var sources: [UInt32]

        /// The records of a file or sheet, which stand together and in the order of the input.
        ///
        /// - Complexity: O(log records).
        func rows(ofSource source: Int) -> Range<Int> {
            let source = UInt32(truncatingIfNeeded: source)
            return first { $0 >= source }..<first { $0 > source }
        }

        /// The record that stands in a row of a file or sheet; nil when there is none.
        ///
        /// - Complexity: O(log records).
        func record(ofSource source: Int, row: UInt32) -> Int? {
            let all = rows(ofSource: source)
            var (low, high) = (all.lowerBound, all.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if rows[middle] < row { low = middle + 1 } else { high = middle }
            }
            return low < all.upperBound && rows[low] == row ? low : nil
        }

        /// The first record whose source meets a condition that all later ones meet; the count when none does.
        private func first(where isMet: (UInt32) -> Bool) -> Int {
            var (low, high) = (0, sources.count)
            while low < high {
                let middle = (low + high) / 2
                if isMet(sources[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    let tables: [Table]

    func record(_ dataset: Int, _ row: Int) -> Record { Record(set: tables[dataset].set, row: row) }

    /// With other records of one dataset, as many and in the same places.
    func replacing(_ dataset: Int, with set: ColumnSet) -> RecordStore {
        var tables = tables
        tables[dataset].set = set
        return RecordStore(tables: tables)
    }
}

/// Collects records batch by batch, in the order of the input.
struct RecordStoreBuilder {
    private struct Growing {
        var columns: [Column?]
        var rows: [UInt32] = []
        var sources: [UInt32] = []
    }

    /// Per dataset, which columns are kept.
    private let kept: [ColumnBits]
    private var tables: [Growing]

    init(columnCounts: [Int], kept: [ColumnBits]) {
        self.kept = kept
        tables = zip(columnCounts, kept).map { count, kept in
            Growing(columns: (0..<count).map { kept.contains($0) ? Column(values: []) : nil })
        }
    }

    mutating func append(_ batch: Batch, at base: BatchBase) {
        guard tables.indices.contains(batch.dataset), !kept[batch.dataset].isEmpty else { return }
        let before = tables[batch.dataset].rows.count
        for index in tables[batch.dataset].columns.indices where kept[batch.dataset].contains(index) {
            let arriving =
                batch.columns[index]
                ?? Column(
                    values: [Int64](repeating: 0, count: batch.rowCount),
                    states: [CellState](repeating: .missing, count: batch.rowCount))
            tables[batch.dataset].columns[index]?.append(arriving, before: before)
        }
        for row in batch.rows { tables[batch.dataset].rows.append(row &+ UInt32(truncatingIfNeeded: base.row)) }
        tables[batch.dataset].sources.append(
            contentsOf: repeatElement(UInt32(truncatingIfNeeded: base.source + batch.source), count: batch.rowCount))
    }

    func finished() -> RecordStore {
        RecordStore(
            tables: tables.enumerated().map { index, table in
                RecordStore.Table(
                    set: ColumnSet(dataset: index, rowCount: table.rows.count, columns: table.columns),
                    rows: table.rows, sources: table.sources)
            })
    }
}

extension Column {
    /// Appends another column's cells behind the `before` cells that are here.
    fileprivate mutating func append(_ other: Column, before: Int) {
        if !other.states.isEmpty {
            if states.isEmpty { states = [CellState](repeating: .present, count: before) }
            states.append(contentsOf: other.states)
        } else if !states.isEmpty {
            states.append(contentsOf: repeatElement(.present, count: other.values.count))
        }
        // Where one part does not know its decimals, the whole does not: no later cell may take another's.
        decimals =
            decimals.count == before && other.decimals.count == other.values.count ? decimals + other.decimals : []
        values.append(contentsOf: other.values)
    }
}
