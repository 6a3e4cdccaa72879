import KloptModel

/// What a report comes to as suites of test cases.
struct JUnitSuites {
    let report: Report
    let words: JUnitWords
    private let titles: [String: Localized]

    init(_ report: Report) {
        self.report = report
        words = JUnitWords(language: report.language)
        titles = Dictionary(report.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    private var phrasing: Phrasing { words.phrasing }

    /// Every file that was checked, and what could not be read.
    func files() -> JUnitSuite {
        var suite = JUnitSuite(name: words.files)
        for input in report.inputs { suite.cases.append(JUnitCase(name: input.file)) }
        for failure in report.failures {
            suite.cases.append(JUnitCase(name: failure.file, result: .error(message: phrasing(failure.text))))
        }
        if report.checkedNothing {
            suite.cases.append(
                JUnitCase(name: words.checksCase, result: .error(message: phrasing.nothingChecked)))
        }
        return suite
    }

    /// Every rule that ran and found nothing, or could not run.
    func rules() -> JUnitSuite {
        var suite = JUnitSuite(name: words.rules)
        for rule in report.rules {
            let counts = rule.counts
            let remark = rule.remark.map { phrasing($0) }
            var testCase = JUnitCase(name: name(of: rule.id))
            if counts.couldNotRun > 0 {
                testCase.result = .error(message: remark ?? words.couldNotRun)
            } else if counts.failed > 0 {
                continue
            } else if counts.passed > 0 {
                if counts.undecided > 0 { testCase.output = phrasing.checks(counts) }
            } else if counts.undecided > 0 {
                testCase.result = .skipped(message: phrasing.checks(counts))
            } else if counts.notApplicable > 0 || remark != nil {
                testCase.result = .skipped(message: remark ?? phrasing.checks(counts))
            } else {
                // Its dataset was not delivered.
                continue
            }
            suite.cases.append(testCase)
        }
        return suite
    }

    /// What was found at an organisation or in a report, and a case for all else that was checked there.
    func suite(of owner: Report.Owner, _ issues: IssueList) -> JUnitSuite {
        var suite = JUnitSuite(name: owner.fullTitle, cases: cases(issues))
        var other = JUnitCase(name: words.otherChecks)
        if owner.counts.couldNotRun > 0 {
            other.result = .error(message: words.couldNotRun)
        } else if owner.sentNothing {
            other.result = .skipped(message: phrasing.state(of: owner))
        } else if owner.counts.passed + owner.counts.failed == 0 {
            other.result = .skipped(message: phrasing("niets gecontroleerd", "nothing checked"))
        } else {
            other.output = words.addUp(owner.counts.passed)
        }
        suite.cases.append(other)
        if owner.counts.undecided > 0 {
            suite.cases.append(
                JUnitCase(
                    name: words.undecided, result: .skipped(message: words.undecided(owner.counts.undecided))))
        }
        return suite
    }

    func unaddressed(_ issues: IssueList) -> JUnitSuite { JUnitSuite(name: phrasing.unaddressed, cases: cases(issues)) }

    // MARK: Issues

    /// The issues of one rule, of which the first are worded.
    private struct Found {
        var rule: String
        var open: [Severity: Int] = [:]
        var explained = 0
        var texts: [String] = []
        var first = ""

        var count: Int { open.values.reduce(explained, +) }
    }

    /// A case for each rule, in the order in which they are met.
    private func cases(_ issues: IssueList) -> [JUnitCase] {
        var all: [Found] = []
        var positions: [String: Int] = [:]
        for issue in issues {
            let position = positions[issue.rule] ?? all.count
            if position == all.count {
                positions[issue.rule] = position
                all.append(Found(rule: issue.rule))
            }
            if issue.explanation == nil {
                all[position].open[issue.severity, default: 0] += 1
            } else {
                all[position].explained += 1
            }
            if all[position].texts.count < JUnitReporter.issuesPerCase {
                all[position].texts.append(words.text(of: issue, in: report))
            }
            if all[position].first.isEmpty, fails(issue) { all[position].first = issue.message }
        }
        return all.map(testCase)
    }

    private func fails(_ issue: Issue) -> Bool {
        guard let failsFrom = report.failsFrom else { return false }
        return issue.explanation == nil && issue.severity <= failsFrom
    }

    private func testCase(_ found: Found) -> JUnitCase {
        var testCase = JUnitCase(name: name(of: found.rule))
        var texts = found.texts
        if found.count > texts.count { texts.append(words.more(found.count - texts.count)) }
        let text = texts.joined(separator: "\n\n")
        let failing = Severity.allCases.sorted().filter { severity in
            report.failsFrom.map { severity <= $0 } ?? false && found.open[severity, default: 0] > 0
        }
        if let worst = failing.first {
            let counts = words.counts(open: found.open, explained: found.explained)
            testCase.result = .failed(message: "\(counts): \(found.first)", type: worst.rawValue, text: text)
        } else {
            testCase.output = words.counts(open: found.open, explained: found.explained) + "\n\n" + text
        }
        return testCase
    }

    private func name(of rule: String) -> String {
        guard let title = titles[rule], !phrasing(title).isEmpty else { return rule }
        return "\(rule): \(phrasing(title))"
    }
}
