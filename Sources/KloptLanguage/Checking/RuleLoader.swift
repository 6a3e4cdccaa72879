import Dispatch
import KloptModel

/// The text of a rule file.
package struct RuleSource: Sendable {
    /// As diagnostics show it: relative to the pack, with `/`.
    package var path: String
    /// Should be UTF-8; what is not is reported when it is read.
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// Windows calls UTF-16 "Unicode": every other byte of it is a NUL, which has no meaning in UTF-8 either.
    private var isUTF16: Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
    }

    private var isUTF8: Bool {
        guard #available(macOS 26, *) else { return String(validating: bytes, as: UTF8.self) != nil }
        // In pieces between characters, as only pieces of ASCII alone are checked fast.
        var start = 0
        while start < bytes.count {
            var end = min(start + 64, bytes.count)
            while end < bytes.count, end < start + 68, bytes[end] & 0xC0 == 0x80 { end += 1 }
            do {
                _ = try UTF8Span(validating: bytes.span.extracting(start..<end))
            } catch {
                return false
            }
            start = end
        }
        return true
    }

    /// Where the first character stands that is not UTF-8, with the text as far as it is; nil when all of it is. Of
    /// UTF-16 there is no text.
    fileprivate var damage: Site? {
        if isUTF16 { return Site(source: SourceText(path: path, bytes: []), range: 0..<0) }
        guard !isUTF8 else { return nil }
        let mark: [UInt8] = [0xEF, 0xBF, 0xBD]
        let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let start = repaired.indices.first { repaired[$0] == mark[0] && repaired[$0...].starts(with: mark) } ?? 0
        return Site(source: SourceText(path: path, bytes: repaired), range: start..<start + mark.count)
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
    /// - Parameter examples: whether the rules get their examples, which only `rules explain` and `rules test` need.
    ///   Written ones are checked always.
    /// - Parameter threads: how many may work on it; what comes out is the same.
    /// - Complexity: linear in the texts, and in the rules that follow from the datasets.
    package static func load(
        _ sources: [RuleSource], examples: Bool = true, threads: Int = 1,
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
        pack.buildWhatFollows(withExamples: examples, threads: threads)
        pack.buildRules(withExamples: examples, threads: threads)
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
        guard source.bytes.count <= maximalFileSize else { return [] }
        let text = source.damage?.source ?? SourceText(path: source.path, bytes: source.bytes)
        return Parser.declarations(of: text, problems: ProblemSink()).compactMap { declaration in
            if case .include(let path) = declaration { PackPath.resolve(path.dutch, from: source.path) } else { nil }
        }
    }

    /// The files that can be read, in order of path.
    private static func read(_ sources: [RuleSource], threads: Int, problems: ProblemSink) -> [ParsedFile] {
        let sources = sources.sorted { $0.path < $1.path }
        let longestFirst = sources.indices.sorted { sources[$0].bytes.count > sources[$1].bytes.count }
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
            guard source.bytes.count <= maximalFileSize else {
                let text = SourceText(path: source.path, bytes: [])
                problems.report(.fileTooLarge(limit: maximalFileSize), at: Site(source: text, range: 0..<0))
                return
            }
            if let damage = source.damage {
                problems.report(.notUTF8, at: damage)
                return
            }
            let text = SourceText(path: source.path, bytes: source.bytes)
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
