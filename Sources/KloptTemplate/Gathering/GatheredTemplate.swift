import KloptEngine
import KloptLanguage
import KloptModel

/// What goes into a template: its sheets with their records, and what earlier quarters say of them.
struct GatheredTemplate {
    /// A sheet: a dataset, and the records that are to be filled in.
    struct Sheet {
        var dataset: Int
        /// Key texts of the records by column; empty when a person chooses them.
        var records: [[Int: String]]
        /// How many rows there are.
        var rowCount: Int
        /// Key columns that the template fills in.
        var written: Set<Int>
        /// Whether a row is a record before anything is filled in.
        var isFixed: Bool { !records.isEmpty }
    }

    /// So many rows where nobody knows which are needed.
    static let openRows = 20

    let organisation: String
    let past: Past
    let sheets: [Sheet]
    /// Per dataset, what was asked of the past.
    let questions: [[Past.Question]]

    /// Reads the roster and the earlier quarters, and decides which sheets there are.
    ///
    /// - Throws: `TemplateProblem`.
    init(_ request: TemplateRequest, ruleSet: RuleSet) throws(TemplateProblem) {
        let datasets = ruleSet.datasets.indices.filter { Self.isDelivered(ruleSet.datasets[$0], in: request.period) }
        guard !datasets.isEmpty else { throw .noDatasets(request.period) }
        questions = ruleSet.datasets.indices.map { dataset in
            datasets.contains(dataset) ? Self.questions(of: dataset, ruleSet, request.period) : []
        }
        past = Past(
            paths: request.history, ruleSet: ruleSet, period: request.period, questions: questions,
            language: request.language, threads: request.threads)
        guard past.failures.isEmpty else { throw .unreadableHistory(past.failures) }
        guard past.hasRoster else {
            organisation = request.organisation
            sheets = datasets.map { Self.openSheet($0, ruleSet.datasets[$0]) }
            return
        }
        let names = past.organisations
        guard let name = names.first(where: { OwnerName.areSame($0, request.organisation) }) else {
            throw .unknownOrganisation(
                request.organisation, suggestion: Suggest.nearest(to: request.organisation, among: names))
        }
        organisation = name
        let expected = past.expected(of: name)
        sheets = datasets.compactMap { dataset in
            let keys = expected.filter { $0.dataset == dataset }.map(\.key)
            guard let first = keys.first else { return nil }
            let schema = ruleSet.datasets[dataset]
            let others = schema.keyIndexes.filter { $0 != schema.owner && $0 != schema.period }
            guard others.allSatisfy({ first[$0] != nil }) else { return Self.openSheet(dataset, schema) }
            return Sheet(
                dataset: dataset, records: keys, rowCount: keys.count, written: Set(schema.keyIndexes))
        }
        guard !sheets.isEmpty else { throw .nothingExpected(name, request.period) }
    }

    /// A record per organisation and quarter, with something to fill in.
    private static func isDelivered(_ schema: DatasetSchema, in period: Period) -> Bool {
        guard !schema.isAdministration, !schema.isLong, let column = schema.period, let owner = schema.owner else {
            return false
        }
        return schema.validity.contains(period) && schema.columns[column].type == .quarter
            && schema.columns[owner].isKey && schema.columns.contains { !$0.isKey }
    }

    private static func openSheet(_ dataset: Int, _ schema: DatasetSchema) -> Sheet {
        Sheet(
            dataset: dataset, records: [], rowCount: openRows,
            written: Set([schema.owner, schema.period].compactMap { $0 }))
    }

    // MARK: What is asked of earlier quarters

    private static func questions(of dataset: Int, _ ruleSet: RuleSet, _ period: Period) -> [Past.Question] {
        var found: [Past.Question] = []
        for rule in ruleSet.rules where rule.isInForce(in: period) {
            for scope in rule.scopes where scope.dataset == dataset && scope.group == nil {
                for expression in scope.expressions {
                    expression.forEachPrevious { previous in
                        let question = Past.Question(expression: previous, missing: scope.missing)
                        if previous.isOfThePastAlone, !found.contains(question) { found.append(question) }
                    }
                }
            }
        }
        return found
    }
}

extension Scope {
    /// Everything that the scope works out, but for hints.
    var expressions: [Expression] {
        var all = [filter, when].compactMap { $0 } + locals.map(\.value)
        switch condition {
        case .holds(let expression): all.append(expression)
        case .measured(let value, let warning, let error): all += [value] + [warning, error].compactMap { $0 }
        default: break
        }
        for template in [message, question].compactMap({ $0 }) {
            for part in template.dutch.parts + template.english.parts {
                if case .value(let expression) = part { all.append(expression) }
            }
        }
        return all
    }

    /// How many quarters back the scope's condition looks; empty when it does not.
    var periodsBack: Set<Int> {
        var found: Set<Int> = []
        for expression in expressions {
            expression.forEachPrevious { if case .previous(_, let periods) = $0 { found.insert(periods) } }
        }
        return found
    }
}

extension Expression {
    /// Visits each `previous` that does not stand in another.
    func forEachPrevious(_ visit: (Expression) -> Void) {
        if case .previous = self { return visit(self) }
        forEachPart { $0.forEachPrevious(visit) }
    }

    /// Whether it depends on nothing that is still to be filled in.
    var isOfThePastAlone: Bool {
        switch self {
        case .previous(let part, _): part.isOfOneRecord
        default: false
        }
    }

    /// Whether it reads nothing but the record at hand and those before it.
    private var isOfOneRecord: Bool {
        switch self {
        case .own, .local, .lookup, .figure, .exists, .aggregate: return false
        default:
            var answer = true
            forEachPart { if !$0.isOfOneRecord { answer = false } }
            return answer
        }
    }
}
