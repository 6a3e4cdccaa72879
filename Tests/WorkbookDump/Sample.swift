import KloptWorkbook

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A workbook with everything that `WorkbookWriter` can write.
enum Sample {
    static func write(to path: String) throws {
        let bytes = try make()
        try Data(bytes).write(to: URL(filePath: path))
    }

    static func make() throws(WritingError) -> [UInt8] {
        var writer = WorkbookWriter(
            properties: WorkbookProperties(title: "Voorbeeld & <proef>", created: "2025-07-15T09:00:00Z"))
        let header = writer.style(
            CellStyle(
                font: .init(isBold: true, color: "FFFFFF"), fill: "1F4E79", border: .around(.thin, color: "BFBFBF"),
                horizontal: .center, vertical: .center, wrapsText: true))
        let input = writer.style(CellStyle(fill: "FFF9E5", border: .around(.thin, color: "BFBFBF"), isLocked: false))
        let share = writer.style(CellStyle(numberFormat: "0.0%", indent: 1))
        let link = writer.style(CellStyle(font: .init(isUnderlined: true, color: "0563C1")))
        let small = writer.style(CellStyle(font: .init(name: "Arial", size: 9.5, isItalic: true), vertical: .top))

        try writer.addSheet(cover()) { rows throws(WritingError) in
            try rows.row(0, height: 30, [NewCell(0, text: "Controle", header), NewCell(1, .blank, header)])
            try rows.row(2, [NewCell(0, text: "Naar de cijfers", link), NewCell(1, text: "Naar buiten", link)])
            try rows.row(
                3, [NewCell(0, text: "Nog open"), NewCell(1, .formula("COUNTIF(Cijfers!C4:C6,\"<0\")", .value(1)))])
            try rows.row(4, [NewCell(0, text: "  <tekst> & \"tekst\" _x000D_\r\n\tmet\u{1} van alles 😀 ", small)])
        }
        try writer.addSheet(figures()) { rows throws(WritingError) in
            try rows.row(0, [NewCell(0, text: "IPS-trajecten", header)] + (1...4).map { NewCell($0, .blank, header) })
            try rows.row(
                1, height: 32,
                ["regio", "lopend", "betaald", "aandeel", "klopt?"].enumerated().map {
                    NewCell($0, text: $1, header)
                })
            for (row, name) in ["Drenthe", "Fryslân", "Twente"].enumerated() {
                let place = row + 4
                let third = row == 1 ? -3 : 4
                try rows.row(
                    row + 2, isHidden: row == 2,
                    [
                        NewCell(0, text: name), NewCell(1, number: 12 * (row + 1), input),
                        NewCell(2, number: third, input),
                        NewCell(
                            3, .formula("C\(place - 1)/B\(place - 1)", .number(DecimalNumber(mantissa: 354, scale: 3))),
                            share),
                        NewCell(
                            4, .formula("IF(C\(place - 1)<0,\"kan niet\",\"\")", .text(row == 1 ? "kan niet" : ""))),
                        NewCell(5, .value(.boolean(row == 0))), NewCell(6, .value(.error("#N/A"))),
                    ])
            }
        }
        var hidden = SheetLayout(name: "O'Brien's lijst")
        hidden.visibility = .veryHidden
        try writer.addSheet(hidden) { rows throws(WritingError) in
            try rows.row(1_048_575, [NewCell(16_383, text: "versie 2025.1")])
        }
        writer.define(
            Workbook.DefinedName(
                name: "versie", sheet: nil, formula: "'O''Brien''s lijst'!$XFD$1048576", isHidden: true))
        return try writer.finish()
    }

    private static func cover() -> SheetLayout {
        var layout = SheetLayout(name: "Controle")
        layout.tabColor = "C00000"
        layout.showsGridLines = false
        layout.columns = [.init(0...0, width: 40), .init(1...1, width: 20.5), .init(3...5, width: 10, isHidden: true)]
        layout.hyperlinks = [
            .init(cell: CellReference(row: 2, column: 0), target: .place("Cijfers!B4"), tooltip: "de eerste cel"),
            .init(cell: CellReference(row: 2, column: 1), target: .address("https://example.org/?a=1&b=2")),
        ]
        layout.mergedRanges = [CellRange(CellReference(row: 0, column: 0), CellReference(row: 0, column: 1))]
        return layout
    }

    private static func figures() -> SheetLayout {
        var layout = SheetLayout(name: "Cijfers")
        let cells = CellRange(CellReference(row: 2, column: 1), CellReference(row: 4, column: 2))
        layout.frozenRows = 2
        layout.frozenColumns = 1
        layout.columns = [.init(0...0, width: 24), .init(1...4, width: 12)]
        layout.filteredRange = CellRange(CellReference(row: 1, column: 0), CellReference(row: 4, column: 4))
        layout.mergedRanges = [CellRange(CellReference(row: 0, column: 0), CellReference(row: 0, column: 4))]
        layout.notes = [
            .init(cell: CellReference(row: 1, column: 2), author: "klopt", text: "Wat er stond:\nregel twee & <drie>"),
            .init(
                cell: CellReference(row: 1, column: 1), author: "iemand", text: "Lopende trajecten", width: 120,
                height: 40),
        ]
        layout.validations = [
            .init(
                ranges: [cells], rule: .wholeNumber(from: 0, to: nil), errorTitle: "Geen aantal",
                error: "Vul een heel getal van nul of meer in.", promptTitle: "Aantal", prompt: "Een heel getal"),
            .init(
                ranges: [CellRange(CellReference(row: 8, column: 0), CellReference(row: 8, column: 0))],
                rule: .list(["ja", "nee", "weet niet"]), errorTitle: "Kies", error: "Kies uit de lijst."),
            .init(
                ranges: [CellRange(CellReference(row: 9, column: 0), CellReference(row: 9, column: 0))],
                rule: .decimal(
                    from: DecimalNumber(mantissa: 0, scale: 0), to: DecimalNumber(mantissa: 15, scale: 1)),
                errorTitle: "Getal", error: "Tussen 0 en 1,5."),
        ]
        layout.conditionalFormats = [
            .init(
                ranges: [cells], formula: "B3<0",
                style: ConditionalStyle(fontColor: "9C0006", isBold: true, fill: "FFC7CE", borderColor: "9C0006"),
                stopsIfTrue: true),
            .init(ranges: [cells], formula: "B3=\"\"", style: ConditionalStyle(fill: "FFEB9C")),
        ]
        layout.protection = .init(allowsSorting: true, allowsFiltering: true)
        layout.printing = .init(repeatedRows: 0...1, header: "&LWerkmonitor", footer: "&RPagina &P van &N")
        return layout
    }
}

extension NewCell.Value {
    fileprivate static func value(_ number: Int64) -> NewCell.Value {
        .number(DecimalNumber(mantissa: number, scale: 0))
    }
}
