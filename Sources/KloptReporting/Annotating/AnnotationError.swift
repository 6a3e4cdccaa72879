import KloptModel
import KloptWorkbook

/// Why a workbook could not be returned with its cells marked.
package enum AnnotationError: Error, Equatable, Sendable {
    /// It cannot be read as a workbook, as the reader says it.
    case unreadable(WorkbookError)
    /// A part that is needed is not as it should be.
    case damaged(part: String)

    package var text: Localized {
        switch self {
        case .unreadable:
            Localized(
                "de werkmap kan niet worden gelezen, en dus ook niet worden teruggegeven",
                en: "the workbook cannot be read, and so cannot be returned")
        case .damaged(let part):
            Localized(
                "de werkmap is beschadigd (\(part)). Open haar in Excel, sla haar opnieuw op en probeer het nog eens",
                en: "the workbook is damaged (\(part)). Open it in Excel, save it again and try once more")
        }
    }
}
