import KloptLanguage
import KloptModel
import KloptWorkbook

/// The hidden sheet with the code lists that cells are chosen from.
struct CodeLists {
    static let sheetName = "_lijsten"

    private let lists: [CodeList]

    /// Only those that a person chooses from.
    init(_ ruleSet: RuleSet, sheets: [GatheredTemplate.Sheet]) {
        var names: Set<String> = []
        for sheet in sheets {
            for (index, column) in ruleSet.datasets[sheet.dataset].columns.enumerated()
            where !sheet.written.contains(index) {
                if case .code(let list) = column.type { names.insert(list) }
            }
        }
        lists = ruleSet.codeLists.filter { names.contains($0.name) }
    }

    /// Per list, the names of the ranges with its spellings and with what each means.
    var ranges: [String: (spellings: String, names: String)] {
        Dictionary(
            lists.enumerated().map { ($1.name, ("lijst\($0 + 1)_spelling", "lijst\($0 + 1)_naam")) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Names of the ranges that cells are chosen from, by column of a sheet's dataset.
    func names(_ sheet: GatheredTemplate.Sheet, _ schema: DatasetSchema) -> [Int: String] {
        var found: [Int: String] = [:]
        for (index, column) in schema.columns.enumerated() where !sheet.written.contains(index) {
            guard case .code(let name) = column.type, let list = lists.firstIndex(where: { $0.name == name }) else {
                continue
            }
            found[index] = "lijst\(list + 1)_keuze"
        }
        return found
    }

    var definedNames: [(name: String, reference: String)] {
        lists.enumerated().flatMap { index, list in
            func range(_ column: Int, _ count: Int) -> String {
                let letters = DataPlace.columnLetters(index * 3 + column)
                return "\(Formula.sheet(Self.sheetName))$\(letters)$2:$\(letters)$\(max(count, 1) + 1)"
            }
            let spellings = Self.spellings(of: list).count
            return [
                ("lijst\(index + 1)_keuze", range(0, list.entries.count)),
                ("lijst\(index + 1)_spelling", range(1, spellings)), ("lijst\(index + 1)_naam", range(2, spellings)),
            ]
        }
    }

    func model() -> SheetModel? {
        guard !lists.isEmpty else { return nil }
        var sheet = SheetModel(name: Self.sheetName, visibility: .hidden)
        for (index, list) in lists.enumerated() {
            sheet.put(.text(list.name), .plain, row: 1, column: index * 3)
            for (row, entry) in list.entries.enumerated() {
                sheet.put(.text(entry.name), .plain, row: row + 2, column: index * 3)
            }
            for (row, spelling) in Self.spellings(of: list).enumerated() {
                sheet.put(.text(spelling.text), .plain, row: row + 2, column: index * 3 + 1)
                sheet.put(.text(spelling.name), .plain, row: row + 2, column: index * 3 + 2)
            }
        }
        return sheet
    }

    /// Every text that means an entry, a name before a code, and that before an alias.
    private static func spellings(of list: CodeList) -> [(text: String, name: String)] {
        var found: [(text: String, name: String)] = []
        var seen: Set<String> = []
        func add(_ text: String, _ entry: CodeList.Entry) {
            if !text.isEmpty, seen.insert(text.lowercased()).inserted { found.append((text, entry.name)) }
        }
        for entry in list.entries { add(entry.name, entry) }
        for entry in list.entries { add(entry.code, entry) }
        for entry in list.entries { for label in [entry.label.dutch, entry.label.english] { add(label, entry) } }
        for entry in list.entries { for alias in entry.aliases { add(alias, entry) } }
        return found
    }
}
