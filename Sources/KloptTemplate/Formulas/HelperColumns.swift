import KloptModel

/// The columns of a hidden sheet that hold what formulas have in common: each formula once, a row per record.
final class HelperColumns {
    let sheet: String
    /// Per column, the formula in the record's row, and what it is, for whoever unhides the sheet.
    private(set) var columns: [(formula: String, title: String)] = []
    private var known: [String: String] = [:]
    /// Whether a formula was asked for that no spreadsheet holds; nobody may use what it was part of.
    var hasOverflown = false

    init(sheet: String) { self.sheet = sheet }

    /// Gives a formula a column, and returns the reference to it.
    func define(_ formula: String, title: String = "") -> String {
        if let reference = known[formula] { return reference }
        guard formula.utf16.count <= FormulaLimits.longest else {
            hasOverflown = true
            return "0"
        }
        let reference = Formula.cell(columns.count, sheet: sheet)
        columns.append((formula, title))
        known[formula] = reference
        return reference
    }

    /// An associative function of many parts, in columns of so many at a time.
    func joined(_ parts: [String], _ function: String) -> String {
        guard parts.count > HelperColumns.atOnce else { return Formula.joined(parts, function) }
        let groups = stride(from: 0, to: parts.count, by: HelperColumns.atOnce).map { start in
            let end = min(start + HelperColumns.atOnce, parts.count)
            return define(Formula.joined(Array(parts[start..<end]), function))
        }
        return joined(groups, function)
    }

    private static let atOnce = 100

    /// A formula that is used more than once or grew long, as a reference.
    func short(_ formula: String, over limit: Int = 48) -> String {
        formula.utf8.count > limit ? define(formula) : formula
    }
}
