import KloptLanguage
import KloptModel
import KloptTables

extension Evaluator {
    /// A value over a group of records.
    ///
    /// - Complexity: linear in the group; results that depend on the group alone are remembered.
    func aggregate(_ aggregate: AggregatePlan, _ record: Record) -> Value {
        guard let surroundings, let key = key(aggregate.keys, record) else { return unknownNumber }
        if aggregate.kind == .hb { return hidiroglouBerthelot(aggregate, record, key) }
        if aggregate.isOfGroup, let known = aggregateMemory[aggregate.id][key] { return known }
        let members = members(aggregate, surroundings.indexes[aggregate.index].rows(key))
        let result = combined(aggregate, members)
        if aggregate.isOfGroup { aggregateMemory[aggregate.id][key] = result }
        return result
    }

    private var unknownNumber: Value { .number(.anything, isKnown: false) }

    /// A record of the group, and whether it surely counts.
    struct Member {
        var record: Record
        var isSure: Bool
    }

    /// The group's records that meet the condition, or may meet it; nil when the condition could not run.
    func members(_ aggregate: AggregatePlan, _ rows: RecordIndex.Rows) -> [Member]? {
        guard let surroundings else { return [] }
        var members: [Member] = []
        for row in rows {
            let record = surroundings.store.record(aggregate.dataset, Int(row))
            if let column = aggregate.sameYear {
                let ownColumn = plan.datasets[own.dataset].period ?? column
                guard let raw = record.value(column), let ownRaw = own.value(ownColumn), raw / 8 == ownRaw / 8 else {
                    continue
                }
            }
            guard let condition = aggregate.condition else {
                members.append(Member(record: record, isSure: true))
                continue
            }
            switch value(condition, record) {
            case .truth(.yes): members.append(Member(record: record, isSure: true))
            case .truth(.no), .notApplicable: break
            case .impossible: return nil
            default: members.append(Member(record: record, isSure: false))
            }
        }
        return inSpan(aggregate, members)
    }

    /// Those of the group's first, last, or later periods.
    private func inSpan(_ aggregate: AggregatePlan, _ members: [Member]) -> [Member] {
        guard aggregate.span != .all, let column = aggregate.period else { return members }
        let periods = members.compactMap { $0.record.value(column) }
        guard let first = periods.min(), let last = periods.max() else { return [] }
        return members.filter { member in
            guard let period = member.record.value(column) else { return false }
            switch aggregate.span {
            case .all: return true
            case .first: return period == first
            case .afterFirst: return period > first
            case .last: return period == last
            }
        }
    }

    private func combined(_ aggregate: AggregatePlan, _ members: [Member]?) -> Value {
        guard let members else { return .impossible }
        switch aggregate.kind {
        case .count:
            let sure = members.count(where: \.isSure)
            return .number(
                Interval(low: Number(sure), high: Number(members.count)), isKnown: sure == members.count)
        case .sum: return sum(aggregate, members)
        case .distinct: return distinct(aggregate, members)
        case .min, .max:
            if let moments = moments(aggregate, members) {
                return (aggregate.kind == .min ? moments.first : moments.last) ?? .missing
            }
            fallthrough
        case .mean, .median, .quantile:
            return statistic(aggregate, members)
        case .hb: return unknownNumber
        }
    }

    private func sum(_ aggregate: AggregatePlan, _ members: [Member]) -> Value {
        guard let node = aggregate.value else { return unknownNumber }
        var total = Interval(.zero)
        var isKnown = true
        for member in members {
            switch value(node, member.record) {
            case .number(var interval, let known):
                if !member.isSure {
                    interval = Interval(
                        low: interval.low.map { min($0, .zero) }, high: interval.high.map { max($0, .zero) })
                }
                guard let next = total.adding(interval) else { return .impossible }
                total = next
                isKnown = isKnown && known && member.isSure
            case .notApplicable: break
            case .impossible: return .impossible
            default: return unknownNumber
            }
        }
        return .number(total, isKnown: isKnown)
    }

    private func distinct(_ aggregate: AggregatePlan, _ members: [Member]) -> Value {
        guard let node = aggregate.value else { return unknownNumber }
        var values: Set<Value> = []
        for member in members {
            let value = value(node, member.record)
            switch value {
            case .impossible: return .impossible
            case .number(let interval, _):
                // A zero is a zero, whether it was filled in or stands for what is missing.
                guard member.isSure, let number = interval.exact else { return unknownNumber }
                values.insert(.number(number))
            case .notApplicable, .missing: break
            default: if member.isSure { values.insert(value) } else { return unknownNumber }
            }
        }
        return .number(Number(values.count))
    }

    /// The group's periods or dates from early to late, when that is what the values are; nil for other values, or when
    /// one is not known.
    private func moments(_ aggregate: AggregatePlan, _ members: [Member]) -> [Value]? {
        guard let node = aggregate.value, !members.isEmpty else { return nil }
        var moments: [(order: Int64, value: Value)] = []
        for member in members {
            guard member.isSure else { return nil }
            let value = value(node, member.record)
            switch value {
            case .period(let period): moments.append((period.rawValue, value))
            case .date(let date): moments.append((date.days, value))
            default: return nil
            }
        }
        return moments.sorted { $0.order < $1.order }.map(\.value)
    }

    /// A statistic of the group's numbers; unknown when one of them is, or when there are none.
    private func statistic(_ aggregate: AggregatePlan, _ members: [Member]) -> Value {
        guard let node = aggregate.value else { return unknownNumber }
        var sorted: [Number] = []
        var isKnown = true
        for member in members {
            let value = value(node, member.record)
            if value == .impossible { return .impossible }
            if value == .notApplicable { continue }
            if member.isSure, let number = value.exact { sorted.append(number) } else { isKnown = false }
        }
        guard isKnown, !sorted.isEmpty else { return unknownNumber }
        sorted.sort()
        let result: Number? =
            switch aggregate.kind {
            case .min: sorted.first
            case .max: sorted.last
            case .median: Quantile.of(sorted, share: Number.reduced(1, 2) ?? .zero)
            case .quantile:
                aggregate.arguments.first.flatMap { value($0).exact }.flatMap { Quantile.of(sorted, share: $0) }
            case .mean:
                sorted.reduce(Number.zero as Number?) { total, next in total.flatMap { $0.adding(next) } }
                    .flatMap { $0.divided(by: Number(sorted.count)) }
            default: nil
            }
        return result.map { .number($0) } ?? .impossible
    }
}

/// Quantiles as Hyndman and Fan's definition 7 has them: linear between the order statistics.
///
/// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996).
enum Quantile {
    /// - Parameter sorted: ascending, not empty.
    /// - Returns: nil when the share is outside 0...1, or a result does not fit.
    static func of(_ sorted: [Number], share: Number) -> Number? {
        guard !sorted.isEmpty, !share.isNegative, share <= .one,
            let position = share.multiplied(by: Number(sorted.count - 1))
        else { return nil }
        let below = Int(position.numerator / position.denominator)
        guard sorted.indices.contains(below) else { return nil }
        guard below + 1 < sorted.count, let rest = position.subtracting(Number(below)) else { return sorted[below] }
        return sorted[below + 1].subtracting(sorted[below])?.multiplied(by: rest)?.adding(sorted[below])
    }

    /// The same on floating-point numbers, for effects that are not rational.
    static func of(_ sorted: [Double], share: Double) -> Double {
        guard let last = sorted.indices.last else { return 0 }
        let position = share * Double(last)
        let below = min(Int(position), last)
        guard below < last else { return sorted[last] }
        return sorted[below] + (sorted[below + 1] - sorted[below]) * (position - Double(below))
    }
}
