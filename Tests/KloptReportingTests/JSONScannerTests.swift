import Testing

@testable import KloptReporting

@Suite("Reading JSON")
struct JSONScannerTests {
    private func scalars(_ text: String) throws -> [JSONScanner.Scalar] {
        var scanner = JSONScanner(Array(text.utf8))
        var values: [JSONScanner.Scalar] = []
        try scanner.array { values.append(try $0.scalar()) }
        try scanner.end()
        return values
    }

    @Test("gives each kind of value, numbers as they are written")
    func givesValues() throws {
        #expect(
            try scalars(" [\"a\" , 1484, -0.25,\n1e3,true,false,null, \"\"] ") == [
                .text("a"), .number("1484"), .number("-0.25"), .number("1e3"), .truth(true), .truth(false), .null,
                .text(""),
            ])
        #expect(try scalars("[]") == [])
    }

    @Test(
        "resolves what is escaped",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9n""#, "én"), (#""\ud83d\ude00""#, "😀"),
            (#""\ud83d""#, "\u{FFFD}"), (#""é""#, "é"),
        ])
    func resolves(_ json: String, _ text: String) throws {
        #expect(try scalars("[\(json)]") == [.text(text)])
    }

    @Test(
        "refuses what is no JSON",
        arguments: [
            "", "[", "[1", "[1,]", "[1 2]", "[01x]", "[+1]", "[.5]", "[1.]", "[1e]", "[nul]", "[True]", "['a']",
            "[\"a]",
            "[\"\\x\"]", "[\"\\u12\"]", "[\"a\u{1}\"]", "[\"\\", "[1]]", "[1] x", "{\"a\":1}",
        ])
    func refuses(_ text: String) {
        #expect(throws: JSONScanner.Problem.self) { try scalars(text) }
    }

    @Test("passes over what nobody asks for, keeps the order of names, and goes no deeper than it says")
    func passesOver() throws {
        var scanner = JSONScanner(Array("\u{FEFF}{\"b\": {\"x\": [1, {}]}, \"a\": \"}\"}".utf8))
        var names: [String] = []
        try scanner.object { scanner, name in
            names.append(name)
            try scanner.skip()
        }
        try scanner.end()
        #expect(names == ["b", "a"])
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        var deepest = JSONScanner(nested(JSONScanner.deepest))
        try deepest.skip()
        try deepest.end()
        var tooDeep = JSONScanner(nested(JSONScanner.deepest + 1))
        #expect(throws: JSONScanner.Problem.self) { try tooDeep.skip() }
        var endless = JSONScanner(Array(String(repeating: "[", count: 1_000_000).utf8))
        #expect(throws: JSONScanner.Problem.self) { try endless.skip() }
    }
}
