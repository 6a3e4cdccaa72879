import KloptModel

extension FunctionKernel {
    static let abs = onNumber("abs") { $0.magnitude }

    static let lowest = FunctionKernel(name: "lowest") { arguments, _ in extreme(arguments) { $0 < $1 } }

    static let highest = FunctionKernel(name: "highest") { arguments, _ in extreme(arguments) { $0 > $1 } }

    /// The bound of the extreme is the extreme of the bounds, at either end; an open end stays open unless another
    /// argument closes it.
    private static func extreme(_ arguments: [Value], _ precedes: (Number, Number) -> Bool) -> Value {
        guard case .number(var extreme, var isKnown)? = arguments.first else { return .missing }
        let takesSmallest = precedes(.zero, .one)
        func pick(_ best: Number?, _ end: Number?, openWins: Bool) -> Number? {
            guard let best, let end else { return openWins ? nil : best ?? end }
            return precedes(end, best) ? end : best
        }
        for argument in arguments.dropFirst() {
            guard case .number(let interval, let known) = argument else { return .missing }
            // The smallest of several has an open low end when any has; its high end is the smallest there is.
            extreme = Interval(
                low: pick(extreme.low, interval.low, openWins: takesSmallest),
                high: pick(extreme.high, interval.high, openWins: !takesSmallest))
            isKnown = isKnown && known
        }
        return .number(extreme, isKnown: isKnown || extreme.exact != nil)
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
