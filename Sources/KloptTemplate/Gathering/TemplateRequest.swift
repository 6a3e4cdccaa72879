import KloptLanguage
import KloptModel

/// For whom, when and from which rules a template is made.
package struct TemplateRequest: Sendable {
    package var organisation: String
    package var period: Period
    /// Files and folders with the roster and earlier quarters.
    package var history: [String]
    package var language: Language
    package var threads: Int

    package init(
        organisation: String, period: Period, history: [String], language: Language = .dutch, threads: Int = 2
    ) {
        self.organisation = organisation
        self.period = period
        self.history = history
        self.language = language
        self.threads = threads
    }
}

/// Why there is nothing to make.
package enum TemplateProblem: Error {
    /// What was to be compared with could not be read: the template would check less, and nobody would see it.
    case unreadableHistory([Report.Failure])
    /// The roster does not know the organisation; a name on it may be near.
    case unknownOrganisation(String, suggestion: String?)
    /// The roster expects nothing of it in the quarter.
    case nothingExpected(String, Period)
    /// No dataset is delivered in the quarter.
    case noDatasets(Period)
    /// The rules ask for more than a spreadsheet holds.
    case doesNotFit(String)

    package var text: Localized {
        switch self {
        case .unreadableHistory(let failures):
            func list(_ language: Language) -> String {
                failures.map { "\n  \($0.file): \($0.text.text(in: language))" }.joined()
            }
            return Localized(
                "niet alles in --history kon worden gelezen; er is geen bestand gemaakt.\(list(.dutch))",
                en: "not all of --history could be read; no file was made.\(list(.english))")
        case .unknownOrganisation(let name, let suggestion):
            return Localized(
                "'\(name)' staat niet op de deelnemerslijst."
                    + (suggestion.map { " Bedoelde u '\($0)'?" } ?? ""),
                en: "'\(name)' is not on the list of participants."
                    + (suggestion.map { " Did you mean '\($0)'?" } ?? ""))
        case .nothingExpected(let name, let period):
            return Localized(
                "volgens de deelnemerslijst levert '\(name)' over \(period) niets aan.",
                en: "by the list of participants '\(name)' delivers nothing for \(period).")
        case .noDatasets(let period):
            return Localized(
                "over \(period) wordt volgens de regels niets aangeleverd.",
                en: "by the rules nothing is delivered for \(period).")
        case .doesNotFit(let what):
            return Localized(
                "de regels vragen meer dan in een werkmap past (\(what)).",
                en: "the rules ask for more than a workbook holds (\(what)).")
        }
    }
}
