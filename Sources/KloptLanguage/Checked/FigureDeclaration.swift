import KloptModel

/// How the figures of a long dataset follow from the records of other datasets.
///
/// A count of an area, a series (a dataset, or a total of several) and a period is the sum of an expression over the
/// records; in a year over those of its four quarters. Percentages and changes follow from counts as they are printed.
/// Codes are names of entries, as columns store them.
package struct FigureDeclaration: Hashable, Sendable {
    /// What a figure is: an entry of the column `kind`.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case count, percent, change, growth }

    /// How the column `kind` writes each; nil for what is not made.
    package struct KindCodes: Hashable, Sendable {
        private var count: String?
        private var percent: String?
        private var change: String?
        private var growth: String?

        package subscript(kind: Kind) -> String? {
            get {
                switch kind {
                case .count: count
                case .percent: percent
                case .change: change
                case .growth: growth
                }
            }
            set {
                switch kind {
                case .count: count = newValue
                case .percent: percent = newValue
                case .change: change = newValue
                case .growth: growth = newValue
                }
            }
        }
    }

    /// Against what a change is: for a year both are the year before.
    package enum Span: String, Hashable, Sendable, CaseIterable { case quarter, year }

    /// What the columns of the long dataset are for; indexes of its columns.
    package struct Roles: Hashable, Sendable {
        package var period: Int
        package var series: Int
        package var measure: Int
        package var category: Int?
        package var kind: Int
        package var value: Int
        package var area: Area?
        package var base: Base?
        package var against: Int?
        package var mark: Int?
    }

    package struct Area: Hashable, Sendable {
        package var column: Int
        /// The code for all areas together.
        package var whole: String
    }

    /// What a percentage is of.
    package struct Base: Hashable, Sendable {
        package var series: Int
        package var measure: Int
        package var category: Int?
    }

    package struct Total: Hashable, Sendable {
        package var code: String
        /// Series, not totals.
        package var parts: [String]
        package var measures: [String]
    }

    /// What a dataset adds to a figure.
    package struct Count: Hashable, Sendable {
        package var dataset: Int
        /// The dataset's series, or the total to which alone this adds.
        package var series: String
        package var measure: String
        package var category: String?
        package var isYearly: Bool
        /// On each record as the record at hand.
        package var value: Expression
        /// Whether what only now begins, by a roster, had nothing before: otherwise it has no value that looks back.
        package var beginsAtZero = false
        /// To how many decimals the sum is rounded; nil when it is printed as it is.
        package var decimals: Int?
        /// The periods in which it is asked for.
        package var validity: PeriodRange
        package var hints: [Hint]
    }

    /// What a figure would be when it is made otherwise, and what to say when it is exactly that.
    package struct Hint: Hashable, Sendable {
        package var value: Expression
        package var text: Localized
    }

    /// A percentage that is made: of its base's total, or of the same category where the base has it.
    package struct Share: Hashable, Sendable {
        package var measure: String
        package var baseMeasure: String
        /// nil: the figure's own.
        package var baseSeries: String?
        /// Only the categories, each of its measure's total.
        package var isOfCategories: Bool
    }

    /// The long dataset.
    package var dataset: Int
    package var roles: Roles
    package var codes: KindCodes
    /// Series in the order in which the datasets are named, without repeats.
    package var series: [String]
    package var totals: [Total]
    package var counts: [Count]
    package var shares: [Share]
    /// Per measure, the changes that are made.
    package var changes: [String: [Span]]
    package var place: RulePlace

    /// The datasets that figures are made of.
    package var sources: Set<Int> { Set(counts.map(\.dataset)) }
}
