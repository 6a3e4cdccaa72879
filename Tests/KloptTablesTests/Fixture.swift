import Foundation
import KloptModel

@testable import KloptTables

/// A small pack: two datasets with the same columns, one with its own, a roster, and a list of regions.
enum Fixture {
    static let regions = CodeList(
        name: "regio", label: Localized("Regio", en: "Region"),
        entries: [
            CodeList.Entry(code: "twente", name: "Twente", label: Localized("Twente")),
            CodeList.Entry(code: "friesland", name: "Friesland", label: Localized("Friesland"), aliases: ["Fryslân"]),
            CodeList.Entry(code: "gooi", name: "Gooi & Vechtstreek", label: Localized("Gooi & Vechtstreek")),
            CodeList.Entry(code: "noord-limburg", name: "Noord-Limburg", label: Localized("Noord-Limburg")),
            CodeList.Entry(code: "zuid-limburg", name: "Zuid-Limburg", label: Localized("Zuid-Limburg")),
        ], acceptsNearSpelling: true)

    static let keys = [
        ColumnSchema(
            name: "organisatie", label: Localized("Organisatie", en: "Organisation"), type: .text, isKey: true),
        ColumnSchema(
            name: "regio", label: Localized("Regio", en: "Region"), aliases: ["arbeidsmarktregio"],
            type: .code(list: "regio"), isKey: true),
        ColumnSchema(
            name: "kwartaal", label: Localized("Kwartaal", en: "Quarter"), aliases: ["periode"], type: .quarter,
            isKey: true),
    ]

    static func count(_ name: String, _ label: String, category: String? = nil, measure: String? = nil) -> ColumnSchema
    {
        ColumnSchema(name: name, label: Localized(label), type: .count, measure: measure, category: category)
    }

    static let lopend = [
        count("lopend", "Lopende trajecten"),
        count("lopend_uwv", "Lopend, UWV", category: "uwv", measure: "lopend"),
        count("lopend_gemeente", "Lopend, gemeente", category: "gemeente", measure: "lopend"),
    ]

    static func dataset(_ name: String, _ label: String, _ columns: [ColumnSchema], validity: PeriodRange = .always)
        -> DatasetSchema
    {
        DatasetSchema(
            name: name, label: Localized(label), validity: validity, columns: keys + columns, owner: 0, period: 2,
            missingTexts: ["-", "onbekend"], notApplicableTexts: ["n.v.t."], totalsTexts: ["totaal", "eindtotaal"])
    }

    static let optional = ColumnSchema(
        name: "proef", label: Localized("Proefplaatsing"), type: .count, allowsNotApplicable: true)

    static let datasets = [
        dataset("plaatsing", "Plaatsingen", lopend + [count("betaald", "Met betaald werk"), optional]),
        dataset("werkfit", "Werkfit", lopend + [count("beeindigd", "Beëindigde trajecten")]),
        dataset("naarwerk", "Naar werk", lopend + [count("beeindigd", "Beëindigde trajecten")]),
        DatasetSchema(
            name: "deelnemers", label: Localized("Deelnemers"),
            columns: [
                ColumnSchema(name: "organisatie", label: Localized("Organisatie"), type: .text, isKey: true),
                ColumnSchema(name: "regio", label: Localized("Regio"), type: .code(list: "regio"), isKey: true),
                ColumnSchema(name: "traject", label: Localized("Traject"), type: .text, isKey: true),
                ColumnSchema(name: "contact", label: Localized("Contact"), type: .text),
            ], owner: 0),
        DatasetSchema(
            name: "publicatie", label: Localized("Publicatie"), isLong: true,
            columns: [
                ColumnSchema(name: "rapport", label: Localized("Rapport"), type: .text, isKey: true),
                ColumnSchema(name: "periode", label: Localized("Periode"), type: .period, isKey: true),
                ColumnSchema(name: "maat", label: Localized("Maat"), type: .text, isKey: true),
                ColumnSchema(name: "waarde", label: Localized("Waarde"), type: .number),
            ], owner: 0, value: 3, missingTexts: ["-"]),
    ]

    static func context(organisation: String? = nil, hashesFiles: Bool = false) -> ReadingContext {
        ReadingContext(
            datasets: datasets, codeLists: [regions], organisation: organisation, pool: TextPool(),
            hashesFiles: hashesFiles)
    }
}

/// A folder that goes away with the test.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("klopt-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let target = path + "/" + name
        let parent = URL(fileURLWithPath: target).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: target))
        return target
    }
}

/// Everything that reading gave, with values as texts.
struct Reading {
    struct Record: Equatable {
        var dataset: String
        var row: Int
        /// Column name → what was read: `12`, `12.5`, a text, `2025-Q2`, `missing`, `notApplicable`, `≤4`, `unreadable`.
        var cells: [String: String]
        /// Among all tables.
        var source = 0
    }

    var records: [Record] = []
    var problems: [(row: Int, column: String, kind: CellProblem.Kind, text: String)] = []
    var result = ReadingResult()
    /// `row: cells van header, columns`.
    var shortRows: [String] = []

    var notes: [String] { result.notes.map(\.text.dutch) }
    var failures: [String] { result.failures.map(\.text.dutch) }

    func column(_ name: String) -> [String] { records.map { $0.cells[name] ?? "absent" } }

    static func read(
        _ paths: [String], context: ReadingContext = Fixture.context(), threads: Int = 1, blockSize: Int = 1 << 20
    )
        -> Reading
    {
        var reading = Reading()
        reading.result = InputReader(context: context, blockSize: blockSize).read(
            paths: paths, threads: threads, process: { $0 },
            merge: { batch, base in reading.add(batch, base: base, context: context) })
        return reading
    }

    /// Reads one file of the given text.
    static func read(
        text: String, name: String = "plaatsing.csv", context: ReadingContext = Fixture.context()
    ) throws -> Reading {
        try read(bytes: Array(text.utf8), name: name, context: context)
    }

    static func read(
        bytes: [UInt8], name: String = "plaatsing.csv", context: ReadingContext = Fixture.context()
    ) throws -> Reading {
        let folder = try Folder()
        try folder.write(bytes, to: name)
        return read([folder.path], context: context)
    }

    private mutating func add(_ batch: Batch, base: BatchBase, context: ReadingContext) {
        let schema = context.datasets[batch.dataset]
        for row in 0..<batch.rowCount {
            var cells: [String: String] = [:]
            for (index, column) in schema.columns.enumerated() {
                guard let data = batch.columns[index] else { continue }
                let value = Reading.text(data.values[row], of: column.type, pool: context.pool)
                switch data.state(row) {
                case .present: cells[column.name] = value
                case .atMost: cells[column.name] = "≤" + value
                case .missing, .notApplicable, .unreadable: cells[column.name] = "\(data.state(row))"
                }
            }
            records.append(
                Record(
                    dataset: schema.name, row: Int(batch.rows[row]) + base.row, cells: cells,
                    source: batch.source + base.source))
        }
        for short in batch.shortRows {
            let columns = short.columns.map { schema.columns[$0].name }.joined(separator: " ")
            let row = Int(batch.rows[short.row]) + base.row
            shortRows.append("\(row): \(short.cellCount) van \(short.headerCount), \(columns)")
        }
        for problem in batch.problems {
            problems.append(
                (
                    Int(batch.rows[problem.row]) + base.row, schema.columns[problem.column].name, problem.kind,
                    problem.text
                ))
        }
    }

    static func text(_ value: Int64, of type: ColumnType, pool: TextPool) -> String {
        switch type {
        case .count: String(value)
        case .number: Number(scaled: value, decimals: Number.columnDecimals).description
        case .text, .code: pool.text(value)
        case .quarter, .period: Period(rawValue: value)?.description ?? "?"
        case .date: CalendarDate(days: value)?.description ?? "?"
        }
    }
}
