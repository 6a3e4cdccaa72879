import KloptModel

extension Problem {
    /// One line: what was probably meant, or what to write instead.
    var help: Localized? {
        switch self {
        case .unknownField(_, _, let suggestion), .unknownDeclaration(_, let suggestion),
            .includeNotFound(_, let suggestion), .referenceColumnNotFound(_, _, let suggestion),
            .unknown(_, _, let suggestion), .unknownColumn(_, _, let suggestion), .unknownName(_, let suggestion),
            .unknownCode(_, _, let suggestion), .unknownFunction(_, let suggestion),
            .unknownExampleColumn(_, let suggestion), .unknownType(_, let suggestion),
            .unknownCondition(_, let suggestion):
            if let suggestion {
                Localized("Bedoelt u ‘\(suggestion)’?", en: "Did you mean ‘\(suggestion)’?")
            } else {
                helpWithoutSuggestion
            }
        case .unexpectedCharacter(_, "\""):
            Localized("Gebruik rechte aanhalingstekens: \"…\"", en: "Use straight quotes: \"…\"")
        case .unexpectedCharacter(_, let instead):
            instead.map { Localized("Schrijf \($0)", en: "Write \($0)") }
        case .decimalComma(let text):
            Localized(
                "Schrijf decimalen met een punt: \(text.replacing(",", with: "."))",
                en: "Write decimals with a point: \(text.replacing(",", with: "."))")
        case .expected(.symbol(")"), let found?):
            Parser.joiningWord(for: found).map { Localized("Bedoelt u ‘\($0)’?", en: "Did you mean ‘\($0)’?") }
        case .unterminatedText:
            Localized(
                "Een tekst begint en eindigt op dezelfde regel met \".",
                en: "A text starts and ends with \" on the same line.")
        case .unknownEscape:
            Localized(
                "Schrijf \\\" voor een aanhalingsteken, \\\\ voor een schuine streep, \\n voor een nieuwe regel.",
                en: "Write \\\" for a quote, \\\\ for a backslash, \\n for a new line.")
        case .impossiblePeriod:
            Localized(
                "Schrijf een kwartaal als 2025-Q2 en een jaar als 2025.",
                en: "Write a quarter as 2025-Q2 and a year as 2025.")
        case .impossibleDate:
            Localized(
                "Schrijf een datum als jaar-maand-dag, zoals 2025-03-01, in de jaren 1600 tot en met 2399.",
                en: "Write a date as year-month-day, such as 2025-03-01, in the years 1600 to 2399.")
        case .fileTooLarge: Localized("Verdeel de regels over meer bestanden.", en: "Spread the rules over more files.")
        case .notUTF8:
            Localized(
                "Sla het op als UTF-8. In Kladblok: Bestand, Opslaan als, en bij Codering UTF-8.",
                en: "Save it as UTF-8. In Notepad: File, Save as, and UTF-8 as Encoding.")
        case .tooDeep:
            Localized("Geef delen een eigen naam met `let`.", en: "Give parts of it a name of their own with `let`.")
        case .chainedComparison:
            Localized("Schrijf `a < b and b < c`.", en: "Write `a < b and b < c`.")
        case .openBrace:
            Localized(
                "Schrijf {naam} voor een waarde, en {{ of }} voor een accolade.",
                en: "Write {name} for a value, and {{ or }} for a brace.")
        case .unclosedBlock:
            Localized("Zet een } na het laatste onderdeel.", en: "Put a } after the last field.")
        case .noPack:
            Localized(
                "Schrijf in één bestand: pack naam \"Titel\" version \"1\"",
                en: "Write in one file: pack name \"Title\" version \"1\"")
        case .duplicate(.rule, _, _):
            Localized("Geef elke regel een eigen naam.", en: "Give every rule an id of its own.")
        case .structuralID:
            Localized(
                "Geef de regel een andere naam, of zet de andere uit met `switch off`.",
                en: "Choose another id, or stop the other rule with `switch off`.")
        case .noKey:
            Localized(
                "Schrijf welke kolommen een record herkennen: key organisatie: text, kwartaal: quarter",
                en: "Write which columns identify a record: key organisatie: text, kwartaal: quarter")
        case .twoConditions:
            Localized(
                "Kies een van `holds`, `value` en `expect`, of maak er twee regels van.",
                en: "Choose one of `holds`, `value` and `expect`, or make two rules of it.")
        case .missingField("holds"):
            Localized(
                "Schrijf wat er moet gelden: holds lopend >= betaald",
                en: "Write what must hold: holds lopend >= betaald")
        case .missingField("for each"):
            Localized("Schrijf waarover de regel gaat: for each ips", en: "Write what the rule is about: for each ips")
        case .missingField:
            Localized(
                "Zet achter de naam een titel tussen aanhalingstekens.", en: "Put a title in quotes after the id.")
        case .notComparable(.code, _), .notComparable(_, .code):
            Localized(
                "Een code is alleen gelijk (=) of ongelijk (!=).", en: "A code is only equal (=) or unequal (!=).")
        case .notComparable(.date, .period), .notComparable(.period, .date):
            Localized(
                "Vergelijk het kwartaal van de datum: quarter_of(datum) = kwartaal",
                en: "Compare the quarter of the date: quarter_of(datum) = kwartaal")
        case .notComparable(.date, .number), .notComparable(.number, .date):
            Localized(
                "Schrijf een datum als 2025-03-01, of vergelijk year_of(datum) met een jaar.",
                en: "Write a date as 2025-03-01, or compare year_of(datum) with a year.")
        case .notAGroupColumn:
            Localized(
                "Gebruik sum(…), min(…) of een andere berekening over de groep.",
                en: "Use sum(…), min(…) or another calculation over the group.")
        case .comparesWithEmpty: Localized("Schrijf `is missing`.", en: "Write `is missing`.")
        case .constant:
            Localized("Staat er de kolom die u bedoelt?", en: "Is this the column that you mean?")
        case .nestedAggregate:
            Localized("Reken de binnenste eerst uit met `let`.", en: "Calculate the inner one first with `let`.")
        case .keyNotGiven(let columns, _):
            columns.first.map {
                Localized("Zet tussen de haakjes ook: \($0) …", en: "Put between the parentheses as well: \($0) …")
            }
        case .letHidesColumn: Localized("Kies een andere naam.", en: "Choose another name.")
        case .wrongRoleType:
            Localized(
                "Noem een andere kolom, of geef deze kolom een ander type.",
                en: "Name another column, or give this column another type.")
        case .alwaysBlocks, .notPerArea, .limit: policyHelp
        case .noOwnColumn: Localized("Noem een van de onderdelen.", en: "Name one of its categories.")
        default: nil
        }
    }

    private var helpWithoutSuggestion: Localized? {
        switch self {
        case .unknownFunction:
            Localized("De functies staan in Rules/README.md.", en: "The functions are listed in Rules/README.md.")
        case .unknownDeclaration:
            Localized(
                "Bekend zijn: \(Parser.sortedDeclarationWords.joined(separator: ", ")).",
                en: "Known are: \(Parser.sortedDeclarationWords.joined(separator: ", ")).")
        case .unknownType:
            Localized(
                "Bekend zijn: count, number, text, quarter, period, date en de codelijsten.",
                en: "Known are: count, number, text, quarter, period, date and the code lists.")
        case .unknownCondition:
            Localized(
                "Bekend zijn: \(Parser.conditions.map(\.words).joined(separator: ", ")).",
                en: "Known are: \(Parser.conditions.map(\.words).joined(separator: ", ")).")
        default: nil
        }
    }
}
