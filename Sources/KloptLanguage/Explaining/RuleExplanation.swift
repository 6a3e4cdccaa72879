import KloptModel

/// `klopt rules explain ID`: all there is to know of a rule.
package enum RuleExplanation {
    package static func text(for rule: Rule, in rules: RuleSet, language: Language) -> String {
        func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
        var lines = ["\(rule.title.text(in: language)) (\(rule.id))", ""]
        func add(_ heading: String, _ text: String) {
            guard !text.isEmpty else { return }
            lines.append(heading.padded(to: 16) + text.split(separator: "\n").joined(separator: "\n" + indent))
        }
        add(pick("Wat geldt", "What holds"), rule.conditionText)
        addDetails(of: rule, in: rules, language) { add($0, $1) }
        if let condition = rule.scopes.first?.condition, case .measured(_, nil, nil) = condition {
            add("", pick("Dit is een kengetal: het keurt niets af.", "This is an indicator: it never fails."))
        }
        add(pick("Ernst", "Severity"), rule.severity.word.text(in: language))
        add(pick("Datasets", "Datasets"), datasets(of: rule, in: rules, language))
        add(pick("Per", "Per"), unit(of: rule, in: rules, language))
        add(pick("Geldig", "Valid"), validity(rule.validity, language))
        add(pick("Speling", "Tolerance"), tolerance(of: rule, language))
        add(pick("Als iets mist", "If missing"), missing(rule, language))
        if let off = rule.switchedOff {
            add(
                pick("Uitgezet", "Switched off"),
                pick("vanaf \(off.since): ", "from \(off.since): ") + off.reason.text(in: language))
        }
        add(pick("Waarom", "Why"), rule.why.text(in: language))
        add(pick("Verbeteren", "How to fix"), rule.fix.text(in: language))
        if let question = rule.scopes.first?.question {
            add(pick("Vraag", "Question"), plain(question.template(in: language), rule, rules))
        }
        for hint in rule.scopes.first?.hints ?? [] {
            add(pick("Aanwijzing", "Hint"), plain(hint.text.template(in: language), rule, rules))
        }
        add(pick("Bron", "Source"), rule.source.text(in: language))
        add(pick("Heette eerder", "Formerly"), rule.replaces.joined(separator: ", "))
        add(pick("Staat in", "Stands in"), "\(rule.place.file):\(rule.place.line)")
        if !rule.examples.isEmpty { lines += ["", pick("Voorbeelden", "Examples")] }
        for example in rule.examples {
            let heading = "  " + example.expected.word.text(in: language).padded(to: 21)
            let rows = example.text.split(separator: "\n").map { String($0).trimmed }
            lines.append(heading + rows.joined(separator: "\n" + String(repeating: " ", count: 23)))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let indent = String(repeating: " ", count: 16)

    private static func datasets(of rule: Rule, in rules: RuleSet, _ language: Language) -> String {
        rule.scopes.filter { rules.datasets.indices.contains($0.dataset) }.map {
            let dataset = rules.datasets[$0.dataset]
            return "\(dataset.label.text(in: language)) (\(dataset.name))"
        }.joined(separator: ", ")
    }

    private static func unit(of rule: Rule, in rules: RuleSet, _ language: Language) -> String {
        guard let scope = rule.scopes.first else { return "" }
        guard let group = scope.group, rules.datasets.indices.contains(scope.dataset) else {
            return Localized("record", en: "record").text(in: language)
        }
        let columns = rules.datasets[scope.dataset].columns
        let names = group.columns.filter(columns.indices.contains).map { columns[$0].label.text(in: language) }
        let year = group.byYear ? [Localized("jaar", en: "year").text(in: language)] : []
        return (names + year).joined(separator: ", ")
    }

    private static func validity(_ range: PeriodRange, _ language: Language) -> String {
        let text =
            switch (range.from, range.to) {
            case (nil, nil): Localized("altijd", en: "always")
            case (let from?, nil): Localized("vanaf \(from)", en: "from \(from)")
            case (nil, let to?): Localized("tot en met \(to)", en: "up to and including \(to)")
            case (let from?, let to?): Localized("\(from) tot en met \(to)", en: "\(from) up to and including \(to)")
            }
        return text.text(in: language)
    }

    private static func tolerance(of rule: Rule, _ language: Language) -> String {
        guard let tolerance = rule.scopes.first?.tolerance else {
            return Localized("geen", en: "none").text(in: language)
        }
        let mark = language == .dutch ? "," : "."
        let absolute = tolerance.absolute.map { $0.text(decimals: 6, mark: mark) }
        let relative = tolerance.relative.flatMap { $0.multiplied(by: .hundred) }
            .map { $0.text(decimals: 6, mark: mark) + "%" }
        guard let absolute, let relative else { return absolute ?? relative ?? "" }
        return Localized(
            "\(absolute) of \(relative), wat het meest is", en: "\(absolute) or \(relative), whichever is more"
        ).text(in: language)
    }

    private static func missing(_ rule: Rule, _ language: Language) -> String {
        let mark = language == .dutch ? "," : "."
        let text: Localized
        switch rule.scopes.first?.missing {
        case nil, .undecided:
            text = Localized(
                "niet te beslissen, tenzij wat er wel is al genoeg zegt",
                en: "undecided, unless what is there says enough")
        case .countsAsZero: text = Localized("telt als 0", en: "counts as 0")
        case .between(let low, let high):
            let bounds = (low.text(decimals: 6, mark: mark), high.text(decimals: 6, mark: mark))
            text = Localized("ligt tussen \(bounds.0) en \(bounds.1)", en: "lies between \(bounds.0) and \(bounds.1)")
        }
        return text.text(in: language)
    }

    /// The condition with what `define` stands for, and what `let` and `when` say.
    private static func addDetails(
        of rule: Rule, in rules: RuleSet, _ language: Language, add: (String, String) -> Void
    ) {
        guard let scope = rule.scopes.first else { return }
        let words = ExpressionText(rules: rules, scope: scope)
        if case .holds(let condition) = scope.condition, !rule.isStructural {
            let text = words.text(condition)
            if text.filter({ !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\"" })
                != rule.conditionText.filter({ !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\"" })
            {
                add(language == .dutch ? "Voluit" : "In full", text)
            }
        }
        for local in scope.locals {
            add(language == .dutch ? "Waarin" : "Where", local.name + " = " + words.text(local.value))
        }
        if let when = scope.when { add(language == .dutch ? "Alleen als" : "Only when", words.text(when)) }
        if let filter = scope.filter { add(language == .dutch ? "Alleen voor" : "Only for", words.text(filter)) }
    }

    /// A template with names in the place of values.
    private static func plain(_ template: Template, _ rule: Rule, _ rules: RuleSet) -> String {
        guard let scope = rule.scopes.first else { return "" }
        let words = ExpressionText(rules: rules, scope: scope)
        return template.parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let value): "{\(words.text(value))}"
            }
        }.joined()
    }
}

extension Outcome {
    var word: Localized {
        switch self {
        case .passed: Localized("klopt", en: "passes")
        case .failed: Localized("klopt niet", en: "fails")
        case .undecided: Localized("niet te beslissen", en: "undecided")
        case .notApplicable: Localized("niet van toepassing", en: "not applicable")
        case .couldNotRun: Localized("kon niet draaien", en: "could not run")
        }
    }
}
