import KloptLanguage
import KloptModel
import KloptWorkbook

/// The hidden sheet of a dataset with what comes of each rule for each record, and what that adds up to.
///
///     A record │ B used │ C touched │ D empty │ E errors │ F warnings │ G infos │ H stand │ I message │ J codes │ K … rules
struct RulesSheet {
    static let firstRule = 10
    /// So many messages are shown of a record; the others are counted.
    static let mostMessages = 6

    let layout: RecordLayout
    let cells: RecordFormulas
    let rules: [ScopeFormulas]
    let isFixed: Bool
    let words: TemplateWords

    private enum Place: Int {
        case record, used, touched, empty, errors, warnings, infos, stand, message, codes
    }

    private func cell(_ place: Place) -> String { Formula.cell(place.rawValue, sheet: layout.rulesSheet) }
    private func outcome(_ rule: Int) -> String { Formula.cell(Self.firstRule + rule, sheet: layout.rulesSheet) }

    // What the visible sheets refer to.
    var stand: String { cell(.stand) }
    var message: String { cell(.message) }
    var codes: String { cell(.codes) }

    /// A column of the records, for sums over them.
    func column(_ total: Total) -> String {
        let letters = DataPlace.columnLetters(total.rawValue)
        let (first, last) = (layout.rows.lowerBound, layout.rows.upperBound)
        return "\(Formula.sheet(layout.rulesSheet))$\(letters)$\(first):$\(letters)$\(last)"
    }

    enum Total: Int {
        case used = 1
        case touched = 2
        case empty = 3
        case errors = 4
        case warnings = 5
        case infos = 6
    }

    /// Columns of the dataset that must be filled, and whose emptiness is an error here.
    var counted: [Int] {
        rules.compactMap { rule in
            guard case .filled(let column) = rule.scope.condition, cells.cells[column] != nil,
                cells.schema.columns[column].isAlwaysRequired
            else { return nil }
            return column
        }
    }

    /// The sheet; fills the helper columns with what it needs, so those are written after it.
    func model() -> SheetModel {
        var sheet = SheetModel(name: layout.rulesSheet, visibility: .hidden)
        let titles = ["record", "used", "touched", "empty", "errors", "warnings", "infos", "stand", "message", "codes"]
        for (column, title) in (titles + rules.map(\.rule.id)).enumerated() {
            sheet.put(.text(title), .plain, row: RecordLayout.headerRow, column: column)
        }
        let formulas = facts() + rules.map { isFixed ? $0.outcome : "IF(\(cell(.used))=0,\"\",\($0.outcome))" }
        for (column, formula) in formulas.enumerated() {
            for (row, formula) in Formula.inRows(formula, layout.rows) {
                sheet.put(.formula(formula, cached: nil), .plain, row: row, column: column)
            }
        }
        return sheet
    }

    private func facts() -> [String] {
        let inputs = layout.measureRange.map { range in
            let (first, last) = (range.columns.lowerBound, range.columns.upperBound)
            return "\(Formula.cell(first, sheet: layout.name)):$\(DataPlace.columnLetters(last))\(Formula.row)"
        }
        let chosen = cells.cells.keys.sorted().filter { cells.schema.columns[$0].isKey }
            .compactMap { cells.cells[$0]?.cell }
        let record = layout.keyColumns.compactMap { layout.references[$0] }.joined(separator: "&\" | \"&")
        let touched = inputs.map { "IF(COUNTA(\($0))>0,1,0)" } ?? "0"
        let used =
            isFixed
            ? "1" : "IF(COUNTA(\(([inputs].compactMap { $0 } + chosen).joined(separator: ",")))>0,1,0)"
        let outcomes =
            "\(Formula.cell(Self.firstRule, sheet: layout.rulesSheet)):"
            + "$\(DataPlace.columnLetters(Self.firstRule + max(rules.count, 1) - 1))\(Formula.row)"
        func count(_ severity: Severity) -> String { "COUNTIF(\(outcomes),\"\(OutcomeCode.failed(severity))\")" }
        return [
            record, used, touched, empty(), "\(count(.error))-\(emptyErrors())", count(.warning), count(.info),
            standFormula(), messageFormula(), codesFormula(),
        ]
    }

    /// How many cells that must be filled are empty.
    private func empty() -> String {
        let required = counted
        let states = cells.cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value.state) }
        guard !required.isEmpty, let first = states.first?.1, let last = states.last?.1 else { return "0" }
        var formula = "COUNTIF(\(first):\(ScopeFormulas.local(last)),\(CellFormulas.State.empty))"
        for (column, state) in states where !required.contains(column) {
            formula = cells.helpers.short("\(formula)-IF(\(state)=0,1,0)", over: 4_000)
        }
        return isFixed ? formula : "IF(\(cell(.used))=0,0,\(formula))"
    }

    /// How many errors the empty cells are: as many, but one for the numbers of a row that has none at all.
    private func emptyErrors() -> String {
        let numbers = Set(cells.requiredNumbers).intersection(counted)
        guard numbers.count > 1, let hasNone = cells.hasNoNumbers else { return cell(.empty) }
        return "(\(cell(.empty))-IF(AND(\(cell(.used))=1,\(hasNone)),\(numbers.count - 1),0))"
    }

    private func standFormula() -> String {
        let (errors, empty) = (cell(.errors), cell(.empty))
        let (warnings, infos) = (cell(.warnings), cell(.infos))
        func part(_ count: String, _ text: String, _ before: [String]) -> String {
            let isFirst = before.isEmpty ? "TRUE" : "\(before.joined(separator: "+"))=0"
            return "IF(\(count)>0,IF(\(isFirst),\"\",\", \")&\(text),\"\")"
        }
        let parts = [
            part(errors, words.errors(errors), []), part(empty, words.empties(empty), [errors]),
            part(warnings, words.warnings(warnings), [errors, empty]),
            part(infos, words.infos(infos), [errors, empty, warnings]),
        ].joined(separator: "&")
        let isClean = "\(errors)+\(empty)+\(warnings)+\(infos)=0"
        let filled = "IF(\(cell(.touched))=0,\"\(words.untouched)\",IF(\(isClean),\"\(words.fits)\",\(parts)))"
        return "IF(\(cell(.used))=0,\"\",\(filled))"
    }

    // MARK: What is wrong

    private func messageFormula() -> String {
        var text = "\"\""
        var count = "0"
        // What must be mended before what only stands out.
        let order = rules.indices.sorted { (rules[$0].rule.severity, $0) < (rules[$1].rule.severity, $1) }
        for index in order where rules[index].canBeBroken {
            let rule = rules[index]
            let said = cells.helpers.define(isBroken(index) + ",\(rule.message),\"\")", title: rule.rule.id)
            count = cells.helpers.define("\(count)+IF(\(said)=\"\",0,1)")
            text = cells.helpers.define(
                "IF(OR(\(said)=\"\",\(count)>\(Self.mostMessages)),\(text),"
                    + "\(text)&IF(\(text)=\"\",\"\",CHAR(10))&\"• \"&\(said))")
        }
        let empty = "IF(\(cell(.empty))>0,\"• \"&\(words.stillToFill(cell(.empty))),\"\")"
        let all = cells.helpers.define("\(empty)&IF(AND(\(cell(.empty))>0,\(text)<>\"\"),CHAR(10),\"\")&\(text)")
        // What is cut is said first: the end of a long text may be out of sight.
        let cut =
            "IF(\(count)>\(Self.mostMessages),\(words.first(Self.mostMessages, of: "(\(count))"))&CHAR(10),\"\")"
        return "IF(OR(\(cell(.used))=0,\(cell(.touched))=0),\"\",\(cut)&\(all))"
    }

    private func isBroken(_ rule: Int) -> String {
        let failed = rules[rule].possibleFailures.map { "\(outcome(rule))=\"\($0)\"" }
        return "IF(\(Formula.joined(failed, "OR"))"
    }

    /// A digit for each measure, and for each key cell that a person fills in: 2 where an error is about it, 1 where a warning is, else 0.
    private func codesFormula() -> String {
        var pieces: [String] = []
        let asksExact = rules.contains { $0.scope.condition == .exact }
        let typedKeys = cells.cells.keys.sorted().filter { cells.schema.columns[$0].isKey }
        for column in layout.measureColumns + typedKeys {
            let about = rules.indices.filter { rules[$0].measures.contains(column) && rules[$0].canBeBroken }
            func any(_ severity: Severity) -> String {
                let tests = about.filter { rules[$0].possibleFailures.contains(OutcomeCode.failed(severity)) }
                    .map { "\(outcome($0))=\"\(OutcomeCode.failed(severity))\"" }
                return tests.isEmpty ? "FALSE" : cells.helpers.joined(tests, "OR")
            }
            let state = cells.cells[column]?.state
            let isEmpty = state.map { "\($0)=\(CellFormulas.State.empty)" } ?? "FALSE"
            let isInexact = state.flatMap { asksExact ? "\($0)=\(CellFormulas.State.atMost)" : nil } ?? "FALSE"
            pieces.append(
                cells.helpers.define(
                    "IF(\(isEmpty),0,IF(\(any(.error)),2,IF(OR(\(any(.warning)),\(isInexact)),1,0)))",
                    title: "cel \(cells.schema.columns[column].name)"))
        }
        // In pieces: a formula has no room for the references of hundreds of columns.
        var joined: [String] = []
        for start in stride(from: 0, to: pieces.count, by: 100) {
            joined.append(
                cells.helpers.define(pieces[start..<min(start + 100, pieces.count)].joined(separator: "&") + "&\"\""))
        }
        return joined.isEmpty ? "\"\"" : "IF(\(cell(.touched))=0,\"\",\(joined.joined(separator: "&")))"
    }
}

extension ScopeFormulas {
    /// The codes by which this rule can fail.
    var possibleFailures: [String] {
        switch scope.condition {
        case .measured(_, let warning, let error):
            (error == nil ? [] : [OutcomeCode.failed(.error)]) + (warning == nil ? [] : [OutcomeCode.failed(.warning)])
        default: [OutcomeCode.failed(rule.severity)]
        }
    }

    var canBeBroken: Bool { !possibleFailures.isEmpty }
}
