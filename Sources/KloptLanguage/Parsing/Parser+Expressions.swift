import KloptModel

/// Expressions, from the loosest binding to the tightest.
extension Parser {
    mutating func expression() throws(Abandoned) -> SyntaxExpression {
        try nested { parser throws(Abandoned) in
            guard parser.isWord("if") else { return try parser.disjunction() }
            let start = parser.currentSite
            parser.advance()
            let condition = try parser.expression()
            try parser.expect(word: "then")
            let consequence = try parser.expression()
            let alternative = parser.take(word: "else") ? try parser.expression() : nil
            return try parser.make(
                .ifThen(condition, consequence, alternative), from: start,
                [condition.depth, consequence.depth, alternative?.depth ?? 0])
        }
    }

    private mutating func nested(
        _ body: (inout Parser) throws(Abandoned) -> SyntaxExpression
    ) throws(Abandoned) -> SyntaxExpression {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Parser.maximalNesting else {
            problems.report(.tooDeep, at: currentSite)
            throw Abandoned()
        }
        return try body(&self)
    }

    func make(_ kind: SyntaxExpression.Kind, from start: Site, _ depths: [Int]) throws(Abandoned) -> SyntaxExpression {
        let depth = 1 + (depths.max() ?? 0)
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
            left = try make(.or(left, right), from: left.site, [left.depth, right.depth])
        }
        return left
    }

    private mutating func conjunction() throws(Abandoned) -> SyntaxExpression {
        var left = try inversion()
        while take(word: "and") {
            let right = try inversion()
            left = try make(.and(left, right), from: left.site, [left.depth, right.depth])
        }
        return left
    }

    private mutating func inversion() throws(Abandoned) -> SyntaxExpression {
        if isWord("measure", ahead: 1), isWord("every") || isWord("some") {
            let start = currentSite
            let isSome = text(of: advance()) == "some"
            let statement = try comparison()
            return try make(.everyMeasure(statement, isSome: isSome), from: start, [statement.depth])
        }
        guard isWord("not") else { return try comparison() }
        let start = currentSite
        advance()
        let operand = try nested { parser throws(Abandoned) in try parser.inversion() }
        return try make(.not(operand), from: start, [operand.depth])
    }

    // MARK: Comparisons

    private mutating func comparison() throws(Abandoned) -> SyntaxExpression {
        let left = try term()
        if take(word: "is") {
            let negated = take(word: "not")
            try expect(word: "missing")
            return try make(.isMissing(left, negated: negated), from: left.site, [left.depth])
        }
        if take(word: "matches") {
            guard current.kind == .text else { throw failure(.text) }
            let token = advance()
            let pattern = SyntaxName(text: text(of: token), site: site(of: token))
            return try make(.matches(left, pattern: pattern), from: left.site, [left.depth])
        }
        if take(words: "not", "in") { return try membership(of: left, negated: true) }
        if take(word: "in") { return try membership(of: left, negated: false) }
        guard let comparison = comparisonOperator else { return left }
        advance()
        let right = try term()
        if comparisonOperator != nil, !(stopsAtSecondEqualSign && isSymbol("=")) {
            problems.report(.chainedComparison, at: currentSite)
            throw Abandoned()
        }
        return try make(.comparison(comparison, left, right), from: left.site, [left.depth, right.depth])
    }

    private var comparisonOperator: ComparisonOperator? {
        current.kind == .symbol ? ComparisonOperator(rawValue: currentText) : nil
    }

    /// After `in`: `(a, b)` or `a..b`.
    private mutating func membership(of left: SyntaxExpression, negated: Bool) throws(Abandoned) -> SyntaxExpression {
        var low: SyntaxExpression
        if isSymbol("(") {
            let list = try listOfValues()
            guard list.count == 1, (["..", "+", "-", "*", "/"] as [StaticString]).contains(where: { isSymbol($0) })
            else {
                let depths = [left.depth] + list.map(\.depth)
                return try make(.member(left, list, negated: negated), from: left.site, depths)
            }
            // What looked like a list is the start of a range's lower end, as in `(a + 1) * 2..b`.
            low = try additive(after: list[0])
        } else {
            low = try term()
        }
        guard take(symbol: "..") else { throw failure(.listOrRange) }
        let high = try term()
        let kind = SyntaxExpression.Kind.within(left, low, high, negated: negated)
        return try make(kind, from: left.site, [left.depth, low.depth, high.depth])
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
        return try make(.rounded(sum, decimals: decimals), from: sum.site, [sum.depth])
    }

    /// `first` is an operand that has been read already.
    private mutating func additive(after first: SyntaxExpression? = nil) throws(Abandoned) -> SyntaxExpression {
        var left = try multiplicative(after: first)
        while isSymbol("+") || isSymbol("-") {
            let operation: ArithmeticOperator = text(of: advance()) == "+" ? .add : .subtract
            let right = try multiplicative(after: nil)
            left = try make(.arithmetic(operation, left, right), from: left.site, [left.depth, right.depth])
        }
        return left
    }

    private mutating func multiplicative(after first: SyntaxExpression?) throws(Abandoned) -> SyntaxExpression {
        var left = if let first { first } else { try unary() }
        while isSymbol("*") || isSymbol("/") {
            let operation: ArithmeticOperator = text(of: advance()) == "*" ? .multiply : .divide
            let right = try unary()
            left = try make(.arithmetic(operation, left, right), from: left.site, [left.depth, right.depth])
        }
        return left
    }

    private mutating func unary() throws(Abandoned) -> SyntaxExpression {
        guard isSymbol("-") else { return try primary() }
        let start = currentSite
        advance()
        let operand = try nested { parser throws(Abandoned) in try parser.unary() }
        return try make(.negation(operand), from: start, [operand.depth])
    }

    // MARK: Values and names

    private mutating func primary() throws(Abandoned) -> SyntaxExpression {
        let start = currentSite
        switch current.kind {
        case .number, .percentage:
            return try make(.number(try number(), isPercentage: token(-1).kind == .percentage), from: start, [])
        case .text:
            return try make(.text(text(of: advance())), from: start, [])
        case .period:
            return try make(.period(try period()), from: start, [])
        case .date:
            return try make(.date(try date()), from: start, [])
        case .word:
            return try word()
        case .symbol where currentText == "(":
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
    static let expressionWords: Set<String> = [
        "if", "then", "else", "or", "and", "not", "in", "is", "matches", "rounded", "by", "where", "missing",
    ]

    private mutating func word() throws(Abandoned) -> SyntaxExpression {
        let start = currentSite
        let word = currentText
        if isSymbol("(", ahead: 1) { return try call() }
        if word == "exists", token(1).kind == .word, isSymbol("(", ahead: 2) { return try existence() }
        if word == "own", token(1).kind == .word, !Parser.expressionWords.contains(text(of: token(1))),
            !token(1).startsLine
        {
            advance()
            return try make(.own(try name(.column)), from: start, [])
        }
        if word == "has", isWord("previous", ahead: 1) {
            position += 2
            let periods = current.kind == .number && !current.startsLine ? try numberOfPeriods() : 1
            return try make(.hasPrevious(periods), from: start, [])
        }
        if Parser.expressionWords.contains(word) { throw failure(.expression) }
        let name = try name()
        if isWord("of"), token(1).kind == .word, isSymbol("(", ahead: 2) { return try lookup(column: name) }
        switch word {
        case "true": return try make(.truth(true), from: start, [])
        case "false": return try make(.truth(false), from: start, [])
        case "empty": return try make(.empty, from: start, [])
        default: return try make(.name(word), from: start, [])
        }
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
