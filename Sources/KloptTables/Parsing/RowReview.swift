import KloptModel

/// Looks at a row as a whole when its cells do not make it a record beyond doubt.
struct RowReview {
    enum Kind: Equatable {
        case record, blank, totals, repeatedHeader
        /// One text and nothing else: a footnote, or a heading between records.
        case remark
    }

    let layout: Layout
    let schema: DatasetSchema
    let readers: [CellReader]

    /// - Parameter cells: the row's cells as they stand in the file.
    func kind(of cells: [String]) -> Kind {
        let texts = cells.map(\.trimmedOfSpaces)
        let filled = texts.indices.filter { !texts[$0].isEmpty }
        guard let only = filled.first else { return .blank }
        if isTotals(texts, filled) { return .totals }
        if filled.count > 1 {
            let isHeader =
                layout.header.count >= 2
                && layout.header.indices.allSatisfy {
                    layout.header[$0] == ($0 < texts.count ? texts[$0] : "")
                }
            return isHeader ? .repeatedHeader : .record
        }
        return isRemark(texts[only], at: only) ? .remark : .record
    }

    private func column(at cell: Int) -> ColumnSchema? {
        guard layout.cells.indices.contains(cell) else { return nil }
        let kind = layout.cells[cell].kind
        return kind == .count || kind == .text ? schema.columns[layout.cells[cell].column] : nil
    }

    /// The first text of the row says so, or a code column does with a text that is no code.
    private func isTotals(_ texts: [String], _ filled: [Int]) -> Bool {
        let special = readers.first?.special
        guard let special, let first = filled.first(where: { !(column(at: $0)?.type.isNumeric ?? false) }) else {
            return false
        }
        if special.isTotals(texts[first]) { return true }
        return filled.contains { cell in
            guard case .code = column(at: cell)?.type, special.isTotals(texts[cell]) else { return false }
            return readers[layout.cells[cell].column].read(texts[cell]).state == .unreadable
        }
    }

    private func isRemark(_ text: String, at cell: Int) -> Bool {
        guard let column = column(at: cell) else { return true }
        switch column.type {
        case .count, .number: return false
        case .code, .quarter, .period: return readers[layout.cells[cell].column].read(text).state == .unreadable
        case .text: return true
        }
    }
}
