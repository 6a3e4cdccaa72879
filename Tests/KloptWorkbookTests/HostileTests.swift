import Testing

@testable import KloptWorkbook

@Suite struct HostileTests {
    /// Reads all of a workbook; whether that went well.
    private func reads(_ bytes: [UInt8]) -> Bool {
        do {
            let workbook = try Workbook(ArchiveBytes(bytes))
            for sheet in workbook.sheets.indices where workbook.sheets[sheet].hasCells {
                _ = try workbook.facts(ofSheet: sheet)
                _ = try workbook.cells(ofSheet: sheet)
            }
            return true
        } catch {
            return false
        }
    }

    private static let small = Archives.make(
        HandMade.parts(
            sheet: "<worksheet xmlns=\"\(HandMade.main)\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                + "<c r=\"B1\"><v>0.5</v></c><c r=\"C1\" t=\"str\"><f>1&amp;2</f><v>12</v></c></row></sheetData></worksheet>",
            strings: "<si><t>een</t></si>"))

    @Test func `A workbook that ends early is refused wherever it ends`() {
        #expect(reads(HostileTests.small))
        for length in 0..<HostileTests.small.count { #expect(!reads(Array(HostileTests.small[..<length]))) }
    }

    @Test func `A part that ends early is refused wherever it ends`() {
        let parts = HandMade.parts(
            sheet:
                "<worksheet xmlns=\"\(HandMade.main)\"><sheetData><row r=\"1\"><c r=\"A1\"><v>0</v></c></row></sheetData>"
                + "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>", strings: "<si><t>een</t></si>")
        for (index, part) in parts.enumerated() {
            for length in 0..<part.text.utf8.count {
                var changed = parts
                changed[index].text = String(decoding: part.text.utf8.prefix(length), as: UTF8.self)
                #expect(
                    !reads(Archives.stored(changed.map { ($0.path, Array($0.text.utf8)) })), "\(part.path) \(length)")
            }
        }
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx", "streamed.zip", "password.xlsx"])
    func `Changed bytes of a file neither crash nor hang`(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        var random = SeededGenerator(seed: 23)
        for _ in 0..<200 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = reads(changed)
        }
    }

    /// Behind the checksum, where chance alone does not get.
    @Test func `Changed characters of parts neither crash nor hang`() throws {
        let contents = try Archives.contents(Archives.open(HostileTests.small))
        var random = SeededGenerator(seed: 29)
        let pieces = [
            "<", ">", "/", "\"", "'", "&", "&#x", ";", "<c ", "<v>", "</c>", "<!--", "-->", "<![CDATA[", "]]>",
            "xmlns=\"\"", "\u{0}", "é", "9", "r=\"", " ",
        ]
        var well = 0
        for _ in 0..<1500 {
            var parts: [(path: String, bytes: [UInt8])] = []
            for (path, bytes) in contents.sorted(by: { $0.key < $1.key }) {
                var changed = bytes
                if Int.random(in: 0..<4, using: &random) == 0 {
                    let place = Int.random(in: 0..<changed.count, using: &random)
                    let end = min(changed.count, place + Int.random(in: 0..<4, using: &random))
                    let piece = pieces.randomElement(using: &random) ?? ""
                    changed.replaceSubrange(place..<end, with: Array(piece.utf8))
                }
                parts.append((path, changed))
            }
            if reads(Archives.stored(parts)) { well += 1 }
        }
        #expect((100..<1400).contains(well))
    }

    @Test func `A wide and sparse sheet costs what its cells cost`() throws {
        var rows = ""
        for row in stride(from: 1, through: 1_048_000, by: 1000) {
            rows += "<row r=\"\(row)\"><c r=\"A\(row)\"><v>1</v></c><c r=\"XFD\(row)\"><v>2</v></c></row>"
        }
        #expect(try HandMade.workbook(rows: rows).cells().count == 2096)
    }
}
