import KloptLanguage
import KloptModel

@testable import KloptEngine

/// Rules over groups, and rosters against what was delivered.
extension Reference {
    /// What comes of each group, with its owner when that is the same throughout.
    func groupOutcomes(of rule: Rule) -> [(owner: String?, outcome: Outcome)] {
        guard let scope = rule.scopes.first, let group = scope.group else { return [] }
        let schema = ruleSet.datasets[scope.dataset]
        var met: [ReferenceRecord] = []
        for record in tables.records[scope.dataset] {
            if let filter = scope.filter {
                let hand = Hand(record: record, own: record, scope: scope)
                guard value(filter, hand) == .truth(true) else { continue }
            }
            // A record that holds nothing but what the group has in common.
            var common = ReferenceRecord(row: -1, dataset: record.dataset, cells: [:])
            for column in group.columns {
                let name = name(column, scope.dataset)
                switch record.cell(name) {
                case .missing, .unreadable, .notApplicable: break
                case let cell: common.cells[name] = cell
                }
            }
            if group.byYear, let period = record.period, let year = Period(canonical: "\(period.year)") {
                common.cells["kwartaal"] = .period(year)
            }
            if !met.contains(common) { met.append(common) }
        }
        let own = scope.filter.map { limited(scope, to: $0, group) } ?? scope
        return met.compactMap { common in
            guard let outcome = outcome(own, on: common, filter: nil) else { return nil }
            let owner = schema.owner.map { common.cell(name($0, scope.dataset)) }
            if case .text(let name)? = owner { return (name, outcome) }
            return (nil, outcome)
        }
    }

    /// What is calculated over the group itself counts only the records that the rule is about.
    private func limited(_ scope: Scope, to filter: Expression, _ group: Scope.Group) -> Scope {
        func limited(_ expression: Expression) -> Expression {
            expression.mapAggregates { aggregate in
                let isOwn = Set(aggregate.by) == Set(group.columns.map { Match(column: $0, value: .column($0)) })
                guard aggregate.dataset == scope.dataset, isOwn else { return aggregate }
                var limited = aggregate
                limited.condition = .and(filter, aggregate.condition ?? .truth(true))
                return limited
            }
        }
        var scope = scope
        scope.when = scope.when.map(limited)
        scope.locals = scope.locals.map { Scope.Local(name: $0.name, value: limited($0.value)) }
        if case .holds(let condition) = scope.condition { scope.condition = .holds(limited(condition)) }
        return scope
    }

    // MARK: Rosters

    /// What is expected of each row of a roster in the checked quarter, and the rows that each issue is about.
    func expected(by rule: Rule) -> (outcomes: [(owner: String?, outcome: Outcome)], issues: Set<[Int]>) {
        guard let scope = rule.scopes.first, case .expects(let expectation) = scope.condition, let checked else {
            return ([], [])
        }
        var outcomes: [(owner: String?, outcome: Outcome)] = []
        var asked: [(record: ReferenceRecord, owner: String?, dataset: Int, isThere: Bool)] = []
        let schema = ruleSet.datasets[scope.dataset]
        let names = expectation.matching.map { name($0, scope.dataset) }
        for record in tables.records[scope.dataset] {
            let owner = schema.owner.flatMap { text(record.cell(name($0, scope.dataset))) }
            let hand = Hand(record: record, own: record, scope: scope)
            switch scope.filter.map({ value($0, hand) }) ?? .truth(true) {
            case .truth(true?): break
            case .truth(false?), .notApplicable: continue
            default:
                outcomes.append((owner, .undecided))
                continue
            }
            let named = text(record.cell(name(expectation.datasetColumn, scope.dataset)))
            guard let dataset = ruleSet.datasets.firstIndex(where: { $0.name == named && $0.roster == nil }) else {
                outcomes.append((owner, .undecided))
                continue
            }
            guard ruleSet.datasets[dataset].validity.contains(checked) else { continue }
            guard names.allSatisfy({ text(record.cell($0)) != nil }) else {
                outcomes.append((owner, .undecided))
                continue
            }
            let isAsked = asked.contains { other in
                other.dataset == dataset && names.allSatisfy { other.record.cell($0) == record.cell($0) }
            }
            if isAsked { continue }
            let isThere = tables.records[dataset].contains { delivered in
                delivered.period == checked && names.allSatisfy { delivered.cell($0) == record.cell($0) }
            }
            asked.append((record, owner, dataset, isThere))
        }
        let level = expectation.reportPer.map { name($0, scope.dataset) }
        let ownerName = schema.owner.map { name($0, scope.dataset) }
        // The widest level of which nothing is there takes all of its rows together.
        var issues: [[Int]] = []
        var left = asked.filter { !$0.isThere }
        for name in level {
            while let next = left.first(where: { row in
                !asked.contains { $0.isThere && alike($0.record, row.record, [ownerName, name]) }
            }) {
                let together = left.filter { alike($0.record, next.record, [ownerName, name]) }
                issues.append(together.map(\.record.row))
                left.removeAll { row in together.contains { $0.record.row == row.record.row } }
            }
        }
        issues += left.map { [$0.record.row] }
        // A record whose place cannot be read may be the one: as many of its owner's rows are not to be said.
        var unplaced: [String: Int] = [:]
        for (number, schema) in ruleSet.datasets.enumerated() where schema.roster == nil {
            for record in tables.records[number]
            where record.period == checked && names.contains(where: { text(record.cell($0)) == nil }) {
                if let owner = text(record.cell("organisatie")) { unplaced["\(number) \(owner)", default: 0] += 1 }
            }
        }
        outcomes += asked.filter(\.isThere).map { ($0.owner, .passed) }
        var reported: Set<[Int]> = []
        for rows in issues {
            var failing: [Int] = []
            for row in rows {
                guard let asked = asked.first(where: { $0.record.row == row }) else { continue }
                let key = "\(asked.dataset) \(asked.owner ?? "")"
                if unplaced[key, default: 0] > 0 {
                    unplaced[key, default: 0] -= 1
                    outcomes.append((asked.owner, .undecided))
                } else {
                    failing.append(row)
                    outcomes.append((asked.owner, .failed))
                }
            }
            if !failing.isEmpty { reported.insert(failing) }
        }
        return (outcomes, reported)
    }

    private func alike(_ a: ReferenceRecord, _ b: ReferenceRecord, _ names: [String?]) -> Bool {
        names.compactMap(\.self).allSatisfy { a.cell($0) == b.cell($0) }
    }

    private func text(_ cell: ReferenceCell) -> String? { if case .text(let text) = cell { text } else { nil } }
}
