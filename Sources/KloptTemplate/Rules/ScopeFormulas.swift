import KloptEngine
import KloptLanguage
import KloptModel

/// What comes of a rule on a record, as the workbook writes it.
enum OutcomeCode {
    static let passed = "ok"
    static let undecided = "onbekend"
    static let notApplicable = "nvt"
    static let couldNotRun = "kan niet"

    static func failed(_ severity: Severity) -> String {
        switch severity {
        case .error: "fout"
        case .warning: "let op"
        case .info: "info"
        }
    }

    static let allFailed = Severity.allCases.map { failed($0) }
}

/// A rule on one dataset as formulas: its outcome, and what to say when it is broken.
struct ScopeFormulas {
    let rule: Rule
    let scope: Scope
    /// The outcome's code, or empty where the rule is not about the record.
    let outcome: String
    /// What is wrong; shown only where the rule is broken.
    let message: String
    /// Columns that turn red.
    let measures: [Int]

    /// - Throws: why the rule cannot be a formula.
    init(_ rule: Rule, _ scope: Scope, on sheet: RecordFormulas, language: Language) throws(Inexpressible) {
        self.rule = rule
        self.scope = scope
        measures = scope.namedMeasures(of: sheet.schema)
        guard scope.group == nil else { throw .otherRecords }
        sheet.helpers.hasOverflown = false
        let expressions = ExpressionFormulas(sheet: sheet, scope: scope)
        let words = MessageFormulas(expressions: expressions, rule: rule, language: language)
        var outcome: String
        switch scope.condition {
        case .holds(let condition):
            let truth = try Self.holds(condition, scope.tolerance, expressions)
            outcome = Self.outcome(sheet.helpers.short(truth.code, over: 0), rule.severity)
        case .measured(let value, let warning, let error):
            outcome = try Self.measured(value, warning, error, rule, expressions)
        case .filled(let column): outcome = try Self.filled(column, sheet, rule)
        case .exact: outcome = Self.exact(sheet, rule)
        case .spelled where !sheet.hasTypedCodes: outcome = "\"\(OutcomeCode.passed)\""
        case .uniqueKey where sheet.typedKey != nil: outcome = Self.uniqueKey(sheet, rule)
        case .expects, .uniqueKey, .spelled, .onlyWhereItCounts, .followsRecords: throw .otherRecords
        case .periodAgrees, .ownerAgrees, .templateCurrent, .receivedFile, .receivedDay, .nothingLost, .totalsAgree,
            .explanation:
            throw .wholeFile
        }
        if let when = scope.when {
            let code = sheet.helpers.short(try expressions.truth(when).code)
            outcome =
                "IF(\(code)=1,\(sheet.helpers.short(outcome, over: 400)),"
                + Self.otherwise(code, no: OutcomeCode.notApplicable) + ")"
        }
        if let filter = scope.filter {
            let code = sheet.helpers.short(try expressions.truth(filter).code)
            outcome =
                "IF(\(code)=1,\(sheet.helpers.short(outcome, over: 400)),"
                + Self.otherwise(code, no: "") + ")"
        }
        message = words.message()
        self.outcome = outcome
        guard !sheet.helpers.hasOverflown, outcome.utf8.count < FormulaLimits.longest,
            message.utf8.count < FormulaLimits.longest
        else {
            throw .tooLarge
        }
    }

    /// A filter or `when` that is not met.
    private static func otherwise(_ code: String, no: String) -> String {
        "IF(\(code)=0.5,\"\(OutcomeCode.undecided)\",IF(\(code)=3,\"\(OutcomeCode.couldNotRun)\",\"\(no)\"))"
    }

    /// The condition; with a tolerance, its comparisons allow for it.
    private static func holds(
        _ condition: Expression, _ tolerance: Tolerance?, _ expressions: ExpressionFormulas
    ) throws(Inexpressible) -> FormulaTruth {
        guard let tolerance else { return try expressions.truth(condition) }
        switch condition {
        case .and(let left, let right):
            return expressions.all(
                [try holds(left, tolerance, expressions), try holds(right, tolerance, expressions)])
        case .comparison(let op, let left, let right):
            guard case .number(let a) = try expressions.value(left), case .number(let b) = try expressions.value(right)
            else { return try expressions.truth(condition) }
            return try expressions.within(op, a, b, tolerance)
        default: return try expressions.truth(condition)
        }
    }

    private static func outcome(_ code: String, _ severity: Severity) -> String {
        "IF(\(code)=1,\"\(OutcomeCode.passed)\",IF(\(code)=0,\"\(OutcomeCode.failed(severity))\","
            + "IF(\(code)=0.5,\"\(OutcomeCode.undecided)\","
            + "IF(\(code)=2,\"\(OutcomeCode.notApplicable)\",\"\(OutcomeCode.couldNotRun)\"))))"
    }

    private static func measured(
        _ value: Expression, _ warning: Expression?, _ error: Expression?, _ rule: Rule,
        _ expressions: ExpressionFormulas
    ) throws(Inexpressible) -> String {
        var thresholds: [(FormulaTruth, Severity)] = []
        let number = try expressions.value(value)
        if let error {
            thresholds.append((try expressions.compare(.greaterOrEqual, number, try expressions.value(error)), .error))
        }
        if let warning {
            thresholds.append(
                (try expressions.compare(.greaterOrEqual, number, try expressions.value(warning)), .warning))
        }
        guard !thresholds.isEmpty else {
            guard case .number(let indicator) = number else { throw .function }
            let known = "IF(\(indicator.known ?? "TRUE"),\"\(OutcomeCode.passed)\",\"\(OutcomeCode.undecided)\")"
            guard let special = indicator.special else { return known }
            let code = expressions.helpers.short(special)
            return
                "IF(\(code)=2,\"\(OutcomeCode.notApplicable)\",IF(\(code)=3,\"\(OutcomeCode.couldNotRun)\",\(known)))"
        }
        // From the last threshold to the first, each with what comes of the ones behind it.
        var rest = (sure: "\"\(OutcomeCode.passed)\"", doubtful: "\"\(OutcomeCode.undecided)\"")
        for (truth, severity) in thresholds.reversed() {
            let code = expressions.helpers.short(truth.code)
            func step(_ failed: String, _ no: String) -> String {
                "IF(\(code)=1,\"\(failed)\",IF(\(code)=0,\(no),IF(\(code)=0.5,\(rest.doubtful),"
                    + "IF(\(code)=2,\"\(OutcomeCode.notApplicable)\",\"\(OutcomeCode.couldNotRun)\"))))"
            }
            rest = (step(OutcomeCode.failed(severity), rest.sure), step(OutcomeCode.undecided, rest.doubtful))
        }
        return rest.sure
    }

    // MARK: Structure

    private static func filled(_ column: Int, _ sheet: RecordFormulas, _ rule: Rule) throws(Inexpressible) -> String {
        let schema = sheet.schema.columns[column]
        guard let cell = sheet.cells[column] else {
            // What the template fills in itself is there.
            if schema.isKey, schema.onlyFor == nil { return "\"\(OutcomeCode.passed)\"" }
            throw .function
        }
        typealias State = CellFormulas.State
        let failed = OutcomeCode.failed(rule.severity)
        let (empty, mark) =
            schema.isAlwaysRequired ? (failed, failed) : (OutcomeCode.notApplicable, OutcomeCode.notApplicable)
        var byState = Array(repeating: OutcomeCode.passed, count: 8)
        byState[State.empty] = empty
        byState[State.missingMark] = mark
        byState[State.notApplicable] = OutcomeCode.notApplicable
        byState[State.unreadable] = failed
        byState[State.notApplicableNotAllowed] = failed
        let outcome = "CHOOSE(\(cell.state)+1,\(byState.map { "\"\($0)\"" }.joined(separator: ",")))"
        let numbers = sheet.requiredNumbers
        guard numbers.contains(column), column != numbers.first, let isEmpty = sheet.hasNoNumbers else {
            return outcome
        }
        // A row without any number is one issue, at its first number.
        return "IF(\(isEmpty),\"\(OutcomeCode.undecided)\",\(outcome))"
    }

    private static func exact(_ sheet: RecordFormulas, _ rule: Rule) -> String {
        let numeric = sheet.cells.keys.sorted().filter { sheet.schema.columns[$0].type == .count }
        guard let first = numeric.first.flatMap({ sheet.cells[$0] }),
            let last = numeric.last.flatMap({ sheet.cells[$0] })
        else { return "\"\(OutcomeCode.passed)\"" }
        let met = "COUNTIF(\(first.state):\(Self.local(last.state)),\(CellFormulas.State.atMost))>0"
        return "IF(\(met),\"\(OutcomeCode.failed(rule.severity))\",\"\(OutcomeCode.passed)\")"
    }

    /// No row above has chosen the same: of two, the second is the question.
    private static func uniqueKey(_ sheet: RecordFormulas, _ rule: Rule) -> String {
        guard let cell = sheet.typedKey else { return "\"\(OutcomeCode.passed)\"" }
        let letters = local(cell.value).replacing(Formula.row, with: "")
        let above = cell.value.replacing(Formula.row, with: "$\(RecordLayout.firstRow):") + letters + Formula.row
        let count = "SUMPRODUCT(--(\(above)=\(cell.value)))"
        return "IF(\(cell.state)=\(CellFormulas.State.present),IF(\(count)>1,\"\(OutcomeCode.failed(rule.severity))\","
            + "\"\(OutcomeCode.passed)\"),\"\(OutcomeCode.undecided)\")"
    }

    /// A reference without its sheet, as the end of a range.
    static func local(_ reference: String) -> String {
        reference.lastIndex(of: "!").map { String(reference[reference.index(after: $0)...]) } ?? reference
    }
}
