import KloptModel
import Testing

@testable import KloptTables

@Suite("What the names of sheets and other sheets say")
struct SheetContextTests {
    static let header = ["Regio", "Lopende trajecten", "Lopend, UWV", "Met betaald werk"]
    static let row = ["Twente", "10", "4", "1"]

    /// A workbook of sheets with one record each, and a cover when there is one.
    static func read(
        _ names: [String], cover: [[String]] = [], name: String = "plaatsing.xlsx", asNamed: Bool = false,
        organisation: String? = nil
    ) throws -> Reading {
        var sheets = names.map { SheetReadingTests.sheet($0, [header, row]) }
        if !cover.isEmpty { sheets.insert(SheetReadingTests.sheet("Voorblad", cover), at: 0) }
        let folder = try Folder()
        let path = try folder.write(WorkbookFixture(sheets: sheets).bytes, to: name)
        return Reading.read(
            [asNamed ? path : folder.path], context: Fixture.context(organisation: organisation))
    }

    // MARK: Names of sheets

    @Test(
        "A sheet's name goes before the file's, unless it says nothing or may be short for a table",
        arguments: [
            (["GGZ 01", "GGZ 02"], "plaatsing per org.xlsx", ["GGZ 01", "GGZ 02"]),
            (["GGZ 01", "GGZ 02"], "plaatsing koepel.xlsx", ["GGZ 01", "GGZ 02"]),
            (["Noorderlicht 2025-Q2"], "plaatsing GGZ 07.xlsx", ["Noorderlicht"]),
            (["Blad1", "Sheet1 (2)"], "plaatsing GGZ 07.xlsx", ["GGZ 07", "GGZ 07"]),
            (["Voorblad", "Plaatsingen", "2025-Q2"], "plaatsing GGZ 07.xlsx", ["GGZ 07", "GGZ 07", "GGZ 07"]),
            (["PL"], "plaatsing GGZ 07.xlsx", ["GGZ 07"]), (["GGZE"], "plaatsing.xlsx", ["GGZE"]),
            (["Twente"], "plaatsing.xlsx", ["absent"]),
        ])
    func sheets(names: [String], file: String, organisations: [String]) throws {
        #expect(try Self.read(names, name: file).column("organisatie") == organisations)
    }

    @Test(
        "The sender that was asked for is that of all sheets, but for those of other senders",
        arguments: [
            (["GGZ 01", "GGZ 02"], ["GGZ 01", "GGZ 02"]), (["Blad1", "Cijfers jan"], ["GGZ 01", "GGZ 01"]),
            (["GGZ 02"], ["GGZ 02"]), (["ggz-01", "Noorderlicht"], ["GGZ 01", "Noorderlicht"]),
        ])
    func asked(names: [String], organisations: [String]) throws {
        let reading = try Self.read(names, asNamed: true, organisation: "GGZ 01")
        #expect(reading.column("organisatie") == organisations)
        let others = organisations.filter { $0 != "GGZ 01" }
        #expect(reading.notes.count { $0.contains("niet meegeteld") } == others.count)
    }

    // MARK: Headers

    @Test("A header is read without its number or unit, and that is said")
    func numbered() throws {
        let headers = [
            ["1. Regio", "2) Lopende trajecten", "2.1 Lopend, UWV (aantal)", "Met betaald werk (AANTAL)"],
            ["Regio", "2025 Lopende trajecten", "Lopend, UWV (%)", "Met betaald werk"],
        ]
        let readings = try headers.map { header in
            try SheetReadingTests.read(
                WorkbookFixture(sheets: [SheetReadingTests.sheet("Plaatsingen", [header, Self.row])]))
        }
        #expect(readings.map { $0.column("lopend") } == [["10"], ["absent"]])
        #expect(readings.map { $0.column("lopend_uwv") } == [["4"], ["absent"]])
        #expect(readings.map { $0.column("betaald") } == [["1"], ["1"]])
        #expect(readings.first?.notes.contains("kolom B '2) Lopende trajecten' gelezen als lopend") == true)
    }

    // MARK: Covers

    @Test(
        "On a cover only what stands beside its label counts",
        arguments: [
            ([["Organisatie", "GGZ 07"], ["Sjabloonversie", "2024-Q4"]], "GGZ 07", "absent"),
            ([["Vorig kwartaal was: 2025-Q1"], ["Organisatie", "GGZ 07"]], "GGZ 07", "absent"),
            ([["Aanlevering 2025-Q1"], ["Naam organisatie:", "GGZ 07"]], "GGZ 07", "absent"),
            ([["Organisatie", "Kwartaal"], ["GGZ 07", "2025-Q2"]], "GGZ 07", "2025-Q2"),
            ([["Organisatie", "Contactpersoon"], ["GGZ 07", "J. Jansen"]], "GGZ 07", "absent"),
            ([["Organisatie", "", "Kwartaal: 2025-Q2"]], "absent", "2025-Q2"),
            ([["Kwartaal"], ["2e kwartaal 2025"]], "absent", "2025-Q2"),
            ([["Verslagperiode", "", "K2 2025"]], "absent", "2025-Q2"),
            ([["Kwartaal 2025-Q2"], ["Periode van 2025-Q1 of later"]], "absent", "2025-Q2"),
            ([["Kwartaal 2 2025"]], "absent", "2025-Q2"),
            // An empty form has no answers, and its next question is none.
            ([["Organisatie"], ["Afdeling"], ["Kwartaal"], ["Contactpersoon"]], "absent", "absent"),
            ([["Organisatie", "Kwartaal"], ["", ""], ["GGZ 07", "2025-Q2"]], "absent", "absent"),
        ])
    func covers(cover: [[String]], organisation: String, quarter: String) throws {
        let reading = try Self.read(["Plaatsingen"], cover: cover)
        #expect(reading.column("organisatie") == [organisation])
        #expect(reading.column("kwartaal") == [quarter])
        let isUsed = organisation != "absent" || quarter != "absent"
        #expect(reading.result.notes.contains { $0.kind == .unusedSheet } != isUsed)
    }

    @Test("It is said on which sheet and in which cell a value stands")
    func places() throws {
        let cover = [["Aanlevering"], [], ["", "Organisatie", "GGZ 07"], ["", "Kwartaal: 2025-Q2"]]
        let notes = try Self.read(["Plaatsingen"], cover: cover).notes
        #expect(
            notes == [
                "Het blad heeft geen kolom voor organisatie; 'GGZ 07' is overgenomen uit blad «Voorblad», cel C3.",
                "Het blad heeft geen kolom voor kwartaal; '2025-Q2' is overgenomen uit blad «Voorblad», cel B4.",
            ])
    }

    @Test(
        "A cell may state several things, each behind its label",
        arguments: [
            ("Organisatie: GGZ 07   Kwartaal: Q2 2025", "GGZ 07", "2025-Q2"),
            ("Kwartaal: 2025-Q2 / Organisatie: GGZ 07", "GGZ 07", "2025-Q2"),
            ("Naam van de organisatie: GGZ 07 (vorig kwartaal: 2025-Q1)", "GGZ 07 (vorig kwartaal: 2025-Q1)", "absent"),
            ("Vorig kwartaal: 2025-Q1", "absent", "absent"), ("Kwartaal:", "absent", "absent"),
            ("Organisatie: GGZ: Noord", "GGZ: Noord", "absent"),
        ])
    func severalInACell(cell: String, organisation: String, quarter: String) throws {
        let reading = try Self.read(["Plaatsingen"], cover: [[cell]])
        #expect(reading.column("organisatie") == [organisation])
        #expect(reading.column("kwartaal") == [quarter])
    }

    static let cover = [["Organisatie", "GGZ 07"], ["Kwartaal", "2025-Q2"]]

    @Test(
        "A sheet whose name speaks of another quarter is not that of the cover's",
        arguments: [
            ("Q1", "absent"), ("Plaatsing K1", "absent"), ("Plaatsing vorig kwartaal", "absent"),
            ("Plaatsing 2024", "absent"),
            ("Voorbeeld", "absent"), ("2025-Q1", "2025-Q1"), ("Q2", "2025-Q2"), ("Plaatsing 2025", "2025-Q2"),
            ("2024 en 2025", "2025-Q2"), ("Plaatsing versie 2", "2025-Q2"), ("Plaatsing 1987", "2025-Q2"),
        ])
    func otherQuarter(sheet: String, quarter: String) throws {
        let reading = try Self.read([sheet], cover: Self.cover)
        #expect(reading.column("kwartaal") == [quarter])
        #expect(reading.notes.contains { $0.contains("past niet bij '2025-Q2'") } == (quarter == "absent"))
    }

    static let withoutRegion = ["Organisatie", "Kwartaal", "Lopende trajecten", "Lopend, UWV", "Met betaald werk"]

    @Test(
        "A sheet that is named after a code and nothing else holds its figures, and that is said",
        arguments: [
            ("Friesland", "Friesland"), ("Fryslân", "Friesland"), ("Regio Friesland", "Friesland"),
            ("Plaatsing Noord-Limburg 2025-Q2", "Noord-Limburg"), ("noord limburg (2)", "Noord-Limburg"),
            ("Arbeidsmarktregio: Gooi en Vechtstreek", "Gooi & Vechtstreek"), ("Friesland oud", "absent"),
            ("Totaal Friesland", "absent"), ("Noord-Limburg en Zuid-Limburg", "absent"), ("Frieslnd", "absent"),
        ])
    func codes(sheet: String, code: String) throws {
        let reading = try SheetReadingTests.read(
            WorkbookFixture(sheets: [
                SheetReadingTests.sheet(sheet, [Self.withoutRegion, ["A", "2025-Q2", "10", "4", "1"]])
            ]))
        #expect(reading.column("regio") == [code])
        let said = "Het blad heeft geen kolom voor regio; '\(code)' is overgenomen uit de naam van het blad."
        #expect(reading.notes.contains(said) == (code != "absent"))
    }

    @Test("A line above each of two tables may name the code; a further table has none of the one above it")
    func codesAbove() throws {
        let table = [Self.withoutRegion, ["A", "2025-Q2", "10", "4", "1"]]
        let reading = try SheetReadingTests.read(
            WorkbookFixture(sheets: [
                SheetReadingTests.sheet(
                    "Plaatsingen",
                    [["Regio Friesland"]] + table + [[""], ["Twente"]] + table + [[""], ["Twente, deels"]] + table)
            ]))
        #expect(reading.column("regio") == ["Friesland", "Twente", "absent"])
        #expect(
            reading.notes.filter { $0.contains("niet gebruikt") } == [
                "boven deze tabel staat «Twente, deels»; dat is niet gebruikt"
            ])
    }

    @Test("What stands where a value should and cannot be one is not taken, and that is said")
    func notTaken() throws {
        let reading = try Self.read(["Plaatsingen"], cover: [["Kwartaal", "2"], ["Organisatie", "GGZ 07"]])
        #expect(reading.column("kwartaal") == ["absent"])
        #expect(
            reading.notes.contains(
                "Voor «Kwartaal» staat er '2' in blad «Voorblad», cel B1. Dat kan klopt niet lezen, en het is niet overgenomen."
            ))
    }
}
