import KloptModel

/// What has parentheses: functions, aggregates, other records.
extension Parser {
    /// A word and `(`.
    mutating func call() throws(Abandoned) -> SyntaxExpression {
        let start = currentSite
        let function = try name()
        advance()
        if let kind = Aggregate.Kind(rawValue: function.text) { return try aggregate(kind, from: start) }
        switch function.text {
        case "previous":
            let value = try expression()
            let periods = take(symbol: ",") ? try numberOfPeriods() : 1
            try expect(symbol: ")")
            return try make(.previous(value, periods: periods), from: start, depth: value.depth)
        case "figure":
            let pairs = try pairs()
            try expect(symbol: ")")
            return try make(.figure(pairs), from: start, depth: pairs.deepest)
        case "unique":
            let columns = try names(.column)
            try expect(symbol: ")")
            return try make(.unique(columns), from: start)
        case "consecutive":
            let column = try name(.column)
            let by = take(word: "by") ? try names(.column) : []
            try expect(symbol: ")")
            return try make(.consecutive(column, by: by), from: start)
        default:
            var arguments: [SyntaxExpression] = []
            if !isSymbol(")") {
                repeat { arguments.append(try expression()) } while take(symbol: ",")
            }
            try expect(symbol: ")")
            return try make(.call(function, arguments), from: start, depth: arguments.deepest)
        }
    }

    /// `exists deelnemers(organisatie organisatie where …)`.
    mutating func existence() throws(Abandoned) -> SyntaxExpression {
        let start = currentSite
        advance()
        let dataset = try name(.dataset)
        try expect(symbol: "(")
        let pairs = try pairs()
        let condition = take(word: "where") ? try expression() : nil
        try expect(symbol: ")")
        let depth = max(pairs.deepest, condition?.depth ?? 0)
        return try make(.exists(dataset, pairs, condition: condition), from: start, depth: depth)
    }

    /// `lopend of ips(kwartaal kwartaal - 4)`, after `lopend`.
    mutating func lookup(column: SyntaxName) throws(Abandoned) -> SyntaxExpression {
        advance()
        let dataset = try name(.dataset)
        try expect(symbol: "(")
        let pairs = try pairs()
        try expect(symbol: ")")
        let kind = SyntaxExpression.Kind.lookup(column: column, dataset: dataset, pairs)
        return try make(kind, from: column.site, depth: pairs.deepest)
    }

    private mutating func pairs() throws(Abandoned) -> [SyntaxPair] {
        guard !isSymbol(")"), !isWord("where") else { return [] }
        var pairs: [SyntaxPair] = []
        repeat {
            let column = try name(.column)
            pairs.append(SyntaxPair(column: column, value: try nestedTerm()))
        } while take(symbol: ",")
        return pairs
    }

    /// A term counts as a level of its own: it may stand inside itself without parentheses around it.
    private mutating func nestedTerm() throws(Abandoned) -> SyntaxExpression {
        try descend()
        defer { nesting -= 1 }
        return isWord("if") ? try expression() : try term()
    }

    // MARK: Aggregates

    private mutating func aggregate(_ kind: Aggregate.Kind, from start: Site) throws(Abandoned) -> SyntaxExpression {
        var aggregate = SyntaxAggregate(kind: kind)
        switch kind {
        case .count: break
        case .hb: try readOutlierArguments(into: &aggregate, from: start)
        default:
            aggregate.value = try nestedTerm()
            if kind == .quantile {
                try expect(symbol: ",")
                aggregate.arguments = [try nestedTerm()]
            }
        }
        try readGroup(into: &aggregate)
        try expect(symbol: ")")
        let depth = max(aggregate.value?.depth ?? 0, aggregate.condition?.depth ?? 0, aggregate.arguments.deepest)
        return try make(.aggregate(aggregate), from: start, depth: depth)
    }

    /// `in DATASET`, `in first quarter`, `after first quarter`, `in last quarter`, `by …`, `where …`, in any order.
    private mutating func readGroup(into aggregate: inout SyntaxAggregate) throws(Abandoned) {
        while !isSymbol(")") {
            let start = currentSite
            if take(words: "in", "first", "quarter") {
                try setSpan(.first, of: &aggregate, at: site(from: start))
            } else if take(words: "after", "first", "quarter") {
                try setSpan(.afterFirst, of: &aggregate, at: site(from: start))
            } else if take(words: "in", "last", "quarter") {
                try setSpan(.last, of: &aggregate, at: site(from: start))
            } else if isWord("in"), aggregate.dataset == nil {
                advance()
                aggregate.dataset = try name(.dataset)
            } else if isWord("by"), aggregate.by == nil {
                advance()
                aggregate.by = try names(.column)
            } else if isWord("where"), aggregate.condition == nil {
                advance()
                aggregate.condition = try expression()
            } else {
                throw failure(.endOfAggregate)
            }
        }
    }

    private func setSpan(
        _ span: Aggregate.Span, of aggregate: inout SyntaxAggregate, at site: Site
    ) throws(Abandoned) {
        guard aggregate.spanSite == nil else { throw failure(.endOfAggregate) }
        aggregate.span = span
        aggregate.spanSite = site
    }

    /// `NEW, OLD, u 0.5, a 0.05, c 4, at least 10`; what is left out has these values.
    private mutating func readOutlierArguments(into aggregate: inout SyntaxAggregate, from start: Site)
        throws(Abandoned)
    {
        aggregate.value = try nestedTerm()
        try expect(symbol: ",")
        let old = try nestedTerm()
        let half = Number(scaled: 5, decimals: 1)
        var parameters: [(name: String, value: Number, given: Bool)] = [
            ("u", half, false), ("a", Number(scaled: 5, decimals: 2), false), ("c", Number(4), false),
            ("at least", Number(10), false),
        ]
        while take(symbol: ",") {
            let word = take(words: "at", "least") ? "at least" : currentText
            guard let index = parameters.firstIndex(where: { $0.name == word && !$0.given }) else {
                throw failure(.outlierParameter)
            }
            if word != "at least" { advance() }
            parameters[index].value = try number()
            parameters[index].given = true
        }
        let site = site(from: start)
        aggregate.arguments =
            [old]
            + parameters.map {
                SyntaxExpression(kind: .number($0.value, isPercentage: false), site: site, depth: 1)
            }
    }
}
