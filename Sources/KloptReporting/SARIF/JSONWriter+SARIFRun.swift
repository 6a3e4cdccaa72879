import KloptModel

/// What is told of the run as a whole.
extension JSONWriter {
    mutating func tool(_ context: SARIFContext) {
        key("tool")
        beginObject()
        key("driver")
        beginObject()
        key("name")
        string("klopt")
        key("semanticVersion")
        string(context.report.version)
        key("language")
        string(context.report.language.rawValue)
        key("rules")
        beginArray()
        for rule in context.rules { self.rule(rule, in: context.phrasing) }
        end()
        key("notifications")
        beginArray()
        for kind in SARIFNotification.allCases {
            beginObject()
            key("id")
            string(kind.rawValue)
            key("shortDescription")
            text(context.phrasing(kind.title))
            end()
        }
        end()
        end()
        end()
    }

    /// A rule (§3.49); one that was switched off or did not apply as a whole says so.
    private mutating func rule(_ rule: Report.RuleResult, in phrasing: Phrasing) {
        let title = phrasing(rule.title)
        let why = phrasing(rule.why)
        let fix = phrasing(rule.fix)
        let source = phrasing(rule.source)
        beginObject()
        key("id")
        string(rule.id)
        if !rule.replaces.isEmpty {
            key("deprecatedIds")
            strings(rule.replaces)
        }
        key("name")
        string(title)
        key("shortDescription")
        text(title)
        key("fullDescription")
        text(why.isEmpty ? title : why)
        let help = [
            (phrasing("Waarom", "Why"), why), (phrasing("Wat te doen", "What to do"), fix),
            (phrasing("Bron", "Source"), source),
        ].filter { !$0.1.isEmpty }
        if !help.isEmpty {
            key("help")
            beginObject()
            key("text")
            string(SARIFContext.message(help.map { "\($0): \($1)" }.joined(separator: "\n")))
            key("markdown")
            string(help.map { "**\($0)**: \(MarkdownText.escape($1))" }.joined(separator: "\n\n"))
            end()
        }
        key("defaultConfiguration")
        beginObject()
        key("level")
        string(rule.severity.sarifLevel)
        end()
        key("properties")
        beginObject()
        if !source.isEmpty {
            key("source")
            string(source)
        }
        if let remark = rule.remark {
            key("remark")
            string(phrasing(remark))
        }
        if rule.counts.total > 0 || rule.remark != nil { outcomes(rule.counts) }
        end()
        end()
    }

    /// Keeps runs over other rules, periods and organisations apart where many are gathered (§3.17.2): the last part is
    /// left open, so that a later run over the same takes the place of this one.
    mutating func automationDetails(of report: Report, about owner: String?) {
        var parts = ["klopt", report.pack.name]
        if let first = report.periods.first, let last = report.periods.last {
            parts.append(first == last ? "\(first)" : "\(first)–\(last)")
        }
        if let owner { parts.append(owner) }
        key("automationDetails")
        beginObject()
        key("id")
        // A slash within a part would make two of it.
        string(parts.map { PlainText.line($0).split(separator: "/").joined(separator: "-") + "/" }.joined())
        end()
    }

    /// The files that were checked (§3.24).
    mutating func artifacts(_ context: SARIFContext) {
        key("artifacts")
        beginArray()
        for input in context.report.inputs {
            beginObject()
            key("location")
            beginObject()
            key("uri")
            string(URIReference.text(path: context.report.path(of: input.file)))
            end()
            key("roles")
            strings(["analysisTarget"])
            if !input.sha256.isEmpty {
                key("hashes")
                beginObject()
                key("sha-256")
                string(input.sha256)
                end()
            }
            key("properties")
            beginObject()
            key("datasets")
            strings(input.datasets)
            key("records")
            integer(input.records)
            end()
            end()
        }
        end()
    }

    /// A text as a message or a description.
    mutating func text(_ text: String) {
        beginObject()
        key("text")
        string(SARIFContext.message(text))
        end()
    }
}

extension Severity {
    /// §3.27.10: a remark is a note.
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
