import Dispatch
import KloptModel

/// The text of a rule file.
package struct RuleSource: Sendable {
    /// As diagnostics show it: relative to the pack, with `/`.
    package var path: String
    /// With U+FFFD for what is not UTF-8.
    package var text: String
    fileprivate var isUTF8 = true

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The text of a file's bytes, which should be UTF-8.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        // Windows calls UTF-16 "Unicode": every other byte of it is a NUL, which has no meaning in UTF-8 either.
        let isUTF16 =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
        let valid = isUTF16 ? nil : String(validating: bytes, as: UTF8.self)
        isUTF8 = valid != nil
        text = isUTF16 ? "" : valid ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The first character that is not UTF-8, in bytes of `text`; the beginning when nothing of it is.
    fileprivate var damage: Range<Int> {
        let mark: [UInt8] = [0xEF, 0xBF, 0xBD]
        let bytes = Array(text.utf8)
        let start = bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
        return start.map { $0..<$0 + mark.count } ?? 0..<0
    }
}

/// A pack, or what is wrong with it.
package struct LoadedRules: Sendable {
    /// nil when there is any error.
    package var ruleSet: RuleSet?
    /// Sorted by file and line; warnings included.
    package var diagnostics: [Diagnostic]

    package init(ruleSet: RuleSet?, diagnostics: [Diagnostic]) {
        self.ruleSet = ruleSet
        self.diagnostics = diagnostics
    }
}

/// Turns the texts of a pack into checked rules.
package enum RuleLoader {
    /// Larger files are refused: a pack that people wrote stays far below.
    package static let maximalFileSize = 1 << 19

    /// - Parameter reference: the rows of a CSV of the pack by its path (the first row is the header), nil when there
    ///   is none.
    /// - Parameter structuralExamples: whether the rules that follow from structure get their examples, which only
    ///   `rules explain` and `rules test` need. Written examples are always checked.
    /// - Parameter threads: how many may work on it; what comes out is the same.
    /// - Complexity: linear in the texts, and in the rules that follow from the datasets.
    package static func load(
        _ sources: [RuleSource], structuralExamples: Bool = true, threads: Int = 1,
        reference: (String) -> [[String]]?
    ) -> LoadedRules {
        let problems = ProblemSink()
        let files = read(sources, threads: threads, problems: problems)
        // Every name in a file that cannot be read would be unknown in the others: a shower that says nothing.
        guard files.count == sources.count else { return LoadedRules(ruleSet: nil, diagnostics: problems.finish()) }

        let pack = PackChecker(problems: problems)
        pack.collect(files)
        pack.buildCodeLists(reference: reference)
        pack.buildDatasets()
        pack.buildWhatFollows(withExamples: structuralExamples, threads: threads)
        pack.buildRules(threads: threads)
        pack.switchOffRules()
        pack.buildPolicy()

        let ruleSet = problems.hasErrors ? nil : pack.ruleSet()
        if threads > 1 {
            // Giving back the memory of so many small things takes time. The caller need not wait for it, and a short run
            // is over before it begins: there both processors have better things to do.
            nonisolated(unsafe) let used = (files, pack)
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) {
                unsafe withExtendedLifetime(used) {}
            }
        }
        return LoadedRules(ruleSet: ruleSet, diagnostics: problems.finish())
    }

    /// The paths of the files that a file includes, relative to the pack, for whoever reads the files.
    package static func includes(of source: RuleSource) -> [String] {
        guard source.text.utf8.count <= maximalFileSize else { return [] }
        let text = SourceText(path: source.path, text: source.text)
        return Parser.declarations(of: text, problems: ProblemSink()).compactMap { declaration in
            if case .include(let path) = declaration { PackPath.resolve(path.dutch, from: source.path) } else { nil }
        }
    }

    /// The files that can be read, in order of path.
    private static func read(_ sources: [RuleSource], threads: Int, problems: ProblemSink) -> [ParsedFile] {
        let sources = sources.sorted { $0.path < $1.path }
        let longestFirst = sources.indices.sorted { sources[$0].text.utf8.count > sources[$1].text.utf8.count }
        let read = Concurrent.map(count: sources.count, threads: threads) { ReadFile(sources[longestFirst[$0]]) }
        var files: [ParsedFile] = []
        for (_, file) in zip(longestFirst, read).sorted(by: { $0.0 < $1.0 }) {
            problems.take(file.problems)
            if let parsed = file.parsed { files.append(parsed) }
        }
        return files
    }

    /// A file with what is wrong in it; made by one thread and handed over whole.
    private struct ReadFile: @unchecked Sendable {
        let problems = ProblemSink()
        /// nil when it cannot be read.
        private(set) var parsed: ParsedFile?

        init(_ source: RuleSource) {
            guard source.text.utf8.count <= maximalFileSize else {
                let text = SourceText(path: source.path, text: "")
                problems.report(.fileTooLarge(limit: maximalFileSize), at: Site(source: text, range: 0..<0))
                return
            }
            let text = SourceText(path: source.path, text: source.text)
            guard source.isUTF8 else {
                problems.report(.notUTF8, at: Site(source: text, range: source.damage))
                return
            }
            parsed = ParsedFile(source: text, declarations: Parser.declarations(of: text, problems: problems))
        }
    }
}

/// A file of the pack, read but not checked.
struct ParsedFile: Sendable {
    var source: SourceText
    var declarations: [SyntaxDeclaration]
}

/// Paths between the files of a pack.
enum PackPath {
    /// A path that a file names, relative to the pack; nil when it leads out of the pack.
    static func resolve(_ path: String, from file: String) -> String? {
        guard !path.hasPrefix("/"), !path.contains("\\"), !path.contains("\0") else { return nil }
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                if parts.popLast() == nil { return nil }
            } else {
                parts.append(String(part))
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }
}
