import KloptLanguage
import KloptModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Hidiroglou and Berthelot's edit, as their article has it, with the sizes weighed by the library's `pow`.
extension Reference {
    /// The new and old value of the record at hand, where the measure is not settled by those alone.
    func change(_ aggregate: Aggregate, _ hand: Hand) -> (new: Number, old: Number, settled: ReferenceValue?) {
        let new = aggregate.value.map { value($0, hand) } ?? .broken
        let old = value(aggregate.arguments[0], hand)
        if new == .notApplicable || old == .notApplicable { return (.zero, .zero, .notApplicable) }
        guard let a = new.exact, let b = old.exact else {
            return (.zero, .zero, .number(low: nil, high: nil, isKnown: false))
        }
        return (a, b, a > .zero && b > .zero ? nil : .notApplicable)
    }

    func outlier(_ aggregate: Aggregate, _ members: [ReferenceRecord], _ hand: Hand) -> ReferenceValue {
        let settings = aggregate.arguments.dropFirst().compactMap { value($0, hand).exact?.approximation }
        let (new, old, _) = change(aggregate, hand)
        let changes = members.map { change(aggregate, hand.on($0)) }.filter { $0.settled == nil }
            .map { (new: $0.new.approximation, old: $0.old.approximation) }
        guard !changes.isEmpty, Double(changes.count) >= settings[3] else { return .notApplicable }
        let middle = quartile(2, changes.map { $0.new / $0.old })
        func effect(_ new: Double, _ old: Double) -> Double {
            let ratio = new / old
            let change = ratio < middle ? 1 - middle / ratio : ratio / middle - 1
            return change * pow(max(new, old), settings[0])
        }
        let effects = changes.map { effect($0.new, $0.old) }
        let median = quartile(2, effects)
        let least = abs(settings[1] * median)
        let down = settings[2] * max(median - quartile(1, effects), least)
        let up = settings[2] * max(quartile(3, effects) - median, least)
        guard down > 0, up > 0 else { return .notApplicable }
        let distance = effect(new.approximation, old.approximation) - median
        let score = distance < 0 ? -distance / down : distance / up
        guard score.isFinite, score < 1e9 else { return .broken }
        return .exactly(Number(scaled: Int64((score * 1e6).rounded()), decimals: 6))
    }

    /// A quarter, half or three quarters of the way along the values in order.
    private func quartile(_ number: Int, _ values: [Double]) -> Double {
        let sorted = values.sorted()
        let place = Double(number * (sorted.count - 1)) / 4
        let below = sorted[Int(place)]
        let above = sorted[min(Int(place) + 1, sorted.count - 1)]
        return below + (above - below) * (place - place.rounded(.down))
    }
}
