import KloptEngine
import KloptLanguage
import KloptModel
import KloptReporting
import KloptTables

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The CSV file in which a steward keeps what organisations explained; rows are added at its end.
struct ExplanationList {
    /// A larger list is not kept by hand.
    private static let maximalSize = 64 << 20

    let path: String
    private let schema: DatasetSchema
    private let roles: ExplanationRoles
    /// What stands in it; empty for a file that is yet to be made.
    private let bytes: [UInt8]
    private let appendix: CSVAppendix
    /// Per column of the dataset, its place in a row; nil where the file has no such column.
    private let positions: [Int?]
    private let width: Int
    private let delimiter: UInt8
    private let known: KnownExplanations

    /// - Throws: `InputError` when the file is there and is not such a list, or lacks a column that is needed.
    init(path: String, _ schema: DatasetSchema, _ roles: ExplanationRoles, _ ruleSet: RuleSet) throws {
        (self.path, self.schema, self.roles) = (path, schema, roles)
        let (pool, bytes) = (TextPool(), try Self.contents(path))
        guard let appendix = CSVAppendix(to: bytes) else { throw Self.noList(path) }
        (self.bytes, self.appendix) = (bytes, appendix)
        var known = KnownExplanations(schema, pool: pool)
        // An empty file is as good as none, but for its name.
        if bytes.isEmpty {
            (positions, width) = (schema.columns.indices.map { $0 }, schema.columns.count)
            delimiter = UInt8(ascii: ";")
        } else {
            let source = try Self.read(path, schema, ruleSet, pool) { known.add($0) }
            guard let delimiter = source.delimiter else { throw Self.noList(path) }
            (positions, width, self.delimiter) = (source.positions, source.width, delimiter)
        }
        self.known = known
        for column in [schema.owner, roles.about, roles.reason, roles.author, roles.expires, roles.figures] {
            guard let column, positions[column] == nil else { continue }
            let label = schema.columns[column].label
            throw InputError(
                text: Localized(
                    "'\(path)' heeft geen kolom «\(label.dutch)». Zet die erbij, of kies een ander bestand met --output.",
                    en: "'\(path)' has no column «\(label.english)». Add it, or choose another file with --output."))
        }
    }

    /// The bytes of a file; none when it is not there yet.
    private static func contents(_ path: String) throws -> [UInt8] {
        switch FileSystem.kind(path, followsFolderLinks: true) {
        case .absent: return []
        case .file(let size, _):
            guard size <= Self.maximalSize, let data = FileManager.default.contents(atPath: path) else {
                throw unreadable(path)
            }
            return Array(data)
        case .folder, .other: throw unreadable(path)
        }
    }

    /// Reads the list as a run does.
    private static func read(
        _ path: String, _ schema: DatasetSchema, _ ruleSet: RuleSet, _ pool: TextPool, _ add: @escaping (Batch) -> Void
    ) throws -> Source {
        let context = ReadingContext(datasets: [schema], codeLists: ruleSet.codeLists, pool: pool)
        let result = InputReader(context: context).read(
            paths: [path], threads: 1, process: { $0 }, merge: { batch, _ in add(batch) })
        guard let source = result.sources.first, result.sources.count == 1, result.failures.isEmpty else {
            throw noList(path)
        }
        return source
    }

    private static func noList(_ path: String) -> InputError {
        InputError(
            text: Localized(
                "'\(path)' is geen lijst van toelichtingen in CSV. Kies een ander bestand met --output.",
                en: "'\(path)' is no list of explanations in CSV. Choose another file with --output."))
    }

    private static func unreadable(_ path: String) -> InputError {
        InputError(text: Localized("'\(path)' kan niet worden gelezen.", en: "'\(path)' cannot be read."))
    }

    /// What is written down of each issue.
    struct Statement {
        var reason: String
        var author: String
        var given: CalendarDate
        var until: CalendarDate
    }

    /// The row that already explains an issue, on the day of a statement.
    func explanation(
        of entry: SavedReport.Entry, named names: Set<String>, _ statement: Statement
    ) -> Explanation? {
        known.holding(for: entry.issue, named: names, observed: entry.observed, on: statement.given)
    }

    /// Adds a row for each issue; what is there stays as it is, to the byte. The file appears whole or not at all.
    ///
    /// - Throws: `InputError` when the file has another encoding in which the row cannot be written.
    func add(_ issues: [SavedReport.Entry], _ statement: Statement, _ language: Language) throws {
        let header = bytes.isEmpty ? [CSVWriter.row(schema.columns.map(\.name), delimiter: delimiter)] : []
        let rows = issues.map { CSVWriter.row(fields(of: $0, statement, language), delimiter: delimiter) }
        guard let added = appendix.bytes(of: header + rows) else {
            throw InputError(
                text: Localized(
                    "'\(path)' is geschreven in een oude codering, die niet alle tekens van deze toelichting kent. Sla het bestand in Excel op als «CSV UTF-8» en probeer het opnieuw.",
                    en:
                        "'\(path)' is written in an old encoding that lacks characters of this explanation. Save the file in Excel as “CSV UTF-8” and try again."
                ))
        }
        // The byte order mark, without which Excel reads UTF-8 as Windows-1252.
        let whole = (bytes.isEmpty ? [0xEF, 0xBB, 0xBF] : bytes) + added
        try FileSink.write(to: path) { try $0.write(whole) }
    }

    private func fields(of entry: SavedReport.Entry, _ statement: Statement, _ language: Language) -> [String] {
        var fields = [String](repeating: "", count: width)
        func put(_ text: String?, _ column: Int?) {
            guard let text, let column, let position = positions[column], fields.indices.contains(position) else {
                return
            }
            fields[position] = text
        }
        for column in schema.keyIndexes {
            put(entry.issue.key.first { $0.name == schema.columns[column].name }?.value, column)
        }
        put(entry.issue.owner, schema.owner)
        put(entry.issue.id, roles.about)
        put(statement.reason, roles.reason)
        put(statement.author, roles.author)
        put(statement.given.description, roles.given)
        put(statement.until.description, roles.expires)
        put(entry.observed.stated(in: language), roles.figures)
        return fields
    }
}
