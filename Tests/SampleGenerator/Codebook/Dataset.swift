/// A dataset of the werkmonitor as organisations deliver it: its columns in the codebook's order, and what the
/// codebook says about how they hang together.
///
/// It is written here once more, apart from the rule pack, so that the samples are independent of what they test.
struct Dataset {
    let name: String
    let title: String
    let columns: [Column]
    let sums: [Sum]
    let parts: [Part]

    struct Column {
        let name: String
        let label: String
        var isRequired = true
    }

    /// A breakdown: `parts` add up to `total`.
    struct Sum {
        let total: String
        let breakdown: String
        let parts: [String]

        var statement: String { "\(total) = sum over \(breakdown)" }
    }

    /// `part` is at most `whole`.
    struct Part {
        let part: String
        let whole: String

        var statement: String { "\(part) <= \(whole)" }
    }

    private let indices: [String: Int]

    init(name: String, title: String, columns: [Column], sums: [Sum], parts: [Part]) {
        self.name = name
        self.title = title
        self.columns = columns
        self.sums = sums
        self.parts = parts
        indices = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The index of a column, or nil when the dataset does not have it.
    func column(_ name: String) -> Int? { indices[name] }

    static let names = all.map(\.name)
    private static let all = [
        DatasetBuilder.individualPlacement,
        DatasetBuilder.workAndOther("wabz", title: "Werk als Beste Zorg"),
        DatasetBuilder.workAndOther("overig", title: "Overige trajecten"),
        DatasetBuilder.jobCoaching,
        DatasetBuilder.boughtByUWV("werkfit", title: "Werkfit"),
        DatasetBuilder.boughtByUWV("naarwerk", title: "Naar Werk"),
    ]

    static func named(_ name: String) -> Dataset {
        guard let dataset = all.first(where: { $0.name == name }) else { preconditionFailure("no dataset \(name)") }
        return dataset
    }
}
