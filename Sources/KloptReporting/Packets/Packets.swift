import KloptModel

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
            case .overview(let overview): try reporter.write(overview, to: &sink)
            }
        }
    }

    fileprivate enum Content: Sendable {
        case owner(Report.Owner, limited: @Sendable () -> Report)
        case overview(Overview)
    }

    /// The overview last, so that it is there only when everything else is.
    package let files: [File]
    /// Names of files of an earlier run that stand among these; the overview names them too.
    package let leftovers: [String]

    /// - Parameter leftovers: of an earlier run, what still stands besides files of these names.
    /// - Complexity: O(issues), once; each file then takes its own issues.
    package init(
        of report: Report, reporter: any Reporter = MarkdownReporter(),
        leftovers: (Set<String>) -> [String] = { _ in [] }
    ) {
        let (surveyed, found) = Overview.survey(report)
        var overview = surveyed
        let owners = overview.rows.map(\.owner)
        let names = OwnerNames(owners)
        var fileNames = PacketFileNames()
        let overviewName = fileNames.name(for: "overzicht", fileExtension: reporter.fileExtension)
        var files: [File] = []
        for owner in owners {
            let fileName = fileNames.name(for: owner.name, fileExtension: reporter.fileExtension)
            let content = Content.owner(
                owner,
                limited: {
                    report.limited(to: owner, issues: found.issues(of: owner.name, in: report), names: names)
                })
            files.append(File(fileName: fileName, content: content, reporter: reporter))
        }
        self.leftovers = leftovers(Set(files.map(\.fileName) + [overviewName]))
        overview.report.leftovers = self.leftovers
        files.append(File(fileName: overviewName, content: .overview(overview), reporter: reporter))
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
