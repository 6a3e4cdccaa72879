import KloptModel

/// What a run says besides issues, each kind with a descriptor of its own (§3.19.24).
enum SARIFNotification: String, CaseIterable {
    case unreadInput = "unread-input"
    case ruleCouldNotRun = "rule-could-not-run"
    case nothingChecked = "nothing-checked"
    case notUsed = "not-used"
    case remark = "remark"

    var title: Localized {
        switch self {
        case .unreadInput:
            Localized("Een bestand kon niet worden gelezen", en: "A file could not be read")
        case .ruleCouldNotRun:
            Localized("Een regel kon niet worden uitgevoerd", en: "A rule could not run")
        case .nothingChecked: Localized("Er is niets gecontroleerd", en: "Nothing was checked")
        case .notUsed:
            Localized(
                "Iets in een bestand is niet gebruikt of is aangenomen",
                en: "Something in a file was not used or was assumed")
        case .remark: Localized("Over de controles", en: "About the checks")
        }
    }

    /// Whether it keeps a run from a yes.
    var isFailure: Bool { self == .unreadInput || self == .ruleCouldNotRun || self == .nothingChecked }
}

extension JSONWriter {
    /// The run as an event (§3.20). It is successful when everything could be read and checked, whatever was found.
    mutating func invocation(_ context: SARIFContext) {
        let report = context.report
        let phrasing = context.phrasing
        let brokenRules = context.rules.filter { $0.counts.couldNotRun > 0 }
        let isWhole = report.failures.isEmpty && report.counts.couldNotRun == 0 && !report.checkedNothing
        key("invocations")
        beginArray()
        beginObject()
        key("executionSuccessful")
        bool(isWhole)
        key("toolExecutionNotifications")
        beginArray()
        for failure in report.failures {
            notification(
                .unreadInput, "\(failure.file): \(phrasing(failure.text))", at: DataPlace(file: failure.file), context)
        }
        for rule in brokenRules {
            let reason = rule.remark.map { ": " + phrasing($0) } ?? "."
            notification(.ruleCouldNotRun, phrasing(rule.title) + reason, of: rule.id, context)
        }
        if report.checkedNothing {
            notification(.nothingChecked, phrasing(SARIFNotification.nothingChecked.title) + ".", context)
        }
        for note in report.ignored {
            let place = note.place.map { phrasing.place($0) + ": " } ?? ""
            notification(.notUsed, place + phrasing(note.text), at: note.place, context)
        }
        for remark in report.remarks { notification(.remark, phrasing(remark), context) }
        end()
        end()
        end()
    }

    private mutating func notification(
        _ kind: SARIFNotification, _ message: String, at place: DataPlace? = nil, of rule: String? = nil,
        _ context: SARIFContext
    ) {
        beginObject()
        key("descriptor")
        beginObject()
        key("id")
        string(kind.rawValue)
        end()
        if let rule {
            key("associatedRule")
            beginObject()
            key("id")
            string(rule)
            end()
        }
        key("level")
        string(kind.isFailure ? "error" : "note")
        key("message")
        text(message)
        if let place {
            key("locations")
            beginArray()
            location(place, context)
            end()
        }
        end()
    }
}
