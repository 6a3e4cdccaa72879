import KloptModel

/// What a saved result of an earlier run (`--format json`) tells of its issues.
package struct SavedReport: Sendable {
    /// An issue as that run told it.
    package struct Entry: Sendable {
        package var issue: SolvedIssue
        package var observed: [Observation]
        /// The columns that the issue is about.
        var measures: [String] = []
        /// Where the issue stood; nil when it stood nowhere.
        var file: String?
        /// Whether somebody had explained it.
        var wasExplained = false

        init(issue: SolvedIssue, observed: [Observation]) {
            self.issue = issue
            self.observed = observed
        }

        /// An issue of this run, as a saved report would have it.
        package init(_ issue: Issue) {
            self.issue = SolvedIssue(
                id: issue.id, rule: issue.rule, severity: issue.severity, owner: issue.owner, dataset: issue.dataset,
                key: issue.key, message: issue.message)
            observed = issue.observed.namedOnce
            measures = issue.measures
            file = issue.location?.file
            wasExplained = issue.explanation != nil
        }
    }

    /// Why a file is no saved result.
    package enum Problem: Error, Equatable {
        /// `offset` counts bytes from the start.
        case notJSON(offset: Int)
        case anotherKind
        /// The steward's overview of a folder of packets has no issues of organisations.
        case overview
    }

    /// Name and version of the pack of rules.
    package private(set) var pack = ""
    package private(set) var packVersion = ""
    package private(set) var organisation: String?
    package private(set) var periods: [Period] = []
    /// In the order of the file; of two with the same id the first.
    package private(set) var entries: [Entry] = []
    private var positions: [String: Int] = [:]

    package func entry(_ id: String) -> Entry? { positions[id].map { entries[$0] } }

    // MARK: Reading

    /// - Complexity: linear in the bytes.
    package init(_ bytes: [UInt8]) throws(Problem) {
        var scanner = JSONScanner(bytes)
        var names: Set<String> = []
        do {
            try scanner.object { scanner, name in
                names.insert(name)
                switch name {
                case "rules": try readRules(&scanner)
                case "organisation": organisation = try scanner.optionalString()
                case "period": try readPeriods(&scanner)
                case "issues": try scanner.array { try readEntry(&$0) }
                default: try scanner.skip()
                }
            }
            try scanner.end()
        } catch let problem as JSONScanner.Problem {
            throw .notJSON(offset: problem.offset)
        } catch {
            throw .anotherKind
        }
        if names.contains("organisations") { throw .overview }
        guard names.isSuperset(of: ["klopt", "rules", "period", "summary", "owners", "issues"]) else {
            throw .anotherKind
        }
    }

    private mutating func readRules(_ scanner: inout JSONScanner) throws {
        try scanner.object { scanner, name in
            switch name {
            case "pack": pack = try scanner.string()
            case "version": packVersion = try scanner.string()
            default: try scanner.skip()
            }
        }
    }

    private mutating func readPeriods(_ scanner: inout JSONScanner) throws {
        var texts: [String] = []
        if scanner.isAtArray {
            try scanner.array { texts.append(try $0.string()) }
        } else if let text = try scanner.optionalString() {
            texts.append(text)
        }
        periods = try texts.map { text in
            guard let period = Period(canonical: text) else { throw Problem.anotherKind }
            return period
        }
    }

    private mutating func readEntry(_ scanner: inout JSONScanner) throws {
        var (id, rule, severity, owner, dataset, message) = ("", "", "", String?.none, "", "")
        var key: [KeyPart] = []
        var entry = Entry(
            issue: SolvedIssue(id: "", rule: "", severity: .error, owner: nil, dataset: "", key: [], message: ""),
            observed: [])
        try scanner.object { scanner, name in
            switch name {
            case "id": id = try scanner.string()
            case "rule": rule = try scanner.string()
            case "severity": severity = try scanner.string()
            case "owner": owner = try scanner.optionalString()
            case "dataset": dataset = try scanner.string()
            case "message": message = try scanner.string()
            case "key": try scanner.object { key.append(KeyPart(name: $1, value: try $0.string())) }
            case "observed":
                try scanner.object { scanner, name in
                    entry.observed.append(Observation(name: name, value: try Self.value(scanner.scalar())))
                }
            case "measures": try scanner.array { entry.measures.append(try $0.string()) }
            case "location": entry.file = try Self.file(&scanner)
            case "explanation":
                entry.wasExplained = try !scanner.takeNull()
                if entry.wasExplained { try scanner.skip() }
            default: try scanner.skip()
            }
        }
        guard !id.isEmpty, let severity = Severity(rawValue: severity) else { throw Problem.anotherKind }
        entry.issue = SolvedIssue(
            id: id, rule: rule, severity: severity, owner: owner, dataset: dataset, key: key, message: message)
        guard positions[id] == nil else { return }
        positions[id] = entries.count
        entries.append(entry)
    }

    private static func value(_ scalar: JSONScanner.Scalar) throws -> ObservedValue {
        switch scalar {
        case .text(let text): return .text(text)
        case .null: return .missing
        case .number(let text):
            guard let number = Number(decimal: text) else { return .text(text) }
            return .number(number)
        case .truth: throw Problem.anotherKind
        }
    }

    private static func file(_ scanner: inout JSONScanner) throws -> String? {
        if try scanner.takeNull() { return nil }
        var file: String?
        try scanner.object { scanner, name in
            if name == "file" { file = try scanner.optionalString() } else { try scanner.skip() }
        }
        return file
    }
}

extension SavedReport.Problem {
    /// What is wrong with the file, and what to do; begins with its name.
    package func text(of file: String) -> Localized {
        switch self {
        case .notJSON(let offset):
            Localized(
                "'\(file)' is geen JSON, of het is niet volledig (bij byte \(offset + 1)). Verwacht wordt een bestand dat klopt schreef met --format json --output BESTAND.",
                en:
                    "'\(file)' is no JSON, or it is not complete (at byte \(offset + 1)). Expected is a file that klopt wrote with --format json --output FILE."
            )
        case .anotherKind:
            Localized(
                "'\(file)' is geen uitkomst van klopt check. Verwacht wordt een bestand dat klopt schreef met --format json --output BESTAND.",
                en:
                    "'\(file)' is not a result of klopt check. Expected is a file that klopt wrote with --format json --output FILE."
            )
        case .overview:
            Localized(
                "'\(file)' is een overzicht bij brieven, zonder de punten van de organisaties. Verwacht wordt een bestand dat klopt schreef met --format json --output BESTAND, zonder --packets.",
                en:
                    "'\(file)' is an overview that goes with letters, without the organisations' points. Expected is a file that klopt wrote with --format json --output FILE, without --packets."
            )
        }
    }
}
