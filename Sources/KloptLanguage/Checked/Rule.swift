import KloptModel

/// A statement that must hold, checked and ready to evaluate.
package struct Rule: Sendable {
    /// Unique in the pack.
    package var id: String
    package var severity: Severity
    /// Where the rule comes from: written out, or following from a dataset's structure.
    package var isStructural: Bool
    /// Earlier ids, under which waivers and scripts may still know it.
    package var replaces: [String]
    package var validity: PeriodRange
    package var switchedOff: SwitchedOff?
    /// One for each dataset that the rule is about, in the pack's order.
    package var scopes: [Scope]
    package let words: RuleWords
    package var examples: [Example]

    package var title: Localized { words.texts.title }
    package var place: RulePlace { words.texts.place }
    package var why: Localized { words.texts.why }
    package var source: Localized { words.texts.source }
    /// How an organisation mends it in its submission.
    package var fix: Localized { words.texts.fix }
    /// The condition as written, for people.
    package var conditionText: String { words.texts.condition }

    package struct SwitchedOff: Hashable, Sendable {
        /// The first day or period without the rule, as written: `2025-Q1` or `2025-03-01`.
        package var since: String
        package var reason: Localized

        package init(since: String, reason: Localized) {
            self.since = since
            self.reason = reason
        }
    }

    package init(
        id: String, words: RuleWords, severity: Severity, isStructural: Bool = false, replaces: [String] = [],
        validity: PeriodRange = .always, switchedOff: SwitchedOff? = nil, scopes: [Scope], examples: [Example] = []
    ) {
        self.id = id
        self.words = words
        self.severity = severity
        self.isStructural = isStructural
        self.replaces = replaces
        self.validity = validity
        self.switchedOff = switchedOff
        self.scopes = scopes
        self.examples = examples
    }
}

/// A rule bound to one dataset.
package struct Scope: Sendable {
    package var dataset: Int
    /// nil: a check per record. Otherwise a check per distinct combination of these columns.
    package var group: Group?
    /// `for each … where`: records outside are not checked and not counted.
    package var filter: Expression?
    package var locals: [Local]
    /// `when`: otherwise the check is not applicable.
    package var when: Expression?
    package var condition: Condition
    package var tolerance: Tolerance?
    package var missing: MissingMode
    /// What is wrong, in the rule's own words; without it klopt words the arithmetic.
    package var message: LocalizedTemplate?
    package var question: LocalizedTemplate?
    package var hints: [Hint]
    /// Columns to name as measures; empty: those that the condition needs.
    package var measures: [Int]

    package struct Group: Hashable, Sendable {
        package var columns: [Int]
        /// Also per year of the dataset's period column.
        package var byYear: Bool

        package init(columns: [Int], byYear: Bool = false) {
            self.columns = columns
            self.byYear = byYear
        }
    }

    package struct Local: Hashable, Sendable {
        package var name: String
        package var value: Expression

        package init(name: String, value: Expression) {
            self.name = name
            self.value = value
        }
    }

    package struct Hint: Hashable, Sendable {
        package var when: Expression?
        package var text: LocalizedTemplate

        package init(when: Expression?, text: LocalizedTemplate) {
            self.when = when
            self.text = text
        }
    }

    package init(
        dataset: Int, group: Group? = nil, filter: Expression? = nil, locals: [Local] = [], when: Expression? = nil,
        condition: Condition, tolerance: Tolerance? = nil, missing: MissingMode = .undecided,
        message: LocalizedTemplate? = nil, question: LocalizedTemplate? = nil, hints: [Hint] = [],
        measures: [Int] = []
    ) {
        self.dataset = dataset
        self.group = group
        self.filter = filter
        self.locals = locals
        self.when = when
        self.condition = condition
        self.tolerance = tolerance
        self.missing = missing
        self.message = message
        self.question = question
        self.hints = hints
        self.measures = measures
    }
}

/// What a check asks.
package enum Condition: Hashable, Sendable {
    case holds(Expression)
    /// A number against one or two thresholds: from `error` on an error, from `warning` on a warning. Without either, an
    /// indicator: it never fails.
    case measured(Expression, warningFrom: Expression?, errorFrom: Expression?)
    case expects(Expectation)

    // What follows from a dataset's structure and is not an expression.

    /// The column is filled with a value of its type; a column that the file lacks is one failure.
    case filled(column: Int)
    /// No cell of the record was a bound (`<5`) instead of a value.
    case exact
    /// No cell of the record was read by a near spelling.
    case spelled
    /// No other record has the same key.
    case uniqueKey
    /// The record's period is that of its file and not later than the checked one.
    case periodAgrees
    /// The record's owner is the one that its folder or file is named for.
    case ownerAgrees
    /// The figure follows from the records of other datasets, as the pack's figures of this number say.
    case followsRecords(declaration: Int, sources: [Int])
    /// The template that was filled in asks what the rules ask now.
    case templateCurrent
    /// The file in which something was received is there, and it is clear which one that is.
    case receivedFile(column: Int)
    /// The day on which something was received lies after the beginning of its quarter, and not ahead.
    case receivedDay(column: Int)
    /// What was delivered anew holds every record that an earlier version held.
    case nothingLost
    /// The explanation is not what the fault says.
    case explanation(ExplanationFault)
    /// The totals row says what the rows above add up to.
    case totalsAgree
    /// A key column that only counts for some values of another is filled there, and empty elsewhere.
    case onlyWhereItCounts(column: Int)
}

/// Why an explanation does not hold, or cannot be relied upon; by the end of the rule's id.
package enum ExplanationFault: String, Hashable, Sendable, CaseIterable {
    /// Its last day is over.
    case expired
    /// It was given for other figures than those that are found.
    case lapsed
    /// There is no issue that it explains.
    case unmatched
    /// It does not say for which figures it was given.
    case withoutFigures = "without-figures"
}

/// `expect one record in {traject} of organisatie, regio`: for each row of a roster that is active in the checked
/// quarter, the dataset that the row names has a record.
package struct Expectation: Hashable, Sendable {
    /// Column of the roster that names the dataset.
    package var datasetColumn: Int
    /// Columns of the roster; the record has the same values in its columns of the same names.
    package var matching: [Int]
    /// `report per …`: the widest of these that is wholly missing makes the issue. Columns of the roster.
    package var reportPer: [Int]

    package init(datasetColumn: Int, matching: [Int], reportPer: [Int]) {
        self.datasetColumn = datasetColumn
        self.matching = matching
        self.reportPer = reportPer
    }
}

/// `tolerance 2 or 10%`: the allowed difference, whichever is more.
package struct Tolerance: Hashable, Sendable {
    package var absolute: Number?
    /// A share (0.1 for 10%) of the right-hand side's magnitude.
    package var relative: Number?

    package init(absolute: Number?, relative: Number?) {
        self.absolute = absolute
        self.relative = relative
    }
}

/// What a missing part means.
package enum MissingMode: Hashable, Sendable {
    /// Undecided, unless what a count can be at all proves the statement broken (or sound).
    case undecided
    case countsAsZero
    /// The author's own bounds.
    case between(Number, Number)
}

/// An example of a rule: a small table, and what must come of it.
package struct Example: Sendable {
    package var expected: Outcome
    /// As written, for people.
    package var text: String
    package var place: RulePlace
    package var tables: [Table]

    package struct Table: Sendable {
        package var dataset: Int
        package var columns: [Int]
        /// Cells as text, as a file would hold them; `rows[r].count == columns.count`.
        package var rows: [[String]]
        /// How many periods before the checked one these rows stand, when no period is given.
        package var periodsBefore: Int

        package init(dataset: Int, columns: [Int], rows: [[String]], periodsBefore: Int = 0) {
            self.dataset = dataset
            self.columns = columns
            self.rows = rows
            self.periodsBefore = periodsBefore
        }
    }

    package init(expected: Outcome, text: String, place: RulePlace, tables: [Table]) {
        self.expected = expected
        self.text = text
        self.place = place
        self.tables = tables
    }
}
