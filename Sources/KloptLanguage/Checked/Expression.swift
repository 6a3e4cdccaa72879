import KloptModel

/// A checked expression: names are resolved to columns of a dataset, types agree.
///
/// The *record at hand* is the record that an expression is evaluated on: the checked record, or inside an aggregate,
/// `exists` or `previous` the other record. The *own record* is always the one the check is about (for a rule over
/// groups: a record that holds only the group's columns).
package indirect enum Expression: Hashable, Sendable {
    case number(Number)
    case text(String)
    case period(Period)
    case date(CalendarDate)
    case truth(Bool)
    /// The absence of a value (`empty`), to leave a key column open.
    case empty
    /// A column of the record at hand.
    case column(Int)
    /// A column of the own record, seen from within an aggregate or `exists`.
    case own(Int)
    /// A `let` of the rule, by its position; evaluated on the own record.
    case local(Int)
    /// The quarter that is checked: the record's own where it has one.
    case checkedPeriod
    case negation(Expression)
    case not(Expression)
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case comparison(ComparisonOperator, Expression, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    /// `if c then a else b`; without `else`, and with truths: holds when `c` does not.
    case ifThen(Expression, Expression, otherwise: Expression?)
    /// `x in (a, b, c)`.
    case member(Expression, [Expression])
    /// `x in a..b`, inclusive. An end that is `empty` is open, and so is the end of a period or date that is missing. A
    /// number that is missing as an end leaves the question undecided, unless the other end proves that `x` is outside.
    case within(Expression, Expression, Expression)
    /// `x is missing`: no value, unreadable, or no such record.
    case isMissing(Expression)
    /// `x matches "pattern"`: the whole text matches the regular expression.
    case matches(Expression, pattern: String)
    /// A built-in function by name; see `FunctionSignature.all`.
    case call(String, [Expression])
    /// `x rounded to n decimals`, halves away from zero.
    ///
    /// `a = x rounded to n decimals` holds when `a` is a correct rounding of `x`: a tie may have gone either way.
    case rounded(Expression, decimals: Int)
    /// The expression on the record of the same key, `periods` earlier.
    case previous(Expression, periods: Int)
    /// The value of a column in the one record of a dataset whose columns have the given values.
    case lookup(dataset: Int, column: Int, matching: [Match])
    /// `figure(soort aantal)`: the value of the figure of a long dataset whose key is that of the record at hand but
    /// for the given columns; where it is not printed, what the pack's definitions make of other figures.
    case figure(dataset: Int, changes: [Match])
    /// Whether a record of a dataset has the given values and meets the condition.
    case exists(dataset: Int, matching: [Match], condition: Expression?)
    case aggregate(Aggregate)
}

package enum ArithmeticOperator: String, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}

package enum ComparisonOperator: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// A column of another dataset (or of the same one), and the value it must have. The value is evaluated on the record
/// at hand where the expression stands.
package struct Match: Hashable, Sendable {
    package var column: Int
    package var value: Expression

    package init(column: Int, value: Expression) {
        self.column = column
        self.value = value
    }
}

/// `sum(lopend in ips by regio where …)`: a value over a group of records.
package struct Aggregate: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case count, sum, mean, min, max, median, quantile
        /// How many different values there are.
        case distinct
        /// Hidiroglou and Berthelot's effect of the own record over the group's fence: above 1 is an outlier.
        /// `value` is the new value; `arguments` are the old value, U, A, C and the smallest group.
        case hb
    }

    package var kind: Kind
    /// nil for `count`. Evaluated on each record of the group as the record at hand.
    package var value: Expression?
    /// `quantile`: the share; `hb`: see there.
    package var arguments: [Expression]
    package var dataset: Int
    /// The group: records whose columns equal these values of the record at hand outside.
    package var by: [Match]
    /// When set, also the same year of this column as the own record's (a group by `year`).
    package var sameYear: Int?
    /// Evaluated on each record as the record at hand; `own` columns reach the own record.
    package var condition: Expression?
    /// Which periods of the group count, by the dataset's period column.
    package var span: Span

    package enum Span: String, Hashable, Sendable { case all, first, afterFirst, last }

    package init(
        kind: Kind, value: Expression?, arguments: [Expression] = [], dataset: Int, by: [Match] = [],
        sameYear: Int? = nil, condition: Expression? = nil, span: Span = .all
    ) {
        self.kind = kind
        self.value = value
        self.arguments = arguments
        self.dataset = dataset
        self.by = by
        self.sameYear = sameYear
        self.condition = condition
        self.span = span
    }
}

/// A text with values in it: `"Er zijn {lopend} trajecten."`
package struct Template: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case text(String)
        case value(Expression)
    }

    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }
}

/// A template in both languages; without English the Dutch one serves both.
package struct LocalizedTemplate: Hashable, Sendable {
    package var dutch: Template
    package var english: Template

    package init(_ dutch: Template, en english: Template? = nil) {
        self.dutch = dutch
        self.english = english ?? dutch
    }

    /// A text without values.
    init(_ text: Localized) {
        self.init(Template(parts: [.text(text.dutch)]), en: Template(parts: [.text(text.english)]))
    }

    package func template(in language: Language) -> Template { language == .dutch ? dutch : english }
}
