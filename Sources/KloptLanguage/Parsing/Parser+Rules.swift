import KloptModel

/// `rule … { … }`.
extension Parser {
    static let ruleFields: Set<String> = [
        "for", "valid", "off", "severity", "missing", "measures", "let", "when", "holds", "tolerance", "value",
        "warning", "error", "expect", "report", "say", "ask", "hint", "why", "fix", "source", "passes", "fails",
        "undecided", "not",
    ]
    private static let repeatable: Set<String> = ["let", "when", "hint", "passes", "fails", "undecided", "not"]

    mutating func rule() throws(Abandoned) -> SyntaxRule {
        var rule = SyntaxRule(id: try ruleID())
        if current.kind == .text { rule.title = try text() }
        if take(word: "replaces") {
            repeat { rule.replaces.append(try ruleID()) } while take(symbol: ",")
        }
        guard isSymbol("{") else { throw failure(rule.title == nil ? .text : .symbol("{")) }
        let opening = advance()
        while !take(symbol: "}") {
            guard current.kind != .end, !startsDeclaration else {
                problems.report(.unclosedBlock, at: site(of: opening))
                return rule
            }
            do throws(Abandoned) {
                try readField(of: &rule)
            } catch {
                resynchronise(at: Parser.ruleFields)
            }
        }
        return rule
    }

    private mutating func readField(of rule: inout SyntaxRule) throws(Abandoned) {
        let token = advance()
        let start = site(of: token)
        guard token.kind == .word else {
            position -= 1
            defer { position += 1 }
            throw failure(.ruleField)
        }
        let field = text(of: token)
        guard Parser.ruleFields.contains(field) else {
            let suggestion =
                Parser.joiningWord(for: field) ?? problems.nearest(to: field, among: Parser.ruleFields.sorted())
            problems.report(.unknownField(field, in: .rule, suggestion: suggestion), at: start)
            throw Abandoned()
        }
        if rule.fields.add(field, at: start), !Parser.repeatable.contains(field) {
            problems.report(.duplicateField(field), at: start)
        }
        switch field {
        case "for": rule.forEach = try forEach()
        case "valid": rule.validity = try validity(from: start)
        case "off":
            let since = try since()
            rule.off = SyntaxRule.Off(since: since, reason: try reason(), site: start)
        case "severity": rule.severity = try severity()
        case "missing": rule.missing = try missingMode()
        case "measures": rule.measures = try names(.column)
        case "let":
            let name = try name()
            try expect(symbol: "=")
            rule.locals.append((name, try expression()))
        case "when": rule.when.append(try expression())
        case "holds": rule.holds = try expression()
        case "value": rule.value = try expression()
        case "tolerance": rule.tolerance = (try tolerance(), site(from: start))
        case "warning":
            try expect(word: "from")
            rule.warningFrom = try expression()
        case "error":
            try expect(word: "from")
            rule.errorFrom = try expression()
        case "expect": rule.expectation = try expectation(from: start)
        case "report": rule.reportPer = try reportPer()
        case "passes", "fails", "undecided", "not": rule.examples.append(try example(field, from: start))
        default: try readText(field, of: &rule)
        }
    }

    /// What joins two statements or numbers, for a word that was probably meant so: `andd`, `en`, `of`.
    static func joiningWord(for word: String) -> String? {
        switch word.lowercased() {
        case "of", "or": "or"
        case "en", "and": "and"
        default: Suggest.nearest(to: word, among: ["and"])
        }
    }

    private mutating func readText(_ field: String, of rule: inout SyntaxRule) throws(Abandoned) {
        switch field {
        case "say": rule.say = try templateText()
        case "ask": rule.ask = try templateText()
        case "hint":
            var condition: SyntaxExpression?
            if take(word: "when") {
                condition = try expression()
                try expect(symbol: ":")
            }
            rule.hints.append(SyntaxRule.Hint(condition: condition, text: try templateText()))
        case "why": rule.why = try text()
        case "fix": rule.fix = try text()
        default: rule.source = try text()
        }
    }

    // MARK: Fields

    /// `for each ips, wabz where …`, or `for each rapport, periode of publicatie where …`.
    private mutating func forEach() throws(Abandoned) -> SyntaxRule.ForEach {
        try expect(word: "each")
        // A field on the next line is no name of a dataset: the name was forgotten.
        if current.startsLine, Parser.ruleFields.contains(currentText) { throw failure(.dataset) }
        let names = try names(.dataset)
        if take(word: "of") {
            let dataset = try name(.dataset)
            return .groups(names, of: dataset, condition: take(word: "where") ? try expression() : nil)
        }
        return .records(names, condition: take(word: "where") ? try expression() : nil)
    }

    mutating func severity() throws(Abandoned) -> Severity {
        guard current.kind == .word, let severity = Severity(rawValue: currentText) else {
            throw failure(.oneOf(["error", "warning", "info"]))
        }
        advance()
        return severity
    }

    /// `undecided`, `counts as 0` or `between A and B`.
    private mutating func missingMode() throws(Abandoned) -> MissingMode {
        if take(word: "undecided") { return .undecided }
        if take(words: "counts", "as") {
            guard current.kind == .number, currentText == "0" else { throw failure(.symbol("0")) }
            advance()
            return .countsAsZero
        }
        if take(word: "between") {
            let start = currentSite
            let low = try signedNumber()
            try expect(word: "and")
            let high = try signedNumber()
            if high < low { problems.report(.emptyBounds, at: site(from: start)) }
            return .between(low, high)
        }
        throw failure(.oneOf(["undecided", "counts as 0", "between"]))
    }

    private mutating func signedNumber() throws(Abandoned) -> Number {
        take(symbol: "-") ? try number().negated : try number()
    }

    /// `2 or 10%`, `2` or `10%`.
    private mutating func tolerance() throws(Abandoned) -> Tolerance {
        var tolerance = Tolerance(absolute: nil, relative: nil)
        repeat {
            let isPercentage = current.kind == .percentage
            let site = currentSite
            let value = try number()
            if isPercentage ? tolerance.relative != nil : tolerance.absolute != nil {
                problems.report(.duplicateField("tolerance"), at: site)
            }
            if isPercentage { tolerance.relative = value } else { tolerance.absolute = value }
        } while take(word: "or")
        return tolerance
    }

    /// `one record in {traject} of organisatie, regio`.
    private mutating func expectation(from start: Site) throws(Abandoned) -> SyntaxRule.Expectation {
        for word: StaticString in ["one", "record", "in"] { try expect(word: word) }
        try expect(symbol: "{")
        let dataset = try name(.column)
        try expect(symbol: "}")
        try expect(word: "of")
        let matching = try names(.column)
        return SyntaxRule.Expectation(dataset: dataset, matching: matching, site: site(from: start))
    }

    /// `per organisatie, else regio, else traject`.
    private mutating func reportPer() throws(Abandoned) -> [SyntaxName] {
        try expect(word: "per")
        var columns = [try name(.column)]
        while take(symbol: ",") {
            try expect(word: "else")
            columns.append(try name(.column))
        }
        return columns
    }
}
