import KloptModel

extension Report {
    /// The report as one owner may see it: its own issues, inputs and figures, and nothing of another organisation.
    ///
    /// - A file is the owner's when its path names the owner, or when the owner's issues stand in it; never when its
    ///   path names another owner. A file that holds several organisations is named, without its number of records.
    /// - A note about rows of such a shared file is left out, because the row may be another's; a note about its columns
    ///   or its form stays.
    /// - Counts per rule cover all organisations, so they are left out; the summary is the owner's own.
    ///
    /// - Complexity: O(the owner's issues), besides finding them.
    package func limited(toOwner name: String) -> Report {
        let found = OwnerIssues(of: self)
        let owners = found.owners(of: self)
        let owner = owners.first { $0.name == name } ?? Owner(name: name)
        return limited(to: owner, issues: found.issues(of: name, in: self), names: OwnerNames(owners))
    }

    func limited(to owner: Owner, issues own: IssueList, names: OwnerNames) -> Report {
        var owner = owner
        let name = owner.name
        let isAlone = owners.count == 1
        func namesOther(_ text: String) -> Bool { names.namesAnother(than: name, in: text) }
        func namesOther(_ text: Localized) -> Bool { namesOther(text.dutch) || namesOther(text.english) }
        func isNamed(_ file: String) -> Bool { names.names(name, in: file) }
        var files: Set<String> = []
        for issue in own { if let file = issue.location?.file { files.insert(file) } }
        files = files.filter { !namesOther($0) }

        owner.unread = owner.unread.filter { !namesOther($0) }
        var report = self
        report.organisation = name
        report.owners = [owner]
        (report.errors, report.warnings, report.infos) = (owner.errors, owner.warnings, owner.infos)
        report.explained = owner.explained
        report.statuses = owner.statuses
        report.solved = solved?.filter { $0.owner == name }
        report.roundRemarks = []
        report.counts = owner.counts
        (report.rules, report.rulesOfAll) = ([], rules)
        report.issues = IssueList(count: own.count) { position in
            own[position].withoutPlaces { names.namesAnother(than: name, in: $0.file) }
        }
        report.inputs = inputs.compactMap { input in
            guard !namesOther(input.file), isAlone || isNamed(input.file) || files.contains(input.file) else {
                return nil
            }
            var input = input
            if !isAlone, !isNamed(input.file) { input.records = nil }
            return input
        }
        report.failures = failures.filter {
            !namesOther($0.file) && !namesOther($0.text)
                && (isAlone || isNamed($0.file) || owner.unread.contains($0.file))
        }
        report.ignored = ignored.filter { note in
            guard !namesOther(note.text) else { return false }
            guard let file = note.place?.file else { return isAlone || note.kind == .missingContext }
            return !namesOther(file) && (isAlone || isNamed(file) || files.contains(file) && note.kind.isAboutForm)
        }
        report.resubmissions = resubmissions.filter { resubmission in
            resubmission.owner == name && !resubmission.versions.contains { namesOther($0.file) }
        }
        (report.leftovers, report.unmarkedWorkbooks) = ([], [])
        report.paths = [:]
        // Who else delivered where is not the owner's business.
        report.coverage = nil
        report.series = series.filter { $0.owner == name }
        report.remarks = remarks.filter { !namesOther($0) }
        if namesOther(periodReason) { report.periodReason = Localized("") }
        return report
    }
}

extension Note.Kind {
    /// Whether it speaks of columns or of the form of a file, and not of the values in its rows.
    fileprivate var isAboutForm: Bool {
        switch self {
        case .unusedColumn, .assumedHeader, .unusedFile, .unusedSheet, .dialect, .missingContext: true
        case .assumedValue, .untakenValue, .skippedRows, .totalsRow, .resubmission, .other: false
        }
    }
}

extension Issue {
    fileprivate func withoutPlaces(where isOther: (DataPlace) -> Bool) -> Issue {
        var issue = self
        if let location, isOther(location) { issue.location = nil }
        if let place = explanation?.place, isOther(place) { issue.explanation?.place = nil }
        issue.related.removeAll(where: isOther)
        return issue
    }
}
