import KloptModel
import KloptWorkbook
import Testing

@testable import KloptReporting

@Suite("The issue list as a workbook")
struct XLSXReporterTests {
    private func workbook(_ report: Report = SampleReport.make()) throws -> Workbook {
        try Workbook(ArchiveBytes(XLSXReporter().bytes(of: report)))
    }

    private func part(_ workbook: Workbook, _ path: String) throws -> String {
        let entry = try #require(workbook.archive.entry(path))
        return String(decoding: try workbook.archive.data(entry, limit: 1 << 24), as: UTF8.self)
    }

    /// The texts and numbers of a sheet, row by row.
    private func rows(_ workbook: Workbook, _ sheet: Int) throws -> [[String]] {
        let reader = try workbook.reader(ofSheet: sheet)
        let batch = SheetBatch()
        var rows: [[String]] = []
        while try reader.next(batch) {
            for row in batch.rows {
                rows.append(
                    batch.cells[row.cells].map { cell in
                        cell.kind == .sharedText
                            ? workbook.sharedStrings.text(Int(cell.value)) : "\(cell.number)"
                    })
            }
        }
        return rows
    }

    @Test("has a sheet for each purpose, in both languages")
    func hasSheets() throws {
        #expect(try workbook().sheets.map(\.name) == ["Overzicht", "Punten", "Regels", "Niet gebruikt"])
        let english = try workbook(SampleReport.make(.english))
        #expect(english.sheets.map(\.name) == ["Overview", "Points", "Rules", "Not used"])
    }

    @Test("has a row for each issue, with numbers that are numbers")
    func hasIssues() throws {
        let rows = try rows(workbook(), 1)
        #expect(rows.count == 1 + SampleReport.make().issues.count)
        #expect(rows[0].prefix(3) == ["ernst", "organisatie", "dataset"])
        #expect(rows.contains { $0.contains("4.25") })
    }

    @Test("never holds a formula, whatever a text begins with")
    func holdsNoFormula() throws {
        var report = SampleReport.make()
        var issue = try #require(report.issues.last)
        issue.message = "=HYPERLINK(\"http://x\")"
        report.issues = IssueList([issue])
        let workbook = try workbook(report)
        #expect(try !part(workbook, "xl/worksheets/sheet2.xml").contains("<f>"))
        #expect(try rows(workbook, 1).contains { $0.contains("=HYPERLINK(\"http://x\")") })
    }

    @Test("leads from an organisation to its first issue")
    func leads() throws {
        let text = try part(workbook(), "xl/worksheets/sheet1.xml")
        // GGZ 07 comes behind the header and the issue that is addressed to nobody.
        #expect(text.contains("location=\"'Punten'!A3\""))
    }

    @Test("cuts a text that no cell holds, and shows that it did")
    func cuts() {
        let text = CellText.fitting(String(repeating: "é", count: 40_000))
        #expect(text.utf16.count < 32_767 && text.hasSuffix("é …"))
        #expect(CellText.fitting("a\u{1B}[31m") == "a\u{FFFD}[31m")
    }
}
