import KloptModel

/// `klopt rules list`: every rule on a line, under the dataset it is about.
package enum RuleListing {
    package static func text(_ rules: RuleSet, language: Language) -> String {
        let dutch = language == .dutch
        var lines = ["\(rules.title.text(in: language)) (\(rules.name) \(rules.version))"]
        let written = rules.rules.count { !$0.isStructural }
        lines.append(
            dutch
                ? "\(rules.rules.count) regels: \(written) geschreven, \(rules.rules.count - written) uit de opbouw van de datasets"
                : "\(rules.rules.count) rules: \(written) written, \(rules.rules.count - written) from the structure of the datasets"
        )
        for (index, dataset) in rules.datasets.enumerated() {
            let own = rules.rules.filter { $0.isStructural && $0.scopes.first?.dataset == index }
            if own.isEmpty { continue }
            lines += ["", "\(dataset.name): \(dataset.label.text(in: language))"]
            lines += table(own, language: language)
        }
        let others = rules.rules.filter { !$0.isStructural }
        if !others.isEmpty {
            lines += ["", dutch ? "Geschreven regels" : "Written rules"]
            lines += table(others, language: language)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ rules: [Rule], language: Language) -> [String] {
        let width = rules.map(\.id.count).max() ?? 0
        return rules.map { rule in
            let padding = String(repeating: " ", count: width - rule.id.count)
            let severity = rule.severity.word.text(in: language)
            let off =
                rule.switchedOff.map { (language == .dutch ? " [uit vanaf " : " [off from ") + $0.since + "]" } ?? ""
            return "  \(rule.id)\(padding)  \(severity.padded(to: 14))\(rule.title.text(in: language))\(off)"
        }
    }
}

extension Severity {
    var word: Localized {
        switch self {
        case .error: Localized("fout", en: "error")
        case .warning: Localized("waarschuwing", en: "warning")
        case .info: Localized("ter informatie", en: "info")
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
