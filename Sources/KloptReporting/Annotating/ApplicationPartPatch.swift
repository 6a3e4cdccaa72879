import KloptWorkbook

/// The part that tells what the workbook holds (`docProps/app.xml`): klopt's sheets are added to its list of titles.
///
///     HeadingPairs   "Werkbladen", 2, "Benoemde bereiken", 1     →   "Werkbladen", 4, …
///     TitlesOfParts  "IPS", "Werkfit", "IPS!Print_Titles"        →   "IPS", "Werkfit", "Aandachtspunten", …
///
/// Source: ECMA-376 Part 1, 22.2 (extended properties), 22.4 (variant types).
enum ApplicationPartPatch {
    static let path = "docProps/app.xml"

    /// - Parameters:
    ///   - sheets: those that the workbook had, in their order.
    ///   - new: those that come behind them.
    /// - Returns: nil when nothing is to change, or when the list is another one than that of these sheets.
    static func applied(to bytes: [UInt8], sheets: [String], new: [String]) -> [UInt8]? {
        guard !new.isEmpty, let root = try? MarkupElement.root(of: bytes, part: path),
            let pairs = root.child("HeadingPairs")?.child("vector"),
            let titles = root.child("TitlesOfParts")?.child("vector")
        else { return nil }
        // The first pair is that of the sheets, by whatever word, and their titles come first.
        let counts = pairs.children.compactMap { $0.child("i4") }
        func text(_ element: MarkupElement) -> String { MarkupText.decode(bytes[element.content]) }
        guard let count = counts.first, Int(text(count)) == sheets.count, titles.children.count >= sheets.count,
            let last = titles.children.prefix(sheets.count).last,
            zip(titles.children, sheets).allSatisfy({ text($0) == $1 })
        else { return nil }
        var patch = PartPatch()
        patch.replace(count.content, with: String(sheets.count + new.count))
        let titleTexts = new.map { "<\(last.prefix)lpstr>\(MarkupText.escape($0))</\(last.prefix)lpstr>" }
        patch.insert(titleTexts.joined(), at: last.range.upperBound)
        if titles.attribute("size") != nil {
            patch.change(titles, in: bytes, setting: [("size", String(titles.children.count + new.count))])
        }
        return patch.applied(to: bytes)
    }
}
