import KloptModel

/// How cells of the sheets that klopt adds look.
///
/// Their numbers go into the remembering sheet, so that a second run uses the same styles: never renumber them.
enum ListStyle: Int, CaseIterable {
    case plain = 1
    case title, lead, header, text, link, number, error, warning, info

    static func of(_ severity: Severity) -> ListStyle {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }

    var font: String {
        switch self {
        case .title: Self.font("<b/>", size: 16, color: "FF1F3864")
        case .header: Self.font("<b/>", size: 11, color: "FFFFFFFF")
        case .link: Self.font("<u/>", size: 11, color: "FF0563C1")
        case .error, .warning, .info: Self.font("<b/>", size: 11, color: "FF000000")
        case .plain, .lead, .text, .number: Self.font("", size: 11, color: "FF000000")
        }
    }

    /// Bold and underlined stand before size, colour and name.
    private static func font(_ marks: String, size: Int, color: String) -> String {
        "<font>\(marks)<sz val=\"\(size)\"/><color rgb=\"\(color)\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    }

    var fill: String? {
        switch self {
        case .header: "FF1F3864"
        case .error: MarkColor.text(.error)
        case .warning: MarkColor.text(.warning)
        case .info: MarkColor.text(.info)
        default: nil
        }
    }

    var border: String? {
        switch self {
        case .plain, .title, .lead: nil
        default: "<border>" + ["left", "right", "top", "bottom"].map(Self.side).joined() + "<diagonal/></border>"
        }
    }

    private static func side(_ name: String) -> String {
        "<\(name) style=\"thin\"><color rgb=\"FFBFBFBF\"/></\(name)>"
    }

    var alignment: String {
        switch self {
        case .plain, .title: "<alignment vertical=\"center\"/>"
        case .header: "<alignment vertical=\"center\" wrapText=\"1\"/>"
        case .number: "<alignment horizontal=\"center\" vertical=\"top\"/>"
        case .lead, .text, .link, .error, .warning, .info: "<alignment vertical=\"top\" wrapText=\"1\"/>"
        }
    }
}
