import KloptWorkbook

/// The workbook's own part: its list of sheets, its names, and which sheet is seen first.
///
/// Source: ECMA-376 Part 1, 18.2.27 (workbook).
struct WorkbookPartPatch {
    private let bytes: [UInt8]
    private let root: MarkupElement
    private let sheets: MarkupElement
    private var newSheets = ""
    private var newNames = ""
    private var removedNames: [MarkupElement] = []
    private var activeTab: Int?
    private var lastId: Int

    init(_ bytes: [UInt8], part: String) throws(AnnotationError) {
        self.bytes = bytes
        root = try MarkupElement.root(of: bytes, part: part)
        guard let sheets = root.child("sheets") else { throw .damaged(part: part) }
        self.sheets = sheets
        lastId = sheets.children.compactMap { $0.value("sheetId", in: bytes).flatMap { Int($0) } }.max() ?? 0
    }

    mutating func addSheet(_ name: String, relationship: String, state: String?, isStrict: Bool) {
        lastId += 1
        let namespace = PartMarkup.relationships(isStrict: isStrict)
        let prefix = root.prefix(for: [namespace], in: bytes)
        newSheets += "<\(root.prefix)sheet name=\"\(MarkupText.escape(name))\" sheetId=\"\(lastId)\""
        if let state { newSheets += " state=\"\(state)\"" }
        newSheets += prefix == nil ? " xmlns:r=\"\(namespace)\"" : ""
        newSheets += " \(prefix ?? "r:")id=\"\(relationship)\"/>"
    }

    /// Takes away names that klopt gave.
    ///
    /// - Parameter sheet: the place of klopt's list among the sheets: what programs keep by name of it is made anew.
    mutating func removeNames(_ names: Set<String>, ofSheet sheet: Int?) {
        removedNames += (root.child("definedNames")?.children ?? []).filter { element in
            let name = element.value("name", in: bytes) ?? ""
            let place = element.value("localSheetId", in: bytes).flatMap { Int($0) }
            return names.contains(name) || (sheet != nil && place == sheet && name.hasPrefix("_xlnm."))
        }
    }

    /// - Parameter sheet: the place of the sheet that the name belongs to; nil for the workbook.
    mutating func addName(_ name: String, _ reference: String, sheet: Int? = nil, isHidden: Bool = false) {
        newNames += "<\(root.prefix)definedName name=\"\(name)\""
        if let sheet { newNames += " localSheetId=\"\(sheet)\"" }
        if isHidden { newNames += " hidden=\"1\"" }
        newNames += ">\(MarkupText.escape(reference))</\(root.prefix)definedName>"
    }

    mutating func show(_ tab: Int) { activeTab = tab }

    func applied() -> [UInt8] {
        var patch = PartPatch()
        patch.change(sheets, in: bytes, appending: newSheets)
        for name in removedNames { patch.remove(name.range) }
        if let names = root.child("definedNames") {
            patch.change(names, in: bytes, appending: newNames)
        } else if !newNames.isEmpty {
            let before = ["sheets", "functionGroups", "externalReferences"]
            let last = root.children.last { before.contains($0.name) } ?? sheets
            patch.insert(
                "<\(root.prefix)definedNames>\(newNames)</\(root.prefix)definedNames>", at: last.range.upperBound)
        }
        if let activeTab {
            if let view = root.child("bookViews")?.child("workbookView") {
                patch.change(view, in: bytes, setting: [("activeTab", String(activeTab))])
            } else {
                let prefix = root.prefix
                patch.insert(
                    "<\(prefix)bookViews><\(prefix)workbookView activeTab=\"\(activeTab)\"/></\(prefix)bookViews>",
                    at: sheets.range.lowerBound)
            }
        }
        return patch.applied(to: bytes)
    }
}
