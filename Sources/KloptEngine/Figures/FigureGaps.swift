import KloptLanguage
import KloptModel

/// Counts the figures that could not be made, by what they lack.
struct FigureGaps {
    private let plan: Plan
    /// The quarters of which figures were asked; what lacks in others is history.
    private let asked: Set<Int64>
    private var unknown: [CountedRecords.Stretch: Unknown] = [:]
    private var undelivered: [CountedRecords.Stretch: Int] = [:]
    private var history: [Period: Int] = [:]
    private var incomparable = 0
    private var incomparableThen: [Period: Int] = [:]
    private var continued: [Int64: Int] = [:]

    /// Records in which a number is missing that figures need.
    private struct Unknown {
        var figures = 0
        /// In the order in which they were met.
        var rows: [Int] = []
        var records: [Int: Record] = [:]
    }

    /// So many records are named.
    private static let named = 3

    init(plan: Plan, periods: [Period]) {
        self.plan = plan
        asked = Set(periods.flatMap(\.quarters).map(\.rawValue))
    }

    /// A figure that needs a number that is missing.
    mutating func add(_ value: FigureValue, _ surroundings: Surroundings) {
        guard let place = value.firstUnknown, let column = plan.datasets[place.dataset].period else { return }
        let record = surroundings.store.record(place.dataset, place.row)
        let stretch = CountedRecords.Stretch(dataset: place.dataset, period: record.value(column) ?? Finding.none)
        unknown[stretch, default: Unknown()].figures += 1
        if unknown[stretch]?.records.updateValue(record, forKey: place.row) == nil {
            unknown[stretch]?.rows.append(place.row)
        }
    }

    /// A figure of all together, of a dataset that was not delivered.
    mutating func addUndelivered(_ dataset: Int, _ period: Period) {
        undelivered[CountedRecords.Stretch(dataset: dataset, period: period.rawValue), default: 0] += 1
    }

    /// A change against a period that was not delivered.
    mutating func addHistory(_ period: Period) { history[period, default: 0] += 1 }

    /// A change of an underestimate.
    ///
    /// - Parameter period: the earlier one, when only its figure is an underestimate.
    mutating func addIncomparable(isThen period: Period?) {
        if let period { incomparableThen[period, default: 0] += 1 } else { incomparable += 1 }
    }

    /// A change of an organisation that continues another.
    mutating func addContinued(_ owner: Int64) { continued[owner, default: 0] += 1 }

    var remarks: [FigureReport.Remark] {
        remarksOnNumbers + (incomparable > 0 ? [remarkOnChanges] : []) + remarksOnThen + remarksOnContinued
    }

    private var remarksOnThen: [FigureReport.Remark] {
        incomparableThen.keys.sorted().map { period in
            let (count, isOne) = (incomparableThen[period] ?? 0, incomparableThen[period] == 1)
            return FigureReport.Remark(
                kind: .incomparable,
                text: Localized(
                    "In \(period) telt niet alles mee wat werd verwacht: \(count) \(isOne ? "verandering ten opzichte daarvan is" : "veranderingen ten opzichte daarvan zijn") niet gemaakt.",
                    en:
                        "Not all that was expected of \(period) is counted: \(count) \(isOne ? "change against it is" : "changes against it are") not made."
                ), figures: count)
        }
    }

    private var remarksOnContinued: [FigureReport.Remark] {
        continued.map { (name: plan.pool.text($0.key), count: $0.value) }.sorted { $0.name < $1.name }.map { owner in
            FigureReport.Remark(
                kind: .incomparable,
                text: Localized(
                    "\(owner.name) zet een andere organisatie voort: van haar alleen zijn geen veranderingen gemaakt.",
                    en: "\(owner.name) continues another organisation: no changes are made of it alone."),
                figures: owner.count)
        }
    }

    private var remarkOnChanges: FigureReport.Remark {
        let isOne = incomparable == 1
        return FigureReport.Remark(
            kind: .incomparable,
            text: Localized(
                "Van een onderschatting is niet te zeggen hoe zij is veranderd: \(incomparable) \(isOne ? "verandering is" : "veranderingen zijn") niet gemaakt.",
                en:
                    "Of an underestimate nobody can say how it changed: \(incomparable) \(isOne ? "change is" : "changes are") not made."
            ), figures: incomparable)
    }

    private var remarksOnNumbers: [FigureReport.Remark] {
        func sorted(_ stretches: some Sequence<CountedRecords.Stretch>) -> [CountedRecords.Stretch] {
            stretches.sorted { ($0.period, $0.dataset) < ($1.period, $1.dataset) }
        }
        return sorted(undelivered.keys).map { stretch in
            let name = name(of: stretch)
            return FigureReport.Remark(
                kind: .notDelivered,
                text: Localized(
                    "\(name.dutch): niets aangeleverd of geteld. Cijfers die dat nodig hebben, zijn niet gemaakt.",
                    en: "\(name.english): nothing delivered or counted. Figures that need it are not made."),
                figures: undelivered[stretch] ?? 0)
        } + sorted(unknown.keys).map(remark)
            + history.keys.sorted().map { period in
                FigureReport.Remark(
                    kind: .noHistory,
                    text: Localized(
                        "Er zijn geen gegevens van \(period): veranderingen ten opzichte daarvan zijn niet gemaakt.",
                        en: "There are no data of \(period): changes against it are not made."),
                    figures: history[period] ?? 0)
            }
    }

    private func name(of stretch: CountedRecords.Stretch) -> Localized {
        let (label, period) = (plan.datasets[stretch.dataset].label, Period(rawValue: stretch.period))
        return label.map { $0 + " \(period?.description ?? "")" }
    }

    private func remark(on stretch: CountedRecords.Stretch) -> FigureReport.Remark {
        let (schema, unknown) = (plan.datasets[stretch.dataset], unknown[stretch] ?? Unknown())
        let keys = unknown.rows.prefix(FigureGaps.named).compactMap { row in
            unknown.records[row].map { record in
                schema.keyIndexes.filter { $0 != schema.period }.compactMap { column in
                    record.value(column).map { schema.columns[column].text(of: $0, plan.pool) }
                }.joined(separator: ", ")
            }
        }
        let rest = unknown.rows.count - keys.count
        let names = keys.joined(separator: "; ")
        let name = name(of: stretch)
        let (count, isOne) = (unknown.figures, unknown.figures == 1)
        return FigureReport.Remark(
            kind: asked.contains(stretch.period) ? .missingNumber : .noHistory,
            text: Localized(
                "\(name.dutch): er ontbreken getallen (\(names)\(rest > 0 ? "; en nog \(rest)" : "")). Daardoor \(isOne ? "is 1 cijfer" : "zijn \(count) cijfers") niet gemaakt.",
                en:
                    "\(name.english): numbers are missing (\(names)\(rest > 0 ? "; and \(rest) more" : "")). Because of this \(isOne ? "1 figure is" : "\(count) figures are") not made."
            ), figures: count)
    }
}
