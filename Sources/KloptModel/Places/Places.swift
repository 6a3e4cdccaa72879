/// A place in a rule file. Line and column are 1-based; the column counts characters.
package struct RulePlace: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int
    /// How many characters the caret underlines; at least 1.
    package var length: Int

    package init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }
}

/// A place in a submission.
package struct DataPlace: Hashable, Sendable {
    /// Relative to the path that was checked, with `/`.
    package var file: String
    /// nil for CSV.
    package var sheet: String?
    /// 1-based, as a spreadsheet shows it; nil for a place that is a whole file or sheet.
    package var row: Int?
    /// A1 cells, in the order of the measures.
    package var cells: [String]

    package init(file: String, sheet: String? = nil, row: Int? = nil, cells: [String] = []) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.cells = cells
    }

    /// A spreadsheet's name of a column: 0 is A, 25 is Z, 26 is AA.
    package static func columnLetters(_ index: Int) -> String {
        var letters = ""
        var rest = index
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }
}
