import KloptWorkbook

/// Reads whatever libFuzzer comes up with as a workbook: nothing may crash, hang or exhaust memory.
///
/// An input begins with a byte that says what it is: a file as it is, or, so that changes get past the checksums of an
/// archive, parts of a workbook with a zero byte between them.
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let form = input.first else { return 0 }
    let rest = Array(input.dropFirst())
    unsafe read(form & 1 == 0 ? rest : FuzzedParts.archive(rest), into: batch)
    return 0
}

/// One is enough for all inputs: there is one thread.
nonisolated(unsafe) private let batch = SheetBatch()

private func read(_ bytes: [UInt8], into batch: SheetBatch) {
    var limits = WorkbookLimits()
    limits.entrySize = 1 << 20
    limits.totalSize = 4 << 20
    guard let workbook = try? Workbook(ArchiveBytes(bytes), limits: limits) else { return }
    for (index, sheet) in workbook.sheets.enumerated() where sheet.hasCells {
        _ = try? workbook.facts(ofSheet: index)
        guard let reader = try? workbook.reader(ofSheet: index) else { continue }
        while (try? reader.next(batch)) == true {
            var last = -1
            for row in batch.rows {
                precondition(row.cells.upperBound <= batch.cells.count && !row.cells.isEmpty)
                last = -1
                for cell in batch.cells[row.cells] {
                    precondition(Int(cell.column) > last)
                    last = Int(cell.column)
                    _ = batch.bytes(of: cell)
                    if cell.kind == .sharedText { _ = workbook.sharedStrings.text(Int(cell.value)) }
                    _ = workbook.styles.format(Int(cell.style))
                }
            }
        }
    }
    _ = try? workbook.archive.contentTypes()
}

/// An archive, not compressed, of parts whose bytes are given one behind the other.
enum FuzzedParts {
    private static let paths = [
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml",
    ]
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let relationships =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' "

    /// What stands in the parts that the input does not give.
    private static let usual = [
        "<worksheet xmlns='\(main)'/>", "<sst xmlns='\(main)'><si><t>x</t></si></sst>", "<styleSheet xmlns='\(main)'/>",
        "<workbook xmlns='\(main)' xmlns:r='\(references)'><sheets><sheet name='x' r:id='a'/></sheets></workbook>",
        relationships + "Type='\(references)/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' "
            + "Type='\(references)/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='c' "
            + "Type='\(references)/styles' Target='styles.xml'/></Relationships>",
        relationships + "Type='\(references)/officeDocument' Target='xl/workbook.xml'/></Relationships>", "<x/>",
    ]

    static func archive(_ input: [UInt8]) -> [UInt8] {
        let given = input.split(separator: 0, omittingEmptySubsequences: false)
        var writer = ZipWriter()
        for (index, path) in paths.enumerated() {
            let bytes = given.indices.contains(index) ? Array(given[index]) : []
            writer.add(path, stored: bytes.isEmpty ? Array(usual[index].utf8) : bytes)
        }
        return writer.finish()
    }
}
