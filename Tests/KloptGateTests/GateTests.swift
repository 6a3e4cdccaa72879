import KloptModel
import Testing

@testable import KloptGate

/// A policy against facts: what blocks, what is only said, and the border between them.
@Suite struct GateTests {
    private static let period = Period(canonical: "2025-Q2")
    private static let before = Period(canonical: "2025-Q1")

    /// Facts in which nothing is wrong: of one dataset, two areas with these cells and a third without anybody.
    private static func facts(
        _ policy: Policy = .standard, noord: ([String], [String], [String]) = (["A", "B"], [], []),
        zuid: ([String], [String], [String]) = (["A"], [], []), _ change: (inout PublicationFacts) -> Void = { _ in }
    ) throws -> PublicationFacts {
        let period = try #require(period)
        var report = Report(
            version: "0", language: .english,
            pack: Report.Pack(name: "p", title: Localized("P"), version: "1", path: ""))
        report.periods = [period]
        report.counts.passed = 95
        func cell(_ area: String, _ names: ([String], [String], [String])) -> Coverage.Cell {
            Coverage.Cell(
                period: period, dataset: "ips", area: area, accepted: names.0, withheld: names.1, notReceived: names.2)
        }
        report.coverage = Coverage(
            column: Report.Name(name: "regio", label: Localized("Regio")),
            areas: ["Noord", "Zuid", "Oost"].map { Coverage.Area(name: $0, code: $0) },
            cells: [cell("Noord", noord), cell("Zuid", zuid), cell("Oost", ([], [], []))])
        let figures = PublicationFacts.Figures(
            totals: [PublicationFacts.Total(measure: "lopend", value: Number(30))])
        var facts = PublicationFacts(
            report: report, period: period, policy: policy,
            datasets: [PublicationFacts.Dataset(name: "ips", nation: figures, areas: ["Noord": figures])])
        change(&facts)
        return facts
    }

    private static func policy(_ terms: Policy.Term...) -> Policy {
        var policy = Policy(name: "p", title: Localized("P"))
        for term in terms { policy.set(term) }
        return policy
    }

    /// `+` or `-` and the conditions that were met, those that block with an exclamation mark.
    private static func said(_ decision: GateDecision) -> String {
        let reasons = decision.reasons + decision.datasets.flatMap(\.reasons)
        return ([decision.publishes ? "+" : "-"] + reasons.map { $0.condition.rawValue + ($0.blocks ? "!" : "") })
            .joined(separator: " ")
    }

    @Test func `where nothing is wrong it publishes, and says nothing`() throws {
        let decision = Gate.decide(try Self.facts())
        #expect(Self.said(decision) == "+")
        #expect(decision.datasets.first?.areas.map(\.publishes) == [true, true, false])
        #expect(decision.datasets.first?.areas.flatMap(\.reasons) == [])
    }

    // MARK: Who is missing

    @Test(
        arguments: [
            // Of two organisations one: half of them.
            (Number(scaled: 5, decimals: 1), "+ missingOrganisations"),
            (Number(scaled: 49, decimals: 2), "- missingOrganisations!"),
            (Number(scaled: 51, decimals: 2), "+ missingOrganisations"),
        ])
    func `the share of missing organisations may be reached and not passed`(_ limit: Number, _ expected: String) throws
    {
        let policy = Self.policy(Policy.Term(.missingOrganisations, .block, limit: limit))
        let decision = Gate.decide(try Self.facts(policy, noord: (["A"], [], ["B"])))
        #expect(Self.said(decision) == expected)
        #expect(decision.datasets.first?.reasons.first?.names == ["B"])
    }

    @Test func `three of 29 is more than 10 percent and less than 10,35, exactly`() throws {
        let names = (1...29).map { "GGZ \($0)" }
        let cells = (Array(names.prefix(26)), [String](), Array(names.suffix(3)))
        for (limit, publishes) in [(Number(scaled: 1, decimals: 1), false), (Number(scaled: 1035, decimals: 4), true)] {
            let policy = Self.policy(Policy.Term(.missingOrganisations, .block, limit: limit))
            #expect(Gate.decide(try Self.facts(policy, noord: cells, zuid: ([], [], []))).publishes == publishes)
        }
        let third = try #require(Number.reduced(3, 29))
        let exact = Self.policy(Policy.Term(.missingOrganisations, .block, limit: third))
        #expect(Gate.decide(try Self.facts(exact, noord: cells, zuid: ([], [], []))).publishes)
    }

    @Test func `an organisation of which anything is withheld counts as missing`() throws {
        let decision = Gate.decide(try Self.facts(noord: (["A"], ["B"], [])))
        #expect(Self.said(decision) == "- missingOrganisations! openErrors")
        #expect(decision.datasets.first?.reasons.first?.count == 1)
        #expect(decision.datasets.first?.reasons.first?.total == 2)
    }

    @Test func `an area is held against its own limit, and one without anything is never published`() throws {
        let lenient = Self.policy(Policy.Term(.missingOrganisations, .block, limit: .one))
        let half = Gate.decide(try Self.facts(lenient, noord: (["A"], [], ["B"])))
        #expect(half.publishes)
        #expect(half.datasets.first?.areas.map(\.publishes) == [true, true, false])
        #expect(half.datasets.first?.areas.first?.cell.state == .incomplete)
        let most = Gate.decide(try Self.facts(lenient, noord: (["A"], ["B"], ["C"])))
        #expect(most.publishes)
        #expect(most.datasets.first?.areas.map(\.publishes) == [false, true, false])
        let all = Self.policy(
            Policy.Term(.missingOrganisations, .block, limit: .one),
            Policy.Term(.missingOrganisations, .mark, per: .area, limit: .one))
        let none = Gate.decide(try Self.facts(all, zuid: ([], ["A"], [])))
        #expect(none.datasets.first?.areas.map(\.publishes) == [true, false, false])
        #expect(none.datasets.first?.areas[1].reasons.first?.blocks == true)
    }

    @Test func `nothing is published where nobody delivered, whatever the limit`() throws {
        let lenient = Self.policy(Policy.Term(.missingOrganisations, .mark, limit: .one))
        #expect(
            Self.said(Gate.decide(try Self.facts(lenient, noord: ([], [], ["A"]), zuid: ([], [], ["B"]))))
                == "- missingOrganisations!")
    }

    @Test func `withheld deliveries block where the policy says so`() throws {
        let strict = Self.policy(
            Policy.Term(.missingOrganisations, .block, limit: .one), Policy.Term(.openErrors, .block))
        let facts = try Self.facts(strict, noord: (["A"], ["B"], []))
        #expect(Self.said(Gate.decide(facts)) == "- missingOrganisations openErrors!")
        let perArea = Self.policy(
            Policy.Term(.missingOrganisations, .block, limit: .one), Policy.Term(.openErrors, .block, per: .area))
        let decision = Gate.decide(try Self.facts(perArea, noord: (["A"], ["B"], [])))
        #expect(Self.said(decision) == "+ missingOrganisations openErrors")
        #expect(decision.datasets.first?.areas.map(\.publishes) == [false, true, false])
    }

    @Test func `checks that could not be decided are judged in each area too`() throws {
        let facts = try Self.facts(.standard) { facts in
            var counts = OutcomeCounts()
            (counts.passed, counts.undecided) = (90, 10)
            facts.datasets[0].checks["Zuid"] = counts
            (counts.passed, counts.undecided) = (89, 11)
            facts.datasets[0].checks["Noord"] = counts
        }
        let decision = Gate.decide(facts)
        #expect(decision.publishes)
        let areas = try #require(decision.datasets.first?.areas)
        #expect(areas.first { $0.cell.area == "Noord" }?.publishes == false)
        #expect(areas.first { $0.cell.area == "Zuid" }?.publishes == true)
        // Up to the limit it is said.
        let said = areas.first { $0.cell.area == "Zuid" }?.reasons.first { $0.condition == .undecidedChecks }
        #expect(said?.effect == .mark)
    }

    // MARK: What is wrong elsewhere

    /// A condition that is met, with what makes it so.
    struct Met: Sendable, CustomTestStringConvertible {
        var condition: GateCondition
        var make: @Sendable (inout PublicationFacts) -> Void
        var testDescription: String { condition.rawValue }
    }

    static let met: [Met] = [
        Met(condition: .errorsElsewhere) { $0.elsewhere.count = 1 },
        Met(condition: .undecidedChecks) { $0.report.counts.undecided = 6 },
        Met(condition: .unexplainedWarnings) { $0.warnings.count = 1 },
        Met(condition: .wrongFigures) { $0.wrongFigures = PublicationFacts.WrongFigures(count: 1) },
        Met(condition: .noRoster) { $0.report.coverage = nil },
        Met(condition: .unexpectedDeliveries) { $0.report.coverage?.cells[0].unexpected = ["C", "D"] },
        Met(condition: .uncheckedFigures) { $0.printedFigures.notApplicable = 1 },
        Met(condition: .unusedFiles) {
            $0.report.ignored = [
                Note(kind: .unusedFile, place: DataPlace(file: "a.zip"), text: Localized("x"), isUnread: true)
            ]
        },
        Met(condition: .fewerOrganisations) { facts in
            facts.datasets[0].nation.comparisons =
                GateTests.before.map {
                    [PublicationFacts.Comparison(against: $0, both: ["A"], onlyThen: ["B"])]
                } ?? []
        },
        Met(condition: .smallNumbers) { facts in
            facts.datasets[0].nation.comparisons =
                GateTests.before.map {
                    [
                        PublicationFacts.Comparison(
                            against: $0, both: ["A"],
                            changes: [
                                PublicationFacts.Change(
                                    measure: "lopend", then: Number(9), alikeThen: Number(9), alikeNow: Number(12))
                            ])
                    ]
                } ?? []
        },
    ]

    @Test func `what comes of a wrong figure blocks where the figure itself is let pass`() throws {
        for effect in [Policy.Effect.block, .mark] {
            let policy = Self.policy(Policy.Term(.wrongFigures, effect))
            let decision = Gate.decide(
                try Self.facts(policy) {
                    $0.elsewhere = PublicationFacts.Issues(count: 2)
                    $0.wrongFigures = PublicationFacts.WrongFigures(
                        count: 1, consequences: 3, errors: PublicationFacts.Issues(count: 3))
                })
            let elsewhere = decision.reasons.first { $0.condition == .errorsElsewhere }
            #expect(elsewhere?.count == (effect == .block ? 2 : 5))
            #expect(!decision.publishes)
        }
    }

    @Test(arguments: met)
    func `a condition blocks or is said, as the policy has it`(_ met: Met) throws {
        let limit = Policy.standard.term(met.condition)?.limit ?? .zero
        for effect in [Policy.Effect.block, .mark] {
            let policy = Self.policy(Policy.Term(met.condition, effect, limit: limit))
            let decision = Gate.decide(try Self.facts(policy, met.make))
            let blocks = effect == .block
            #expect(Self.said(decision) == (blocks ? "- \(met.condition.rawValue)!" : "+ \(met.condition.rawValue)"))
            // What holds for everything holds for each area.
            if blocks, !decision.reasons.isEmpty {
                #expect(decision.datasets.allSatisfy { !$0.publishes && !$0.areas.contains(where: \.publishes) })
            }
        }
    }

    @Test func `of two organisations on the roster and one beside it a third is unexpected`() throws {
        for (limit, expected) in [
            (Number(scaled: 33, decimals: 2), "- unexpectedDeliveries!"),
            (Number(scaled: 34, decimals: 2), "+ unexpectedDeliveries"),
        ] {
            let policy = Self.policy(Policy.Term(.unexpectedDeliveries, .block, limit: limit))
            let decision = Gate.decide(try Self.facts(policy) { $0.report.coverage?.cells[0].unexpected = ["C"] })
            #expect(Self.said(decision) == expected)
        }
        // Who is on the roster for another area is one organisation still.
        let known = Gate.decide(try Self.facts { $0.report.coverage?.cells[1].unexpected = ["B"] })
        #expect(known.datasets.first?.reasons.first?.total == 2)
    }

    @Test func `where a roster expects nobody there is nothing to publish, whoever delivered`() throws {
        let mild = Self.policy(Policy.Term(.unexpectedDeliveries, .mark))
        let decision = Gate.decide(
            try Self.facts(mild, noord: ([], [], []), zuid: ([], [], [])) {
                $0.report.coverage?.cells[0].unexpected = ["A"]
            })
        #expect(Self.said(decision) == "- noChecks! unexpectedDeliveries")
        #expect(decision.datasets.first?.publishes == false)
    }

    @Test func `a dataset that nobody offers is not published, and keeps nothing from being published`() throws {
        let decision = Gate.decide(
            try Self.facts { facts in
                let period = facts.period ?? facts.report.periods[0]
                facts.report.coverage?.cells.append(
                    Coverage.Cell(period: period, dataset: "wabz", area: "Noord"))
                facts.datasets.append(PublicationFacts.Dataset(name: "wabz", nation: PublicationFacts.Figures()))
            })
        #expect(decision.publishes)
        #expect(decision.datasets.map(\.publishes) == [true, false])
    }

    @Test func `half of the figures of a report may be compared with nothing, and not more`() throws {
        func said(compared: Int, not: Int, undecided: Int = 0) throws -> String {
            Self.said(
                Gate.decide(
                    try Self.facts { facts in
                        facts.printedFigures.passed = compared
                        facts.printedFigures.notApplicable = not
                        facts.printedFigures.undecided = undecided
                    }))
        }
        #expect(try said(compared: 4, not: 0) == "+")
        #expect(try said(compared: 4, not: 4) == "+ uncheckedFigures")
        #expect(try said(compared: 4, not: 4, undecided: 1) == "- uncheckedFigures!")
        #expect(try said(compared: 0, not: 1) == "- uncheckedFigures!")
    }

    @Test func `five of a hundred checks undecided is up to the limit, six of 101 beyond`() throws {
        #expect(Self.said(Gate.decide(try Self.facts { $0.report.counts.undecided = 5 })) == "+ undecidedChecks")
        #expect(Self.said(Gate.decide(try Self.facts { $0.report.counts.undecided = 6 })) == "- undecidedChecks!")
    }

    static let unchecked: [Met] = [
        Met(condition: .noChecks) { $0.report.counts = OutcomeCounts() },
        Met(condition: .noChecks) { $0.datasets = [] },
        Met(condition: .unreadableFiles) {
            $0.report.failures = [Report.Failure(file: "a.csv", text: Localized("x"))]
        },
        Met(condition: .rulesThatCouldNotRun) {
            var counts = OutcomeCounts()
            counts.couldNotRun = 1
            $0.report.rules = [Report.RuleResult(id: "r", title: Localized("R"), severity: .error, counts: counts)]
        },
    ]

    @Test(arguments: unchecked)
    func `what was not checked is never published, whatever a policy says`(_ met: Met) throws {
        let mild = Self.policy(Policy.Term(met.condition, .mark))
        let decision = Gate.decide(try Self.facts(mild, met.make))
        #expect(!decision.publishes)
        #expect(decision.reasons.contains { $0.condition == met.condition && $0.blocks })
    }

    @Test func `ten is not small where ten is the least`() throws {
        let change = PublicationFacts.Change(
            measure: "lopend", then: Number(10), alikeThen: Number(10), alikeNow: Number(12))
        #expect(!Policy.standard.isSmall(change, per: .nation))
        #expect(change.percent == Number(20))
        let small = PublicationFacts.Change(
            measure: "lopend", then: Number(9), alikeThen: Number(9), alikeNow: Number(12))
        #expect(Policy.standard.isSmall(small, per: .nation))
        let nothing = PublicationFacts.Change(
            measure: "lopend", then: Number(0), alikeThen: Number(0), alikeNow: Number(12))
        #expect(nothing.percent == nil)
        #expect(!Policy.standard.isSmall(nothing, per: .nation))
    }

    @Test func `every condition has its place in the built-in policy`() {
        for condition in GateCondition.allCases {
            #expect(Policy.standard.term(condition) != nil, "\(condition)")
            if condition.isAskedPerArea { #expect(Policy.standard.term(condition, per: .area) != nil, "\(condition)") }
            if condition.alwaysBlocks { #expect(Policy.standard.term(condition)?.effect == .block) }
        }
    }
}
