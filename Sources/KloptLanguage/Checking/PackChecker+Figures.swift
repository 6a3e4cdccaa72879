import KloptModel

// MARK: Stage 6: the figures that follow from records

extension PackChecker {
    /// Also makes the rule that a printed figure follows from the records.
    func buildFigureDeclarations(withExamples: Bool) {
        var first: [Int: Site] = [:]
        for text in figureDeclarationTexts {
            guard let dataset = dataset(text.dataset) else { continue }
            if let earlier = first[dataset] {
                problems.report(
                    .duplicate(.figures, text.dataset.text, first: earlier.place), at: text.dataset.site)
                continue
            }
            first[dataset] = text.dataset.site
            guard datasets[dataset].schema.isLong, datasets[dataset].schema.value != nil else {
                problems.report(.notLong(dataset: text.dataset.text), at: text.dataset.site)
                continue
            }
            let builder = FigureDeclarationBuilder(pack: self, text: text, dataset: dataset)
            guard let declaration = builder.build() else { continue }
            figureDeclarations.append(declaration)
            addRule(text, dataset, withExamples: withExamples)
        }
    }

    private func addRule(_ text: SyntaxFigureDeclaration, _ dataset: Int, withExamples: Bool) {
        let schema = datasets[dataset].schema
        let id = schema.name + ".follows"
        for old in text.replaces {
            if let first = ruleSites[old.text] {
                problems.report(.duplicate(.rule, old.text, first: first.place), at: old.site)
            } else {
                ruleSites[old.text] = old.site
            }
        }
        let builder = ExampleBuilder(pack: self, datasets: [dataset], isKept: withExamples)
        let examples = text.examples.compactMap { builder.build($0) }
        let words = RuleWords {
            let words = StructuralWords.follows
            return RuleWords.Texts(
                title: words.title, why: text.why?.localized ?? words.why,
                source: text.source?.localized ?? Localized(""), fix: text.fix?.localized ?? words.fix,
                place: text.dataset.site.place,
                condition: "\(schema.value.map { schema.columns[$0].name } ?? "") follows from the records")
        }
        structuralRules.append(
            Rule(
                id: id, words: words, severity: text.severity ?? .warning, isStructural: true,
                replaces: text.replaces.map(\.text), validity: schema.validity,
                scopes: [
                    Scope(
                        dataset: dataset,
                        condition: .followsRecords(
                            declaration: figureDeclarations.count - 1,
                            sources: figureDeclarations[figureDeclarations.count - 1].sources.sorted()),
                        question: LocalizedTemplate(StructuralWords.follows.question),
                        measures: schema.value.map { [$0] } ?? [])
                ],
                examples: examples))
    }
}

/// Resolves the names of a figures declaration: columns, codes, datasets, expressions.
private struct FigureDeclarationBuilder {
    let pack: PackChecker
    let text: SyntaxFigureDeclaration
    let dataset: Int
    private var schema: DatasetSchema { pack.datasets[dataset].schema }

    init(pack: PackChecker, text: SyntaxFigureDeclaration, dataset: Int) {
        self.pack = pack
        self.text = text
        self.dataset = dataset
    }

    func build() -> FigureDeclaration? {
        let earlier = pack.problems.count
        guard let roles = roles(), let measures = list(roles.measure), let seriesList = list(roles.series) else {
            return nil
        }
        let codes = kindCodes(roles)
        var series: [Int: String] = [:]
        for name in text.sources {
            guard let source = pack.dataset(name), let code = code(name, of: seriesList) else { continue }
            if series[source] != nil { pack.problems.report(.duplicateField(name.text), at: name.site) }
            series[source] = code
            checkArea(roles, source, at: name.site)
        }
        let totals = totals(Set(series.values), seriesList, measures)
        let lists = Lists(measures: measures, categories: roles.category.flatMap { list($0) }, series: seriesList)
        let counts = counts(series, totals, lists)
        let shares = shares(lists, roles)
        let changes = changes(lists, roles)
        for (kind, isUsed) in [(FigureDeclaration.Kind.percent, !shares.isEmpty), (.change, !changes.isEmpty)]
        where isUsed && codes[kind] == nil {
            let field = kind == .percent ? "percent" : "change"
            pack.problems.report(
                .fieldWithout(field, needs: "kind … \(kind.rawValue)"), at: text.fields[field] ?? text.dataset.site)
        }
        guard pack.problems.count == earlier else { return nil }
        var names: [String] = []
        for source in text.sources {
            if let code = pack.datasetIndex[source.text].flatMap({ series[$0] }), !names.contains(code) {
                names.append(code)
            }
        }
        return FigureDeclaration(
            dataset: dataset, roles: roles, codes: codes, series: names, totals: totals, counts: counts,
            shares: shares, changes: changes, place: text.dataset.site.place)
    }

    /// The code lists that names are looked up in, by position in the pack.
    private struct Lists {
        var measures: Int
        var categories: Int?
        var series: Int
    }

    // MARK: Columns

    private func roles() -> FigureDeclaration.Roles? {
        guard let period = required("period", text.period), let series = required("series", text.series),
            let measure = required("measure", text.measure), let kind = required("kind", text.kind?.column),
            let value = schema.value
        else { return nil }
        if !schema.columns[period].type.isPeriod, let site = text.period?.site {
            let expected = Localized("een kolom met een kwartaal of jaar", en: "a column with a quarter or a year")
            pack.problems.report(.wrongRoleType(schema.columns[period].name, expected: expected), at: site)
        }
        var roles = FigureDeclaration.Roles(
            period: period, series: series, measure: measure, kind: kind, value: value)
        roles.category = text.category.flatMap { pack.column($0, of: dataset) }
        roles.against = text.against.flatMap { pack.column($0, of: dataset) }
        roles.mark = text.mark.flatMap { pack.column($0, of: dataset) }
        if let mark = roles.mark, schema.columns[mark].type != .text, let site = text.mark?.site {
            let expected = Localized("een kolom met tekst", en: "a column with text")
            pack.problems.report(.wrongRoleType(schema.columns[mark].name, expected: expected), at: site)
        }
        if let area = text.area, let column = pack.column(area.column, of: dataset), let areas = list(column) {
            if let whole = code(area.whole, of: areas) {
                roles.area = FigureDeclaration.Area(column: column, whole: whole)
            }
        }
        let base = text.base.compactMap { pack.column($0, of: dataset) }
        if base.count >= 2 {
            roles.base = FigureDeclaration.Base(
                series: base[0], measure: base[1], category: base.count > 2 ? base[2] : nil)
        } else if base.count == 1, let site = text.base.first?.site {
            pack.problems.report(.expected(.symbol(","), found: nil), at: site)
        }
        return roles
    }

    private func required(_ field: String, _ name: SyntaxName?) -> Int? {
        guard let name else {
            if text.fields[field] == nil { pack.problems.report(.missingFigureField(field), at: text.dataset.site) }
            return nil
        }
        return pack.column(name, of: dataset)
    }

    /// The code list of a column; a column without one is reported.
    private func list(_ column: Int) -> Int? {
        guard case .code(let name) = schema.columns[column].type, let list = pack.codeListIndex[name] else {
            let expected = Localized("een kolom met een codelijst", en: "a column with a code list")
            pack.problems.report(
                .wrongRoleType(schema.columns[column].name, expected: expected), at: text.dataset.site)
            return nil
        }
        return list
    }

    private func code(_ name: SyntaxName, of list: Int) -> String? {
        if let entry = pack.entry(name.text, of: list) { return entry.name }
        let suggestion = pack.problems.nearest(to: name.text, among: pack.codeLists[list].entries.map(\.code))
        pack.problems.report(
            .unknownCode(name.text, list: pack.codeLists[list].name, suggestion: suggestion), at: name.site)
        return nil
    }

    private func kindCodes(_ roles: FigureDeclaration.Roles) -> FigureDeclaration.KindCodes {
        var codes = FigureDeclaration.KindCodes()
        guard let kind = text.kind, let list = list(roles.kind) else { return codes }
        for (role, name) in kind.codes {
            guard let kind = FigureDeclaration.Kind(rawValue: role.text), let code = code(name, of: list) else {
                continue
            }
            if codes[kind] != nil { pack.problems.report(.duplicateField(role.text), at: role.site) }
            codes[kind] = code
        }
        if codes[.count] == nil { pack.problems.report(.missingFigureField("kind … count"), at: kind.column.site) }
        return codes
    }

    /// A source has an area of the same name, with a code list as well, and a quarter.
    private func checkArea(_ roles: FigureDeclaration.Roles, _ source: Int, at site: Site) {
        let info = pack.datasets[source]
        if info.schema.period == nil { pack.problems.report(.noPeriodColumn(dataset: info.schema.name), at: site) }
        guard let area = roles.area else { return }
        let name = schema.columns[area.column].name
        guard let column = info.columns[name], info.schema.columns[column].isKey,
            case .code = info.schema.columns[column].type
        else {
            pack.problems.report(.unknownColumn(name, dataset: info.schema.name, suggestion: nil), at: site)
            return
        }
    }

    // MARK: Totals and counts

    private func totals(_ series: Set<String>, _ seriesList: Int, _ measures: Int) -> [FigureDeclaration.Total] {
        text.totals.compactMap { total in
            guard let code = code(total.code, of: seriesList) else { return nil }
            if series.contains(code) { pack.problems.report(.duplicateField(total.code.text), at: total.code.site) }
            let parts = total.parts.compactMap { name -> String? in
                guard let part = self.code(name, of: seriesList) else { return nil }
                if !series.contains(part) {
                    pack.problems.report(.unknown(.dataset, name.text, suggestion: nil), at: name.site)
                }
                return part
            }
            return FigureDeclaration.Total(
                code: code, parts: parts, measures: total.measures.compactMap { self.code($0, of: measures) })
        }
    }

    private func counts(
        _ series: [Int: String], _ totals: [FigureDeclaration.Total], _ lists: Lists
    ) -> [FigureDeclaration.Count] {
        var counts: [FigureDeclaration.Count] = []
        var general: [FigureDeclaration.Count] = []
        var places: [String: Site] = [:]
        for count in text.counts {
            let sources = count.datasets.isEmpty ? text.sources : count.datasets
            for name in sources {
                guard let source = pack.dataset(name) else { continue }
                guard let own = series[source] else {
                    pack.problems.report(.unknown(.dataset, name.text, suggestion: nil), at: name.site)
                    continue
                }
                var targets = [own]
                if !count.totals.isEmpty {
                    targets = count.totals.compactMap { code($0, of: lists.series) }
                    for (target, name) in zip(targets, count.totals)
                    where !totals.contains(where: { $0.code == target }) {
                        pack.problems.report(.unknown(.total, name.text, suggestion: nil), at: name.site)
                    }
                }
                let parts = self.parts(of: count, source, lists)
                for target in targets {
                    let place = "\(source) \(count.isYearly) \(target) "
                    for part in parts {
                        var part = part
                        part.series = target
                        if count.measures.isEmpty {
                            general.append(part)
                            continue
                        }
                        let key = place + part.measure + " " + (part.category ?? "")
                        if let first = places[key] {
                            pack.problems.report(.duplicate(.figures, part.measure, first: first.place), at: count.site)
                        }
                        places[key] = count.site
                        counts.append(part)
                    }
                }
            }
        }
        // A figure with a line of its own is made by that line.
        func isSame(_ a: FigureDeclaration.Count, _ b: FigureDeclaration.Count) -> Bool {
            a.dataset == b.dataset && a.measure == b.measure && a.category == b.category && a.isYearly == b.isYearly
                && a.series == b.series
        }
        let byDataset = Dictionary(grouping: counts, by: \.dataset)
        counts += general.filter { general in !(byDataset[general.dataset] ?? []).contains { isSame($0, general) } }
        if text.counts.isEmpty { pack.problems.report(.missingFigureField("count"), at: text.dataset.site) }
        return counts
    }

    /// What a line makes of one dataset: without an expression a count for each of the measure's columns.
    private func parts(
        of count: SyntaxFigureDeclaration.Count, _ source: Int, _ lists: Lists
    ) -> [FigureDeclaration.Count] {
        let info = pack.datasets[source]
        func part(_ measure: String, _ category: String?, _ value: Expression) -> FigureDeclaration.Count {
            FigureDeclaration.Count(
                dataset: source, series: "", measure: measure, category: category, isYearly: count.isYearly,
                value: value, validity: info.schema.validity, hints: [])
        }
        if let value = count.value {
            let checker = ExpressionChecker(pack: pack, dataset: source)
            var expression = checker.check(value, as: .number)
            var decimals: Int?
            // A rounding at the end is of the figure, not of each record.
            if case .rounded(let exact, let digits) = expression { (expression, decimals) = (exact, digits) }
            let hints = count.hints.map { hint in
                FigureDeclaration.Hint(value: checker.check(hint.value, as: .number), text: hint.text.localized)
            }
            return count.measures.compactMap { name in
                guard let measure = code(name, of: lists.measures) else { return nil }
                var result = part(measure, nil, expression)
                result.decimals = decimals
                result.beginsAtZero = count.beginsAtZero
                result.hints = hints
                return result
            }
        }
        let schemas = info.schema.columns
        let columns = schemas.indices.filter { index in
            guard schemas[index].type == .count, !schemas[index].isKey else { return false }
            return count.measures.isEmpty
                ? schemas[index].isRequired : count.measures.contains { $0.text == schemas[index].measure }
        }
        for name in count.measures where !columns.contains(where: { info.schema.columns[$0].measure == name.text }) {
            _ = pack.column(name, of: source)
        }
        return columns.compactMap { index in
            let column = info.schema.columns[index]
            guard let measure = known(column.measure, lists.measures, at: count.site) else { return nil }
            var category: String?
            if let own = column.category {
                guard let list = lists.categories, let known = known(own, list, at: count.site) else { return nil }
                category = known
            }
            var result = part(measure, category, .column(index))
            result.validity = column.validity == .always ? info.schema.validity : column.validity
            return result
        }
    }

    /// The code of a measure or category that the long dataset should have.
    private func known(_ name: String, _ list: Int, at site: Site) -> String? {
        code(SyntaxName(text: name, site: site), of: list)
    }

    // MARK: Percentages and changes

    private func shares(_ lists: Lists, _ roles: FigureDeclaration.Roles) -> [FigureDeclaration.Share] {
        if let site = text.fields["percent"], roles.base == nil {
            pack.problems.report(.fieldWithout("percent", needs: "base"), at: site)
        }
        return text.shares.flatMap { share in
            share.parts.compactMap { name -> FigureDeclaration.Share? in
                guard let measure = code(name, of: lists.measures) else { return nil }
                guard let base = share.base else {
                    return FigureDeclaration.Share(
                        measure: measure, baseMeasure: measure, baseSeries: nil, isOfCategories: true)
                }
                guard let baseMeasure = code(base, of: lists.measures) else { return nil }
                return FigureDeclaration.Share(
                    measure: measure, baseMeasure: baseMeasure,
                    baseSeries: share.series.flatMap { code($0, of: lists.series) }, isOfCategories: false)
            }
        }
    }

    private func changes(
        _ lists: Lists, _ roles: FigureDeclaration.Roles
    ) -> [String: [FigureDeclaration.Span]] {
        if let site = text.fields["change"], roles.against == nil {
            pack.problems.report(.fieldWithout("change", needs: "against"), at: site)
        }
        var changes: [String: [FigureDeclaration.Span]] = [:]
        for change in text.changes {
            for name in change.measures {
                guard let measure = code(name, of: lists.measures) else { continue }
                for span in change.spans where !(changes[measure] ?? []).contains(span) {
                    changes[measure, default: []].append(span)
                }
            }
        }
        return changes
    }
}
