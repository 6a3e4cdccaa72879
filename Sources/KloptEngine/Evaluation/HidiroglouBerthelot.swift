import KloptLanguage
import KloptModel

/// The fences of Hidiroglou and Berthelot's edit: which changes stand out, weighed by size.
///
/// With r the ratio new/old and m its median, s = 1 − m/r below the median and r/m − 1 above it; the effect is
/// E = s · max(new, old)^U. A record is an outlier when E lies outside median(E) ± C · max(distance to the quartile,
/// |A · median(E)|).
///
/// Source: M. A. Hidiroglou and J.-M. Berthelot, "Statistical editing and imputation for periodic business surveys",
/// Survey Methodology 12 (1986), 73–83.
struct HidiroglouBerthelot: Sendable {
    private let medianRatio: Double
    private let medianEffect: Double
    private let below: Double
    private let above: Double
    private let power: Double

    /// - Parameter pairs: new and old values, all above zero.
    /// - Returns: nil when the fences have no width: then no change can be weighed.
    init?(pairs: [(new: Double, old: Double)], u: Double, a: Double, c: Double) {
        power = u
        medianRatio = Quantile.of(pairs.map { $0.new / $0.old }.sorted(), share: 0.5)
        var effects: [Double] = []
        for pair in pairs {
            effects.append(HidiroglouBerthelot.effect(new: pair.new, old: pair.old, median: medianRatio, power: u))
        }
        effects.sort()
        medianEffect = Quantile.of(effects, share: 0.5)
        let least = (a * medianEffect).magnitude
        below = c * max(medianEffect - Quantile.of(effects, share: 0.25), least)
        above = c * max(Quantile.of(effects, share: 0.75) - medianEffect, least)
        guard below > 0, above > 0 else { return nil }
    }

    /// How far a change lies from the median effect, as a share of the distance to the fence: above 1 is an outlier.
    func score(new: Double, old: Double) -> Double {
        let distance =
            HidiroglouBerthelot.effect(new: new, old: old, median: medianRatio, power: power) - medianEffect
        return distance < 0 ? -distance / below : distance / above
    }

    private static func effect(new: Double, old: Double, median: Double, power: Double) -> Double {
        let ratio = new / old
        let change = ratio < median ? 1 - median / ratio : ratio / median - 1
        return change * raised(max(new, old), power)
    }

    /// x to a power in quarters, by square roots alone: these are correctly rounded everywhere, `pow` is not.
    private static func raised(_ x: Double, _ power: Double) -> Double {
        let half = x.squareRoot()
        switch power {
        case 0: return 1
        case 0.25: return half.squareRoot()
        case 0.5: return half
        case 0.75: return half * half.squareRoot()
        default: return x
        }
    }
}

extension Evaluator {
    /// The score of the record at hand among its group.
    ///
    /// Not applicable for a group that is too small, or a record without a change to weigh (a zero).
    func hidiroglouBerthelot(_ aggregate: AggregatePlan, _ record: Record, _ key: KeyVector) -> Value {
        guard let surroundings, let new = aggregate.value, aggregate.arguments.count == 5 else { return .impossible }
        let settings = aggregate.arguments.dropFirst().compactMap { value($0).exact?.approximation }
        guard settings.count == 4, [0, 0.25, 0.5, 0.75, 1].contains(settings[0]) else { return .impossible }
        let old = aggregate.arguments[0]
        switch (value(new, record), value(old, record)) {
        case (.notApplicable, _), (_, .notApplicable): return .notApplicable
        case (let newValue, let oldValue):
            guard let a = newValue.exact, let b = oldValue.exact else { return .number(.anything, isKnown: false) }
            guard a > .zero, b > .zero else { return .notApplicable }
            func make() -> Fences {
                guard let members = members(aggregate, surroundings.indexes[aggregate.index].rows(key)) else {
                    return .impossible
                }
                var pairs: [(new: Double, old: Double)] = []
                for member in members where member.isSure {
                    guard let a = value(new, member.record).exact, let b = value(old, member.record).exact,
                        a > .zero, b > .zero
                    else { continue }
                    pairs.append((a.approximation, b.approximation))
                }
                guard !pairs.isEmpty, Double(pairs.count) >= settings[3],
                    let fences = HidiroglouBerthelot(pairs: pairs, u: settings[0], a: settings[1], c: settings[2])
                else { return .none }
                return .known(fences)
            }
            // Fences that depend on the record at hand are its own.
            switch aggregate.isOfGroup ? surroundings.fences(aggregate.id, key, make: make) : make() {
            case .none: return .notApplicable
            case .impossible: return .impossible
            case .known(let fences): return score(new: a.approximation, old: b.approximation, fences)
            }
        }
    }

    private func score(new: Double, old: Double, _ fences: HidiroglouBerthelot) -> Value {
        let score = fences.score(new: new, old: old)
        guard score.isFinite, score < 1e9 else { return .impossible }
        return .number(Number(scaled: Int64((score * 1e6).rounded()), decimals: 6))
    }
}

/// What a group's changes are held against.
enum Fences: Sendable {
    /// The group is too small, or its fences have no width.
    case none
    /// Which records are in the group could not be worked out.
    case impossible
    case known(HidiroglouBerthelot)
}
