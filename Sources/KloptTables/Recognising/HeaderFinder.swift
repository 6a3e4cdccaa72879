import KloptModel

/// The row of a table that holds its column names, with what each cell may stand for.
struct FoundHeader: Sendable {
    /// 0-based index of the (last) header row.
    var row = 0
    /// Two rows, a group above a category, were read as one.
    var isDouble = false
    /// The cells, joined when the header takes two rows.
    var cells: [String]
    /// Per cell, the columns it may stand for.
    var hits: [[HeaderIndex.Hit]]
    /// Per dataset, how many of its columns the cells name.
    var matched: [Int]
    var filledCells: Int

    /// 0-based index of the row with which the header begins.
    var firstRow: Int { isDouble ? max(row - 1, 0) : row }

    /// What the cells of a row may stand for.
    ///
    /// - Complexity: O(cells).
    init(_ cells: [String], index: HeaderIndex) {
        self.cells = cells
        matched = [Int](repeating: 0, count: index.datasetCount)
        hits = cells.map { index.hits(of: $0) }
        filledCells = cells.count { !$0.isEmpty }
        var seen = [Bool](repeating: false, count: index.datasetCount * index.mostColumns)
        for hit in hits.joined() {
            let place = hit.dataset * index.mostColumns + hit.column
            if !seen[place] { matched[hit.dataset] += 1 }
            seen[place] = true
        }
    }

    /// A header over two rows: a group holds for the empty cells to its right; a cell that is empty in one row takes the
    /// other's text.
    init(groups: [String], categories: [String], index: HeaderIndex) {
        var group = ""
        let cells = (0..<max(groups.count, categories.count)).map { column in
            let upper = column < groups.count ? groups[column] : ""
            let lower = column < categories.count ? categories[column] : ""
            if !upper.isEmpty { group = upper }
            // The same text twice is one cell that is merged over both rows.
            if lower.isEmpty || lower == upper { return upper }
            let joined = group.isEmpty ? lower : group + " " + lower
            // A name that is whole needs no group: "Lopend, UWV" below "Lopend".
            return index.hits(of: joined).isEmpty && !index.hits(of: lower).isEmpty ? lower : joined
        }
        self.init(cells, index: index)
        isDouble = true
    }

    var best: Int { matched.max() ?? 0 }

    /// Nearly all of the row is known: no better one needs to be looked for.
    var isConvincing: Bool { best >= 3 && best * 5 >= filledCells * 4 }
}

/// Stage 4: finds the row whose cells fit the columns of a dataset best.
///
/// Many files of one submission have the same header: each distinct row is looked at once.
final class HeaderFinder {
    /// How many rows may stand above a header.
    static let deepest = 60
    private static let mostKept = 1_000

    /// A header that was met before.
    private struct Known {
        var delimiter: UInt8
        var record: [UInt8]
        var header: FoundHeader
    }

    private let index: HeaderIndex
    /// By the length of the row.
    private var known: [Int: [Known]] = [:]
    private var knownCount = 0

    init(index: HeaderIndex) { self.index = index }

    /// - Parameter rowCount: in how many rows the header begins.
    /// - Returns: nil when no row has a cell that any dataset knows.
    /// - Complexity: O(cells of the rows down to the header).
    func find(in head: inout Head, rowCount: Int = HeaderFinder.deepest) -> FoundHeader? {
        var best: FoundHeader?
        for row in 0..<rowCount {
            guard let record = head.record(row) else { break }
            guard var found = header(record, &head, row: row), found.best > (best?.best ?? 0) else { continue }
            found.row = row
            best = found
            if found.isConvincing { break }
        }
        // A header over two rows leaves cells empty in one of them.
        let rows = best.map { $0.isConvincing ? max($0.row - 1, 0)..<($0.row + 1) : 0..<rowCount }
        if let best, best.isConvincing, best.filledCells == best.cells.count, !isAboveNames(best, &head) { return best }
        for row in rows ?? 0..<rowCount {
            guard let upper = head.cells(row), let lower = head.cells(row + 1) else { break }
            var joined = FoundHeader(groups: upper, categories: lower, index: index)
            // One column more may be chance, but not below cells that are merged over both rows.
            let isMerged = zip(upper, lower).contains { !$0.isEmpty && $0 == $1 }
            guard joined.best >= (best?.best ?? 0) + (isMerged ? 1 : 2) else { continue }
            joined.row = row + 1
            best = joined
        }
        return best
    }

    /// Whether the row below a header may name the columns that it does not: it has no figure, and is not shorter.
    private func isAboveNames(_ header: FoundHeader, _ head: inout Head) -> Bool {
        guard let next = head.record(header.row + 1) else { return false }
        return !next.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && next.count { $0 == head.delimiter } >= header.cells.count
    }

    private func header(_ record: ArraySlice<UInt8>, _ head: inout Head, row: Int) -> FoundHeader? {
        let delimiter = head.delimiter
        if let met = known[record.count]?.first(where: { $0.delimiter == delimiter && $0.record[...] == record }) {
            return met.header
        }
        guard let cells = head.cells(row) else { return nil }
        let found = FoundHeader(cells, index: index)
        if knownCount < HeaderFinder.mostKept, found.best >= 2 {
            // A copy of its own: a slice would keep the whole file.
            let met = Known(delimiter: delimiter, record: Array(record), header: found)
            known[record.count, default: []].append(met)
            knownCount += 1
        }
        return found
    }
}
