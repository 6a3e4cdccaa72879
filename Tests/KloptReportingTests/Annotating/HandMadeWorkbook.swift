import KloptModel
import KloptWorkbook
import Testing

@testable import KloptReporting

/// A workbook of one sheet whose parts a test writes itself.
struct HandMadeWorkbook {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    var parts: [(path: String, text: String)]

    /// - Parameters:
    ///   - data: what stands in `sheetData`.
    ///   - tail: what stands behind it.
    ///   - links: relationships of the sheet: kind and path.
    init(
        _ data: String, head: String = "", tail: String = "", links: [(kind: String, path: String)] = [],
        more: [(path: String, text: String)] = []
    ) {
        let (main, relations, package) = (Self.main, Self.relations, Self.package)
        func list(_ links: [(kind: String, path: String)]) -> String {
            let entries = links.enumerated().map { index, link in
                "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relations)/\(link.kind)\" Target=\"/\(link.path)\"/>"
            }
            return "<Relationships xmlns=\"\(package)/relationships\">\(entries.joined())</Relationships>"
        }
        parts = [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
            ("_rels/.rels", list([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"IPS\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                list([("worksheet", "xl/worksheets/sheet1.xml"), ("styles", "xl/styles.xml")])
            ),
            ("xl/styles.xml", Self.styles),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(relations)\">\(head)<sheetData>\(data)</sheetData>\(tail)</worksheet>"
            ),
        ]
        if !links.isEmpty { parts.append(("xl/worksheets/_rels/sheet1.xml.rels", list(links))) }
        parts += more
    }

    /// Three formats: plain, a percentage on yellow, bold.
    private static let styles = """
        <styleSheet xmlns="\(main)"><fonts count="2"><font><sz val="11"/></font><font><b/></font></fonts>\
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>\
        <borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
        <xf numFmtId="9" fontId="0" fillId="2" borderId="0" applyFill="1"><protection locked="0"/></xf>\
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0"/></cellXfs></styleSheet>
        """

    subscript(path: String) -> String? {
        get { parts.first { $0.path == path }?.text }
        set {
            guard let index = parts.firstIndex(where: { $0.path == path }), let newValue else { return }
            parts[index].text = newValue
        }
    }

    var bytes: [UInt8] {
        var writer = ZipWriter()
        for (path, text) in parts { writer.add(path, Array(text.utf8)) }
        return writer.finish()
    }
}

/// A workbook that has been returned, and its parts.
struct Returned {
    let bytes: [UInt8]
    let archive: ZipArchive

    /// - Parameter cells: where there is an error, each cell an issue of its own.
    init(_ bytes: [UInt8], errors cells: [String] = [], issues: [KloptModel.Issue]? = nil, language: Language = .dutch)
        throws
    {
        var report = Report(
            version: "1.0", language: language,
            pack: Report.Pack(name: "proef", title: Localized("Proef"), version: "1", path: "x"))
        let made = cells.map { Returned.issue(cells: [$0]) }
        report.issues = IssueList(issues ?? made)
        report.counts = SampleReport.counts(passed: 3)
        report.owners = [Report.Owner(name: "GGZ 07", counts: report.counts)]
        var workbook = try ReturnedWorkbook(
            ArchiveBytes(bytes), report: report, file: "a.xlsx", owners: ["GGZ 07"])
        var buffer = ByteBuffer()
        try workbook.write(to: &buffer)
        self.bytes = buffer.bytes
        archive = try ZipArchive(ArchiveBytes(buffer.bytes))
    }

    static func issue(
        _ severity: Severity = .error, cells: [String], message: String = "Te veel.", place: Bool = true
    ) -> KloptModel.Issue {
        KloptModel.Issue(
            id: "1", rule: "r", severity: severity, owner: "GGZ 07", dataset: "ips", message: message,
            question: "Klopt dit?", location: place ? DataPlace(file: "a.xlsx", sheet: "IPS", cells: cells) : nil)
    }

    func part(_ path: String) throws -> String {
        let entry = try #require(archive.entry(path), "\(path) is not there")
        return String(decoding: try archive.data(entry, limit: 1 << 24), as: UTF8.self)
    }

    /// What stands in `sheetData` of the sheet.
    var data: String {
        get throws {
            let text = try part("xl/worksheets/sheet1.xml")
            let start = try #require(text.firstRange(of: "<sheetData>")).upperBound
            return String(text[start..<(try #require(text.firstRange(of: "</sheetData>")).lowerBound)])
        }
    }
}
