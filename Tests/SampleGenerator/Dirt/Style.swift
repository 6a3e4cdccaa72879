/// How an organisation makes its files: everything that differs between senders and says nothing about the figures.
struct Style {
    var layout = Layout.folder
    var delimiter = ";"
    var encoding = Encoding.utf8
    var lineEnd = "\r\n"
    var header = Header.names
    var isReordered = false
    var titleLines = false
    var notes = false
    var totalRow = false
    var blankRows = false
    var organisationColumn = true
    var quarterColumn = true
    var quarter = "2025-Q2"
    var regionAliases = false
    /// Between the thousands; counts below 1000 are the same in every style.
    var thousands = ""
    /// Around every number.
    var padding = ""
    /// In an optional cell that the organisation does not fill in.
    var notDelivered = ""

    enum Layout {
        /// A folder per organisation, a file per dataset.
        case folder
        /// A file per organisation and dataset.
        case files
        /// One file per dataset, which several organisations share.
        case shared
    }

    enum Encoding {
        case utf8, utf8WithMark, windows1252, utf16
    }

    enum Header {
        case names, labels, misspelled
    }

    static let nonBreakingSpace = "\u{A0}"

    /// Organisations whose figures are sound, in files that are not.
    static let dirty: [Style] = [
        Style(encoding: .windows1252, header: .labels, titleLines: true, quarter: "Q2 2025", regionAliases: true),
        Style(
            layout: .files, delimiter: ",", encoding: .utf8WithMark, header: .labels, isReordered: true,
            totalRow: true, quarter: "2025-K2"),
        Style(delimiter: "\t", encoding: .utf16, notes: true, blankRows: true, quarter: "kwartaal 2 2025"),
        Style(layout: .files, lineEnd: "\n", totalRow: true, organisationColumn: false, quarterColumn: false),
        Style(titleLines: true, organisationColumn: false, quarter: "2025Q2", regionAliases: true, notDelivered: "-"),
        Style(delimiter: ",", lineEnd: "\n", header: .misspelled, quarterColumn: false),
        Style(
            encoding: .windows1252, isReordered: true, notes: true, totalRow: true, quarter: "2025-K2",
            padding: nonBreakingSpace, notDelivered: "n.v.t."),
        Style(layout: .files, encoding: .utf8WithMark, titleLines: true, totalRow: true, blankRows: true, padding: " "),
        Style(delimiter: "\t", isReordered: true, quarterColumn: false, regionAliases: true, notDelivered: "-"),
        Style(layout: .files, encoding: .utf16, header: .labels, notes: true, organisationColumn: false),
        Style(delimiter: ",", encoding: .windows1252, titleLines: true, blankRows: true, quarter: "Q2 2025"),
        Style(lineEnd: "\n"),
    ]

    /// Organisations whose figures are not sound: their files are ordinary, so that no issue has a second cause.
    static let ordinary: [Style] = [
        Style(),
        Style(layout: .files, encoding: .utf8WithMark, quarter: "2025Q2"),
        Style(encoding: .windows1252, titleLines: true, quarter: "Q2 2025", notDelivered: "n.v.t."),
        Style(layout: .files, delimiter: ",", lineEnd: "\n", quarter: "2025-K2"),
        Style(delimiter: "\t", notes: true, regionAliases: true, notDelivered: "-"),
    ]

    /// The file that a partnership makes for its members.
    static let shared = Style(
        layout: .shared, encoding: .utf8WithMark, totalRow: true, blankRows: true, regionAliases: true, thousands: ".")
}
