import KloptModel

// MARK: Stage 4: the rules that follow from the datasets

extension PackChecker {
    /// The rules that follow from datasets and from how their figures follow from records, and derived names.
    ///
    /// - Parameter threads: how many may work on it, each with a checker of its own; what comes out is the same.
    func buildWhatFollows(withExamples: Bool, threads: Int) {
        // Made beforehand: below, derived names are collected at the same time.
        nonisolated(unsafe) let copies = datasets.map { _ in PackChecker(copying: self) }
        nonisolated(unsafe) let pack = self
        let (ofDatasets, _) = Concurrent.map(count: datasets.count, threads: threads) { index in
            unsafe OfDataset(
                rules: StructuralRules(pack: copies[index], dataset: index, withExamples: withExamples).build(),
                problems: copies[index].problems)
        } beside: {
            unsafe pack.collectDefinitions()
            unsafe pack.buildFigureDeclarations(withExamples: withExamples)
        }
        let ofFigures = structuralRules
        structuralRules = []
        for (dataset, part) in zip(datasets, ofDatasets) {
            problems.take(part.problems)
            structuralRules += part.rules
            if structuralRules.count > PackChecker.maximalParts {
                problems.report(.tooManyParts(limit: PackChecker.maximalParts), at: dataset.text.name.site)
                break
            }
        }
        structuralRules += ofFigures
        structuralIDs.reserveCapacity(structuralRules.count)
        for rule in structuralRules { structuralIDs.insert(rule.id) }
    }

    /// The rules of a dataset with what is wrong in it; made by one thread and handed over whole.
    private struct OfDataset: @unchecked Sendable {
        let rules: [Rule]
        let problems: ProblemSink
    }
}

/// Makes the rules of one dataset: its key, its cells, its sums and its parts.
final class StructuralRules {
    let pack: PackChecker
    let dataset: Int
    let info: DatasetInfo
    let schema: DatasetSchema
    private let codeLists: [CodeList]
    /// Left out where nobody will run or read them.
    let withExamples: Bool
    private var rules: [Rule] = []
    private var ids: Set<String> = []
    /// Where each column or measure is declared.
    private let sites: [String: Site]

    init(pack: PackChecker, dataset: Int, withExamples: Bool) {
        self.pack = pack
        self.dataset = dataset
        self.withExamples = withExamples
        info = pack.datasets[dataset]
        schema = info.schema
        codeLists = pack.codeLists
        let names = info.text.key.map(\.name) + info.text.columns.map(\.name)
        sites = Dictionary(names.map { ($0.text, $0.site) }, uniquingKeysWith: { first, _ in first })
    }

    func build() -> [Rule] {
        addRecordRules()
        ids.reserveCapacity(2 * schema.columns.count)
        rules.reserveCapacity(2 * schema.columns.count)
        for index in schema.columns.indices { addValueRule(index) }
        for measure in info.measures { addSums(of: measure) }
        addParts()
        return rules
    }

    // MARK: What every rule has

    /// - Parameters:
    ///   - columns: the rule applies while all of them do.
    ///   - question: as in `words`, for which it need not be made.
    private func add(
        _ id: String, asking question: LocalizedTemplate? = nil, severity: Severity = .error, at site: Site? = nil,
        columns: [Int] = [], condition: Condition, measures: [Int] = [],
        examples: @autoclosure () -> [Example] = [], words: @escaping @Sendable () -> StructuralWords
    ) {
        let id = schema.name + "." + id
        guard rules.count < PackChecker.maximalParts else {
            pack.problems.report(.tooManyParts(limit: PackChecker.maximalParts), at: info.text.name.site)
            return
        }
        guard ids.insert(id).inserted else { return }
        let validity = columns.reduce(schema.validity) { $0.intersection(schema.columns[$1].validity) }
        if let from = validity.from, let to = validity.to, to < from { return }
        let question = question ?? LocalizedTemplate(words().question)
        let ruleWords = RuleWords { [info] in
            let words = words()
            return RuleWords.Texts(
                title: words.title, why: words.why,
                source: info.text.codebook?.localized ?? Localized("Codeboek", en: "Codebook"), fix: words.fix,
                place: (site ?? info.text.name.site).place, condition: words.condition)
        }
        rules.append(
            Rule(
                id: id, words: ruleWords, severity: severity, isStructural: true, validity: validity,
                scopes: [Scope(dataset: dataset, condition: condition, question: question, measures: measures)],
                examples: withExamples ? examples() : []))
    }

    private static let numberQuestion = LocalizedTemplate(StructuralWords.numberQuestion)
    private static let valueQuestion = LocalizedTemplate(StructuralWords.valueQuestion)
    private static let sumQuestion = LocalizedTemplate(StructuralWords.sumQuestion)
    private static let partQuestion = LocalizedTemplate(StructuralWords.partQuestion)

    // MARK: Records

    private func addRecordRules() {
        let numeric = schema.columns.indices.filter { schema.columns[$0].type.isNumeric }
        let key = schema.keyIndexes
        if schema.period != nil {
            add("period", condition: .periodAgrees) { [schema] in
                StructuralWords.period(of: schema).with("period = period of the file")
            }
        }
        if let owner = schema.owner, schema.columns[owner].isKey, !schema.isAdministration, !schema.isLong {
            add("sender", condition: .ownerAgrees, measures: [owner]) { [info] in
                let column = info.schema.columns[owner]
                return StructuralWords.sender(column).with("\(column.name) = sender of the file")
            }
        }
        if schema.owner != nil, schema.period != nil, !schema.isAdministration, !schema.isLong {
            add("template", severity: .warning, condition: .templateCurrent) {
                StructuralWords.template.with("template made from these rules")
            }
        }
        if schema.isDelivered, schema.period != nil, schema.owner != nil {
            // Two columns of the key say whose and when: without a third there is one record, which is there or not.
            let others = key.filter { $0 != schema.owner && $0 != schema.period }
            if !others.isEmpty {
                add("resubmission", severity: .warning, condition: .nothingLost, measures: others) {
                    StructuralWords.resubmission.with("last version holds all records of the earlier ones")
                }
            }
        }
        if let column = schema.receipts?.received {
            add("day", severity: .warning, condition: .receivedDay(column: column), measures: [column]) { [info] in
                let column = info.schema.columns[column]
                return StructuralWords.receivedDay(column).with("\(column.name) in or after the quarter, and not ahead")
            }
        }
        if let column = schema.receipts?.file {
            add("file", condition: .receivedFile(column: column), measures: [column]) { [info] in
                let column = info.schema.columns[column]
                return StructuralWords.receivedFile(column).with("\(column.name) is one of the files")
            }
        }
        if let roles = schema.explanations { addExplanationRules(roles) }
        // What was explained once may be explained anew.
        if !key.isEmpty, schema.explanations == nil, !(schema.isLong && info.text.isEveryPeriod) {
            add("key", condition: .uniqueKey, measures: key, examples: keyExamples()) { [info] in
                let names = info.schema.keyIndexes.map { info.schema.columns[$0].name }
                return StructuralWords.key(of: info.schema).with("unique(\(names.joined(separator: ", ")))")
            }
        }
        if !numeric.isEmpty {
            add("exact", severity: .warning, condition: .exact, examples: exactExamples(numeric[0])) { [info] in
                StructuralWords.exact(info.schema).with("no bounds such as <5")
            }
        }
        if schema.columns.contains(where: { acceptsNearSpelling($0.type) }) {
            add("spelling", severity: .warning, condition: .spelled) {
                StructuralWords.spelling.with("no near spellings")
            }
        }
        if !schema.totalsTexts.isEmpty, !numeric.isEmpty {
            add("totals", severity: .warning, condition: .totalsAgree) {
                StructuralWords.totals.with("totals row = sum of the rows")
            }
        }
        for index in key {
            guard let condition = schema.columns[index].onlyFor, let other = schema.index(of: condition.column) else {
                continue
            }
            add(
                schema.columns[index].name + ".only-for", columns: [index, other],
                condition: .onlyWhereItCounts(column: index), measures: [index],
                examples: onlyForExamples(index, other, values: condition.values)
            ) { [info] in
                let (column, values) = (info.schema.columns[index], condition.values)
                return StructuralWords.onlyFor(column, other: info.schema.columns[other], values: values)
                    .with("\(column.name) only for \(condition.column) \(values.joined(separator: ", "))")
            }
        }
    }

    private func addExplanationRules(_ roles: ExplanationRoles) {
        for fault in ExplanationFault.allCases {
            let (text, column) =
                switch fault {
                case .expired: ("day <= \(schema.columns[roles.expires].name)", roles.expires)
                case .lapsed: ("figures found = figures explained", roles.figures ?? roles.about)
                case .unmatched: ("an issue is explained", roles.about)
                case .withoutFigures: ("figures are filled", roles.figures ?? roles.about)
                }
            add(
                fault.rawValue, severity: fault == .withoutFigures ? .info : .warning,
                condition: .explanation(fault), measures: [column]
            ) { StructuralWords.explanation(fault).with(text) }
        }
    }

    /// Whether a cell may be read as something that it does not quite say: a near name, a date for a quarter.
    private func acceptsNearSpelling(_ type: ColumnType) -> Bool {
        if type.isPeriod { return true }
        guard case .code(let name) = type, let list = pack.codeListIndex[name] else { return false }
        return pack.codeLists[list].acceptsNearSpelling
    }

    // MARK: Cells

    /// An optional column may be empty but not unreadable; any text is readable.
    private func addValueRule(_ index: Int) {
        let column = schema.columns[index]
        guard column.isKey || column.isAlwaysRequired || column.type != .text else { return }
        add(
            column.name + ".value",
            asking: column.type.isNumeric ? StructuralRules.numberQuestion : StructuralRules.valueQuestion,
            at: sites[column.measure], columns: [index], condition: .filled(column: index), measures: [index],
            examples: valueExamples(index)
        ) { [info, codeLists] in
            let column = info.schema.columns[index]
            var list: CodeList?
            if case .code(let name) = column.type { list = codeLists.first { $0.name == name } }
            return StructuralWords.value(of: column, list: list)
                .with(column.isAlwaysRequired ? "\(column.name) is filled" : "\(column.name) is readable")
        }
    }

    func codeList(of column: ColumnSchema) -> CodeList? {
        guard case .code(let name) = column.type else { return nil }
        return pack.codeListIndex[name].map { pack.codeLists[$0] }
    }

    // MARK: Sums

    private func addSums(of measure: DatasetInfo.Measure) {
        let name = measure.text.name.text
        if let (wholeName, atMost) = measure.text.addsUpTo {
            guard let whole = wholeColumn(wholeName) else { return }
            for (breakdown, parts) in measure.breakdowns {
                let id = name + "." + wholeName.text + (measure.breakdowns.count > 1 ? "." + breakdown.name.text : "")
                addSum(id, at: measure.text.name.site, parts: parts, whole: whole, atMost: atMost) { whole, parts in
                    StructuralWords.sumElsewhere(
                        measure, breakdown: breakdown, whole: whole, parts: parts, atMost: atMost)
                }
            }
        } else if let total = measure.total {
            for (breakdown, parts) in measure.breakdowns {
                addSum(
                    name + "." + breakdown.name.text, at: measure.text.name.site, parts: parts, whole: total,
                    atMost: false
                ) { StructuralWords.sum($0, breakdown: breakdown, parts: $1) }
            }
        }
    }

    private func addSum(
        _ id: String, at site: Site, parts: [Int], whole: Int, atMost: Bool,
        words: @escaping @Sendable (_ whole: ColumnSchema, _ parts: [ColumnSchema]) -> StructuralWords
    ) {
        guard let first = parts.first else { return }
        let sum = parts.dropFirst().reduce(Expression.column(first)) { .arithmetic(.add, $0, .column($1)) }
        let columns = parts + [whole]
        add(
            id, asking: StructuralRules.sumQuestion, at: site, columns: columns,
            condition: .holds(.comparison(atMost ? .lessOrEqual : .equal, sum, .column(whole))), measures: columns,
            examples: sumExamples(parts, whole, atMost: atMost)
        ) { [info] in
            let (parts, whole) = (parts.map { info.schema.columns[$0] }, info.schema.columns[whole])
            let names = parts.map(\.name).joined(separator: " + ")
            return words(whole, parts).with("\(names) \(atMost ? "<=" : "=") \(whole.name)")
        }
    }

    /// The column that a text names as a whole; a measure without a column of its own is none.
    private func wholeColumn(_ name: SyntaxName) -> Int? {
        if let index = info.columns[name.text] {
            if schema.columns[index].type.isNumeric, !schema.columns[index].isKey { return index }
            pack.problems.report(.notACount(name.text), at: name.site)
            return nil
        }
        if info.measures.contains(where: { $0.text.name.text == name.text }) {
            pack.problems.report(.noOwnColumn(name.text), at: name.site)
            return nil
        }
        return pack.column(name, of: dataset)
    }

    // MARK: Parts

    private func addParts() {
        let byName = Dictionary(info.measures.map { ($0.text.name.text, $0) }, uniquingKeysWith: { first, _ in first })
        for measure in info.measures {
            for wholeName in measure.text.wholes {
                guard let whole = wholeColumn(wholeName) else { continue }
                let start = schema.columns[whole].measure
                if leads(from: start, to: measure.text.name.text, byName) {
                    pack.problems.report(.partOfCycle(measure.text.name.text), at: wholeName.site)
                    continue
                }
                if let total = measure.total { addPart(total, of: whole, at: wholeName.site) }
                for (breakdown, columns) in measure.breakdowns {
                    guard let wholes = nearest(from: start, with: breakdown.name.text, byName) else { continue }
                    for (part, whole) in zip(columns, wholes) { addPart(part, of: whole, at: wholeName.site) }
                }
            }
        }
    }

    private func addPart(_ part: Int, of whole: Int, at site: Site) {
        add(
            "\(schema.columns[part].name).part-of.\(schema.columns[whole].name)", asking: StructuralRules.partQuestion,
            at: site, columns: [part, whole],
            condition: .holds(.comparison(.lessOrEqual, .column(part), .column(whole))), measures: [part, whole],
            examples: partExamples(part, whole)
        ) { [info] in
            let (part, whole) = (info.schema.columns[part], info.schema.columns[whole])
            return StructuralWords.part(part, of: whole).with("\(part.name) <= \(whole.name)")
        }
    }

    /// The measures that a measure is part of: those written, and for a category also the measure it is one of.
    private func wholes(of measure: DatasetInfo.Measure) -> [String] {
        measure.text.wholes.compactMap { info.columns[$0.text].map { schema.columns[$0].measure } }
    }

    private func leads(from start: String, to goal: String, _ byName: [String: DatasetInfo.Measure]) -> Bool {
        var (visited, waiting): (Set<String>, [String]) = ([], [start])
        while let next = waiting.popLast() {
            if next == goal { return true }
            if visited.insert(next).inserted, let measure = byName[next] { waiting += wholes(of: measure) }
        }
        return false
    }

    /// The columns of a breakdown of the nearest measure upwards that has it.
    private func nearest(
        from start: String, with breakdown: String, _ byName: [String: DatasetInfo.Measure]
    ) -> [Int]? {
        var (visited, waiting): (Set<String>, [String]) = ([], [start])
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            guard visited.insert(next).inserted, let measure = byName[next] else { continue }
            if let found = measure.breakdowns.first(where: { $0.breakdown.name.text == breakdown }) {
                return found.columns
            }
            waiting += wholes(of: measure)
        }
        return nil
    }
}

extension PeriodRange {
    /// The stretch that lies in both; its end may lie before its start.
    func intersection(_ other: PeriodRange) -> PeriodRange {
        func pick(_ a: Period?, _ b: Period?, _ choose: (Period, Period) -> Period) -> Period? {
            guard let a, let b else { return a ?? b }
            return choose(a, b)
        }
        return PeriodRange(from: pick(from, other.from, max), to: pick(to, other.to, min))
    }
}
