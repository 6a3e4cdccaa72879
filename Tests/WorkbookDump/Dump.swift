import KloptWorkbook

/// A workbook as lines of JSON: a line per sheet, and behind it a line per row with its cells by their references.
struct Dump {
    private let workbook: Workbook

    init(_ workbook: Workbook) { self.workbook = workbook }

    func print() throws {
        let batch = SheetBatch()
        for (index, sheet) in workbook.sheets.enumerated() {
            guard sheet.hasCells else {
                Swift.print("{\"sheet\":\(Dump.quoted(sheet.name)),\"hasCells\":false}")
                continue
            }
            let facts = try workbook.facts(ofSheet: index)
            let merged = facts.mergedRanges.map { Dump.quoted("\($0)") }.joined(separator: ",")
            let hidden = facts.hiddenColumns.flatMap { $0.map { Dump.quoted(CellReference.letters($0)) } }
            Swift.print(
                "{\"sheet\":\(Dump.quoted(sheet.name)),\"visibility\":\"\(sheet.visibility)\",\"merged\":[\(merged)],"
                    + "\"hiddenColumns\":[\(hidden.joined(separator: ","))],"
                    + "\"filter\":\(facts.filteredRange.map { Dump.quoted("\($0)") } ?? "null"),"
                    + "\"notes\":\(sheet.notesPath != nil)}")
            let reader = try workbook.reader(ofSheet: index)
            while try reader.next(batch) {
                for row in batch.rows {
                    let cells = batch.cells[row.cells].map { self.cell($0, row: row.number, batch) }
                    Swift.print(
                        "{\"row\":\(row.number),\"hidden\":\(row.isHidden),\"cells\":{\(cells.joined(separator: ","))}}"
                    )
                }
            }
        }
    }

    private func cell(_ cell: Cell, row: Int, _ batch: SheetBatch) -> String {
        let place = CellReference(row: row - 1, column: Int(cell.column))
        let own = String(decoding: batch.bytes(of: cell), as: UTF8.self)
        let format = workbook.styles.format(Int(cell.style))
        var value: String
        switch cell.kind {
        case .number: value = Dump.quoted("\(cell.number)")
        case .boolean: value = cell.value == 1 ? "true" : "false"
        case .sharedText: value = Dump.quoted(workbook.sharedStrings.text(Int(cell.value)))
        case .text, .error, .isoDate, .extremeNumber: value = Dump.quoted(own)
        case .formulaWithoutValue: value = "null"
        }
        if cell.kind == .number, format.isMoment, let day = Int(exactly: cell.value), cell.scale == 0,
            let date = SerialDate(serial: day, usesDate1904: workbook.usesDate1904)
        {
            value = Dump.quoted("\(date.year)-\(date.month)-\(date.day)")
        }
        let kind = cell.kind == .sharedText ? "text" : "\(cell.kind)"
        return "\"\(place)\":[\"\(kind)\",\(value),\"\(format.kind)\",\(format.decimals),\(cell.isFormula)]"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
