import KloptEngine
import KloptModel
import KloptReporting
import KloptTables

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The result of an earlier run, as `--format json` saved it.
struct SavedResult {
    /// About 400,000 issues; it is held in memory whole.
    private static let maximalSize = 512 << 20

    /// As it was named on the command line.
    let path: String
    let report: SavedReport

    /// - Throws: `InputError` for a file that cannot be read or is no such result.
    init(path: String) throws {
        self.path = path
        guard case .file(let size, _) = FileSystem.kind(path, followsFolderLinks: true),
            let bytes = size <= Self.maximalSize ? FileManager.default.contents(atPath: path) : Data()
        else {
            throw InputError(
                text: Localized(
                    "'\(path)' kan niet worden gelezen. Bestaat het bestand?",
                    en: "'\(path)' cannot be read. Does the file exist?"))
        }
        guard size <= Self.maximalSize else {
            throw InputError(
                text: Localized(
                    "'\(path)' is groter dan 512 MB. Zo'n grote uitkomst kan klopt niet vergelijken.",
                    en: "'\(path)' is larger than 512 MB. klopt cannot compare a result of that size."))
        }
        do {
            report = try SavedReport(Array(bytes))
        } catch {
            throw InputError(text: error.text(of: path))
        }
    }

    /// - Parameter report: that of the run, perhaps with more in it.
    /// - Throws: a usage error when the two runs are about different things.
    func compared(with report: Report, of run: CheckedRun) throws -> Report {
        var keys = DeliveredKeys(of: run)
        do {
            return try report.held(against: self.report) { keys.hasRecord(of: $0) }
        } catch {
            throw UsageError.mismatch(error.text(of: path), report.language)
        }
    }
}

/// An input that a command cannot do without could not be read.
struct InputError: Error {
    var text: Localized
}
