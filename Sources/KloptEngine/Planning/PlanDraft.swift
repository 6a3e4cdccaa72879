import KloptLanguage
import KloptModel

/// A plan in the making: parts that do not need each other, for several threads.
struct PlanDraft: Sendable {
    /// The checks of some rules, or how figures follow, and the columns that they need kept.
    struct Part: Sendable {
        var checks: [Check] = []
        var figureSpaces: [Int: FigureSpace] = [:]
        var figureTables: [FigureTable] = []
        /// Per dataset.
        var kept: [ColumnBits] = []
    }

    let ruleSet: RuleSet
    let pool: TextPool
    let language: Language
    let keepsNumbers: Bool
    let keepsTexts: Bool
    private let numbers = Compiler.Numbers()
    private let columnNodes: [[Node]]
    /// So many rules are worth a part: enough that starting one costs little, few enough that no thread waits long.
    private static let rulesPerPart = 64

    /// - Parameters:
    ///   - keepsNumbers: whether the key and the numbers of every record are kept, also where no rule needs them.
    ///   - keepsTexts: whether its other columns are kept too.
    init(
        _ ruleSet: RuleSet, pool: TextPool, language: Language, keepsNumbers: Bool = false, keepsTexts: Bool = false
    ) {
        self.ruleSet = ruleSet
        self.pool = pool
        self.language = language
        self.keepsNumbers = keepsNumbers
        self.keepsTexts = keepsTexts
        columnNodes = Compiler.columnNodes(of: ruleSet.datasets)
    }

    var compiler: Compiler {
        Compiler(datasets: ruleSet.datasets, pool: pool, numbers: numbers, columnNodes: columnNodes)
    }

    /// How many parts there are: one of figures, and those of rules.
    var count: Int { 1 + (ruleSet.rules.count + Self.rulesPerPart - 1) / Self.rulesPerPart }

    /// - Complexity: O(nodes of its rules).
    func part(_ number: Int) -> Part {
        var compiler = compiler
        var part = Part()
        if number == 0 {
            part.figureSpaces = Planner.figureSpaces(ruleSet, compiler: &compiler)
            part.figureTables = ruleSet.figures.map { FigureTable($0, compiler: &compiler) }
        } else {
            let first = (number - 1) * Self.rulesPerPart
            for index in first..<min(first + Self.rulesPerPart, ruleSet.rules.count) {
                let rule = ruleSet.rules[index]
                guard !rule.isAlwaysOff else { continue }
                for scope in rule.scopes.indices {
                    let check = Planner.check(rule, index, scope, language: language, compiler: &compiler)
                    if check.looksAcross { compiler.keepNoted() }
                    part.checks.append(check)
                }
            }
        }
        part.kept = compiler.kept
        return part
    }
}
