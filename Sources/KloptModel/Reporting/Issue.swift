package enum Severity: String, Sendable, CaseIterable, Comparable {
    case error, warning, info

    /// Errors first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
}

/// What became of one evaluation of a rule on a record or a group.
package enum Outcome: UInt8, Sendable, CaseIterable {
    case passed, failed, undecided, notApplicable, couldNotRun
}

/// The outcomes of a rule, counted.
package struct OutcomeCounts: Hashable, Sendable {
    package var passed = 0
    package var failed = 0
    package var undecided = 0
    package var notApplicable = 0
    package var couldNotRun = 0

    package init() {}

    package subscript(outcome: Outcome) -> Int {
        get {
            switch outcome {
            case .passed: passed
            case .failed: failed
            case .undecided: undecided
            case .notApplicable: notApplicable
            case .couldNotRun: couldNotRun
            }
        }
        set {
            switch outcome {
            case .passed: passed = newValue
            case .failed: failed = newValue
            case .undecided: undecided = newValue
            case .notApplicable: notApplicable = newValue
            case .couldNotRun: couldNotRun = newValue
            }
        }
    }

    package var total: Int { Outcome.allCases.map { self[$0] }.reduce(0, +) }

    /// Checks that were made, decided or not.
    package var made: Int { passed + failed + undecided }

    package static func += (left: inout OutcomeCounts, right: OutcomeCounts) {
        for outcome in Outcome.allCases { left[outcome] += right[outcome] }
    }
}

/// What a cell held: a number, or the text as sent when it is not one.
package enum ObservedValue: Hashable, Sendable {
    case number(Number)
    case text(String)
    case missing
}

/// A column and what was found in it; a previous value stands under `previous(lopend)`.
package struct Observation: Hashable, Sendable {
    package var name: String
    package var value: ObservedValue

    package init(name: String, value: ObservedValue) {
        self.name = name
        self.value = value
    }
}

/// A part of a record's key as people read it.
package struct KeyPart: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// How an issue stands to those of an earlier run: `changed` is the same issue with other figures.
package enum IssueStatus: String, Sendable, CaseIterable { case new, unchanged, changed }

/// Something reported about data, addressed to an organisation. Texts are in the report's language.
package struct Issue: Hashable, Sendable {
    /// Made from rule, key and measures, so that it stays the same across resubmissions.
    package var id: String
    package var rule: String
    package var severity: Severity
    package var owner: String?
    package var dataset: String
    package var key: [KeyPart]
    package var measures: [String]
    package var observed: [Observation]
    package var expected: Number?
    /// Found minus expected.
    package var difference: Number?
    /// What is wrong, with the arithmetic.
    package var message: String
    package var question: String
    package var hint: String?
    /// Why it matters.
    package var why: String
    package var location: DataPlace?
    package var related: [DataPlace]
    /// Ids of issues about the same measures of the same record.
    package var seeAlso: [String]
    package var status: IssueStatus
    /// Whether it was explained in an earlier run, and is not any more.
    package var isReopened = false
    /// What the organisation explained about it; an issue that is explained does not fail a run.
    package var explanation: Explanation?

    package init(
        id: String, rule: String, severity: Severity, owner: String?, dataset: String, key: [KeyPart] = [],
        measures: [String] = [], observed: [Observation] = [], expected: Number? = nil, difference: Number? = nil,
        message: String, question: String, hint: String? = nil, why: String = "", location: DataPlace? = nil,
        related: [DataPlace] = [], seeAlso: [String] = [], status: IssueStatus = .new,
        explanation: Explanation? = nil
    ) {
        self.id = id
        self.rule = rule
        self.severity = severity
        self.owner = owner
        self.dataset = dataset
        self.key = key
        self.measures = measures
        self.observed = observed
        self.expected = expected
        self.difference = difference
        self.message = message
        self.question = question
        self.hint = hint
        self.why = why
        self.location = location
        self.related = related
        self.seeAlso = seeAlso
        self.status = status
        self.explanation = explanation
    }
}
