import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("HTML as it is written")
struct HTMLWriterTests {
    private func written(_ write: (inout HTMLWriter) -> Void) -> String {
        var page = HTMLWriter()
        write(&page)
        return String(decoding: page.pieces.bytes, as: UTF8.self)
    }

    @Test(
        "shows every text as itself, in an element and in an attribute",
        arguments: [
            ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"), ("\"'&", "&quot;&#39;&amp;"),
            ("&lt;", "&amp;lt;"), ("Één", "Één"), ("a\r\nb\tc", "a b c"), ("\u{202E}gnp", "\u{FFFD}gnp"),
            ("\u{0}\u{1B}[31m", "\u{FFFD}\u{FFFD}[31m"), ("\u{2028}", " "), ("", ""),
        ])
    func showsText(text: String, expected: String) {
        #expect(written { $0.element("td", text: text) } == "<td>\(expected)</td>")
        #expect(written { $0.open("td", ["title": text + "."]) } == "<td title=\"\(expected).\">")
    }

    @Test("leaves out attributes that are nil, and writes empty ones by their name")
    func writesAttributes() {
        #expect(
            written { $0.element("p", ["class": nil, "hidden": "", "id": "a"]) { _ in } } == "<p hidden id=\"a\"></p>\n"
        )
    }

    @Test("has data in which nothing ends a script or begins a tag, and that read as they were")
    func dataWithinMarkup() throws {
        let text = "</script><!--<script>&amp;\"\\\u{7F}\u{2028}é"
        var json = JSONWriter(isWithinMarkup: true)
        json.beginArray(inline: true)
        json.string(text)
        json.end()
        let written = String(decoding: json.pieces.bytes, as: UTF8.self)
        #expect(!written.contains("<") && !written.contains(">") && !written.contains("&"))
        #expect(try JSONSerialization.jsonObject(with: Data(json.pieces.bytes)) as? [String] == [text])
    }

    @Test(
        "has addresses in which a name means nothing but itself",
        arguments: [
            ("GGZ 01.html", "./GGZ%2001.html"), ("a:b?c#d%41.html", "./a%3Ab%3Fc%23d%2541.html"),
            ("Één.html", "./%C3%89%C3%A9n.html"), ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
        ])
    func writesAddresses(name: String, expected: String) { #expect(PageLink.toFile(name) == expected) }
}
