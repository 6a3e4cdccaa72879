/// What a spreadsheet can hold.
enum FormulaLimits {
    /// Characters of a formula (Excel 2010).
    static let longest = 8_192
    /// Bounds times a scale stay whole in a double for counts in the millions.
    static let largestScale: Int128 = 1_000_000_000
    /// Arguments of a function.
    static let mostArguments = 255
}
