import KloptModel

// MARK: Stages 6 and 7: written rules, and those switched off

extension PackChecker {
    func buildRules() {
        for text in ruleTexts {
            for id in [text.id] + text.replaces {
                if structuralIDs.contains(id.text) {
                    problems.report(.structuralID(id.text), at: id.site)
                } else if let first = ruleSites[id.text] {
                    problems.report(.duplicate(.rule, id.text, first: first.place), at: id.site)
                } else {
                    ruleSites[id.text] = id.site
                }
            }
            let builder = RuleBuilder(pack: self, text: text)
            if let rule = builder.build() { rules.append(rule) }
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
