import KloptModel
import KloptWorkbook

/// The words of what is peculiar to workbooks.
enum WorkbookWording {
    // MARK: Files

    static func failure(_ error: WorkbookError) -> Localized {
        switch error {
        case .unreadable: Wording.unreadable
        case .other(let form): other(form)
        case .tooLarge(let limit, _): tooLarge(limit)
        case .damaged(let damage, let part): damaged(damage, part)
        }
    }

    private static func other(_ form: WorkbookError.FileForm) -> Localized {
        switch form {
        case .empty: Wording.empty
        case .encryptedWorkbook, .encryptedArchive:
            Localized(
                "Dit bestand is met een wachtwoord beveiligd en is niet gelezen. Open het in Excel, haal het wachtwoord weg "
                    + "(Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord: maak het veld leeg) en lever het "
                    + "opnieuw aan.",
                en:
                    "This file is protected with a password and was not read. Open it in Excel, remove the password (File, "
                    + "Info, Protect Workbook, Encrypt with Password: clear the field) and submit it again.")
        case .legacyWorkbook:
            saveAs(
                "Dit is een werkmap in de oude vorm van Excel (.xls)", "This is a workbook in Excel's old form (.xls)",
                program: "Excel")
        case .binaryWorkbook:
            saveAs(
                "Dit is een binaire werkmap van Excel (.xlsb)", "This is a binary workbook of Excel (.xlsb)",
                program: "Excel")
        case .openDocument:
            saveAs(
                "Dit is een rekenblad van LibreOffice (.ods)", "This is a spreadsheet of LibreOffice (.ods)",
                program: "LibreOffice")
        case .appleDocument:
            Localized(
                "Dit is een bestand van Numbers, dat klopt niet leest. Open het in Numbers, kies Archief, Exporteer naar, Excel, "
                    + "en lever dat bestand aan.",
                en:
                    "This is a file of Numbers, which klopt does not read. Open it in Numbers, choose File, Export To, Excel, "
                    + "and submit that file.")
        case .otherOfficeDocument:
            Localized(
                "Dit is een document van Word of PowerPoint, en geen werkmap. Lever de tabellen aan als werkmap van Excel "
                    + "(.xlsx) of als CSV.",
                en:
                    "This is a document of Word or PowerPoint, and no workbook. Submit the tables as a workbook of Excel "
                    + "(.xlsx) or as CSV.")
        case .unknown, .compoundFile, .otherArchive:
            Localized(
                "Dit is geen werkmap van Excel, al heet het bestand misschien zo. Open het in het programma waarmee het is "
                    + "gemaakt, bewaar het als “Excel-werkmap (.xlsx)” en lever dat bestand aan.",
                en:
                    "This is not a workbook of Excel, although the file may be named like one. Open it in the program that "
                    + "made it, save it as “Excel Workbook (.xlsx)” and submit that file.")
        }
    }

    private static func saveAs(_ dutch: String, _ english: String, program: String) -> Localized {
        Localized(
            "\(dutch), die klopt niet leest. Open hem in \(program), kies “Opslaan als”, kies “Excel-werkmap (.xlsx)” en "
                + "lever dat bestand aan.",
            en:
                "\(english), which klopt does not read. Open it in \(program), choose “Save as”, choose “Excel Workbook "
                + "(.xlsx)” and submit that file.")
    }

    private static func tooLarge(_ limit: WorkbookError.Limit) -> Localized {
        let (dutch, english) =
            switch limit {
            case .fileSize: ("het bestand is groter dan 512 MB", "the file is larger than 512 MB")
            case .entryCount: ("er zitten meer dan 10.000 onderdelen in", "it has more than 10,000 parts")
            case .entrySize, .totalSize:
                ("uitgepakt is de inhoud te groot", "unpacked, its contents are too large")
            case .ratio:
                (
                    "een onderdeel is meer dan 200 keer zo groot als het lijkt",
                    "a part is more than 200 times as large as it seems"
                )
            case .pathLength: ("een onderdeel heeft een te lange naam", "a part has too long a name")
            case .markupDepth, .markupLength:
                ("de inhoud is te ingewikkeld opgebouwd", "its contents are built up in too complicated a way")
            case .cellLength:
                ("een cel heeft meer dan 32.767 tekens", "a cell has more than 32,767 characters")
            case .sharedStrings: ("er staat te veel tekst in", "it holds too much text")
            case .styles: ("er zijn te veel opmaakstijlen", "it has too many styles")
            case .sheetCount: ("er zijn meer dan 1.024 bladen", "it has more than 1,024 sheets")
            case .mergedRanges: ("er zijn te veel samengevoegde cellen", "it has too many merged cells")
            }
        return Localized(
            "Deze werkmap is niet gelezen: \(dutch). Kopieer alleen de tabellen naar een nieuwe werkmap en lever die aan.",
            en: "This workbook was not read: \(english). Copy only the tables to a new workbook and submit that.")
    }

    private static func damaged(_ damage: WorkbookError.Damage, _ part: String) -> Localized {
        var (dutch, english) = ("", "")
        switch damage {
        case .truncated: (dutch, english) = (" Het bestand is niet helemaal overgekomen.", " It is cut off.")
        case .path: (dutch, english) = (" Een onderdeel heeft een verdachte naam.", " A part has a suspicious name.")
        case .documentType, .entity:
            (dutch, english) = (
                " Er staat iets in dat in een werkmap niet hoort.", " It holds something that no workbook should."
            )
        case .disorder(let cell), .cell(let cell):
            (dutch, english) = (" Het gaat mis bij cel \(cell).", " It goes wrong at cell \(cell).")
        default: break
        }
        if !part.isEmpty {
            dutch += " (Onderdeel: \(part).)"
            english += " (Part: \(part).)"
        }
        return Localized(
            "Deze werkmap is beschadigd en is niet gelezen.\(dutch) Open hem in Excel, bewaar hem opnieuw als .xlsx en lever "
                + "dat bestand aan.",
            en:
                "This workbook is damaged and was not read.\(english) Open it in Excel, save it again as .xlsx and submit that "
                + "file.")
    }

    /// A failure of one sheet, as those of a file name no place.
    static func inSheet(_ name: String, _ text: Localized) -> Localized {
        Localized("Blad «\(name)»: \(text.dutch)", en: "Sheet «\(name)»: \(text.english)")
    }

    // MARK: Sheets

    static let noCells = Localized(
        "Dit blad is niet gebruikt: er staan geen cellen op, maar een grafiek of iets anders.",
        en: "This sheet was not used: it holds no cells, but a chart or something else.")
    static let emptySheet = Localized(
        "Dit blad is niet gebruikt: het is leeg.", en: "This sheet was not used: it is empty.")

    static func unusedSheet(isHidden: Bool) -> Localized {
        Localized(
            "Dit \(isHidden ? "verborgen " : "")blad is niet gebruikt: klopt herkent er geen tabel in.",
            en: "This \(isHidden ? "hidden " : "")sheet was not used: klopt recognises no table in it.")
    }

    static func longRows(_ rows: RowList) -> Localized {
        let list = Wording.rows(rows)
        return rows.count == 1
            ? Localized(
                "Rechts van de tabel staat in rij \(list.dutch) nog iets; dat is niet gebruikt.",
                en: "To the right of the table there is something in row \(list.english); it was not used.")
            : Localized(
                "Rechts van de tabel staat in de rijen \(list.dutch) nog iets; dat is niet gebruikt.",
                en: "To the right of the table there is something in rows \(list.english); it was not used.")
    }

    static let hiddenSheet = Localized(
        "Dit blad is verborgen, en is wel gelezen.", en: "This sheet is hidden, and was read all the same.")

    static func hiddenColumns(_ letters: [String]) -> Localized {
        let list = letters.joined(separator: ", ")
        return letters.count == 1
            ? Localized(
                "De kolom \(list) is verborgen, en is wel gelezen.",
                en: "The column \(list) is hidden, and was read all the same.")
            : Localized(
                "De kolommen \(list) zijn verborgen, en zijn wel gelezen.",
                en: "The columns \(list) are hidden, and were read all the same.")
    }

    static func hiddenRows(_ rows: RowList, isFiltered: Bool) -> Localized {
        let list = Wording.rows(rows)
        let (dutch, english) =
            isFiltered ? ("weggefilterd of verborgen", "filtered out or hidden") : ("verborgen", "hidden")
        return rows.count == 1
            ? Localized(
                "Rij \(list.dutch) is \(dutch), en is wel gelezen.",
                en: "Row \(list.english) is \(english), and was read all the same.")
            : Localized(
                "De rijen \(list.dutch) zijn \(dutch), en zijn wel gelezen.",
                en: "Rows \(list.english) are \(english), and were read all the same.")
    }

    static let unfilled = Localized(
        "Op dit grote blad zijn cellen over rijen samengevoegd; hun waarde is alleen in de eerste rij gelezen.",
        en: "Cells on this large sheet are merged over rows; their value was read in the first row only.")

    private static func list(_ ranges: [String]) -> String {
        let most = 10
        return ranges.prefix(most).joined(separator: ", ") + (ranges.count > most ? ", … (\(ranges.count))" : "")
    }

    static func unsharedNumbers(_ ranges: [String]) -> Localized {
        let list = list(ranges)
        return Localized(
            "In samengevoegde cellen (\(list)) staat één getal voor meer rijen. Het is alleen in de eerste rij gelezen; vul voor "
                + "elke rij een eigen getal in.",
            en:
                "In merged cells (\(list)) there is one number for several rows. It was read in the first row only; enter a "
                + "number of its own for each row.")
    }

    static func merged(_ ranges: [String]) -> Localized {
        let list = list(ranges)
        return Localized(
            "Wat in samengevoegde cellen staat (\(list)), geldt voor al hun rijen: zo is het gelezen.",
            en: "What stands in merged cells (\(list)) holds for all of their rows: read as such.")
    }
}
