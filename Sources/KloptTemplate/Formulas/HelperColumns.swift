import KloptModel

/// The columns of a hidden sheet that hold what formulas have in common: each formula once, a row per record.
final class HelperColumns {
    let sheet: String
    /// Per column, the formula in the record's row, and what it is, for whoever unhides the sheet.
    private(set) var columns: [(formula: String, title: String)] = []
    private var known: [String: String] = [:]

    init(sheet: String) { self.sheet = sheet }

    /// Gives a formula a column, and returns the reference to it.
    func define(_ formula: String, title: String = "") -> String {
        if let reference = known[formula] { return reference }
        let reference = Formula.cell(columns.count, sheet: sheet)
        columns.append((formula, title))
        known[formula] = reference
        return reference
    }

    /// A formula that is used more than once or grew long, as a reference.
    func short(_ formula: String, over limit: Int = 48) -> String {
        formula.utf8.count > limit ? define(formula) : formula
    }
}
