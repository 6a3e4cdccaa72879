import KloptModel

// MARK: Stages 6 and 7: written rules, and those switched off

extension PackChecker {
    /// - Parameter threads: how many may work on it, each with a checker of its own; what comes out is the same.
    func buildRules(withExamples: Bool, threads: Int) {
        for index in ruleTexts.indices {
            for id in [ruleTexts[index].id] + ruleTexts[index].replaces {
                if structuralIDs.contains(id.text) {
                    problems.report(.structuralID(id.text), at: id.site)
                } else if let first = ruleSites[id.text] {
                    problems.report(.duplicate(.rule, id.text, first: first.place), at: id.site)
                } else {
                    ruleSites[id.text] = id.site
                }
            }
        }
        let stretches = stretches(of: threads)
        // Copies read what all share, and write only what is their own.
        nonisolated(unsafe) let pack = self
        let built = Concurrent.map(count: stretches.count, threads: threads) { number in
            unsafe BuiltRules(stretches[number], of: PackChecker(copying: pack), withExamples: withExamples)
        }
        for part in built {
            problems.take(part.problems)
            rules += part.rules
        }
    }

    /// The rules in a few stretches: enough that no thread waits long, few enough that what is remembered from rule to
    /// rule pays.
    private func stretches(of threads: Int) -> [ArraySlice<SyntaxRule>] {
        let length = threads == 1 ? ruleTexts.count : max(1, ruleTexts.count / (threads * 4))
        return stride(from: 0, to: ruleTexts.count, by: max(1, length)).map {
            ruleTexts[$0..<min($0 + length, ruleTexts.count)]
        }
    }

    /// A stretch of rules with what is wrong in it; made by one thread and handed over whole.
    private struct BuiltRules: @unchecked Sendable {
        let rules: [Rule]
        let problems: ProblemSink

        init(_ texts: ArraySlice<SyntaxRule>, of pack: PackChecker, withExamples: Bool) {
            rules = texts.compactMap { RuleBuilder(pack: pack, text: $0, withExamples: withExamples).build() }
            problems = pack.problems
        }
    }

    func switchOffRules() {
        guard !switches.isEmpty else { return }
        let structural = Dictionary(
            structuralRules.indices.map { (structuralRules[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        let written = Dictionary(rules.indices.map { (rules[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        for text in switches {
            let off = Rule.SwitchedOff(since: text.since, reason: text.reason.localized)
            if let index = structural[text.rule.text] {
                switchOff(&structuralRules[index], off, at: text.rule.site)
            } else if let index = written[text.rule.text] {
                switchOff(&rules[index], off, at: text.rule.site)
            } else if ruleSites[text.rule.text] == nil {
                let suggestion = problems.nearest(
                    to: text.rule.text, among: (structuralRules + rules).map(\.id))
                problems.report(.unknown(.rule, text.rule.text, suggestion: suggestion), at: text.rule.site)
            }
        }
    }

    private func switchOff(_ rule: inout Rule, _ off: Rule.SwitchedOff, at site: Site) {
        if rule.switchedOff != nil { problems.report(.switchedOffTwice(rule.id), at: site) }
        rule.switchedOff = off
    }
}
