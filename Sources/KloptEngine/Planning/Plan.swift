import KloptLanguage
import KloptModel

/// A rule's scope, compiled: what one check evaluates.
struct Check: Sendable {
    var rule: Int
    var scope: Int
    var dataset: Int
    var severity: Severity
    var validity: PeriodRange
    var group: Scope.Group?
    var filter: Node?
    var when: Node?
    var locals: [Node]
    var condition: PlannedCondition
    var tolerance: Tolerance?
    var missing: MissingMode
    /// Whether it needs more than the record itself, and so waits until everything is read.
    var looksAcross: Bool
    /// Datasets besides its own that it looks at.
    var looksAt: Set<Int>
    var usesPrevious: Bool
    /// The condition as sums over whole columns, when it is that simple.
    var linear: [LinearComparison]?
    /// Columns that the condition reads, in order of appearance.
    var needs: [Int]
    /// Those to name in an issue.
    var measures: [Int]
    /// Columns of the record that wording an issue needs: the key and all that the rule reads.
    var captured: [Int]
    var message: TemplatePlan?
    var question: TemplatePlan?
    var hints: [(when: Node?, text: TemplatePlan)]
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

    var isAboutTemplates: Bool {
        if case .templateCurrent = self { true } else { false }
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

    /// - Parameters:
    ///   - keepsNumbers: whether the key and the numbers of every record are kept, also where no rule needs them.
    ///   - keepsTexts: whether its other columns are kept too.
    init(
        _ ruleSet: RuleSet, pool: TextPool, language: Language, keepsNumbers: Bool = false, keepsTexts: Bool = false
    ) {
        self.ruleSet = ruleSet
        self.pool = pool
        self.language = language
        datasets = ruleSet.datasets
        var compiler = Compiler(datasets: datasets, pool: pool)
        var checks: [Check] = []
        for (ruleIndex, rule) in ruleSet.rules.enumerated() where !rule.isAlwaysOff {
            for scopeIndex in rule.scopes.indices {
                checks.append(
                    Planner.check(rule, ruleIndex, scopeIndex, language: language, compiler: &compiler))
            }
        }
        figureSpaces = Planner.figureSpaces(ruleSet, compiler: &compiler)
        figureTables = ruleSet.figures.map { FigureTable($0, compiler: &compiler) }
        Planner.keepAdministration(datasets, compiler: &compiler)
        self.checks = checks
        recordChecks = ruleSet.datasets.indices.map { dataset in
            checks.indices.filter { !checks[$0].looksAcross && checks[$0].dataset == dataset }
        }
        acrossChecks = checks.indices.filter { checks[$0].looksAcross }
        let touched = Planner.touched(checks, compiler: compiler)
        kept = keepsNumbers ? Planner.numbers(of: ruleSet.datasets, besides: touched, andTexts: keepsTexts) : touched
        let area = ruleSet.datasets.lazy.compactMap { schema in schema.areaOfRoster.map { schema.columns[$0].name } }
            .first
        areaColumns = ruleSet.datasets.map { schema in
            guard keepsNumbers, schema.isDelivered, let area, let column = schema.index(of: area),
                schema.columns[column].isKey
            else { return nil }
            return column
        }
        indexes = compiler.indexes
        aggregateCount = compiler.aggregateCount
        datasetsByName = Dictionary(
            datasets.indices.map { (pool.number(of: ruleSet.datasets[$0].name), $0) },
            uniquingKeysWith: { first, _ in first })
        keyIndexes = ruleSet.datasets.enumerated().map { dataset, schema in
            compiler.indexes.firstIndex(of: Compiler.IndexPlan(dataset: dataset, columns: schema.keyIndexes))
        }
    }
}
