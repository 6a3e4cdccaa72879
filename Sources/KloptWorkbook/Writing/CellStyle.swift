/// How a cell looks, and whether it may be changed in a protected sheet.
package struct CellStyle: Hashable, Sendable {
    package struct Font: Hashable, Sendable {
        package var name: String
        /// In points.
        package var size: Double
        package var isBold: Bool
        package var isItalic: Bool
        package var isUnderlined: Bool
        /// `RRGGBB`; nil for the usual one.
        package var color: String?

        package init(
            name: String = "Calibri", size: Double = 11, isBold: Bool = false, isItalic: Bool = false,
            isUnderlined: Bool = false, color: String? = nil
        ) {
            self.name = name
            self.size = size
            self.isBold = isBold
            self.isItalic = isItalic
            self.isUnderlined = isUnderlined
            self.color = color
        }
    }

    package enum Line: String, Sendable {
        case thin, medium, thick, hair, dotted, dashed, double
    }

    package struct Border: Hashable, Sendable {
        package var left: Line?
        package var right: Line?
        package var top: Line?
        package var bottom: Line?
        /// `RRGGBB`.
        package var color: String

        package init(
            left: Line? = nil, right: Line? = nil, top: Line? = nil, bottom: Line? = nil, color: String = "000000"
        ) {
            self.left = left
            self.right = right
            self.top = top
            self.bottom = bottom
            self.color = color
        }

        package static func around(_ line: Line, color: String) -> Border {
            Border(left: line, right: line, top: line, bottom: line, color: color)
        }
    }

    package enum Horizontal: String, Sendable {
        case left, center, right, fill, justify
    }

    package enum Vertical: String, Sendable {
        case top, center, bottom
    }

    package var font: Font
    /// The background, `RRGGBB`.
    package var fill: String?
    package var border: Border
    /// A format code, such as `0.0%`.
    package var numberFormat: String?
    package var horizontal: Horizontal?
    package var vertical: Vertical?
    package var wrapsText: Bool
    /// In steps of about three spaces.
    package var indent: Int
    /// Not to be changed in a protected sheet.
    package var isLocked: Bool

    package init(
        font: Font = Font(), fill: String? = nil, border: Border = Border(), numberFormat: String? = nil,
        horizontal: Horizontal? = nil, vertical: Vertical? = nil, wrapsText: Bool = false, indent: Int = 0,
        isLocked: Bool = true
    ) {
        self.font = font
        self.fill = fill
        self.border = border
        self.numberFormat = numberFormat
        self.horizontal = horizontal
        self.vertical = vertical
        self.wrapsText = wrapsText
        self.indent = indent
        self.isLocked = isLocked
    }
}

/// What a condition changes about a cell; nil leaves it as it is.
package struct ConditionalStyle: Hashable, Sendable {
    /// `RRGGBB`.
    package var fontColor: String?
    package var isBold: Bool?
    /// `RRGGBB`.
    package var fill: String?
    /// `RRGGBB`, of a thin line around the cell.
    package var borderColor: String?

    package init(fontColor: String? = nil, isBold: Bool? = nil, fill: String? = nil, borderColor: String? = nil) {
        self.fontColor = fontColor
        self.isBold = isBold
        self.fill = fill
        self.borderColor = borderColor
    }
}

/// A style that a workbook has, to be given to cells.
package struct StyleIndex: Hashable, Sendable {
    let number: Int

    /// The usual look.
    package static let plain = StyleIndex(number: 0)
}
