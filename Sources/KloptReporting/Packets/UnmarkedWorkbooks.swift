import KloptModel
import Synchronization

/// The workbooks that could not be returned with their cells marked, as that shows while packets are written.
final class UnmarkedWorkbooks: Sendable {
    private let reasons = Mutex<[String: Localized]>([:])

    /// - Parameter file: as the report calls it.
    func add(_ file: String, _ error: AnnotationError) { reasons.withLock { $0[file] = error.text } }

    func reason(of file: String) -> Localized? { reasons.withLock { $0[file] } }

    /// In order of file.
    var texts: [Localized] {
        reasons.withLock { $0 }.sorted { $0.key < $1.key }.map { file, reason in
            Localized(
                "\(file) is gecontroleerd, maar gaat niet met gekleurde cellen terug: \(reason.dutch). Wie de werkmap stuurde, "
                    + "krijgt een gewone lijst.",
                en:
                    "\(file) was checked, but does not go back with coloured cells: \(reason.english). Who sent the workbook "
                    + "gets a plain list.")
        }
    }
}
