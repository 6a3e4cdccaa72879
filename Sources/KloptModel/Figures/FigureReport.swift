/// The figures that follow from what was delivered, as rows of the long dataset that reports are read as.
package struct FigureReport: Sendable {
    package enum Cell: Hashable, Sendable {
        case empty
        case text(String)
        case number(Number)
    }

    /// A figure. `cells.count == columns.count`.
    package struct Row: Hashable, Sendable {
        package var cells: [Cell]
        /// Whether it is a count over all areas and categories, for a page that shows only the main figures.
        package var isMain: Bool
        package var mark: Mark?

        package init(cells: [Cell], isMain: Bool, mark: Mark? = nil) {
            self.cells = cells
            self.isMain = isMain
            self.mark = mark
        }

        package var isUnderestimate: Bool { mark == .underestimate }
    }

    /// What a reader must know of a figure.
    package enum Mark: String, Hashable, Sendable, CaseIterable {
        /// Something that is expected is not in it.
        case underestimate = "*"
        /// It looks back, and other deliveries were counted in the quarter before than those that it looks back at.
        case otherGroup = "°"
    }

    /// Figures that are not there, or not whole, for one reason.
    package struct Remark: Hashable, Sendable {
        package enum Kind: String, Sendable, CaseIterable {
            /// A number is missing that they need.
            case missingNumber
            /// A dataset was not delivered in the period.
            case notDelivered
            /// A delivery has open errors, and was left out.
            case withheld
            /// A delivery that is expected was not received.
            case notReceived
            /// A delivery is there that no roster expects, and was left out.
            case unexpected
            /// There are no data of the period that a change is against.
            case noHistory
            /// A change would be against more, or fewer, deliveries.
            case incomparable
            /// Figures that look back at other deliveries than the quarter before counts.
            case otherGroup
            /// Nobody knows whether everything is there.
            case noRoster
        }

        package var kind: Kind
        package var text: Localized
        /// How many figures are not there because of it; 0 where that is not what it says.
        package var figures: Int

        package init(kind: Kind, text: Localized, figures: Int = 0) {
            self.kind = kind
            self.text = text
            self.figures = figures
        }

        /// Whether what was asked for could not be given whole.
        package var isFailure: Bool { [.missingNumber, .notDelivered, .withheld].contains(kind) }
    }

    /// What the columns are for; indexes of `columns`.
    package struct Roles: Hashable, Sendable {
        package var period: Int
        package var series: Int
        package var measure: Int
        package var value: Int
        /// Of whom the figures are; nil when of all together.
        package var owner: Int?

        package init(period: Int, series: Int, measure: Int, value: Int, owner: Int? = nil) {
            self.period = period
            self.series = series
            self.measure = measure
            self.value = value
            self.owner = owner
        }
    }

    package var version: String
    package var language: Language
    package var pack: Report.Pack
    /// Of which figures were asked, in order.
    package var periods: [Period]
    package var columns: [Report.Name]
    package var roles: Roles
    /// Ordered by owner, period, area, series, measure, category, kind.
    package var rows: [Row]
    package var remarks: [Remark]
    /// What codes are called, by column and code: `labels[column][code]`.
    package var labels: [[String: Localized]]

    package init(
        version: String, language: Language, pack: Report.Pack, periods: [Period], columns: [Report.Name],
        roles: Roles, rows: [Row], remarks: [Remark], labels: [[String: Localized]]
    ) {
        self.version = version
        self.language = language
        self.pack = pack
        self.periods = periods
        self.columns = columns
        self.roles = roles
        self.rows = rows
        self.remarks = remarks
        self.labels = labels
    }
}
