import Testing

@testable import KloptWorkbook

@Suite struct WorkbookTests {
    @Test(arguments: [
        (HandMade.main, HandMade.references), (HandMade.strictMain, HandMade.strictReferences),
    ])
    func `Transitional and strict workbooks are read`(main: String, references: String) throws {
        let sheet = "<worksheet xmlns=\"\(main)\"><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>"
        let parts = HandMade.parts(
            sheet: sheet, strings: "<si><t>een</t></si>", main: main, references: references)
        #expect(try HandMade.workbook(parts).cells() == ["A1 'een'"])
        #expect(try HandMade.workbook(parts.reversed()).cells() == ["A1 'een'"])
    }

    @Test func `Prefixes and other encodings mean the same`() throws {
        let sheet =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><x:worksheet xmlns:x=\"\(HandMade.main)\">"
            + "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>é</x:v></x:c><c r=\"B1\"><v>2</v></c></x:row>"
            + "</x:sheetData></x:worksheet>"
        #expect(try HandMade.workbook(HandMade.parts(sheet: sheet)).cells() == ["A1 'é'"])
        for (littleEndian, mark) in [(true, true), (true, false), (false, true), (false, false)] {
            let text = sheet.replacing("UTF-8", with: "UTF-16")
            var bytes: [UInt8] = []
            for unit in (mark ? [0xFEFF] : []) + Array(text.utf16) {
                bytes +=
                    littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            }
            var writer = ZipWriter()
            for part in HandMade.parts(sheet: "") where part.path != "xl/worksheets/sheet1.xml" {
                writer.add(part.path, Array(part.text.utf8))
            }
            writer.add("xl/worksheets/sheet1.xml", bytes)
            #expect(try Workbook(ArchiveBytes(writer.finish())).cells() == ["A1 'é'"])
        }
        let latin = sheet.replacing("UTF-8", with: "ISO-8859-1")
        #expect(throws: WorkbookError.damaged(.encoding, part: "xl/worksheets/sheet1.xml")) {
            try HandMade.workbook(HandMade.parts(sheet: latin)).cells()
        }
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx"])
    func `Workbooks of others are read`(name: String) throws {
        let workbook = try Workbook(ArchiveBytes(Fixtures.bytes(name)))
        let styled = try workbook.cells()
        #expect(styled.contains { $0.hasPrefix("D3 0.354 style ") })
        let cells = styled.map { String($0.split(separator: " style ")[0]) }
        #expect(
            Array(cells.prefix(5)) == [
                "A1 'IPS per regio'", "A2 'regio'", "B2 'kwartaal'", "C2 'lopend'", "D2 'aandeel'",
            ])
        #expect(cells.contains("A3 'Drenthe'") && cells.contains("C3 12"))
        #expect(cells.last?.hasPrefix("D5") == true)
        #expect(workbook.sheets[0].name == "IPS-trajecten")

        let reader = try workbook.reader(ofSheet: 0)
        let batch = SheetBatch()
        #expect(try reader.next(batch))
        let third = try #require(batch.rows.first { $0.number == 3 })
        let share = try #require(batch.cells[third.cells].first { $0.column == 3 })
        let moment = try #require(batch.cells[third.cells].first { $0.column == 5 })
        #expect(workbook.styles.format(Int(share.style)) == NumberFormat(kind: .percent, decimals: 1))
        #expect(workbook.styles.format(Int(moment.style)).kind == .date)
        let day = SerialDate(serial: Int(moment.value), usesDate1904: workbook.usesDate1904)
        #expect(day.map { [$0.year, $0.month, $0.day] } == [2025, 6, 30])
        guard name != "xlsxwriter.xlsx" else {
            #expect(workbook.usesDate1904)
            #expect(cells.suffix(2) == ["C5 = 15.5", "D5 = 'b'"])
            return
        }
        #expect(workbook.sheets.map(\.visibility) != [.visible, .visible, .visible])
        #expect(workbook.sheets[0].notesPath.flatMap { workbook.archive.entry($0) } != nil)
        #expect(cells.contains("A4 hidden 'Fryslân & co'"))
        let facts = try workbook.facts(ofSheet: 0)
        #expect(facts.mergedRanges.map(\.description) == ["A1:D1"])
        #expect(facts.hiddenColumns == [1...1])
        #expect(facts.filteredRange?.description == "A2:D4")
    }

    @Test(
        arguments: [
            ("calc.ods", .openDocument), ("numbers.numbers", .appleDocument), ("binary.xlsb", .binaryWorkbook),
            ("word.docx", .otherOfficeDocument), ("python.zip", .otherArchive), ("legacy.xls", .legacyWorkbook),
            ("password.xlsx", .encryptedWorkbook),
        ] as [(String, WorkbookError.FileForm)])
    func `What is no workbook says what it is`(name: String, form: WorkbookError.FileForm) {
        #expect(throws: WorkbookError.other(form)) { try Workbook(ArchiveBytes(Fixtures.bytes(name))) }
    }

    @Test func `The workbook's own part is read`() throws {
        let properties = "<workbookPr date1904='1'/>"
        let parts = HandMade.parts(sheet: "<worksheet xmlns='\(HandMade.main)'/>", workbookProperties: properties)
        let changed = parts.map { part in
            part.path == "xl/workbook.xml"
                ? (
                    part.path,
                    part.text.replacing(
                        "</sheets>",
                        with: "<sheet name='Diagram &amp; meer' sheetId='2' state='veryHidden' r:id='b'/></sheets>"
                            + "<definedNames><definedName name='_xlnm.Print_Area' localSheetId='1' hidden='1'>"
                            + "Blad1!$A$1:$C$9</definedName></definedNames>")
                ) : part
        }
        let workbook = try HandMade.workbook(changed)
        #expect(workbook.usesDate1904)
        #expect(workbook.sheets.map(\.name) == ["Blad1", "Diagram & meer"])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .veryHidden])
        #expect(
            workbook.definedNames == [
                Workbook.DefinedName(name: "_xlnm.Print_Area", sheet: 1, formula: "Blad1!$A$1:$C$9", isHidden: true)
            ])
        #expect(try workbook.cells() == [])
    }

    @Test func `A part that another one names has to be there`() {
        for missing in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
            let parts = HandMade.parts(sheet: "<worksheet xmlns='\(HandMade.main)'/>", strings: "", styles: "")
            #expect(throws: WorkbookError.damaged(.missing, part: missing)) {
                try HandMade.workbook(parts.filter { $0.path != missing })
            }
        }
    }

    @Test func `Shared strings are limited all together`() {
        var limits = WorkbookLimits()
        limits.sharedStrings = 10
        let parts = HandMade.parts(sheet: "", strings: "<si><t>vijf5</t></si><si><t>zes666</t></si>")
        #expect(throws: WorkbookError.tooLarge(.sharedStrings, part: "xl/sharedStrings.xml")) {
            try HandMade.workbook(parts, limits: limits)
        }
    }

    @Test func `Paths are resolved from where they are named`() {
        #expect(ZipArchive.resolve("../comments1.xml", from: "xl/worksheets/") == "xl/comments1.xml")
        #expect(ZipArchive.resolve("/xl/workbook.xml", from: "a/") == "xl/workbook.xml")
        #expect(ZipArchive.resolve("../../../x", from: "xl/") == "x")
    }

    @Test func `Types of parts are read`() throws {
        let archive = try Archives.open(Fixtures.bytes("openpyxl.xlsx"))
        let types = try archive.contentTypes()
        #expect(types.type(of: "xl/workbook.xml")?.contains("spreadsheetml.sheet.main") == true)
        #expect(types.type(of: "_rels/.rels")?.contains("relationships") == true)
        #expect(types.type(of: "x.unknown") == nil)
    }
}

@Suite struct MeaningTests {
    @Test(
        arguments: [
            ("General", .general, 0), ("0", .number, 0), ("#,##0.00", .number, 2), ("0%", .percent, 0),
            ("0.0%", .percent, 1),
            ("0.00%;-0.0%", .percent, 2), ("dd-mm-yyyy", .date, 0), ("[$-413]d mmmm yyyy;@", .date, 0),
            ("d/m", .date, 0),
            ("hh:mm:ss", .time, 0), ("h:mm AM/PM", .time, 0), ("yyyy-mm-dd hh:mm", .dateAndTime, 0),
            ("[h]:mm", .duration, 0),
            ("mm:ss.0", .time, 0), ("0.00E+00", .scientific, 2), ("# ?/?", .fraction, 0), ("@", .text, 0),
            ("\"dag \"0", .number, 0), ("0.0\" yd%\"", .number, 1), ("\\d0", .number, 0),
            ("[Red]0.0;[Blue]-0.0", .number, 1),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ", .number, 2), ("[>100]0.0;0", .number, 1), ("", .general, 0),
            ("\"x", .general, 0),
            ("[", .general, 0), ("mmm-yy", .date, 0), ("General\" st.\"", .general, 0), ("yyyy\"-Q\"0", .number, 0),
        ] as [(String, NumberFormat.Kind, Int)])
    func `A format code says what a number means`(code: String, kind: NumberFormat.Kind, decimals: Int) {
        #expect(NumberFormat(code: code) == NumberFormat(kind: kind, decimals: decimals))
    }

    @Test func `Styles refer to formats`() throws {
        let styles =
            "<numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
            + "<cellXfs><xf/><xf numFmtId='164'/><xf numFmtId='9'><alignment/></xf><xf numFmtId='14'/><xf numFmtId='999'/>"
            + "</cellXfs><dxfs><dxf><numFmt numFmtId='164' formatCode='yyyy'/></dxf></dxfs>"
        let workbook = try HandMade.workbook(rows: "", styles: styles)
        #expect(workbook.styles.count == 5)
        #expect(
            (0...5).map { workbook.styles.format($0).kind } == [
                .general, .percent, .percent, .date, .general, .general,
            ])
        #expect(workbook.styles.format(1).decimals == 1)
    }

    @Test(arguments: [
        (1, false, "1900-1-1"), (59, false, "1900-2-28"), (60, false, "nil"), (61, false, "1900-3-1"),
        (45_838, false, "2025-6-30"), (2_958_465, false, "9999-12-31"), (2_958_466, false, "nil"), (0, false, "nil"),
        (-1, false, "nil"), (0, true, "1904-1-1"), (44_376, true, "2025-6-30"), (-1, true, "nil"),
    ])
    func `A day is counted from 1900 or 1904 on`(serial: Int, usesDate1904: Bool, expected: String) {
        let day = SerialDate(serial: serial, usesDate1904: usesDate1904)
        #expect((day.map { "\($0.year)-\($0.month)-\($0.day)" } ?? "nil") == expected)
    }

    @Test(arguments: [
        ("0", "0"), ("-0.0", "0"), ("12", "12"), ("+3", "3"), (".5", "0.5"), ("5.", "5"),
        ("0.35399999999999998", "0.354"),
        ("0.30000000000000004", "0.30000000000000004"), ("100000000000000000", "100000000000000000"),
        ("1234567890123456789", "extreme"), ("1e5", "100000"), ("1E-18", "0.000000000000000001"), ("1e-19", "extreme"),
        ("999999999999999", "999999999999999"), ("0.1e1", "1"), ("1e400", "1e400"), ("NaN", "extreme"),
        ("-INF", "extreme"),
        ("9007199254740993", "9007199254740992"), ("", "none"), ("-", "none"), ("1,5", "none"), ("1 ", "none"),
        ("0x10", "none"), ("1e", "none"), ("1e1.5", "none"), ("1.2.3", "none"), ("nan", "none"), ("1_0", "none"),
        ("0000000000000000000000000000001", "1"), ("1e99999999999999", "none"),
    ])
    func `A number is exactly what its digits say, or the shortest that was meant`(text: String, expected: String) {
        switch DecimalNumber.read(Array(text.utf8)) {
        case .number(let number): #expect(number.description == expected)
        case .extreme: #expect(expected == "extreme" || expected == text)
        case .none: #expect(expected == "none")
        }
    }

    @Test func `References are read and shown`() {
        for (text, row, column) in [("A1", 0, 0), ("Z10", 9, 25), ("AA1", 0, 26), ("XFD1048576", 1_048_575, 16_383)] {
            #expect(CellReference(text) == CellReference(row: row, column: column))
            #expect(CellReference(row: row, column: column).description == text)
        }
        #expect(CellReference("$B$7") == CellReference("B7"))
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "A1B", "É1", "A-1"] { #expect(CellReference(text) == nil) }
        #expect(CellRange("B2:D9")?.description == "B2:D9")
        #expect(CellRange("B2")?.description == "B2")
        for text in ["D9:B2", "B2:", ":B2", "A1:B2:C3", "A:A"] { #expect(CellRange(text) == nil) }
    }

    @Test(arguments: ["", "gewoon", "a\rb", "_x000D_", "_x00", "\u{1}\u{1F}", "_x0041", "😀_", "\u{FFFF}"])
    func `Escaped text comes back`(text: String) {
        var bytes = Array(EscapedText.escape(text).utf8)
        #expect(!bytes.contains { $0 < 0x20 })
        EscapedText.unescape(&bytes, from: 0)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func `Escapes of two halves make one character`() {
        var bytes = Array("x_xD83D__xDE00_".utf8)
        EscapedText.unescape(&bytes, from: 1)
        #expect(String(decoding: bytes, as: UTF8.self) == "x😀")
    }
}
