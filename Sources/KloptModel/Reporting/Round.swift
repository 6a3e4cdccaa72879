/// Where an organisation stands in a collection round: whom to chase first comes first.
///
/// Whether it is late is told besides (`Report.Owner.isLate`): who is late may have sent everything or nothing.
package enum RoundState: String, Sendable, CaseIterable {
    case nothingReceived
    /// Something came in, and nothing of it could be read.
    case unreadable
    /// There are open errors.
    case openQuestions
    /// A rule could not run, or no check was made.
    case notChecked
    /// No open errors, but warnings or remarks that nobody answered yet.
    case acceptedWithQuestions
    /// What was found is explained.
    case acceptedWithExplanation
    case accepted
}

/// What an organisation delivered more than once: the last version counts, the others are history.
package struct Resubmission: Hashable, Sendable {
    package struct Version: Hashable, Sendable {
        package var file: String
        /// The day on which it came in; nil when that is not known.
        package var received: CalendarDate?

        package init(file: String, received: CalendarDate? = nil) {
            self.file = file
            self.received = received
        }
    }

    /// nil where no owner is known.
    package var owner: String?
    package var period: Period?
    /// By name, in the order of the pack.
    package var datasets: [String]
    /// In their order; the last counts.
    package var versions: [Version]

    package init(owner: String?, period: Period?, datasets: [String], versions: [Version]) {
        self.owner = owner
        self.period = period
        self.datasets = datasets
        self.versions = versions
    }
}

/// How the open issues of a run stand to those of an earlier one.
package struct StatusCounts: Hashable, Sendable {
    package var new = 0
    package var unchanged = 0
    package var changed = 0
    /// Of the unchanged and of the changed ones, those that were explained then and are not any more.
    package var reopenedUnchanged = 0
    package var reopenedChanged = 0
    /// Issues of then that are gone.
    package var solved = 0
    /// Issues of then whose record is no longer delivered: they are not solved, and cannot be seen any more.
    package var withoutRecord = 0

    package init() {}

    package var reopened: Int { reopenedUnchanged + reopenedChanged }

    package mutating func add(_ status: IssueStatus, isReopened: Bool) {
        switch status {
        case .new: new += 1
        case .unchanged:
            unchanged += 1
            if isReopened { reopenedUnchanged += 1 }
        case .changed:
            changed += 1
            if isReopened { reopenedChanged += 1 }
        }
    }
}

/// An issue of an earlier run that is gone, as that run told it.
package struct SolvedIssue: Hashable, Sendable {
    /// Whether it is gone because the record that it was about is: then it is not really solved.
    package var isWithoutRecord = false
    package var id: String
    package var rule: String
    package var severity: Severity
    package var owner: String?
    package var dataset: String
    package var key: [KeyPart]
    package var message: String

    package init(
        id: String, rule: String, severity: Severity, owner: String?, dataset: String, key: [KeyPart], message: String
    ) {
        self.id = id
        self.rule = rule
        self.severity = severity
        self.owner = owner
        self.dataset = dataset
        self.key = key
        self.message = message
    }
}

/// What an organisation delivered of one measure over the quarters, for a small chart.
package struct OwnerSeries: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package var period: Period
        /// Summed over the owner's records; nil where nothing was delivered or a part is missing.
        package var value: Number?

        package init(period: Period, value: Number?) {
            self.period = period
            self.value = value
        }
    }

    package var owner: String
    package var dataset: String
    package var measure: String
    /// In order of period.
    package var points: [Point]

    package init(owner: String, dataset: String, measure: String, points: [Point]) {
        self.owner = owner
        self.dataset = dataset
        self.measure = measure
        self.points = points
    }
}
