import KloptModel
import KloptWorkbook

/// What there is to say about one workbook: the issues that stand in it, and those of its sender that have no place.
struct ReturnedPoints {
    /// More than this nobody works through in one workbook; the rest is counted.
    private static let limit = 100_000

    struct Point {
        /// From 1; how the list and the notes refer to it.
        var number: Int
        var issue: Issue
        /// Whether it lies in this workbook.
        var isHere: Bool
        /// The cells to mark.
        var cells: [CellReference]
    }

    /// The workbook, as the report calls it.
    let file: String
    /// Errors first; those of a kind in the order of the report.
    let points: [Point]
    /// How many are left out.
    let hidden: Int

    /// - Parameters:
    ///   - owners: whose issues elsewhere belong here as well.
    /// - Complexity: O(issues).
    init(_ report: Report, file: String, owners: Set<String>) {
        self.file = file
        var found: [Severity: [Issue]] = [:]
        for issue in report.issues {
            let isHere = issue.location?.file == file
            // What is explained asks for nothing more.
            guard issue.explanation == nil else { continue }
            guard isHere || issue.owner.map(owners.contains) ?? false else { continue }
            found[issue.severity, default: []].append(issue)
        }
        let all = Severity.allCases.sorted().flatMap { found[$0, default: []] }
        hidden = max(0, all.count - ReturnedPoints.limit)
        points = all.prefix(ReturnedPoints.limit).enumerated().map { index, issue in
            let isHere = issue.location?.file == file
            return Point(
                number: index + 1, issue: issue, isHere: isHere,
                cells: isHere ? ReturnedPoints.cells(of: issue) : [])
        }
    }

    /// An issue about a row as a whole stands at the row's first cell.
    private static func cells(of issue: Issue) -> [CellReference] {
        guard let place = issue.location, place.sheet != nil else { return [] }
        let cells = place.cells.compactMap { CellReference($0) }
        if cells.isEmpty, let row = place.row, (1...CellReference.rowCount).contains(row) {
            return [CellReference(row: row - 1, column: 0)]
        }
        return cells
    }

    /// The points of each cell of each sheet, in order.
    var bySheet: [String: [CellReference: [Point]]] {
        var sheets: [String: [CellReference: [Point]]] = [:]
        for point in points {
            guard let sheet = point.issue.location?.sheet else { continue }
            for cell in Set(point.cells) { sheets[sheet, default: [:]][cell, default: []].append(point) }
        }
        return sheets
    }
}
