import KloptModel

/// The texts that a dataset declares to mean missing or not applicable, for look-up.
struct SpecialTexts: Sendable {
    private let missing: Set<String>
    private let notApplicable: Set<String>
    private let totals: Set<String>

    init(_ dataset: DatasetSchema) {
        missing = SpecialTexts.forms(dataset.missingTexts)
        notApplicable = SpecialTexts.forms(dataset.notApplicableTexts)
        totals = Set(dataset.totalsTexts.map(\.matchKey).filter { !$0.isEmpty })
    }

    func isMissing(_ text: String) -> Bool { SpecialTexts.contains(text, missing) }
    func isNotApplicable(_ text: String) -> Bool { SpecialTexts.contains(text, notApplicable) }
    func isTotals(_ text: String) -> Bool { !totals.isEmpty && totals.contains(text.matchKey) }

    /// Whether the first whole words are a totals text: "Totaal GGZ 07", but not "Totaalzorg".
    func beginsLikeTotals(_ text: String) -> Bool {
        guard !totals.isEmpty else { return false }
        let key = text.matchKey
        guard totals.contains(where: key.hasPrefix) else { return false }
        if totals.contains(key) { return true }
        return text.indices.contains { index in
            !text[index].isLetter && !text[index].isNumber && totals.contains(text[..<index].matchKey)
        }
    }

    /// Each text as it stands and as its match key, so that `n.v.t.`, `NVT` and `nvt` are one.
    private static func forms(_ texts: [String]) -> Set<String> {
        Set(texts.flatMap { [plain($0), $0.matchKey] }.filter { !$0.isEmpty })
    }

    private static func contains(_ text: String, _ forms: Set<String>) -> Bool {
        // Longer texts are never such a word: they are not folded for nothing.
        guard !forms.isEmpty, text.utf8.count <= 40 else { return false }
        if forms.contains(plain(text)) { return true }
        let key = text.matchKey
        return !key.isEmpty && forms.contains(key)
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
        guard text.first == "#", text.utf8.count >= 3 else { return false }
        let body = text.dropFirst().uppercased()
        return body.allSatisfy { $0 == "#" } || errorValues.contains(body)
    }

    private static let errorValues: Set<String> = [
        "REF!", "VERW!", "N/A", "N/B", "NB", "DIV/0!", "DEEL/0!", "VALUE!", "WAARDE!", "NAME?", "NAAM?", "NUM!",
        "GETAL!",
        "NULL!", "LEEG!", "SPILL!", "OVERLOOP!", "CALC!", "BEREKENEN!", "FIELD!", "VELD!", "GETTING_DATA",
    ]
}
