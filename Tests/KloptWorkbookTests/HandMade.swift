@testable import KloptWorkbook

/// Workbooks of hand-made XML.
enum HandMade {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    static let strictReferences = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    /// The parts of a workbook with one sheet.
    static func parts(
        sheet: String, strings: String? = nil, styles: String? = nil, workbookProperties: String = "",
        main: String = main, references: String = references
    ) -> [(path: String, text: String)] {
        var parts = [
            (
                "_rels/.rels",
                "<Relationships xmlns='\(package)'><Relationship Id='a' Type='\(references)/officeDocument' "
                    + "Target='/xl/workbook.xml'/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns='\(main)' xmlns:r='\(references)'>\(workbookProperties)"
                    + "<sheets><sheet name='Blad1' sheetId='1' r:id='b'/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='\(package)'>"
                    + "<Relationship Id='b' Type='\(references)/worksheet' Target='worksheets/sheet1.xml'/>"
                    + (strings == nil
                        ? "" : "<Relationship Id='c' Type='\(references)/sharedStrings' Target='sharedStrings.xml'/>")
                    + (styles == nil ? "" : "<Relationship Id='d' Type='\(references)/styles' Target='styles.xml'/>")
                    + "</Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
        if let strings { parts.append(("xl/sharedStrings.xml", "<sst xmlns='\(main)'>\(strings)</sst>")) }
        if let styles { parts.append(("xl/styles.xml", "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>")) }
        return parts
    }

    static func workbook(
        _ parts: [(path: String, text: String)], limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookError) -> Workbook {
        try Workbook(ArchiveBytes(Archives.make(parts)), limits: limits)
    }

    /// A workbook of which the sheet's rows are given.
    static func workbook(rows: String, strings: String? = nil, styles: String? = nil) throws(WorkbookError) -> Workbook
    {
        try workbook(
            parts(
                sheet: "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>", strings: strings,
                styles: styles))
    }
}

extension Workbook {
    /// The cells of a sheet as `B7 12`, `C7 'tekst'`; both ways of reading have to agree on them.
    func cells(ofSheet sheet: Int = 0) throws -> [String] {
        let quick = try listing(reader(ofSheet: sheet, mayBeQuick: true))
        let slow = try listing(reader(ofSheet: sheet, mayBeQuick: false))
        guard quick == slow else { return ["quickly", "\(quick)", "slowly", "\(slow)"] }
        return quick
    }

    func listing(_ reader: SheetReader) throws -> [String] {
        let batch = SheetBatch()
        var cells: [String] = []
        while try reader.next(batch) {
            for row in batch.rows {
                for cell in batch.cells[row.cells] {
                    let place = CellReference(row: row.number - 1, column: Int(cell.column))
                    cells.append(
                        "\(place)\(row.isHidden ? " hidden" : "")\(cell.isFormula ? " =" : "") \(shown(cell, batch))")
                }
            }
        }
        return cells
    }

    private func shown(_ cell: Cell, _ batch: SheetBatch) -> String {
        let own = String(decoding: batch.bytes(of: cell), as: UTF8.self)
        let value =
            switch cell.kind {
            case .number: "\(cell.number)"
            case .extremeNumber: "extreme \(own)"
            case .sharedText: "'\(sharedStrings.text(Int(cell.value)))'"
            case .text: "'\(own)'"
            case .boolean: cell.value == 1 ? "true" : "false"
            case .error: own
            case .isoDate: "moment \(own)"
            case .formulaWithoutValue: "?"
            }
        return cell.style == 0 ? value : "\(value) style \(cell.style)"
    }
}
