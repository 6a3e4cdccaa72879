import KloptModel

/// The type of an expression, as far as checking needs it.
package enum ValueType: String, Hashable, Sendable { case number, text, period, date, truth }

/// What a rule author may write of a built-in function. Its kernel stands in the engine under the same name.
package struct FunctionSignature: Sendable {
    package var name: String
    package var parameters: [ValueType]
    /// The last parameter may be repeated.
    package var isVariadic: Bool
    package var result: ValueType
    package var summary: Localized
    /// As a rule writes it, for `Rules/README.md` and did-you-mean.
    package var example: String

    package static let all: [FunctionSignature] = [
        FunctionSignature(
            name: "abs", parameters: [.number], isVariadic: false, result: .number,
            summary: Localized("het getal zonder zijn teken", en: "the number without its sign"), example: "abs(a - b)"),
        FunctionSignature(
            name: "lowest", parameters: [.number, .number], isVariadic: true, result: .number,
            summary: Localized("het kleinste van de getallen", en: "the smallest of the numbers"),
            example: "lowest(a, b)"),
        FunctionSignature(
            name: "highest", parameters: [.number, .number], isVariadic: true, result: .number,
            summary: Localized("het grootste van de getallen", en: "the largest of the numbers"),
            example: "highest(0, a - b)"),
        FunctionSignature(
            name: "length", parameters: [.text], isVariadic: false, result: .number,
            summary: Localized("het aantal tekens", en: "the number of characters"), example: "length(naam) <= 80"),
        FunctionSignature(
            name: "lower", parameters: [.text], isVariadic: false, result: .text,
            summary: Localized("de tekst in kleine letters", en: "the text in lower case"), example: "lower(naam)"),
        FunctionSignature(
            name: "upper", parameters: [.text], isVariadic: false, result: .text,
            summary: Localized("de tekst in hoofdletters", en: "the text in upper case"), example: "upper(code)"),
        FunctionSignature(
            name: "contains", parameters: [.text, .text], isVariadic: false, result: .truth,
            summary: Localized("of de tekst de andere bevat", en: "whether the text holds the other"),
            example: "contains(contact, \"@\")"),
        FunctionSignature(
            name: "starts_with", parameters: [.text, .text], isVariadic: false, result: .truth,
            summary: Localized("of de tekst zo begint", en: "whether the text begins so"),
            example: "starts_with(organisatie, \"GGZ\")"),
        FunctionSignature(
            name: "ends_with", parameters: [.text, .text], isVariadic: false, result: .truth,
            summary: Localized("of de tekst zo eindigt", en: "whether the text ends so"),
            example: "ends_with(contact, \".nl\")"),
        FunctionSignature(
            name: "swapped_digits", parameters: [.number, .number], isVariadic: false, result: .truth,
            summary: Localized(
                "of de getallen alleen twee verwisselde cijfers verschillen",
                en: "whether the numbers differ only by two swapped digits"),
            example: "swapped_digits(1537, 1573)"),
        FunctionSignature(
            name: "year", parameters: [.period], isVariadic: false, result: .number,
            summary: Localized("het jaartal", en: "the year"), example: "year(kwartaal) = 2025"),
        FunctionSignature(
            name: "quarter", parameters: [.period], isVariadic: false, result: .number,
            summary: Localized("het kwartaal, 1 tot en met 4", en: "the quarter, 1 to 4"),
            example: "quarter(kwartaal) = 1"),
        FunctionSignature(
            name: "is_year", parameters: [.period], isVariadic: false, result: .truth,
            summary: Localized("of de periode een heel jaar is", en: "whether the period is a whole year"),
            example: "is_year(periode)"),
        FunctionSignature(
            name: "year_of", parameters: [.date], isVariadic: false, result: .number,
            summary: Localized("het jaartal van de datum", en: "the year of the date"),
            example: "year_of(datum) = 2025"),
        FunctionSignature(
            name: "month_of", parameters: [.date], isVariadic: false, result: .number,
            summary: Localized("de maand van de datum, 1 tot en met 12", en: "the month of the date, 1 to 12"),
            example: "month_of(datum) <= 6"),
        FunctionSignature(
            name: "day_of", parameters: [.date], isVariadic: false, result: .number,
            summary: Localized("de dag van de maand, 1 tot en met 31", en: "the day of the month, 1 to 31"),
            example: "day_of(datum) = 1"),
        FunctionSignature(
            name: "quarter_of", parameters: [.date], isVariadic: false, result: .period,
            summary: Localized("het kwartaal waarin de datum ligt", en: "the quarter that the date lies in"),
            example: "quarter_of(datum) = kwartaal"),
    ]
}
