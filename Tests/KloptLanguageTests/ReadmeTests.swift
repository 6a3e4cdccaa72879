import Foundation
import KloptModel
import Testing

@testable import KloptLanguage

/// `Rules/README.md` is what stewards learn from: its examples load, and it leaves no function out.
@Suite struct ReadmeTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Rules")

    static let text = (try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)) ?? ""

    /// The blocks marked as rule text. The first is a whole pack, on which the others build.
    static let blocks = text.components(separatedBy: "```klopt\n").dropFirst()
        .compactMap { $0.components(separatedBy: "```").first }

    /// The werkmonitor's table of regions, which has no quotes and no commas in its cells.
    private static func rows(of path: String) -> [[String]]? {
        guard let text = try? String(contentsOf: folder.appending(path: "werkmonitor/" + path), encoding: .utf8) else {
            return nil
        }
        return text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `the examples load together without a diagnostic`() {
        let sources = Self.blocks.enumerated().map { RuleSource(path: "blok-\($0).klopt", text: $1) }
        #expect(sources.count > 3)
        let loaded = RuleLoader.load(sources, reference: Self.rows)
        #expect(DiagnosticText.render(loaded.diagnostics, language: .english, color: false) == "")
        #expect(loaded.ruleSet?.rules.contains { !$0.isStructural && $0.examples.isEmpty } == false)
    }

    @Test func `the first example is a pack of its own`() throws {
        let first = try #require(Self.blocks.first)
        let loaded = RuleLoader.load(
            [RuleSource(path: "blok.klopt", text: first)], reference: Self.rows)
        #expect(loaded.diagnostics == [])
    }

    @Test(arguments: FunctionSignature.all.map(\.name))
    func `every function is described`(_ name: String) {
        #expect(Self.text.contains("`\(name)("))
    }

    @Test func `every field and option is described`() {
        for word in Parser.ruleFields.subtracting(["passes", "fails", "undecided", "not", "warning", "error", "report"])
        {
            #expect(Self.text.contains("`\(word)"), "\(word)")
        }
        for word in ["short", "by", "part of", "adds up to", "optional", "may be", "valid from", "also", "about"] {
            #expect(Self.text.contains("`\(word)"), "\(word)")
        }
        for kind in Aggregate.Kind.allCases {
            #expect(Self.text.contains("`\(kind.rawValue)"), "\(kind)")
        }
    }
}
