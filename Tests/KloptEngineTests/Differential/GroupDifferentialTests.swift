import KloptLanguage
import KloptModel
import Testing

@testable import KloptEngine

/// Rules over groups: as many checks come out each way in the engine as in the reference, for each owner.
@Suite struct GroupDifferentialTests {
    @Test func `the engine and the reference agree on every group`() throws {
        var met = OutcomeCounts()
        var (refused, disagreements, rules) = (0, 0, 0)
        for seed in DifferentialTests.seeds(from: 1_000_000) {
            var generator = SeededGenerator(seed ^ 0xD1B5_4A32_D192_ED03)
            let tables = RandomTables(using: &generator, isTidy: seed % 4 == 0)
            let text = RandomGroupRule.text(seed: seed)
            guard let ruleSet = EngineRun.load(RandomTables.pack + text), let rule = ruleSet.rules.first else {
                refused += 1
                continue
            }
            rules += 1
            let engine = EngineRun(ruleSet, tables.texts, RandomTables.columns)
            let reference = Reference(ruleSet: ruleSet, tables: tables.reference)
            var expected: [String: OutcomeCounts] = [:]
            for (owner, outcome) in reference.groupOutcomes(of: rule) {
                expected[owner ?? "", default: OutcomeCounts()][outcome] += 1
                met[outcome] += 1
            }
            guard engine.outcomes != expected, disagreements < 5 else { continue }
            disagreements += 1
            Issue.record(
                "seed \(seed): the engine says \(engine.outcomes), the reference \(expected)\n\(text)d: \(tables.texts[0])"
            )
        }
        #expect(refused * 10 < rules, "\(refused) rules were refused")
        for outcome in [Outcome.passed, .failed, .undecided, .notApplicable] {
            #expect(met[outcome] > rules / 8, "\(outcome): \(met[outcome])")
        }
    }
}
