import KloptLanguage
import KloptModel

/// The pack that travels in the executable, for a machine with nothing else on it.
///
/// The texts are a copy of `Rules/werkmonitor`, in `EmbeddedPack+Texts.swift`; a test fails when the two are out of
/// step and says how to renew them.
enum EmbeddedPack {
    /// A file of the pack: its path, and its text as it stands in the executable.
    struct File: Sendable {
        let path: String
        let text: StaticString

        init(_ path: String, _ text: StaticString) {
            self.path = path
            self.text = text
        }
    }

    static var files: PackFiles {
        var files = PackFiles(path: "embedded", sources: [], tables: [:])
        for file in texts {
            let text = file.text.description
            if file.path.hasSuffix(".klopt") {
                files.sources.append(RuleSource(path: file.path, text: text))
            } else {
                files.tables[file.path] = Array(text.utf8)
            }
        }
        return files
    }
}
