/// What an organisation delivers for one region in one dataset: a row.
struct Record {
    var organisation: String
    /// The canonical name, or what was typed when it is no region.
    var region: String
    let dataset: String
    var quarter: String
    /// As many as the dataset has columns.
    var cells: [Cell]
    /// The region as it is written in the file, when that is not as the file's style would have it.
    var regionAsTyped: String?

    enum Cell: Equatable {
        case count(Int)
        /// Not a number, or not only a number; empty when nothing was filled in.
        case text(String)
        /// The file has no such column.
        case noColumn
    }

    func count(_ column: String) -> Int {
        guard let index = Dataset.named(dataset).column(column), case .count(let count) = cells[index] else { return 0 }
        return count
    }

    mutating func set(_ column: String, _ cell: Cell) {
        guard let index = Dataset.named(dataset).column(column) else {
            preconditionFailure("\(dataset) has no column \(column)")
        }
        cells[index] = cell
    }

    mutating func add(_ column: String, _ difference: Int) {
        set(column, .count(count(column) + difference))
    }

    /// Organisation, region, dataset and quarter, as the key of a lookup.
    var key: String { Record.key(organisation, region, dataset, quarter) }

    static func key(_ organisation: String, _ region: String, _ dataset: String, _ quarter: String) -> String {
        "\(organisation)|\(region)|\(dataset)|\(quarter)"
    }
}
