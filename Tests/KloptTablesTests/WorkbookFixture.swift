import KloptWorkbook

@testable import KloptTables

/// Workbooks written out as XML, with no more in them than a test says.
struct WorkbookFixture {
    /// A sheet: its rows as XML, and what else stands in its part.
    struct Sheet {
        var name: String
        var rows: String
        /// `hidden` or `veryHidden`.
        var state: String?
        var before = ""
        var after = ""
    }

    var sheets: [Sheet]
    /// Texts that cells of the type `s` refer to.
    var strings: [String] = []
    /// Number formats of cell styles, from style 1 on.
    var formats: [String] = []
    var usesDate1904 = false

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    /// Rows from texts: digits alone are numbers, `=…` a formula without outcome, an empty text no cell.
    static func rows(_ rows: [[String]], from first: Int = 1) -> String {
        rows.enumerated().map { offset, cells in
            let row = first + offset
            let written = cells.enumerated().map { column, text -> String in
                let place = "\(CellReference.letters(column))\(row)"
                if text.isEmpty { return "" }
                if text.allSatisfy(\.isNumber) { return "<c r='\(place)'><v>\(text)</v></c>" }
                if text.hasPrefix("=") { return "<c r='\(place)'><f>\(text.dropFirst())</f></c>" }
                return "<c r='\(place)' t='inlineStr'><is><t>\(escape(text))</t></is></c>"
            }
            return "<row r='\(row)'>\(written.joined())</row>"
        }.joined()
    }

    static func escape(_ text: String) -> String {
        text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : String($0) }.joined()
    }

    var bytes: [UInt8] {
        var writer = ZipWriter()
        func add(_ path: String, _ text: String) { writer.add(path, Array(text.utf8)) }
        add(
            "_rels/.rels",
            "<Relationships xmlns='\(Self.package)'><Relationship Id='a' Type='\(Self.references)/officeDocument' "
                + "Target='xl/workbook.xml'/></Relationships>")
        let listed = sheets.enumerated().map { number, sheet in
            "<sheet name='\(Self.escape(sheet.name))' sheetId='\(number + 1)' r:id='s\(number)'"
                + (sheet.state.map { " state='\($0)'" } ?? "") + "/>"
        }
        add(
            "xl/workbook.xml",
            "<workbook xmlns='\(Self.main)' xmlns:r='\(Self.references)'>"
                + (usesDate1904 ? "<workbookPr date1904='1'/>" : "")
                + "<sheets>\(listed.joined())</sheets></workbook>")
        let parts = sheets.indices.map {
            "<Relationship Id='s\($0)' Type='\(Self.references)/worksheet' Target='worksheets/sheet\($0).xml'/>"
        }
        add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='\(Self.package)'>\(parts.joined())"
                + "<Relationship Id='t' Type='\(Self.references)/sharedStrings' Target='sharedStrings.xml'/>"
                + "<Relationship Id='u' Type='\(Self.references)/styles' Target='styles.xml'/></Relationships>")
        add(
            "xl/sharedStrings.xml",
            "<sst xmlns='\(Self.main)'>\(strings.map { "<si><t>\(Self.escape($0))</t></si>" }.joined())</sst>")
        let numbered = formats.enumerated().map { "<numFmt numFmtId='\($0 + 200)' formatCode='\(Self.escape($1))'/>" }
        let styles = ["<xf numFmtId='0'/>"] + formats.indices.map { "<xf numFmtId='\($0 + 200)'/>" }
        add(
            "xl/styles.xml",
            "<styleSheet xmlns='\(Self.main)'><numFmts>\(numbered.joined())</numFmts>"
                + "<cellXfs>\(styles.joined())</cellXfs></styleSheet>")
        for (number, sheet) in sheets.enumerated() {
            add(
                "xl/worksheets/sheet\(number).xml",
                "<worksheet xmlns='\(Self.main)'>\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.after)"
                    + "</worksheet>")
        }
        return writer.finish()
    }

    /// What a sheet reads as, with `|` for the mark between cells.
    func text(ofSheet number: Int = 0) throws -> String {
        let text = try SheetText(Workbook(ArchiveBytes(bytes)), sheet: number)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe text.read(into: $0) }
        return String(decoding: buffer[..<(count ?? 0)].map { $0 == SheetText.delimiter ? 0x7C : $0 }, as: UTF8.self)
    }
}
