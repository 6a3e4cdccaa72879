import KloptModel

extension FunctionKernel {
    static let abs = onNumber("abs") { $0.magnitude }

    static let lowest = FunctionKernel(name: "lowest") { arguments, _ in extreme(arguments) { $0 < $1 } }

    static let highest = FunctionKernel(name: "highest") { arguments, _ in extreme(arguments) { $0 > $1 } }

    /// The bound of the extreme is the extreme of the bounds, at either end; an open end stays open unless another
    /// argument closes it.
    private static func extreme(_ arguments: [Value], _ precedes: (Number, Number) -> Bool) -> Value {
        var low: [Number?] = []
        var high: [Number?] = []
        var isKnown = true
        for argument in arguments {
            guard case .number(let interval, let known) = argument else { return .missing }
            low.append(interval.low)
            high.append(interval.high)
            isKnown = isKnown && known
        }
        let takesSmallest = precedes(.zero, .one)
        func pick(_ ends: [Number?], openWins: Bool) -> Number? {
            if openWins, ends.contains(nil) { return nil }
            return ends.compactMap { $0 }.reduce(nil) { best, end in best.map { precedes(end, $0) ? end : $0 } ?? end }
        }
        // The smallest of several has an open low end when any has; its high end is the smallest high end there is.
        let interval = Interval(
            low: pick(low, openWins: takesSmallest), high: pick(high, openWins: !takesSmallest))
        return .number(interval, isKnown: isKnown || interval.exact != nil)
    }

    /// Whether two whole numbers have the same digits but for one pair that changed places, as typing errors do.
    static let swappedDigits = FunctionKernel(name: "swapped_digits") { arguments, _ in
        guard arguments.count == 2 else { return .missing }
        guard let first = arguments[0].exact, let second = arguments[1].exact else { return .truth(.unknown) }
        let (a, b) = (Array(first.description.utf8), Array(second.description.utf8))
        guard a.count == b.count else { return .truth(.no) }
        let different = a.indices.filter { a[$0] != b[$0] }
        guard different.count == 2 else { return .truth(.no) }
        return .truth(Truth(a[different[0]] == b[different[1]] && a[different[1]] == b[different[0]]))
    }
}
