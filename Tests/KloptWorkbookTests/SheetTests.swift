import Testing

@testable import KloptWorkbook

@Suite struct SheetTests {
    @Test(
        arguments: [
            // Numbers.
            ("<c r='A1'><v>12</v></c>", ["A1 12"]),
            ("<c r=\"A1\"><v>12</v></c><c r=\"B1\" s=\"3\"><v>-0.5</v></c>", ["A1 12", "B1 -0.5 style 3"]),
            ("<c r=\"A1\" t=\"n\"><v>0.1</v></c>", ["A1 0.1"]),
            ("<c r=\"A1\"><v>0.35399999999999998</v></c>", ["A1 0.354"]),
            (
                "<c r=\"A1\"><v>1.50</v></c><c r=\"B1\"><v>-0</v></c><c r=\"C1\"><v>007</v></c>",
                ["A1 1.5", "B1 0", "C1 7"]
            ),
            ("<c r=\"A1\"><v>1E-3</v></c><c r=\"B1\"><v>1.2e+5</v></c>", ["A1 0.001", "B1 120000"]),
            ("<c r=\"A1\"><v>123456789012345678</v></c>", ["A1 123456789012345680"]),
            ("<c r=\"A1\"><v>1e300</v></c><c r=\"B1\"><v>1e-30</v></c>", ["A1 extreme 1e300", "B1 extreme 1e-30"]),
            ("<c r=\"A1\"><v>INF</v></c><c r=\"B1\"><v>2</v></c>", ["A1 extreme INF", "B1 2"]),
            // Texts.
            ("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>", ["A1 'een'", "B1 ' twee & drie '"]),
            ("<c r=\"A1\" t=\"s\"><v>2</v></c><c r=\"B1\" t=\"s\"><v>3</v></c>", ["A1 '東京'", "B1 'a\rb_x000D_'"]),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c>", ["A1 'x'"]),
            ("<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>x </t></r><r><t>y</t></r></is></c>", ["A1 'x y'"]),
            ("<c r=\"A1\" t=\"str\"><f>B1</f><v>a &lt; b</v></c>", ["A1 = 'a < b'"]),
            ("<c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c>", ["A1 = ''"]),
            ("<c r=\"A1\" t=\"str\"><v><![CDATA[<a>&amp;]]></v></c>", ["A1 '<a>&amp;'"]),
            ("<c r=\"A1\" t=\"str\"><v>_x0041__x005F_x0042_</v></c>", ["A1 'A_x0042_'"]),
            ("<c r=\"A1\" t=\"str\"><v>&#233;&#x20AC;&#x1F600;</v></c>", ["A1 'é€😀'"]),
            ("<c r=\"A1\" t=\"str\"><v>a\r\nb\rc</v></c>", ["A1 'a\nb\nc'"]),
            (
                "<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> é </t></is></c><c><v>1</v></c>",
                ["A1 ' é '", "B1 1"]
            ),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t>a &amp; b_x0041_</t></is></c>", ["A1 'a & bA'"]),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t>a</t><rPh sb=\"0\"><t>b</t></rPh></is></c>", ["A1 'a'"]),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t xmlns=\"z\">a</t><t>b</t></is></c>", ["A1 'b'"]),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t/></is></c>", ["A1 ''"]),
            ("<c r=\"A1\" t=\"str\"><f aca=\"false\">IF(A2&lt;1,\"x\")</f><v>x</v></c>", ["A1 = 'x'"]),
            ("<c r=\"A1\" t=\"s\"><f>A2</f><v>1</v></c>", ["A1 = ' twee & drie '"]),
            // Everything else.
            ("<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>", ["A1 true", "B1 false"]),
            ("<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", ["A1 = #DIV/0!"]),
            ("<c r=\"A1\" t=\"d\"><v>2025-06-30T00:00:00Z</v></c>", ["A1 moment 2025-06-30T00:00:00Z"]),
            ("<c r=\"A1\" t=\"e\"><v>#REF!</v></c><c t=\"b\"><f>A1</f><v>1</v></c>", ["A1 #REF!", "B1 = true"]),
            ("<c r=\"A1\" s=\"2\"><f t=\"shared\" si=\"0\"/><v>0.5</v></c>", ["A1 = 0.5 style 2"]),
            ("<c r=\"A1\"><f>SUM(B1:B2)</f></c>", ["A1 = ?"]),
            ("<c r=\"A1\"><f>SUM(B1:B2)</f><v></v></c>", ["A1 = ?"]),
            ("<c r=\"A1\"><f t=\"shared\" ref=\"A1:A9\" si=\"0\">B1*2</f><v>4</v></c>", ["A1 = 4"]),
            // Nothing in it.
            ("<c r=\"A1\" s=\"1\"/><c r=\"B1\" s=\"1\"></c><c r=\"C1\"><v></v></c><c r=\"D1\"><v>1</v></c>", ["D1 1"]),
            ("<c r=\"A1\" s=\"1\" t=\"inlineStr\"/><c r=\"B1\"><v/></c>", []),
            // Places.
            (
                "<c><v>1</v></c><c><v>2</v></c><c r=\"D1\"><v>3</v></c><c><v>4</v></c>",
                ["A1 1", "B1 2", "D1 3", "E1 4"]
            ),
            ("<c r=\"XFD1\"><v>1</v></c>", ["XFD1 1"]),
            ("<c t=\"b\" s=\"2\" r=\"C1\"><v>1</v></c>", ["C1 true style 2"]),
            // Other ways to write the same.
            ("<c r = 'A1' ><v >1</v ></c >", ["A1 1"]),
            ("<c r=\"A1\" cm=\"1\" ph=\"1\"><v>1</v></c>", ["A1 1"]),
            (" <!-- <c> --> <c r=\"A1\"> <v>1</v> <extLst><v>2</v></extLst></c><?x y?>\n", ["A1 1"]),
            ("<c xmlns:y=\"z\" r=\"A1\"><y:v>2</y:v><v>1</v></c>", ["A1 1"]),
        ] as [(String, [String])])
    func `Cells are read`(cells: String, expected: [String]) throws {
        let strings =
            "<si><t>een</t></si><si><r><t xml:space='preserve'> twee </t></r><r><t>&amp; drie </t></r></si>"
            + "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
            + "<si><t>a_x000D_b_x005F_x000D_</t></si>"
        // Behind the row stands so much that all that can be read quickly is.
        for padding in ["", "<row r=\"9\"><c r=\"A9\" s=\"1\"/></row>" + String(repeating: " ", count: 400)] {
            let workbook = try HandMade.workbook(rows: "<row r=\"1\">\(cells)</row>\(padding)", strings: strings)
            #expect(try workbook.cells() == expected)
        }
    }

    @Test(
        arguments: [
            (
                "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"7\" hidden=\"1\"><c r=\"A7\"><v>2</v></c></row>",
                ["A2 1", "A7 hidden 2"]
            ),
            (
                "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row r=\"9\"><c><v>3</v></c></row>",
                ["A1 1", "A2 2", "A9 3"]
            ),
            (
                "<row r=\"1\"/><row r=\"2\" spans=\"1:3\" ht=\"15.5\" customHeight=\"1\" x14ac:dyDescent=\"0.25\" "
                    + "xmlns:x14ac=\"x\"><c r=\"B2\"><v>1</v></c></row><row r=\"3\" hidden=\"0\"><c r=\"A3\"><v>1</v></c></row>",
                ["B2 1", "A3 1"]
            ),
            ("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", ["XFD1048576 1"]),
            ("", []),
        ] as [(String, [String])])
    func `Rows are read`(rows: String, expected: [String]) throws {
        let workbook = try HandMade.workbook(rows: rows + String(repeating: " ", count: 300))
        #expect(try workbook.cells() == expected)
    }

    @Test(
        arguments: [
            (
                "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
                .disorder(CellReference(row: 0, column: 0))
            ),
            (
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
                .disorder(CellReference(row: 0, column: 0))
            ),
            ("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", .disorder(CellReference(row: 1, column: 0))),
            ("<row r=\"2\"/><row r=\"1\"/>", .disorder(CellReference(row: 0, column: 0))),
            ("<row r=\"2\"><c/></row><row r=\"2\"><c/></row>", .disorder(CellReference(row: 1, column: 0))),
            ("<row r=\"0\"/>", .disorder(CellReference(row: 0, column: 0))),
            ("<row r=\"1048577\"/>", .value), ("<row r=\"x\"/>", .value),
            ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", .value),
            ("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>", .value),
            ("<row r=\"1\"><c r=\"A1\"><v>twaalf</v></c></row>", .cell(CellReference(row: 0, column: 0))),
            ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>", .cell(CellReference(row: 0, column: 0))),
            ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", .cell(CellReference(row: 0, column: 0))),
            ("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>2</v></c></row>", .cell(CellReference(row: 0, column: 0))),
            ("<row r=\"1\"><c r=\"A1\" t=\"q\"><v>2</v></c></row>", .cell(CellReference(row: 0, column: 0))),
            ("<row r=\"1\"><c r=\"A1\" s=\"-1\"><v>2</v></c></row>", .cell(CellReference(row: 0, column: 0))),
            ("<row r=\"1\"><c r=\"A1\"><v>1</v></row>", .markup),
            ("<row r=\"1\"><c r=\"A1\"><v>&euro;</v></c></row>", .entity),
            ("<row r=\"1\"><c r=A1><v>1</v></c></row>", .markup),
            ("<row r=\"1\"><c r=\"A1\" t='str'><v>&#0;&#xD800;</v></c></row>", .entity),
            ("<row r=\"1\"", .markup), ("<!DOCTYPE x>", .documentType), ("</sheetData></worksheet>x", .markup),
            ("</sheetData></worksheet><worksheet><sheetData>", .markup),
        ] as [(String, WorkbookError.Damage)])
    func `What is out of order is refused`(rows: String, damage: WorkbookError.Damage) throws {
        for padding in ["", String(repeating: " ", count: 400)] {
            let workbook = try HandMade.workbook(rows: rows + padding, strings: "<si><t>x</t></si>")
            #expect(throws: WorkbookError.damaged(damage, part: "xl/worksheets/sheet1.xml")) { try workbook.cells() }
        }
    }

    @Test func `Text that is not UTF-8 is refused`() throws {
        var parts = ZipWriter()
        for part in HandMade.parts(sheet: "") where part.path != "xl/worksheets/sheet1.xml" {
            parts.add(part.path, Array(part.text.utf8))
        }
        let rows = Array("<worksheet xmlns='\(HandMade.main)'><sheetData><row><c t='str'><v>caf".utf8) + [0xE9]
        parts.add("xl/worksheets/sheet1.xml", rows + Array("</v></c></row></sheetData></worksheet>".utf8))
        let workbook = try Workbook(ArchiveBytes(parts.finish()))
        #expect(throws: WorkbookError.damaged(.encoding, part: "xl/worksheets/sheet1.xml")) { try workbook.cells() }
    }

    @Test func `Facts stand before and behind the cells`() throws {
        let workbook = try HandMade.workbook(
            HandMade.parts(
                sheet: """
                    <worksheet xmlns="\(HandMade.main)"><dimension ref="A1:XFD1048576"/>
                    <sheetFormatPr zeroHeight="1"/><cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/>
                    <col min="9" max="16384" hidden="true"/></cols>
                    <sheetData><row r="1" hidden="0"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>
                    </sheetData><autoFilter ref="A1:C9"/>
                    <mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/></mergeCells></worksheet>
                    """))
        let facts = try workbook.facts(ofSheet: 0)
        #expect(facts.hiddenColumns == [1...2, 8...16_383])
        #expect(facts.isHidden(column: 2) && !facts.isHidden(column: 3))
        #expect(facts.mergedRanges.map(\.description) == ["A1:B1", "C1:C2"])
        #expect(facts.mergedRange(at: CellReference(row: 1, column: 2))?.description == "C1:C2")
        #expect(facts.filteredRange?.description == "A1:C9")
        #expect(try workbook.cells() == ["A1 1", "A2 hidden 2"])
        let reader = try workbook.reader(ofSheet: 0)
        let batch = SheetBatch()
        while try reader.next(batch) {}
        #expect(reader.facts == facts)
    }

    @Test func `Both ways of reading agree on sheets by chance, in batches`() throws {
        var random = SeededGenerator(seed: 5)
        var rows = ""
        for row in 1...6000 {
            rows += Bool.random(using: &random) ? "<row r=\"\(row)\">" : "<row r=\"\(row)\" spans='1:9' hidden=\"0\">"
            for column in 0..<Int.random(in: 0..<9, using: &random) {
                let place = CellReference(row: row - 1, column: column)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: rows += "<c r=\"\(place)\" t=\"s\"><v>0</v></c>"
                case 1: rows += "<c r='\(place)'><v>1</v></c>"
                case 2:
                    let text = String(repeating: "é", count: Int.random(in: 0..<200, using: &random))
                    rows += "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
                case 3: rows += "<c r=\"\(place)\"><v>\(Double.random(in: 0..<1, using: &random))</v></c>"
                default: rows += "<c r=\"\(place)\" s=\"1\"><v>\(Int.random(in: -9..<9999, using: &random))</v></c>"
                }
            }
            rows += "</row>"
        }
        let workbook = try HandMade.workbook(rows: rows, strings: "<si><t>x</t></si>")
        let cells = try workbook.cells()
        #expect(cells.count > 15_000)
    }

    @Test(arguments: ["<c><v>1</v></c>", "<c t=\"str\"><v>1</v></c>", "<c><f>A1</f><v>1</v></c>", "<c ><v>1</v></c>"])
    func `No row is lost where a batch ends`(cell: String) throws {
        let rows = String(repeating: "<row>" + String(repeating: cell, count: 37) + "</row>", count: 600)
        let workbook = try HandMade.workbook(rows: rows)
        for mayBeQuick in [true, false] {
            let reader = try workbook.reader(ofSheet: 0, mayBeQuick: mayBeQuick)
            let batch = SheetBatch()
            var numbers: [Int] = []
            while try reader.next(batch) {
                for row in batch.rows {
                    numbers.append(row.number)
                    #expect(row.cells.count == 37)
                    #expect(batch.cells[row.cells].map { Int($0.column) } == Array(0..<37))
                }
            }
            #expect(numbers == Array(1...600))
        }
    }

    @Test func `A text of more than a cell can hold, and an element too deep, are refused`() throws {
        let long = String(repeating: "x", count: 132_000)
        let workbook = try HandMade.workbook(rows: "<row><c t='str'><v>\(long)</v></c></row>")
        #expect(throws: WorkbookError.tooLarge(.cellLength, part: "xl/worksheets/sheet1.xml")) { try workbook.cells() }
        let deep = try HandMade.workbook(rows: String(repeating: "<a>", count: 100))
        #expect(throws: WorkbookError.tooLarge(.markupDepth, part: "xl/worksheets/sheet1.xml")) { try deep.cells() }
        let wide = try HandMade.workbook(rows: "<row a=\"" + String(repeating: "x", count: 1_200_000) + "\"/>")
        #expect(throws: WorkbookError.tooLarge(.markupLength, part: "xl/worksheets/sheet1.xml")) { try wide.cells() }
    }
}
