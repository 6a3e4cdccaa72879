import KloptModel
import KloptWorkbook
import Testing

@testable import KloptReporting

@Suite("The notes in a returned workbook")
struct NotesTests {
    /// With a note of somebody's on A1 and one in pieces on B2, a button, and a table behind the drawing's place.
    static let workbook = HandMadeWorkbook(
        "<row r=\"1\"><c r=\"A1\"/></row><row r=\"2\"><c r=\"B2\"/></row>",
        tail: "<pageMargins/><legacyDrawing r:id=\"rId2\"/><tableParts/>",
        links: [("comments", "xl/comments1.xml"), ("vmlDrawing", "xl/drawings/vmlDrawing1.vml")],
        more: [
            (
                "xl/comments1.xml",
                "<comments xmlns=\"\(HandMadeWorkbook.main)\"><authors><author>Jan</author></authors><commentList>"
                    + "<comment ref=\"A1\" authorId=\"0\"><text><t>Nagevraagd &amp; juist.</t></text></comment>"
                    + "<comment ref=\"B2\" authorId=\"0\"><text><r><rPr><b/></rPr><t>Jan:</t></r><r><t xml:space=\"preserve\">\nja</t></r></text></comment>"
                    + "</commentList></comments>"
            ),
            (
                "xl/drawings/vmlDrawing1.vml",
                "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
                    + "<v:shape id=\"Knop_7\"><x:ClientData ObjectType=\"Button\"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>"
                    + "<v:shape id=\"_x0000_s1025\"><v:textbox><div><br></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:Anchor>\n    1, 15, 0, 2, 3, 15, 4, 4</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>"
            ),
        ])

    private static let own = "— klopt —\nPunt 1 · fout\nTe veel.\nVraag: Klopt dit?\n— — —"

    /// The text of each note, by cell.
    private func notes(_ returned: Returned) throws -> [String: String] {
        let bytes = Array(try returned.part("xl/comments1.xml").utf8)
        let root = try MarkupElement.root(of: bytes, part: "")
        var notes: [String: String] = [:]
        for comment in try #require(root.child("commentList")).children {
            let text = try #require(comment.child("text"))
            let pieces = text.children.compactMap { $0.name == "t" ? $0 : $0.child("t") }
            notes[try #require(comment.value("ref", in: bytes))] = pieces.map { MarkupText.decode(bytes[$0.content]) }
                .joined()
        }
        return notes
    }

    @Test("stand on every cell of an issue, each of several issues in it")
    func areOnEveryCell() throws {
        let issues = [
            Returned.issue(cells: ["C3", "D3"], message: "=1+1 <b>"),
            Returned.issue(.warning, cells: ["D3"], message: "Twee."),
        ]
        let returned = try Returned(HandMadeWorkbook("").bytes, issues: issues)
        let first = "Punt 1 · fout\n=1+1 <b>\nVraag: Klopt dit?"
        #expect(
            try notes(returned) == [
                "C3": "— klopt —\n\(first)\n— — —",
                "D3": "— klopt —\n\(first)\n\nPunt 2 · waarschuwing\nTwee.\nVraag: Klopt dit?\n— — —",
            ])
        let sheet = try returned.part("xl/worksheets/sheet1.xml")
        #expect(sheet.hasSuffix("<legacyDrawing r:id=\"rId2\"/></worksheet>"))
        let drawing = try returned.part("xl/drawings/vmlDrawing1.vml")
        #expect(drawing.contains("<x:Row>2</x:Row><x:Column>3</x:Column>") && drawing.contains("id=\"_x0000_t202\""))
        let types = try returned.part("[Content_Types].xml")
        #expect(types.contains("PartName=\"/xl/comments1.xml\"") && types.contains("Extension=\"vml\""))
    }

    @Test("say in English what is to be said in English")
    func speakEnglish() throws {
        let returned = try Returned(HandMadeWorkbook("").bytes, errors: ["A1"], language: .english)
        #expect(try notes(returned)["A1"] == "— klopt —\nPoint 1 · error\nTe veel.\nQuestion: Klopt dit?\n— — —")
    }

    @Test("come behind what somebody wrote, and go again without a trace")
    func comeBehind() throws {
        let first = try Returned(Self.workbook.bytes, errors: ["A1", "B2", "C3"])
        let texts = try notes(first)
        #expect(texts["A1"] == "Nagevraagd & juist.\n" + Self.own)
        #expect(texts["B2"]?.hasPrefix("Jan:\nja\n— klopt —\nPunt 2") == true)
        #expect(try Returned(first.bytes, errors: ["A1", "B2", "C3"]).bytes == first.bytes)
        let solved = try Returned(first.bytes)
        #expect(try notes(solved) == ["A1": "Nagevraagd & juist.", "B2": "Jan:\nja"])
        let drawing = try solved.part("xl/drawings/vmlDrawing1.vml")
        #expect(drawing.contains("Knop_7") && drawing.contains("s1025") && !drawing.contains("s1026"))
    }

    @Test("leave room for the longer text in somebody's box")
    func enlarge() throws {
        let drawing = try Returned(Self.workbook.bytes, errors: ["A1"]).part("xl/drawings/vmlDrawing1.vml")
        #expect(drawing.contains("<x:Anchor>1, 15, 0, 2, 6, 35, 5, 2</x:Anchor>"))
    }

    @Test("keep what somebody wrote below them")
    func keepAnswers() throws {
        let first = try Returned(HandMadeWorkbook("").bytes, errors: ["A1"])
        var answered = HandMadeWorkbook("")
        answered.parts = try first.archive.entries.map { ($0.path, try first.part($0.path)) }
        answered["xl/comments1.xml"] = answered["xl/comments1.xml"]?.replacing(
            "— — —</t>", with: "— — —&#10;Dit klopt wel.</t>")
        #expect(try notes(Returned(answered.bytes))["A1"] == "Dit klopt wel.")
        #expect(try notes(Returned(answered.bytes, errors: ["A1"]))["A1"] == "Dit klopt wel.\n" + Self.own)
    }

    @Test("are not longer than anybody reads; the list has the rest")
    func areNotTooLong() throws {
        let long = String(repeating: "lang ", count: 120)
        let issues = (1...9).map { _ in Returned.issue(cells: ["A1"], message: long) }
        let text = try #require(try notes(Returned(HandMadeWorkbook("").bytes, issues: issues))["A1"])
        #expect(text.count < 2_000 && text.hasSuffix("En nog 7 punten: zie het blad Aandachtspunten.\n— — —"))
    }

    @Test(
        "go before what has to come behind their drawing", arguments: ["tableParts", "extLst", "picture", "controls"])
    func keepOrder(element: String) throws {
        let workbook = HandMadeWorkbook("", tail: "<pageMargins/><\(element)/>")
        let sheet = try Returned(workbook.bytes, errors: ["A1"]).part("xl/worksheets/sheet1.xml")
        #expect(sheet.hasSuffix("<pageMargins/><legacyDrawing r:id=\"rId2\"/><\(element)/></worksheet>"))
    }
}
