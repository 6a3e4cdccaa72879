import KloptModel

/// How numbers, amounts and lists read in a language.
struct Phrasing: Sendable {
    let language: Language

    /// The text in this language.
    func callAsFunction(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

    func callAsFunction(_ text: Localized) -> String { text.text(in: language) }

    /// A whole number with its thousands apart: 1.484 in Dutch, 1,484 in English.
    func number(_ value: Int) -> String { whole(String(value)) }

    /// Digits, perhaps behind a minus, with the thousands apart.
    private func whole(_ text: some StringProtocol) -> String {
        let mark = self(".", ",")
        var grouped = ""
        for (index, digit) in text.reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3), digit != "-" { grouped = mark + grouped }
            grouped = String(digit) + grouped
        }
        return grouped
    }

    /// At most six decimals: "1.484,25".
    func number(_ value: Number) -> String {
        let text = value.text(decimals: Number.columnDecimals, mark: self(",", "."))
        guard let mark = text.firstIndex(of: Character(self(",", "."))) else { return whole(text) }
        return whole(text[..<mark]) + text[mark...]
    }

    /// With its sign, unless it is zero: "+2", "−5".
    func signed(_ value: Number) -> String {
        value.isZero ? number(value) : (value.isNegative ? "−" : "+") + number(value.magnitude)
    }

    /// "1 fout", "2 fouten".
    func counted(_ count: Int, _ noun: Noun) -> String {
        number(count) + " " + self(count == 1 ? noun.one : noun.many)
    }

    /// "a", "a en b", "a, b en c".
    func list(_ items: [String]) -> String {
        guard let last = items.last else { return "" }
        let head = items.dropLast().joined(separator: ", ")
        return head.isEmpty ? last : head + self(" en ", " and ") + last
    }
}

/// A thing that is counted, in singular and plural.
struct Noun: Sendable {
    let one: Localized
    let many: Localized

    init(_ one: String, _ many: String, en oneEnglish: String, _ manyEnglish: String) {
        self.one = Localized(one, en: oneEnglish)
        self.many = Localized(many, en: manyEnglish)
    }

    static let error = Noun("fout", "fouten", en: "error", "errors")
    static let warning = Noun("waarschuwing", "waarschuwingen", en: "warning", "warnings")
    static let info = Noun("opmerking", "opmerkingen", en: "remark", "remarks")
    static let issue = Noun("punt", "punten", en: "point", "points")
    static let otherIssue = Noun("ander punt", "andere punten", en: "other point", "other points")
    static let explainedIssue = Noun(
        "toegelicht punt", "toegelichte punten", en: "explained point", "explained points")
    static let check = Noun("controle", "controles", en: "check", "checks")
    static let row = Noun("rij", "rijen", en: "row", "rows")
    static let organisation = Noun("organisatie", "organisaties", en: "organisation", "organisations")
    static let report = Noun("rapport", "rapporten", en: "report", "reports")
    static let cell = Noun("cel", "cellen", en: "cell", "cells")
    static let letter = Noun("brief", "brieven", en: "letter", "letters")
    static let file = Noun("bestand", "bestanden", en: "file", "files")
}
