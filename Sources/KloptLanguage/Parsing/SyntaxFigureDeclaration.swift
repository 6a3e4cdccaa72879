import KloptModel

/// `figures publicatie from ips, wabz { … }` as written.
struct SyntaxFigureDeclaration: Sendable {
    struct Area: Sendable {
        var column: SyntaxName
        var whole: SyntaxName
    }

    struct Kind: Sendable {
        var column: SyntaxName
        /// `count aantal`, `percent procent` and so on.
        var codes: [(role: SyntaxName, code: SyntaxName)]
    }

    /// `total totaal of ips, wabz for lopend, gestart`.
    struct Total: Sendable {
        var code: SyntaxName
        var parts: [SyntaxName]
        var measures: [SyntaxName]
    }

    struct Hint: Sendable {
        var value: SyntaxExpression
        var text: SyntaxText
    }

    /// `count gestart for ips = …`, or `year count …`.
    struct Count: Sendable {
        var isYearly: Bool
        /// Empty for `every measure`.
        var measures: [SyntaxName]
        /// Empty for all.
        var datasets: [SyntaxName] = []
        /// Totals to which alone it adds; empty for a figure of its own.
        var totals: [SyntaxName] = []
        /// Without it, the columns of the measures.
        var value: SyntaxExpression?
        /// `beginning at 0`.
        var beginsAtZero = false
        var hints: [Hint] = []
        var site: Site
    }

    /// `percent ooit, betaald of lopend in totaal`, or `percent categories of lopend`.
    struct Share: Sendable {
        var parts: [SyntaxName]
        /// nil for `categories of`: then each of `parts` is its own base.
        var base: SyntaxName?
        var series: SyntaxName?
    }

    /// `change lopend against previous quarter, previous year`.
    struct Change: Sendable {
        var measures: [SyntaxName]
        var spans: [FigureDeclaration.Span]
    }

    var dataset: SyntaxName
    var sources: [SyntaxName]
    var period: SyntaxName?
    var series: SyntaxName?
    var area: Area?
    var measure: SyntaxName?
    var category: SyntaxName?
    var kind: Kind?
    var base: [SyntaxName] = []
    var against: SyntaxName?
    var mark: SyntaxName?
    var severity: Severity?
    var replaces: [SyntaxName] = []
    var totals: [Total] = []
    var counts: [Count] = []
    var shares: [Share] = []
    var changes: [Change] = []
    var why: SyntaxText?
    var fix: SyntaxText?
    var source: SyntaxText?
    var examples: [SyntaxExample] = []
    var fields = SyntaxFields()
}
