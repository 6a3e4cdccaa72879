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
        let names = info.text.key.map(\.name) + info.text.columns.map(\.name)
        sites = Dictionary(names.map { ($0.text, $0.site) }, uniquingKeysWith: { first, _ in first })
    }

    func build() -> [Rule] {
        addRecordRules()
        for index in schema.columns.indices { addValueRule(index) }
        for measure in info.measures { addSums(of: measure) }
        addParts()
        return rules
    }

    // MARK: What every rule has

    /// - Parameter columns: the rule applies while all of them do.
    private func add(
        _ id: String, _ words: StructuralWords, severity: Severity = .error, at site: Site? = nil, columns: [Int] = [],
        condition: Condition, text: String, measures: [Int] = [], examples: @autoclosure () -> [Example] = []
    ) {
        let id = schema.name + "." + id
        guard rules.count < PackChecker.maximalParts else {
            pack.problems.report(.tooManyParts(limit: PackChecker.maximalParts), at: info.text.name.site)
            return
        }
        guard ids.insert(id).inserted else { return }
        let place = (site ?? info.text.name.site).place
        let validity = columns.reduce(schema.validity) { $0.intersection(schema.columns[$1].validity) }
        if let from = validity.from, let to = validity.to, to < from { return }
        let question = LocalizedTemplate(
            Template(parts: [.text(words.question.dutch)]), en: Template(parts: [.text(words.question.english)]))
        rules.append(
            Rule(
                id: id, title: words.title, severity: severity, place: place, isStructural: true,
                validity: validity, why: words.why,
                source: info.text.codebook?.localized ?? Localized("Codeboek", en: "Codebook"), fix: words.fix,
                conditionText: text,
                scopes: [Scope(dataset: dataset, condition: condition, question: question, measures: measures)],
                examples: withExamples ? examples() : []))
    }

    // MARK: Records

    private func addRecordRules() {
        let numeric = schema.columns.indices.filter { schema.columns[$0].type.isNumeric }
        let key = schema.keyIndexes
        let keyNames = key.map { schema.columns[$0].name }.joined(separator: ", ")
        if schema.period != nil {
            add("period", .period(of: schema), condition: .periodAgrees, text: "period = period of the file")
        }
        if let owner = schema.owner, schema.columns[owner].isKey, !schema.isAdministration, !schema.isLong {
            add(
                "sender", .sender(schema.columns[owner]), condition: .ownerAgrees,
                text: "\(schema.columns[owner].name) = sender of the file", measures: [owner])
        }
        if schema.owner != nil, schema.period != nil, !schema.isAdministration, !schema.isLong {
            add(
                "template", .template, severity: .warning, condition: .templateCurrent,
                text: "template made from these rules")
        }
        if schema.isDelivered, schema.period != nil, schema.owner != nil {
            // Two columns of the key say whose and when: without a third there is one record, which is there or not.
            let others = key.filter { $0 != schema.owner && $0 != schema.period }
            if !others.isEmpty {
                add(
                    "resubmission", .resubmission, severity: .warning, condition: .nothingLost,
                    text: "last version holds all records of the earlier ones", measures: others)
            }
        }
        if let column = schema.receipts?.received {
            add(
                "day", .receivedDay(schema.columns[column]), severity: .warning,
                condition: .receivedDay(column: column),
                text: "\(schema.columns[column].name) in or after the quarter, and not ahead", measures: [column])
        }
        if let column = schema.receipts?.file {
            add(
                "file", .receivedFile(schema.columns[column]), condition: .receivedFile(column: column),
                text: "\(schema.columns[column].name) is one of the files", measures: [column])
        }
        if let roles = schema.explanations { addExplanationRules(roles) }
        // What was explained once may be explained anew.
        if !key.isEmpty, schema.explanations == nil, !(schema.isLong && info.text.isEveryPeriod) {
            add(
                "key", .key(of: schema), condition: .uniqueKey, text: "unique(\(keyNames))", measures: key,
                examples: keyExamples())
        }
        if !numeric.isEmpty {
            add(
                "exact", .exact(schema), severity: .warning, condition: .exact, text: "no bounds such as <5",
                examples: exactExamples(numeric[0]))
        }
        if schema.columns.contains(where: { acceptsNearSpelling($0.type) }) {
            add("spelling", .spelling, severity: .warning, condition: .spelled, text: "no near spellings")
        }
        if !schema.totalsTexts.isEmpty, !numeric.isEmpty {
            add("totals", .totals, severity: .warning, condition: .totalsAgree, text: "totals row = sum of the rows")
        }
        for index in key {
            guard let condition = schema.columns[index].onlyFor, let other = schema.index(of: condition.column) else {
                continue
            }
            let column = schema.columns[index]
            add(
                column.name + ".only-for", .onlyFor(column, other: schema.columns[other], values: condition.values),
                columns: [index, other], condition: .onlyWhereItCounts(column: index),
                text: "\(column.name) only for \(condition.column) \(condition.values.joined(separator: ", "))",
                measures: [index], examples: onlyForExamples(index, other, values: condition.values))
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
                fault.rawValue, .explanation(fault), severity: fault == .withoutFigures ? .info : .warning,
                condition: .explanation(fault), text: text, measures: [column])
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
            column.name + ".value", .value(of: column, list: codeList(of: column)), at: sites[column.measure],
            columns: [index], condition: .filled(column: index),
            text: column.isAlwaysRequired
                ? "\(column.name) is filled" : "\(column.name) is readable",
            measures: [index], examples: valueExamples(index))
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
                addSum(
                    id,
                    StructuralWords.sumElsewhere(
                        measure, breakdown: breakdown, whole: schema.columns[whole], atMost: atMost),
                    at: measure.text.name.site, parts: parts, whole: whole, atMost: atMost)
            }
        } else if let total = measure.total {
            for (breakdown, parts) in measure.breakdowns {
                addSum(
                    name + "." + breakdown.name.text,
                    StructuralWords.sum(schema.columns[total], breakdown: breakdown), at: measure.text.name.site,
                    parts: parts,
                    whole: total, atMost: false)
            }
        }
    }

    private func addSum(
        _ id: String, _ words: (DatasetSchema, [Int]) -> StructuralWords, at site: Site, parts: [Int], whole: Int,
        atMost: Bool
    ) {
        guard let first = parts.first else { return }
        let sum = parts.dropFirst().reduce(Expression.column(first)) { .arithmetic(.add, $0, .column($1)) }
        let names = parts.map { schema.columns[$0].name }.joined(separator: " + ")
        add(
            id, words(schema, parts), at: site, columns: parts + [whole],
            condition: .holds(.comparison(atMost ? .lessOrEqual : .equal, sum, .column(whole))),
            text: "\(names) \(atMost ? "<=" : "=") \(schema.columns[whole].name)", measures: parts + [whole],
            examples: sumExamples(parts, whole, atMost: atMost))
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
        let (partColumn, wholeColumn) = (schema.columns[part], schema.columns[whole])
        add(
            "\(partColumn.name).part-of.\(wholeColumn.name)", .part(partColumn, of: wholeColumn), at: site,
            columns: [part, whole], condition: .holds(.comparison(.lessOrEqual, .column(part), .column(whole))),
            text: "\(partColumn.name) <= \(wholeColumn.name)", measures: [part, whole],
            examples: partExamples(part, whole))
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
