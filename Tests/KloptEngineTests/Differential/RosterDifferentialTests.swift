import KloptLanguage
import KloptModel
import Testing

@testable import KloptEngine

/// Who is expected to deliver what: outcomes by owner, and which rows of the roster make one issue together.
@Suite struct RosterDifferentialTests {
    @Test func `the engine and the reference agree on every roster`() throws {
        var met = OutcomeCounts()
        var (refused, disagreements, rules, together) = (0, 0, 0, 0)
        let quarter = try #require(Period(canonical: "2025-Q2"))
        for seed in DifferentialTests.seeds(from: 3_000_000) {
            var generator = SeededGenerator(seed)
            let roster = RandomRoster(using: &generator)
            let text = RandomRoster.text(using: &generator)
            guard let ruleSet = EngineRun.load(RandomRoster.pack + text), let rule = ruleSet.rules.first else {
                refused += 1
                continue
            }
            rules += 1
            let engine = EngineRun(ruleSet, roster.texts, RandomRoster.columns, period: quarter)
            let reference = Reference(ruleSet: ruleSet, tables: roster.reference, checked: quarter)
            let (outcomes, issues) = reference.expected(by: rule)
            var expected: [String: OutcomeCounts] = [:]
            for (owner, outcome) in outcomes {
                expected[owner ?? "", default: OutcomeCounts()][outcome] += 1
                met[outcome] += 1
            }
            together += issues.count { $0.count > 1 }
            guard engine.outcomes != expected || engine.absent != issues, disagreements < 5 else { continue }
            disagreements += 1
            Issue.record(
                """
                seed \(seed): the engine says \(engine.outcomes) \(engine.absent), the reference \(expected) \(issues)
                \(text)roster: \(roster.texts[2])
                d: \(roster.texts[0])
                e: \(roster.texts[1])
                """)
        }
        #expect(refused * 10 < rules, "\(refused) rules were refused")
        #expect(together > rules / 4)
        for outcome in [Outcome.passed, .failed, .undecided] {
            #expect(met[outcome] > rules / 4, "\(outcome): \(met[outcome])")
        }
    }
}
