import KloptLanguage
import KloptModel

/// Where everything stands on the sheet of a dataset.
///
///     1        title
///     2        organisation and quarter
///     3        what to do, and the way back
///     4        empty
///     5, 6     headers: a measure above its categories
///     7 …      a row per record
///
///     A …      the key │ stand │ the measures │ what is wrong │ (hidden) which cells are wrong
struct RecordLayout {
    static let groupRow = 5
    static let headerRow = 6
    static let firstRow = 7

    /// The visible sheet.
    let name: String
    /// What comes of the rules, what was known before, and what formulas share: hidden sheets.
    let rulesSheet: String
    let helpersSheet: String
    let earlierSheet: String
    let rowCount: Int
    let keyColumns: [Int]
    let measureColumns: [Int]
    /// 0-based, by column of the dataset.
    let positions: [Int: Int]
    let standColumn: Int
    let messageColumn: Int
    let codesColumn: Int

    var rows: ClosedRange<Int> { RecordLayout.firstRow...(RecordLayout.firstRow + max(rowCount, 1) - 1) }

    init(_ schema: DatasetSchema, period: Period, rowCount: Int, name: String, number: Int) {
        self.name = name
        self.rowCount = rowCount
        rulesSheet = "_regels\(number)"
        helpersSheet = "_reken\(number)"
        earlierSheet = "_eerder\(number)"
        keyColumns = schema.keyIndexes
        // A column that counts only in other quarters is not asked for.
        measureColumns = schema.columns.indices.filter {
            !schema.columns[$0].isKey && schema.columns[$0].validity.contains(period)
        }
        var positions: [Int: Int] = [:]
        for (position, column) in keyColumns.enumerated() { positions[column] = position }
        standColumn = keyColumns.count
        for (position, column) in measureColumns.enumerated() { positions[column] = standColumn + 1 + position }
        self.positions = positions
        messageColumn = standColumn + 1 + measureColumns.count
        codesColumn = messageColumn + 1
    }

    /// The references to the cells of a record, by column of the dataset.
    var references: [Int: String] { positions.mapValues { Formula.cell($0, sheet: name) } }

    /// The input cells of the measures.
    var measureRange: SheetRange? {
        guard let first = measureColumns.first.flatMap({ positions[$0] }),
            let last = measureColumns.last.flatMap({ positions[$0] })
        else { return nil }
        return SheetRange(rows: rows, columns: first...last)
    }

    /// A sheet's name that every program takes: at most 31 characters, none of `[]:*?/\`, no apostrophe at its ends, and
    /// not one that is taken.
    static func legalName(_ text: String, taken: Set<String>) -> String {
        var plain = String(text.map { "[]:*?/\\'".contains($0) ? "-" : $0 }.filter { $0 != "\n" })
        if plain.allSatisfy(\.isWhitespace) { plain = "Blad" }
        func cut(_ text: String, to length: Int) -> String {
            var result = ""
            for character in text {
                guard result.utf16.count + String(character).utf16.count <= length else { break }
                result.append(character)
            }
            return result
        }
        var name = cut(plain, to: 31)
        var number = 2
        while taken.contains(name.lowercased()) {
            let suffix = " (\(number))"
            name = cut(plain, to: 31 - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }
}
