import KloptModel

/// Everything known of the pack while it is being checked. Its stages, in the order in which they run, stand in
/// extensions of their own.
final class PackChecker {
    let problems: ProblemSink

    // What the files say.
    var packs: [SyntaxPack] = []
    var codes: [SyntaxCodes] = []
    var breakdowns: [String: SyntaxBreakdown] = [:]
    var datasetTexts: [SyntaxDataset] = []
    var defines: [SyntaxDefine] = []
    var figures: [SyntaxFigures] = []
    var figureDeclarationTexts: [SyntaxFigureDeclaration] = []
    var switches: [SyntaxSwitchOff] = []
    var ruleTexts: [SyntaxRule] = []
    var policies: [SyntaxPolicy] = []

    // What follows from it.
    var codeLists: [CodeList] = []
    var codeListIndex: [String: Int] = [:]
    /// Per list: an entry's index by each of its spellings, as written and in lower case.
    var spellings: [[String: Int]] = []
    var datasets: [DatasetInfo] = []
    var datasetIndex: [String: Int] = [:]
    /// Per dataset, the derived names.
    var definitions: [[String: SyntaxDefine]] = []
    /// Per dataset, what derived names came to where no mistake was found.
    var expansions: [[String: ExpressionChecker.Expansion]] = []
    var figureDefinitions: [Int: [RuleSet.FigureDefinition]] = [:]
    var figureDeclarations: [FigureDeclaration] = []
    var structuralRules: [Rule] = []
    var structuralIDs: Set<String> = []
    var rules: [Rule] = []
    /// nil when the pack has none.
    var policy: Policy?
    /// Where each rule id was taken.
    var ruleSites: [String: Site] = [:]

    init(problems: ProblemSink) { self.problems = problems }

    /// What rules are checked against, with problems of its own.
    init(copying other: PackChecker) {
        problems = ProblemSink()
        (codeLists, codeListIndex, spellings) = (other.codeLists, other.codeListIndex, other.spellings)
        (datasets, datasetIndex) = (other.datasets, other.datasetIndex)
        (definitions, expansions) = (other.definitions, other.expansions)
    }

    func ruleSet() -> RuleSet? {
        guard let pack = packs.first else { return nil }
        return RuleSet(
            name: pack.name.text, title: pack.title.localized, version: pack.version,
            datasets: datasets.map { withDeliveredDatasets($0.schema) },
            codeLists: codeLists + [deliveredDatasets], rules: structuralRules + rules,
            figureDefinitions: figureDefinitions, figures: figureDeclarations, policy: policy ?? .standard)
    }

    /// A roster names a dataset by its name, its label or another name of it; what is none of these is not a dataset.
    private func withDeliveredDatasets(_ schema: DatasetSchema) -> DatasetSchema {
        guard let column = schema.roster?.delivers, schema.columns[column].type == .text else { return schema }
        var schema = schema
        schema.columns[column].type = .code(list: deliveredDatasets.name)
        return schema
    }

    /// The datasets that a roster can expect, as a code list; no list of a pack can have a name with a dot.
    private var deliveredDatasets: CodeList {
        let expected = datasets.map(\.schema).filter { !$0.isAdministration && !$0.isLong }
        return CodeList(
            name: "roster.delivers", label: Localized("Datasets", en: "Datasets"),
            entries: expected.map { schema in
                CodeList.Entry(
                    code: schema.name, name: schema.name, label: schema.label,
                    aliases: schema.aliases + [schema.label.dutch, schema.label.english])
            }, acceptsNearSpelling: false)
    }

    /// A dataset by name; an unknown one is reported.
    func dataset(_ name: SyntaxName) -> Int? {
        if let index = datasetIndex[name.text] { return index }
        let suggestion = problems.nearest(to: name.text, among: datasets.map(\.schema.name))
        problems.report(.unknown(.dataset, name.text, suggestion: suggestion), at: name.site)
        return nil
    }

    /// A column of a dataset by name; an unknown one is reported.
    func column(_ name: SyntaxName, of dataset: Int) -> Int? {
        let info = datasets[dataset]
        if let index = info.columns[name.text] { return index }
        reportUnknown(name, among: info.schema.columns, of: info.schema.name)
        return nil
    }
}

/// A dataset while the pack is being checked; a class, as every name in a rule looks into one.
final class DatasetInfo: Sendable {
    let text: SyntaxDataset
    let schema: DatasetSchema
    /// Indexes by name; of two columns with one name the first.
    let columns: [String: Int]
    /// What each column is in an expression.
    let types: [ExpressionType]
    /// Each column as an expression, made once: rules name columns by the thousand.
    let columnExpressions: [Expression]
    /// Columns of the key that every record has.
    let alwaysRequiredKeys: [Int]
    /// The counts, with what their breakdowns became.
    let measures: [Measure]

    /// - Parameter codeLists: positions of the code lists by name.
    init(text: SyntaxDataset, schema: DatasetSchema, measures: [Measure], codeLists: [String: Int]) {
        self.text = text
        self.schema = schema
        self.measures = measures
        types = schema.columns.map { ExpressionType($0.type, codeLists: codeLists) }
        alwaysRequiredKeys = schema.keyIndexes.filter { schema.columns[$0].isAlwaysRequired }
        columnExpressions = schema.columns.indices.map { .column($0) }
        columns = Dictionary(
            schema.columns.indices.map { (schema.columns[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    struct Measure: Sendable {
        var text: SyntaxDataset.Column
        /// The column of the total; nil when the measure has only categories.
        var total: Int?
        /// Per breakdown the columns of its categories.
        var breakdowns: [(breakdown: SyntaxBreakdown, columns: [Int])] = []
    }

    /// The position of a column's code list; nil for a column of anything else.
    func codeList(of column: Int) -> Int? {
        if case .code(let list) = types[column] { list } else { nil }
    }

    /// The first column of the key that holds a quarter or a year.
    var periodColumn: Int? { schema.columns.firstIndex { $0.isKey && $0.type.isPeriod } }

    /// `schema.period`, or for a dataset that is checked for every period its first period column.
    var anyPeriodColumn: Int? { schema.period ?? periodColumn }
}

// MARK: Stage 1: what the files declare

extension PackChecker {
    func collect(_ files: [ParsedFile]) {
        /// Whether a name is new among things of its kind; a second one is reported.
        func isNew(_ thing: Problem.Thing, _ name: SyntaxName, _ firstSites: inout [String: Site]) -> Bool {
            if let first = firstSites[name.text] {
                problems.report(.duplicate(thing, name.text, first: first.place), at: name.site)
                return false
            }
            firstSites[name.text] = name.site
            return true
        }
        var codeSites: [String: Site] = [:]
        var breakdownSites: [String: Site] = [:]
        var datasetSites: [String: Site] = [:]
        for file in files {
            for declaration in file.declarations {
                switch declaration {
                case .pack(let pack):
                    if let first = packs.first {
                        problems.report(
                            .duplicate(.pack, pack.name.text, first: first.name.site.place), at: pack.name.site)
                    } else {
                        packs.append(pack)
                    }
                case .include: break
                case .codes(let text): if isNew(.codes, text.name, &codeSites) { codes.append(text) }
                case .breakdown(let text):
                    if isNew(.breakdown, text.name, &breakdownSites) { breakdowns[text.name.text] = text }
                case .dataset(let text): if isNew(.dataset, text.name, &datasetSites) { datasetTexts.append(text) }
                case .define(let text): defines.append(text)
                case .figures(let text): figures.append(text)
                case .figureDeclaration(let text): figureDeclarationTexts.append(text)
                case .switchOff(let text): switches.append(text)
                case .rule(let text): ruleTexts.append(text)
                case .policy(let text): policies.append(text)
                }
            }
        }
        if packs.isEmpty {
            let source = files.first?.source ?? SourceText(path: "", bytes: [])
            problems.report(.noPack, at: Site(source: source, range: 0..<0))
        }
        checkIncludes(files)
        for breakdown in breakdowns.values { check(breakdown) }
    }

    private func check(_ breakdown: SyntaxBreakdown) {
        if breakdown.categories.isEmpty { problems.report(.emptyList(breakdown.name.text), at: breakdown.name.site) }
        if breakdown.categories.count > PackChecker.maximalCategories {
            problems.report(.tooManyCategories(limit: PackChecker.maximalCategories), at: breakdown.name.site)
        }
        var seen: [String: Site] = [:]
        for category in breakdown.categories {
            if let first = seen[category.name.text] {
                problems.report(
                    .duplicate(.category, category.name.text, first: first.place), at: category.name.site)
            }
            seen[category.name.text] = category.name.site
        }
    }

    /// A sum over the categories is a chain that the engine recurses on.
    static let maximalCategories = 100

    /// So many columns, and as many structural rules: breakdowns multiply what a small text declares.
    static let maximalParts = 20_000

    /// The order of files has no meaning, so an include only has to be there; a circle of them is a mistake still.
    private func checkIncludes(_ files: [ParsedFile]) {
        let paths = Set(files.map(\.source.path))
        var edges: [String: [(path: String, site: Site)]] = [:]
        for file in files {
            var seen: Set<String> = []
            for case .include(let text) in file.declarations {
                guard let path = PackPath.resolve(text.dutch, from: file.source.path), paths.contains(path) else {
                    let suggestion = problems.nearest(to: text.dutch, among: paths.sorted())
                    problems.report(.includeNotFound(text.dutch, suggestion: suggestion), at: text.site)
                    continue
                }
                if !seen.insert(path).inserted { problems.report(.includeTwice(text.dutch), at: text.site) }
                edges[file.source.path, default: []].append((path, text.site))
            }
        }
        for (file, targets) in edges {
            for target in targets where reaches(file, from: target.path, edges: edges) {
                problems.report(.includeCycle(target.path), at: target.site)
            }
        }
    }

    private func reaches(_ goal: String, from start: String, edges: [String: [(path: String, site: Site)]]) -> Bool {
        var (visited, waiting): (Set<String>, [String]) = ([], [start])
        while let next = waiting.popLast() {
            if next == goal { return true }
            if visited.insert(next).inserted { waiting += (edges[next] ?? []).map(\.path) }
        }
        return false
    }
}
