import KloptModel

// MARK: Stage 5: derived names and figures

extension PackChecker {
    func collectDefinitions() {
        definitions = Array(repeating: [:], count: datasets.count)
        expansions = Array(repeating: [:], count: datasets.count)
        var places: [[String: Site]] = Array(repeating: [:], count: datasets.count)
        for define in defines {
            for name in define.datasets {
                guard let dataset = dataset(name) else { continue }
                if let first = places[dataset][define.name.text] {
                    problems.report(
                        .duplicate(.definition, define.name.text, first: first.place), at: define.name.site)
                } else if datasets[dataset].columns[define.name.text] != nil {
                    problems.report(.letHidesColumn(define.name.text), at: define.name.site)
                } else {
                    places[dataset][define.name.text] = define.name.site
                    definitions[dataset][define.name.text] = define
                }
            }
        }
        // Each is checked for its own sake: a definition that no rule uses yet must be sound as well.
        for dataset in datasets.indices {
            for name in definitions[dataset].keys.sorted() {
                guard let define = definitions[dataset][name] else { continue }
                let checker = ExpressionChecker(pack: self, dataset: dataset)
                checker.context.defines = [name]
                _ = checker.check(define.value)
            }
        }
        for text in figures { collect(text) }
    }

    /// How a figure that is not printed follows from others: only its key is known.
    private func collect(_ text: SyntaxFigures) {
        guard let dataset = dataset(text.dataset) else { return }
        let schema = datasets[dataset].schema
        guard schema.isLong, let value = schema.value else {
            problems.report(.notLong(dataset: schema.name), at: text.dataset.site)
            return
        }
        let restriction = ExpressionChecker.Restriction(columns: schema.keyIndexes)
        let checker = ExpressionChecker(pack: self, dataset: dataset, restriction: restriction)
        let condition = text.condition.map { checker.checkStatement($0) }
        let checked = checker.check(text.value, as: checker.type(of: value, in: dataset))
        figureDefinitions[dataset, default: []].append(
            RuleSet.FigureDefinition(
                condition: condition ?? .truth(true), value: checked, place: text.value.site.place))
    }
}
