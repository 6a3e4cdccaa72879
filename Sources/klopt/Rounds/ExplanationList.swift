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
    /// Per column of the dataset, its place in a row; nil where the file has no such column.
    private let positions: [Int?]
    private let width: Int
    private let delimiter: UInt8

    /// - Throws: `InputError` when the file is there and is not such a list, or lacks a column that is needed.
    init(path: String, _ schema: DatasetSchema, _ roles: ExplanationRoles, _ ruleSet: RuleSet) throws {
        (self.path, self.schema, self.roles) = (path, schema, roles)
        switch FileSystem.kind(path, followsFolderLinks: true) {
        case .absent:
            (bytes, delimiter) = ([], UInt8(ascii: ";"))
            (positions, width) = (schema.columns.indices.map { $0 }, schema.columns.count)
        case .file(let size, _):
            guard size <= Self.maximalSize, let data = FileManager.default.contents(atPath: path) else {
                throw Self.unreadable(path)
            }
            bytes = Array(data)
            let table = CSVTable.read(bytes)
            delimiter = table.delimiter
            width = table.header.count
            // An empty file is as good as none, but for its name.
            positions =
                try table.header.isEmpty ? schema.columns.indices.map { $0 } : Self.positions(path, schema, ruleSet)
        case .folder, .other: throw Self.unreadable(path)
        }
        for column in [schema.owner, roles.about, roles.reason, roles.author, roles.expires, roles.figures] {
            guard let column, positions[column] == nil else { continue }
            let label = schema.columns[column].label
            throw InputError(
                text: Localized(
                    "'\(path)' heeft geen kolom «\(label.dutch)». Zet die erbij, of kies een ander bestand met --output.",
                    en: "'\(path)' has no column «\(label.english)». Add it, or choose another file with --output."))
        }
    }

    /// Finds the columns as a run does.
    private static func positions(_ path: String, _ schema: DatasetSchema, _ ruleSet: RuleSet) throws -> [Int?] {
        let context = ReadingContext(datasets: [schema], codeLists: ruleSet.codeLists, pool: TextPool())
        let result = InputReader(context: context).read(
            paths: [path], threads: 1, process: { _ in }, merge: { _, _ in })
        guard let source = result.sources.first, result.sources.count == 1 else {
            throw InputError(
                text: Localized(
                    "'\(path)' is geen lijst van toelichtingen. Kies een ander bestand met --output.",
                    en: "'\(path)' is no list of explanations. Choose another file with --output."))
        }
        return source.positions
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

    /// Adds a row for each issue; what is there stays as it is. The file appears whole or not at all.
    ///
    /// - Throws: `InputError` when the file has another encoding in which the row cannot be written.
    func add(_ issues: [SavedReport.Entry], _ statement: Statement, _ language: Language) throws {
        var added: [UInt8] = []
        if bytes.isEmpty {
            // The byte order mark, without which Excel reads UTF-8 as Windows-1252.
            added += [0xEF, 0xBB, 0xBF] + CSVWriter.row(schema.columns.map(\.name))
        } else if bytes.last != 0x0A, bytes.last != 0x0D {
            added += [0x0D, 0x0A]
        }
        for issue in issues { added += CSVWriter.row(fields(of: issue, statement, language), delimiter: delimiter) }
        if String(validating: bytes, as: UTF8.self) == nil, added.contains(where: { $0 > 0x7F }) {
            throw InputError(
                text: Localized(
                    "'\(path)' is niet in UTF-8 geschreven. Sla het in Excel op als «CSV UTF-8» en probeer het opnieuw.",
                    en: "'\(path)' is not written in UTF-8. Save it in Excel as “CSV UTF-8” and try again."))
        }
        let whole = bytes + added
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
