import Foundation
import KloptModel
import Testing

@testable import KloptLanguage

/// The pack that klopt is delivered with, read from its folder.
@Suite struct WerkmonitorTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Rules/werkmonitor")

    /// All rule files under a folder, by their paths in it.
    static func sources() throws -> [RuleSource] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".klopt") }.sorted().map {
            RuleSource(path: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
    }

    /// A plain reader: the pack's tables have no quotes and no separators in their cells.
    static func rows(of path: String) -> [[String]]? {
        guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8) else { return nil }
        return text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `the werkmonitor has no diagnostics`() throws {
        let loaded = RuleLoader.load(try Self.sources(), reference: Self.rows)
        #expect(DiagnosticText.render(loaded.diagnostics, language: .english, color: false) == "")
    }
}
