import Foundation
import KloptModel
import Testing

@testable import KloptReporting
@testable import KloptTables

@Suite("A page's policy")
struct PagePolicyTests {
    static let parts: [(name: String, text: String, hash: String)] = [
        ("PageStyle", PageStyle.text.description, PageStyle.hash),
        ("OwnerPageScript", OwnerPageScript.script.text.description, OwnerPageScript.script.hash),
        ("StewardPageScript", StewardPageScript.script.text.description, StewardPageScript.script.hash),
    ]

    /// The hash of CSP Level 3, 2.3: `sha256-` and Base64.
    private static func hash(of text: String) -> String {
        var hash = SHA256()
        var bytes: [UInt8] = []
        unsafe Array(text.utf8).withUnsafeBytes { unsafe hash.update($0) }
        var digits = Substring(hash.finish())
        while let byte = UInt8(digits.prefix(2), radix: 16) {
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }

    @Test("names the style and scripts by their hashes", arguments: parts.map(\.name))
    func namesParts(name: String) throws {
        let part = try #require(Self.parts.first { $0.name == name })
        #expect(part.hash == Self.hash(of: part.text), "\(name) changed: put this hash beside it")
    }

    @Test("lets nothing else run, and nothing be fetched or sent", arguments: ["report", "overview", "gate"])
    func letsNothingElse(kind: String) throws {
        let report = SampleReport.make()
        var buffer = ByteBuffer()
        if kind == "report" {
            try HTMLReporter().write(report.limited(toOwner: "GGZ 07"), to: &buffer)
        } else if kind == "overview" {
            try HTMLReporter().write(Overview(of: report), to: &buffer)
        } else {
            let facts = PublicationFacts(report: report, period: nil, policy: .standard)
            try GateHTMLReporter().write([GateDecision(facts: facts, reasons: [], datasets: [])], to: &buffer)
        }
        let page = String(decoding: buffer.bytes, as: UTF8.self)
        #expect(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-"))
        #expect(!page.contains("unsafe-"))
        // Neither an address elsewhere, nor a style or handler in an element, which the policy would refuse.
        for forbidden in [
            "http:", "https:", "//www", " style=", " onclick=", " onload=", "<img", "<iframe", "<link rel=\"style",
            "@import", "url(",
        ] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        let scripts = ["report": 1, "overview": 2, "gate": 0]
        #expect(page.components(separatedBy: "<script").count - 1 == scripts[kind])
    }
}
