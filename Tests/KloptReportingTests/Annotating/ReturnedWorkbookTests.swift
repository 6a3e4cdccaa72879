import KloptModel
import KloptWorkbook
import Testing

@testable import KloptReporting

@Suite("A returned workbook")
struct ReturnedWorkbookTests {
    // Style 13 is the first that a mark makes, behind the workbook's three and klopt's ten own.
    @Test(
        "marks the cell that is there, or puts it where it belongs",
        arguments: [
            // (cells before, marked, cells after)
            (
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "A1",
                "<row r=\"1\"><c s=\"13\" r=\"A1\"><v>1</v></c></row>"
            ),
            (
                "<row r=\"1\"><c r=\"A1\" s=\"2\" t=\"n\"><f>1+1</f></c></row>", "A1",
                "<row r=\"1\"><c r=\"A1\" s=\"13\" t=\"n\"><f>1+1</f></c></row>"
            ),
            ("<row><c><v>1</v></c><c><v>2</v></c></row>", "B1", "<row><c><v>1</v></c><c s=\"13\"><v>2</v></c></row>"),
            (
                "<row r=\"2\" spans=\"1:3\"><c r=\"A2\"/><c r=\"C2\"/></row>", "B2",
                "<row r=\"2\"><c r=\"A2\"/><c r=\"B2\" s=\"13\"/><c r=\"C2\"/></row>"
            ),
            ("<row r=\"2\"/>", "B2", "<row r=\"2\"><c r=\"B2\" s=\"13\"/></row>"),
            (
                "<row r=\"1\"/><row r=\"5\"/>", "B3",
                "<row r=\"1\"/><row r=\"3\"><c r=\"B3\" s=\"13\"/></row><row r=\"5\"/>"
            ),
            ("", "B3", "<row r=\"3\"><c r=\"B3\" s=\"13\"/></row>"),
            ("<row r=\"1\"><c r='A1' s='1'/></row>", "A1", "<row r=\"1\"><c r='A1' s='13'/></row>"),
            (
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&lt;c r=\"B1\"&gt;</t></is></c></row>", "A1",
                "<row r=\"1\"><c s=\"13\" r=\"A1\" t=\"inlineStr\"><is><t>&lt;c r=\"B1\"&gt;</t></is></c></row>"
            ),
            (
                "<!-- <row r=\"1\"> --><row r=\"1\"/>", "A1",
                "<!-- <row r=\"1\"> --><row r=\"1\"><c r=\"A1\" s=\"13\"/></row>"
            ),
        ])
    func marks(before: String, cell: String, after: String) throws {
        #expect(try Returned(HandMadeWorkbook(before).bytes, errors: [cell]).data == after)
    }

    @Test("gives a cell that was not there the look of its row, else of its column")
    func inheritsLook() throws {
        let workbook = HandMadeWorkbook(
            "<row r=\"1\"/><row r=\"2\" s=\"2\" customFormat=\"1\"/>",
            head: "<cols><col min=\"2\" max=\"2\" width=\"9\" style=\"1\"/></cols>")
        let returned = try Returned(workbook.bytes, errors: ["B1", "B2"])
        #expect(
            try returned.data
                == "<row r=\"1\"><c r=\"B1\" s=\"13\"/></row><row r=\"2\" s=\"2\" customFormat=\"1\"><c r=\"B2\" s=\"14\"/></row>"
        )
        let styles = try returned.part("xl/styles.xml")
        #expect(
            styles.contains(
                "<xf numFmtId=\"9\" fontId=\"0\" fillId=\"7\" borderId=\"0\" applyFill=\"1\"><protection locked=\"0\"/></xf>"
            ))
        #expect(styles.contains("<xf applyFill=\"1\" numFmtId=\"0\" fontId=\"1\" fillId=\"8\" borderId=\"0\"/>"))
        #expect(styles.contains("<cellXfs count=\"15\">"))
    }

    @Test("marks the cell that is seen of those that are merged, once for each issue")
    func marksMerged() throws {
        let workbook = HandMadeWorkbook(
            "<row r=\"2\"><c r=\"B2\"/><c r=\"C2\"/></row><row r=\"3\"><c r=\"B3\"/></row>",
            tail: "<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells>")
        let issues = [Returned.issue(cells: ["B3", "C2"]), Returned.issue(.warning, cells: ["B2"], message: "Twee.")]
        let returned = try Returned(workbook.bytes, issues: issues)
        #expect(
            try returned.data
                == "<row r=\"2\"><c s=\"13\" r=\"B2\"/><c r=\"C2\"/></row><row r=\"3\"><c r=\"B3\"/></row>")
        let notes = try returned.part("xl/comments1.xml")
        #expect(notes.split(separator: "<comment ").count == 2)
        #expect(notes.contains("Punt 1 · fout&#10;Te veel.&#10;Vraag: Klopt dit?&#10;&#10;Punt 2 · waarschuwing"))
    }

    @Test("colours by the gravest of a cell's issues, in shades that keep styles apart")
    func colours() throws {
        let workbook = HandMadeWorkbook(
            "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"1\"/><c r=\"C1\"/><c r=\"D1\"/></row>")
        let issues = [
            Returned.issue(.warning, cells: ["A1", "C1"]), Returned.issue(.error, cells: ["A1", "B1"]),
            Returned.issue(.info, cells: ["D1"]),
        ]
        let styles = try Returned(workbook.bytes, issues: issues).part("xl/styles.xml")
        let colours = styles.split(separator: "fgColor rgb=\"").dropFirst().map { String($0.prefix(8)) }
        #expect(Array(colours.suffix(4)) == ["FFFFB3AC", "FFFFB3AB", "FFFFCF6F", "FFCBE3F9"])
    }

    @Test("copies every other part as it is, and reads the same values")
    func leavesTheRest() throws {
        let workbook = HandMadeWorkbook(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
            more: [("xl/calcChain.xml", "<calcChain/>"), ("custom/x.bin", "\u{0}x")])
        let (before, after) = (workbook.bytes, try Returned(workbook.bytes, errors: ["A1"]))
        let archive = try ZipArchive(ArchiveBytes(before))
        let changed = [
            "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
            "[Content_Types].xml",
        ]
        for entry in archive.entries where !changed.contains(entry.path) {
            #expect(try after.part(entry.path) == workbook[entry.path])
        }
        #expect(after.archive.entries.prefix(archive.entries.count).map(\.path) == archive.entries.map(\.path))
    }

    @Test("copes with prefixes, strict namespaces and UTF-16", arguments: ["prefix", "strict", "utf16"])
    func copesWithForms(form: String) throws {
        var workbook = HandMadeWorkbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        let path = "xl/worksheets/sheet1.xml"
        switch form {
        case "prefix":
            workbook[path] =
                "<x:worksheet xmlns:x=\"\(HandMadeWorkbook.main)\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            let sheet = try Returned(workbook.bytes, errors: ["A1", "B1"]).part(path)
            #expect(sheet.contains("<x:c s=\"13\" r=\"A1\"><x:v>1</x:v></x:c><x:c r=\"B1\" s=\"13\"/></x:row>"))
            #expect(
                sheet.contains(
                    "<x:legacyDrawing xmlns:r=\"\(HandMadeWorkbook.relations)\" r:id=\"rId2\"/></x:worksheet>"))
        case "strict":
            for (path, text) in workbook.parts {
                workbook[path] = text.replacing(
                    HandMadeWorkbook.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main"
                )
                .replacing(HandMadeWorkbook.relations, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
            }
            let returned = try Returned(workbook.bytes, errors: ["A1"])
            for path in returned.archive.entries.map(\.path) where path.contains("xl/") {
                #expect(try !returned.part(path).contains(HandMadeWorkbook.main), "\(path)")
            }
        default:
            let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + (workbook[path] ?? "")
            var writer = ZipWriter()
            for part in workbook.parts where part.path != path { writer.add(part.path, Array(part.text.utf8)) }
            writer.add(path, [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            let sheet = try Returned(writer.finish(), errors: ["A1"]).part(path)
            #expect(sheet.hasPrefix("<worksheet") && sheet.contains("<c s=\"13\" r=\"A1\"><v>1</v></c>"))
        }
    }

    @Test("gives every format a style that is there, also where the workbook had no style sheet")
    func styles() throws {
        var book = HandMadeWorkbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        book.parts.removeAll { $0.path == "xl/styles.xml" }
        book["xl/_rels/workbook.xml.rels"] = book["xl/_rels/workbook.xml.rels"]?
            .replacing("xl/styles.xml", with: "xl/sharedStrings.xml").replacing("/styles\"", with: "/sharedStrings\"")
        book.parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(HandMadeWorkbook.main)\"/>"))
        let styles = try Returned(book.bytes, errors: ["A1"]).part("xl/styles1.xml")
        let start = try #require(styles.firstRange(of: "<cellStyleXfs>")).upperBound
        let end = try #require(styles.firstRange(of: "</cellStyleXfs>")).lowerBound
        #expect(styles[start..<end] == "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>")
        #expect(end < (try #require(styles.firstRange(of: "<cellXfs>"))).lowerBound)
        #expect(styles.contains("<cellXfs><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"))
    }

    static let variants = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

    static func application(_ count: String, _ titles: String) -> String {
        "<Properties xmlns:vt=\"\(variants)\"><HeadingPairs><vt:vector size=\"4\" baseType=\"variant\"><vt:variant>"
            + "<vt:lpstr>Werkbladen</vt:lpstr></vt:variant><vt:variant><vt:i4>\(count)</vt:i4></vt:variant></vt:vector>"
            + "</HeadingPairs><TitlesOfParts>\(titles)</TitlesOfParts></Properties>"
    }

    static let names = "<vt:lpstr>IPS!Print_Area</vt:lpstr></vt:vector>"

    @Test(
        "adds its sheets to the titles that the workbook keeps of its parts, when these are those of its sheets",
        arguments: [
            ("1", "<vt:vector size=\"2\" baseType=\"lpstr\"><vt:lpstr>IPS</vt:lpstr>", true),
            ("2", "<vt:vector size=\"2\" baseType=\"lpstr\"><vt:lpstr>IPS</vt:lpstr>", false),
            ("1", "<vt:vector size=\"2\" baseType=\"lpstr\"><vt:lpstr>Oud</vt:lpstr>", false),
            ("één", "<vt:vector size=\"2\" baseType=\"lpstr\"><vt:lpstr>IPS</vt:lpstr>", false),
        ])
    func titles(count: String, titles: String, isChanged: Bool) throws {
        let before = Self.application(count, titles + Self.names)
        let book = HandMadeWorkbook(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", more: [("docProps/app.xml", before)])
        let once = try Returned(book.bytes, errors: ["A1"])
        let after = Self.application(
            "3",
            "<vt:vector size=\"4\" baseType=\"lpstr\"><vt:lpstr>IPS</vt:lpstr><vt:lpstr>Aandachtspunten</vt:lpstr>"
                + "<vt:lpstr>_klopt_terug</vt:lpstr>" + Self.names)
        #expect(try once.part("docProps/app.xml") == (isChanged ? after : before))
        #expect(try Returned(once.bytes, errors: ["A1"]).part("docProps/app.xml") == once.part("docProps/app.xml"))
    }

    @Test("gives the same bytes a second time, and its looks back when all is solved")
    func replaces() throws {
        let workbook = HandMadeWorkbook(
            "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"2\"/><c r=\"C1\" s=\"0\"/></row>")
        let cells = ["A1", "B1", "C1"]
        let first = try Returned(workbook.bytes, errors: cells)
        #expect(try Returned(first.bytes, errors: cells).bytes == first.bytes)
        let other = try Returned(first.bytes, errors: ["C1"])
        #expect(
            try other.data
                == "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"2\"/><c r=\"C1\" s=\"15\"/></row>")
        let solved = try Returned(other.bytes)
        #expect(
            try solved.data
                == "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"2\"/><c r=\"C1\" s=\"0\"/></row>")
        #expect(try !solved.part("xl/comments1.xml").contains("<comment "))
        #expect(try !solved.part("xl/drawings/vmlDrawing1.vml").contains("<v:shape "))
        #expect(try solved.part("xl/worksheets/sheet2.xml").contains("Alles klopt"))
        #expect(try Returned(solved.bytes, errors: cells).data == first.data)
    }

    @Test("knows its own colour again after a program numbered styles anew and a row was put in")
    func survivesSaving() throws {
        let workbook = HandMadeWorkbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row>")
        var saved = HandMadeWorkbook("")
        let returned = try Returned(workbook.bytes, errors: ["A1"])
        saved.parts = try returned.archive.entries.map { ($0.path, try returned.part($0.path)) }
        // As if Excel had put the format of the mark before the original one, and a row above the cell.
        func renumbered(_ text: String) -> String {
            text.replacing("s=\"13\"", with: "s=\"@\"").replacing("s=\"1\"", with: "s=\"13\"").replacing(
                "s=\"@\"", with: "s=\"1\"")
        }
        for path in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"] {
            saved[path] = saved[path].map(renumbered)
        }
        saved["xl/worksheets/sheet1.xml"] = saved["xl/worksheets/sheet1.xml"]?.replacing("r=\"1\"", with: "r=\"2\"")
            .replacing("r=\"A1\"", with: "r=\"A2\"")
        #expect(try Returned(saved.bytes).data == "<row r=\"2\"><c r=\"A2\" s=\"13\"><v>1</v></c></row>")
    }

    @Test("knows what a mark stood for when a program left out an empty cell without a look of its own")
    func survivesThrift() throws {
        let returned = try Returned(HandMadeWorkbook("<row r=\"1\"><c r=\"A1\"/></row>").bytes, errors: ["A1"])
        var saved = HandMadeWorkbook("")
        saved.parts = try returned.archive.entries.map { ($0.path, try returned.part($0.path)) }
        let cell = "<c r=\"D11\" s=\"0\"/>"
        #expect(saved["xl/worksheets/sheet3.xml"]?.contains(cell) == true)
        saved["xl/worksheets/sheet3.xml"] = saved["xl/worksheets/sheet3.xml"]?.replacing(cell, with: "")
        #expect(try Returned(saved.bytes).data == "<row r=\"1\"><c s=\"0\" r=\"A1\"/></row>")
    }

    @Test("refuses what is no workbook")
    func refuses() {
        #expect(throws: AnnotationError.self) { try Returned(Array("organisatie;regio".utf8)) }
        var workbook = HandMadeWorkbook("")
        workbook["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row></worksheet>"
        #expect(throws: AnnotationError.self) { try Returned(workbook.bytes, errors: ["A1"]) }
    }

    private static let earlier = Result { try Returned(NotesTests.workbook.bytes, errors: ["A1", "C3"]) }

    @Test("ends, whatever stands in its parts", arguments: 0..<120)
    func survives(seed: Int) throws {
        var random = SeededBytes(seed: UInt64(seed))
        let first = try Self.earlier.get()
        var writer = ZipWriter()
        let victim = first.archive.entries[Int(random.next() % UInt64(first.archive.entries.count))].path
        for entry in first.archive.entries {
            var bytes = try first.archive.data(entry, limit: 1 << 20)
            if entry.path == victim {
                for _ in 0...random.next() % 6 where !bytes.isEmpty {
                    let place = Int(random.next() % UInt64(bytes.count))
                    switch random.next() % 4 {
                    case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                    case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 40)))
                    case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                    default: bytes[place] = Array("<>\"'/=&0".utf8)[Int(random.next() % 8)]
                    }
                }
            }
            writer.add(entry.path, bytes)
        }
        let result = Result { try Returned(writer.finish(), errors: ["A1", "B7"]) }
        if case .failure(let error) = result { #expect(error is AnnotationError || error is WorkbookError) }
    }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededBytes {
    var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
