import KloptModel

/// What one check that looks across records says, of all of them or of a stretch.
struct AcrossResult: Sendable {
    var tally = CheckTally()
    var log = FindingLog()
    /// Why it was not applicable, or could not run, as a whole.
    private(set) var remark: Localized?
    /// What the rosters came to, for each period.
    var rosters: [RosterCheck] = []
    /// How many records it judged.
    var judged = 0
    /// How many of them would have needed a period of which there are no data, and how far back that lay at most.
    var withoutHistory = 0
    var periodsBack = 1

    static func couldNotRun(_ reason: Localized) -> AcrossResult {
        var result = AcrossResult()
        result.remark = reason
        result.tally.add(.couldNotRun, owner: Finding.none, period: Finding.none)
        return result
    }

    /// - Parameter count: of the records that it would have judged.
    static func notApplicable(count: Int, _ reason: Localized) -> AcrossResult {
        var result = AcrossResult()
        result.remark = reason
        if count > 0 { result.tally.add(.notApplicable, owner: Finding.none, period: Finding.none, count: count) }
        return result
    }
}

/// What the checks that look across records found, put together.
struct StoreFindings {
    private(set) var tally: Tally
    private(set) var log = FindingLog()
    /// What the rosters came to, for each rule that expects and each period.
    private(set) var rosters: [RosterCheck] = []
    private var reasons: [Int: Localized] = [:]
    /// Per check what it lacked of earlier periods, all its stretches together.
    private var history: [Int: History] = [:]

    private struct History {
        var judged = 0
        var without = 0
        var periodsBack = 1
    }

    init(checkCount: Int) { tally = Tally(checkCount: checkCount) }

    /// - Parameter dataset: that of the check.
    mutating func add(_ result: AcrossResult, of check: Int, on dataset: Int) {
        tally.add(result.tally, check: check, of: dataset)
        log.append(result.log)
        rosters += result.rosters
        if let remark = result.remark { reasons[check] = remark }
        guard result.judged > 0 else { return }
        var known = history[check] ?? History()
        known.judged += result.judged
        known.without += result.withoutHistory
        known.periodsBack = max(known.periodsBack, result.periodsBack)
        history[check] = known
    }

    /// Per check, why it was not applicable, or could not run, as a whole.
    var remarks: [Int: Localized] {
        var remarks = reasons
        for (check, history) in history where history.without == history.judged {
            remarks[check] = StoreFindings.noHistory(history.periodsBack)
        }
        return remarks
    }

    private static func noHistory(_ periodsBack: Int) -> Localized {
        switch periodsBack {
        case 1:
            Localized("er zijn geen gegevens van het vorige kwartaal", en: "there are no data of the previous quarter")
        case 4: Localized("er zijn geen gegevens van een jaar eerder", en: "there are no data of a year earlier")
        default:
            Localized(
                "er zijn geen gegevens van \(periodsBack) kwartalen eerder",
                en: "there are no data of \(periodsBack) quarters earlier")
        }
    }
}
