import Foundation
import KloptLanguage
import KloptModel
import Testing

@testable import klopt

@Suite struct ReadmeTests {
    private let readme: String

    init() throws {
        readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
    }

    /// The fenced blocks of a language.
    private func blocks(_ language: String) -> [[Substring]] {
        readme.components(separatedBy: "```\(language)\n").dropFirst().map { rest in
            (rest.components(separatedBy: "\n```").first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        }
    }

    @Test func `each command prints what the README shows of it`() throws {
        let prompt = "$ swift run klopt "
        let shown = blocks("console").filter { $0.first?.hasPrefix(prompt) ?? false }
        #expect(shown.count > 1)
        for block in shown {
            let command = try #require(block.first).dropFirst(prompt.count).split(separator: " ").map(String.init)
            let path = try #require(command.last)
            let output = Listener.run(command.dropLast() + [Repository.root.appending(path: path).path]).output
            var rest = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
            for line in block.dropFirst() where line != "…" && !line.hasPrefix("Regels:") {
                let place = try #require(rest.firstIndex(of: line), "not in the output, or not in this order: \(line)")
                rest = rest[(place + 1)...]
            }
        }
    }

    @Test func `the ten lines of rules load, and their examples hold`() throws {
        let lines = try #require(blocks("klopt").first).joined(separator: "\n")
        let pack = """
            pack proef "Proef" version "1"
            codes regio "Regio" { zwolle "Zwolle" }
            breakdown financiering "Financiering" { uwv "UWV"  gemeente "gemeente"  overig "overig" }

            """
        let loaded = RuleLoader.load([RuleSource(path: "readme.klopt", text: pack + lines)], reference: { _ in nil })
        #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.map(\.message.english))")
        #expect((loaded.ruleSet?.rules.count ?? 0) > 30, "the README says: over thirty")
    }
}
