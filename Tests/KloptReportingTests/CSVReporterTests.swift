import KloptModel
import Testing

@testable import KloptReporting

@Suite("The CSV")
struct CSVReporterTests {
    @Test("opens in Dutch Excel: a byte order mark, semicolons, CRLF")
    func opensInExcel() {
        let bytes = CSVReporter().bytes(of: SampleReport.make())
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(Array(bytes.suffix(2)) == [0x0D, 0x0A])
        let records = csvRecords(bytes)
        #expect(records.count == 1 + SampleReport.make().issues.count)
        #expect(Set(records.map(\.count)) == [20])
        #expect(records[0].prefix(6) == ["ernst", "organisatie", "dataset", "regio", "kwartaal", "melding"])
    }

    @Test("keeps numbers numbers, with a decimal comma")
    func keepsNumbers() throws {
        let records = csvRecords(CSVReporter().bytes(of: SampleReport.make()))
        let difference = try #require(records[0].firstIndex(of: "verschil"))
        let found = try #require(records[0].firstIndex(of: "gevonden"))
        #expect(records.map { $0[difference] } == ["verschil", "", "-5", "", "4,25", "13", "", "", "-3"])
        #expect(records[4][found] == "1484,25")
    }

    @Test(
        "puts an apostrophe before a text that a spreadsheet would execute",
        arguments: [
            ("=1+1", "'=1+1"), ("+31 6", "'+31 6"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
            ("  =1", "'  =1"), ("\u{A0}=1", "'\u{A0}=1"), ("＝1", "'＝1"), ("\r=1", "'\r=1"),
            ("a=1", "a=1"), ("−5", "−5"), ("", ""), (" ", " "), ("1-2-3-4", "1-2-3-4"),
        ])
    func isFormulaSafe(text: String, safe: String) {
        #expect(CSVWriter.safe(text) == safe)
    }

    @Test(
        "puts an apostrophe before a text that a spreadsheet would change",
        arguments: [
            "007", "00", "1234567890123456", "1E5", "1,5e-3", "3/4", "1-3", "1-3-2025", "01/03/25", "12:30", "1.3.2025",
            "mei 2025", "Mei-25", "1 apr", "5 december 2024", "2025/03/01",
        ])
    func keepsTexts(text: String) {
        var csv = CSVWriter()
        csv.record([.text(text), .text("\(text);")])
        #expect(csvRecords(csv.pieces.bytes) == [["'" + text, text + ";"]])
    }

    @Test(
        "leaves a text alone that stays what it is",
        arguments: [
            "0", "7", "123456789012345", "1484", "1.484", "35,4", "35,4%", "2025", "2025-Q2", "2025-03-01", "GGZ 07",
            "E5",
            "1e", "e5", "mei", "1 mei 2025 en", "GGZ mei 2", "A1, B2", "12 jan feb", "4 : 3", "onbekend", "12-", "-",
        ])
    func leavesTexts(text: String) {
        #expect(!SpreadsheetGuess.changes(text))
    }

    @Test("gives back every text that needs quotes", arguments: ["a;b", "a\"b\"", "a\r\nb", " a ", "é, ü"])
    func quotes(text: String) {
        var csv = CSVWriter()
        csv.record([.text(text), .empty, .integer(3)])
        #expect(csvRecords(csv.pieces.bytes) == [[text, "", "3"]])
    }

    @Test("marks a part of the key that is called like another column")
    func marksKeyParts() throws {
        var report = SampleReport.make()
        var issue = try #require(report.issues.last)
        issue.key.append(KeyPart(name: "regel", value: "7"))
        report.issues = IssueList([issue])
        let records = csvRecords(CSVReporter().bytes(of: report))
        #expect(records[0].contains("regel (sleutel)"))
        #expect(Set(records[0]).count == records[0].count)
    }

    @Test("has an English header with the same columns")
    func hasEnglishHeader() {
        let records = csvRecords(CSVReporter().bytes(of: SampleReport.make(.english)))
        #expect(records[0].prefix(3) == ["severity", "organisation", "dataset"])
        #expect(records[1][0] == "error")
    }
}
