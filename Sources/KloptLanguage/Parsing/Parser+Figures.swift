import KloptModel

/// `figures … from … { … }`.
extension Parser {
    static let figureFields: Set<String> = [
        "period", "series", "area", "measure", "kind", "base", "against", "mark", "severity", "replaces", "total",
        "count", "year", "percent", "change", "why", "fix", "source", "passes", "fails", "undecided", "not",
    ]
    private static let repeatableFigureFields: Set<String> = [
        "total", "count", "year", "percent", "change", "passes", "fails", "undecided", "not",
    ]

    mutating func figureDeclaration() throws(Abandoned) -> SyntaxFigureDeclaration {
        let dataset = try name(.dataset)
        try expect(word: "from")
        var figures = SyntaxFigureDeclaration(dataset: dataset, sources: try names(.dataset))
        guard isSymbol("{") else { throw failure(.symbol("{")) }
        let opening = advance()
        while !take(symbol: "}") {
            guard current.kind != .end, !startsDeclaration else {
                problems.report(.unclosedBlock, at: site(of: opening))
                return figures
            }
            do throws(Abandoned) {
                try readField(of: &figures)
            } catch {
                resynchronise(at: Parser.figureFields)
            }
        }
        return figures
    }

    private mutating func readField(of figures: inout SyntaxFigureDeclaration) throws(Abandoned) {
        guard current.kind == .word else { throw failure(.figureField) }
        let token = advance()
        let start = site(of: token)
        let field = text(of: token)
        guard Parser.figureFields.contains(field) else {
            let suggestion = problems.nearest(to: field, among: Parser.figureFields.sorted())
            problems.report(.unknownField(field, in: .figures, suggestion: suggestion), at: start)
            throw Abandoned()
        }
        if figures.fields.add(field, at: start), !Parser.repeatableFigureFields.contains(field) {
            problems.report(.duplicateField(field), at: start)
        }
        switch field {
        case "period": figures.period = try name(.column)
        case "series": figures.series = try name(.column)
        case "area":
            let column = try name(.column)
            try expect(symbol: ",")
            try expect(word: "all")
            figures.area = SyntaxFigureDeclaration.Area(column: column, whole: try name(.code))
        case "measure":
            figures.measure = try name(.column)
            if take(symbol: ",") { figures.category = try name(.column) }
        case "kind": figures.kind = try kind()
        case "base": figures.base = try names(.column)
        case "against": figures.against = try name(.column)
        case "mark": figures.mark = try name(.column)
        case "severity": figures.severity = try severity()
        case "replaces": repeat { figures.replaces.append(try ruleID()) } while take(symbol: ",")
        case "total":
            let code = try name(.code)
            try expect(word: "of")
            let parts = try names(.code)
            try expect(word: "for")
            figures.totals.append(
                SyntaxFigureDeclaration.Total(code: code, parts: parts, measures: try names(.code)))
        case "count": figures.counts.append(try figureCount(isYearly: false, from: start))
        case "year":
            try expect(word: "count")
            figures.counts.append(try figureCount(isYearly: true, from: start))
        case "percent": figures.shares.append(try share())
        case "change":
            let measures = try names(.code)
            try expect(word: "against")
            figures.changes.append(SyntaxFigureDeclaration.Change(measures: measures, spans: try spans()))
        case "why": figures.why = try text()
        case "fix": figures.fix = try text()
        case "source": figures.source = try text()
        default: figures.examples.append(try example(field, from: start))
        }
    }

    /// `soort, count aantal, percent procent`.
    private mutating func kind() throws(Abandoned) -> SyntaxFigureDeclaration.Kind {
        var kind = SyntaxFigureDeclaration.Kind(column: try name(.column), codes: [])
        let roles = FigureDeclaration.Kind.allCases.map(\.rawValue)
        while take(symbol: ",") {
            guard current.kind == .word, roles.contains(currentText) else { throw failure(.oneOf(roles)) }
            kind.codes.append((try name(), try name(.code)))
        }
        return kind
    }

    /// `every measure`, or names; then for which datasets, in which totals, and how.
    private mutating func figureCount(
        isYearly: Bool, from start: Site
    ) throws(Abandoned) -> SyntaxFigureDeclaration.Count {
        var count = SyntaxFigureDeclaration.Count(isYearly: isYearly, measures: [], site: start)
        if !take(words: "every", "measure") { count.measures = try names(.code) }
        if take(word: "for") { count.datasets = try names(.dataset) }
        if take(words: "only", "in") { count.totals = try names(.code) }
        if take(symbol: "=") {
            count.value = try expression()
            if take(words: "beginning", "at") {
                guard current.kind == .number, currentText == "0" else { throw failure(.symbol("0")) }
                advance()
                count.beginsAtZero = true
            }
            while take(words: "hint", "as") {
                let value = try expression()
                try expect(symbol: ":")
                count.hints.append(SyntaxFigureDeclaration.Hint(value: value, text: try text()))
            }
        }
        count.site = site(from: start)
        return count
    }

    private mutating func share() throws(Abandoned) -> SyntaxFigureDeclaration.Share {
        if take(words: "categories", "of") {
            return SyntaxFigureDeclaration.Share(parts: try names(.code), base: nil, series: nil)
        }
        let parts = try names(.code)
        try expect(word: "of")
        let base = try name(.code)
        return SyntaxFigureDeclaration.Share(
            parts: parts, base: base, series: take(word: "in") ? try name(.code) : nil)
    }

    /// `previous quarter, previous year`.
    private mutating func spans() throws(Abandoned) -> [FigureDeclaration.Span] {
        var spans: [FigureDeclaration.Span] = []
        repeat {
            try expect(word: "previous")
            guard let span = FigureDeclaration.Span(rawValue: currentText) else {
                throw failure(.oneOf(FigureDeclaration.Span.allCases.map(\.rawValue)))
            }
            advance()
            spans.append(span)
        } while take(symbol: ",")
        return spans
    }
}
