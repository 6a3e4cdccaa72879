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

    /// With exactly so many decimals, as a rounded figure is printed: `5,0`.
    func text(_ number: Number, decimals: Int) -> String {
        guard decimals > 0, let rounded = number.rounded(toDecimals: decimals) else { return text(number) }
        let short = text(rounded)
        let mark: Character = language == .dutch ? "," : "."
        let printed = short.firstIndex(of: mark).map { short.distance(from: $0, to: short.endIndex) - 1 } ?? 0
        return short + (printed == 0 ? String(mark) : "") + String(repeating: "0", count: max(0, decimals - printed))
    }

    /// With its sign, also when it is positive.
    func signed(_ number: Number) -> String { (number > .zero ? "+" : "") + text(number) }

    func text(_ interval: Interval) -> String {
        if let exact = interval.exact { return text(exact) }
        switch (interval.low, interval.high) {
        case (let low?, let high?): return text(low) + (language == .dutch ? " tot en met " : " to ") + text(high)
        case (let low?, nil) where !low.isZero: return (language == .dutch ? "ten minste " : "at least ") + text(low)
        case (nil, let high?): return (language == .dutch ? "hooguit " : "at most ") + text(high)
        default: return language == .dutch ? "onbekend" : "unknown"
        }
    }

    /// `a, b en c`.
    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (language == .dutch ? " en " : " and ") + last
    }
}
