import KloptLanguage
import KloptModel

/// Finds the rules to use: `--rules`, the environment, a `Rules` folder upwards, beside the executable, embedded.
struct PackLocator {
    static let variable = "KLOPT_RULES"
    static let standard = "Rules/werkmonitor"

    let environment: Environment

    enum Problem: Error {
        /// A place that was named holds no rules.
        case nothing(at: String)
    }

    func locate(_ option: String?) throws -> PackFiles {
        if let named = option ?? environment.variable(PackLocator.variable).flatMap({ $0.isEmpty ? nil : $0 }) {
            guard let files = PackFiles.read(named), !files.sources.isEmpty else { throw Problem.nothing(at: named) }
            return files
        }
        for folder in foldersUpwards() {
            if let files = found(in: folder) { return files }
        }
        if let folder = environment.executableFolder, let files = found(in: folder) { return files }
        return EmbeddedPack.files
    }

    private func found(in folder: String) -> PackFiles? {
        let isHere = folder == environment.workingDirectory
        let path = isHere ? PackLocator.standard : Paths.joined(folder, PackLocator.standard)
        guard let files = PackFiles.read(Paths.joined(folder, PackLocator.standard)), !files.sources.isEmpty else {
            return nil
        }
        var shown = files
        shown.path = path
        return shown
    }

    private func foldersUpwards() -> [String] {
        var folders = [environment.workingDirectory]
        while let last = folders.last, last != "/", last.contains("/"), folders.count < 64 {
            let parent = Paths.folder(of: last)
            guard parent != last else { break }
            folders.append(parent)
        }
        return folders
    }
}
