import KloptLanguage
import KloptModel
import Testing

@testable import KloptEngine

/// Figures that are printed, and figures that follow from others, in circles too.
@Suite struct FigureDifferentialTests {
    @Test func `the engine and the reference agree on every report`() throws {
        var met = OutcomeCounts()
        var (refused, disagreements, rules) = (0, 0, 0)
        for seed in DifferentialTests.seeds(from: 2_000_000) {
            var generator = SeededGenerator(seed)
            let figures = RandomFigures(using: &generator)
            let text = RandomFigures.text(using: &generator)
            guard let ruleSet = EngineRun.load(RandomFigures.pack + text), let rule = ruleSet.rules.first else {
                refused += 1
                continue
            }
            rules += 1
            let engine = EngineRun(ruleSet, figures.texts, RandomFigures.columns)
            let reference = Reference(ruleSet: ruleSet, tables: figures.reference)
            var expected: [String: OutcomeCounts] = [:]
            for record in figures.reference.records[0] {
                guard let outcome = reference.outcome(of: rule, on: record) else { continue }
                guard case .text(let owner) = record.cell("rapport") else { continue }
                expected[owner, default: OutcomeCounts()][outcome] += 1
                met[outcome] += 1
            }
            guard engine.outcomes != expected, disagreements < 5 else { continue }
            disagreements += 1
            Issue.record(
                "seed \(seed): the engine says \(engine.outcomes), the reference \(expected)\n\(text)\(figures.texts[0])"
            )
        }
        #expect(refused * 10 < rules, "\(refused) rules were refused")
        for outcome in [Outcome.passed, .failed, .undecided] {
            #expect(met[outcome] > rules / 2, "\(outcome): \(met[outcome])")
        }
    }
}
