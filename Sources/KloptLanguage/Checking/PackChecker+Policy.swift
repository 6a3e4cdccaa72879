import KloptModel

// MARK: Stage 8: what keeps figures from being published

extension PackChecker {
    func buildPolicy() {
        guard let text = policies.first else { return }
        for other in policies.dropFirst() {
            problems.report(.duplicate(.policy, other.name.text, first: text.name.site.place), at: other.name.site)
        }
        var policy = Policy(name: text.name.text, title: text.title.localized)
        // What is withheld besides is added: only a rule that is tolerated lets an open error pass.
        if let withholds = text.withholds { policy.withholds = Policy.standardWithholds.union(withholds) }
        addTolerated(of: text, to: &policy)
        for (position, term) in text.terms.enumerated() {
            if text.terms[..<position].contains(where: { $0.condition == term.condition && $0.extent == term.extent }) {
                problems.report(.duplicateField(term.condition.words), at: term.site)
            }
            check(term)
            policy.set(
                Policy.Term(term.condition, term.effect, per: term.extent, limit: term.limit?.value ?? .zero))
        }
        self.policy = policy
    }

    private func addTolerated(of text: SyntaxPolicy, to policy: inout Policy) {
        guard !text.tolerated.isEmpty else { return }
        let all = structuralRules + rules
        var known = Dictionary(all.map { ($0.id, $0.id) }, uniquingKeysWith: { first, _ in first })
        for rule in all { for earlier in rule.replaces where known[earlier] == nil { known[earlier] = rule.id } }
        for (names, reason) in text.tolerated {
            for name in names {
                guard let id = known[name.text] else {
                    // A rule that could not be read is there, and was reported.
                    guard ruleSites[name.text] == nil else { continue }
                    let suggestion = problems.nearest(to: name.text, among: all.map(\.id))
                    problems.report(.unknown(.rule, name.text, suggestion: suggestion), at: name.site)
                    continue
                }
                if policy.tolerated[id] != nil { problems.report(.duplicateField("tolerate \(id)"), at: name.site) }
                policy.tolerated[id] = reason.localized
            }
        }
    }

    private func check(_ term: SyntaxPolicy.Term) {
        if term.condition.alwaysBlocks, term.effect != .block {
            problems.report(.alwaysBlocks(term.condition.words), at: term.site)
        }
        if term.extent == .area {
            if !term.condition.isAskedPerArea {
                problems.report(.notPerArea(term.condition.words), at: term.site)
            } else if !datasets.contains(where: { $0.schema.areaOfRoster != nil }) {
                problems.report(.noArea, at: term.site)
            }
        }
        let wanted = term.condition.limit
        guard let limit = term.limit else {
            if wanted == .least { problems.report(.limit(term.condition.words, wanted), at: term.site) }
            return
        }
        let isFitting =
            switch wanted {
            case .none: false
            case .share: limit.isAbove && limit.isPercentage && limit.value <= .one
            case .least: !limit.isAbove && !limit.isPercentage && limit.value.isWhole
            }
        if !isFitting { problems.report(.limit(term.condition.words, wanted), at: limit.site) }
    }
}

extension GateCondition {
    /// As a policy writes it.
    var words: String { Parser.conditions.first { $0.condition == self }?.words ?? rawValue }
}
