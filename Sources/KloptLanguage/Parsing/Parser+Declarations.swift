import KloptModel

/// What stands in a file outside datasets and rules.
extension Parser {
    mutating func parseFile() -> [SyntaxDeclaration] {
        var declarations: [SyntaxDeclaration] = []
        while current.kind != .end {
            do throws(Abandoned) {
                declarations.append(try declaration())
            } catch {
                while current.kind != .end, !startsDeclaration { advance() }
            }
        }
        return declarations
    }

    private mutating func declaration() throws(Abandoned) -> SyntaxDeclaration {
        let start = currentSite
        guard isWord(current, among: Parser.declarationWords) else {
            if current.kind == .word {
                let suggestion = problems.nearest(to: currentText, among: Parser.sortedDeclarationWords)
                problems.report(.unknownDeclaration(currentText, suggestion: suggestion), at: start)
            } else {
                _ = failure(.declaration)
            }
            advance()
            throw Abandoned()
        }
        switch takeText() {
        case "pack": return .pack(try pack())
        case "include":
            guard current.kind == .text else { throw failure(.text) }
            return .include(SyntaxText(site: takeSite(), english: nil))
        case "codes": return .codes(try codes())
        case "breakdown": return .breakdown(try breakdown())
        case "dataset": return .dataset(try dataset())
        case "define": return try define()
        case "figures": return .figureDeclaration(try figureDeclaration())
        case "switch": return .switchOff(try switchOff())
        case "policy": return .policy(try policy())
        default: return .rule(try rule())
        }
    }

    private mutating func pack() throws(Abandoned) -> SyntaxPack {
        let name = try name()
        let title = try text()
        try expect(word: "version")
        guard current.kind == .text else { throw failure(.text) }
        return SyntaxPack(name: name, title: title, version: takeText())
    }

    // MARK: Code lists and breakdowns

    private mutating func codes() throws(Abandoned) -> SyntaxCodes {
        var codes = SyntaxCodes(name: try name(), label: try text())
        if take(word: "from") {
            guard current.kind == .text else { throw failure(.text) }
            codes.reference = SyntaxText(site: takeSite(), english: nil)
            try readReferenceColumns(into: &codes)
            if take(word: "and") { try readEntries(into: &codes) }
        } else {
            try readEntries(into: &codes)
        }
        codes.acceptsNearSpelling = take(word: "near")
        return codes
    }

    private mutating func readReferenceColumns(into codes: inout SyntaxCodes) throws(Abandoned) {
        try expect(symbol: "{")
        while !take(symbol: "}") {
            if take(word: "code") {
                codes.codeColumn = try name(.column)
            } else if take(word: "name") {
                codes.nameColumn = try name(.column)
            } else if take(word: "aliases") {
                codes.aliasColumn = try name(.column)
            } else if take(word: "tile") {
                try expect(word: "row")
                let row = try name(.column)
                try expect(word: "column")
                codes.tile = (row, try name(.column))
            } else {
                throw failure(.oneOf(["code", "name", "aliases", "tile", "}"]))
            }
        }
    }

    private mutating func readEntries(into codes: inout SyntaxCodes) throws(Abandoned) {
        try expect(symbol: "{")
        while !take(symbol: "}") {
            var entry = SyntaxCodes.Entry(word: try name(.code), label: nil, aliases: [])
            if current.kind == .text { entry.label = try text() }
            if isWord("also"), token(1).kind == .text {
                advance()
                entry.aliases = try texts()
            }
            codes.entries.append(entry)
        }
    }

    private mutating func breakdown() throws(Abandoned) -> SyntaxBreakdown {
        var breakdown = SyntaxBreakdown(name: try name(), label: try text())
        if take(word: "why") { breakdown.why = try text() }
        try expect(symbol: "{")
        while !take(symbol: "}") { breakdown.categories.append((try name(.code), try text())) }
        return breakdown
    }

    // MARK: Definitions and switches

    /// `define NAME for each A, B = …`, or `define figure for each A where … = …`.
    private mutating func define() throws(Abandoned) -> SyntaxDeclaration {
        let name = try name()
        try expect(word: "for")
        try expect(word: "each")
        let datasets = try names(.dataset)
        guard name.text == "figure" else {
            try expect(symbol: "=")
            return .define(SyntaxDefine(name: name, datasets: datasets, value: try expression()))
        }
        var condition: SyntaxExpression?
        if take(word: "where") {
            stopsAtSecondEqualSign = true
            defer { stopsAtSecondEqualSign = false }
            condition = try expression()
        }
        try expect(symbol: "=")
        guard datasets.count == 1, let dataset = datasets.first else {
            problems.report(.oneDatasetPerFigure, at: name.site)
            throw Abandoned()
        }
        return .figures(SyntaxFigures(dataset: dataset, condition: condition, value: try expression()))
    }

    private mutating func switchOff() throws(Abandoned) -> SyntaxSwitchOff {
        try expect(word: "off")
        let rule = try ruleID()
        let since = try since()
        return SyntaxSwitchOff(rule: rule, since: since, reason: try reason())
    }

    /// `from 2025-Q1` or `from 2025-03-01`.
    mutating func since() throws(Abandoned) -> String {
        try expect(word: "from")
        guard current.kind == .date else { return try period().description }
        let start = currentSite
        let date = try date()
        guard date.quarter != nil else {
            problems.report(.impossiblePeriod(date.description), at: start)
            throw Abandoned()
        }
        return date.description
    }

    /// `because "…"`: why something that is wrong, or is not looked at, is let pass.
    mutating func reason() throws(Abandoned) -> SyntaxText {
        try expect(word: "because")
        let start = currentSite
        let reason = try text()
        if reason.localized.dutch.allSatisfy(\.isWhitespace) { problems.report(.emptyReason, at: start) }
        return reason
    }
}
