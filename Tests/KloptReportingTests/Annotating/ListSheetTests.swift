import KloptModel
import Testing

@testable import KloptReporting

@Suite("The list in a returned workbook")
struct ListSheetTests {
    private func list(_ issues: [KloptModel.Issue], language: Language = .dutch) throws -> String {
        try Returned(HandMadeWorkbook("<row r=\"1\"/>").bytes, issues: issues, language: language).part(
            "xl/worksheets/sheet2.xml")
    }

    @Test("has a row for each point, the gravest first, with a link to its cell")
    func hasRows() throws {
        let text = try list([
            Returned.issue(.info, cells: ["C3"]), Returned.issue(cells: ["D5", "E5"]),
            Returned.issue(.warning, cells: [], place: false),
        ])
        let severities = text.split(separator: "preserve\">").compactMap { part in
            ["fout<", "waarschuwing<", "opmerking<"].first { part.hasPrefix($0) }
        }
        #expect(severities == ["fout<", "waarschuwing<", "opmerking<"])
        #expect(
            text.contains("<hyperlink ref=\"D7\" location=\"'IPS'!D5\"")
                && text.contains("<hyperlink ref=\"D9\" location=\"'IPS'!C3\""))
        #expect(!text.contains("ref=\"D8\""))
        #expect(text.contains("<autoFilter ref=\"A6:H9\"/>") && text.contains("ySplit=\"6\""))
    }

    @Test("says with what to compare: within the workbook without naming it")
    func says() throws {
        var issue = Returned.issue(cells: ["A1"])
        issue.related = [
            DataPlace(file: "a.xlsx", sheet: "IPS", row: 2, cells: ["A2"]), DataPlace(file: "2025-Q1/b.csv", row: 9),
        ]
        let text = try list([issue])
        #expect(text.contains("Klopt dit?&#10;Vergelijk met blad IPS, A2&#10;Vergelijk met 2025-Q1/b.csv, rij 9<"))
    }

    @Test("never holds a formula", arguments: ["=1+1", "+1", "@SUM(A1)", "-1"])
    func holdsNoFormula(message: String) throws {
        let text = try list([Returned.issue(cells: ["A1"], message: message)])
        #expect(
            text.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">\(message)</t></is></c>")
                && !text.contains("<f>"))
    }

    @Test("says that all adds up, in both languages", arguments: Language.allCases)
    func saysThatAllAddsUp(language: Language) throws {
        let text = try list([], language: language)
        #expect(text.contains(language == .dutch ? "Alles klopt" : "All adds up") && !text.contains("<autoFilter"))
    }

    @Test("is seen first, and its memory never")
    func isSeenFirst() throws {
        let returned = try Returned(
            HandMadeWorkbook("", head: "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>")
                .bytes)
        let workbook = try returned.part("xl/workbook.xml")
        #expect(
            workbook.contains("activeTab=\"1\"")
                && workbook.contains("name=\"_klopt_terug\" sheetId=\"3\" state=\"veryHidden\""))
        #expect(try !returned.part("xl/worksheets/sheet1.xml").contains("tabSelected"))
    }

    @Test("does not take the name of somebody's sheet")
    func takesNoName() throws {
        var workbook = HandMadeWorkbook("")
        workbook["xl/workbook.xml"] = workbook["xl/workbook.xml"]?.replacing(
            "name=\"IPS\"", with: "name=\"aandachtspunten\"")
        let returned = try Returned(workbook.bytes)
        #expect(try returned.part("xl/workbook.xml").contains("name=\"Aandachtspunten (2)\""))
        #expect(try Returned(returned.bytes).bytes == returned.bytes)
    }
}
