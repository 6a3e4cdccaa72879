import Foundation
import Testing

@testable import klopt

/// A packet is for one organisation, and shows nothing of another.
@Suite struct PacketPrivacyTests {
    /// Digits that occur in the figures of each organisation, and nowhere else.
    private static let marks = ["4141", "6262", "8383"]
    private static let rows = marks.enumerated().flatMap { number, mark in
        let owner = "GGZ 0\(number + 1)"
        let zuid = "\(owner);Zuid;2025-Q2;\(mark)5;\(mark)5;0;\(mark)7;\(mark)"
        // A sum that is not right, a part above its whole, and for one of them a row that stands there twice.
        return ["\(owner);Noord;2025-Q2;9\(mark);1\(mark);2\(mark);\(mark);\(mark)", zuid] + (number == 1 ? [zuid] : [])
    }

    @Test(arguments: ["text", "json", "csv", "markdown", "html"]) func `no packet holds another organisation's figures`(
        _ format: String
    ) throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "ips.csv")
        let header = "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;beeindigd"
        try ([header] + Self.rows).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let packets = folder.url.appending(path: "brieven")
        let rules = Repository.cases.appending(path: "exit-1-an-issue/rules").path
        let result = Listener.run([
            "check", file.path, "--rules", rules, "--packets", packets.path, "--format", format,
        ])
        #expect(result.exit == .issues, "\(result.messages)")
        let names = Repository.files(under: packets)
        #expect(names.count == 4)
        for owner in 1...3 {
            let name = try #require(names.first { $0.hasPrefix("GGZ 0\(owner).") })
            let text = try String(contentsOf: packets.appending(path: name), encoding: .utf8)
                .replacing(".", with: "")
            for other in 1...3 where other != owner {
                #expect(!text.contains("GGZ 0\(other)"), "\(name) names GGZ 0\(other)")
                #expect(!text.contains(Self.marks[other - 1]), "\(name) holds a figure of GGZ 0\(other)")
            }
        }
    }
}
