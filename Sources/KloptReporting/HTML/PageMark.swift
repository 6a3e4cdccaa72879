import KloptModel

/// How something is to be seen at a glance: a colour, and a sign for who does not see colours or prints in black.
enum PageMark: String, Sendable {
    case error, warning, info, good, none

    var sign: String {
        switch self {
        case .error: "✗"
        case .warning: "?"
        case .info: "i"
        case .good: "✓"
        case .none: "–"
        }
    }

    init(of severity: Severity) {
        self =
            switch severity {
            case .error: .error
            case .warning: .warning
            case .info: .info
            }
    }
}

extension HTMLWriter {
    /// A sign and a word in the mark's colour.
    mutating func badge(_ mark: PageMark, _ text: String) {
        element("span", ["class": "badge \(mark.rawValue)"]) { page in
            page.sign(mark)
            page.text(" " + text)
        }
    }

    /// The sign alone; a screen reader hears the words beside it.
    mutating func sign(_ mark: PageMark) {
        element("span", ["class": "sign", "aria-hidden": "true"], text: mark.sign)
    }

    /// A table that scrolls sideways on a small screen, also by keyboard.
    mutating func wide(_ label: String, _ content: (inout HTMLWriter) -> Void) {
        element("div", ["class": "wide", "role": "region", "aria-label": label, "tabindex": "0"], content)
    }

    mutating func section(_ id: String, _ heading: String, _ content: (inout HTMLWriter) -> Void) {
        element("section", ["id": id, "aria-labelledby": "\(id)-kop"]) { page in
            page.element("h2", ["id": "\(id)-kop"], text: heading)
            content(&page)
        }
    }
}
