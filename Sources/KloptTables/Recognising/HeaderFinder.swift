import KloptModel

/// The row of a table that holds its column names, with what each cell may stand for.
struct FoundHeader: Sendable {
    /// 0-based index of the (last) header row among the rows looked at.
    var row: Int
    /// Two rows, a group above a category, were read as one.
    var isDouble: Bool
    /// The cells, joined when the header takes two rows.
    var cells: [String]
    /// Per cell, the columns it may stand for.
    var hits: [[HeaderIndex.Hit]]
    /// Per dataset, how many of its columns the cells name.
    var matched: [Int]
    var filledCells: Int

    var best: Int { matched.max() ?? 0 }
}

/// Stage 4: finds the row whose cells fit the columns of a dataset best.
struct HeaderFinder {
    /// How many rows may stand above a header.
    static let deepest = 60

    let index: HeaderIndex
    let datasetCount: Int

    /// - Parameter rows: the first rows of a file, trimmed cells.
    /// - Returns: nil when no row has a cell that any dataset knows.
    /// - Complexity: O(cells of the first rows).
    func find(in rows: [[String]]) -> FoundHeader? {
        var best: FoundHeader?
        for row in rows.indices.prefix(HeaderFinder.deepest) {
            guard rows[row].contains(where: { !$0.isEmpty }) else { continue }
            let found = header(rows[row], row: row, isDouble: false)
            if found.best > (best?.best ?? 0) { best = found }
            // A row of which nearly all is known needs no better one.
            if let best, best.best >= 3, best.best * 5 >= best.filledCells * 4 { return best }
        }
        for row in rows.indices.dropLast().prefix(HeaderFinder.deepest) {
            let joined = HeaderFinder.joined(rows[row], rows[row + 1])
            let found = header(joined, row: row + 1, isDouble: true)
            if found.best >= (best?.best ?? 0) + 2 { best = found }
        }
        return best
    }

    private func header(_ cells: [String], row: Int, isDouble: Bool) -> FoundHeader {
        var matched = [Int](repeating: 0, count: datasetCount)
        var seen: Set<Int> = []
        let hits = cells.map { index.hits($0.matchKey) }
        for cell in hits {
            for hit in cell where seen.insert(hit.dataset << 16 | hit.column).inserted { matched[hit.dataset] += 1 }
        }
        return FoundHeader(
            row: row, isDouble: isDouble, cells: cells, hits: hits, matched: matched,
            filledCells: cells.count { !$0.isEmpty })
    }

    /// A group holds for the empty cells to its right; a cell that is empty in one row takes the other's text.
    private static func joined(_ groups: [String], _ categories: [String]) -> [String] {
        var group = ""
        return (0..<max(groups.count, categories.count)).map { column in
            let upper = column < groups.count ? groups[column] : ""
            let lower = column < categories.count ? categories[column] : ""
            if !upper.isEmpty { group = upper }
            if lower.isEmpty { return upper }
            return group.isEmpty ? lower : group + " " + lower
        }
    }
}
