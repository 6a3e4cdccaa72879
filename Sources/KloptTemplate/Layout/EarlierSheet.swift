import KloptEngine
import KloptLanguage
import KloptModel
import KloptWorkbook

/// The hidden sheet with what earlier quarters say of each record that can be filled in.
///
/// For records that are fixed, their rows stand beside the visible ones. Where a person chooses, there is a row for each
/// choice, and one more for no choice.
struct EarlierSheet {
    /// nil where nothing is asked of earlier quarters.
    let values: EarlierValues?
    private let keys: [String]
    private let firstRow: Int
    private let name: String

    /// - Parameters:
    ///   - lists: per code list, the names of the ranges with its spellings and its canonical names.
    ///   - helpers: get a column with the row of what was chosen.
    init(
        _ sheet: GatheredTemplate.Sheet, _ layout: RecordLayout, gathered: GatheredTemplate, ruleSet: RuleSet,
        lists: [String: (spellings: String, names: String)], helpers: HelperColumns
    ) {
        let schema = ruleSet.datasets[sheet.dataset]
        let questions = gathered.questions[sheet.dataset]
        name = layout.earlierSheet
        firstRow = sheet.isFixed ? RecordLayout.firstRow : 2
        let open = schema.keyIndexes.filter { !sheet.written.contains($0) }
        func answers(_ key: [Int: String]) -> [Past.Answer] {
            var key = key
            if let owner = schema.owner { key[owner] = gathered.organisation }
            return gathered.past.answers(sheet.dataset, key: key, to: questions)
        }
        let column = open.first
        var codes: [CodeList.Entry]?
        var ranges: (spellings: String, names: String)?
        if open.count == 1, let column, case .code(let list) = schema.columns[column].type {
            codes = ruleSet.codeLists.first { $0.name == list }?.entries
            ranges = lists[list]
        }
        guard !questions.isEmpty, sheet.isFixed || codes != nil else {
            (values, keys) = (nil, [])
            return
        }
        if sheet.isFixed {
            keys = sheet.records.map { record in record.sorted { $0.key < $1.key }.map(\.value).joined(separator: " | ")
            }
            values = EarlierValues(
                sheet: name, questions: questions, answers: sheet.records.map { answers($0) },
                reference: { [name] in Formula.cell($0, sheet: name) })
            return
        }
        let names = codes?.map(\.name) ?? []
        keys = names
        let rows =
            names.map { name in answers(column.map { [$0: name] } ?? [:]) } + [answers([:])]
        let (first, last, sheetName) = (firstRow, firstRow + names.count, name)
        let typed = column.flatMap { layout.references[$0] } ?? "\"\""
        let meant = ranges.map { "INDEX(\($0.names),MATCH(TRIM(\(typed)),\($0.spellings),0))" } ?? typed
        let keys = "\(Formula.sheet(name))$A$\(first):$A$\(last)"
        let place = helpers.define("IFERROR(MATCH(\(meant),\(keys),0),\(last - first + 1))")
        values = EarlierValues(
            sheet: name, questions: questions, answers: rows,
            reference: { position in
                let letters = DataPlace.columnLetters(position)
                return "INDEX(\(Formula.sheet(sheetName))$\(letters)$\(first):$\(letters)$\(last),\(place))"
            })
    }

    func model() -> SheetModel? {
        guard let values else { return nil }
        var sheet = SheetModel(name: name, visibility: .hidden)
        for (index, answers) in values.answers.enumerated() {
            let row = firstRow + index
            sheet.put(.text(index < keys.count ? keys[index] : ""), .plain, row: row, column: 0)
            for (question, answer) in answers.enumerated() {
                let columns = EarlierValues.columns(of: question)
                let cells = EarlierValues.cells(of: answer)
                sheet.put(.number(cells.state), .plain, row: row, column: columns.state)
                sheet.put(cells.low, .plain, row: row, column: columns.low)
                sheet.put(cells.high, .plain, row: row, column: columns.high)
            }
        }
        return sheet
    }
}
