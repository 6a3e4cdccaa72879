import KloptModel
import KloptTables

/// A row of a list of explanations, as far as it can be read.
struct WrittenExplanation {
    let dataset: Int
    let row: Int
    /// Pool number of whose it is.
    let owner: Int64
    /// The id of a rule or an issue.
    let about: String
    /// The quarter that it speaks of; nil: whatever quarter.
    let period: Period?
    /// The column that holds the quarter, by its name in every dataset.
    private let periodName: String?
    /// What else the records have that it speaks of, besides the quarter.
    private let others: [KeyPart]
    let figures: StatedFigures?
    let explanation: Explanation

    /// nil for a row that is refused: a part that it cannot do without is not there, or cannot be read. That is an issue
    /// of its own.
    init?(_ record: Record, _ dataset: Int, _ schema: DatasetSchema, place: DataPlace?, _ pool: TextPool) {
        guard let roles = schema.explanations, let ownerColumn = schema.owner,
            schema.columns.indices.allSatisfy({ column in
                let state = record.cell(column).state
                return state == .present || state == .missing && !schema.columns[column].isAlwaysRequired
            })
        else { return nil }
        func text(_ column: Int?) -> String? {
            guard let column, let value = record.value(column) else { return nil }
            return Self.withoutApostrophe(schema.columns[column].text(of: value, pool))
        }
        guard let owner = record.value(ownerColumn), let about = text(roles.about), let reason = text(roles.reason),
            let author = text(roles.author), let until = record.value(roles.expires).flatMap({ CalendarDate(days: $0) })
        else { return nil }
        self.dataset = dataset
        row = record.row
        self.owner = owner
        self.about = about
        let quarter = schema.keyIndexes.first { schema.columns[$0].type == .quarter }
        period = quarter.flatMap { record.value($0) }.flatMap { Period(rawValue: $0) }
        periodName = quarter.map { schema.columns[$0].name }
        others = schema.keyIndexes.compactMap { column in
            guard column != ownerColumn, column != roles.about, column != quarter, let value = text(column) else {
                return nil
            }
            return KeyPart(name: schema.columns[column].name, value: value)
        }
        figures = text(roles.figures).flatMap { StatedFigures($0) }
        explanation = Explanation(
            reason: reason, author: author,
            given: roles.given.flatMap { record.value($0) }
                .flatMap { CalendarDate(days: $0) }, until: until, place: place)
    }

    /// Whether it speaks of what an issue is about.
    ///
    /// - Parameter period: under which the issue counts, for one without a quarter in its key.
    func speaks(of key: [KeyPart], period found: Period?) -> Bool {
        guard others.allSatisfy(key.contains) else { return false }
        guard let period else { return true }
        let stated = key.first { $0.name == periodName }?.value
        return (stated ?? found?.description) == period.description
    }

    /// Text that would be a formula is written with an apostrophe before it, which a spreadsheet does not show.
    private static func withoutApostrophe(_ text: String) -> String {
        guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
        return String(text.dropFirst())
    }
}
