import KloptModel
import Testing

@testable import KloptLanguage

@Suite struct PatternSafetyTests {
    @Test(arguments: [
        "GGZ [0-9]+", "[1-9][0-9]{3} ?[A-Z]{2}", "(ja|nee)", "(abc )+", "a*b*c*", "[(+]+", "\\(a+\\)+", "(ab?)",
        "(a{2}){3}",
        "", ")", "(", "[",
    ])
    func `an ordinary pattern is accepted`(_ pattern: String) {
        #expect(!PatternSafety.repeatsARepetition(pattern))
    }

    @Test(arguments: [
        "(a+)+b", "(a|aa)+$", "(.*)*x", "((a*)b)*", "([a-z]+-)*", "(a+){2,}", "(a+){1,500}", "((a|b))+",
    ])
    func `a repeated repetition is refused`(_ pattern: String) {
        #expect(PatternSafety.repeatsARepetition(pattern))
        let loaded = Fixtures.load(
            "rule r \"R\" {\n for each ips\n severity info\n holds organisatie matches \"\(pattern)\"\n}")
        #expect(loaded.diagnostics.map(\.code) == ["R340"])
    }
}
