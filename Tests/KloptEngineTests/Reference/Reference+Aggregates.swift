import KloptLanguage
import KloptModel

/// Values over groups, by going through all records of the dataset.
extension Reference {
    private var unknown: ReferenceValue { .number(low: nil, high: nil, isKnown: false) }

    func aggregate(_ aggregate: Aggregate, _ hand: Hand) -> ReferenceValue {
        guard var group = matching(aggregate.dataset, aggregate.by, hand) else { return unknown }
        if aggregate.sameYear != nil {
            group = group.filter { $0.period != nil && $0.period?.year == hand.own.period?.year }
        }
        if aggregate.kind == .hb, let settled = change(aggregate, hand).settled { return settled }
        // Who counts: for sure, or perhaps.
        var members: [(record: ReferenceRecord, isSure: Bool)] = []
        for record in group {
            switch aggregate.condition.map({ value($0, hand.on(record)) }) ?? .truth(true) {
            case .truth(true?): members.append((record, true))
            case .truth(false?), .notApplicable: break
            case .broken: return .broken
            default: members.append((record, false))
            }
        }
        let periods = members.compactMap(\.record.period)
        members = members.filter { member in
            switch aggregate.span {
            case .all: true
            case .first: member.record.period != nil && member.record.period == periods.min()
            case .afterFirst: member.record.period != nil && member.record.period != periods.min()
            case .last: member.record.period != nil && member.record.period == periods.max()
            }
        }
        if aggregate.kind == .count {
            let sure = members.count { $0.isSure }
            return .number(low: Number(sure), high: Number(members.count), isKnown: sure == members.count)
        }
        guard let expression = aggregate.value else { return .broken }
        if aggregate.kind == .hb { return outlier(aggregate, members.filter(\.isSure).map(\.record), hand) }
        let values = members.map { (value: value(expression, hand.on($0.record)), isSure: $0.isSure) }
        switch aggregate.kind {
        case .sum: return sum(values)
        case .distinct: return distinct(values)
        case .min, .max:
            if let moment = moment(aggregate.kind, values) { return moment }
            return statistic(aggregate, values, hand)
        default: return statistic(aggregate, values, hand)
        }
    }

    private func sum(_ values: [(value: ReferenceValue, isSure: Bool)]) -> ReferenceValue {
        var total = ReferenceValue.exactly(.zero)
        for (value, isSure) in values {
            switch value {
            case .number(let low, let high, let isKnown):
                let added: ReferenceValue =
                    isSure
                    ? value
                    : .number(
                        low: low.map { min($0, .zero) }, high: high.map { max($0, .zero) }, isKnown: false && isKnown)
                total = arithmetic(.add, total, added)
                if total == .broken { return .broken }
            case .notApplicable: break
            case .broken: return .broken
            default: return unknown
            }
        }
        return total
    }

    private func distinct(_ values: [(value: ReferenceValue, isSure: Bool)]) -> ReferenceValue {
        var met: Set<ReferenceValue> = []
        for (value, isSure) in values {
            switch value {
            case .broken: return .broken
            case .notApplicable, .missing: break
            case .number:
                guard isSure, let number = value.exact else { return unknown }
                met.insert(.exactly(number))
            default:
                guard isSure else { return unknown }
                met.insert(value)
            }
        }
        return .exactly(Number(met.count))
    }

    /// The first or last of periods or dates, when all are there and count for sure.
    private func moment(
        _ kind: Aggregate.Kind, _ values: [(value: ReferenceValue, isSure: Bool)]
    ) -> ReferenceValue? {
        guard !values.isEmpty, values.allSatisfy(\.isSure) else { return nil }
        var met: ReferenceValue?
        for (value, _) in values {
            switch value {
            case .period, .date: break
            default: return nil
            }
            let isNext = met.map { compared(kind == .min ? .less : .greater, value, $0) == .truth(true) } ?? true
            if isNext { met = value }
        }
        return met
    }

    private func statistic(
        _ aggregate: Aggregate, _ values: [(value: ReferenceValue, isSure: Bool)], _ hand: Hand
    ) -> ReferenceValue {
        if values.contains(where: { $0.value == .broken }) { return .broken }
        let counted = values.filter { $0.value != .notApplicable }
        guard !counted.isEmpty, counted.allSatisfy(\.isSure) else { return unknown }
        let numbers = counted.compactMap(\.value.exact).sorted()
        guard numbers.count == counted.count, let first = numbers.first, let last = numbers.last else { return unknown }
        let result: Number? =
            switch aggregate.kind {
            case .min: first
            case .max: last
            case .mean: mean(numbers)
            case .median: quantile(numbers, Number.reduced(1, 2))
            default: quantile(numbers, aggregate.arguments.first.flatMap { value($0, hand).exact })
            }
        return result.map { .exactly($0) } ?? .broken
    }

    private func mean(_ numbers: [Number]) -> Number? {
        var total: Number? = .zero
        for number in numbers { total = total?.adding(number) }
        return total?.divided(by: Number(numbers.count))
    }

    /// Between the two values around the share's place: (1 − f)·a + f·b.
    private func quantile(_ sorted: [Number], _ share: Number?) -> Number? {
        guard let share, let place = share.multiplied(by: Number(sorted.count - 1)) else { return nil }
        let below = Int(place.numerator / place.denominator)
        guard let fraction = place.subtracting(Number(below)), let rest = Number.one.subtracting(fraction) else {
            return nil
        }
        let above = min(below + 1, sorted.count - 1)
        guard let a = sorted[below].multiplied(by: rest), let b = sorted[above].multiplied(by: fraction) else {
            return nil
        }
        return a.adding(b)
    }
}
