/// Everything a run found, ready to be rendered in any format.
package struct Report: Sendable {
    /// The pack of rules that was used.
    package struct Pack: Hashable, Sendable {
        package var name: String
        package var title: Localized
        package var version: String
        /// Where it was read from, or `embedded`.
        package var path: String

        package init(name: String, title: Localized, version: String, path: String) {
            self.name = name
            self.title = title
            self.version = version
            self.path = path
        }
    }

    package struct Input: Hashable, Sendable {
        package var file: String
        /// Lowercase hexadecimal; empty when the format does not ask for it.
        package var sha256: String
        package var datasets: [String]
        /// nil in a packet, for a file that holds records of several organisations.
        package var records: Int?
        /// Of a workbook, whose records it holds; nil when that is not known, and of other files.
        package var owners: Set<String>?
        /// Whether it holds records of the checked quarters, or such as have no quarter.
        package var isChecked: Bool

        package init(
            file: String, sha256: String, datasets: [String], records: Int?, owners: Set<String>? = nil,
            isChecked: Bool = true
        ) {
            self.file = file
            self.sha256 = sha256
            self.datasets = datasets
            self.records = records
            self.owners = owners
            self.isChecked = isChecked
        }

        /// A workbook in the form that can be returned: `xlsx`, or `xlsm` with macros; nil for another file.
        package var workbookExtension: String? {
            let end = file.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() ?? ""
            return end == "xlsx" || end == "xlsm" ? end : nil
        }
    }

    /// An input that could not be read, or in which nothing was recognised.
    package struct Failure: Hashable, Sendable {
        package var file: String
        package var text: Localized

        package init(file: String, text: Localized) {
            self.file = file
            self.text = text
        }
    }

    package struct RuleResult: Hashable, Sendable {
        package var id: String
        package var severity: Severity
        package var counts: OutcomeCounts
        /// Why the rule was not applicable or could not run as a whole; nil when it ran.
        package var remark: Localized?
        /// Earlier ids.
        package var replaces: [String]
        private let words: RuleWords

        package var title: Localized { words.texts.title }
        package var why: Localized { words.texts.why }
        package var source: Localized { words.texts.source }
        package var fix: Localized { words.texts.fix }

        package init(
            id: String, words: RuleWords, severity: Severity, counts: OutcomeCounts, remark: Localized? = nil,
            replaces: [String] = []
        ) {
            self.id = id
            self.words = words
            self.severity = severity
            self.counts = counts
            self.remark = remark
            self.replaces = replaces
        }

        package init(
            id: String, title: Localized, severity: Severity, counts: OutcomeCounts, remark: Localized? = nil,
            why: Localized = Localized(""), source: Localized = Localized(""), fix: Localized = Localized(""),
            replaces: [String] = []
        ) {
            let texts = RuleWords.Texts(title: title, why: why, source: source, fix: fix)
            self.init(
                id: id, words: RuleWords { texts }, severity: severity, counts: counts, remark: remark,
                replaces: replaces)
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.id == right.id && left.severity == right.severity && left.counts == right.counts
                && left.remark == right.remark && left.replaces == right.replaces && left.title == right.title
                && left.why == right.why && left.source == right.source && left.fix == right.fix
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    /// What an owner (organisation or report) delivered of a dataset in the checked periods.
    package struct Delivery: Hashable, Sendable {
        package var dataset: String
        package var records: Int
        /// Records the roster expects; nil without a roster.
        package var expected: Int?
        package var missing: Int

        package init(dataset: String, records: Int, expected: Int? = nil, missing: Int = 0) {
            self.dataset = dataset
            self.records = records
            self.expected = expected
            self.missing = missing
        }
    }

    /// An organisation or report that is expected or met.
    package struct Owner: Hashable, Sendable {
        package var name: String
        /// The full name in the roster, when there is one.
        package var displayName: String?
        package var contact: String?
        /// For a report, the label of the dataset with its figures; nil for an organisation.
        package var figures: Localized?
        /// In order of the pack's datasets; only those expected or delivered.
        package var deliveries: [Delivery]
        package var errors: Int
        package var warnings: Int
        package var infos: Int
        /// How many checks ran on its records, by outcome.
        package var counts: OutcomeCounts
        /// How many of its issues are explained; errors, warnings and infos do not count these.
        package var explained = 0
        /// The day its first delivery was received, by which it is in time or late; nil when that is not known.
        package var firstReceived: CalendarDate?
        /// The day its last delivery was received; nil when that is not known.
        package var received: CalendarDate?
        /// Whether that was after the deadline, or the deadline passed without it; of several quarters, for one of them.
        package var isLate = false
        /// For which quarters it is late, where several are judged; else empty.
        package var lateFor: [Period] = []
        /// Names of files of its in which nothing could be read, in order.
        package var unread: [String] = []
        /// Of its open issues; nil without a baseline.
        package var statuses: StatusCounts?

        package init(
            name: String, displayName: String? = nil, contact: String? = nil, figures: Localized? = nil,
            deliveries: [Delivery] = [], errors: Int = 0, warnings: Int = 0, infos: Int = 0,
            counts: OutcomeCounts = OutcomeCounts()
        ) {
            self.name = name
            self.displayName = displayName
            self.contact = contact
            self.figures = figures
            self.deliveries = deliveries
            self.errors = errors
            self.warnings = warnings
            self.infos = infos
            self.counts = counts
        }
    }

    /// The name and labels of a dataset or column, so that a reporter can speak of it.
    package struct Name: Hashable, Sendable {
        package var name: String
        package var label: Localized

        package init(name: String, label: Localized) {
            self.name = name
            self.label = label
        }
    }

    package var version: String
    package var language: Language
    package var pack: Pack
    /// The only organisation that was asked about; nil for a run over all there are.
    package var organisation: String?
    /// The checked quarters in order; empty when nothing has a quarter.
    package var periods: [Period]
    /// Why these, for people.
    package var periodReason: Localized
    package var inputs: [Input]
    /// Where files are opened, by their names in the report: for programs that look from the working directory. Empty in
    /// a packet.
    package var paths: [String: String]
    package var failures: [Failure]
    package var errors: Int
    package var warnings: Int
    package var infos: Int
    /// An open issue of this severity or a worse one fails the run; nil when none does.
    package var failsFrom: Severity?
    package var counts: OutcomeCounts
    package var rules: [RuleResult]
    /// In a packet, which has no `rules`: those of the whole run, with the counts of everybody.
    package var rulesOfAll: [RuleResult] = []
    package var ignored: [Note]
    /// Said once: rules that were not applicable as a whole, with the reason.
    package var remarks: [Localized]
    /// Remarks about the round as a whole, for whoever runs it: no packet has them.
    package var roundRemarks: [Localized]
    /// Names of files of an earlier run that still stand among the packets of this one.
    package var leftovers: [String]
    /// In a packet, the name of the marked workbook that goes with it.
    package var returnedWorkbook: String?
    /// In a packet, why that is a plain list and not the workbook itself; without such a workbook, why none goes with it.
    package var unmarkedReason: Localized?
    /// The workbooks that do not go back with their cells marked, each with the reason.
    package var unmarkedWorkbooks: [Localized]
    /// Ordered by owner, dataset, key, rule.
    package var issues: IssueList
    /// How many issues are explained, of whatever severity.
    package var explained: Int
    /// What an earlier run found and this one does not; nil without a baseline. Ordered as that run had them.
    package var solved: [SolvedIssue]?
    /// Of the open issues, those of nobody included; nil without a baseline.
    package var statuses: StatusCounts?
    /// The day as which the run judges what has expired or is late.
    package var day: CalendarDate?
    /// The last day on which a delivery is in time, of the last quarter; nil when none is set.
    package var deadline: CalendarDate?
    /// Ordered by owner; empty when everything was delivered once.
    package var resubmissions: [Resubmission]
    /// nil without a roster.
    package var coverage: Coverage?
    /// Only when a format asks for them. Ordered by owner, dataset, measure.
    package var series: [OwnerSeries]
    /// Ordered by name.
    package var owners: [Owner]
    package var datasets: [Name]
    /// The parts of the keys of what was delivered, without the owner, in the order in which the pack declares them: a
    /// table has these columns whatever its issues are.
    package var keyColumns: [String]
    /// Per dataset, the name of the key column that holds a record's quarter; none for what has no quarter, or is checked
    /// whatever its quarter is.
    package var periodColumns: [String: String]
    /// Labels of columns by name, per dataset: `labels[dataset]?[column]`.
    package var labels: [String: [String: Localized]]

    /// No check was made at all: that is never a pass.
    package var checkedNothing: Bool { counts.made == 0 }

    package init(version: String, language: Language, pack: Pack) {
        self.version = version
        self.language = language
        self.pack = pack
        organisation = nil
        periods = []
        periodReason = Localized("")
        inputs = []
        paths = [:]
        failures = []
        failsFrom = .error
        (errors, warnings, infos) = (0, 0, 0)
        counts = OutcomeCounts()
        rules = []
        ignored = []
        remarks = []
        roundRemarks = []
        leftovers = []
        (returnedWorkbook, unmarkedReason, unmarkedWorkbooks) = (nil, nil, [])
        issues = IssueList([])
        explained = 0
        solved = nil
        statuses = nil
        day = nil
        deadline = nil
        resubmissions = []
        coverage = nil
        series = []
        owners = []
        datasets = []
        keyColumns = []
        periodColumns = [:]
        labels = [:]
    }
}

/// The issues of a report, each worded when it is asked for: millions may be counted, a screenful read.
package struct IssueList: RandomAccessCollection, Sendable {
    package let count: Int
    private let make: @Sendable (Int) -> Issue
    private let outlined: @Sendable (Int) -> Outline
    private let marked: @Sendable (Int) -> Mark

    /// What is known of an issue before it is worded.
    package struct Outline: Sendable {
        package var owner: String?
        package var severity: Severity
        package var isExplained: Bool

        package init(owner: String?, severity: Severity, isExplained: Bool = false) {
            self.owner = owner
            self.severity = severity
            self.isExplained = isExplained
        }

        package init(_ issue: Issue) {
            self.init(owner: issue.owner, severity: issue.severity, isExplained: issue.explanation != nil)
        }
    }

    /// By what an issue is held against that of another run; known before it is worded, too.
    package struct Mark: Sendable {
        package var id: String
        package var observed: [Observation]

        package init(id: String, observed: [Observation]) {
            self.id = id
            self.observed = observed
        }

        package init(_ issue: Issue) { self.init(id: issue.id, observed: issue.observed) }
    }

    package init(_ issues: [Issue]) { self.init(count: issues.count) { issues[$0] } }

    package init(count: Int, make: @escaping @Sendable (Int) -> Issue) {
        self.init(count: count, outline: { Outline(make($0)) }, make: make)
    }

    package init(
        count: Int, outline: @escaping @Sendable (Int) -> Outline, make: @escaping @Sendable (Int) -> Issue
    ) {
        self.init(count: count, outline: outline, mark: { Mark(make($0)) }, make: make)
    }

    /// - Parameter outline: says the same as the issue that `make` makes, in less time; so does `mark`.
    package init(
        count: Int, outline: @escaping @Sendable (Int) -> Outline, mark: @escaping @Sendable (Int) -> Mark,
        make: @escaping @Sendable (Int) -> Issue
    ) {
        self.count = count
        self.make = make
        outlined = outline
        marked = mark
    }

    package func outline(at position: Int) -> Outline { outlined(position) }
    package func mark(at position: Int) -> Mark { marked(position) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }
    package subscript(position: Int) -> Issue { make(position) }
}
