import KloptEngine
import KloptLanguage
import KloptModel
import KloptWorkbook

/// A workbook that an organisation fills in, and that checks itself while it is filled in.
package struct TemplateWorkbook: Sendable {
    /// The bytes of the `.xlsx` file.
    package let bytes: [UInt8]
    package let stamp: TemplateStamp
    /// Names of the sheets to fill in.
    package let sheetNames: [String]
    /// Records that are to be filled in; nil where a person chooses them.
    package let recordCount: Int?
    /// Ids of the rules in force that the workbook checks, and of those that are checked when it has been sent in. A rule
    /// may be in both: for one dataset here, for another later.
    package let checkedHere: [String]
    package let checkedLater: [String]

    /// Makes the template, in numbered stages.
    ///
    /// - Throws: `TemplateProblem`.
    /// - Complexity: one pass over the history; then linear in rules × records.
    package init(_ request: TemplateRequest, ruleSet: RuleSet) throws(TemplateProblem) {
        let words = TemplateWords(language: request.language)

        // 1. Which sheets and records, and what came before.
        let gathered = try GatheredTemplate(request, ruleSet: ruleSet)

        // 2. Where everything stands.
        var taken: Set<String> = [words.control.lowercased(), TemplateStamp.sheetName]
        let layouts = gathered.sheets.enumerated().map { index, sheet in
            let schema = ruleSet.datasets[sheet.dataset]
            let name = RecordLayout.legalName(schema.label.text(in: request.language), taken: taken)
            taken.insert(name.lowercased())
            return RecordLayout(
                schema, period: request.period, rowCount: sheet.rowCount, name: name, number: index + 1)
        }
        let lists = CodeLists(ruleSet, sheets: gathered.sheets)
        let helpers = layouts.map { HelperColumns(sheet: $0.helpersSheet) }
        let earlier = gathered.sheets.indices.map { index in
            EarlierSheet(
                gathered.sheets[index], layouts[index], gathered: gathered, ruleSet: ruleSet, lists: lists.ranges,
                helpers: helpers[index])
        }

        // 3. The rules as formulas.
        let cells = gathered.sheets.enumerated().map { index, sheet in
            RecordFormulas(
                schema: ruleSet.datasets[sheet.dataset], dataset: sheet.dataset, period: request.period,
                organisation: gathered.organisation, helpers: helpers[index], earlier: earlier[index].values,
                references: layouts[index].references, written: sheet.written, lists: lists.ranges)
        }
        let rules = TemplateRules(ruleSet, gathered: gathered, sheets: cells, language: request.language)

        // 4. The sheets.
        var entries: [ControlSheet.Entry] = []
        var (visible, hidden): ([SheetModel], [SheetModel]) = ([], [])
        for (index, sheet) in gathered.sheets.enumerated() {
            let (layout, schema) = (layouts[index], ruleSet.datasets[sheet.dataset])
            let rulesSheet = RulesSheet(
                layout: layout, cells: cells[index], rules: rules.here[index], isFixed: sheet.isFixed, words: words)
            let record = RecordSheet(
                layout: layout, schema: schema, gathered: sheet, organisation: gathered.organisation,
                period: request.period, rules: rulesSheet,
                breakdownStarts: Self.breakdownStarts(ruleSet, sheet.dataset), lists: lists.names(sheet, schema),
                words: words)
            visible.append(record.model())
            hidden.append(rulesSheet.model())
            hidden.append(Self.helpers(helpers[index], layout))
            if let sheet = earlier[index].model() { hidden.append(sheet) }
            entries.append(
                ControlSheet.Entry(layout: layout, rules: rulesSheet, schema: schema, isFixed: sheet.isFixed))
        }
        let control = ControlSheet(
            entries: entries, rules: rules, ruleSet: ruleSet, organisation: gathered.organisation,
            period: request.period, words: words)
        if let sheet = lists.model() { hidden.append(sheet) }

        // 5. The stamp, and all of it as bytes.
        let ownSheets = [words.control] + hidden.map(\.name)
        stamp = TemplateStamp(
            ruleSet, gathered: gathered, layouts: layouts, ownSheets: ownSheets, words: words, period: request.period)
        let title = "\(ruleSet.title.text(in: request.language)) – \(gathered.organisation) – \(request.period)"
        bytes = try Self.bytes(
            [control.model()] + visible + hidden + [Self.stampSheet(stamp)], names: lists.definedNames, title: title,
            request.language)
        sheetNames = layouts.map(\.name)
        recordCount = gathered.sheets.allSatisfy(\.isFixed) ? gathered.sheets.reduce(0) { $0 + $1.rowCount } : nil
        let here = Set(rules.here.joined().map(\.rule.id))
        checkedHere = ruleSet.rules.map(\.id).filter { here.contains($0) }
        checkedLater = rules.later.map { ruleSet.rules[$0.rule].id }
    }

    private static func bytes(
        _ sheets: [SheetModel], names: [(name: String, reference: String)], title: String, _ language: Language
    ) throws(TemplateProblem) -> [UInt8] {
        var writer = WorkbookWriter(properties: WorkbookProperties(title: title, language: language.rawValue))
        do throws(WritingError) {
            for sheet in sheets { try sheet.write(to: &writer) }
            for name in names { writer.define(Workbook.DefinedName(name: name.name, formula: name.reference)) }
            return try writer.finish()
        } catch {
            throw .doesNotFit("\(error)")
        }
    }

    /// First columns of the breakdowns of a dataset, by the sums that follow from them.
    private static func breakdownStarts(_ ruleSet: RuleSet, _ dataset: Int) -> Set<Int> {
        var starts: Set<Int> = []
        for rule in ruleSet.rules where rule.isStructural {
            for scope in rule.scopes where scope.dataset == dataset {
                guard case .holds(.comparison(_, .arithmetic(.add, var left, _), _)) = scope.condition else { continue }
                while case .arithmetic(.add, let inner, _) = left { left = inner }
                if case .column(let first) = left { starts.insert(first) }
            }
        }
        return starts
    }

    private static func helpers(_ helpers: HelperColumns, _ layout: RecordLayout) -> SheetModel {
        var sheet = SheetModel(name: layout.helpersSheet, visibility: .hidden)
        for (column, helper) in helpers.columns.enumerated() {
            if !helper.title.isEmpty {
                sheet.put(.text(helper.title), .plain, row: RecordLayout.headerRow, column: column)
            }
            for (row, formula) in Formula.inRows(helper.formula, layout.rows) {
                sheet.put(.formula(formula, cached: nil), .plain, row: row, column: column)
            }
        }
        return sheet
    }

    private static func stampSheet(_ stamp: TemplateStamp) -> SheetModel {
        var sheet = SheetModel(name: TemplateStamp.sheetName, visibility: .veryHidden)
        for (row, texts) in stamp.rows.enumerated() {
            for (column, text) in texts.enumerated() { sheet.put(.text(text), .plain, row: row + 1, column: column) }
        }
        return sheet
    }
}
