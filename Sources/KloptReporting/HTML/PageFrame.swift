import KloptModel

/// What stands around the content of every page: the head with what the page may do, and a way past the heading.
///
/// A page fetches nothing, sends nothing and runs nothing but the script that klopt put in it.
struct PageFrame {
    let title: String
    let language: Language
    /// nil for a page that needs none.
    let script: PageScript?

    /// What the page may do. Style and script are known by their hashes, so that nothing from data could pass for them.
    ///
    /// Source: Content Security Policy Level 3, 6.1 and 8.3.
    private var policy: String {
        "default-src 'none'; style-src '\(PageStyle.hash)'; script-src \(script.map { "'\($0.hash)'" } ?? "'none'"); img-src data:; base-uri 'none'; form-action 'none'"
    }

    func open(_ page: inout HTMLWriter) {
        page.constant("<!doctype html>\n")
        page.open("html", ["lang": language.rawValue])
        page.constant("\n<head>\n<meta charset=\"utf-8\">\n")
        page.open("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
        page.constant(
            """

            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="klopt">
            <link rel="icon" href="data:,">

            """)
        page.element("title", text: title)
        page.constant("\n<style>")
        page.constant(PageStyle.text)
        page.constant("</style>\n</head>\n<body>\n")
        let phrasing = Phrasing(language: language)
        page.element("a", ["class": "skip", "href": "#inhoud"], text: phrasing("Naar de inhoud", "To the content"))
        page.constant("\n")
    }

    func close(_ page: inout HTMLWriter) {
        if let script {
            page.constant("<script>")
            page.constant(script.text)
            page.constant("</script>\n")
        }
        page.constant("</body>\n</html>\n")
    }
}

/// The script of a page: always the same text, whatever the data.
struct PageScript {
    let text: StaticString
    /// `sha256-` and the Base64 of the text's hash, as a page's policy names it.
    let hash: String
}
