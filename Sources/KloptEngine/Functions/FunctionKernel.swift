import KloptModel

/// What a built-in function does with its arguments, when all are there.
///
/// A function that sees a missing or not applicable argument is not called: its result is missing (a number: anything)
/// or not applicable too. Kernels on numbers get intervals, so that bounds pass through them.
struct FunctionKernel: Sendable {
    var name: String
    var apply: @Sendable ([Value], TextPool) -> Value

    /// One line per function; a test holds this list against the signatures of the language.
    static let all: [FunctionKernel] = [
        .abs, .lowest, .highest, .length, .lower, .upper, .contains, .startsWith, .endsWith, .swappedDigits, .year,
        .quarter, .isYear,
        .yearOf, .monthOf, .dayOf, .quarterOf,
    ]

    static func named(_ name: String) -> FunctionKernel? { all.first { $0.name == name } }

    /// Stands in for a name that checking would have refused.
    static let unknown = FunctionKernel(name: "?") { _, _ in .impossible }

    /// A function of one interval.
    static func onNumber(_ name: String, _ body: @escaping @Sendable (Interval) -> Interval?) -> FunctionKernel {
        FunctionKernel(name: name) { arguments, _ in
            guard case .number(let interval, let isKnown)? = arguments.first else { return .missing }
            return body(interval).map { .number($0, isKnown: isKnown) } ?? .impossible
        }
    }

    /// A function of one text.
    static func onText(_ name: String, _ body: @escaping @Sendable (String, TextPool) -> Value) -> FunctionKernel {
        FunctionKernel(name: name) { arguments, pool in
            guard case .text(let number)? = arguments.first else { return .missing }
            return body(pool.text(number), pool)
        }
    }

    /// A question about two texts.
    static func onTexts(_ name: String, _ body: @escaping @Sendable (String, String) -> Bool) -> FunctionKernel {
        FunctionKernel(name: name) { arguments, pool in
            guard arguments.count == 2, case .text(let first) = arguments[0], case .text(let second) = arguments[1]
            else { return .missing }
            return .truth(Truth(body(pool.text(first), pool.text(second))))
        }
    }

    /// A function of a date.
    static func onDate(_ name: String, _ body: @escaping @Sendable (CalendarDate) -> Value) -> FunctionKernel {
        FunctionKernel(name: name) { arguments, _ in
            guard case .date(let date)? = arguments.first else { return .missing }
            return body(date)
        }
    }

    /// A function of a period.
    static func onPeriod(_ name: String, _ body: @escaping @Sendable (Period) -> Value) -> FunctionKernel {
        FunctionKernel(name: name) { arguments, _ in
            guard case .period(let period)? = arguments.first else { return .missing }
            return body(period)
        }
    }
}
