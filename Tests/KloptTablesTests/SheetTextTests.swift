import KloptWorkbook
import Testing

@testable import KloptTables

@Suite("A sheet as text")
struct SheetTextTests {
    static func text(_ rows: String, formats: [String] = [], strings: [String] = [], after: String = "") throws
        -> String
    {
        try WorkbookFixture(
            sheets: [WorkbookFixture.Sheet(name: "Blad1", rows: rows, after: after)], strings: strings,
            formats: formats
        ).text()
    }

    @Test("Rows keep their numbers and cells their columns")
    func places() throws {
        #expect(
            try Self.text(
                "<row r='2'><c r='B2'><v>1</v></c><c r='E2'><v>2</v></c></row><row r='5'><c r='A5'><v>3</v></c></row>")
                == "\n|1|||2\n\n\n3\n")
    }

    /// value, number format → text
    static let numbers: [(String, String, String)] = [
        ("0", "General", "0"), ("1484", "General", "1484"), ("1484", "#,##0", "1484"), ("-12", "General", "-12"),
        ("12.5", "General", "12,5"), ("0.5", "General", "0,5"), ("-0.25", "0.00", "-0,25"),
        // A count that is broken stays so, and three digits behind the comma are no thousands.
        ("1.484", "General", "1,4840"), ("12.4", "0", "12,4"), ("7", "0.00", "7,00"),
        // What a binary number makes of 35.4%, and what is shown of a third.
        ("0.35399999999999998", "0.0%", "35,4%"), ("0.35", "0%", "35%"), ("0.35", "0.0%", "35,0%"),
        ("0.33333333333333331", "0.0%", "33,3%"), ("0.125", "0%", "13%"), ("-0.125", "0%", "-13%"),
        // What binary arithmetic leaves behind.
        ("9.999999999999998", "General", "10"), ("10.000000000000002", "General", "10"), ("1E-17", "General", "0"),
        ("-2.7755575615628914E-17", "General", "0"), ("0.30000000000000004", "General", "0,3"),
        ("12", "0%", "1200%"), ("0.99950000000000006", "0.0%", "100,0%"),
        ("45658", "yyyy\\-mm\\-dd", "2025-01-01"), ("45658.75", "d mmm yyyy", "2025-01-01"),
        ("0.5", "h:mm", "0,5"), ("-1", "yyyy", "-1"), ("1E+300", "General", "1E+300"),
        ("123456789012345678", "General", "123456789012345680"),
    ]

    @Test("A number is written so that it reads in one way", arguments: numbers)
    func number(_ value: String, _ format: String, _ expected: String) throws {
        #expect(try Self.text("<row><c s='1'><v>\(value)</v></c></row>", formats: [format]) == expected + "\n")
    }

    @Test("Days are counted from 1900 or from 1904")
    func systems() throws {
        let rows = "<row><c s='1'><v>43101</v></c><c s='1'><v>60</v></c></row>"
        var workbook = WorkbookFixture(
            sheets: [WorkbookFixture.Sheet(name: "a", rows: rows)], formats: ["yyyy-mm-dd"])
        // There was no 29 February 1900.
        #expect(try workbook.text() == "2018-01-01|60\n")
        workbook.usesDate1904 = true
        #expect(try workbook.text() == "2022-01-02|1904-03-01\n")
    }

    @Test("Every kind of cell has its text")
    func kinds() throws {
        let rows = """
            <row><c t='s'><v>0</v></c><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#REF!</v></c>\
            <c t='str'><f>A1</f><v>uit</v></c><c><f>A1+1</f><v>4</v></c><c><f>B1</f></c>\
            <c t='d'><v>2025-04-01T00:00:00Z</v></c>\
            <c t='inlineStr'><is><r><t>Noord</t></r><r><t>-Limburg</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c></row>
            """
        #expect(
            try Self.text(rows, strings: ["gedeeld"])
                == "gedeeld|WAAR|ONWAAR|#REF!|uit|4|\(SheetText.notCalculated)|2025-04-01|Noord-Limburg\n")
    }

    @Test("Quotes, line breaks and the mark itself come out as they went in")
    func quoting() throws {
        let rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>"
        #expect(
            try Self.text(rows, strings: ["zeg \"ja\"", "twee\nregels", "a;b"])
                == "\"zeg \"\"ja\"\"\"|\"twee\nregels\"|a;b\n")
    }

    @Test("What is merged over rows holds for all of them, what is merged over columns for the first")
    func merged() throws {
        let rows = WorkbookFixture.rows([["GGZ 07", "a", "1"], ["", "b", "2"], ["", "c", "3"], ["titel", "", ""]])
        let after = "<mergeCells><mergeCell ref='A1:A3'/><mergeCell ref='A4:C4'/></mergeCells>"
        #expect(try Self.text(rows, after: after) == "GGZ 07|a|1\nGGZ 07|b|2\nGGZ 07|c|3\ntitel\n")
    }

    @Test("A number that is merged over rows stays in the first of them")
    func mergedNumbers() throws {
        let rows = WorkbookFixture.rows([["a", "10"], ["b", ""], ["c", "3"]])
        #expect(try Self.text(rows, after: "<mergeCells><mergeCell ref='B1:B2'/></mergeCells>") == "a|10\nb\nc|3\n")
    }

    @Test("White space around a number has no meaning")
    func spaces() throws {
        #expect(try Self.text("<row><c><v> 10 </v></c><c t='s'><v>\n0\n</v></c></row>", strings: ["x"]) == "10|x\n")
    }

    @Test("Merged cells over rows that are not there, and over cells with a text of their own")
    func mergedAround() throws {
        let rows =
            "<row r='1'><c r='B1' t='s'><v>0</v></c></row><row r='4'><c r='A4'><v>1</v></c><c r='B4'><v>9</v></c></row>"
        let after = "<mergeCells><mergeCell ref='B1:B4'/><mergeCell ref='D1:D9'/></mergeCells>"
        #expect(try Self.text(rows, strings: ["x"], after: after) == "|x\n|x\n|x\n1|9\n")
    }

    @Test("A cell in the last corner costs lines, not a table")
    func sparse() throws {
        let text = try SheetText(
            Workbook(
                ArchiveBytes(
                    WorkbookFixture(
                        sheets: [
                            WorkbookFixture.Sheet(
                                name: "a",
                                rows:
                                    "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
                            )
                        ]
                    ).bytes)), sheet: 0)
        var buffer = [UInt8](repeating: 0, count: 4 << 20)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe text.read(into: $0) }
        #expect(count == 1_048_575 + 1 + 16_383 + 2)
    }
}
