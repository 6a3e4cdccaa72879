import Foundation
import KloptLanguage
import Testing

@testable import klopt

/// `Sources/klopt/Packs/EmbeddedPack+Texts.swift` is a copy of `Rules/werkmonitor`.
@Suite struct EmbeddedPackTests {
    private static let source = Repository.root.appending(path: "Sources/klopt/Packs/EmbeddedPack+Texts.swift")
    private static let command = "KLOPT_RECORD=1 swift test --filter EmbeddedPackTests"

    @Test func `the embedded pack is that of Rules, byte for byte`() throws {
        let generated = try Self.generated()
        let present = try? String(contentsOf: Self.source, encoding: .utf8)
        if Repository.isRecording {
            try generated.write(to: Self.source, atomically: true, encoding: .utf8)
            Issue.record("the embedded pack was written anew; build, and run again without KLOPT_RECORD")
        } else if present != generated {
            // Not as an expectation: that would print both texts.
            Issue.record("the embedded pack is out of step with Rules/werkmonitor: \(Self.command)")
        }
    }

    @Test(.disabled(if: Repository.isRecording)) func `what is embedded reads back as the files themselves`() throws {
        let names = Repository.files(under: Repository.rules)
        #expect(!names.isEmpty)
        #expect(EmbeddedPack.texts.map(\.path) == names)
        for file in EmbeddedPack.texts {
            let original = try Data(contentsOf: Repository.rules.appending(path: file.path))
            let isSame = Data(file.text.description.utf8) == original
            #expect(isSame, "\(file.path)")
        }
    }

    @Test(.disabled(if: Repository.isRecording)) func `the embedded pack loads without a diagnostic`() {
        let loaded = EmbeddedPack.files.load()
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.ruleSet?.name == "werkmonitor")
    }

    @Test(.disabled(if: Repository.isRecording)) func `without a Rules folder the embedded pack is used`() {
        let result = Listener.run(["rules", "check"], workingDirectory: "/nowhere")
        #expect(result.exit == .success)
        #expect(result.output.contains("embedded"))
    }

    private static func generated() throws -> String {
        var text = """
            // Generated from Rules/werkmonitor: \(command)
            // swift-format-ignore-file

            extension EmbeddedPack {
                static let texts: [File] = [

            """
        for name in Repository.files(under: Repository.rules) {
            let contents = try String(contentsOf: Repository.rules.appending(path: name), encoding: .utf8)
            let marks = marks(for: contents)
            // A literal has line feeds alone, so carriage returns are written out. The last line break of the file
            // stands before the closing quotes, which take one away: hence the second.
            let literal = contents.unicodeScalars.reduce(into: "") { literal, scalar in
                if scalar == "\r" { literal += "\\\(marks)r" } else { literal.unicodeScalars.append(scalar) }
            }
            text += "        File(\n            \"\(name)\",\n\(marks)\"\"\"\n\(literal)\n\"\"\"\(marks)),\n"
        }
        return text + "    ]\n}\n"
    }

    /// As many `#` as it takes for nothing in the text to end the literal or to be an escape in it.
    private static func marks(for contents: String) -> String {
        var marks = "#"
        while contents.contains("\"\"\"" + marks) || contents.contains("\\" + marks) { marks += "#" }
        return marks
    }
}
