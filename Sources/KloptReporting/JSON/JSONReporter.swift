import KloptModel

/// The report as one JSON object, with the keys of the contract in their order.
package struct JSONReporter: Reporter {
    package static let name = "json"
    package static let fileExtension = "json"

    package init() {}

    package func write(_ report: Report, to sink: inout some ByteSink) throws {
        var json = JSONWriter()
        json.beginObject()
        json.everythingButIssues(of: report)
        try json.objects("issues", report.issues, drainingInto: &sink) { json, issue in json.members(of: issue) }
        if let solved = report.solved {
            try json.objects("solved", solved, drainingInto: &sink) { json, issue in json.members(of: issue) }
        }
        json.end()
        try json.pieces.flush(into: &sink)
    }
}

// MARK: The parts, in the order of the contract

extension JSONWriter {
    mutating func everythingButIssues(of report: Report) {
        head(of: report)
        inputs(report.inputs)
        summary(of: report)
        resubmissions(report.resubmissions)
        rulesRun(report.rules, in: report.language)
        ignored(report.ignored, in: report.language)
        failures(report.failures, in: report.language)
        key("remarks")
        beginArray()
        for remark in report.remarks + report.roundRemarks { string(remark.text(in: report.language)) }
        end()
        key("owners")
        beginArray()
        for owner in report.owners { self.owner(owner) }
        end()
        coverage(report.coverage)
    }

    /// `klopt`, `rules`, `period`, `organisation`; `asOf` and `deadline`, where they matter.
    mutating func head(of report: Report) {
        key("klopt")
        string(report.version)
        key("rules")
        beginObject()
        key("pack")
        string(report.pack.name)
        key("version")
        string(report.pack.version)
        key("path")
        string(report.pack.path)
        end()
        key("period")
        switch report.periods.count {
        case 0: null()
        case 1: string(report.periods.first?.description)
        default: strings(report.periods.map(\.description))
        }
        key("organisation")
        string(report.organisation)
        if let day = report.day {
            key("asOf")
            string(day.description)
        }
        if let deadline = report.deadline {
            key("deadline")
            string(deadline.description)
        }
    }

    fileprivate mutating func inputs(_ inputs: [Report.Input]) {
        key("inputs")
        beginArray()
        for input in inputs {
            beginObject()
            key("file")
            string(input.file)
            key("sha256")
            string(input.sha256.isEmpty ? nil : input.sha256)
            key("datasets")
            strings(input.datasets)
            key("records")
            integer(input.records)
            end()
        }
        end()
    }

    mutating func summary(of report: Report) {
        key("summary")
        beginObject()
        totals(errors: report.errors, warnings: report.warnings, infos: report.infos)
        key("explained")
        integer(report.explained)
        statuses(report.statuses)
        key("checks")
        beginObject()
        outcomes(report.counts)
        end()
        end()
    }

    private mutating func totals(errors: Int, warnings: Int, infos: Int) {
        key("errors")
        integer(errors)
        key("warnings")
        integer(warnings)
        key("infos")
        integer(infos)
    }

    /// Nothing without a baseline.
    mutating func statuses(_ counts: StatusCounts?) {
        guard let counts else { return }
        key("statuses")
        beginObject()
        key("new")
        integer(counts.new)
        key("changed")
        integer(counts.changed)
        key("unchanged")
        integer(counts.unchanged)
        key("solved")
        integer(counts.solved)
        key("withoutRecord")
        integer(counts.withoutRecord)
        key("reopened")
        integer(counts.reopened)
        end()
    }

    mutating func outcomes(_ counts: OutcomeCounts) {
        key("passed")
        integer(counts.passed)
        key("failed")
        integer(counts.failed)
        key("undecided")
        integer(counts.undecided)
        key("notApplicable")
        integer(counts.notApplicable)
        key("couldNotRun")
        integer(counts.couldNotRun)
    }

    fileprivate mutating func rulesRun(_ rules: [Report.RuleResult], in language: Language) {
        key("rulesRun")
        beginArray()
        for rule in rules {
            beginObject()
            key("id")
            string(rule.id)
            key("title")
            string(rule.title.text(in: language))
            key("severity")
            string(rule.severity.rawValue)
            outcomes(rule.counts)
            if let remark = rule.remark {
                key("remark")
                string(remark.text(in: language))
            }
            end()
        }
        end()
    }

    fileprivate mutating func ignored(_ notes: [Note], in language: Language) {
        key("ignored")
        beginArray()
        for note in notes {
            beginObject()
            key("kind")
            string(note.kind.rawValue)
            placeKeys(note.place)
            key("text")
            string(note.text.text(in: language))
            end()
        }
        end()
    }

    mutating func failures(_ failures: [Report.Failure], in language: Language) {
        key("failures")
        beginArray()
        for failure in failures {
            beginObject()
            key("file")
            string(failure.file)
            key("text")
            string(failure.text.text(in: language))
            end()
        }
        end()
    }

    /// `resubmissions`, when anything was delivered more than once.
    mutating func resubmissions(_ resubmissions: [Resubmission]) {
        guard !resubmissions.isEmpty else { return }
        key("resubmissions")
        beginArray()
        for resubmission in resubmissions {
            beginObject()
            key("owner")
            string(resubmission.owner)
            key("period")
            string(resubmission.period?.description)
            key("datasets")
            strings(resubmission.datasets)
            key("versions")
            beginArray()
            for version in resubmission.versions {
                beginObject()
                key("file")
                string(version.file)
                key("received")
                string(version.received?.description)
                end()
            }
            end()
            end()
        }
        end()
    }

    /// `received`, `firstReceived`, `late`, `lateFor` and `unread`.
    mutating func receipt(of owner: Report.Owner) {
        key("received")
        string(owner.received?.description)
        key("firstReceived")
        string(owner.firstReceived?.description)
        key("late")
        bool(owner.isLate)
        key("lateFor")
        strings(owner.lateFor.map(\.description))
        key("unread")
        strings(owner.unread)
    }

    fileprivate mutating func owner(_ owner: Report.Owner) {
        beginObject()
        key("name")
        string(owner.name)
        key("displayName")
        string(owner.displayName)
        key("contact")
        string(owner.contact)
        key("state")
        string(owner.state.rawValue)
        receipt(of: owner)
        totals(errors: owner.errors, warnings: owner.warnings, infos: owner.infos)
        key("explained")
        integer(owner.explained)
        statuses(owner.statuses)
        key("checks")
        beginObject()
        outcomes(owner.counts)
        end()
        key("deliveries")
        beginArray()
        for delivery in owner.deliveries {
            beginObject()
            key("dataset")
            string(delivery.dataset)
            key("records")
            integer(delivery.records)
            key("expected")
            integer(delivery.expected)
            key("missing")
            integer(delivery.missing)
            end()
        }
        end()
        end()
    }
}
