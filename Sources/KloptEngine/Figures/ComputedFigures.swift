import KloptLanguage
import KloptModel

/// Makes figures of records: counts by adding up, percentages and changes of counts as they are printed.
///
/// Each dataset and period is gone through once, for all its counts and areas together, when a figure first needs it.
/// Not shared between threads: it remembers results.
final class ComputedFigures {
    let table: FigureTable
    let surroundings: Surroundings
    let counted: CountedRecords
    private let evaluator: Evaluator
    private var passes: [CountedRecords.Stretch: [Bool: Pass]] = [:]
    private var regrouped: [CountedRecords.Stretch: Set<Int64>] = [:]

    /// The sums of one dataset and quarter: per area, by the position of the count among those of the dataset.
    private struct Pass {
        var positions: [Int: Int] = [:]
        var sums: [Int64: [FigureSum]] = [:]
    }

    init(_ table: FigureTable, _ surroundings: Surroundings, _ counted: CountedRecords) {
        self.table = table
        self.surroundings = surroundings
        self.counted = counted
        evaluator = Evaluator(plan: surroundings.plan, surroundings: surroundings)
    }

    private var datasets: [DatasetSchema] { surroundings.plan.datasets }

    // MARK: Figures

    func result(_ key: FigureKey) -> FigureResult {
        switch key.kind {
        case .count: return count(key)
        case .percent(let base): return percent(key, of: base)
        case .change(let period), .growth(let period): return change(key, against: period)
        }
    }

    private func percent(_ key: FigureKey, of base: FigureTable.Name) -> FigureResult {
        let part = count(key)
        let whole = count(key.with { $0.name = base })
        return combined(part, whole, decimals: 1) { part, whole in
            if whole.exact?.isZero == true { return .some(nil) }
            guard let hundredfold = part.multiplied(by: Interval(.hundred)) else { return nil }
            return .some(hundredfold.divided(by: whole))
        }
    }

    private func change(_ key: FigureKey, against period: Period) -> FigureResult {
        var isGrowth = false
        if case .growth = key.kind { isGrowth = true }
        let new = count(key)
        let old = count(key.with { $0.period = period })
        return combined(new, old, decimals: isGrowth ? 1 : nil) { new, old in
            guard let difference = new.adding(old.negated) else { return nil }
            guard isGrowth else { return .some(difference) }
            if old.exact?.isZero == true { return .some(nil) }
            guard let hundredfold = difference.multiplied(by: Interval(.hundred)) else { return nil }
            return .some(hundredfold.divided(by: old))
        }
    }

    /// A figure of two counts as they are printed.
    ///
    /// - Parameter make: the outer nil is a result that does not fit, the inner one that there is no such figure.
    private func combined(
        _ first: FigureResult, _ second: FigureResult, decimals: Int?,
        _ make: (Interval, Interval) -> Interval??
    ) -> FigureResult {
        guard case .value(let a) = first else { return first }
        guard case .value(let b) = second else { return second }
        var result = a
        result.decimals = decimals
        result.records = min(a.records, b.records)
        result.isKnown = a.isKnown && b.isKnown
        result.firstUnknown = a.firstUnknown ?? b.firstUnknown
        result.isUnderestimate = a.isUnderestimate || b.isUnderestimate
        result.isOfOtherGroup = false
        result.interval = nil
        if let left = a.rounded, let right = b.rounded, let made = make(left, right) {
            guard let made else { return .undefined }
            result.interval = made
        }
        return .value(result)
    }

    // MARK: Counts

    /// What adds to a figure in a period; nil when in part of the year it was not collected.
    func adding(_ name: FigureTable.Name, in period: Period) -> [Int]? {
        let positions = (period.isYear ? table.yearly : table.quarterly)[name] ?? []
        let quarters = period.quarters
        var result: [Int] = []
        for position in positions {
            let count = table.counts[position]
            let valid = quarters.count { quarter in
                count.validity.contains(quarter) && datasets[count.dataset].validity.contains(quarter)
            }
            if valid == quarters.count {
                result.append(position)
            } else if valid > 0 {
                return nil
            }
        }
        return result
    }

    private func count(_ key: FigureKey) -> FigureResult {
        guard let positions = adding(key.name, in: key.period), let first = positions.first else { return .undefined }
        var sum = FigureSum()
        var (isUnderestimate, isOfOtherGroup, isAsked) = (false, false, false)
        for position in positions {
            let dataset = table.counts[position].dataset
            for quarter in key.period.quarters {
                if counted.isIncomplete(dataset, quarter, area: key.area) { isUnderestimate = true }
                guard !counted.rows(dataset, quarter).isEmpty else {
                    // What the roster expects nobody to deliver is nothing; without a roster nobody knows.
                    if counted.isUnasked(dataset, quarter) { continue }
                    return .notDelivered(dataset: dataset, quarter)
                }
                isAsked = true
                if table.counts[position].usesPrevious, !key.period.isYear,
                    regroupedAreas(dataset, quarter).contains(key.area)
                {
                    isOfOtherGroup = true
                }
                sum += self.sum(position, dataset, quarter, area: key.area)
            }
        }
        guard isAsked else { return .notDelivered(dataset: table.counts[first].dataset, key.period) }
        return .value(
            FigureValue(
                interval: sum.interval, decimals: table.counts[first].decimals, records: sum.records,
                firstUnknown: sum.firstUnknown, isKnown: sum.isKnown,
                isUnderestimate: isUnderestimate || sum.beginning > 0, isOfOtherGroup: isOfOtherGroup))
    }

    /// The areas in which the records of a quarter do not continue exactly those that are counted in the one before:
    /// somebody has stopped, or was not counted then.
    private func regroupedAreas(_ dataset: Int, _ quarter: Period) -> Set<Int64> {
        let stretch = CountedRecords.Stretch(dataset: dataset, period: quarter.rawValue)
        if let known = regrouped[stretch] { return known }
        var areas: Set<Int64> = []
        if let before = quarter.advanced(by: -1) {
            let links = surroundings.links(dataset, periods: 1)
            var continued: Set<Int32> = []
            for row in counted.rows(dataset, quarter) {
                switch links[Int(row)] {
                case Surroundings.Link.none: break
                case Surroundings.Link.notOne:
                    let record = surroundings.store.record(dataset, Int(row))
                    if case .records(let all) = surroundings.predecessors(of: record, at: before, from: quarter) {
                        continued.formUnion(all.map { Int32(truncatingIfNeeded: $0.row) })
                    }
                case let link: continued.insert(link)
                }
            }
            for row in continued.symmetricDifference(counted.rows(dataset, before)) {
                areas.insert(table.whole)
                let record = surroundings.store.record(dataset, Int(row))
                if let area = table.areaColumns[dataset].flatMap({ record.value($0) }) { areas.insert(area) }
            }
        }
        regrouped[stretch] = areas
        return areas
    }

    private func sum(_ position: Int, _ dataset: Int, _ quarter: Period, area: Int64) -> FigureSum {
        let pass = pass(dataset, quarter, isYearly: table.counts[position].isYearly)
        guard let offset = pass.positions[position], let sums = pass.sums[area] else { return FigureSum() }
        return sums[offset]
    }

    private func pass(_ dataset: Int, _ quarter: Period, isYearly: Bool) -> Pass {
        let stretch = CountedRecords.Stretch(dataset: dataset, period: quarter.rawValue)
        if let known = passes[stretch]?[isYearly] { return known }
        var pass = Pass()
        let own = table.counts.indices.filter {
            table.counts[$0].dataset == dataset && table.counts[$0].isYearly == isYearly
        }
        for (offset, position) in own.enumerated() { pass.positions[position] = offset }
        let none = [FigureSum](repeating: FigureSum(), count: own.count)
        pass.sums[table.whole] = none
        for row in counted.rows(dataset, quarter) {
            let record = surroundings.store.record(dataset, Int(row))
            let area = table.areaColumns[dataset].flatMap { record.value($0) }
            for (offset, position) in own.enumerated() {
                let (value, isBeginning) = self.value(table.counts[position], on: record)
                let place = (dataset, Int(row))
                pass.sums[table.whole]?[offset].add(value, at: place, isBeginning: isBeginning)
                if let area { pass.sums[area, default: none][offset].add(value, at: place, isBeginning: isBeginning) }
            }
        }
        passes[stretch, default: [:]][isYearly] = pass
        return pass
    }

    /// What a record adds, and whether it adds nothing as it only now begins.
    private func value(_ count: FigureTable.Count, on record: Record) -> (Value, Bool) {
        value(count.value, of: count, on: record)
    }

    private func value(_ node: Node, of count: FigureTable.Count, on record: Record) -> (Value, Bool) {
        evaluator.begin(record, locals: [], missing: .undecided)
        evaluator.beginsAtZero = count.beginsAtZero
        let value = evaluator.value(node)
        guard count.usesPrevious, case .notApplicable = value else { return (value, false) }
        // An earlier quarter that nobody delivered leaves the figure open; a record that begins has no such quarter.
        return evaluator.missingHistory == nil ? (value, true) : (.number(.anything, isKnown: false), false)
    }

    // MARK: Parts of a figure

    /// What each organisation adds to a count of an area; nil when the figure is not made or a part is not known.
    ///
    /// - Complexity: linear in the records of the figure's datasets and quarters.
    func owners(of key: FigureKey) -> [(owner: Int64, part: Number)]? {
        guard let positions = adding(key.name, in: key.period) else { return nil }
        var order: [Int64] = []
        var sums: [Int64: FigureSum] = [:]
        for position in positions {
            let count = table.counts[position]
            guard let ownerColumn = datasets[count.dataset].owner else { continue }
            forEachRecord(count.dataset, key) { record in
                guard let owner = record.value(ownerColumn) else { return }
                if sums[owner] == nil { order.append(owner) }
                let (value, isBeginning) = self.value(count, on: record)
                sums[owner, default: FigureSum()].add(
                    value, at: (count.dataset, record.row), isBeginning: isBeginning)
            }
        }
        var parts: [(owner: Int64, part: Number)] = []
        for owner in order {
            guard let sum = sums[owner], sum.isKnown, let exact = sum.interval?.exact else { return nil }
            parts.append((owner, exact))
        }
        return parts
    }

    /// What a count would be made otherwise, as the declaration's hints have it, with what to say of that.
    func alternatives(to key: FigureKey) -> [(value: Number, text: Localized)] {
        guard let positions = adding(key.name, in: key.period),
            let most = positions.map({ table.counts[$0].hints.count }).max()
        else { return [] }
        return (0..<most).compactMap { hint in
            var sum = FigureSum()
            var text: Localized?
            for position in positions {
                let count = table.counts[position]
                let node = count.hints.indices.contains(hint) ? count.hints[hint].value : count.value
                if count.hints.indices.contains(hint) { text = text ?? count.hints[hint].text }
                forEachRecord(count.dataset, key) { record in
                    let (value, isBeginning) = self.value(node, of: count, on: record)
                    sum.add(value, at: (count.dataset, record.row), isBeginning: isBeginning)
                }
            }
            guard let text, sum.isKnown, let exact = sum.interval?.exact else { return nil }
            return (exact, text)
        }
    }

    private func forEachRecord(_ dataset: Int, _ key: FigureKey, _ body: (Record) -> Void) {
        let areaColumn = table.areaColumns[dataset]
        for quarter in key.period.quarters {
            for row in counted.rows(dataset, quarter) {
                let record = surroundings.store.record(dataset, Int(row))
                if key.area != table.whole, areaColumn.flatMap({ record.value($0) }) != key.area { continue }
                body(record)
            }
        }
    }
}

extension Period {
    /// The four quarters of a year; a quarter itself.
    var quarters: [Period] { isYear ? (1...4).compactMap { Period(year: year, quarter: $0) } : [self] }
}
