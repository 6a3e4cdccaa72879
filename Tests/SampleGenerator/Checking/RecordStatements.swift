/// What must hold, or is plausible, within one record, and between it and the one of the quarter before.
///
/// A slow and obvious reading of the constraints of the werkmonitor's guide; the numbers are its numbers.
struct RecordStatements {
    private let record: Record
    private let previous: Record?
    private let dataset: Dataset
    private(set) var findings: [Finding] = []

    static func check(_ record: Record, previous: Record?) -> [Finding] {
        var statements = RecordStatements(record, previous: previous)
        statements.checkCells()
        statements.checkSums()
        statements.checkParts()
        statements.checkFunders()
        statements.checkJobs()
        statements.checkPlausibility()
        if let previous { statements.checkFlows(from: previous) }
        return statements.findings
    }

    private init(_ record: Record, previous: Record?) {
        self.record = record
        self.previous = previous
        dataset = Dataset.named(record.dataset)
    }

    private mutating func report(_ kind: Finding.Kind, _ measure: String, statement: String? = nil) {
        findings.append(.init(record, kind, measure, statement: statement))
    }

    private func value(_ column: String) -> Bounds { Self.value(column, in: record, dataset) }

    private static func value(_ column: String, in record: Record, _ dataset: Dataset) -> Bounds {
        guard let index = dataset.column(column) else { return Bounds(0) }
        switch record.cells[index] {
        case .count(let count): return count < 0 ? .unknown : Bounds(count)
        case .text("<5"): return Bounds(low: 0, high: 4)
        case .text, .noColumn: return .unknown
        }
    }

    private mutating func checkCells() {
        for (column, cell) in zip(dataset.columns, record.cells) {
            switch cell {
            case .count(let count): if count < 0 { report(.negativeCell, column.name) }
            case .text("<5"): report(.belowFive, column.name)
            case .text(let text):
                if ["", "-", "onbekend", "n.v.t."].contains(text) {
                    if column.isRequired { report(.missingCell, column.name) }
                } else {
                    report(.untypableCell, column.name)
                }
            // Said once for the file.
            case .noColumn: break
            }
        }
    }

    private mutating func checkSums() {
        for sum in dataset.sums {
            let parts = sum.parts.map(value).reduce(Bounds(0), +)
            if parts.cannotEqual(value(sum.total)) { report(.wrongSum, sum.total, statement: sum.statement) }
        }
    }

    private mutating func checkParts() {
        for part in dataset.parts where value(part.part).isAbove(value(part.whole)) {
            report(.partAboveWhole, part.part, statement: part.statement)
        }
    }

    private mutating func checkFunders() {
        guard ["werkfit", "naarwerk"].contains(record.dataset) else { return }
        for funder in ["lopend_gemeente", "lopend_overig"] where value(funder).low > 0 { report(.wrongFunder, funder) }
    }

    private mutating func checkJobs() {
        guard dataset.column("werk_gestart") != nil else { return }
        let started = value("werk_gestart")
        if started.isAbove(value("betaald") + value("werk_gestopt") + value("beeindigd_met_werk"))
            || started.isAbove(value("lopend") + value("beeindigd"))
        {
            report(.tooManyJobStarts, "werk_gestart")
        }
        guard dataset.column("eerste_baan_lt3") != nil else { return }
        let first = value("eerste_baan_lt3") + value("eerste_baan_3tot9") + value("eerste_baan_gt9")
        if first.isAbove(value("ooit")) {
            report(.firstJobsAboveEver, "ooit")
        } else if first.cannotEqual(value("ooit")) && first.cannotEqual(value("betaald")) {
            report(.firstJobsNeither, "ooit")
        }
    }

    private mutating func checkPlausibility() {
        if dataset.column("opleiding") != nil {
            let possible = value("opleiding") + value("opleiding_gestopt")
            if value("opleiding_gestart").isAbove(possible) { report(.courseStarts, "opleiding_gestart") }
        }
        if dataset.column("dagbesteding") != nil {
            let unpaid = value("dagbesteding") + value("vrijwilligerswerk") + value("proefplaatsing")
            if unpaid.isAbove(value("lopend")) { report(.unpaidAboveRunning, "lopend") }
        }
        if dataset.column("lopend_anders") != nil, let running = value("lopend").high,
            4 * value("lopend_anders").low > running
        {
            report(.manyOfOtherType, "lopend_anders")
        }
        if dataset.column("ooit") != nil {
            let measures = ["betaald", "duurzaam", "ooit"].map(value)
            if measures.allSatisfy({ $0.isExact && $0.low == measures[0].low }) && measures[0].low >= 10 {
                report(.allJobsDurable, "ooit")
            }
        }
        if record.dataset == "jobcoaching" && value("beeindigd_nooit_werk").low > 0 {
            report(.neverWorkedInJobCoaching, "beeindigd_nooit_werk")
        }
    }

    private mutating func checkFlows(from previous: Record) {
        func earlier(_ column: String) -> Bounds { Self.value(column, in: previous, dataset) }
        let (running, ended) = (value("lopend"), value("beeindigd"))
        // Starts = A − (B − C).
        if let most = (running + ended).high, most < earlier("lopend").low { report(.negativeStarts, "lopend") }
        if ended.isAbove(earlier("lopend")) { report(.endedAbovePrevious, "beeindigd") }
        if running.high == 0 && earlier("lopend").low > 0 { report(.allZero, "lopend") }
        if record.cells == previous.cells && running.low > 0 { report(.copied, "") }

        let parts = ["betaald", "werk_gestart", "werk_gestopt", "beeindigd_met_werk"].map(value)
        guard dataset.column("werk_gestart") != nil, parts.allSatisfy(\.isExact), earlier("betaald").isExact else {
            return
        }
        let expected = earlier("betaald").low + parts[1].low - parts[2].low - parts[3].low
        let difference = Double(abs(parts[0].low - expected))
        let shares = [parts[0].low, expected, earlier("betaald").low].map { max(2, Double(abs($0)) / 10) }
        if difference > (shares.max() ?? 2) {
            report(.jobFlow, "betaald")
        } else if difference > (shares.min() ?? 2) {
            report(.doubtful, "betaald")
        }
    }
}
