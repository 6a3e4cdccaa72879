import KloptModel

/// The texts that a dataset declares to mean missing or not applicable, for look-up.
///
/// A class: each of a dataset's columns has a reader that holds it.
final class SpecialTexts: Sendable {
    enum Meaning: Sendable {
        case missing
        case notApplicable
    }

    /// By match key, so that `n.v.t.`, `NVT` and `nvt` are one; a text that has none ("-") by its plain form.
    private let meanings: [String: Meaning]
    private let totals: [String]

    init(_ dataset: DatasetSchema) {
        var meanings: [String: Meaning] = [:]
        func add(_ texts: [String], _ meaning: Meaning) {
            for text in texts {
                let key = text.matchKey
                let form = key.isEmpty ? SpecialTexts.plain(text) : key
                if !form.isEmpty, meanings[form] == nil { meanings[form] = meaning }
            }
        }
        add(dataset.missingTexts, .missing)
        add(dataset.notApplicableTexts, .notApplicable)
        self.meanings = meanings
        totals = dataset.totalsTexts.map(\.matchKey).filter { !$0.isEmpty }
    }

    /// - Parameter key: the text's match key.
    func meaning(of text: String, key: String) -> Meaning? {
        // Longer texts are never such a word: they are not looked up for nothing.
        guard !meanings.isEmpty, text.utf8.count <= 40 else { return nil }
        return meanings[key.isEmpty ? SpecialTexts.plain(text) : key]
    }

    /// - Parameter key: the text's match key.
    func isTotals(key: String) -> Bool { totals.contains(key) }

    /// Whether the first whole words are a totals text: "Totaal GGZ 07", but not "Totaalzorg".
    ///
    /// - Parameter key: the text's match key.
    func beginsLikeTotals(_ text: String, key: String) -> Bool {
        guard totals.contains(where: { key.utf8.first == $0.utf8.first && key.hasPrefix($0) }) else { return false }
        if isTotals(key: key) { return true }
        return text.indices.contains { index in
            !text[index].isLetter && !text[index].isNumber && isTotals(key: text[..<index].matchKey)
        }
    }

    /// Lowercase, with every dash as a hyphen.
    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x2010...0x2015, 0x2212: result.unicodeScalars.append("-")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// What a spreadsheet shows where a formula failed, in Dutch or English.
    static func isErrorValue(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count >= 3 else { return false }
        let body = text.dropFirst().uppercased()
        return body.allSatisfy { $0 == "#" } || errorValues.contains(body)
    }

    private static let errorValues: Set<String> = [
        "REF!", "VERW!", "N/A", "N/B", "NB", "DIV/0!", "DEEL/0!", "VALUE!", "WAARDE!", "NAME?", "NAAM?", "NUM!",
        "GETAL!",
        "NULL!", "LEEG!", "SPILL!", "OVERLOOP!", "CALC!", "BEREKENEN!", "FIELD!", "VELD!", "GETTING_DATA",
    ]
}
