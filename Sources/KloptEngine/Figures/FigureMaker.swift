import KloptLanguage
import KloptModel

/// Makes all figures that a declaration says a report has, and notes which could not be made.
struct FigureMaker {
    let run: CheckedRun
    /// Of all quarters: a change, or a year, rests on earlier ones.
    let deliveries: DeliveryStates?
    let table: FigureTable
    let request: FigureRequest

    private var plan: Plan { run.plan }
    private var pool: TextPool { run.plan.pool }
    private var declaration: FigureDeclaration { table.declaration }
    private var schema: DatasetSchema { plan.datasets[declaration.dataset] }

    func report() -> FigureReport {
        let layout = FigureLayout(table, plan, perOrganisation: request.perOrganisation)
        let everything = counted(owner: nil)
        let periods = self.periods
        var rows: [FigureReport.Row] = []
        var gaps = FigureGaps(plan: plan, periods: periods)
        let owners: [Int64?] = request.perOrganisation ? self.owners(everything, periods) : [nil]
        let successors = request.perOrganisation ? self.successors : []
        for owner in owners {
            let figures = ComputedFigures(
                table, run.surroundings, owner == nil ? everything : counted(owner: owner))
            for period in periods { add(period, owner, figures, layout, successors, &rows, &gaps) }
        }
        var remarks = self.remarks(periods)
        remarks += gaps.remarks
        let regrouped = rows.count { $0.mark == .otherGroup }
        if regrouped > 0 { remarks.append(FigureMaker.remark(onRegrouped: regrouped)) }
        return FigureReport(
            version: run.report.version, language: run.report.language, pack: run.report.pack, periods: periods,
            columns: layout.columns, roles: layout.roles, rows: rows, remarks: remarks, labels: layout.labels)
    }

    private func counted(owner: Int64?) -> CountedRecords {
        CountedRecords(
            table, run.surroundings, deliveries, countsWithheld: request.countsErrors, owner: owner)
    }

    private var periods: [Period] {
        switch request.periods {
        case .checked: return run.report.periods
        case .one(let period): return [period]
        case .all:
            let quarters = run.selection.expected
            let years = Set(quarters.map(\.year)).sorted().compactMap { Period(year: $0) }
            return quarters + years.filter { $0.quarters.allSatisfy(quarters.contains) }
        }
    }

    /// Organisations that continue another, by a roster: of those alone nobody can say how their figures changed.
    private var successors: Set<Int64> {
        var successors: Set<Int64> = []
        for (dataset, schema) in plan.datasets.enumerated() {
            guard let column = schema.roster?.successor else { continue }
            let set = run.surroundings.store.tables[dataset].set
            for row in 0..<set.rowCount {
                if let successor = Record(set: set, row: row).value(column) { successors.insert(successor) }
            }
        }
        return successors
    }

    /// By name.
    private func owners(_ counted: CountedRecords, _ periods: [Period]) -> [Int64] {
        var owners: Set<Int64> = []
        let quarters = Set(periods.flatMap(\.quarters).map(\.rawValue))
        for (stretch, rows) in counted.rows where quarters.contains(stretch.period) {
            guard let column = plan.datasets[stretch.dataset].owner else { continue }
            for row in rows {
                if let owner = run.surroundings.store.record(stretch.dataset, Int(row)).value(column) {
                    owners.insert(owner)
                }
            }
        }
        return owners.sorted { pool.text($0) < pool.text($1) }
    }

    // MARK: Rows

    private func add(
        _ period: Period, _ owner: Int64?, _ figures: ComputedFigures, _ layout: FigureLayout,
        _ successors: Set<Int64>,
        _ rows: inout [FigureReport.Row], _ gaps: inout FigureGaps
    ) {
        let names = layout.names(in: period)
        for area in layout.areas {
            for name in names {
                let key = FigureKey(period: period, area: area, name: name)
                let result = figures.result(key)
                guard case .value(let count) = result else {
                    // An organisation need not deliver every dataset, nor an area, and nobody what nobody is asked for.
                    if case .notDelivered(let dataset, let missing) = result, area == table.whole, owner == nil,
                        !figures.counted.isUnasked(dataset, missing)
                    {
                        gaps.addUndelivered(dataset, missing)
                    }
                    continue
                }
                // An area without records has no figures; all areas together have, if they are zero.
                guard count.records > 0 else { continue }
                for key in [key] + kinds(of: key, layout) {
                    switch figures.result(key) {
                    case .value(let value):
                        guard let printed = value.printed else {
                            gaps.add(value, run.surroundings)
                            continue
                        }
                        if key.isChange, let owner, successors.contains(owner) {
                            gaps.addContinued(owner)
                            continue
                        }
                        // Of an underestimate nobody can say how it changed.
                        if key.isChange, value.isUnderestimate {
                            gaps.addIncomparable(isThen: !count.isUnderestimate ? key.against : nil)
                            continue
                        }
                        rows.append(layout.row(key, printed, value, owner: owner, run.report.pack.title))
                    case .notDelivered(let dataset, let missing):
                        if !figures.counted.isUnasked(dataset, missing) { gaps.addHistory(missing) }
                    case .undefined: break
                    }
                }
            }
        }
    }

    /// The percentages and changes that are made of a count.
    private func kinds(of key: FigureKey, _ layout: FigureLayout) -> [FigureKey] {
        var keys: [FigureKey] = []
        for share in declaration.shares where pool.number(of: share.measure) == key.name.measure {
            guard let base = base(of: key, share) else { continue }
            let percent = key.with { $0.kind = .percent(of: base) }
            if base != key.name, !keys.contains(percent) { keys.append(percent) }
        }
        for span in layout.changes[key.name.measure] ?? [] {
            let steps = span == .quarter || key.period.isYear ? -1 : -4
            guard !(span == .quarter && key.period.isYear), let old = key.period.advanced(by: steps) else { continue }
            if declaration.codes[.change] != nil { keys.append(key.with { $0.kind = .change(against: old) }) }
            if declaration.codes[.growth] != nil { keys.append(key.with { $0.kind = .growth(against: old) }) }
        }
        return keys
    }

    private func base(of key: FigureKey, _ share: FigureDeclaration.Share) -> FigureTable.Name? {
        var base = key.name
        base.measure = pool.number(of: share.baseMeasure)
        if let series = share.baseSeries { base.series = pool.number(of: series) }
        let made = key.period.isYear ? table.yearly : table.quarterly
        let isCategory = key.name.category != KeyVector.missing
        if share.isOfCategories {
            guard isCategory else { return nil }
            base.category = KeyVector.missing
        } else if isCategory, made[base] == nil {
            // Of a measure that has only categories, each is a part of the whole.
            var total = key.name
            total.category = KeyVector.missing
            guard made[total] == nil else { return nil }
            base.category = KeyVector.missing
        }
        return base
    }

    // MARK: Remarks

    private func remarks(_ periods: [Period]) -> [FigureReport.Remark] {
        guard let deliveries else { return [] }
        let asked = Set(periods.flatMap(\.quarters).map(\.rawValue))
        var places: [DeliveryStates.State: [Int64: [DeliveryPlace]]] = [:]
        for (place, state) in deliveries.states
        where state != .accepted && asked.contains(place.period) && table.declaration.sources.contains(place.dataset) {
            places[state, default: [:]][place.owner, default: []].append(place)
        }
        if request.countsErrors { places[.withheld] = nil }
        var remarks: [FigureReport.Remark] = []
        for state in [DeliveryStates.State.withheld, .notReceived, .unexpected] {
            for owner in (places[state] ?? [:]).keys.sorted(by: { pool.text($0) < pool.text($1) }) {
                let names = list(of: places[state]?[owner] ?? [])
                remarks.append(remark(on: pool.text(owner), state, names))
            }
        }
        if !deliveries.hasRoster {
            remarks.append(
                FigureReport.Remark(
                    kind: .noRoster,
                    text: Localized(
                        "Er is geen deelnemerslijst: of iedereen heeft aangeleverd, is niet bekend.",
                        en: "There is no list of participants: whether everyone delivered is not known.")))
        }
        return remarks
    }

    private static func remark(onRegrouped count: Int) -> FigureReport.Remark {
        let (one, mark) = (count == 1, FigureReport.Mark.otherGroup.rawValue)
        return FigureReport.Remark(
            kind: .otherGroup,
            text: Localized(
                "Bij \(count) \(one ? "cijfer" : "cijfers") staat \(mark): in het kwartaal ervoor telden ook anderen mee, of telde iemand niet mee. Met de totalen van toen \(one ? "is dat cijfer" : "zijn die cijfers") niet na te rekenen.",
                en:
                    "\(count) \(one ? "figure has" : "figures have") a \(mark): in the quarter before others were counted too, or somebody was not. \(one ? "It does" : "They do") not follow from the totals of then."
            ))
    }

    private func remark(
        on owner: String, _ state: DeliveryStates.State, _ names: Localized
    ) -> FigureReport.Remark {
        switch state {
        case .notReceived:
            FigureReport.Remark(
                kind: .notReceived,
                text: Localized(
                    "\(owner) leverde niet aan: \(names.dutch).", en: "\(owner) did not deliver: \(names.english)."))
        case .unexpected:
            FigureReport.Remark(
                kind: .unexpected,
                text: Localized(
                    "\(owner) telt niet mee voor \(names.dutch): daarvoor staat zij niet op de deelnemerslijst.",
                    en: "\(owner) is not counted for \(names.english): the list of participants does not name it."))
        case .accepted, .withheld:
            FigureReport.Remark(
                kind: .withheld,
                text: Localized(
                    "\(owner) telt niet mee voor \(names.dutch): daarin staan nog fouten.",
                    en: "\(owner) is not counted for \(names.english): there are still errors in it."))
        }
    }

    /// `IPS-trajecten 2025-Q2 (Twente, Zwolle) en Jobcoaching 2025-Q2`.
    private func list(of places: [DeliveryPlace]) -> Localized {
        let stretches = Dictionary(grouping: places) {
            CountedRecords.Stretch(dataset: $0.dataset, period: $0.period)
        }
        let order = stretches.keys.sorted { ($0.period, $0.dataset) < ($1.period, $1.dataset) }
        func words(_ language: Language) -> String {
            let items = order.map { stretch in
                let label = plan.datasets[stretch.dataset].label.text(in: language)
                let areas = (stretches[stretch] ?? []).filter { $0.area != Finding.none }.map { pool.text($0.area) }
                let places = areas.isEmpty ? "" : " (\(areas.sorted().joined(separator: ", ")))"
                return "\(label) \(Period(rawValue: stretch.period)?.description ?? "")\(places)"
            }
            return NumberText(language: language).list(items)
        }
        return Localized(words(.dutch), en: words(.english))
    }
}
