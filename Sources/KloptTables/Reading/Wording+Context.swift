import KloptModel

/// The words of what holds for a whole table, and where that was taken from.
extension Wording {
    static func assumedFromName(
        _ label: Localized, _ value: String, source: Localized, isSheet: Bool
    ) -> Localized {
        Localized(
            "Het \(isSheet ? "blad" : "bestand") heeft geen kolom voor \(label.dutch.lowercased()); '\(value)' is overgenomen "
                + "uit \(source.dutch).",
            en:
                "The \(isSheet ? "sheet" : "file") has no column for \(label.english.lowercased()); '\(value)' was taken "
                + "from \(source.english).")
    }

    /// - Parameter value: what stands where the column's value should, and cannot be one.
    static func notTaken(_ label: Localized, _ value: String, source: Localized) -> Localized {
        Localized(
            "Voor «\(label.dutch)» staat er '\(value)' in \(source.dutch). Dat kan klopt niet lezen, en het is niet "
                + "overgenomen.",
            en:
                "For «\(label.english)» there is '\(value)' in \(source.english). klopt cannot read that, and did not take it."
        )
    }

    /// - Parameter value: the quarter that was found for the sheet.
    static func sheetContradicts(
        _ sheet: String, _ label: Localized, _ value: String, source: Localized
    ) -> Localized {
        Localized(
            "De naam van dit blad («\(sheet)») past niet bij '\(value)' uit \(source.dutch). Daarom is «\(label.dutch)» "
                + "niet overgenomen. Zet jaar en kwartaal voluit in de naam van het blad of in een "
                + "kolom.",
            en:
                "The name of this sheet («\(sheet)») does not fit '\(value)' from \(source.english). So "
                + "«\(label.english)» was not taken. Put the year and the quarter in full in the sheet's name or in a "
                + "column.")
    }

    /// - Parameter other: what the first record holds.
    static func titleContradicted(_ label: Localized, _ value: String, by other: String) -> Localized {
        Localized(
            "Boven de tabel staat bij «\(label.dutch)» '\(value)', maar in de tabel staat '\(other)'. Wat in de tabel staat "
                + "is gelezen.",
            en:
                "Above the table «\(label.english)» is '\(value)', but in the table it is '\(other)'. What stands in the "
                + "table was read.")
    }

    static let fromOption = Localized("de optie --organisation", en: "the option --organisation")
    static let fromPeriodOption = Localized("de optie --period", en: "the option --period")
    static let fromTitle = Localized("een regel boven de tabel", en: "a line above the table")
    static let fromFolder = Localized("de naam van de map", en: "the name of the folder")
    static func fromCover(sheet: String, cell: String) -> Localized {
        Localized("blad «\(sheet)», cel \(cell)", en: "sheet «\(sheet)», cell \(cell)")
    }

    /// - Parameter text: what was taken as the name of the organisation, and from where.
    static func ofOther(_ text: Localized, than asked: String) -> Localized {
        Localized(
            "\(text.dutch) Deze rijen zijn niet meegeteld: er is gevraagd naar '\(asked)'.",
            en: "\(text.english) These rows were not counted: '\(asked)' was asked for.")
    }

    static let fromSheetName = Localized("de naam van het blad", en: "the name of the sheet")
    static let fromFileName = Localized("de naam van het bestand", en: "the name of the file")
}
