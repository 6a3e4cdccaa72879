import Foundation
import KloptLanguage
import KloptModel
import KloptTables
import Testing

@testable import KloptEngine

/// The engine against the reference: random rules on random tables, and the same outcome for every record.
///
/// `KLOPT_SEED=… swift test --filter DifferentialTests` runs other rules; a disagreement says which one it was.
@Suite struct DifferentialTests {
    private static let seed = ProcessInfo.processInfo.environment["KLOPT_SEED"].flatMap { UInt64($0) } ?? 20_250_630
    private static let rules = ProcessInfo.processInfo.environment["KLOPT_RULES_COUNT"].flatMap { Int($0) } ?? 600

    /// As many seeds as rules are asked for, apart from those of other tests.
    static func seeds(from start: UInt64) -> Range<UInt64> { seed &+ start..<seed &+ start &+ UInt64(rules) }

    @Test func `the engine and the reference agree on every record`() throws {
        var met = OutcomeCounts()
        var (pairs, refused, linear, across, disagreements) = (0, 0, 0, 0, 0)
        var decidedByBounds = 0
        for number in 0..<UInt64(Self.rules) {
            let seed = Self.seed &+ number
            var generator = SeededGenerator(seed ^ 0xD1B5_4A32_D192_ED03)
            let tables = RandomTables(using: &generator, isTidy: number % 4 == 0)
            let text = RandomRule.text(seed: seed)
            guard let ruleSet = Self.load(text), let rule = ruleSet.rules.first else {
                refused += 1
                continue
            }
            let engine = EngineRun(ruleSet, tables.texts, RandomTables.columns)
            if engine.isLinear { linear += 1 }
            if engine.looksAcross { across += 1 }
            let reference = Reference(ruleSet: ruleSet, tables: tables.reference)
            for record in tables.reference.records[0] {
                let expected = reference.outcome(of: rule, on: record)
                let found = engine.outcome(record)
                pairs += 1
                if let expected { met[expected] += 1 }
                if expected == .passed || expected == .failed, Self.isIncomplete(record) { decidedByBounds += 1 }
                guard found != expected, disagreements < 5 else { continue }
                disagreements += 1
                Issue.record(
                    """
                    seed \(seed): the engine says \(found.map { "\($0)" } ?? "nothing"), \
                    the reference \(expected.map { "\($0)" } ?? "nothing")
                    \(text)record \(record.row): \(Self.shown(record))
                    d: \(tables.texts[0])
                    e: \(tables.texts[1])
                    """)
            }
        }
        // Otherwise the two could agree on next to nothing.
        #expect(refused * 20 < Self.rules, "\(refused) of \(Self.rules) rules were refused")
        #expect(pairs > 8 * Self.rules)
        #expect(linear > Self.rules / 10)
        #expect(across > Self.rules / 4)
        #expect(decidedByBounds > Self.rules / 2)
        for outcome in Outcome.allCases { #expect(met[outcome] > Self.rules / 12, "\(outcome): \(met[outcome])") }
    }

    /// What bounds decide must hold whatever the missing cells are: in a world where they have values, the outcome is
    /// not the opposite one.
    @Test func `no possible world contradicts what the reference decides`() throws {
        var decided = 0
        for number in 0..<UInt64(300) {
            let seed = Self.seed &+ 500_000 &+ number
            var generator = SeededGenerator(seed ^ 0xD1B5_4A32_D192_ED03)
            let tables = RandomTables(using: &generator, isTidy: false)
            let text = RandomRule.text(seed: seed)
            // An outlier is one among the changes that are known: another change that becomes known moves the fences.
            guard !text.contains("hb("), let ruleSet = Self.load(text), let rule = ruleSet.rules.first else { continue }
            var reference = Reference(ruleSet: ruleSet, tables: tables.reference)
            let outcomes = tables.reference.records[0].map { reference.outcome(of: rule, on: $0) }
            for world in UInt64(1)...4 {
                reference.world = { record, column in
                    var cell = SeededGenerator(
                        world &* 7919 &+ UInt64(record.row * 100 + record.dataset * 50)
                            &+ UInt64(column.utf8.first ?? 0))
                    return Number(world == 1 ? 0 : cell.below(world == 2 ? 5 : 60))
                }
                for (record, outcome) in zip(tables.reference.records[0], outcomes) {
                    guard outcome == .passed || outcome == .failed else { continue }
                    decided += 1
                    let actual = reference.outcome(of: rule, on: record)
                    let opposite: Outcome = outcome == .passed ? .failed : .passed
                    #expect(actual != opposite, "seed \(seed), world \(world)\n\(text)record \(Self.shown(record))")
                }
            }
        }
        #expect(decided > 2_000)
    }

    private static func load(_ text: String) -> RuleSet? { EngineRun.load(RandomTables.pack + text) }

    private static func isIncomplete(_ record: ReferenceRecord) -> Bool {
        ["a", "b", "c", "x"].contains { name in
            switch record.cell(name) {
            case .missing, .unreadable, .atMost: true
            default: false
            }
        }
    }

    private static func shown(_ record: ReferenceRecord) -> String {
        record.cells.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}
