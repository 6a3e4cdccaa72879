import KloptModel

extension TemplateStamp {
    /// Per dataset, the columns that are asked for in the quarter.
    package static func columns(of ruleSet: RuleSet, datasets: [Int], _ period: Period) -> [String: [String]] {
        var columns: [String: [String]] = [:]
        for dataset in datasets {
            let schema = ruleSet.datasets[dataset]
            columns[schema.name] = schema.columns.filter { $0.validity.contains(period) }.map(\.name)
        }
        return columns
    }

    /// Per rule in force on one of the datasets, what it asks, as a hash of its words.
    package static func fingerprints(of ruleSet: RuleSet, datasets: [Int], _ period: Period) -> [String: String] {
        var fingerprints: [String: String] = [:]
        for rule in ruleSet.rules where rule.isInForce(in: period) {
            let scopes = rule.scopes.filter { datasets.contains($0.dataset) }
            guard !scopes.isEmpty, !rule.isAboutTemplates else { continue }
            var hash = StableHash()
            hash.add(rule.severity.rawValue)
            hash.add(rule.conditionText)
            hash.add(rule.validityUntilOff.from?.description ?? "")
            hash.add(rule.validityUntilOff.to?.description ?? "")
            for scope in scopes {
                let text = ExpressionText(rules: ruleSet, scope: scope)
                hash.add(ruleSet.datasets[scope.dataset].name)
                for expression in [scope.filter, scope.when] { hash.add(expression.map { text.text($0) } ?? "") }
                for local in scope.locals { hash.add("\(local.name) = \(text.text(local.value))") }
                for part in [scope.tolerance?.absolute, scope.tolerance?.relative] { hash.add(part?.description ?? "") }
                switch scope.missing {
                case .undecided: hash.add("undecided")
                case .countsAsZero: hash.add("counts as 0")
                case .between(let low, let high): hash.add("between \(low) and \(high)")
                }
            }
            fingerprints[rule.id] = hash.text
        }
        return fingerprints
    }

    // MARK: What changed since

    /// What is different in the rules now, in sentences for whoever filled in the template; empty when nothing is.
    ///
    /// - Complexity: O(rules + columns).
    package func changes(against ruleSet: RuleSet) -> [Localized] {
        var changes: [Localized] = []
        if pack != ruleSet.name {
            return [
                Localized(
                    "De template is gemaakt met andere regels («\(pack)» in plaats van «\(ruleSet.name)»).",
                    en: "The template was made from other rules (“\(pack)” instead of “\(ruleSet.name)”).")
            ]
        }
        var datasets: [Int] = []
        for name in columns.keys.sorted() {
            guard let dataset = ruleSet.datasets.firstIndex(where: { $0.name == name }) else {
                changes.append(
                    Localized("«\(name)» wordt niet meer gevraagd.", en: "“\(name)” is no longer asked."))
                continue
            }
            datasets.append(dataset)
        }
        let now = Self.columns(of: ruleSet, datasets: datasets, period)
        // What is said of a column need not be said of its rules too.
        var told: [String] = []
        for dataset in datasets {
            let schema = ruleSet.datasets[dataset]
            let (before, after) = (columns[schema.name] ?? [], now[schema.name] ?? [])
            for name in after where !before.contains(name) {
                let label = schema.index(of: name).map { schema.columns[$0].label } ?? Localized(name)
                told.append("\(schema.name).\(name).")
                changes.append(
                    Localized(
                        "\(schema.label.dutch): de kolom «\(label.dutch)» is nieuw.",
                        en: "\(schema.label.english): the column “\(label.english)” is new."))
            }
            for name in before where !after.contains(name) {
                let label = schema.index(of: name).map { schema.columns[$0].label } ?? Localized(name)
                told.append("\(schema.name).\(name).")
                changes.append(
                    Localized(
                        "\(schema.label.dutch): de kolom «\(label.dutch)» wordt niet meer gevraagd.",
                        en: "\(schema.label.english): the column “\(label.english)” is no longer asked."))
            }
        }
        let fingerprints = Self.fingerprints(of: ruleSet, datasets: datasets, period)
        for rule in ruleSet.rules {
            guard let fingerprint = fingerprints[rule.id] else { continue }
            guard let known = ([rule.id] + rule.replaces).compactMap({ rules[$0] }).first else {
                if told.contains(where: rule.id.hasPrefix) { continue }
                changes.append(
                    Localized(
                        "De regel «\(rule.title.dutch)» is nieuw.", en: "The rule “\(rule.title.english)” is new."))
                continue
            }
            if known != fingerprint {
                changes.append(
                    Localized(
                        "De regel «\(rule.title.dutch)» is veranderd.",
                        en: "The rule “\(rule.title.english)” has changed."))
            }
        }
        let known = Set(ruleSet.rules.filter { fingerprints[$0.id] != nil }.flatMap { [$0.id] + $0.replaces })
        for id in rules.keys.sorted() where !known.contains(id) && !told.contains(where: id.hasPrefix) {
            let title = ruleSet.rule(id)?.title ?? Localized(id)
            changes.append(
                Localized(
                    "De regel «\(title.dutch)» geldt niet meer.", en: "The rule “\(title.english)” no longer applies."))
        }
        // Many columns have a rule of the same title.
        var seen: Set<Localized> = []
        return changes.filter { seen.insert($0).inserted }
    }
}

extension Rule {
    /// It asks nothing of figures, only from which rules a template was made.
    fileprivate var isAboutTemplates: Bool {
        scopes.contains { if case .templateCurrent = $0.condition { true } else { false } }
    }
}
