import KloptModel

/// The words of what reading could not do or assumed, beside each other in both languages.
enum Wording {
    // MARK: Files

    static let absent = Localized(
        "Dit pad bestaat niet. Controleer de naam en probeer het opnieuw.",
        en: "This path does not exist. Check the name and try again.")
    static let notAFile = Localized(
        "Dit is geen bestand en geen map. Geef het pad van een werkmap (.xlsx), een CSV-bestand of een map.",
        en: "This is neither a file nor a folder. Give the path of a workbook (.xlsx), a CSV file or a folder.")
    static let unreadable = Localized(
        "Dit kan niet worden gelezen. Controleer of u het mag openen en of het niet beschadigd is.",
        en: "This cannot be read. Check that you may open it and that it is not damaged.")
    static let tooDeep = Localized(
        "Deze map ligt meer dan 32 mappen diep en is niet gelezen. Zet de bestanden minder diep.",
        en: "This folder lies more than 32 folders deep and was not read. Move the files up.")
    static let tooLarge = Localized(
        "Dit bestand is groter dan 8 GB en is niet gelezen. Verdeel het over kleinere bestanden.",
        en: "This file is larger than 8 GB and was not read. Split it into smaller files.")
    static let notText = Localized(
        "Dit bestand is geen tekst, en dus geen CSV. Bewaar de tabel als Excel-werkmap (.xlsx) of als CSV en lever die aan.",
        en:
            "This file is not text, and so not CSV. Save the table as an Excel workbook (.xlsx) or as CSV and submit that."
    )
    static let empty = Localized(
        "Dit bestand is leeg. Lever het bestand met gegevens aan.", en: "This file is empty. Submit the file with data."
    )
    static let nothingFound = Localized(
        "Hier staat geen bestand waarin klopt gegevens herkent. Controleer of dit de goede map is, en of de tabellen als "
            + "Excel-werkmap (.xlsx) of CSV zijn bewaard.",
        en:
            "There is no file here in which klopt recognises data. Check that this is the right folder, and that the tables "
            + "were saved as an Excel workbook (.xlsx) or CSV.")
    static let unusedFile = Localized(
        "Dit bestand is niet gebruikt: het is geen tabel.", en: "This file was not used: it is not a table.")
    static let ownOutput = Localized(
        "Dit bestand is niet gebruikt: klopt heeft het zelf geschreven.",
        en: "This file was not used: klopt wrote it itself.")
    static let givenTwice = Localized(
        "Dit bestand is twee keer opgegeven en één keer gelezen.", en: "This file was given twice and read once.")
    static func sameFile(as name: String) -> Localized {
        Localized(
            "Dit is hetzelfde bestand als \(name), en is één keer gelezen.",
            en: "This is the same file as \(name), and was read once.")
    }

    static func givenBefore(_ count: Int) -> Localized {
        Localized(
            "\(count) bestanden hierin zijn twee keer opgegeven en één keer gelezen.",
            en: "\(count) files in here were given twice and read once.")
    }

    static func packets(_ count: Int) -> Localized {
        Localized(
            count == 1
                ? "Hierin staat 1 brief van klopt zelf; die is niet gelezen."
                : "Hierin staan \(count) brieven van klopt zelf; die zijn niet gelezen.",
            en: count == 1
                ? "In here is 1 letter of klopt's own; it was not read."
                : "In here are \(count) letters of klopt's own; they were not read.")
    }

    // MARK: Resubmissions

    private static func list(_ names: [String]) -> Localized {
        guard let last = names.last, names.count > 1 else { return Localized(names.first ?? "") }
        let head = names.dropLast().joined(separator: ", ")
        return Localized("\(head) en \(last)", en: "\(head) and \(last)")
    }

    static func replaced(by later: [String]) -> Localized {
        let list = list(later)
        return Localized(
            "Dit is een eerdere versie van \(list.dutch), en is niet gecontroleerd en niet meegeteld.",
            en: "This is an earlier version of \(list.english), and was not checked and not counted.")
    }

    static func partlyReplaced(by later: [String]) -> Localized {
        let list = list(later)
        return Localized(
            "Een deel hiervan staat in een latere versie (\(list.dutch)): dat deel is hier niet gecontroleerd en niet meegeteld.",
            en:
                "A part of this is in a later version (\(list.english)): that part was not checked and not counted here."
        )
    }

    static func olderByReceipt(than last: String, received: CalendarDate?) -> Localized {
        let (dutch, english) = (
            received.map { " op " + $0.text(in: .dutch) } ?? "", received.map { " on " + $0.text(in: .english) } ?? ""
        )
        return Localized(
            "Naar de naam is dit een latere versie dan \(last), maar volgens de ontvangstlijst kwam die het laatst binnen\(dutch). De lijst gaat voor: klopt dat?",
            en:
                "By its name this is a later version than \(last), but by the list of receipts that one came in last\(english). The list goes first: is that right?"
        )
    }

    static func unclearVersions(_ others: [String]) -> Localized {
        let list = list(others)
        return Localized(
            "Hierin staan dezelfde gegevens als in \(list.dutch), en uit de namen blijkt niet welk bestand het laatste is. Ze zijn alle gelezen. Zet in elke naam v1, v2 of de dag van ontvangst, of noem de bestanden met die dag in de ontvangstlijst.",
            en:
                "This holds the same data as \(list.english), and the names do not tell which file is the last. All were read. Put v1, v2 or the day of receipt in each name, or name the files with that day in the list of receipts."
        )
    }

    static let linkNotFollowed = Localized(
        "Dit is een verwijzing of geen gewoon bestand, en is niet gelezen.",
        en: "This is a link or not an ordinary file, and was not read.")

    // MARK: Records

    static func openQuote(row: Int) -> Localized {
        Localized(
            "In rij \(row) begint een cel met een aanhalingsteken (\") dat niet meer wordt gesloten. Vanaf die rij is het "
                + "bestand niet gelezen. Verwijder het aanhalingsteken of sluit het.",
            en:
                "In row \(row) a cell begins with a quotation mark (\") that is never closed. From that row on the file was "
                + "not read. Remove the quotation mark or close it.")
    }

    static func endlessRecord(row: Int) -> Localized {
        Localized(
            "Rij \(row) is langer dan klopt leest (16 MB zonder einde van de regel). Vanaf die rij is het bestand niet "
                + "gelezen. Controleer of dit een CSV-bestand is.",
            en:
                "Row \(row) is longer than klopt reads (16 MB without an end of line). From that row on the file was not "
                + "read. Check that this is a CSV file.")
    }

    static let tooManyColumns = Localized(
        "Deze tabel heeft meer dan 16.384 kolommen en is niet gelezen. Controleer het scheidingsteken.",
        en: "This table has more than 16,384 columns and was not read. Check the delimiter.")

    // A note about one row has that row as its place, and does not name it again.

    static func skippedRows(_ rows: RowList) -> Localized {
        let list = Wording.rows(rows)
        return rows.count == 1
            ? Localized(
                "niet gelezen: hier staat tekst en geen record", en: "not read: there is text here and no record")
            : Localized(
                "De rijen \(list.dutch) zijn niet gelezen: daar staat tekst en geen record.",
                en: "Rows \(list.english) were not read: they hold text and no record.")
    }

    static func repeatedHeaders(_ rows: RowList) -> Localized {
        let list = Wording.rows(rows)
        return rows.count == 1
            ? Localized("overgeslagen: hier staat de kop nog een keer", en: "skipped: the header stands here once more")
            : Localized(
                "De rijen \(list.dutch) zijn overgeslagen: daar staat de kop nog een keer.",
                en: "Rows \(list.english) were skipped: the header stands there once more.")
    }

    static let totalsRow = Localized(
        "gelezen als totaalrij: vergeleken met de rijen erboven en niet meegeteld",
        en: "read as a totals row: compared with the rows above it and not counted")

    static func totalsAbove(_ rows: RowList) -> Localized {
        let list = Wording.rows(rows)
        return rows.count == 1
            ? Localized(
                "gelezen als totaalrij, en niet meegeteld; er staan geen rijen boven om haar mee te vergelijken",
                en: "read as a totals row, and not counted; there are no rows above it to compare it with")
            : Localized(
                "De rijen \(list.dutch) zijn gelezen als totaalrij, en niet meegeteld; er staan geen rijen boven om ze mee te "
                    + "vergelijken.",
                en:
                    "Rows \(list.english) were read as totals rows, and not counted; there are no rows above them to compare "
                    + "them with.")
    }

    static func longRows(_ rows: RowList) -> Localized {
        let list = Wording.rows(rows)
        let isOne = rows.count == 1
        return Localized(
            (isOne ? "Hier" : "In de rijen \(list.dutch)")
                + " staan meer cellen dan de kop heeft; de cellen achter de laatste kolom zijn niet gebruikt. Staat er een "
                + "scheidingsteken in een tekst?",
            en: (isOne ? "This row holds" : "Rows \(list.english) hold")
                + " more cells than the header; the cells behind the last column were not used. Is there a delimiter in a "
                + "text?")
    }

    static func columnWithoutHeader(_ letters: String) -> Localized {
        Localized(
            "Kolom \(letters) heeft geen kop en is niet gebruikt, maar is wel gevuld.",
            en: "Column \(letters) has no header and was not used, though it is filled.")
    }

    static let noRecords = Localized(
        "Onder de kop staan geen gegevens.", en: "There are no data below the header.")

    /// At most ten rows by number, then how many more.
    static func rows(_ rows: RowList) -> Localized {
        let shown = rows.shown.map(String.init)
        let rest = rows.count - shown.count
        if rest > 0 {
            let list = shown.joined(separator: ", ")
            return Localized("\(list) en \(rest) andere", en: "\(list) and \(rest) more")
        }
        guard let last = shown.last, shown.count > 1 else { return Localized(shown.first ?? "") }
        let list = shown.dropLast().joined(separator: ", ")
        return Localized("\(list) en \(last)", en: "\(list) and \(last)")
    }

    // MARK: Encoding

    /// The encoding of a file that does not say it itself.
    static func assumed(_ encoding: TextEncoding) -> Localized {
        switch encoding {
        case .windows1252:
            Localized("Gelezen als Windows-1252 (niet als UTF-8).", en: "Read as Windows-1252 (not as UTF-8).")
        case .codePage850:
            Localized(
                "Gelezen als tekst uit DOS (codetabel 850, niet UTF-8): alleen zo staan er gewone letters.",
                en: "Read as DOS text (code page 850, not UTF-8): only so does it hold ordinary letters.")
        case .utf16: Localized("Gelezen als UTF-16 zonder kenmerk.", en: "Read as UTF-16 without a mark.")
        case .utf8: Localized("Gelezen als UTF-8.", en: "Read as UTF-8.")
        }
    }

    static let foreignText = Localized(
        "Niet alle tekst in dit bestand is UTF-8. Die cellen zijn gelezen als Windows-1252 of als tekst uit DOS, naar wat er "
            + "gewone letters van maakt.",
        en:
            "Not all text in this file is UTF-8. Those cells were read as Windows-1252 or as DOS text, whichever makes "
            + "ordinary letters of them.")

    static func damagedCharacters(_ count: Int) -> Localized {
        let isOne = count == 1
        return Localized(
            "In dit bestand (UTF-16) \(isOne ? "is 1 teken" : "zijn \(count) tekens") beschadigd. Daarvoor in de plaats staat �. "
                + "Bewaar het bestand opnieuw als CSV UTF-8.",
            en: "In this file (UTF-16) \(isOne ? "1 character is" : "\(count) characters are") damaged; � stands for "
                + "\(isOne ? "it" : "them"). Save the file again as CSV UTF-8.")
    }

    // MARK: Headers

    static func unusedColumn(_ letters: String, _ header: String) -> Localized {
        Localized("kolom \(letters) '\(header)' niet gebruikt", en: "column \(letters) '\(header)' not used")
    }

    static func assumedHeader(_ letters: String, _ header: String, _ column: String) -> Localized {
        Localized(
            "kolom \(letters) '\(header)' gelezen als \(column)", en: "column \(letters) '\(header)' read as \(column)")
    }

    static func columnTwice(_ letters: String, _ header: String, _ column: String, _ first: String) -> Localized {
        Localized(
            "kolom \(letters) '\(header)' niet gebruikt: \(column) staat al in kolom \(first)",
            en: "column \(letters) '\(header)' not used: \(column) already stands in column \(first)")
    }

    /// - Parameter letters: of the column that is not used, and of the one that is.
    static func contradictingColumns(_ letters: (String, String), _ header: String, _ rows: RowList) -> Localized {
        let list = Wording.rows(rows)
        let isOne = rows.count == 1
        return Localized(
            "De kolommen \(letters.1) en \(letters.0) ('\(header)') zijn dezelfde, maar er staat iets anders in "
                + (isOne ? "rij" : "de rijen") + " \(list.dutch). Wat daar staat is niet gebruikt.",
            en: "Columns \(letters.1) and \(letters.0) ('\(header)') are the same one, but differ in "
                + (isOne ? "row" : "rows") + " \(list.english). What stands there was not used.")
    }

    // MARK: Recognising

    static func unrecognised(_ datasets: [DatasetSchema]) -> Localized {
        // What an organisation delivers, by the names that it knows: rosters and reports are others' work.
        let labels = datasets.filter { !$0.isAdministration && !$0.isLong }.map(\.label)
        let (dutch, english) = (labels.map(\.dutch), labels.map(\.english))
        return Localized(
            "In dit bestand herkent klopt geen gegevens: geen van de eerste \(HeaderFinder.deepest) rijen heeft de kolomnamen "
                + "van een tabel die klopt kent "
                + "(\(dutch.joined(separator: ", "))). Controleer of de kolomnamen goed zijn.",
            en:
                "klopt recognises no data in this file: none of the first \(HeaderFinder.deepest) rows has the column names of "
                + "a table that it knows "
                + "(\(english.joined(separator: ", "))). Check that the column names are right.")
    }

    static func ambiguous(_ names: [String], fileExtension: String) -> Localized {
        let list = names.joined(separator: ", ")
        let example = (names.first ?? "") + (fileExtension.isEmpty ? "" : "." + fileExtension)
        return Localized(
            "De kolommen van dit bestand passen bij meer dan één tabel: \(list). Zet de naam van de tabel in de bestandsnaam, "
                + "bijvoorbeeld '\(example)'.",
            en:
                "The columns of this file fit more than one table: \(list). Put the table's name in the file name, for example "
                + "'\(example)'.")
    }

    static func otherName(_ named: Localized, columns: Localized) -> Localized {
        Localized(
            "De naam lijkt op «\(named.dutch)», de kolommen zijn die van «\(columns.dutch)»: zo is het gelezen.",
            en: "The name resembles «\(named.english)», the columns are those of «\(columns.english)»: read as those.")
    }

    // A table below another one has its header's row as its place.

    static func furtherTable(_ label: Localized) -> Localized {
        Localized(
            "hier begint een volgende tabel, gelezen als «\(label.dutch)».",
            en: "a further table begins here, read as «\(label.english)».")
    }

    static func unusedLines(_ lines: [String]) -> Localized {
        let shown = lines.suffix(3).map { "«\($0.prefix(80))»" }.joined(separator: ", ")
        return Localized(
            "boven deze tabel staat \(shown); dat is niet gebruikt",
            en: "above this table stands \(shown), which was not used")
    }

    static let subheads = Localized(
        "Deze rij hoort bij de kop, en is niet als gegevens gelezen.",
        en: "This row belongs to the header, and was not read as data.")

    static func unclear(_ groups: [Subheads.Unclear]) -> Localized {
        func list(_ and: String) -> String {
            groups.prefix(3).map { group in
                "«\(group.name)»: "
                    + group.columns.map { "«\($0.words)» (\($0.letters))" }.joined(separator: " \(and) ")
            }.joined(separator: "; ")
        }
        return Localized(
            "Onder één naam staan meer kolommen, en klopt weet niet welke bedoeld is; er is niets van gelezen. Dit zijn ze: "
                + "\(list("en")). Laat bij elke naam één kolom staan, of geef elke kolom een eigen naam.",
            en:
                "Several columns stand below one name, and klopt does not know which one is meant; nothing of it was read. "
                + "These are they: \(list("and")). Leave one column for each name, or give each column a name of its own."
        )
    }

    static func transposed(_ letters: String) -> Localized {
        Localized(
            "De namen van de kolommen staan hier onder elkaar, in kolom \(letters); er is niets van gelezen. Zet ze naast "
                + "elkaar op één rij, met de gegevens eronder.",
            en:
                "The names of the columns stand below each other here, in column \(letters); nothing of it was read. Put them "
                + "beside each other in one row, with the data below it.")
    }

    static func fromRow(_ row: Int, _ text: Localized) -> Localized {
        Localized(
            "In rij \(row) begint een volgende tabel. Vanaf daar is het bestand niet gelezen. \(text.dutch)",
            en: "A further table begins in row \(row). From there on the file was not read. \(text.english)")
    }

    static func ambiguousTable(_ names: [String]) -> Localized {
        let list = names.joined(separator: ", ")
        return Localized(
            "De kolommen passen bij meer dan één tabel: \(list). Zet de naam van de tabel op de regel erboven.",
            en: "The columns fit more than one table: \(list). Put the table's name on the line above it.")
    }

    /// - Parameter keys: columns that stand there twice, each with the letters of the two.
    static func sideBySide(_ keys: [(name: String, letters: (String, String))]) -> Localized {
        func list(_ and: String) -> String {
            keys.map { "«\($0.name)» (\($0.letters.0) \(and) \($0.letters.1))" }.joined(separator: ", ")
        }
        return Localized(
            "Hier staan twee tabellen naast elkaar; er is niets van gelezen. Deze kolommen staan er twee keer: "
                + "\(list("en")). Zet de tabellen onder elkaar of op eigen bladen.",
            en: "Two tables stand side by side here; nothing of them was read. These columns occur twice: "
                + "\(list("and")). Put the tables below each other or on sheets of their own.")
    }

    static func tableBeside(row: Int) -> Localized {
        Localized(
            "In rij \(row) begint een tabel naast een andere; die is niet gelezen. Zet de tabellen onder elkaar of op eigen "
                + "bladen.",
            en:
                "In row \(row) a table begins beside another one; it was not read. Put the tables below each other or on "
                + "sheets of their own.")
    }

    static let tooManyTables = Localized(
        "Er staan meer dan 1.000 tabellen onder elkaar. Verdeel ze over meer bestanden.",
        en: "There are more than 1,000 tables below each other. Split them over more files.")
}
