import KloptModel
import KloptWorkbook

/// A report as a workbook: who delivered what, every issue, how often each rule held, and what was not used.
///
/// Text is always text and never a formula, whatever it begins with; numbers are numbers.
struct ReportWorkbook {
    /// A sheet has 1,048,576 rows.
    private static let mostIssues = 1_000_000

    let overview: Overview
    let words: ReportWorkbookWords
    var writer: WorkbookWriter
    let looks: TableLooks
    private var report: Report { overview.report }
    private let issueTable: IssueTable
    private var sheetCount = 0

    init(_ overview: Overview) {
        self.overview = overview
        let language = overview.report.language
        words = ReportWorkbookWords(language: language)
        writer = WorkbookWriter(
            properties: WorkbookProperties(
                title: words.title(of: overview.report), language: language.rawValue))
        looks = TableLooks(&writer)
        issueTable = IssueTable(of: overview.report)
    }

    mutating func write(_ put: ([UInt8]) throws -> Void) throws {
        try addOverview()
        try put(writer.takeOutput())
        if !report.issues.isEmpty { try addIssues() }
        try put(writer.takeOutput())
        if !report.rules.isEmpty { try addRules() }
        if !report.failures.isEmpty || !report.ignored.isEmpty || !(report.remarks + report.roundRemarks).isEmpty {
            try addUnused()
        }
        // By this name klopt knows it is no submission.
        writer.define(
            Workbook.DefinedName(
                name: WorkbookMarks.report, sheet: nil, formula: "\(SheetLayout.quoted(words.overviewSheet))!$A$1",
                isHidden: true))
        try put(writer.finish())
    }

    private mutating func nextNumber() -> Int {
        defer { sheetCount += 1 }
        return sheetCount
    }

    // MARK: Overzicht

    private mutating func addOverview() throws {
        let table = OverviewTable(overview)
        let lead = words.lead(of: report, overview.rows.map(\.owner), mostIssues: ReportWorkbook.mostIssues)
        var sheet = TableSheet(
            name: words.overviewSheet, title: words.title(of: report), lead: lead, header: table.header,
            widths: [20, 34, 32, 26, 11, 11, 11, 9, 17, 14, 26, 12, 14, 10, 12, 14, 11].prefix(table.header.count).map {
                $0
            })
        var rows: [TableSheet.Row] = []
        let firstIssues = firstIssueOfEachOwner()
        var previous: String?
        table.rows { line, fields in
            var row = TableSheet.Row(fields: fields, marks: Self.marks(of: fields))
            switch line {
            case .owner(let owner):
                if owner.name != previous, let issue = firstIssues[owner.name] {
                    row.link = "\(SheetLayout.quoted(words.issueSheet))!A\(issue + 2)"
                }
                previous = owner.name
            case .other: break
            case .total:
                // Of one organisation the total says nothing new.
                guard overview.rows.count > 1 else { return }
                (row.isTotal, row.marks) = (true, [:])
            }
            rows.append(row)
        }
        sheet.add(rows)
        try sheet.write(to: &writer, number: nextNumber(), looks)
    }

    /// What is missing, and what was found: none of it is left unseen among the zeros.
    private static func marks(of fields: [TableField]) -> [Int: Severity] {
        let columns: [(Int, Severity)] = [(6, .error), (7, .error), (8, .warning), (9, .info)]
        var marks: [Int: Severity] = [:]
        for (column, severity) in columns where fields.indices.contains(column) {
            if case .integer(let count) = fields[column], count > 0 { marks[column] = severity }
        }
        return marks
    }

    /// The position of each owner's first issue; of those that do not fit none.
    ///
    /// - Complexity: O(issues), without wording them.
    private func firstIssueOfEachOwner() -> [String: Int] {
        var first: [String: Int] = [:]
        var last: String?
        for position in 0..<min(report.issues.count, ReportWorkbook.mostIssues) {
            guard let owner = report.issues.outline(at: position).owner, owner != last else { continue }
            last = owner
            first[owner] = first[owner] ?? position
        }
        return first
    }

    // MARK: Punten

    private mutating func addIssues() throws {
        let header = issueTable.header
        let keys = header.count - ReportColumns.beforeKey.count - ReportColumns.afterKey.count
        let front = [14, 12, 18] + Array(repeating: 18, count: keys) + [52, 40, 26, 24, 12, 7, 14]
        let sheet = TableSheet(
            name: words.issueSheet, header: header, widths: front + [28, 28, 12, 12, 30, 20, 12, 44],
            printed: front.count,
            count: min(report.issues.count, ReportWorkbook.mostIssues))
        let (report, table) = (report, issueTable)
        try sheet.write(to: &writer, number: nextNumber(), looks) { position in
            let issue = report.issues[position]
            return TableSheet.Row(fields: table.fields(of: issue), marks: [0: issue.severity])
        }
    }

    // MARK: Regels

    private mutating func addRules() throws {
        var sheet = TableSheet(
            name: words.ruleSheet, header: words.ruleHeader, widths: [34, 60, 15, 10, 11, 14, 14, 14, 60])
        let phrasing = words.phrasing
        sheet.add(
            report.rules.map { rule in
                let counts = Outcome.allCases.map { TableField.integer(rule.counts[$0]) }
                return TableSheet.Row(
                    fields: [.text(rule.id), .text(phrasing(rule.title)), .text(phrasing.name(of: rule.severity))]
                        + counts + [.text(rule.remark.map { phrasing($0) })])
            })
        try sheet.write(to: &writer, number: nextNumber(), looks)
    }

    // MARK: Niet gebruikt

    private mutating func addUnused() throws {
        var sheet = TableSheet(
            name: words.unusedSheet, header: words.unusedHeader, widths: [18, 44, 18, 8, 90])
        let phrasing = words.phrasing
        sheet.add(
            report.failures.map { failure in
                TableSheet.Row(
                    fields: [.text(words.unread), .text(failure.file), .empty, .empty, .text(phrasing(failure.text))],
                    marks: [0: .error])
            })
        sheet.add(
            report.ignored.map { note in
                TableSheet.Row(fields: [
                    .text(words.noted), .text(note.place?.file), .text(note.place?.sheet), .integer(note.place?.row),
                    .text(phrasing(note.text)),
                ])
            })
        sheet.add(
            (report.remarks + report.roundRemarks).map { remark in
                TableSheet.Row(fields: [.text(words.aboutChecks), .empty, .empty, .empty, .text(phrasing(remark))])
            })
        try sheet.write(to: &writer, number: nextNumber(), looks)
    }
}
