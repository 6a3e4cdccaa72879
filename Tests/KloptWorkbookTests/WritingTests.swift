import Testing

@testable import KloptWorkbook

@Suite struct WritingTests {
    private func write(
        _ layout: SheetLayout = SheetLayout(name: "Blad1"), _ rows: [(Int, [NewCell])] = []
    ) throws(WritingError) -> [UInt8] {
        var writer = WorkbookWriter(properties: WorkbookProperties(title: "Proef"))
        try writer.addSheet(layout) { writer throws(WritingError) in
            for (row, cells) in rows { try writer.row(row, cells) }
        }
        return try writer.finish()
    }

    private func part(_ path: String, of bytes: [UInt8]) throws -> String {
        let archive = try Archives.open(bytes)
        return String(decoding: try archive.data(#require(archive.entry(path)), limit: 1 << 20), as: UTF8.self)
    }

    @Test func `What was written is read back`() throws {
        let bytes = try write(
            SheetLayout(name: "Blad 1"),
            [
                (0, [NewCell(0, text: "é & <b>"), NewCell(2, number: -7), NewCell(3, .blank)]),
                (
                    4,
                    [
                        NewCell(0, .value(.number(DecimalNumber(mantissa: 354, scale: 3)))),
                        NewCell(1, .value(.boolean(true))), NewCell(2, .value(.error("#N/A"))),
                        NewCell(3, .formula("A1&\"x\"", .text("é & <b>x"))),
                        NewCell(4, .formula("1>0", .boolean(true))),
                        NewCell(5, .formula("1/2", .number(DecimalNumber(mantissa: 5, scale: 1)))),
                        NewCell(6, text: ""),
                    ]
                ),
                (1_048_575, [NewCell(16_383, text: "é & <b>")]),
            ])
        let workbook = try Workbook(ArchiveBytes(bytes))
        #expect(workbook.sheets.map(\.name) == ["Blad 1"])
        #expect(workbook.sharedStrings.count == 2)
        #expect(
            try workbook.cells() == [
                "A1 'é & <b>'", "C1 -7", "A5 0.354", "B5 true", "C5 #N/A", "D5 = 'é & <b>x'", "E5 = true", "F5 = 0.5",
                "G5 ''", "XFD1048576 'é & <b>'",
            ])
    }

    @Test(arguments: [
        " spaties ", "regel\ntwee", "a\r\nb\tc", "_x000D_", "\u{1}\u{8}\u{1F}", "]]> <!-- &amp;", "😀 é", "=1+1",
        "'quote\"", "\u{FFFE}\u{FFFF}", "_", "",
    ])
    func `Every text comes back as it was`(text: String) throws {
        let bytes = try write(
            SheetLayout(name: "x"), [(0, [NewCell(0, text: text), NewCell(1, .formula("A1", .text(text)))])])
        #expect(try Workbook(ArchiveBytes(bytes)).cells() == ["A1 '\(text)'", "B1 = '\(text)'"])
    }

    @Test func `The same calls make the same bytes`() throws {
        #expect(
            try write(SheetLayout(name: "x"), [(0, [NewCell(0, number: 1)])])
                == write(SheetLayout(name: "x"), [(0, [NewCell(0, number: 1)])]))
    }

    @Test func `Styles are written once each and say what they are`() throws {
        var writer = WorkbookWriter(properties: WorkbookProperties(title: ""))
        let share = writer.style(CellStyle(numberFormat: "0.0%"))
        let open = writer.style(CellStyle(fill: "FFF9E5", isLocked: false))
        #expect(writer.style(CellStyle(numberFormat: "0.0%")) == share)
        #expect(writer.style(CellStyle()) == .plain)
        try writer.addSheet(SheetLayout(name: "x")) { rows throws(WritingError) in
            try rows.row(0, [NewCell(0, number: 1, share), NewCell(1, number: 1, open)])
        }
        let bytes = try writer.finish()
        let workbook = try Workbook(ArchiveBytes(bytes))
        #expect(try workbook.cells() == ["A1 1 style 1", "B1 1 style 2"])
        #expect(workbook.styles.count == 3)
        #expect(workbook.styles.format(1) == NumberFormat(kind: .percent, decimals: 1))
        #expect(try part("xl/styles.xml", of: bytes).contains("<protection locked=\"0\"/>"))
    }

    @Test func `A sheet's parts stand in the order of the schema`() throws {
        var layout = SheetLayout(name: "Blad1")
        let cell = CellReference(row: 0, column: 0)
        let range = CellRange(cell, CellReference(row: 0, column: 1))
        layout.tabColor = "FF0000"
        layout.columns = [.init(3...4, width: 9.14, isHidden: true), .init(0...0, width: 20)]
        layout.frozenRows = 1
        layout.filteredRange = range
        layout.mergedRanges = [range]
        layout.hyperlinks = [
            .init(cell: cell, target: .address("https://example.org/?a&b")),
            .init(cell: cell, target: .place("Blad1!A1")),
        ]
        layout.notes = [.init(cell: cell, author: "klopt", text: "notitie")]
        layout.validations = [.init(ranges: [range], rule: .wholeNumber(from: 0, to: 9), errorTitle: "t", error: "e")]
        layout.conditionalFormats = [.init(ranges: [range], formula: "A1<0", style: ConditionalStyle(fill: "FFC7CE"))]
        layout.protection = .init()
        layout.printing = .init(repeatedRows: 0...1, header: "&Lx")
        let bytes = try write(layout, [(0, [NewCell(0, number: 1)])])
        let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
        let order = [
            "<sheetPr>", "<sheetViews>", "<sheetFormatPr ", "<cols>", "<sheetData>", "<sheetProtection ",
            "<autoFilter ",
            "<mergeCells ", "<conditionalFormatting ", "<dataValidations ", "<hyperlinks>", "<pageMargins ",
            "<pageSetup ",
            "<headerFooter>", "<legacyDrawing ",
        ]
        let places = order.map { sheet.firstRange(of: $0)?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        #expect(
            sheet.contains(
                "<col min=\"1\" max=\"1\" width=\"20\" customWidth=\"1\"/><col min=\"4\" max=\"5\" width=\"9.14\""))

        let workbook = try Workbook(ArchiveBytes(bytes))
        #expect(workbook.sheets[0].notesPath == "xl/comments1.xml")
        #expect(workbook.definedNames.map(\.name) == ["_xlnm._FilterDatabase", "_xlnm.Print_Titles"])
        #expect(workbook.definedNames.map(\.formula) == ["'Blad1'!$A$1:$B$1", "'Blad1'!$1:$2"])
        let links = try workbook.archive.relationships(of: "xl/worksheets/sheet1.xml")
        #expect(links.map(\.kind) == ["hyperlink", "vmlDrawing", "comments"])
        #expect(links.map(\.target) == ["https://example.org/?a&b", "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml"])
        let facts = try workbook.facts(ofSheet: 0)
        #expect(facts.hiddenColumns == [3...4] && facts.mergedRanges == [range] && facts.filteredRange == range)
        // Every part has a type.
        let types = try workbook.archive.contentTypes()
        #expect(
            workbook.archive.entries.allSatisfy { types.type(of: $0.path) != nil || $0.path == "[Content_Types].xml" })
    }

    @Test func `The first visible sheet is the one that opens`() throws {
        var writer = WorkbookWriter(properties: WorkbookProperties(title: "x"))
        var hidden = SheetLayout(name: "a")
        hidden.visibility = .veryHidden
        try writer.addSheet(hidden) { _ in }
        #expect(throws: WritingError.noVisibleSheet) {
            var copy = writer
            return try copy.finish()
        }
        try writer.addSheet(SheetLayout(name: "b")) { _ in }
        let bytes = try writer.finish()
        #expect(try part("xl/workbook.xml", of: bytes).contains("activeTab=\"1\""))
        #expect(try part("xl/worksheets/sheet2.xml", of: bytes).contains("tabSelected=\"1\""))
        #expect(try Workbook(ArchiveBytes(bytes)).sheets.map(\.visibility) == [.veryHidden, .visible])
    }

    @Test(arguments: [
        "", String(repeating: "x", count: 32), "a/b", "a[b", "a:b", "a?", "a*", "a\\b", "'a", "a'", "History", "a\nb",
    ])
    func `A name that Excel does not take is refused`(name: String) {
        #expect(throws: WritingError.sheetName(name)) { try write(SheetLayout(name: name)) }
    }

    @Test func `A name that another sheet has is refused, in other letters too`() throws {
        var writer = WorkbookWriter(properties: WorkbookProperties(title: "x"))
        try writer.addSheet(SheetLayout(name: "Blad")) { _ in }
        #expect(throws: WritingError.sheetName("BLAD")) { try writer.addSheet(SheetLayout(name: "BLAD")) { _ in } }
    }

    @Test func `What Excel would not open is refused`() throws {
        let cell = CellReference(row: 0, column: 0)
        let long = String(repeating: "x", count: 32_768)
        #expect(throws: WritingError.textTooLong(sheet: "Blad1", cell: cell)) {
            try write(SheetLayout(name: "Blad1"), [(0, [NewCell(0, text: long)])])
        }
        #expect(throws: WritingError.formulaTooLong(sheet: "Blad1", cell: cell)) {
            try write(SheetLayout(name: "Blad1"), [(0, [NewCell(0, .formula(long, .text("")))])])
        }
        for rows in [
            [(0, [NewCell(1, number: 1), NewCell(0, number: 1)])],
            [(0, [NewCell(0, number: 1), NewCell(0, number: 1)])],
            [(1, []), (0, [])], [(1_048_576, [])], [(0, [NewCell(16_384, number: 1)])], [(0, [NewCell(-1, number: 1)])],
        ] {
            #expect(throws: WritingError.self) { try write(SheetLayout(name: "Blad1"), rows) }
        }
        var layout = SheetLayout(name: "Blad1")
        layout.notes = [.init(cell: cell, author: "a", text: long)]
        #expect(throws: WritingError.textTooLong(sheet: "Blad1", cell: cell)) { try write(layout) }
        layout.notes = [.init(cell: cell, author: "a", text: "1"), .init(cell: cell, author: "a", text: "2")]
        #expect(throws: WritingError.disorder(sheet: "Blad1", cell: cell)) { try write(layout) }
        layout.notes = []
        layout.validations = [.init(ranges: [], rule: .list(["a,b"]), errorTitle: "", error: "")]
        #expect(throws: WritingError.messageTooLong(sheet: "Blad1", "a,b")) { try write(layout) }
        layout.validations = [
            .init(ranges: [], rule: .custom("1"), errorTitle: String(repeating: "x", count: 33), error: "")
        ]
        #expect(throws: WritingError.self) { try write(layout) }
        layout.validations = []
        let wide = CellRange(cell, CellReference(row: 1, column: 1))
        for ranges in [
            [CellRange(cell, cell)], [wide, wide], [wide, CellRange(wide.last, CellReference(row: 5, column: 5))],
        ] {
            layout.mergedRanges = ranges
            #expect(throws: WritingError.self) { try write(layout) }
        }
        layout.mergedRanges = [wide, CellRange(CellReference(row: 0, column: 2), CellReference(row: 1, column: 2))]
        #expect(throws: Never.self) { try write(layout) }
    }

    @Test func `A large sheet can be taken piece by piece`() throws {
        var writer = WorkbookWriter(properties: WorkbookProperties(title: "x"))
        var pieces: [UInt8] = []
        for number in 0..<3 {
            try writer.addSheet(SheetLayout(name: "\(number)")) { rows throws(WritingError) in
                for row in 0..<400 { try rows.row(row, (0..<10).map { NewCell($0, number: row * $0) }) }
            }
            pieces += writer.takeOutput()
        }
        #expect(pieces.count > 10_000)
        pieces += try writer.finish()
        let workbook = try Workbook(ArchiveBytes(pieces))
        #expect(try workbook.cells(ofSheet: 2).last == "J400 3591")
    }
}
