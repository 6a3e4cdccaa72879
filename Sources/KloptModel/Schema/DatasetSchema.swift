/// What a column holds.
package enum ColumnType: Hashable, Sendable {
    /// A whole number of zero or more; stored as itself.
    case count
    /// A decimal; stored in whole millionths (`Number.columnScale`).
    case number
    /// Free text, stored as its number in the `TextPool`.
    case text
    /// A quarter, stored as `Period.rawValue`.
    case quarter
    /// A quarter or a year, stored as `Period.rawValue`.
    case period
    /// A day, stored as `CalendarDate.days`.
    case date
    /// One of a code list, stored as the pool's number of the entry's `name`.
    case code(list: String)

    package var isNumeric: Bool { self == .count || self == .number }
    package var isPeriod: Bool { self == .quarter || self == .period }
    /// Text or a code: stored as a number of the pool.
    package var isText: Bool { !isNumeric && !isPeriod && self != .date }
}

/// A column of a dataset.
package struct ColumnSchema: Hashable, Sendable {
    package var name: String
    package var label: Localized
    /// Other headers under which the column is met.
    package var aliases: [String]
    package var type: ColumnType
    /// A key column identifies the record; the others are measures and attributes.
    package var isKey: Bool
    /// Whether a cell must be filled in a period in which the column is valid (and, with `onlyFor`, where it counts).
    package var isRequired: Bool
    /// Whether every record must have it: not so of a key part that counts only for some records (`onlyFor`).
    package var isAlwaysRequired: Bool { isRequired && onlyFor == nil }
    package var validity: PeriodRange
    /// Whether "not applicable" is accepted without an issue.
    package var allowsNotApplicable: Bool
    /// What the column counts, for people; empty when the pack does not say.
    package var about: Localized
    /// The measure and category of a breakdown's column, as the codebook names them.
    package var measure: String
    package var category: String?
    /// A key column that counts only when another has one of some values (`tov` only for `soort verschil`);
    /// elsewhere it must be empty.
    package var onlyFor: ColumnCondition?

    package init(
        name: String, label: Localized, aliases: [String] = [], type: ColumnType, isKey: Bool = false,
        isRequired: Bool = true, validity: PeriodRange = .always, allowsNotApplicable: Bool = false,
        about: Localized = Localized(""), measure: String? = nil, category: String? = nil,
        onlyFor: ColumnCondition? = nil
    ) {
        self.name = name
        self.label = label
        self.aliases = aliases
        self.type = type
        self.isKey = isKey
        self.isRequired = isRequired
        self.validity = validity
        self.allowsNotApplicable = allowsNotApplicable
        self.about = about
        self.measure = measure ?? name
        self.category = category
        self.onlyFor = onlyFor
    }
}

/// "Only when `column` has one of `values`."
package struct ColumnCondition: Hashable, Sendable {
    package var column: String
    package var values: [String]

    package init(column: String, values: [String]) {
        self.column = column
        self.values = values
    }
}

/// The part a roster's columns play. Values are indexes into the dataset's columns.
package struct RosterRoles: Hashable, Sendable {
    /// Whose value names the dataset that is expected.
    package var delivers: Int
    package var from: Int
    package var to: Int
    package var displayName: Int?
    package var contact: Int?
    package var successor: Int?

    package init(delivers: Int, from: Int, to: Int, displayName: Int? = nil, contact: Int? = nil, successor: Int? = nil)
    {
        self.delivers = delivers
        self.from = from
        self.to = to
        self.displayName = displayName
        self.contact = contact
        self.successor = successor
    }
}

/// The part the columns of a list of what was received play. Values are indexes into the dataset's columns.
package struct ReceiptRoles: Hashable, Sendable {
    /// The quarter that the delivery is about.
    package var period: Int
    /// The day on which it came in.
    package var received: Int
    /// The name of the file, when the list tells it.
    package var file: Int?
    /// A delivery is in time until so many days after the end of its quarter; nil when the pack sets no deadline.
    package var days: Int?

    package init(period: Int, received: Int, file: Int? = nil, days: Int? = nil) {
        self.period = period
        self.received = received
        self.file = file
        self.days = days
    }
}

/// The part the columns of a list of explanations play. Values are indexes into the dataset's columns.
///
/// Whose it is says the dataset's owner; what else is in its key says of which records it speaks.
package struct ExplanationRoles: Hashable, Sendable {
    /// The rule or the issue that is explained, by its id.
    package var about: Int
    package var reason: Int
    package var author: Int
    /// The last day on which it holds.
    package var expires: Int
    /// The day on which it was given.
    package var given: Int?
    /// The figures for which it was given.
    package var figures: Int?

    package init(about: Int, reason: Int, author: Int, expires: Int, given: Int? = nil, figures: Int? = nil) {
        self.about = about
        self.reason = reason
        self.author = author
        self.expires = expires
        self.given = given
        self.figures = figures
    }
}

/// A dataset as rule files declare it and as readers and the engine see it.
package struct DatasetSchema: Hashable, Sendable {
    package var name: String
    package var label: Localized
    /// Other names of sheets and files.
    package var aliases: [String]
    /// A row per figure rather than a row per record.
    package var isLong: Bool
    package var validity: PeriodRange
    /// Key columns first, then the others in the order of declaration.
    package var columns: [ColumnSchema] { didSet { keyIndexes = DatasetSchema.keyIndexes(of: columns) } }
    /// Indexes of the key columns, in order: asked for all the time.
    package private(set) var keyIndexes: [Int]
    /// Index of the column whose value owns a record's issues.
    package var owner: Int?
    /// Index of the key column that holds the quarter; nil when the dataset has none or is checked for every period.
    package var period: Int?
    /// Index of the value column of a long dataset.
    package var value: Int?
    package var roster: RosterRoles?
    package var receipts: ReceiptRoles?
    package var explanations: ExplanationRoles?
    /// Texts besides the empty one that mean missing, and those that mean not applicable, as declared; compared without case.
    package var missingTexts: [String]
    package var notApplicableTexts: [String]
    /// First texts of a row that make it a totals row.
    package var totalsTexts: [String]

    package init(
        name: String, label: Localized, aliases: [String] = [], isLong: Bool = false, validity: PeriodRange = .always,
        columns: [ColumnSchema], owner: Int? = nil, period: Int? = nil, value: Int? = nil, roster: RosterRoles? = nil,
        missingTexts: [String] = [], notApplicableTexts: [String] = [], totalsTexts: [String] = []
    ) {
        self.name = name
        self.label = label
        self.aliases = aliases
        self.isLong = isLong
        self.validity = validity
        self.columns = columns
        keyIndexes = DatasetSchema.keyIndexes(of: columns)
        self.owner = owner
        self.period = period
        self.value = value
        self.roster = roster
        self.missingTexts = missingTexts
        self.notApplicableTexts = notApplicableTexts
        self.totalsTexts = totalsTexts
    }

    /// Whether the steward keeps it about the round: no row of it is anybody's delivery.
    package var isAdministration: Bool { roster != nil || receipts != nil || explanations != nil }

    package func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

    private static func keyIndexes(of columns: [ColumnSchema]) -> [Int] {
        columns.indices.filter { columns[$0].isKey }
    }

    /// Whether organisations deliver it, record by record.
    package var isDelivered: Bool { !isAdministration && !isLong }

    /// Of a roster, the part of the key that says where something is expected: a code that is neither the organisation
    /// nor the dataset.
    package var areaOfRoster: Int? {
        guard let roster else { return nil }
        return keyIndexes.first { index in
            guard index != owner, index != roster.delivers, case .code = columns[index].type else { return false }
            return true
        }
    }
}

/// A list of codes with the names and spellings under which each is met.
package struct CodeList: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var code: String
        /// The canonical name: what a column stores and an issue's key shows.
        package var name: String
        package var label: Localized
        package var aliases: [String]
        /// Its place on a map of equal tiles.
        package var tile: Coverage.Tile?

        package init(
            code: String, name: String, label: Localized, aliases: [String] = [], tile: Coverage.Tile? = nil
        ) {
            self.code = code
            self.name = name
            self.label = label
            self.aliases = aliases
            self.tile = tile
        }
    }

    package var name: String
    package var label: Localized
    package var entries: [Entry]
    /// Whether a near spelling may be read as an entry, with a warning that says so.
    package var acceptsNearSpelling: Bool

    package init(name: String, label: Localized, entries: [Entry], acceptsNearSpelling: Bool) {
        self.name = name
        self.label = label
        self.entries = entries
        self.acceptsNearSpelling = acceptsNearSpelling
    }
}
