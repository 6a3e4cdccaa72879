import KloptLanguage
import KloptModel
import KloptTables

/// Which deliveries the issues of a run touch, by the pack's policy: those are withheld.
struct IssueReach: Sendable {
    /// How many issues of one kind there are, and where the first few stand in the report.
    struct Sample: Sendable {
        static let most = 5
        private(set) var count = 0
        private(set) var positions: [Int] = []

        mutating func add(_ position: Int) {
            count += 1
            if positions.count < Sample.most { positions.append(position) }
        }
    }

    private(set) var deliveries: DeliveryStates
    /// Issues that withhold and belong to no delivery.
    private(set) var elsewhere = Sample()
    /// Open warnings that the policy does not tolerate.
    private(set) var warnings = Sample()
    /// Open issues that the policy tolerates, by rule.
    private(set) var tolerated: [String: Int] = [:]
    /// Printed figures that do not follow from the records; nil when none was held against them.
    private(set) var wrongFigures: Sample?
    private let findings: Findings
    private let store: RecordStore

    /// - Parameters:
    ///   - order: the findings that are reported.
    ///   - isExplained: by position in `order`.
    /// - Complexity: O(findings); none is worded.
    init(
        _ deliveries: DeliveryStates, _ findings: Findings, order: [Int32], _ store: RecordStore, policy: Policy,
        isExplained: (Int) -> Bool
    ) {
        self.deliveries = deliveries
        self.findings = findings
        self.store = store
        let plan = deliveries.plan
        let isTolerated = plan.checks.map { policy.tolerated[plan.ruleSet.rules[$0.rule].id] != nil }
        let areFiguresHeld = plan.checks.contains {
            $0.condition.isAboutFigures && store.tables[$0.dataset].set.rowCount > 0
        }
        if areFiguresHeld { wrongFigures = Sample() }
        for (position, number) in order.enumerated() {
            let finding = findings[Int(number)]
            guard !isTolerated[Int(finding.check)] else {
                let rule = plan.ruleSet.rules[plan.checks[Int(finding.check)].rule]
                tolerated[rule.id, default: 0] += isExplained(position) ? 0 : 1
                continue
            }
            let kind = Policy.IssueKind(finding.severity, isExplained: isExplained(position))
            if plan.checks[Int(finding.check)].condition.isAboutFigures {
                if !kind.isExplained { wrongFigures?.add(position) }
                continue
            }
            if kind == Policy.IssueKind(.warning) { warnings.add(position) }
            guard policy.withholds.contains(kind) else { continue }
            if !reach(finding) { elsewhere.add(position) }
        }
    }

    /// - Returns: whether the finding is about a delivery.
    private mutating func reach(_ finding: Finding) -> Bool {
        let check = deliveries.plan.checks[Int(finding.check)]
        let schema = deliveries.plan.datasets[check.dataset]
        // What was not received is known already, and is no delivery.
        if case .absent? = findings.detail(of: finding) { return true }
        guard schema.isDelivered else { return false }
        return finding.hasCells
            ? reachRecord(finding, check, schema)
            : reachTable(finding, check.dataset, schema)
    }

    private mutating func reachRecord(_ finding: Finding, _ check: Check, _ schema: DatasetSchema) -> Bool {
        func captured(_ column: Int?) -> Int64? {
            guard let column, let offset = check.captured.firstIndex(of: column) else { return nil }
            let cell = findings.cell(offset, of: finding)
            return cell.mark.isPresent ? cell.value : nil
        }
        let column = deliveries.areaColumns[check.dataset]
        let isOfAll = column.map { column in check.group.map { !$0.columns.contains(column) } ?? false } ?? true
        let areas: DeliveryStates.Areas = isOfAll ? .all : DeliveryStates.Areas(captured(column))
        // A row of one organisation in the delivery of another is wrong for both.
        let owners = Set([captured(schema.owner), finding.owner].compactMap { $0 }).subtracting([Finding.none])
        var isKnown = false
        for owner in owners {
            if deliveries.withhold(dataset: check.dataset, owner: owner, areas, period: finding.period) {
                isKnown = true
            }
        }
        return isKnown
    }

    /// What is wrong with a file or sheet is wrong with all that stands in it.
    private mutating func reachTable(_ finding: Finding, _ dataset: Int, _ schema: DatasetSchema) -> Bool {
        var owners: Set<Int64> = finding.owner == Finding.none ? [] : [finding.owner]
        var isKnown = false
        if finding.source >= 0, let column = schema.owner {
            let table = store.tables[dataset]
            var seen: Set<DeliveryPlace> = []
            for row in table.rows(ofSource: Int(finding.source)) {
                let record = Record(set: table.set, row: row)
                guard let owner = record.value(column) else { continue }
                let column = deliveries.areaColumns[dataset]
                let areas: DeliveryStates.Areas = column.map { .init(record.value($0)) } ?? .all
                owners.remove(owner)
                let place = DeliveryPlace(
                    period: Finding.none, dataset: dataset, owner: owner,
                    area: column.flatMap { record.value($0) } ?? Finding.none)
                guard seen.insert(place).inserted else { continue }
                if deliveries.withhold(dataset: dataset, owner: owner, areas, period: finding.period) {
                    isKnown = true
                }
            }
        }
        for owner in owners
        where deliveries.withhold(dataset: dataset, owner: owner, .all, period: finding.period) { isKnown = true }
        return isKnown
    }
}
