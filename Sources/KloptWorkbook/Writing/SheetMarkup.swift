/// What stands before and behind the cells in a sheet's part, in the order that the schema asks for.
///
/// Source: ECMA-376 Part 1, section 18.3.1.99 (CT_Worksheet).
struct SheetMarkup {
    let layout: SheetLayout
    let isActive: Bool
    /// Of each link that leads outside, in the order of `layout.hyperlinks`.
    let linkIdentifiers: [String?]
    let notesIdentifier: String?
    /// Of each conditional format.
    let conditionalStyles: [Int]

    func head() -> [UInt8] {
        var markup = Markup.document()
        markup.open("worksheet", ["xmlns": Markup.main, "xmlns:r": Markup.references])
        if layout.tabColor != nil || layout.printing?.fitsWidth == true {
            markup.element("sheetPr") { markup in
                if let color = layout.tabColor { markup.element("tabColor", ["rgb": "FF" + color]) }
                if layout.printing?.fitsWidth == true { markup.element("pageSetUpPr", ["fitToPage": "1"]) }
            }
        }
        writeView(to: &markup)
        markup.element("sheetFormatPr", ["defaultRowHeight": "15"])
        if !layout.columns.isEmpty {
            markup.element("cols") { markup in
                for columns in layout.columns.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
                    markup.element(
                        "col",
                        [
                            "min": "\(columns.range.lowerBound + 1)", "max": "\(columns.range.upperBound + 1)",
                            "width": WrittenNumber.text(columns.width),
                            "style": columns.style == .plain ? nil : "\(columns.style.number)",
                            "hidden": columns.isHidden.flag, "customWidth": "1",
                        ])
                }
            }
        }
        markup.open("sheetData")
        return markup.bytes
    }

    private func writeView(to markup: inout Markup) {
        markup.element("sheetViews") { markup in
            markup.element(
                "sheetView",
                [
                    "showGridLines": layout.showsGridLines ? nil : "0", "tabSelected": isActive.flag,
                    "workbookViewId": "0",
                ]
            ) { markup in
                let (rows, columns) = (layout.frozenRows, layout.frozenColumns)
                guard rows > 0 || columns > 0 else { return }
                let pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight"
                let cell = CellReference(row: rows, column: columns).description
                markup.element(
                    "pane",
                    [
                        "xSplit": columns > 0 ? "\(columns)" : nil, "ySplit": rows > 0 ? "\(rows)" : nil,
                        "topLeftCell": cell, "activePane": pane, "state": "frozen",
                    ])
                markup.element("selection", ["pane": pane, "activeCell": cell, "sqref": cell])
            }
        }
    }

    func tail() -> [UInt8] {
        var markup = Markup()
        markup.close("sheetData")
        if let protection = layout.protection {
            markup.element(
                "sheetProtection",
                [
                    "sheet": "1", "objects": "1", "scenarios": "1",
                    "formatColumns": protection.allowsColumnWidths ? "0" : nil,
                    "formatRows": protection.allowsColumnWidths ? "0" : nil,
                    "sort": protection.allowsSorting ? "0" : nil,
                    "autoFilter": protection.allowsFiltering ? "0" : nil,
                ])
        }
        if let range = layout.filteredRange { markup.element("autoFilter", ["ref": "\(range)"]) }
        if !layout.mergedRanges.isEmpty {
            markup.element("mergeCells", ["count": "\(layout.mergedRanges.count)"]) { markup in
                for range in layout.mergedRanges { markup.element("mergeCell", ["ref": "\(range)"]) }
            }
        }
        writeConditionalFormats(to: &markup)
        writeValidations(to: &markup)
        writeHyperlinks(to: &markup)
        markup.element(
            "pageMargins",
            ["left": "0.5", "right": "0.5", "top": "0.75", "bottom": "0.75", "header": "0.3", "footer": "0.3"])
        if let printing = layout.printing {
            markup.element(
                "pageSetup",
                [
                    "paperSize": "9",
                    "fitToWidth": printing.fitsWidth && printing.pagesWide > 1 ? "\(printing.pagesWide)" : nil,
                    "fitToHeight": printing.fitsWidth ? "0" : nil,
                    "orientation": printing.isLandscape ? "landscape" : "portrait",
                ])
            if printing.header != nil || printing.footer != nil {
                markup.element("headerFooter") { markup in
                    if let header = printing.header { markup.element("oddHeader", text: header) }
                    if let footer = printing.footer { markup.element("oddFooter", text: footer) }
                }
            }
        }
        if let notesIdentifier { markup.element("legacyDrawing", ["r:id": notesIdentifier]) }
        markup.close("worksheet")
        return markup.bytes
    }

    private func writeConditionalFormats(to markup: inout Markup) {
        for (index, format) in layout.conditionalFormats.enumerated() {
            markup.element("conditionalFormatting", ["sqref": SheetMarkup.list(format.ranges)]) { markup in
                markup.element(
                    "cfRule",
                    [
                        "type": "expression", "dxfId": "\(conditionalStyles[index])", "priority": "\(index + 1)",
                        "stopIfTrue": format.stopsIfTrue.flag,
                    ]
                ) { $0.element("formula", text: format.formula) }
            }
        }
    }

    private func writeValidations(to markup: inout Markup) {
        guard !layout.validations.isEmpty else { return }
        markup.element("dataValidations", ["count": "\(layout.validations.count)"]) { markup in
            for validation in layout.validations {
                let (type, isAtLeast, formulas) = SheetMarkup.words(of: validation.rule)
                markup.element(
                    "dataValidation",
                    [
                        "type": type, "operator": isAtLeast ? "greaterThanOrEqual" : nil,
                        "allowBlank": validation.allowsBlank.flag,
                        "showInputMessage": (validation.prompt != nil).flag, "showErrorMessage": "1",
                        "errorTitle": EscapedText.escape(validation.errorTitle),
                        "error": EscapedText.escape(validation.error),
                        "promptTitle": validation.promptTitle.map(EscapedText.escape),
                        "prompt": validation.prompt.map(EscapedText.escape),
                        "sqref": SheetMarkup.list(validation.ranges),
                    ]
                ) { markup in
                    for (index, formula) in formulas.enumerated() {
                        markup.element("formula\(index + 1)", text: formula)
                    }
                }
            }
        }
    }

    private static func words(
        of rule: SheetLayout.Validation.Rule
    ) -> (type: String, isAtLeast: Bool, formulas: [String]) {
        switch rule {
        case .wholeNumber(let lowest, nil): ("whole", true, ["\(lowest)"])
        case .wholeNumber(let lowest, let highest?): ("whole", false, ["\(lowest)", "\(highest)"])
        case .decimal(let lowest, let highest): ("decimal", false, ["\(lowest)", "\(highest)"])
        case .list(let choices):
            (
                "list", false,
                ["\"" + choices.joined(separator: ",").map { $0 == "\"" ? "\"\"" : "\($0)" }.joined() + "\""]
            )
        case .cells(let formula): ("list", false, [formula])
        case .custom(let formula): ("custom", false, [formula])
        }
    }

    private func writeHyperlinks(to markup: inout Markup) {
        guard !layout.hyperlinks.isEmpty else { return }
        markup.element("hyperlinks") { markup in
            for (link, identifier) in zip(layout.hyperlinks, linkIdentifiers) {
                var place: String?
                if case .place(let text) = link.target { place = text }
                markup.element(
                    "hyperlink",
                    ["ref": "\(link.cell)", "r:id": identifier, "location": place, "tooltip": link.tooltip])
            }
        }
    }

    private static func list(_ ranges: [CellRange]) -> String { ranges.map(\.description).joined(separator: " ") }
}
