import Foundation
import Testing

@testable import klopt

/// The folders of `Tests/EndToEnd`, each run as a command.
///
/// `KLOPT_RECORD=1 swift test --filter EndToEndTests` writes what they expect anew, and fails.
@Suite struct EndToEndTests {
    @Test(arguments: EndToEndCase.all) func `a case comes out as its folder says`(_ each: EndToEndCase) throws {
        let out = try TemporaryFolder()
        let (result, files) = try each.run(writingTo: out)
        let expected = ExpectedFiles(folder: each.folder)
        try expected.check("\(result.exit.rawValue)\n", "expected.exit")
        try expected.check(result.output, "expected.stdout")
        try expected.check(result.messages, "expected.stderr")
        try expected.check(files, under: "expected.out")
        if Repository.isRecording {
            Issue.record("\(each.name) was recorded; look at it, and run again without KLOPT_RECORD")
        }
    }

    @Test func `every exit code of the contract has a case`() throws {
        let codes = try EndToEndCase.all.map {
            try String(contentsOf: $0.folder.appending(path: "expected.exit"), encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(Set(codes) == ["0", "1", "2", "3", "4"])
    }

    @Test func `each trap that other tools fall into has a case or a test`() throws {
        let text = try String(contentsOf: Repository.cases.appending(path: "README.md"), encoding: .utf8)
        let mentioned = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }.filter { $0.hasPrefix("trap-") }
        #expect(Set(mentioned) == Set(EndToEndCase.all.map(\.name).filter { $0.hasPrefix("trap-") }))
    }
}
