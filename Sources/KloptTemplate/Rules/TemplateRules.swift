import KloptEngine
import KloptLanguage
import KloptModel

/// The rules in force in the quarter, sorted by whether the workbook checks them itself.
struct TemplateRules {
    /// A rule that is checked when the workbook has been sent in.
    struct Later {
        var rule: Int
        /// Datasets on whose records it is; those of the template.
        var datasets: [Int]
        var reason: Inexpressible
    }

    /// Per sheet, its rules as formulas.
    var here: [[ScopeFormulas]] = []
    var later: [Later] = []

    /// - Parameter sheets: the cells of each sheet of the template.
    /// - Complexity: O(rules × datasets).
    init(_ ruleSet: RuleSet, gathered: GatheredTemplate, sheets: [RecordFormulas], language: Language) {
        here = Array(repeating: [], count: sheets.count)
        for (index, rule) in ruleSet.rules.enumerated() {
            guard let first = sheets.first, rule.isInForce(in: first.period) else { continue }
            for scope in rule.scopes {
                if let position = sheets.firstIndex(where: { $0.dataset == scope.dataset }) {
                    do throws(Inexpressible) {
                        let lacksHistory = scope.periodsBack.contains {
                            !gathered.past.hasRecords(scope.dataset, periodsBefore: $0)
                        }
                        if lacksHistory { throw .noHistory }
                        here[position].append(
                            try ScopeFormulas(rule, scope, on: sheets[position], language: language))
                    } catch {
                        add(index, scope.dataset, error)
                    }
                } else if case .expects = scope.condition {
                    // What the roster expects is asked of every dataset.
                    for sheet in sheets { add(index, sheet.dataset, .otherRecords) }
                }
            }
        }
    }

    private mutating func add(_ rule: Int, _ dataset: Int, _ reason: Inexpressible) {
        if let known = later.firstIndex(where: { $0.rule == rule }) {
            if !later[known].datasets.contains(dataset) { later[known].datasets.append(dataset) }
        } else {
            later.append(Later(rule: rule, datasets: [dataset], reason: reason))
        }
    }
}
