import KloptModel

/// Resolves the names of an expression and checks its types.
///
/// Mistakes are reported, and what contains them gets the type `unknown`, which fits everywhere: one mistake gives one
/// diagnostic.
final class ExpressionChecker {
    /// Where an expression stands: which record is at hand.
    struct Context {
        /// The dataset of the record that bare names are columns of.
        var hand: Int
        /// Inside an aggregate or `exists`, where the record at hand is another than the own one.
        var isInner = false
        var isInAggregate = false
        /// Inside `previous`, where a `let` is worked out again for the earlier record.
        var isInPrevious = false
        /// Inside `every measure`: the column that `measure` stands for.
        var measure: Int?
        /// Inside a `define`, which knows only columns and other definitions.
        var defines: [String] = []

        func with(_ change: (inout Context) -> Void) -> Context {
            var changed = self
            change(&changed)
            return changed
        }
    }

    /// A rule over groups, or a figure's definition: the own record holds only these columns.
    struct Restriction {
        var columns: [Int]
        var byYear = false
    }

    /// What a `define` came to in a dataset.
    struct Expansion {
        var expression: TypedExpression
        /// What it counts for against the limits.
        var size: Int
        var levels: Int
        var namesDataset: Bool
    }

    struct Local {
        var index: Int
        var type: ExpressionType
        var text: SyntaxExpression
    }

    let pack: PackChecker
    let own: Int
    let restriction: Restriction?
    var context: Context { didSet { hand = datasets[context.hand] } }
    private let datasets: [DatasetInfo]
    /// The dataset of the record at hand.
    private(set) var hand: DatasetInfo
    var locals: [String: Local] = [:]
    /// Whether the expression that is being checked speaks of `dataset`, which is a constant in each dataset.
    var namesDataset = false
    /// Parts made so far; `define` can multiply them.
    private var size = 0
    private var level = 0
    private var deepestLevel = 0

    private static let maximalSize = 5_000
    private static let maximalLevel = 250

    init(pack: PackChecker, dataset: Int, restriction: Restriction? = nil) {
        self.pack = pack
        own = dataset
        self.restriction = restriction
        context = Context(hand: dataset)
        datasets = pack.datasets
        hand = datasets[dataset]
        problems = pack.problems
    }

    let problems: ProblemSink

    func report(_ problem: Problem, at site: Site) -> TypedExpression {
        problems.report(problem, at: site)
        return .unknown
    }

    /// Checks in another context, and returns to this one.
    func within<Result>(_ inner: Context, _ body: () -> Result) -> Result {
        let outer = context
        context = inner
        defer { context = outer }
        return body()
    }

    // MARK: Checking

    /// - Parameters:
    ///   - codes: the codes that a bare word may mean here.
    ///   - codesWin: whether a word that is both a code and a column is the code.
    func check(_ text: SyntaxExpression, codes: CodeSource? = nil, codesWin: Bool = false) -> TypedExpression {
        level += 1
        size += 1
        deepestLevel = max(deepestLevel, level)
        defer { level -= 1 }
        guard level <= ExpressionChecker.maximalLevel else { return report(.tooDeep, at: text.site) }
        guard size <= ExpressionChecker.maximalSize else { return report(.tooLarge, at: text.site) }
        switch text.kind {
        case .number(let value, _): return TypedExpression(.number(value), .number)
        case .text(let value): return literal(value, codes: codes, at: text.site)
        case .period(let value): return TypedExpression(.period(value), .period)
        case .date(let value): return TypedExpression(.date(value), .date)
        case .truth(let value): return TypedExpression(.truth(value), .truth)
        case .empty: return TypedExpression(.empty, .empty)
        case .name(let name):
            return resolve(SyntaxName(text: name, site: text.site), codes: codes, codesWin: codesWin)
        case .own(let name): return ownColumn(name)
        case .negation, .not, .arithmetic, .and, .or, .ifThen, .rounded: return operation(text, codes: codes)
        case .comparison, .member, .within, .isMissing, .matches: return statement(text)
        case .everyMeasure(let inner, let isSome): return everyMeasure(inner, isSome: isSome, at: text.site)
        default: return call(text)
        }
    }

    /// An expression that must have a type; anything else is reported.
    func check(
        _ text: SyntaxExpression, as expected: ExpressionType, codes: CodeSource? = nil
    ) -> Expression {
        let checked = check(text, codes: codes)
        if expected == .period, let year = year(checked) { return .period(year) }
        let fits =
            checked.type == expected || checked.type == .unknown || expected == .unknown
            || expected.isText && checked.type.isText
        if !fits {
            problems.report(.wrongType(expected: operand(expected), found: operand(checked.type)), at: text.site)
        }
        return checked.expression
    }

    /// A statement that decides something: one that depends on no data is reported as well.
    func checkStatement(_ text: SyntaxExpression) -> Expression {
        namesDataset = false
        let earlier = problems.count
        let expression = check(text, as: .truth)
        if !namesDataset, problems.count == earlier, let constant = Constancy.of(expression) {
            problems.report(.constant(constant.value), at: text.site)
        }
        return expression
    }

    func operand(_ type: ExpressionType) -> Problem.Operand {
        switch type {
        case .number: .number
        case .period: .period
        case .date: .date
        case .truth: .truth
        case .empty: .empty
        case .code(let list): .code(pack.codeLists[list].name)
        case .text, .datasetName, .unknown: .text
        }
    }

    /// A bare year where a period is meant.
    func year(_ checked: TypedExpression) -> Period? {
        guard case .number(let value) = checked.expression, let year = value.int64 else { return nil }
        return Int(exactly: year).flatMap { Period(year: $0) }
    }

    // MARK: Names

    private func literal(_ text: String, codes: CodeSource?, at site: Site) -> TypedExpression {
        guard let codes else { return TypedExpression(.text(text), .text) }
        return code(text, of: codes) ?? unknownCode(text, of: codes, at: site)
    }

    /// The code that a word means.
    private func code(_ word: String, of source: CodeSource) -> TypedExpression? {
        switch source {
        case .list(let list):
            pack.entry(word, of: list).map { TypedExpression(.text($0.name), .code(list)) }
        case .datasets:
            pack.datasetIndex[word].map { _ in TypedExpression(.text(word), .datasetName) }
        }
    }

    private func unknownCode(_ word: String, of source: CodeSource, at site: Site) -> TypedExpression {
        guard case .list(let list) = source else {
            let suggestion = problems.nearest(to: word, among: pack.datasets.map(\.schema.name))
            return report(.unknown(.dataset, word, suggestion: suggestion), at: site)
        }
        let known = pack.codeLists[list].entries.flatMap { [$0.code, $0.name] }
        let suggestion = problems.nearest(to: word, among: known)
        return report(.unknownCode(word, list: pack.codeLists[list].name, suggestion: suggestion), at: site)
    }

    private func resolve(_ name: SyntaxName, codes: CodeSource?, codesWin: Bool) -> TypedExpression {
        if let measure = context.measure, name.text == "measure" { return column(measure, name) }
        if codesWin, let codes, let code = code(name.text, of: codes) { return code }
        if let index = hand.columns[name.text] { return column(index, name) }
        if let local = locals[name.text], context.defines.isEmpty {
            guard context.isInPrevious, !context.isInner else {
                return TypedExpression(.local(local.index), local.type)
            }
            // A `let` sees only those before it, so this ends.
            return check(local.text)
        }
        if let define = pack.definitions[context.hand][name.text] { return expand(define, at: name.site) }
        switch name.text {
        case "period": return TypedExpression(.checkedPeriod, .period)
        case "dataset":
            namesDataset = true
            return TypedExpression(.text(hand.schema.name), .datasetName)
        default: break
        }
        if let codes, let code = code(name.text, of: codes) { return code }
        let known =
            hand.schema.columns.map(\.name) + locals.keys.sorted()
            + pack.definitions[context.hand].keys.sorted() + ["period", "dataset"]
        let suggestion = problems.nearest(to: name.text, among: known)
        if let codes, suggestion == nil { return unknownCode(name.text, of: codes, at: name.site) }
        return report(.unknownName(name.text, suggestion: suggestion), at: name.site)
    }

    private func column(_ index: Int, _ name: SyntaxName) -> TypedExpression {
        let hand = hand
        if !context.isInner, let restriction, !restriction.columns.contains(index) {
            return outsideGroup(name)
        }
        return TypedExpression(hand.columnExpressions[index], hand.types[index])
    }

    func outsideGroup(_ name: SyntaxName) -> TypedExpression {
        let columns = pack.datasets[own].schema.columns
        let names = (restriction?.columns ?? []).map { columns[$0].name }
        return report(.notAGroupColumn(name.text, columns: names), at: name.site)
    }

    private func ownColumn(_ name: SyntaxName) -> TypedExpression {
        guard context.isInner else { return report(.ownOutside, at: name.site) }
        guard let index = pack.column(name, of: own) else { return .unknown }
        if let restriction, !restriction.columns.contains(index) { return outsideGroup(name) }
        return TypedExpression(.own(index), type(of: index, in: own))
    }

    /// A definition means the same wherever a whole record of the dataset is at hand, so there it is checked once.
    private func expand(_ define: SyntaxDefine, at site: Site) -> TypedExpression {
        guard restriction == nil, !context.isInner, !context.isInAggregate, context.measure == nil else {
            return expandAnew(define, at: site)
        }
        if let known = pack.expansions[context.hand][define.name.text],
            size + known.size <= ExpressionChecker.maximalSize, level + known.levels <= ExpressionChecker.maximalLevel
        {
            size += known.size
            deepestLevel = max(deepestLevel, level + known.levels)
            namesDataset = namesDataset || known.namesDataset
            return known.expression
        }
        let (sizeBefore, problemsBefore) = (size, problems.count)
        let (deepestBefore, namedDataset) = (deepestLevel, namesDataset)
        (deepestLevel, namesDataset) = (level, false)
        let expression = expandAnew(define, at: site)
        if problems.count == problemsBefore {
            pack.expansions[context.hand][define.name.text] = Expansion(
                expression: expression, size: size - sizeBefore, levels: deepestLevel - level,
                namesDataset: namesDataset)
        }
        deepestLevel = max(deepestLevel, deepestBefore)
        namesDataset = namesDataset || namedDataset
        return expression
    }

    private func expandAnew(_ define: SyntaxDefine, at site: Site) -> TypedExpression {
        guard !context.defines.contains(define.name.text) else {
            return report(.defineCycle(context.defines + [define.name.text]), at: define.name.site)
        }
        return within(context.with { $0.defines.append(define.name.text) }) { check(define.value) }
    }

    func type(of column: Int, in dataset: Int) -> ExpressionType {
        datasets[dataset].types[column]
    }

    /// The codes that the other side of a comparison with this expression may be.
    func codeSource(of text: SyntaxExpression) -> CodeSource? {
        let type: ExpressionType?
        switch text.kind {
        case .name(let name):
            if let index = hand.columns[name] {
                type = self.type(of: index, in: context.hand)
            } else if let local = locals[name] {
                type = local.type
            } else {
                return name == "dataset" ? .datasets : nil
            }
        case .own(let name):
            type = pack.datasets[own].columns[name.text].map { self.type(of: $0, in: own) }
        case .previous(let inner, _): return codeSource(of: inner)
        case .ifThen(_, let consequence, _): return codeSource(of: consequence)
        case .lookup(let column, let dataset, _):
            type = pack.datasetIndex[dataset.text].flatMap { index in
                pack.datasets[index].columns[column.text].map { self.type(of: $0, in: index) }
            }
        default: type = nil
        }
        switch type {
        case .code(let list): return .list(list)
        case .datasetName: return .datasets
        default: return nil
        }
    }
}
