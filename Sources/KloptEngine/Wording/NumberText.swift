import KloptModel

/// Numbers and lists as people read them.
struct NumberText: Sendable {
    let language: Language

    /// `1.484,5` in Dutch, `1,484.5` in English; a real minus sign.
    func text(_ number: Number) -> String {
        let plain = number.text(decimals: Number.columnDecimals, mark: ".")
        var digits = Substring(plain)
        let isNegative = digits.first == "-"
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1)
        var whole = ""
        let wholeDigits = Array(parts.first ?? "0")
        for (position, digit) in wholeDigits.enumerated() {
            if position > 0, (wholeDigits.count - position) % 3 == 0 { whole += language == .dutch ? "." : "," }
            whole.append(digit)
        }
        let fraction = parts.count > 1 ? (language == .dutch ? "," : ".") + parts[1] : ""
        return (isNegative ? "−" : "") + whole + fraction
    }

    /// With its sign, also when it is positive.
    func signed(_ number: Number) -> String { (number > .zero ? "+" : "") + text(number) }

    func text(_ interval: Interval) -> String {
        if let exact = interval.exact { return text(exact) }
        switch (interval.low, interval.high) {
        case (let low?, let high?): return text(low) + (language == .dutch ? " tot en met " : " to ") + text(high)
        case (let low?, nil) where low > .zero: return (language == .dutch ? "ten minste " : "at least ") + text(low)
        default: return language == .dutch ? "onbekend" : "unknown"
        }
    }

    /// `a, b en c`.
    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (language == .dutch ? " en " : " and ") + last
    }
}
