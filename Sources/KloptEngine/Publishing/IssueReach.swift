import KloptLanguage
import KloptModel
import KloptTables

/// Which deliveries the issues of a run touch, by the pack's policy: those are withheld.
struct IssueReach: Sendable {
    private(set) var deliveries: DeliveryStates
    /// Issues that withhold and belong to no delivery: their positions in the report.
    private(set) var elsewhere: [Int32] = []
    /// Open warnings that the policy does not tolerate.
    private(set) var warnings = 0
    /// Open issues that the policy tolerates, by rule.
    private(set) var tolerated: [String: Int] = [:]
    /// Printed figures that do not follow from the records, by position; nil when none was held against them.
    private(set) var wrongFigures: [Int32]?
    let findings: Findings
    /// The findings that are reported, in their order.
    let order: [Int32]
    private let store: RecordStore
    private var last: (reached: Reached, isKnown: Bool)?

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
        self.order = order
        self.store = store
        let plan = deliveries.plan
        let targets = plan.checks.map { Target($0, deliveries, policy) }
        if zip(plan.checks, targets).contains(where: { $1.isAboutFigures && store.tables[$0.dataset].set.rowCount > 0 })
        {
            wrongFigures = []
        }
        for (position, number) in order.enumerated() {
            let finding = findings[Int(number)]
            let target = targets[Int(finding.check)]
            let kind = Policy.IssueKind(finding.severity, isExplained: isExplained(position))
            if let rule = target.toleratedRule {
                tolerated[rule, default: 0] += kind.isExplained ? 0 : 1
            } else if target.isAboutFigures {
                if !kind.isExplained { wrongFigures?.append(Int32(truncatingIfNeeded: position)) }
            } else {
                if kind == Policy.IssueKind(.warning) { warnings += 1 }
                if policy.withholds.contains(kind), !reach(finding, target) {
                    elsewhere.append(Int32(truncatingIfNeeded: position))
                }
            }
        }
    }

    /// - Parameter position: in the report.
    func finding(at position: Int32) -> Finding { findings[Int(order[Int(position)])] }

    /// What the findings of a check are about.
    private struct Target {
        let dataset: Int
        let isAboutFigures: Bool
        let isDelivered: Bool
        /// The rule, when the policy tolerates it.
        let toleratedRule: String?
        /// Which of the captured cells say whose the record is and where.
        let owner: Int?
        let area: Int?
        /// Whether it is about all areas together: of a dataset without areas, or of a group over them.
        let isOfAllAreas: Bool

        init(_ check: Check, _ deliveries: DeliveryStates, _ policy: Policy) {
            let plan = deliveries.plan
            let schema = plan.datasets[check.dataset]
            dataset = check.dataset
            isAboutFigures = check.condition.isAboutFigures
            isDelivered = schema.isDelivered
            let rule = policy.tolerated.isEmpty ? nil : plan.ruleSet.rules[check.rule].id
            toleratedRule = rule.flatMap { policy.tolerated[$0] == nil ? nil : $0 }
            owner = schema.owner.flatMap { check.captured.firstIndex(of: $0) }
            let column = deliveries.areaColumns[check.dataset]
            area = column.flatMap { check.captured.firstIndex(of: $0) }
            isOfAllAreas = column.map { column in check.group.map { !$0.columns.contains(column) } ?? false } ?? true
        }
    }

    /// - Returns: whether the finding is about a delivery.
    private mutating func reach(_ finding: Finding, _ target: Target) -> Bool {
        // What was not received is known already, and is no delivery.
        if case .absent? = findings.detail(of: finding) { return true }
        guard target.isDelivered else { return false }
        guard finding.hasCells else { return reachTable(finding, target.dataset) }
        let own = captured(target.owner, finding)
        let areas: DeliveryStates.Areas =
            target.isOfAllAreas ? .all : DeliveryStates.Areas(captured(target.area, finding))
        var isKnown = own.map { withhold(target.dataset, $0, areas, finding.period) } ?? false
        // A row of one organisation in the delivery of another is wrong for both.
        if finding.owner != Finding.none, finding.owner != own,
            withhold(target.dataset, finding.owner, areas, finding.period)
        {
            isKnown = true
        }
        return isKnown
    }

    private func captured(_ offset: Int?, _ finding: Finding) -> Int64? {
        guard let offset else { return nil }
        let cell = findings.cell(offset, of: finding)
        return cell.mark.isPresent ? cell.value : nil
    }

    /// What a record's issues reach, its other issues reach too: they stand together.
    private struct Reached: Equatable {
        var dataset: Int
        var owner: Int64
        var areas: DeliveryStates.Areas
        var period: Int64
    }

    private mutating func withhold(
        _ dataset: Int, _ owner: Int64, _ areas: DeliveryStates.Areas, _ period: Int64
    ) -> Bool {
        let reached = Reached(dataset: dataset, owner: owner, areas: areas, period: period)
        if let last, last.reached == reached { return last.isKnown }
        let isKnown = deliveries.withhold(dataset: dataset, owner: owner, areas, period: period)
        last = (reached, isKnown)
        return isKnown
    }

    /// What is wrong with a file or sheet is wrong with all that stands in it.
    private mutating func reachTable(_ finding: Finding, _ dataset: Int) -> Bool {
        var owners: Set<Int64> = finding.owner == Finding.none ? [] : [finding.owner]
        var isKnown = false
        if finding.source >= 0, let column = deliveries.plan.datasets[dataset].owner {
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
