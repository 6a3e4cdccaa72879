import KloptModel
import KloptWorkbook

/// The report as test results, for the page that a build server makes of them.
///
/// A suite for the files, one for the rules in which nothing was found, and one for each organisation: a case for each
/// rule that found something there. A case fails when it holds an open issue that fails the run; issues that do not
/// (warnings, explained ones) stand in its output. What could not be read or run is an error, what could not be decided
/// or did not apply is skipped, with the words why.
///
/// Source: the schemas of Jenkins (jenkins-junit.xsd) and Maven Surefire (surefire-test-report-3.0.xsd), of which this
/// keeps to what both allow. There is no clock in a report, so every time is 0.
package struct JUnitReporter: Reporter {
    package static let name = "junit"
    package static let fileExtension = "xml"

    /// More issues of one rule at one organisation are a list that nobody reads on a build server; the rest is counted.
    static let issuesPerCase = 100

    package init() {}

    /// - Complexity: O(issues); of each organisation at most `issuesPerCase` texts a rule are held at once.
    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        let suites = JUnitSuites(report)
        let found = OwnerIssues(of: report)
        var markup = Markup.document()
        markup.open("testsuites", ["name": suites.words.title(of: report)])
        markup.raw("\n")
        markup.append(suites.files())
        markup.append(suites.rules())
        for owner in found.owners(of: report) {
            markup.append(suites.suite(of: owner, found.issues(of: owner.name, in: report)))
            try sink.write(markup.takeBytes())
        }
        let unaddressed = found.issues(of: nil, in: report)
        if !unaddressed.isEmpty { markup.append(suites.unaddressed(unaddressed)) }
        markup.close("testsuites")
        markup.raw("\n")
        try sink.write(markup.takeBytes())
    }
}

/// A suite of test cases.
struct JUnitSuite {
    var name: String
    var cases: [JUnitCase] = []
}

/// A test case and what came of it.
struct JUnitCase {
    enum Result {
        case passed
        /// `type` is a severity.
        case failed(message: String, type: String, text: String)
        case error(message: String)
        case skipped(message: String)
    }

    var name: String
    var result = Result.passed
    var output: String?
}

extension Markup {
    /// Nothing for a suite without cases.
    fileprivate mutating func append(_ suite: JUnitSuite) {
        guard !suite.cases.isEmpty else { return }
        let name = PlainText.line(suite.name)
        func count(_ isCounted: (JUnitCase.Result) -> Bool) -> String {
            String(suite.cases.count { isCounted($0.result) })
        }
        open(
            "testsuite",
            [
                "name": name, "tests": String(suite.cases.count),
                "failures": count { if case .failed = $0 { true } else { false } },
                "errors": count { if case .error = $0 { true } else { false } },
                "skipped": count { if case .skipped = $0 { true } else { false } }, "time": "0",
            ])
        raw("\n")
        for testCase in suite.cases { append(testCase, suite: name) }
        close("testsuite")
        raw("\n")
    }

    private mutating func append(_ testCase: JUnitCase, suite: String) {
        let attributes: KeyValuePairs<String, String?> = [
            "name": PlainText.line(testCase.name), "classname": suite, "time": "0",
        ]
        if case .passed = testCase.result, testCase.output == nil {
            element("testcase", attributes)
            return raw("\n")
        }
        element("testcase", attributes) { markup in
            switch testCase.result {
            case .passed: break
            case .failed(let message, let type, let text):
                markup.element(
                    "failure", ["message": PlainText.line(message), "type": type], text: PlainText.block(text))
            case .error(let message):
                markup.element("error", ["message": PlainText.line(message), "type": "error"])
            case .skipped(let message): markup.element("skipped", ["message": PlainText.line(message)])
            }
            if let output = testCase.output { markup.element("system-out", text: PlainText.block(output)) }
        }
        raw("\n")
    }
}
