import KloptLanguage
import KloptModel

/// A rule's scope, compiled: what one check evaluates.
///
/// A class, as threads hand it about all the time: a copy would count references to all of its parts.
final class Check: Sendable {
    let rule: Int
    let scope: Int
    let dataset: Int
    let severity: Severity
    let validity: PeriodRange
    let group: Scope.Group?
    let filter: Node?
    let when: Node?
    let locals: [Node]
    let condition: PlannedCondition
    let tolerance: Tolerance?
    let missing: MissingMode
    /// Whether it needs more than the record itself, and so waits until everything is read.
    let looksAcross: Bool
    /// Datasets besides its own that it looks at.
    let looksAt: Set<Int>
    let usesPrevious: Bool
    /// The condition as sums over whole columns, when it is that simple.
    let linear: [LinearComparison]?
    /// Columns that the condition reads, in order of appearance.
    let needs: [Int]
    /// Those to name in an issue.
    let measures: [Int]
    /// Columns of the record that wording an issue needs: the key and all that the rule reads.
    let captured: [Int]
    let message: TemplatePlan?
    let question: TemplatePlan?
    let hints: [(when: Node?, text: TemplatePlan)]

    init(
        rule: Int, scope: Int, dataset: Int, severity: Severity, validity: PeriodRange, group: Scope.Group?,
        filter: Node?, when: Node?, locals: [Node], condition: PlannedCondition, tolerance: Tolerance?,
        missing: MissingMode, looksAcross: Bool, looksAt: Set<Int>, usesPrevious: Bool, linear: [LinearComparison]?,
        needs: [Int], measures: [Int], captured: [Int], message: TemplatePlan?, question: TemplatePlan?,
        hints: [(when: Node?, text: TemplatePlan)]
    ) {
        self.rule = rule
        self.scope = scope
        self.dataset = dataset
        self.severity = severity
        self.validity = validity
        self.group = group
        self.filter = filter
        self.when = when
        self.locals = locals
        self.condition = condition
        self.tolerance = tolerance
        self.missing = missing
        self.looksAcross = looksAcross
        self.looksAt = looksAt
        self.usesPrevious = usesPrevious
        self.linear = linear
        self.needs = needs
        self.measures = measures
        self.captured = captured
        self.message = message
        self.question = question
        self.hints = hints
    }
}

enum PlannedCondition: Sendable {
    case holds(Node)
    case measured(Node, warningFrom: Node?, errorFrom: Node?)
    case expects(Expectation)
    case filled(column: Int)
    case exact
    case spelled
    case uniqueKey(index: Int)
    case periodAgrees
    case ownerAgrees
    case templateCurrent
    case receivedFile(column: Int)
    case receivedDay(column: Int)
    case nothingLost
    case explanation(ExplanationFault)
    case totalsAgree
    case followsRecords(declaration: Int)
    case onlyWhereItCounts(column: Int)
}

extension PlannedCondition {
    var isExpectation: Bool {
        if case .expects = self { true } else { false }
    }

    var isAboutFigures: Bool {
        if case .followsRecords = self { true } else { false }
    }

    /// Whether it is judged record by record.
    var judgesRecords: Bool {
        switch self {
        case .holds, .measured, .filled, .exact, .spelled, .onlyWhereItCounts: true
        case .expects, .uniqueKey, .periodAgrees, .ownerAgrees, .templateCurrent, .receivedFile, .receivedDay,
            .nothingLost, .explanation, .totalsAgree, .followsRecords:
            false
        }
    }

    /// Whether the records of its dataset must be at hand once all is read: a template says itself whose it is and of
    /// when, and of what was sent again reading tells what is lost.
    var needsRecords: Bool {
        switch self {
        case .templateCurrent, .nothingLost: false
        default: true
        }
    }
}

/// A text with values in it, compiled.
struct TemplatePlan: Sendable {
    enum Part: Sendable {
        case text(String)
        case value(Node)
    }

    var parts: [Part]
}

/// A pack of rules, ready to run: compiled checks, and what they need of the data.
final class Plan: Sendable {
    let ruleSet: RuleSet
    let datasets: [DatasetSchema]
    let pool: TextPool
    let language: Language
    let checks: [Check]
    /// Per dataset, the checks that need nothing but the record.
    let recordChecks: [[Int]]
    /// The checks that wait until everything is read.
    let acrossChecks: [Int]
    let indexes: [Compiler.IndexPlan]
    let aggregateCount: Int
    /// Per dataset, the columns that are kept after a record was checked.
    let kept: [ColumnBits]
    let figureSpaces: [Int: FigureSpace]
    let figureTables: [FigureTable]
    /// Per dataset, the index by its full key, where a rule needs it.
    let keyIndexes: [Int?]
    /// Per dataset that is delivered, the part of its key that is an area, by the first roster that has one; nil
    /// everywhere where nobody asks for numbers per area.
    let areaColumns: [Int?]
    /// Datasets by the number of their name in the pool, as rosters name them.
    let datasetsByName: [Int64: Int]

    /// The column whose value a check's issues are addressed to.
    ///
    /// A roster is the steward's: what is wrong in it is not addressed to the organisation that a row is about. What
    /// the roster expects and nobody delivered is.
    func issueOwner(_ check: Check) -> Int? {
        let schema = datasets[check.dataset]
        if schema.isAdministration, !check.condition.isExpectation { return nil }
        return schema.owner
    }

    /// - Parameter draft: all of its parts, in their order.
    init(_ draft: PlanDraft, _ parts: [PlanDraft.Part]) {
        ruleSet = draft.ruleSet
        pool = draft.pool
        language = draft.language
        datasets = draft.ruleSet.datasets
        var compiler = draft.compiler
        for part in parts { compiler.keep(part.kept) }
        figureSpaces = parts.reduce(into: [:]) { $0.merge($1.figureSpaces, uniquingKeysWith: { first, _ in first }) }
        figureTables = parts.flatMap(\.figureTables)
        Planner.keepAdministration(datasets, compiler: &compiler)
        let checks = parts.flatMap(\.checks)
        self.checks = checks
        recordChecks = datasets.indices.map { dataset in
            checks.indices.filter { !checks[$0].looksAcross && checks[$0].dataset == dataset }
        }
        acrossChecks = checks.indices.filter { checks[$0].looksAcross }
        let touched = Planner.touched(checks, compiler: compiler)
        kept =
            draft.keepsNumbers ? Planner.numbers(of: datasets, besides: touched, andTexts: draft.keepsTexts) : touched
        let area = datasets.lazy.compactMap { schema in schema.areaOfRoster.map { schema.columns[$0].name } }.first
        areaColumns = datasets.map { schema in
            guard draft.keepsNumbers, schema.isDelivered, let area, let column = schema.index(of: area),
                schema.columns[column].isKey
            else { return nil }
            return column
        }
        let indexes = compiler.numbers.indexes
        self.indexes = indexes
        aggregateCount = compiler.numbers.aggregateCount
        datasetsByName = Dictionary(
            datasets.indices.map { (draft.pool.number(of: draft.ruleSet.datasets[$0].name), $0) },
            uniquingKeysWith: { first, _ in first })
        keyIndexes = datasets.enumerated().map { dataset, schema in
            indexes.firstIndex(of: Compiler.IndexPlan(dataset: dataset, columns: schema.keyIndexes))
        }
    }

    /// A plan made by the calling thread alone.
    convenience init(
        _ ruleSet: RuleSet, pool: TextPool, language: Language, keepsNumbers: Bool = false, keepsTexts: Bool = false
    ) {
        let draft = PlanDraft(
            ruleSet, pool: pool, language: language, keepsNumbers: keepsNumbers, keepsTexts: keepsTexts)
        self.init(draft, (0..<draft.count).map { draft.part($0) })
    }
}
