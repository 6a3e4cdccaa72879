/// What a template says of itself, on a hidden sheet: from which rules it was made, for whom, and what it holds.
///
/// Whoever reads the workbook back learns which sheets are klopt's own, and whether the rules have changed since.
package struct TemplateStamp: Hashable, Sendable {
    /// The sheet that holds the stamp.
    package static let sheetName = "_klopt"
    /// The form of the stamp; a reader refuses a later one.
    package static let currentForm = 1
    private static let mark = "klopt template"

    /// A sheet to fill in, and what it holds.
    package struct Sheet: Hashable, Sendable {
        package var name: String
        package var dataset: String
        /// 1-based row of the last header row; the records follow.
        package var headerRow: Int
        /// Headers of columns that are klopt's own, to be left alone.
        package var ownColumns: [String]

        package init(name: String, dataset: String, headerRow: Int, ownColumns: [String]) {
            self.name = name
            self.dataset = dataset
            self.headerRow = headerRow
            self.ownColumns = ownColumns
        }
    }

    package var form = TemplateStamp.currentForm
    package var pack: String
    package var version: String
    package var organisation: String
    package var period: Period
    package var language: Language
    package var sheets: [Sheet]
    /// Sheets that are klopt's own and hold no records.
    package var ownSheets: [String]
    /// Per dataset, the columns that were asked for, in the order of the sheet.
    package var columns: [String: [String]]
    /// Per rule in force in the quarter, a fingerprint of what it asks.
    package var rules: [String: String]

    package init(
        pack: String, version: String, organisation: String, period: Period, language: Language, sheets: [Sheet],
        ownSheets: [String], columns: [String: [String]], rules: [String: String]
    ) {
        self.pack = pack
        self.version = version
        self.organisation = organisation
        self.period = period
        self.language = language
        self.sheets = sheets
        self.ownSheets = ownSheets
        self.columns = columns
        self.rules = rules
    }

    // MARK: As rows of a sheet

    /// A row per fact: what it is, then its values. Sorted where the order says nothing, so that equal stamps are equal
    /// bytes.
    package var rows: [[String]] {
        var rows = [
            [TemplateStamp.mark, String(form)], ["pack", pack, version], ["organisation", organisation],
            ["period", period.description], ["language", language.rawValue],
        ]
        rows += sheets.map { ["sheet", $0.name, $0.dataset, String($0.headerRow)] + $0.ownColumns }
        rows += ownSheets.map { ["own sheet", $0] }
        rows += columns.sorted { $0.key < $1.key }.map { ["columns", $0.key] + $0.value }
        rows += rules.sorted { $0.key < $1.key }.map { ["rule", $0.key, $0.value] }
        return rows
    }

    /// Reads rows back; nil when they are no stamp, or one of a later form. Rows of another kind are passed over.
    package init?(rows: [[String]]) {
        guard let first = rows.first, first.count >= 2, first[0] == TemplateStamp.mark, let form = Int(first[1]),
            (1...TemplateStamp.currentForm).contains(form)
        else { return nil }
        var (pack, version, organisation): (String?, String, String) = (nil, "", "")
        var (period, language): (Period?, Language) = (nil, .dutch)
        var (sheets, ownSheets): ([Sheet], [String]) = ([], [])
        var (columns, rules): ([String: [String]], [String: String]) = ([:], [:])
        for row in rows.dropFirst() {
            guard row.count >= 2 else { continue }
            switch row[0] {
            case "pack":
                pack = row[1]
                version = row.count > 2 ? row[2] : ""
            case "organisation": organisation = row[1]
            case "period": period = Period(canonical: row[1])
            case "language": language = Language(rawValue: row[1]) ?? .dutch
            case "sheet":
                guard row.count >= 4, let headerRow = Int(row[3]) else { continue }
                sheets.append(
                    Sheet(
                        name: row[1], dataset: row[2], headerRow: headerRow,
                        ownColumns: row.dropFirst(4).filter { !$0.isEmpty }))
            case "own sheet": ownSheets.append(row[1])
            case "columns": columns[row[1]] = row.dropFirst(2).filter { !$0.isEmpty }
            case "rule": rules[row[1]] = row.count > 2 ? row[2] : ""
            default: break
            }
        }
        guard let pack, let period else { return nil }
        self.init(
            pack: pack, version: version, organisation: organisation, period: period, language: language,
            sheets: sheets, ownSheets: ownSheets, columns: columns, rules: rules)
        self.form = form
    }
}
