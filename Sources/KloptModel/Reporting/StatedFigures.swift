/// Figures as people write them down beside an explanation: `lopend = 80, betaald = 3,5`; of a single figure the value
/// alone will do.
package struct StatedFigures: Hashable, Sendable {
    private struct Part: Hashable, Sendable {
        var name: String?
        var value: String
    }

    private var parts: [Part]

    /// nil for a text in which nothing stands.
    ///
    /// Parts are separated by commas, semicolons or line breaks. A comma within brackets belongs to a name
    /// (`previous(lopend, 4)`), and what has no name belongs to the value before it (`3,5`).
    package init?(_ text: String) {
        var pieces: [String] = [""]
        var marks: [Character] = []
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth <= 0, ",;\n".contains(character) {
                pieces.append("")
                marks.append(character)
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        parts = []
        for (index, piece) in pieces.enumerated() {
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2, let name = sides.first.map(Self.plain), let value = sides.last, !name.isEmpty {
                parts.append(Part(name: name.lowercased(), value: Self.plain(value)))
            } else if index > 0, !parts.isEmpty {
                if !Self.plain(piece).isEmpty {
                    parts[parts.count - 1].value += String(marks[index - 1]) + Self.plain(piece)
                }
            } else if !Self.plain(piece).isEmpty {
                parts.append(Part(name: nil, value: Self.plain(piece)))
            }
        }
        guard !parts.isEmpty else { return nil }
    }

    /// Whether each of these figures was found as it is written here; what is not written here may be anything.
    package func agree(with observed: [Observation]) -> Bool {
        parts.allSatisfy { part in
            guard let name = part.name else {
                return observed.count == 1 && observed.first.map { $0.value.isWritten(part.value) } ?? false
            }
            return observed.contains { $0.name.lowercased() == name && $0.value.isWritten(part.value) }
        }
    }

    /// Whether each of them names something that was found; if not, they are of something else, or no figures.
    package func areOf(_ observed: [Observation]) -> Bool {
        parts.allSatisfy { part in
            guard let name = part.name else { return observed.count == 1 }
            return observed.contains { $0.name.lowercased() == name }
        }
    }

    private static func plain(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension [Observation] {
    /// `lopend = 80, betaald = 3,5`: what `StatedFigures` reads.
    package func stated(in language: Language) -> String {
        map { "\($0.name) = \($0.value.text(in: language))" }.joined(separator: ", ")
    }
}

extension ObservedValue {
    /// A number with a decimal comma or point and nothing between thousands.
    package func text(in language: Language) -> String {
        switch self {
        case .number(let number): number.text(decimals: Number.columnDecimals, mark: language == .dutch ? "," : ".")
        case .text(let text): text
        case .missing: Self.nothing.text(in: language)
        }
    }

    private static let nothing = Localized("leeg", en: "empty")

    /// Whether a person wrote this value: in either language, and a number also with points between thousands.
    fileprivate func isWritten(_ text: String) -> Bool {
        switch self {
        case .missing: return text.isEmpty || [Self.nothing.dutch, Self.nothing.english].contains(text.lowercased())
        case .text(let own): return own.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace }
        case .number(let number):
            let digits = String(text.filter { !$0.isWhitespace }.map { $0 == "−" ? "-" : $0 })
            let withComma = String(digits.filter { $0 != "." }.map { $0 == "," ? "." : $0 })
            let withPoint = digits.filter { $0 != "," }
            return [withComma, withPoint].contains { Number(decimal: $0)?.description == number.description }
        }
    }
}
