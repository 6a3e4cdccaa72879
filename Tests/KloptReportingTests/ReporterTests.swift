import KloptModel
import Testing

@testable import KloptReporting

@Suite("Every reporter")
struct ReporterTests {
    @Test("has an expected output in both languages, and gives it", arguments: Reporters.names, Language.allCases)
    func givesExpectedOutput(name: String, language: Language) throws {
        let reporter = try #require(Reporters.named(name))
        try Expectation(name: "report.\(language.rawValue).\(reporter.fileExtension)")
            .check(reporter.bytes(of: SampleReport.make(language)))
    }

    @Test("has an expected overview in both languages, and gives it", arguments: Reporters.names, Language.allCases)
    func givesExpectedOverview(name: String, language: Language) throws {
        let reporter = try #require(Reporters.named(name))
        var buffer = ByteBuffer()
        try reporter.write(Overview(of: SampleReport.make(language)), to: &buffer)
        try Expectation(name: "overzicht.\(language.rawValue).\(reporter.fileExtension)").check(buffer.bytes)
    }

    @Test("copes with a report in which there is nothing", arguments: Reporters.names)
    func copesWithNothing(name: String) throws {
        let reporter = try #require(Reporters.named(name))
        let report = Report(
            version: "1.0", language: .dutch, pack: .init(name: "leeg", title: Localized(""), version: "1", path: "x"))
        try Expectation(name: "empty.\(reporter.fileExtension)").check(reporter.bytes(of: report))
    }

    @Test("writes UTF-8 and no control characters that steer a terminal", arguments: Reporters.names)
    func writesNoControlCharacters(name: String) throws {
        let reporter = try #require(Reporters.named(name))
        let text = try #require(
            String(
                validating: Readable.bytes(reporter.bytes(of: SampleReport.make())), as: UTF8.self))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\r" && $0 != "\t" })
    }

    @Test("has a name and a file extension of its own")
    func hasOwnName() {
        #expect(Set(Reporters.names).count == Reporters.all.count)
        #expect(Set(Reporters.all.map(\.fileExtension)).count == Reporters.all.count)
        #expect(Reporters.named("word") == nil)
    }
}
