import KloptModel
import KloptTables

extension SubmittedFiles {
    /// Refuses to write over what is checked: a submission is the only copy that some organisations have; and a table among
    /// submissions would be read as one.
    ///
    /// - Throws: `UsageError`.
    func refuse(_ path: String?, of option: String, _ language: Language) throws {
        guard let path else { return }
        if contains(path) {
            throw UsageError.badValue(path, option: option, expected: SubmittedFiles.notRead(language), language)
        }
        if InputReader.readsTables(named: path), let folder = folder(around: path) {
            let expected = Localized(
                "een plaats buiten '\(folder)', waar klopt het niet als aanlevering leest",
                en: "a place outside '\(folder)', where klopt does not read it as a submission")
            throw UsageError.badValue(path, option: option, expected: expected.text(in: language), language)
        }
    }

    static func notRead(_ language: Language) -> String {
        Localized("geen bestand dat wordt gecontroleerd", en: "not a file that is being checked").text(in: language)
    }
}
