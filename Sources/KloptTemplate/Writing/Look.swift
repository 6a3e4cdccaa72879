import KloptWorkbook

/// The few looks of a template's cells. Colours are those of a careful form: pale yellow is to be filled in, grey is not.
enum Look: CaseIterable {
    case plain, title, subtitle, text, wrapped, heading, group, category, categoryStart, fixed, fixedCentred, input,
        inputStart, inputText, message, status, link, number, verdict, listItem, faint

    private static let dark = "1F4E5F"
    private static let line = "C3CBD0"
    private static let grey = "EEF1F3"
    private static let yellow = "FFFBE6"

    var style: CellStyle {
        switch self {
        case .plain: CellStyle()
        case .title: CellStyle(font: .of(16, isBold: true, color: Look.dark))
        case .subtitle: CellStyle(font: .of(12, color: "4A4A4A"))
        case .text: CellStyle(font: .of(10))
        case .wrapped, .listItem: CellStyle(font: .of(10), vertical: .top, wrapsText: true)
        case .heading:
            CellStyle(font: .of(10, isBold: true), border: .init(bottom: .thin, color: Look.line), vertical: .center)
        case .group: headed(font: .of(10, isBold: true, color: "FFFFFF"), fill: Look.dark, border: boxed)
        case .category: headed(font: .of(10, isBold: true), fill: "DCE9EE", border: boxed)
        case .categoryStart: headed(font: .of(10, isBold: true), fill: "DCE9EE", border: started)
        case .fixed: boxed(Look.grey, horizontal: .left, wrapsText: true, indent: 1)
        case .fixedCentred: boxed(Look.grey, horizontal: .center)
        case .input: input(boxed)
        case .inputStart: input(started)
        case .inputText: boxed(Look.yellow, horizontal: .left, wrapsText: true, indent: 1, isLocked: false)
        case .message:
            CellStyle(
                font: .of(10), border: boxed, horizontal: .left, vertical: .top, wrapsText: true, indent: 1)
        case .status: boxed(nil, isBold: true, horizontal: .center, wrapsText: true)
        case .link: CellStyle(font: .of(10, isUnderlined: true, color: "1A5FB4"), vertical: .center)
        case .number: boxed(nil, horizontal: .center, numberFormat: "#,##0")
        case .verdict: boxed(nil, isBold: true, horizontal: .left, wrapsText: true, indent: 1)
        case .faint: CellStyle(font: .of(9, color: "6B6B6B"), vertical: .top, wrapsText: true)
        }
    }

    private var boxed: CellStyle.Border { .around(.thin, color: Look.line) }
    /// With a stronger line in front, where a breakdown begins.
    private var started: CellStyle.Border {
        CellStyle.Border(left: .medium, right: .thin, top: .thin, bottom: .thin, color: "9FB3BC")
    }

    private func headed(font: CellStyle.Font, fill: String, border: CellStyle.Border) -> CellStyle {
        CellStyle(
            font: font, fill: fill, border: border, horizontal: .center, vertical: .center, wrapsText: true)
    }

    private func input(_ border: CellStyle.Border) -> CellStyle {
        CellStyle(
            font: .of(10), fill: Look.yellow, border: border, numberFormat: "#,##0", horizontal: .right,
            vertical: .center, indent: 1, isLocked: false)
    }

    private func boxed(
        _ fill: String?, isBold: Bool = false, horizontal: CellStyle.Horizontal, wrapsText: Bool = false,
        indent: Int = 0,
        numberFormat: String? = nil, isLocked: Bool = true
    ) -> CellStyle {
        CellStyle(
            font: .of(10, isBold: isBold), fill: fill, border: boxed, numberFormat: numberFormat,
            horizontal: horizontal,
            vertical: .center, wrapsText: wrapsText, indent: indent, isLocked: isLocked)
    }
}

extension CellStyle.Font {
    fileprivate static func of(
        _ size: Double, isBold: Bool = false, isUnderlined: Bool = false, color: String = "222222"
    ) -> CellStyle.Font {
        CellStyle.Font(size: size, isBold: isBold, isUnderlined: isUnderlined, color: color)
    }
}

/// How a cell looks where something is the matter, or is right.
enum Highlight {
    case error, warning, good, open

    var style: ConditionalStyle {
        switch self {
        case .error: ConditionalStyle(fontColor: "9C0006", fill: "FFC7CE")
        case .warning: ConditionalStyle(fontColor: "7F5F00", fill: "FFE2A8")
        case .good: ConditionalStyle(fontColor: "1E6B34", fill: "D5EFDC")
        case .open: ConditionalStyle(fontColor: "4A4A4A", fill: "EEF1F3")
        }
    }
}
