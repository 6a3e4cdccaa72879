/// Writes a workbook: the same calls always make the same bytes.
///
///     var writer = WorkbookWriter(properties: WorkbookProperties(title: "Aandachtspunten"))
///     let bold = writer.style(CellStyle(font: .init(isBold: true)))
///     try writer.addSheet(SheetLayout(name: "Blad1")) { rows throws(WritingError) in
///         try rows.row(0, [NewCell(0, text: "regio", bold)])
///     }
///     let bytes = try writer.finish()
///
/// Source: ECMA-376 Part 1, sections 12 and 18; Part 2 for the package.
package struct WorkbookWriter {
    private let properties: WorkbookProperties
    private var archive = ZipWriter()
    private var styles = StyleTable()
    private var strings = OrderedSet<String>()
    private var stringCount = 0
    private var sheets: [SheetLayout] = []
    private var definedNames: [Workbook.DefinedName] = []
    private var notesCount = 0

    package init(properties: WorkbookProperties) { self.properties = properties }

    /// The style for cells that look so.
    package mutating func style(_ style: CellStyle) -> StyleIndex { styles.index(of: style) }

    /// Gives a name to cells or a formula.
    package mutating func define(_ name: Workbook.DefinedName) { definedNames.append(name) }

    /// The archive's bytes since the last time, so that a large workbook need not be in memory.
    package mutating func takeOutput() -> [UInt8] { archive.takeOutput() }

    // MARK: Sheets

    /// Adds a sheet behind the others; its rows are handed over by a closure.
    package mutating func addSheet(
        _ layout: SheetLayout, rows: (inout RowsWriter) throws(WritingError) -> Void
    ) throws(WritingError) {
        try check(layout)
        sheets.append(layout)
        let number = sheets.count
        var relationships = RelationshipList()
        let links = layout.hyperlinks.map { link -> String? in
            guard case .address(let address) = link.target else { return nil }
            return relationships.add("hyperlink", address, isExternal: true)
        }
        var notesIdentifier: String?
        if !layout.notes.isEmpty {
            notesCount += 1
            notesIdentifier = relationships.add("vmlDrawing", "../drawings/vmlDrawing\(number).vml")
            _ = relationships.add("comments", "../comments\(number).xml")
        }
        let markup = SheetMarkup(
            layout: layout, isActive: number == firstVisible, linkIdentifiers: links, notesIdentifier: notesIdentifier,
            conditionalStyles: layout.conditionalFormats.map { styles.index(of: $0.style) })

        var (strings, stringCount) = (self.strings, self.stringCount)
        self.strings = OrderedSet()
        try archive.add("xl/worksheets/sheet\(number).xml") { part throws(WritingError) in
            part.write(markup.head())
            var writer = RowsWriter(sheet: layout.name, part: part, strings: strings, stringCount: stringCount)
            strings = OrderedSet()
            try rows(&writer)
            stringCount = writer.stringCount
            (part, strings) = writer.finish()
            part.write(markup.tail())
        }
        (self.strings, self.stringCount) = (strings, stringCount)

        if !layout.notes.isEmpty {
            let notes = NotesMarkup(notes: layout.notes.sorted { $0.cell < $1.cell }, sheetNumber: number)
            archive.add("xl/comments\(number).xml", notes.texts())
            archive.add("xl/drawings/vmlDrawing\(number).vml", notes.boxes())
        }
        if !relationships.isEmpty {
            archive.add("xl/worksheets/_rels/sheet\(number).xml.rels", relationships.part())
        }
    }

    /// Counted from 1; 0 when there is none yet.
    private var firstVisible: Int { (sheets.firstIndex { $0.visibility == .visible } ?? -1) + 1 }

    private func check(_ layout: SheetLayout) throws(WritingError) {
        let name = layout.name
        let isNew = !sheets.contains { $0.name.lowercased() == name.lowercased() }
        guard !name.isEmpty, name.utf16.count <= 31, isNew, !name.contains(where: { "[]:*?/\\".contains($0) }),
            !name.hasPrefix("'"), !name.hasSuffix("'"), name.lowercased() != "history",
            !name.unicodeScalars.contains(where: { $0.value < 0x20 })
        else { throw .sheetName(name) }
        for note in layout.notes where note.text.utf16.count > RowsWriter.longestText {
            throw .textTooLong(sheet: name, cell: note.cell)
        }
        let notedCells = Set(layout.notes.map(\.cell))
        if notedCells.count < layout.notes.count, let cell = layout.notes.last?.cell {
            throw .disorder(sheet: name, cell: cell)
        }
        try checkMessages(layout)
        let merged = layout.mergedRanges.sorted { $0.first < $1.first }
        for (index, range) in merged.enumerated() {
            let overlaps = merged[(index + 1)...].prefix { $0.first.row <= range.last.row }.contains {
                $0.first.column <= range.last.column && $0.last.column >= range.first.column
            }
            guard range.first != range.last, !overlaps else { throw .mergedRange(sheet: name, range) }
        }
    }

    private func checkMessages(_ layout: SheetLayout) throws(WritingError) {
        let (title, message) = (32, 255)
        var texts: [(text: String, limit: Int)] = []
        for validation in layout.validations {
            texts += [(validation.errorTitle, title), (validation.error, message)]
            texts += [(validation.promptTitle ?? "", title), (validation.prompt ?? "", message)]
            if case .list(let choices) = validation.rule {
                texts.append((choices.joined(separator: ","), message))
                if let choice = choices.first(where: { $0.contains(",") }) {
                    throw .messageTooLong(sheet: layout.name, choice)
                }
            }
        }
        texts += [(layout.printing?.header ?? "", message), (layout.printing?.footer ?? "", message)]
        if let text = texts.first(where: { $0.text.utf16.count > $0.limit }) {
            throw .messageTooLong(sheet: layout.name, text.text)
        }
    }

    // MARK: The other parts

    /// Adds what belongs to the workbook as a whole and hands out the last bytes.
    package mutating func finish() throws(WritingError) -> [UInt8] {
        guard firstVisible > 0 else { throw .noVisibleSheet }
        archive.add("xl/workbook.xml", workbookPart())
        var relationships = RelationshipList()
        for number in 1...sheets.count { _ = relationships.add("worksheet", "worksheets/sheet\(number).xml") }
        _ = relationships.add("styles", "styles.xml")
        _ = relationships.add("sharedStrings", "sharedStrings.xml")
        archive.add("xl/_rels/workbook.xml.rels", relationships.part())
        archive.add("xl/styles.xml", styles.part())
        archive.add("xl/sharedStrings.xml", stringsPart())
        archive.add("docProps/core.xml", properties.core())
        archive.add("docProps/app.xml", properties.application())
        var package = RelationshipList()
        _ = package.add("officeDocument", "xl/workbook.xml")
        _ = package.add("extended-properties", "docProps/app.xml")
        package.addCoreProperties("docProps/core.xml")
        archive.add("_rels/.rels", package.part())
        archive.add("[Content_Types].xml", typesPart())
        return archive.finish()
    }

    private func workbookPart() -> [UInt8] {
        var markup = Markup.document()
        markup.element("workbook", ["xmlns": Markup.main, "xmlns:r": Markup.references]) { markup in
            markup.element("workbookPr")
            markup.element("bookViews") { markup in
                let first = "\(firstVisible - 1)"
                markup.element(
                    "workbookView",
                    [
                        "xWindow": "0", "yWindow": "0", "windowWidth": "24000", "windowHeight": "12000",
                        "firstSheet": first == "0" ? nil : first, "activeTab": first == "0" ? nil : first,
                    ])
            }
            markup.element("sheets") { markup in
                for (index, sheet) in sheets.enumerated() {
                    let state: String? =
                        switch sheet.visibility {
                        case .visible: nil
                        case .hidden: "hidden"
                        case .veryHidden: "veryHidden"
                        }
                    markup.element(
                        "sheet",
                        ["name": sheet.name, "sheetId": "\(index + 1)", "state": state, "r:id": "rId\(index + 1)"])
                }
            }
            let names = allNames()
            if !names.isEmpty {
                markup.element("definedNames") { markup in
                    for name in names {
                        markup.element(
                            "definedName",
                            [
                                "name": name.name, "localSheetId": name.sheet.map { "\($0)" },
                                "hidden": name.isHidden.flag,
                            ], text: name.formula)
                    }
                }
            }
            // What is calculated stands in the file; whoever opens it calculates again, in case a program did not.
            markup.element("calcPr", ["calcId": "191029", "fullCalcOnLoad": "1"])
        }
        return markup.bytes
    }

    /// The names given, and those by which Excel knows filters and repeated rows; in the order that Excel keeps.
    private func allNames() -> [Workbook.DefinedName] {
        var names = definedNames
        for (index, sheet) in sheets.enumerated() {
            let quoted = SheetLayout.quoted(sheet.name)
            if let range = sheet.filteredRange {
                let formula = "\(quoted)!\(range.first.absolute):\(range.last.absolute)"
                names.append(
                    Workbook.DefinedName(
                        name: "_xlnm._FilterDatabase", sheet: index, formula: formula, isHidden: true))
            }
            let columns = sheet.printing?.repeatedColumns.map {
                "\(quoted)!$\(CellReference.letters($0.lowerBound)):$\(CellReference.letters($0.upperBound))"
            }
            let rows = sheet.printing?.repeatedRows.map { "\(quoted)!$\($0.lowerBound + 1):$\($0.upperBound + 1)" }
            let repeated = [columns, rows].compactMap { $0 }
            if !repeated.isEmpty {
                let formula = repeated.joined(separator: ",")
                names.append(
                    Workbook.DefinedName(name: "_xlnm.Print_Titles", sheet: index, formula: formula, isHidden: false))
            }
        }
        return names.sorted { ($0.name.lowercased(), $0.sheet ?? -1) < ($1.name.lowercased(), $1.sheet ?? -1) }
    }

    private func stringsPart() -> [UInt8] {
        var markup = Markup.document()
        markup.open(
            "sst", ["xmlns": Markup.main, "count": "\(stringCount)", "uniqueCount": "\(strings.all.count)"])
        for string in strings.all {
            let text = EscapedText.escape(string)
            markup.raw("<si>")
            markup.element("t", ["xml:space": text.spacePreservation], text: text)
            markup.raw("</si>")
        }
        markup.close("sst")
        return markup.bytes
    }

    private func typesPart() -> [UInt8] {
        let sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        var markup = Markup.document()
        markup.element("Types", ["xmlns": Markup.contentTypes]) { markup in
            markup.element(
                "Default",
                ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
            markup.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
            if notesCount > 0 {
                markup.element(
                    "Default",
                    ["Extension": "vml", "ContentType": "application/vnd.openxmlformats-officedocument.vmlDrawing"])
            }
            var overrides = [("/xl/workbook.xml", sheetTypes + "sheet.main+xml")]
            for (index, sheet) in sheets.enumerated() {
                overrides.append(("/xl/worksheets/sheet\(index + 1).xml", sheetTypes + "worksheet+xml"))
                if !sheet.notes.isEmpty {
                    overrides.append(("/xl/comments\(index + 1).xml", sheetTypes + "comments+xml"))
                }
            }
            overrides += [
                ("/xl/styles.xml", sheetTypes + "styles+xml"),
                ("/xl/sharedStrings.xml", sheetTypes + "sharedStrings+xml"),
                ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
                ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            ]
            for (path, type) in overrides {
                markup.element("Override", ["PartName": path, "ContentType": type])
            }
        }
        return markup.bytes
    }
}

extension CellReference {
    /// `$B$7`.
    package var absolute: String { "$\(CellReference.letters(column))$\(row + 1)" }
}
