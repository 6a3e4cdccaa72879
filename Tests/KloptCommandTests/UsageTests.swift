import Foundation
import Testing

@testable import klopt

/// What is asked in a way that klopt does not know yet, or not at all, ends with exit code 2 before anything is read.
@Suite struct UsageTests {
    @Test(arguments: [
        "template --organisation A --period 2025-Q3 --output x.xls", "compare a", "waive", "figures",
        "figures x --period 2025-Q9", "figures x --per regio", "figures x --format xml", "figures x --errors ja",
        "check x --as-of morgen", "check x --as-of 2025-02-30",
        "check", "check x --period 2025", "check x --period Q2",
        "check x --lang de", "check x --fail-on info", "check x --rules", "check x --period 2025-Q1 --period 2025-Q2",
        "check x --onbekend", "rules", "rules lint", "rules explain", "rules list extra", "rules check --format json",
        "",
    ]) func `the command line is not understood`(_ line: String) {
        let result = Listener.run(line.split(separator: " ").map(String.init))
        #expect(result.exit == .usage, "\(line)")
        #expect(result.output.isEmpty)
        #expect(!result.messages.isEmpty)
    }

    @Test func `a workbook is not written to a screen`() {
        let arguments = ["check", Repository.cases.appending(path: "exit-0-all-adds-up/data").path, "--format", "xlsx"]
        let result = Listener.run(arguments, isTerminal: true)
        #expect(result.exit == .usage && result.output.isEmpty && result.messages.contains("--output"))
    }

    @Test(arguments: Commands.all.map(\.name)) func `every command has help with examples, in both languages`(
        _ name: String
    ) {
        let dutch = Listener.run([name, "--help"])
        let english = Listener.run([name, "--help", "--lang", "en"])
        #expect(dutch.exit == .success && english.exit == .success)
        #expect(dutch.output.contains("Voorbeelden:") && english.output.contains("Examples:"))
        #expect(dutch.output.contains("klopt \(name)") && english.output.contains("klopt \(name)"))
        #expect(Listener.run(["--help"]).output.contains("klopt \(name)"))
    }

    @Test func `an option may be joined to its value, and operands may follow a double dash`() {
        let rules = Repository.cases.appending(path: "exit-0-all-adds-up/rules").path
        let data = Repository.cases.appending(path: "exit-0-all-adds-up/data").path
        #expect(Listener.run(["check", "--rules=\(rules)", "--fail-on=warning", "--", data]).exit == .success)
    }

    // MARK: Where rules come from

    @Test func `rules come from the option, else from the environment, else from the folder upwards`() {
        let some = Repository.cases.appending(path: "exit-0-all-adds-up/rules").path
        let other = Repository.cases.appending(path: "trap-floating-point/rules").path
        let inside = Repository.cases.appending(path: "help").path
        func listed(_ arguments: [String], _ variables: [String: String]) -> String {
            Listener.run(["rules", "check"] + arguments, variables: variables, workingDirectory: inside).output
        }
        #expect(listed(["--rules", some], ["KLOPT_RULES": other]).contains(some))
        #expect(listed([], ["KLOPT_RULES": other]).contains(other))
        #expect(listed([], ["KLOPT_RULES": ""]).contains(Repository.rules.path))
    }
}
