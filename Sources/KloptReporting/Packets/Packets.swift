import KloptModel
import KloptWorkbook

/// The files of `--packets DIR`: one for every organisation expected or met, and the steward's overview.
package struct Packets: Sendable {
    /// A file to write: its name, and how to make its bytes.
    package struct File: Sendable {
        package let fileName: String
        fileprivate let content: Content
        fileprivate let reporter: any Reporter

        /// - Complexity: O(issues of the organisation).
        package func write(to sink: inout some ByteSink) throws {
            switch content {
            case .owner(let owner, let limited): try reporter.writePacket(limited(), for: owner, to: &sink)
            case .overview(var overview, let unmarked):
                overview.report.unmarkedWorkbooks = unmarked.texts
                try reporter.write(overview, to: &sink)
            case .workbook(let owner, let file, let limited, let open, let unmarked):
                try Self.write(file, of: owner, limited(), open, unmarked, to: &sink)
            }
        }

        /// The organisation's own workbook; the list of its issues when it cannot be marked.
        private static func write(
            _ file: String, of owner: Report.Owner, _ report: Report, _ open: OpenWorkbook,
            _ unmarked: UnmarkedWorkbooks, to sink: inout some ByteSink
        ) throws {
            do {
                guard let bytes = open(file) else { throw AnnotationError.unreadable(.unreadable) }
                // In memory: what fails halfway must not stand in the file.
                var buffer = ByteBuffer()
                var workbook = try ReturnedWorkbook(bytes, report: report, file: file, owners: [owner.name])
                try workbook.write(to: &buffer)
                try sink.write(buffer.bytes)
            } catch let error as AnnotationError {
                unmarked.add(file, error)
                try XLSXReporter().writePacket(report, for: owner, to: &sink)
            }
        }
    }

    fileprivate enum Content: Sendable {
        case owner(Report.Owner, limited: @Sendable () -> Report)
        case overview(Overview, UnmarkedWorkbooks)
        case workbook(
            Report.Owner, file: String, limited: @Sendable () -> Report, OpenWorkbook, UnmarkedWorkbooks)
    }

    /// Opens a workbook by the name that it has in the report.
    package typealias OpenWorkbook = @Sendable (String) -> ArchiveBytes?

    /// The overview last, so that it is there only when everything else is; a workbook before the letter that speaks of it.
    package let files: [File]
    private let unmarked = UnmarkedWorkbooks()
    /// Of the files that were written so far: the workbooks that could not be marked, each with the reason.
    package var unmarkedWorkbooks: [Localized] { unmarked.texts }
    /// Names of files of an earlier run that stand among these; the overview names them too.
    package let leftovers: [String]

    /// - Parameters:
    ///   - open: opens workbooks; who sent one gets it back with its cells marked, beside an e-mail or instead of a list.
    ///     nil when none is to be returned.
    ///   - leftovers: of an earlier run, what still stands besides files of these names.
    /// - Complexity: O(issues), once; each file then takes its own issues.
    package init(
        of report: Report, reporter: any Reporter = MarkdownReporter(), open: OpenWorkbook? = nil,
        leftovers: (Set<String>) -> [String] = { _ in [] }
    ) {
        let (surveyed, found) = Overview.survey(report)
        var overview = surveyed
        let unmarked = unmarked
        let owners = overview.rows.map(\.owner)
        let names = OwnerNames(owners)
        var fileNames = PacketFileNames()
        let overviewName = fileNames.name(for: "overzicht", fileExtension: reporter.fileExtension)
        var files: [File] = []
        for owner in owners {
            let fileName = fileNames.name(for: owner.name, fileExtension: reporter.fileExtension)
            let workbook = open.flatMap { open in report.workbook(of: owner.name).map { ($0, open) } }
            let unreturned = open == nil || workbook != nil ? nil : report.whyNoWorkbook(of: owner.name)
            let returned = workbook.map { input, _ in
                String(fileName.dropLast(reporter.fileExtension.count)) + (input.workbookExtension ?? "")
            }
            let limited: @Sendable () -> Report = {
                var limited = report.limited(to: owner, issues: found.issues(of: owner.name, in: report), names: names)
                limited.returnedWorkbook = returned
                limited.unmarkedReason = workbook.flatMap { unmarked.reason(of: $0.0.file) } ?? unreturned
                return limited
            }
            if let (input, open) = workbook, let returned {
                let content = Content.workbook(owner, file: input.file, limited: limited, open, unmarked)
                files.append(File(fileName: returned, content: content, reporter: reporter))
            }
            if reporter.name != XLSXReporter.name || workbook == nil {
                files.append(File(fileName: fileName, content: .owner(owner, limited: limited), reporter: reporter))
                overview.files[owner.name] = fileName
            }
        }
        self.leftovers = leftovers(Set(files.map(\.fileName) + [overviewName]))
        overview.report.leftovers = self.leftovers
        files.append(File(fileName: overviewName, content: .overview(overview, unmarked), reporter: reporter))
        self.files = files
    }

    /// All files in memory, for reports of an ordinary size.
    package static func make(
        report: Report, format reporter: any Reporter = MarkdownReporter()
    ) -> [(fileName: String, bytes: [UInt8])] {
        Packets(of: report, reporter: reporter).files.map { file in
            var buffer = ByteBuffer()
            // A ByteBuffer does not throw.
            try? file.write(to: &buffer)
            return (file.fileName, buffer.bytes)
        }
    }
}

extension Report {
    /// The one workbook in which an owner delivered, and nobody else: with another's figures in it, it is not returned.
    fileprivate func workbook(of owner: String) -> Input? {
        let all = inputs.filter { $0.workbookExtension != nil && $0.isChecked && $0.owners == [owner] }
        return all.count == 1 ? all.first : nil
    }

    /// Why an owner who delivered in a workbook gets none returned; nil for who sent none.
    fileprivate func whyNoWorkbook(of owner: String) -> Localized? {
        let all = inputs.filter { $0.workbookExtension != nil && $0.isChecked && $0.owners?.contains(owner) ?? false }
        guard !all.isEmpty else { return nil }
        return all.contains { $0.owners != [owner] }
            ? Localized(
                "er staan ook cijfers van anderen in de werkmap", en: "the workbook also has figures of others")
            : Localized(
                "u stuurde er \(all.count), en wij kunnen er maar één kleuren",
                en: "you sent \(all.count), and we can colour only one")
    }
}
