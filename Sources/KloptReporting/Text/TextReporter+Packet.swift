import KloptModel

extension TextReporter {
    /// To whom it is addressed and what was received, also when nothing was found, and then the report.
    package func writePacket(_ report: Report, for owner: Report.Owner, to sink: inout some ByteSink) throws {
        let words = TextWords(language: report.language)
        var page = TextPage(options: options)
        page.paragraph(owner.fullTitle, lead: words.forOwner, style: .bold)
        if let contact = owner.contact { page.paragraph(contact, lead: words.contact) }
        if owner.allIssueCount == 0, let received = words.received(owner, in: report) {
            page.paragraph(received, hanging: 2)
        }
        page.blank()
        try page.pieces.flush(into: &sink)
        try write(report, to: &sink)
    }
}
