/// What a sheet says besides its cells. Its dimension is left out: it is often wrong.
package struct SheetFacts: Sendable, Equatable {
    /// Columns that are not shown, counted from 0.
    package var hiddenColumns: [ClosedRange<Int>] = []
    /// Rows that do not say otherwise are not shown.
    package var hidesRows = false
    /// Cells that are shown as one, whose content is that of the first.
    package var mergedRanges: [CellRange] = []
    /// Where the filter's arrows stand, and what it filters: hidden rows in there are filtered away.
    package var filteredRange: CellRange?

    package init() {}

    package func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }

    /// The range of which a cell is part.
    ///
    /// - Complexity: O(merged ranges).
    package func mergedRange(at cell: CellReference) -> CellRange? { mergedRanges.first { $0.contains(cell) } }
}
