import KloptModel

/// What is wrong in a rule file, as data; `Problem+Wording.swift` has the words.
enum Problem: Sendable {
    // MARK: Reading (R1..)
    /// `instead` is what was probably meant.
    case unexpectedCharacter(String, instead: String?)
    case decimalComma(String)
    case unterminatedText
    case unknownEscape(String)
    case unreadableNumber(String)
    case impossiblePeriod(String)
    case impossibleDate(String)
    case fileTooLarge(limit: Int)
    case notUTF8
    case expected(Wanted, found: String?)
    case tooDeep
    case chainedComparison
    case unknownField(String, in: Block, suggestion: String?)
    case duplicateField(String)
    case unknownDeclaration(String, suggestion: String?)
    case openBrace
    case unclosedBlock
    case rowWidth(found: Int, expected: Int)
    case openRow
    case tooLarge
    case oneDatasetPerFigure
    case emptyBounds
    case emptyReason
    case furtherProblems(Int)

    // MARK: The pack's parts (R2..)
    case noPack
    case duplicate(Thing, String, first: RulePlace)
    case includeNotFound(String, suggestion: String?)
    case includeCycle(String)
    case includeTwice(String)
    case referenceNotFound(String)
    case referenceColumnNotFound(String, file: String, suggestion: String?)
    case referenceRow(String, file: String, row: Int)
    case unknown(Thing, String, suggestion: String?)
    case unknownColumn(String, dataset: String, suggestion: String?)
    case unknownType(String, suggestion: String?)
    case partOfCycle(String)
    case neverValid
    case unreachable
    case noKey(String)
    case missingRole(String, kind: String)
    case roleElsewhere(String, kind: String)
    case tooManyCategories(limit: Int)
    case tooManyParts(limit: Int)
    case noOwnColumn(String)
    case addsUpWithoutBreakdown(String)
    case emptyList(String)
    case ambiguousSpelling(String, String, String)
    case notACount(String)
    case wrongRoleType(String, expected: Localized)
    case missingFigureField(String)
    case noTile(String, file: String, row: Int)
    case sameTile(String, String)
    case unknownCondition(String, suggestion: String?)
    case alwaysBlocks(String)
    case notPerArea(String)
    case noArea
    case limit(String, GateCondition.Limit)

    // MARK: Rules (R3..)
    case missingField(String)
    case twoConditions
    case structuralID(String)
    case unknownName(String, suggestion: String?)
    case unknownCode(String, list: String, suggestion: String?)
    case wrongType(expected: Operand, found: Operand)
    case notComparable(Operand, Operand)
    case wrongArity(String, expected: Int, orMore: Bool, found: Int)
    case unknownFunction(String, suggestion: String?)
    case notAGroupColumn(String, columns: [String])
    case defineCycle([String])
    case divisionByZero
    case constant(Bool?)
    case noPeriodColumn(dataset: String)
    case notLong(dataset: String)
    case notARoster(dataset: String)
    case unknownExampleColumn(String, suggestion: String?)
    case unreadableExample(String, column: String, type: ColumnType)
    case invalidPattern(String)
    case slowPattern(String)
    case toleranceWithoutComparison
    case nestedAggregate
    case outlierElsewhere
    case ownOutside
    case keyNotGiven([String], dataset: String)
    case letHidesColumn(String)
    case thresholdWithoutValue
    case switchedOffTwice(String)
    case comparesWithEmpty
    case expectsWithoutRecords
    case reportPerOther(String, columns: [String])
    case fieldWithout(String, needs: String)

    enum Block: Sendable { case rule, dataset, column, figures, policy }

    /// What a name stands for.
    enum Thing: Sendable {
        case pack, codes, breakdown, category, dataset, column, rule, code, local, definition, label, figures, total
        case policy
    }

    /// What an expression is, for people.
    enum Operand: Sendable {
        case number, text, period, date, truth, empty
        case code(String)
    }
}

/// What the text should have had here.
enum Wanted: Sendable {
    case symbol(String)
    case word(String)
    case oneOf([String])
    case name, column, dataset, breakdown, code, type
    case text, number, period, periodCount, dayCount, decimals, expression, ruleID
    case declaration, ruleField, figureField, condition, listOrRange, endOfAggregate, outlierParameter, exampleValue
    case tableRow
}

/// Collects the diagnostics of all files.
final class ProblemSink {
    /// More are counted but not kept: a hostile file must not fill the memory.
    static let limit = 500

    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<RulePlace> = []
    private var further = 0
    private var lastPlace: RulePlace?
    /// How many problems were reported, echoes included.
    private(set) var count = 0
    var hasErrors: Bool { further > 0 || diagnostics.contains { !$0.isWarning } }

    /// Only the first problem at a place is kept: what follows is usually its echo.
    func report(_ problem: Problem, at site: Site) {
        count += 1
        guard diagnostics.count < ProblemSink.limit else {
            further += 1
            lastPlace = site.place
            return
        }
        let place = site.place
        guard seen.insert(place).inserted else { return }
        diagnostics.append(
            Diagnostic(
                code: problem.code, place: place, message: problem.message, help: problem.help,
                sourceLine: site.source.lineText(at: site.range.lowerBound), isWarning: problem.isWarning))
    }

    /// Takes over what another collected, as if it had been reported here.
    func take(_ other: ProblemSink) {
        count += other.count
        for diagnostic in other.diagnostics {
            if diagnostics.count >= ProblemSink.limit {
                further += 1
                lastPlace = diagnostic.place
            } else if seen.insert(diagnostic.place).inserted {
                diagnostics.append(diagnostic)
            }
        }
        further += other.further
        lastPlace = other.lastPlace ?? lastPlace
    }

    /// What was probably meant; not looked for any more once nobody will read it.
    func nearest(to word: String, among candidates: @autoclosure () -> [String]) -> String? {
        diagnostics.count < ProblemSink.limit ? Suggest.nearest(to: word, among: candidates()) : nil
    }

    /// All diagnostics in the order of files and lines.
    func finish() -> [Diagnostic] {
        var all = diagnostics
        all.sort {
            ($0.place.file, $0.place.line, $0.place.column, $0.code)
                < ($1.place.file, $1.place.line, $1.place.column, $1.code)
        }
        if further > 0, let lastPlace {
            let problem = Problem.furtherProblems(further)
            all.append(Diagnostic(code: problem.code, place: lastPlace, message: problem.message))
        }
        return all
    }
}
