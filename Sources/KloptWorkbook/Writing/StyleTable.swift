/// Collects the styles of a workbook, each once, and writes them as a part.
///
/// Source: ECMA-376 Part 1, section 18.8.39 (styleSheet).
struct StyleTable {
    /// Formats of one's own are numbered from here.
    private static let firstFormat = 164

    private var styles = OrderedSet<CellStyle>()
    private var fonts = OrderedSet<CellStyle.Font>()
    private var fills = OrderedSet<String>()
    private var borders = OrderedSet<CellStyle.Border>()
    private var formats = OrderedSet<String>()
    private var conditionals = OrderedSet<ConditionalStyle>()

    init() { _ = index(of: CellStyle()) }

    mutating func index(of style: CellStyle) -> StyleIndex {
        _ = fonts.index(of: style.font)
        _ = borders.index(of: style.border)
        if let fill = style.fill { _ = fills.index(of: fill) }
        if let format = style.numberFormat { _ = formats.index(of: format) }
        return StyleIndex(number: styles.index(of: style))
    }

    mutating func index(of style: ConditionalStyle) -> Int { conditionals.index(of: style) }

    /// The part; every style was given an index before.
    func part() -> [UInt8] {
        var table = self
        var markup = Markup.document()
        markup.element("styleSheet", ["xmlns": Markup.main]) { table.write(to: &$0) }
        return markup.bytes
    }

    private mutating func write(to markup: inout Markup) {
        let (styles, fonts, fills, borders, formats, conditionals) =
            (self.styles.all, self.fonts.all, self.fills.all, self.borders.all, self.formats.all, self.conditionals.all)
        if !formats.isEmpty {
            markup.element("numFmts", ["count": "\(formats.count)"]) { markup in
                for (index, format) in formats.enumerated() {
                    markup.element("numFmt", ["numFmtId": "\(StyleTable.firstFormat + index)", "formatCode": format])
                }
            }
        }
        markup.element("fonts", ["count": "\(fonts.count)"]) { markup in
            for font in fonts { StyleTable.write(font, to: &markup) }
        }
        markup.element("fills", ["count": "\(fills.count + 2)"]) { markup in
            // These two come first in every workbook.
            for pattern in ["none", "gray125"] {
                markup.element("fill") { $0.element("patternFill", ["patternType": pattern]) }
            }
            for fill in fills {
                markup.element("fill") { markup in
                    markup.element("patternFill", ["patternType": "solid"]) { markup in
                        markup.element("fgColor", ["rgb": "FF" + fill])
                        markup.element("bgColor", ["indexed": "64"])
                    }
                }
            }
        }
        markup.element("borders", ["count": "\(borders.count)"]) { markup in
            for border in borders { StyleTable.write(border, to: &markup) }
        }
        markup.element("cellStyleXfs", ["count": "1"]) { markup in
            markup.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
        }
        var table = self
        markup.element("cellXfs", ["count": "\(styles.count)"]) { markup in
            for style in styles { table.write(style, to: &markup) }
        }
        markup.element("cellStyles", ["count": "1"]) { markup in
            markup.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
        }
        markup.element("dxfs", ["count": "\(conditionals.count)"]) { markup in
            for style in conditionals { StyleTable.write(style, to: &markup) }
        }
    }

    private mutating func write(_ style: CellStyle, to markup: inout Markup) {
        let hasAlignment = style.horizontal != nil || style.vertical != nil || style.wrapsText || style.indent > 0
        let format = style.numberFormat.map { StyleTable.firstFormat + formats.index(of: $0) }
        let fill = style.fill.map { fills.index(of: $0) + 2 }
        markup.element(
            "xf",
            [
                "numFmtId": "\(format ?? 0)", "fontId": "\(fonts.index(of: style.font))", "fillId": "\(fill ?? 0)",
                "borderId": "\(borders.index(of: style.border))", "xfId": "0",
                "applyNumberFormat": (format != nil).flag, "applyFont": "1", "applyFill": (fill != nil).flag,
                "applyBorder": "1", "applyAlignment": hasAlignment.flag, "applyProtection": (!style.isLocked).flag,
            ]
        ) { markup in
            if hasAlignment {
                markup.element(
                    "alignment",
                    [
                        "horizontal": style.horizontal?.rawValue ?? (style.indent > 0 ? "left" : nil),
                        "vertical": style.vertical?.rawValue, "wrapText": style.wrapsText.flag,
                        "indent": style.indent > 0 ? "\(style.indent)" : nil,
                    ])
            }
            if !style.isLocked { markup.element("protection", ["locked": "0"]) }
        }
    }

    private static func write(_ font: CellStyle.Font, to markup: inout Markup) {
        markup.element("font") { markup in
            if font.isBold { markup.element("b") }
            if font.isItalic { markup.element("i") }
            if font.isUnderlined { markup.element("u") }
            markup.element("sz", ["val": WrittenNumber.text(font.size)])
            if let color = font.color { markup.element("color", ["rgb": "FF" + color]) }
            markup.element("name", ["val": font.name])
            markup.element("family", ["val": "2"])
        }
    }

    private static func write(_ border: CellStyle.Border, to markup: inout Markup) {
        markup.element("border") { markup in
            for (name, line) in [
                ("left", border.left), ("right", border.right), ("top", border.top), ("bottom", border.bottom),
            ] {
                guard let line else {
                    markup.element(name)
                    continue
                }
                markup.element(name, ["style": line.rawValue]) { $0.element("color", ["rgb": "FF" + border.color]) }
            }
            markup.element("diagonal")
        }
    }

    private static func write(_ style: ConditionalStyle, to markup: inout Markup) {
        markup.element("dxf") { markup in
            if style.fontColor != nil || style.isBold != nil {
                markup.element("font") { markup in
                    if let isBold = style.isBold { markup.element("b", ["val": isBold ? "1" : "0"]) }
                    if let color = style.fontColor { markup.element("color", ["rgb": "FF" + color]) }
                }
            }
            if let fill = style.fill {
                markup.element("fill") { markup in
                    markup.element("patternFill", ["patternType": "solid"]) { markup in
                        markup.element("fgColor", ["rgb": "FF" + fill])
                        markup.element("bgColor", ["rgb": "FF" + fill])
                    }
                }
            }
            if let color = style.borderColor {
                markup.element("border") { markup in
                    for name in ["left", "right", "top", "bottom"] {
                        markup.element(name, ["style": "thin"]) { $0.element("color", ["rgb": "FF" + color]) }
                    }
                }
            }
        }
    }
}

/// Values in the order in which they were first seen.
struct OrderedSet<Element: Hashable & Sendable>: Sendable {
    private(set) var all: [Element] = []
    private var indexes: [Element: Int] = [:]

    /// The value's index, which it gets when it is new.
    mutating func index(of element: Element) -> Int {
        if let index = indexes[element] { return index }
        indexes[element] = all.count
        all.append(element)
        return all.count - 1
    }
}

/// Numbers of points and characters, which need few decimals.
enum WrittenNumber {
    static func text(_ value: Double) -> String {
        let rounded = (value * 100).rounded()
        guard rounded.magnitude < 1e12 else { return "0" }
        return DecimalNumber.hundredths(Int64(rounded)).description
    }
}

extension DecimalNumber {
    fileprivate static func hundredths(_ count: Int64) -> DecimalNumber {
        if count % 100 == 0 { return DecimalNumber(mantissa: count / 100, scale: 0) }
        return count % 10 == 0
            ? DecimalNumber(mantissa: count / 10, scale: 1) : DecimalNumber(mantissa: count, scale: 2)
    }
}
