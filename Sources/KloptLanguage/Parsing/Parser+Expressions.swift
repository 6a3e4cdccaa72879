import KloptModel

/// Expressions, from the loosest binding to the tightest.
extension Parser {
    mutating func expression() throws(Abandoned) -> SyntaxExpression {
        try descend()
        defer { nesting -= 1 }
        guard isWord("if") else { return try disjunction() }
        let start = currentSite
        advance()
        let condition = try expression()
        try expect(word: "then")
        let consequence = try expression()
        let alternative = take(word: "else") ? try expression() : nil
        return try make(
            .ifThen(condition, consequence, alternative), from: start,
            depth: max(condition.depth, consequence.depth, alternative?.depth ?? 0))
    }

    /// Goes a level deeper; whoever does so comes back up.
    mutating func descend() throws(Abandoned) {
        guard nesting < Parser.maximalNesting else {
            problems.report(.tooDeep, at: currentSite)
            throw Abandoned()
        }
        nesting += 1
    }

    /// - Parameter depth: that of the deepest part.
    func make(_ kind: SyntaxExpression.Kind, from start: Site, depth: Int = 0) throws(Abandoned) -> SyntaxExpression {
        let depth = 1 + depth
        let site = site(from: start)
        guard depth <= Parser.maximalDepth else {
            problems.report(.tooDeep, at: site)
            throw Abandoned()
        }
        return SyntaxExpression(kind: kind, site: site, depth: depth)
    }

    private mutating func disjunction() throws(Abandoned) -> SyntaxExpression {
        var left = try conjunction()
        while take(word: "or") {
            let right = try conjunction()
            left = try make(.or(left, right), from: left.site, depth: max(left.depth, right.depth))
        }
        return left
    }

    private mutating func conjunction() throws(Abandoned) -> SyntaxExpression {
        var left = try inversion()
        while take(word: "and") {
            let right = try inversion()
            left = try make(.and(left, right), from: left.site, depth: max(left.depth, right.depth))
        }
        return left
    }

    private mutating func inversion() throws(Abandoned) -> SyntaxExpression {
        guard current.kind == .word else { return try comparison() }
        if isWord("every") || isWord("some"), isWord("measure", ahead: 1) {
            let start = currentSite
            let isSome = takeText() == "some"
            let statement = try comparison()
            return try make(.everyMeasure(statement, isSome: isSome), from: start, depth: statement.depth)
        }
        guard isWord("not") else { return try comparison() }
        let start = currentSite
        advance()
        try descend()
        defer { nesting -= 1 }
        let operand = try inversion()
        return try make(.not(operand), from: start, depth: operand.depth)
    }

    // MARK: Comparisons

    private mutating func comparison() throws(Abandoned) -> SyntaxExpression {
        let left = try term()
        guard current.kind == .word else { return try comparison(of: left) }
        if take(word: "is") {
            let negated = take(word: "not")
            try expect(word: "missing")
            return try make(.isMissing(left, negated: negated), from: left.site, depth: left.depth)
        }
        if take(word: "matches") {
            guard current.kind == .text else { throw failure(.text) }
            let token = advance()
            let pattern = SyntaxName(text: text(of: token), site: site(of: token))
            return try make(.matches(left, pattern: pattern), from: left.site, depth: left.depth)
        }
        if take(words: "not", "in") { return try membership(of: left, negated: true) }
        if take(word: "in") { return try membership(of: left, negated: false) }
        return left
    }

    private mutating func comparison(of left: SyntaxExpression) throws(Abandoned) -> SyntaxExpression {
        guard let comparison = comparisonOperator else { return left }
        advance()
        let right = try term()
        if comparisonOperator != nil, !(stopsAtSecondEqualSign && isSymbol("=")) {
            problems.report(.chainedComparison, at: currentSite)
            throw Abandoned()
        }
        return try make(.comparison(comparison, left, right), from: left.site, depth: max(left.depth, right.depth))
    }

    private var comparisonOperator: ComparisonOperator? {
        guard current.kind == .symbol else { return nil }
        if isSymbol("=") { return .equal }
        if isSymbol("!=") { return .notEqual }
        if isSymbol("<") { return .less }
        if isSymbol("<=") { return .lessOrEqual }
        if isSymbol(">") { return .greater }
        return isSymbol(">=") ? .greaterOrEqual : nil
    }

    /// After `in`: `(a, b)` or `a..b`.
    private mutating func membership(of left: SyntaxExpression, negated: Bool) throws(Abandoned) -> SyntaxExpression {
        var low: SyntaxExpression
        if isSymbol("(") {
            let list = try listOfValues()
            guard list.count == 1, (["..", "+", "-", "*", "/"] as [StaticString]).contains(where: { isSymbol($0) })
            else {
                let depth = max(left.depth, list.deepest)
                return try make(.member(left, list, negated: negated), from: left.site, depth: depth)
            }
            // What looked like a list is the start of a range's lower end, as in `(a + 1) * 2..b`.
            low = try additive(after: list[0])
        } else {
            low = try term()
        }
        guard take(symbol: "..") else { throw failure(.listOrRange) }
        let high = try term()
        let kind = SyntaxExpression.Kind.within(left, low, high, negated: negated)
        return try make(kind, from: left.site, depth: max(left.depth, low.depth, high.depth))
    }

    private mutating func listOfValues() throws(Abandoned) -> [SyntaxExpression] {
        try expect(symbol: "(")
        var list: [SyntaxExpression] = []
        repeat { list.append(try expression()) } while take(symbol: ",")
        try expect(symbol: ")")
        return list
    }

    // MARK: Arithmetic

    /// A sum, perhaps rounded: what stands at either side of a comparison.
    mutating func term() throws(Abandoned) -> SyntaxExpression {
        let sum = try additive()
        guard take(word: "rounded") else { return sum }
        try expect(word: "to")
        guard current.kind == .number, let decimals = Int(currentText), (0...6).contains(decimals) else {
            throw failure(.decimals)
        }
        advance()
        if !take(word: "decimals"), !take(word: "decimal") { throw failure(.word("decimals")) }
        return try make(.rounded(sum, decimals: decimals), from: sum.site, depth: sum.depth)
    }

    /// `first` is an operand that has been read already.
    private mutating func additive(after first: SyntaxExpression? = nil) throws(Abandoned) -> SyntaxExpression {
        var left = try multiplicative(after: first)
        while isSymbol("+") || isSymbol("-") {
            let operation: ArithmeticOperator = isSymbol("+") ? .add : .subtract
            advance()
            let right = try multiplicative(after: nil)
            left = try make(.arithmetic(operation, left, right), from: left.site, depth: max(left.depth, right.depth))
        }
        return left
    }

    private mutating func multiplicative(after first: SyntaxExpression?) throws(Abandoned) -> SyntaxExpression {
        var left = if let first { first } else { try unary() }
        while isSymbol("*") || isSymbol("/") {
            let operation: ArithmeticOperator = isSymbol("*") ? .multiply : .divide
            advance()
            let right = try unary()
            left = try make(.arithmetic(operation, left, right), from: left.site, depth: max(left.depth, right.depth))
        }
        return left
    }

    private mutating func unary() throws(Abandoned) -> SyntaxExpression {
        guard isSymbol("-") else { return try primary() }
        let start = currentSite
        advance()
        try descend()
        defer { nesting -= 1 }
        let operand = try unary()
        return try make(.negation(operand), from: start, depth: operand.depth)
    }

    // MARK: Values and names

    private mutating func primary() throws(Abandoned) -> SyntaxExpression {
        let start = currentSite
        switch current.kind {
        case .number, .percentage:
            let isPercentage = current.kind == .percentage
            let value = try number()
            return try make(.number(value, isPercentage: isPercentage), from: start)
        case .text:
            let text = takeText()
            return try make(.text(text), from: start)
        case .period:
            let period = try period()
            return try make(.period(period), from: start)
        case .date:
            let date = try date()
            return try make(.date(date), from: start)
        case .word:
            return try word()
        case .symbol where isSymbol("("):
            advance()
            let inner = try expression()
            try expect(symbol: ")")
            return SyntaxExpression(kind: inner.kind, site: site(from: start), depth: inner.depth)
        default:
            throw failure(.expression)
        }
    }

    /// A number as written; a percentage as its share.
    mutating func number() throws(Abandoned) -> Number {
        guard current.kind == .number || current.kind == .percentage else { throw failure(.number) }
        let value = Number(decimal: currentText)
        guard let value, let result = current.kind == .number ? value : value.divided(by: .hundred) else {
            problems.report(.unreadableNumber(currentText), at: currentSite)
            advance()
            throw Abandoned()
        }
        advance()
        return result
    }

    /// Words that cannot be names inside an expression.
    static let expressionWords: [StaticString] = [
        "if", "then", "else", "or", "and", "not", "in", "is", "matches", "rounded", "by", "where", "missing",
    ]

    private mutating func word() throws(Abandoned) -> SyntaxExpression {
        let start = currentSite
        if isSymbol("(", ahead: 1) { return try call() }
        if isWord("exists"), token(1).kind == .word, isSymbol("(", ahead: 2) { return try existence() }
        if isWord("own"), token(1).kind == .word, !isWord(token(1), among: Parser.expressionWords),
            !token(1).startsLine
        {
            advance()
            let name = try name(.column)
            return try make(.own(name), from: start)
        }
        if isWord("has"), isWord("previous", ahead: 1) {
            position += 2
            let periods = current.kind == .number && !current.startsLine ? try numberOfPeriods() : 1
            return try make(.hasPrevious(periods), from: start)
        }
        if isWord(current, among: Parser.expressionWords) { throw failure(.expression) }
        if isWord("of", ahead: 1), token(2).kind == .word, isSymbol("(", ahead: 3) {
            let column = try name()
            return try lookup(column: column)
        }
        if take(word: "true") { return try make(.truth(true), from: start) }
        if take(word: "false") { return try make(.truth(false), from: start) }
        if take(word: "empty") { return try make(.empty, from: start) }
        let name = takeText()
        return try make(.name(name), from: start)
    }

    mutating func numberOfPeriods() throws(Abandoned) -> Int { try count(in: 1...400, else: .periodCount) }

    mutating func numberOfDays() throws(Abandoned) -> Int { try count(in: 0...1000, else: .dayCount) }

    private mutating func count(in range: ClosedRange<Int>, else wanted: Wanted) throws(Abandoned) -> Int {
        guard current.kind == .number, let count = Int(currentText), range.contains(count) else {
            throw failure(wanted)
        }
        advance()
        return count
    }
}
