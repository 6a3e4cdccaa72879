import KloptModel

/// The text of a rule file.
package struct RuleSource: Sendable {
    /// As diagnostics show it: relative to the pack, with `/`.
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
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
    /// - Complexity: linear in the texts, and in the rules that follow from the datasets.
    package static func load(
        _ sources: [RuleSource], structuralExamples: Bool = true, reference: (String) -> [[String]]?
    ) -> LoadedRules {
        let problems = ProblemSink()
        let files = read(sources, problems: problems)

        let pack = PackChecker(problems: problems)
        pack.collect(files)
        pack.buildCodeLists(reference: reference)
        pack.buildDatasets()
        pack.buildStructuralRules(withExamples: structuralExamples)
        pack.collectDefinitions()
        pack.buildRules()
        pack.switchOffRules()

        let ruleSet = problems.hasErrors ? nil : pack.ruleSet()
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

    private static func read(_ sources: [RuleSource], problems: ProblemSink) -> [ParsedFile] {
        sources.sorted { $0.path < $1.path }.map { source in
            guard source.text.utf8.count <= maximalFileSize else {
                let text = SourceText(path: source.path, text: "")
                problems.report(.fileTooLarge(limit: maximalFileSize), at: Site(source: text, range: 0..<0))
                return ParsedFile(source: text, declarations: [])
            }
            let text = SourceText(path: source.path, text: source.text)
            return ParsedFile(source: text, declarations: Parser.declarations(of: text, problems: problems))
        }
    }
}

/// A file of the pack, read but not checked.
struct ParsedFile {
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
