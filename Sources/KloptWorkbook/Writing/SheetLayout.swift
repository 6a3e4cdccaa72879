/// Everything about a sheet that is to be written, but for its cells. Rows and columns are counted from 0.
package struct SheetLayout: Sendable {
    package struct Columns: Sendable {
        package var range: ClosedRange<Int>
        /// In characters.
        package var width: Double
        package var isHidden: Bool
        /// Of cells that are not written.
        package var style: StyleIndex

        package init(
            _ range: ClosedRange<Int>, width: Double, isHidden: Bool = false, style: StyleIndex = .plain
        ) {
            self.range = range
            self.width = width
            self.isHidden = isHidden
            self.style = style
        }
    }

    package struct Hyperlink: Sendable {
        package enum Target: Sendable {
            /// A place in the workbook: `'Blad 1'!B7`.
            case place(String)
            /// An address outside it.
            case address(String)
        }

        package var cell: CellReference
        package var target: Target
        package var tooltip: String?

        package init(cell: CellReference, target: Target, tooltip: String? = nil) {
            self.cell = cell
            self.target = target
            self.tooltip = tooltip
        }
    }

    /// A text that appears when the pointer rests on a cell.
    package struct Note: Sendable {
        package var cell: CellReference
        package var author: String
        package var text: String
        /// In points.
        package var width: Double
        package var height: Double

        package init(
            cell: CellReference, author: String, text: String, width: Double = 200, height: Double = 80
        ) {
            self.cell = cell
            self.author = author
            self.text = text
            self.width = width
            self.height = height
        }
    }

    /// What may be typed in cells.
    package struct Validation: Sendable {
        package enum Rule: Sendable {
            /// Whole numbers between two bounds; nil for no upper one.
            case wholeNumber(from: Int, to: Int?)
            case decimal(from: DecimalNumber, to: DecimalNumber)
            /// One of these, none of which has a comma.
            case list([String])
            /// What stands in these cells: `Lijsten!$A$1:$A$9`.
            case cells(String)
            /// A formula that has to be true.
            case custom(String)
        }

        package var ranges: [CellRange]
        package var rule: Rule
        package var allowsBlank: Bool
        /// Shown when something else is typed: at most 32 and 255 characters.
        package var errorTitle: String
        package var error: String
        /// Shown when the cell is chosen: at most 32 and 255 characters.
        package var promptTitle: String?
        package var prompt: String?

        package init(
            ranges: [CellRange], rule: Rule, allowsBlank: Bool = true, errorTitle: String, error: String,
            promptTitle: String? = nil, prompt: String? = nil
        ) {
            self.ranges = ranges
            self.rule = rule
            self.allowsBlank = allowsBlank
            self.errorTitle = errorTitle
            self.error = error
            self.promptTitle = promptTitle
            self.prompt = prompt
        }
    }

    /// A look that cells take on when a formula is true of them.
    package struct ConditionalFormat: Sendable {
        package var ranges: [CellRange]
        /// As it is for the first cell of the first range.
        package var formula: String
        package var style: ConditionalStyle
        /// Formats behind this one are not looked at any more.
        package var stopsIfTrue: Bool

        package init(ranges: [CellRange], formula: String, style: ConditionalStyle, stopsIfTrue: Bool = false) {
            self.ranges = ranges
            self.formula = formula
            self.style = style
            self.stopsIfTrue = stopsIfTrue
        }
    }

    /// Locked cells cannot be changed, but by who lifts the protection: there is no password.
    package struct Protection: Sendable {
        /// Widths of columns and heights of rows may be changed.
        package var allowsColumnWidths: Bool
        package var allowsSorting: Bool
        package var allowsFiltering: Bool

        package init(allowsColumnWidths: Bool = true, allowsSorting: Bool = false, allowsFiltering: Bool = false) {
            self.allowsColumnWidths = allowsColumnWidths
            self.allowsSorting = allowsSorting
            self.allowsFiltering = allowsFiltering
        }
    }

    package struct Printing: Sendable {
        package var isLandscape: Bool
        /// As wide as so many pages, as many pages long as it takes.
        package var fitsWidth: Bool
        package var pagesWide: Int
        /// Rows and columns that are repeated on every page.
        package var repeatedRows: ClosedRange<Int>?
        package var repeatedColumns: ClosedRange<Int>?
        /// In the language of Excel's headers: `&LTitel&RPagina &P van &N`; at most 255 characters.
        package var header: String?
        package var footer: String?

        package init(
            isLandscape: Bool = true, fitsWidth: Bool = true, pagesWide: Int = 1,
            repeatedRows: ClosedRange<Int>? = nil, repeatedColumns: ClosedRange<Int>? = nil, header: String? = nil,
            footer: String? = nil
        ) {
            self.isLandscape = isLandscape
            self.fitsWidth = fitsWidth
            self.pagesWide = pagesWide
            self.repeatedRows = repeatedRows
            self.repeatedColumns = repeatedColumns
            self.header = header
            self.footer = footer
        }
    }

    /// At most 31 characters.
    package var name: String
    package var visibility = Workbook.Visibility.visible
    /// `RRGGBB`.
    package var tabColor: String?
    package var showsGridLines = true
    package var columns: [Columns] = []
    /// How many rows and columns stay in place.
    package var frozenRows = 0
    package var frozenColumns = 0
    package var filteredRange: CellRange?
    package var mergedRanges: [CellRange] = []
    package var hyperlinks: [Hyperlink] = []
    package var notes: [Note] = []
    package var validations: [Validation] = []
    package var conditionalFormats: [ConditionalFormat] = []
    package var protection: Protection?
    package var printing: Printing?

    package init(name: String) { self.name = name }

    /// A sheet's name as formulas write it: `'Blad 1'`.
    package static func quoted(_ name: String) -> String {
        "'" + name.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
}

/// A cell that is to be written.
package struct NewCell: Sendable {
    package enum Value: Sendable, Equatable {
        case number(DecimalNumber)
        case text(String)
        case boolean(Bool)
        /// `#N/A` and its kin.
        case error(String)
    }

    package enum Content: Sendable, Equatable {
        /// Only a look.
        case blank
        case value(Value)
        /// Without `=`, in English and with commas, with what it comes to: programs that do not calculate show that. nil
        /// leaves it to those that do.
        case formula(String, Value?)
    }

    package var column: Int
    package var content: Content
    package var style: StyleIndex

    package init(_ column: Int, _ content: Content, _ style: StyleIndex = .plain) {
        self.column = column
        self.content = content
        self.style = style
    }

    package init(_ column: Int, text: String, _ style: StyleIndex = .plain) {
        self.init(column, .value(.text(text)), style)
    }

    package init(_ column: Int, number: Int, _ style: StyleIndex = .plain) {
        self.init(column, .value(.number(DecimalNumber(mantissa: Int64(number), scale: 0))), style)
    }
}

/// Why a workbook cannot be written: Excel would not open it.
package enum WritingError: Error, Equatable, Sendable {
    /// Empty, longer than 31 characters, used twice or with one of `[]:*?/\`.
    case sheetName(String)
    /// Longer than the 32,767 characters that a cell or note holds.
    case textTooLong(sheet: String, cell: CellReference)
    /// Longer than 8,192 characters.
    case formulaTooLong(sheet: String, cell: CellReference)
    /// A cell or row that does not come after the one before it, or lies outside the sheet.
    case disorder(sheet: String, cell: CellReference)
    /// A title or message of a validation, a header, or a list of choices that is too long.
    case messageTooLong(sheet: String, String)
    /// Ranges that overlap where they may not, or that are of one cell.
    case mergedRange(sheet: String, CellRange)
    /// No sheet is visible.
    case noVisibleSheet
}
