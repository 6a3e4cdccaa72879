import KloptModel
import KloptWorkbook
import Testing

@testable import KloptTables

@Suite("Workbooks")
struct SheetReadingTests {
    static let header = ["Organisatie", "Regio", "Kwartaal", "Lopende trajecten", "Lopend, UWV", "Met betaald werk"]

    static func read(_ workbook: WorkbookFixture, name: String = "levering.xlsx") throws -> Reading {
        try Reading.read(bytes: workbook.bytes, name: name)
    }

    static func sheet(_ name: String, _ rows: [[String]], state: String? = nil, after: String = "")
        -> WorkbookFixture.Sheet
    {
        WorkbookFixture.Sheet(name: name, rows: WorkbookFixture.rows(rows), state: state, after: after)
    }

    @Test("Each sheet is a table; a cover sheet says whose and of when they are")
    func sheets() throws {
        let reading = try Self.read(
            WorkbookFixture(sheets: [
                Self.sheet(
                    "Voorblad", [["Aanlevering"], [""], ["Organisatie", "GGZ 07"], ["Kwartaal:", "2e kwartaal 2025"]]),
                Self.sheet(
                    "Plaatsingen", [["Regio", "Lopende trajecten", "Met betaald werk"], ["Twente", "10", "3"]]),
                Self.sheet(
                    "Werkfit", [["Tabel"], ["Regio", "Lopende trajecten", "Beëindigd"], ["Friesland", "5", "2"]]),
            ]))
        #expect(reading.failures.isEmpty)
        #expect(reading.records.map(\.dataset) == ["plaatsing", "werkfit"])
        #expect(reading.records.map(\.row) == [2, 3])
        #expect(reading.column("lopend") == ["10", "5"])
        #expect(reading.result.sources.map(\.sheet) == ["Plaatsingen", "Werkfit"])
        #expect(reading.result.sources.map { $0.constants[0] } == ["GGZ 07", "GGZ 07"])
        #expect(reading.column("kwartaal") == ["2025-Q2", "2025-Q2"])
        #expect(!reading.result.notes.contains { $0.place?.sheet == "Voorblad" })
    }

    @Test("A header over two rows with merged cells, a totals row and a column of remarks")
    func layout() throws {
        let rows = [
            ["Plaatsingen 2025-Q2"], [],
            ["Organisatie", "Regio", "Kwartaal", "Lopende trajecten", "", "Opmerking"],
            ["", "", "", "Totaal", "UWV", ""],
            ["A", "Twente", "2025-Q2", "10", "4", "klopt"], ["A", "Friesland", "2025-Q2", "5", "=1+1", ""],
            ["Totaal", "", "", "15", "6"],
        ]
        let reading = try Self.read(
            WorkbookFixture(sheets: [
                Self.sheet(
                    "Plaatsingen", rows,
                    after: "<mergeCells><mergeCell ref='A3:A4'/><mergeCell ref='B3:B4'/><mergeCell ref='C3:C4'/>"
                        + "<mergeCell ref='D3:E3'/><mergeCell ref='F3:F4'/></mergeCells>")
            ]))
        #expect(reading.records.map(\.row) == [5, 6])
        #expect(reading.column("lopend") == ["10", "5"])
        #expect(reading.column("lopend_uwv") == ["4", "unreadable"])
        #expect(reading.problems.map(\.kind) == [.notCalculated])
        #expect(reading.result.sources.first?.totals.map(\.row) == [7])
        #expect(reading.result.notes.contains { $0.kind == .unusedColumn && $0.place?.cells == ["F4"] })
    }

    @Test("What is hidden is read, and that is said")
    func hidden() throws {
        let rows =
            WorkbookFixture.rows([Self.header, ["A", "Twente", "2025-Q2", "10", "4", "1"]])
            + "<row r='3' hidden='1'><c r='A3' t='inlineStr'><is><t>A</t></is></c>"
            + "<c r='B3' t='inlineStr'><is><t>Friesland</t></is></c><c r='C3' t='inlineStr'><is><t>2025-Q2</t></is></c>"
            + "<c r='D3'><v>7</v></c><c r='E3'><v>3</v></c><c r='F3'><v>1</v></c></row>"
        let reading = try Self.read(
            WorkbookFixture(sheets: [
                WorkbookFixture.Sheet(
                    name: "Plaatsingen", rows: rows, state: "hidden",
                    before: "<cols><col min='5' max='5' hidden='1'/></cols>", after: "<autoFilter ref='A1:F3'/>"),
                Self.sheet("Toelichting", [["Zo vult u dit in."]], state: "veryHidden"),
            ]))
        #expect(reading.column("lopend") == ["10", "7"])
        #expect(
            reading.notes == [
                WorkbookWording.unusedSheet(isHidden: true).dutch, WorkbookWording.hiddenSheet.dutch,
                "De kolom E is verborgen, en is wel gelezen.",
                "Rij 3 is weggefilterd of verborgen, en is wel gelezen.",
            ])
    }

    @Test("Empty sheets and sheets that klopt made are passed over")
    func others() throws {
        let reading = try Self.read(
            WorkbookFixture(sheets: [
                Self.sheet("Blad2", []),
                Self.sheet(
                    "_klopt",
                    [["klopt template", "1"], ["pack", "p"], ["period", "2025-Q2"], ["own sheet", "Hulp"]]),
                Self.sheet("Hulp", [Self.header, ["A", "Twente", "2025-Q2", "1", "1", "1"]]),
                Self.sheet("Plaatsingen", [Self.header, ["A", "Twente", "2025-Q2", "10", "4", "1"]]),
            ]))
        #expect(reading.column("lopend") == ["10"])
        #expect(reading.notes == [WorkbookWording.emptySheet.dutch])
    }

    @Test(
        "A sheet that only has a name like klopt's own is read like any other", arguments: ["_klopt", "_klopt_terug"])
    func borrowedName(name: String) throws {
        let reading = try Self.read(
            WorkbookFixture(sheets: [Self.sheet(name, [Self.header, ["A", "Twente", "2025-Q2", "10", "4", "1"]])]))
        #expect(reading.column("lopend") == ["10"])
    }

    @Test("A workbook without a table in it is a failure, once")
    func nothing() throws {
        let reading = try Self.read(
            WorkbookFixture(sheets: [Self.sheet("Blad1", [["Hallo"]]), Self.sheet("Blad2", [["Dag"]])]))
        #expect(reading.failures == [Wording.unrecognised(Fixture.datasets).dutch])
    }

    @Test("A damaged sheet is a failure that names it, and the other sheets are read")
    func damaged() throws {
        let reading = try Self.read(
            WorkbookFixture(sheets: [
                WorkbookFixture.Sheet(name: "Stuk", rows: "<row r='2'><c r='A1'><v>1</v></c></row>"),
                Self.sheet("Plaatsingen", [Self.header, ["A", "Twente", "2025-Q2", "10", "4", "1"]]),
            ]))
        #expect(reading.column("lopend") == ["10"])
        #expect(reading.failures.count == 1)
        #expect(reading.failures.first?.hasPrefix("Blad «Stuk»: Deze werkmap is beschadigd") == true)
    }

    @Test("Two values in a cell are none; a number over several rows and what stands beside the table are told of")
    func oddities() throws {
        let twice = "<row r='2'><c r='A2'><v>1</v><v>2</v></c></row>"
        let damaged = try Self.read(WorkbookFixture(sheets: [WorkbookFixture.Sheet(name: "Stuk", rows: twice)]))
        #expect(damaged.failures.first?.contains("cel A2") == true)

        let rows = [
            Self.header, ["A", "Twente", "2025-Q2", "10", "4", "1", "", "let op"],
            ["A", "Friesland", "2025-Q2", "", "4", "1"],
        ]
        let after = "<mergeCells><mergeCell ref='D2:D3'/></mergeCells>"
        let reading = try Self.read(WorkbookFixture(sheets: [Self.sheet("Plaatsingen", rows, after: after)]))
        #expect(reading.column("lopend") == ["10", "missing"])
        #expect(
            reading.notes == [
                WorkbookWording.unsharedNumbers(["D2:D3"]).dutch,
                "Rechts van de tabel staat in rij 2 nog iets; dat is niet gebruikt.",
            ])
    }

    @Test(
        "A workbook is known by what it is, also under another name",
        arguments: ["plaatsing.csv", "levering.zip", "levering"])
    func renamed(name: String) throws {
        let workbook = WorkbookFixture(sheets: [
            Self.sheet("Plaatsingen", [Self.header, ["A", "Twente", "2025-Q2", "10", "4", "1"]])
        ])
        #expect(try Self.read(workbook, name: name).column("lopend") == ["10"])
    }

    /// name, bytes, the beginning of what is said
    static let refused: [(String, [UInt8], String)] = [
        ("leeg.xlsx", [], "Dit bestand is leeg."),
        ("tekst.xlsx", Array("a;b\n1;2\n".utf8), "Dit is geen werkmap van Excel"),
        ("half.xlsx", [0x50, 0x4B, 0x03, 0x04, 0, 0], "Deze werkmap is beschadigd"),
        ("oud.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Dit is geen werkmap van Excel"),
    ]

    @Test("What is no workbook is refused with what to do", arguments: refused)
    func refusal(_ name: String, _ bytes: [UInt8], _ beginning: String) throws {
        let reading = try Reading.read(bytes: bytes, name: name)
        #expect(reading.failures.count == 1)
        #expect(reading.failures.first?.hasPrefix(beginning) == true, "\(reading.failures)")
    }
}
