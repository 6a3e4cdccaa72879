import KloptModel

extension Problem {
    /// What was found and what was expected.
    var message: Localized {
        switch self {
        case .unexpectedCharacter, .unterminatedText, .unknownEscape, .unreadableNumber, .impossiblePeriod,
            .impossibleDate,
            .fileTooLarge, .notUTF8, .expected, .tooDeep, .chainedComparison, .unknownField, .duplicateField,
            .unknownDeclaration, .openBrace, .unclosedBlock, .rowWidth, .openRow, .tooLarge, .oneDatasetPerFigure,
            .emptyBounds, .emptyReason, .decimalComma, .furtherProblems:
            readingMessage
        case .noPack, .duplicate, .includeNotFound, .includeCycle, .includeTwice, .referenceNotFound,
            .referenceColumnNotFound, .referenceRow, .unknown, .unknownColumn, .unknownType, .partOfCycle, .neverValid,
            .unreachable, .noKey, .missingRole, .roleElsewhere, .tooManyCategories, .tooManyParts, .noOwnColumn,
            .addsUpWithoutBreakdown, .emptyList, .ambiguousSpelling, .notACount, .wrongRoleType, .missingFigureField,
            .noTile, .sameTile:
            packMessage
        case .unknownCondition, .alwaysBlocks, .notPerArea, .noArea, .limit: policyMessage
        default: ruleMessage
        }
    }

    private var readingMessage: Localized {
        switch self {
        case .unexpectedCharacter(let character, _):
            Localized(
                "Het teken ‘\(character.visible)’ hoort hier niet.",
                en: "The character ‘\(character.visible)’ does not belong here.")
        case .decimalComma(let text):
            Localized("‘\(text)’ heeft een komma.", en: "‘\(text)’ has a comma.")
        case .unterminatedText:
            Localized("Deze tekst heeft geen aanhalingsteken aan het eind.", en: "This text has no closing quote.")
        case .unknownEscape(let escape):
            Localized("‘\(escape)’ heeft in een tekst geen betekenis.", en: "‘\(escape)’ means nothing in a text.")
        case .unreadableNumber(let text):
            Localized(
                "‘\(text)’ is te groot of te lang voor een getal.",
                en: "‘\(text)’ is too large or too long for a number.")
        case .impossiblePeriod(let text):
            Localized("‘\(text)’ is geen bestaande periode.", en: "‘\(text)’ is not a period.")
        case .impossibleDate(let text):
            Localized("‘\(text)’ is geen bestaande datum.", en: "‘\(text)’ is not a date of the calendar.")
        case .fileTooLarge(let limit):
            Localized("Dit bestand is groter dan \(limit) bytes.", en: "This file is larger than \(limit) bytes.")
        case .notUTF8:
            Localized(
                "Dit bestand is geen UTF-8 en is niet gelezen.", en: "This file is not UTF-8, and was not read.")
        case .expected(let wanted, let found):
            if let found {
                Localized(
                    "Hier wordt \(wanted.words.dutch) verwacht, maar er staat ‘\(found.shortened)’.",
                    en: "Expected \(wanted.words.english), but found ‘\(found.shortened)’.")
            } else {
                Localized(
                    "Hier wordt \(wanted.words.dutch) verwacht, maar het bestand houdt op.",
                    en: "Expected \(wanted.words.english), but the file ends.")
            }
        case .tooDeep:
            Localized("Deze uitdrukking is te diep genest.", en: "This expression is nested too deeply.")
        case .chainedComparison:
            Localized("Vergelijkingen kunnen niet achter elkaar staan.", en: "Comparisons cannot be chained.")
        case .unknownField(let word, .rule, _):
            Localized("Een regel heeft geen onderdeel ‘\(word)’.", en: "A rule has no field ‘\(word)’.")
        case .unknownField(let word, .dataset, _):
            Localized("Een dataset heeft geen onderdeel ‘\(word)’.", en: "A dataset has no field ‘\(word)’.")
        case .unknownField(let word, .column, _):
            Localized("Een kolom heeft geen eigenschap ‘\(word)’.", en: "A column has no option ‘\(word)’.")
        case .unknownField(let word, .figures, _):
            Localized("Cijfers hebben geen onderdeel ‘\(word)’.", en: "Figures have no field ‘\(word)’.")
        case .unknownField(let word, .policy, _):
            Localized("Een beleid heeft geen onderdeel ‘\(word)’.", en: "A policy has no field ‘\(word)’.")
        case .duplicateField(let word):
            Localized("‘\(word)’ staat hier twee keer.", en: "‘\(word)’ is given twice.")
        case .unknownDeclaration(let word, _):
            Localized(
                "‘\(word)’ begint geen onderdeel van een regelbestand.", en: "‘\(word)’ does not start a declaration.")
        case .openBrace:
            Localized("In deze tekst mist een accolade.", en: "A brace in this text has no partner.")
        case .unclosedBlock:
            Localized("Deze accolade wordt niet gesloten.", en: "This brace is not closed.")
        case .rowWidth(let found, let expected):
            Localized(
                "Deze rij heeft \(found) \(found == 1 ? "cel" : "cellen"); de kop heeft er \(expected).",
                en: "This row has \(found) \(found == 1 ? "cell" : "cells"); the header has \(expected).")
        case .openRow:
            Localized("Een rij van een tabel eindigt met ‘|’.", en: "A row of a table ends with ‘|’.")
        case .tooLarge:
            Localized(
                "Deze uitdrukking is te groot, ook door wat er van `define` in staat.",
                en: "This expression is too large, counting what `define` puts in it.")
        case .oneDatasetPerFigure:
            Localized("`define figure` gaat over één dataset.", en: "`define figure` is about one dataset.")
        case .emptyBounds:
            Localized("De ondergrens is hoger dan de bovengrens.", en: "The lower bound is above the upper bound.")
        case .emptyReason:
            Localized("Hier hoort een reden te staan.", en: "There should be a reason here.")
        case .furtherProblems(1):
            Localized("Er is nog 1 fout die hier niet staat.", en: "There is 1 further mistake, not listed here.")
        case .furtherProblems(let count):
            Localized(
                "Er zijn nog \(count) fouten die hier niet staan.",
                en: "There are \(count) further mistakes, not listed here.")
        default: Localized("")
        }
    }

    private var packMessage: Localized {
        switch self {
        case .noPack:
            Localized("Geen enkel bestand begint met `pack`.", en: "No file has a `pack` line.")
        case .duplicate(let thing, let name, let first):
            Localized(
                "\(thing.words.dutch.capitalisedFirst) ‘\(name)’ bestaat al: \(first.file), regel \(first.line).",
                en:
                    "\(thing.words.english.capitalisedFirst) ‘\(name)’ exists already: \(first.file), line \(first.line)."
            )
        case .includeNotFound(let path, _):
            Localized("Het bestand ‘\(path)’ hoort niet bij dit pakket.", en: "The file ‘\(path)’ is not in this pack.")
        case .includeCycle(let path):
            Localized("‘\(path)’ sluit dit bestand zelf weer in.", en: "‘\(path)’ includes this file in turn.")
        case .includeTwice(let path):
            Localized("‘\(path)’ staat hier al eerder.", en: "‘\(path)’ is included above already.")
        case .referenceNotFound(let path):
            Localized(
                "Het bestand ‘\(path)’ is niet gevonden in dit pakket.",
                en: "The file ‘\(path)’ was not found in this pack.")
        case .referenceColumnNotFound(let column, let file, _):
            Localized("‘\(file)’ heeft geen kolom ‘\(column)’.", en: "‘\(file)’ has no column ‘\(column)’.")
        case .noTile(let name, let file, let row):
            Localized(
                "‘\(name)’ heeft in rij \(row) van ‘\(file)’ geen plaats op de kaart: een rij en een kolom van 1 tot en met 100.",
                en: "‘\(name)’ has no place on the map in row \(row) of ‘\(file)’: a row and a column from 1 to 100.")
        case .sameTile(let first, let second):
            Localized(
                "‘\(first)’ en ‘\(second)’ staan op de kaart op dezelfde plaats.",
                en: "‘\(first)’ and ‘\(second)’ have the same place on the map.")
        case .referenceRow(let code, let file, let row):
            if code.isEmpty {
                Localized(
                    "‘\(file)’ heeft in rij \(row) geen code of naam.",
                    en: "‘\(file)’ has no code or name in row \(row).")
            } else {
                Localized(
                    "‘\(file)’ heeft in rij \(row) nog een keer ‘\(code)’.",
                    en: "‘\(file)’ repeats ‘\(code)’ in row \(row).")
            }
        case .unknown(let thing, let name, _):
            Localized(
                "\(thing.words.dutch.capitalisedFirst) ‘\(name)’ bestaat niet.",
                en: "There is no \(thing.words.english) ‘\(name)’.")
        case .unknownColumn(let name, let dataset, _):
            Localized(
                "Dataset ‘\(dataset)’ heeft geen kolom ‘\(name)’.", en: "Dataset ‘\(dataset)’ has no column ‘\(name)’.")
        case .unknownType(let name, _):
            Localized(
                "‘\(name)’ is geen soort kolom en geen codelijst.",
                en: "‘\(name)’ is neither a type of column nor a code list.")
        case .partOfCycle(let name):
            Localized("‘\(name)’ is zo een deel van zichzelf.", en: "This makes ‘\(name)’ a part of itself.")
        case .neverValid:
            Localized("Deze periode eindigt voor zij begint.", en: "This period ends before it starts.")
        case .unreachable:
            Localized(
                "Deze regel geldt nooit: de datasets bestaan niet in deze periode.",
                en: "This rule never applies: its datasets do not exist in this period.")
        case .noKey(let name):
            Localized("Dataset ‘\(name)’ heeft geen `key`.", en: "Dataset ‘\(name)’ has no `key`.")
        case .missingRole(let role, let kind):
            Localized("Een dataset met `\(kind)` heeft `\(role)` nodig.", en: "A `\(kind)` dataset needs `\(role)`.")
        case .roleElsewhere(let role, let kind):
            Localized(
                "`\(role)` hoort alleen in een dataset met `\(kind)`.",
                en: "`\(role)` belongs only in a `\(kind)` dataset.")
        case .tooManyCategories(let limit):
            Localized(
                "Een uitsplitsing heeft hooguit \(limit) onderdelen.",
                en: "A breakdown has at most \(limit) categories.")
        case .tooManyParts(let limit):
            Localized(
                "Een pakket heeft samen hooguit \(limit) kolommen en regels die daaruit volgen.",
                en: "A pack has at most \(limit) columns, and as many rules that follow from them.")
        case .noOwnColumn(let name):
            Localized(
                "‘\(name)’ heeft geen eigen kolom, alleen onderdelen.",
                en: "‘\(name)’ has no column of its own, only categories.")
        case .addsUpWithoutBreakdown(let name):
            Localized("‘\(name)’ telt op, maar heeft geen onderdelen.", en: "‘\(name)’ adds up, but has no categories.")
        case .emptyList(let name):
            Localized("‘\(name)’ heeft geen enkele waarde.", en: "‘\(name)’ has no values.")
        case .ambiguousSpelling(let text, let a, let b):
            Localized("‘\(text)’ kan ‘\(a)’ en ‘\(b)’ betekenen.", en: "‘\(text)’ may mean ‘\(a)’ and ‘\(b)’.")
        case .notACount(let name):
            Localized("‘\(name)’ is geen telling (`count`).", en: "‘\(name)’ is not a `count`.")
        case .missingFigureField(let field):
            Localized("Deze cijfers hebben geen `\(field)`.", en: "These figures have no `\(field)`.")
        case .wrongRoleType(let name, let expected):
            Localized("‘\(name)’ moet \(expected.dutch) zijn.", en: "‘\(name)’ must be \(expected.english).")
        default: Localized("")
        }
    }

    private var ruleMessage: Localized {
        switch self {
        case .missingField(let field):
            Localized("Deze regel heeft geen `\(field)`.", en: "This rule has no `\(field)`.")
        case .twoConditions:
            Localized(
                "Een regel heeft één voorwaarde; deze heeft er meer.",
                en: "A rule has one condition; this one has more.")
        case .structuralID(let id):
            Localized(
                "‘\(id)’ is al de naam van een regel die uit een dataset volgt.",
                en: "‘\(id)’ is the id of a rule that follows from a dataset.")
        case .unknownName(let name, _):
            Localized("De naam ‘\(name)’ is hier niet bekend.", en: "The name ‘\(name)’ is not known here.")
        case .unknownCode(let code, let list, _):
            Localized(
                "‘\(code)’ staat niet in de codelijst ‘\(list)’.", en: "‘\(code)’ is not in the code list ‘\(list)’.")
        case .wrongType(let expected, let found):
            Localized(
                "Hier hoort \(expected.words.dutch), maar dit is \(found.words.dutch).",
                en: "Expected \(expected.words.english), but this is \(found.words.english).")
        case .notComparable(let left, let right):
            Localized(
                "\(left.words.dutch.capitalisedFirst) is zo niet te vergelijken met \(right.words.dutch).",
                en: "\(left.words.english.capitalisedFirst) cannot be compared with \(right.words.english) in this way."
            )
        case .wrongArity(let name, let expected, let orMore, let found):
            Localized(
                "`\(name)` heeft \(orMore ? "ten minste " : "")\(expected) \(expected == 1 ? "waarde" : "waarden") nodig en krijgt er \(found).",
                en:
                    "`\(name)` needs \(orMore ? "at least " : "")\(expected) \(expected == 1 ? "value" : "values") and gets \(found)."
            )
        case .unknownFunction(let name, _):
            Localized("De functie ‘\(name)’ bestaat niet.", en: "There is no function ‘\(name)’.")
        case .notAGroupColumn(let name, let columns) where columns.isEmpty:
            Localized("‘\(name)’ verschilt binnen de groep.", en: "‘\(name)’ differs within the group.")
        case .notAGroupColumn(let name, let columns):
            Localized(
                "‘\(name)’ verschilt binnen de groep; alleen \(columns.listed("en")) \(columns.count == 1 ? "ligt" : "liggen") vast.",
                en:
                    "‘\(name)’ differs within the group; only \(columns.listed("and")) \(columns.count == 1 ? "is" : "are") fixed."
            )
        case .defineCycle(let names):
            Localized(
                "Deze namen verwijzen naar elkaar: \(names.joined(separator: " → ")).",
                en: "These names refer to each other: \(names.joined(separator: " → ")).")
        case .divisionByZero:
            Localized("Hier wordt door nul gedeeld.", en: "This divides by zero.")
        case .constant(let value):
            switch value {
            case true: Localized("Dit is altijd waar.", en: "This is always true.")
            case false: Localized("Dit is nooit waar.", en: "This is never true.")
            default: Localized("Dit hangt van geen enkel gegeven af.", en: "This does not depend on any data.")
            }
        case .noPeriodColumn(let dataset):
            Localized(
                "Dataset ‘\(dataset)’ heeft geen kwartaal om naar te kijken.",
                en: "Dataset ‘\(dataset)’ has no quarter to look at.")
        case .notLong(let dataset):
            Localized(
                "`figure` werkt alleen in een dataset met `long`; ‘\(dataset)’ is dat niet.",
                en: "`figure` works only in a `long` dataset; ‘\(dataset)’ is none.")
        case .notARoster(let dataset):
            Localized(
                "`expect` werkt alleen op een dataset met `roster`; ‘\(dataset)’ is dat niet.",
                en: "`expect` works only on a `roster` dataset; ‘\(dataset)’ is none.")
        case .unknownExampleColumn(let name, _):
            Localized(
                "Geen dataset van deze regel heeft een kolom ‘\(name)’.",
                en: "No dataset of this rule has a column ‘\(name)’.")
        case .unreadableExample(let text, let column, let type):
            Localized(
                "‘\(text)’ is geen \(type.words.dutch), zoals ‘\(column)’ vraagt.",
                en: "‘\(text)’ is not a \(type.words.english), as ‘\(column)’ needs.")
        case .slowPattern(let pattern):
            Localized(
                "In ‘\(pattern)’ wordt iets herhaald dat zelf al herhaalt of kiest; dat kan eindeloos duren.",
                en: "In ‘\(pattern)’ something is repeated that itself repeats or chooses, which may take forever.")
        case .invalidPattern(let pattern):
            Localized("‘\(pattern)’ is geen leesbaar patroon.", en: "‘\(pattern)’ is not a readable pattern.")
        case .toleranceWithoutComparison:
            Localized(
                "Een `tolerance` hoort bij een vergelijking van getallen; die is hier niet.",
                en: "A `tolerance` needs a comparison of numbers; there is none here.")
        case .nestedAggregate:
            Localized(
                "Een berekening over records kan niet binnen een andere staan.",
                en: "A calculation over records cannot stand inside another.")
        case .outlierElsewhere:
            Localized(
                "`hb` weegt de verandering van het eigen record, en kan niet over een andere dataset gaan.",
                en: "`hb` weighs the change of the record at hand, and cannot be about another dataset.")
        case .ownOutside:
            Localized(
                "`own` werkt alleen binnen een berekening over andere records.",
                en: "`own` works only inside a calculation over other records.")
        case .keyNotGiven(let columns, let dataset):
            Localized(
                "Van ‘\(dataset)’ is zo niet één record bedoeld: \(columns.listed("en")) \(columns.count == 1 ? "ontbreekt" : "ontbreken").",
                en:
                    "This does not point at one record of ‘\(dataset)’: \(columns.listed("and")) \(columns.count == 1 ? "is" : "are") not given."
            )
        case .letHidesColumn(let name):
            Localized("‘\(name)’ is al de naam van een kolom.", en: "‘\(name)’ is the name of a column already.")
        case .thresholdWithoutValue:
            Localized(
                "`warning from` en `error from` horen bij `value`.",
                en: "`warning from` and `error from` belong with `value`.")
        case .switchedOffTwice(let id):
            Localized("‘\(id)’ is al uitgezet.", en: "‘\(id)’ has been switched off already.")
        case .comparesWithEmpty:
            Localized("`empty` is hier niet te vergelijken.", en: "`empty` cannot be compared.")
        case .expectsWithoutRecords:
            Localized("`expect` werkt per record, niet per groep.", en: "`expect` works per record, not per group.")
        case .reportPerOther(let name, let columns):
            Localized(
                "`report per` kan hier alleen met \(columns.listed("en")), niet met ‘\(name)’.",
                en: "`report per` takes only \(columns.listed("and")) here, not ‘\(name)’.")
        case .fieldWithout(let field, let needs):
            Localized("`\(field)` doet niets zonder `\(needs)`.", en: "`\(field)` does nothing without `\(needs)`.")
        default: Localized("")
        }
    }
}

extension String {
    /// At most thirty characters, for use in a sentence.
    var shortened: String { count <= 30 ? self : prefix(29) + "…" }

    /// A character that shows nothing, by its number: `U+200B`.
    var visible: String {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return self }
        switch scalar.properties.generalCategory {
        case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        default: return self
        }
    }

    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
    /// "a, b en c".
    func listed(_ last: String) -> String {
        guard count > 1, let final = self.last else { return first.map { "‘\($0)’" } ?? "" }
        return dropLast().map { "‘\($0)’" }.joined(separator: ", ") + " \(last) ‘\(final)’"
    }
}
