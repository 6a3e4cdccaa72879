import KloptModel

/// What an expression becomes in a spreadsheet.
enum FormulaValue {
    case number(FormulaNumber)
    case text(FormulaScalar)
    /// As `Period.rawValue`.
    case period(FormulaScalar)
    case truth(FormulaTruth)
    /// `empty`.
    case nothing
}

/// A number that lies between two formulas: the engine's interval.
struct FormulaNumber {
    /// Formulas of the bounds times `scale`; the same text when the number is always known.
    var low: String
    var high: String
    /// What both bounds are multiplied by, so that they stay whole.
    var scale: Int128 = 1
    /// A quotient of two cells, or a decimal: compared at nine decimals.
    var isApproximate = false
    /// A formula that is true where the number is known; nil: always.
    var known: String?
    /// A formula of `FormulaTruth.notApplicable` or `impossible`, else 0; nil: always 0.
    var special: String?
    /// A constant of the rule.
    var constant: Number?

    init(low: String, high: String) {
        self.low = low
        self.high = high
    }

    init(_ number: Number) {
        let text = number.isNegative ? "(\(number.numerator))" : "\(number.numerator)"
        self.init(low: text, high: text)
        scale = number.denominator
        constant = number
    }

    /// A bound at a larger scale.
    func bound(_ formula: String, at scale: Int128) -> String {
        let factor = scale / self.scale
        if factor == 1 { return formula }
        if let constant, let scaled = constant.multiplied(by: Number(scale)) { return FormulaNumber(scaled).low }
        return "\(factor)*\(formula)"
    }
}

/// A text, period or date: one value, or none.
struct FormulaScalar {
    var value: String
    /// A formula that is true where there is no value; nil: never.
    var missing: String?
    var special: String?
}

/// A truth as a number: 1 yes, 0 no, 0.5 not to be said, and two that are none.
struct FormulaTruth {
    static let unknown = "0.5"
    static let notApplicable = 2
    static let impossible = 3

    var code: String
    /// Whether the code can be `notApplicable` or `impossible`.
    var maybeSpecial: Bool
}

/// Why a rule cannot be a formula.
enum Inexpressible: Error, Hashable {
    /// It looks at other records, or at other datasets.
    case otherRecords
    /// Spreadsheets lack what it uses.
    case function
    /// The formula would be too long or too deep.
    case tooLarge
    /// It is about the file as a whole.
    case wholeFile
    /// It needs earlier quarters, which are not at hand.
    case noHistory
}
