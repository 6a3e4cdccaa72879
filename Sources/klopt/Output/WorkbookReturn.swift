import KloptModel
import KloptReporting
import KloptTables
import KloptWorkbook

/// What `--annotate` asks for: one of the workbooks that are checked, returned under another name.
struct WorkbookReturn {
    /// How the report calls the workbook.
    private let name: String
    private let source: String
    private let target: String

    /// - Throws: a usage error when it is not one workbook, or when it cannot be written where it is asked for.
    init(to target: String, of submitted: SubmittedFiles, _ language: Language) throws {
        func refuse(_ value: String, _ expected: Localized) -> UsageError {
            .badValue(value, option: "--annotate", expected: expected.text(in: language), language)
        }
        let workbooks = submitted.workbooks
        guard let name = workbooks.first, workbooks.count == 1, let source = submitted.path(named: name) else {
            throw refuse(
                target,
                Localized(
                    "één werkmap (.xlsx of .xlsm) om te controleren, en dit zijn er \(workbooks.count). Voor elke organisatie haar eigen werkmap: --packets MAP",
                    en:
                        "one workbook (.xlsx or .xlsm) to check, and these are \(workbooks.count). For every organisation its own workbook: --packets DIR"
                ))
        }
        guard let ending = Report.Input(file: name, sha256: "", datasets: [], records: nil).workbookExtension else {
            throw refuse(
                name,
                Localized(
                    "een werkmap die op .xlsx of .xlsm eindigt; sla dit bestand in Excel zo op",
                    en: "a workbook that ends in .xlsx or .xlsm; save this file in that form with Excel"))
        }
        guard target.lowercased().hasSuffix("." + ending) else {
            throw refuse(
                target,
                Localized("een naam die op .\(ending) eindigt", en: "a name that ends in .\(ending)"))
        }
        (self.name, self.source, self.target) = (name, source, target)
    }

    /// How workbooks are opened that are returned to who sent them.
    static func opener(of submitted: SubmittedFiles) -> Packets.OpenWorkbook {
        { name in submitted.path(named: name).flatMap { ArchiveBytes(path: $0) } }
    }

    /// Writes the workbook; what kept it from being written is said, and makes no difference to the check.
    ///
    /// - Returns: whether there was nothing to say.
    func write(_ report: Report, _ console: Console) throws -> Bool {
        // A workbook that could not be read has been spoken of.
        guard
            !report.failures.contains(where: { $0.file == name }) || report.inputs.contains(where: { $0.file == name })
        else { return false }
        do {
            guard let bytes = ArchiveBytes(path: source) else { throw AnnotationError.unreadable(.unreadable) }
            var workbook = try ReturnedWorkbook(bytes, report: report, file: name, owners: owners(in: report))
            try FileSink.write(to: target) { try workbook.write(to: &$0) }
            return true
        } catch let error as AnnotationError {
            console.say("klopt: \(name): \(error.text.text(in: report.language))\n")
            return false
        }
    }

    /// Whose records the workbook holds; where that is not known, the only owner there is.
    private func owners(in report: Report) -> Set<String> {
        if let owners = report.inputs.first(where: { $0.file == name })?.owners { return owners }
        return report.owners.count == 1 ? Set(report.owners.map(\.name)) : []
    }
}
