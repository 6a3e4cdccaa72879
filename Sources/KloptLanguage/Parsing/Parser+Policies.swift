import KloptModel

/// `policy … { … }`.
extension Parser {
    static let policyFields: Set<String> = ["withhold", "tolerate", "block", "mark"]

    /// What can keep figures from being published, as a policy writes it.
    static let conditions: [(words: String, condition: GateCondition)] = [
        ("missing organisations", .missingOrganisations),
        ("open errors", .openErrors),
        ("errors elsewhere", .errorsElsewhere),
        ("undecided checks", .undecidedChecks),
        ("unexplained warnings", .unexplainedWarnings),
        ("unexpected deliveries", .unexpectedDeliveries),
        ("fewer organisations", .fewerOrganisations),
        ("small numbers", .smallNumbers),
        ("no roster", .noRoster),
        ("wrong figures", .wrongFigures),
        ("unchecked figures", .uncheckedFigures),
        ("unused files", .unusedFiles),
        ("no checks", .noChecks),
        ("unreadable files", .unreadableFiles),
        ("rules that could not run", .rulesThatCouldNotRun),
    ]

    mutating func policy() throws(Abandoned) -> SyntaxPolicy {
        var policy = SyntaxPolicy(name: try name(), title: try text())
        guard isSymbol("{") else { throw failure(.symbol("{")) }
        let opening = advance()
        while !take(symbol: "}") {
            guard current.kind != .end, !startsDeclaration else {
                problems.report(.unclosedBlock, at: site(of: opening))
                return policy
            }
            do throws(Abandoned) {
                try readField(of: &policy)
            } catch {
                resynchronise(at: Parser.policyFields)
            }
        }
        return policy
    }

    private mutating func readField(of policy: inout SyntaxPolicy) throws(Abandoned) {
        let start = currentSite
        guard current.kind == .word, Parser.policyFields.contains(currentText) else {
            guard current.kind == .word else { throw failure(.oneOf(Parser.policyFields.sorted() + ["}"])) }
            let suggestion = problems.nearest(to: currentText, among: Parser.policyFields.sorted())
            problems.report(.unknownField(currentText, in: .policy, suggestion: suggestion), at: start)
            advance()
            throw Abandoned()
        }
        switch takeText() {
        case "withhold":
            if policy.withholds != nil { problems.report(.duplicateField("withhold"), at: start) }
            policy.withholds = try issueKinds()
        case "tolerate":
            var rules: [SyntaxName] = []
            repeat { rules.append(try ruleID()) } while take(symbol: ",")
            policy.tolerated.append((rules, try reason()))
        case "block": policy.terms.append(try term(.block, from: start))
        default: policy.terms.append(try term(.mark, from: start))
        }
    }

    /// `errors, explained warnings`.
    private mutating func issueKinds() throws(Abandoned) -> Set<Policy.IssueKind> {
        var kinds: Set<Policy.IssueKind> = []
        repeat {
            let isExplained = take(word: "explained")
            if take(word: "errors") {
                kinds.insert(Policy.IssueKind(.error, isExplained: isExplained))
            } else if take(word: "warnings") {
                kinds.insert(Policy.IssueKind(.warning, isExplained: isExplained))
            } else {
                throw failure(.oneOf(["errors", "warnings", "explained errors", "explained warnings"]))
            }
        } while take(symbol: ",")
        return kinds
    }

    /// `missing organisations above 10% per area`; `small numbers below 10`.
    private mutating func term(_ effect: Policy.Effect, from start: Site) throws(Abandoned) -> SyntaxPolicy.Term {
        let condition = try condition()
        var term = SyntaxPolicy.Term(condition: condition, effect: effect, site: site(from: start))
        if isWord("above") || isWord("below") {
            let limitStart = currentSite
            let isAbove = takeText() == "above"
            let isPercentage = current.kind == .percentage
            let value = try number()
            term.limit = SyntaxPolicy.Limit(
                isAbove: isAbove, isPercentage: isPercentage, value: value, site: site(from: limitStart))
        }
        if take(words: "per", "area") { term.extent = .area }
        term.site = site(from: start)
        return term
    }

    private mutating func condition() throws(Abandoned) -> GateCondition {
        let start = currentSite
        var words: [String] = []
        while current.kind == .word, !current.startsLine, !isWord("above"), !isWord("below"), !isWord("per") {
            words.append(takeText())
        }
        let phrase = words.joined(separator: " ")
        if let known = Parser.conditions.first(where: { $0.words == phrase }) { return known.condition }
        guard !words.isEmpty else { throw failure(.condition) }
        let suggestion = problems.nearest(to: phrase, among: Parser.conditions.map(\.words))
        problems.report(.unknownCondition(phrase, suggestion: suggestion), at: site(from: start))
        throw Abandoned()
    }
}
