import Foundation
import KloptEngine
import KloptLanguage
import KloptModel
import Testing

@testable import klopt

/// The examples in `Rules/werkmonitor` are its tests.
@Suite struct RuleExamplesTests {
    @Test func `every example of the werkmonitor comes out as it says`() {
        let result = Listener.run(["rules", "test", "--rules", Repository.rules.path, "--lang", "en"])
        #expect(result.exit == .success, "\(result.output)\(result.messages)")
        #expect(result.output.contains(" 0 do not."))
    }

    @Test func `every written rule of the werkmonitor has examples that pass and fail`() throws {
        let rules = try #require(PackFiles.read(Repository.rules.path)?.load().ruleSet).rules.filter {
            !$0.isStructural
        }
        #expect(!rules.isEmpty)
        for rule in rules {
            #expect(rule.examples.contains { $0.expected == .passed }, "\(rule.id)")
            #expect(rule.examples.contains { $0.expected == .failed }, "\(rule.id)")
        }
    }
}
