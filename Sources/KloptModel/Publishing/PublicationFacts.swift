/// What a decision to publish one quarter rests on: what a run found, and what may be counted.
package struct PublicationFacts: Sendable {
    /// How many issues of a kind there are, with the words of the first few.
    package struct Issues: Hashable, Sendable {
        package var count: Int
        package var examples: [String]

        package init(count: Int = 0, examples: [String] = []) {
            self.count = count
            self.examples = examples
        }
    }

    /// With its coverage, when there is a roster.
    package var report: Report
    /// nil when nothing has a quarter.
    package var period: Period?
    package var policy: Policy
    /// Errors that belong to no delivery, and do not come of wrong figures.
    package var elsewhere: Issues
    /// Open warnings that the policy does not tolerate.
    package var warnings: Issues
    /// Figures of a report that do not follow from what is counted; nil when no report was held against it.
    package var wrongFigures: WrongFigures?
    /// What became of the figures of reports where they were held against what is counted.
    package var printedFigures = OutcomeCounts()
    /// Rules that do not look at the period as they are switched off, with the reason.
    package var switchedOff: [String: Localized] = [:]
    /// Open issues that the policy tolerates, by rule.
    package var tolerated: [String: Int] = [:]
    /// In the order of the pack: those of which anything is expected or counted.
    package var datasets: [Dataset]

    package init(
        report: Report, period: Period?, policy: Policy, elsewhere: Issues = Issues(), warnings: Issues = Issues(),
        wrongFigures: WrongFigures? = nil, datasets: [Dataset] = []
    ) {
        self.report = report
        self.period = period
        self.policy = policy
        self.elsewhere = elsewhere
        self.warnings = warnings
        self.wrongFigures = wrongFigures
        self.datasets = datasets
    }

    /// Figures of a report that do not follow from what is counted, and what comes of them.
    package struct WrongFigures: Hashable, Sendable {
        /// A figure that is wrong of itself.
        package struct Cause: Hashable, Sendable {
            /// Of its issue.
            package var id: String
            package var text: String
            /// Figures that were computed from it, and errors that would not be there without it.
            package var consequences: Issues

            package init(id: String, text: String, consequences: Issues = Issues()) {
                self.id = id
                self.text = text
                self.consequences = consequences
            }
        }

        /// How many are wrong of themselves.
        package var count: Int
        /// The first few.
        package var causes: [Cause]
        /// How much comes of all of them.
        package var consequences: Int
        /// What of that comes of several together.
        package var joint: Issues
        /// What of that is an error, and belongs to no delivery.
        package var errors: Issues

        package init(
            count: Int = 0, causes: [Cause] = [], consequences: Int = 0, joint: Issues = Issues(),
            errors: Issues = Issues()
        ) {
            self.count = count
            self.causes = causes
            self.consequences = consequences
            self.joint = joint
            self.errors = errors
        }
    }

    /// The figures of one dataset.
    package struct Dataset: Hashable, Sendable {
        package var name: String
        package var nation: Figures
        /// By name of the area; only those of which anything is counted.
        package var areas: [String: Figures]
        /// What came of the checks of an area's records, by its name.
        package var checks: [String: OutcomeCounts] = [:]

        package init(name: String, nation: Figures, areas: [String: Figures] = [:]) {
            self.name = name
            self.nation = nation
            self.areas = areas
        }
    }

    /// What is counted of a dataset, in the nation or in an area.
    package struct Figures: Hashable, Sendable {
        /// In the order of the dataset's columns.
        package var totals: [Total]
        /// With the quarter before and the quarter a year earlier, as far as these were delivered.
        package var comparisons: [Comparison]

        package init(totals: [Total] = [], comparisons: [Comparison] = []) {
            self.totals = totals
            self.comparisons = comparisons
        }
    }

    package struct Total: Hashable, Sendable {
        package var measure: String
        /// nil when no record says it.
        package var value: Number?
        /// In how many counted records it is not filled: then the sum is an underestimate.
        package var missingParts: Int

        package init(measure: String, value: Number?, missingParts: Int = 0) {
            self.measure = measure
            self.value = value
            self.missingParts = missingParts
        }
    }

    /// Two quarters side by side.
    package struct Comparison: Hashable, Sendable {
        package var against: Period
        /// Organisations of which the same is counted in both, a successor as those it continues.
        package var both: [String]
        /// Those of which something is counted in the earlier quarter only.
        package var onlyThen: [String]
        /// Those of which something is counted in the later quarter only.
        package var onlyNow: [String]
        /// One for each total, in their order.
        package var changes: [Change]

        package init(
            against: Period, both: [String], onlyThen: [String] = [], onlyNow: [String] = [], changes: [Change] = []
        ) {
            self.against = against
            self.both = both
            self.onlyThen = onlyThen
            self.onlyNow = onlyNow
            self.changes = changes
        }

        /// Whether the totals of both quarters rest on the same organisations.
        package var isLikeForLike: Bool { onlyThen.isEmpty && onlyNow.isEmpty }
    }

    package struct Change: Hashable, Sendable {
        package var measure: String
        /// The total of the earlier quarter.
        package var then: Number?
        /// The sums of both quarters over what is counted in both.
        package var alikeThen: Number?
        package var alikeNow: Number?

        package init(measure: String, then: Number?, alikeThen: Number?, alikeNow: Number?) {
            self.measure = measure
            self.then = then
            self.alikeThen = alikeThen
            self.alikeNow = alikeNow
        }

        /// The change over what is counted in both.
        package var alike: Number? { alikeThen.flatMap { alikeNow?.subtracting($0) } }

        /// That change in percent of the earlier value, to one decimal; nil over nothing.
        package var percent: Number? {
            alike.flatMap { $0.multiplied(by: .hundred) }.flatMap { hundredfold in
                alikeThen.flatMap { hundredfold.divided(by: $0) }
            }.flatMap { $0.rounded(toDecimals: 1) }
        }
    }
}

extension Policy {
    /// Whether a change in percent is one of a number too small to compare by.
    package func isSmall(_ change: PublicationFacts.Change, per extent: Extent) -> Bool {
        guard let limit = term(.smallNumbers, per: extent)?.limit, let base = change.alikeThen else { return false }
        return base < limit && change.percent != nil
    }
}
