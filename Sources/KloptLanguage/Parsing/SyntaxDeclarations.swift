import KloptModel

/// A text with its English variant: where they stand. What they say is read when somebody asks, which for most texts of
/// a pack is never.
struct SyntaxText: Sendable {
    let site: Site
    let english: Site?

    var dutch: String { site.source.content(site.range) }
    var localized: Localized { Localized(dutch, en: english.map { $0.source.content($0.range) }) }
}

/// A text with values in it, and its English variant.
struct SyntaxTemplateText: Sendable {
    var dutch: SyntaxTemplate
    var english: SyntaxTemplate?
}

struct SyntaxTemplate: Sendable {
    enum Part: Sendable {
        case text(String)
        case value(SyntaxExpression)
    }

    var parts: [Part]
}

/// `valid from … to …`.
struct SyntaxValidity: Sendable {
    var range: PeriodRange
    var site: Site
}

/// Behind a reference, as a rule is large and handed on often.
indirect enum SyntaxDeclaration: Sendable {
    case pack(SyntaxPack)
    case include(SyntaxText)
    case codes(SyntaxCodes)
    case breakdown(SyntaxBreakdown)
    case dataset(SyntaxDataset)
    case define(SyntaxDefine)
    case figures(SyntaxFigures)
    case figureDeclaration(SyntaxFigureDeclaration)
    case switchOff(SyntaxSwitchOff)
    case rule(SyntaxRule)
    case policy(SyntaxPolicy)
}

struct SyntaxPack: Sendable {
    var name: SyntaxName
    var title: SyntaxText
    var version: String
}

struct SyntaxCodes: Sendable {
    struct Entry: Sendable {
        var word: SyntaxName
        var label: SyntaxText?
        var aliases: [String]
    }

    var name: SyntaxName
    var label: SyntaxText
    /// The CSV of the pack, and its columns.
    var reference: SyntaxText?
    var codeColumn: SyntaxName?
    var nameColumn: SyntaxName?
    var aliasColumn: SyntaxName?
    /// The columns with a code's place on a map of tiles.
    var tile: (row: SyntaxName, column: SyntaxName)?
    var entries: [Entry] = []
    var acceptsNearSpelling = false
}

struct SyntaxBreakdown: Sendable {
    var name: SyntaxName
    var label: SyntaxText
    var why: SyntaxText?
    var categories: [(name: SyntaxName, label: SyntaxText)] = []
}

struct SyntaxDataset: Sendable {
    struct KeyPart: Sendable {
        var name: SyntaxName
        var type: SyntaxName
        var label: SyntaxText?
        var isOptional = false
        var onlyFor: (column: SyntaxName, values: [SyntaxName])?
        var aliases: [String] = []
    }

    struct Column: Sendable {
        var type: SyntaxName
        var name: SyntaxName
        var label: SyntaxText
        var short: SyntaxText?
        var breakdowns: [SyntaxName] = []
        var wholes: [SyntaxName] = []
        var addsUpTo: (column: SyntaxName, atMost: Bool)?
        var isOptional = false
        var allowsNotApplicable = false
        var validity: SyntaxValidity?
        var aliases: [String] = []
        var about: SyntaxText?
    }

    var name: SyntaxName
    var label: SyntaxText
    var isLong = false
    var kind: DatasetKind?
    var isEveryPeriod = false
    var validity: SyntaxValidity?
    var aliases: [String] = []
    var key: [KeyPart] = []
    var owner: SyntaxName?
    var missingTexts: [String] = []
    var notApplicableTexts: [String] = []
    var totalsTexts: [String] = []
    var columns: [Column] = []
    /// The columns that play a part, by the words of `ColumnRole`.
    var roles: [String: SyntaxName] = [:]
    /// `deadline 45 days after kwartaal`.
    var deadline: (days: Int, period: SyntaxName, site: Site)?
    var value: SyntaxName?
    var codebook: SyntaxText?
}

struct SyntaxDefine: Sendable {
    var name: SyntaxName
    var datasets: [SyntaxName]
    var value: SyntaxExpression
}

struct SyntaxFigures: Sendable {
    var dataset: SyntaxName
    var condition: SyntaxExpression?
    var value: SyntaxExpression
}

struct SyntaxSwitchOff: Sendable {
    var rule: SyntaxName
    var since: String
    var reason: SyntaxText
}

/// Where each field of a block was last met, also those that could not be read. There are few: a row is faster than a
/// table.
struct SyntaxFields: Sendable {
    private var sites: [(name: String, site: Site)] = []

    subscript(name: String) -> Site? { sites.first { $0.name == name }?.site }

    /// Notes a field; whether it was there already.
    mutating func add(_ name: String, at site: Site) -> Bool {
        if let index = sites.firstIndex(where: { $0.name == name }) {
            sites[index].site = site
            return true
        }
        sites.append((name, site))
        return false
    }
}

struct SyntaxRule: Sendable {
    enum ForEach: Sendable {
        case records([SyntaxName], condition: SyntaxExpression?)
        case groups([SyntaxName], of: SyntaxName, condition: SyntaxExpression?)
    }

    struct Hint: Sendable {
        var condition: SyntaxExpression?
        var text: SyntaxTemplateText
    }

    struct Expectation: Sendable {
        var dataset: SyntaxName
        var matching: [SyntaxName]
        var site: Site
    }

    struct Off: Sendable {
        var since: String
        var reason: SyntaxText
        var site: Site
    }

    var id: SyntaxName
    var title: SyntaxText?
    var replaces: [SyntaxName] = []
    var forEach: ForEach?
    var validity: SyntaxValidity?
    var off: Off?
    var severity: Severity?
    var missing: MissingMode = .undecided
    var measures: [SyntaxName] = []
    var locals: [(name: SyntaxName, value: SyntaxExpression)] = []
    var when: [SyntaxExpression] = []
    var holds: SyntaxExpression?
    var value: SyntaxExpression?
    var warningFrom: SyntaxExpression?
    var errorFrom: SyntaxExpression?
    var expectation: Expectation?
    var reportPer: [SyntaxName] = []
    var tolerance: (value: Tolerance, site: Site)?
    var say: SyntaxTemplateText?
    var ask: SyntaxTemplateText?
    var hints: [Hint] = []
    var why: SyntaxText?
    var fix: SyntaxText?
    var source: SyntaxText?
    var examples: [SyntaxExample] = []
    var fields = SyntaxFields()
}

struct SyntaxExample: Sendable {
    /// A cell's text; for inline examples with the kind of value that was written.
    struct Cell: Sendable {
        var text: String
        var site: Site
    }

    struct Item: Sendable {
        var periodsBefore: Int
        var column: SyntaxName
        var cell: Cell
    }

    struct Table: Sendable {
        var dataset: SyntaxName?
        var header: [SyntaxName]
        let source: SourceText
        /// Row by row, as many in each as the header has: the bytes of each cell, with quotes (`SourceText.unquoted`).
        var cells: [Range<Int>] = []
    }

    var expected: Outcome
    var items: [Item] = []
    var tables: [Table] = []
    var site: Site
    /// All of it behind its keyword.
    var content: Site

    /// As written, for people.
    var text: String {
        tables.isEmpty ? content.source.condensed(content.range) : content.source.text(content.range)
    }
}

struct SyntaxPolicy: Sendable {
    struct Limit: Sendable {
        var isAbove: Bool
        var isPercentage: Bool
        var value: Number
        var site: Site
    }

    struct Term: Sendable {
        var condition: GateCondition
        var effect: Policy.Effect
        var extent = Policy.Extent.nation
        var limit: Limit?
        var site: Site
    }

    var name: SyntaxName
    var title: SyntaxText
    /// nil when the policy does not say.
    var withholds: Set<Policy.IssueKind>?
    var tolerated: [(rules: [SyntaxName], reason: SyntaxText)] = []
    var terms: [Term] = []
}
