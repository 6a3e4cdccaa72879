import KloptLanguage
import KloptModel

/// Looks for how a wrong figure came about: a hint, never applied.
///
/// - Complexity: some hundred figures and one pass over the records of the figure's period.
struct FigureCauses {
    let figures: ComputedFigures
    /// The same with what is withheld; nil when nothing is.
    var withWithheld: ComputedFigures?
    private var table: FigureTable { figures.table }
    private var pool: TextPool { figures.surroundings.plan.pool }

    /// Below it, an equal number says little: many figures are that small.
    private static let smallest = Number(10)

    /// - Parameter expected: the figure as it would be printed.
    /// - Parameter report: the figures that the same report prints.
    func cause(
        of printed: Number, _ key: FigureKey, expected: Number, decimals: Int, in report: (FigureKey) -> Number?
    ) -> FigureCause? {
        if follows(printed, key, decimals, from: report) { return .otherCounts }
        let scale = Number(Int(truncatingIfNeeded: Number.powerOfTen(min(decimals, Number.columnDecimals))))
        if let given = printed.multiplied(by: scale), let meant = expected.multiplied(by: scale),
            let slip = TypingSlip(from: given, to: meant, pool)
        {
            return .slip(slip)
        }
        if isDividedByNew(printed, key, report) { return .dividedByNew }
        if key.isChange, printed == expected.negated {
            if case .change = key.kind { return .exchanged }
            return .turned
        }
        if case .growth = key.kind, isDividedByNew(printed.negated, key, report) { return .exchanged }
        // What is likely before what may be chance: among many figures and organisations one soon fits.
        return otherKind(printed, key) ?? near(printed, key) ?? organisations(printed, key) ?? far(printed, key)
            ?? otherwise(printed, key) ?? otherBase(printed, key) ?? roundedDown(printed, key, decimals)
    }

    /// The difference where its percentage belongs, or the other way round; a count where a percentage does.
    private func otherKind(_ printed: Number, _ key: FigureKey) -> FigureCause? {
        let other: FigureKey.Kind
        switch key.kind {
        case .count: return nil
        case .percent: other = .count
        case .change(let period): other = .growth(against: period)
        case .growth(let period): other = .change(against: period)
        }
        return self.printed(key.with { $0.kind = other }) == printed ? .otherKind(other) : nil
    }

    private func printed(_ key: FigureKey) -> Number? {
        guard case .value(let value) = figures.result(key) else { return nil }
        return value.printed
    }

    /// As computed, or with the figures that the report prints.
    private func isDividedByNew(_ printed: Number, _ key: FigureKey, _ report: (FigureKey) -> Number?) -> Bool {
        guard case .growth(let period) = key.kind else { return false }
        let (change, new) = (key.with { $0.kind = .change(against: period) }, key.with { $0.kind = .count })
        func isGrowth(_ change: Number?, of value: Number?) -> Bool {
            guard let change, let value else { return false }
            return change.multiplied(by: .hundred)?.divided(by: value)?.rounded(toDecimals: 1) == printed
        }
        return isGrowth(self.printed(change), of: self.printed(new))
            || isGrowth(report(change) ?? self.printed(change), of: report(new) ?? self.printed(new))
    }

    /// Whether it follows from the counts as the report prints them: then it is one of those that is wrong.
    private func follows(
        _ printed: Number, _ key: FigureKey, _ decimals: Int, from report: (FigureKey) -> Number?
    ) -> Bool {
        func count(_ change: (inout FigureKey) -> Void = { _ in }) -> Number? {
            let key = key.with {
                $0.kind = .count
                change(&$0)
            }
            return report(key) ?? self.printed(key)
        }
        var made: Number?
        switch key.kind {
        case .count: return false
        case .percent(let base):
            made = count { $0.name = base }.flatMap { base in count()?.multiplied(by: .hundred)?.divided(by: base) }
        case .change(let period):
            made = count { $0.period = period }.flatMap { count()?.subtracting($0) }
        case .growth(let period):
            let change = report(key.with { $0.kind = .change(against: period) })
            let old =
                report(key.with { ($0.kind, $0.period) = (.count, period) })
                ?? change.flatMap { change in count()?.subtracting(change) } ?? count { $0.period = period }
            made = old.flatMap { old in
                (change ?? count()?.subtracting(old))?.multiplied(by: .hundred)?.divided(by: old)
            }
        }
        return made?.rounded(toDecimals: decimals) == printed
    }

    // MARK: Another figure

    /// The figure of another period or series, where it is not a small number that many are.
    private func near(_ printed: Number, _ key: FigureKey) -> FigureCause? {
        firstEqual(printed, key, periods(key), .period)
            // Of a hundred percentages some are equal by chance.
            ?? (key.kind == .count ? firstEqual(printed, key, series(key), .series) : nil)
    }

    /// The figure of another measure or area.
    private func far(_ printed: Number, _ key: FigureKey) -> FigureCause? {
        guard key.kind == .count else { return nil }
        return firstEqual(printed, key, measures(key), .measure)
            ?? (key.area == table.whole ? nil : firstEqual(printed, key, areas(key), .area))
    }

    private func firstEqual(
        _ printed: Number, _ key: FigureKey, _ candidates: [FigureKey], _ difference: FigureCause.Difference
    ) -> FigureCause? {
        guard printed.magnitude >= FigureCauses.smallest else { return nil }
        return candidates.first { $0 != key && self.printed($0) == printed }.map { .other($0, difference) }
    }

    /// The period before and after, and the same quarter a year away; of a change, those it is against.
    private func periods(_ key: FigureKey) -> [FigureKey] {
        switch key.kind {
        case .change(let period), .growth(let period):
            [-1, -4, 1, 4].compactMap { steps in
                guard let against = period.advanced(by: steps), against < key.period else { return nil }
                return key.with { changed in
                    if case .growth = changed.kind {
                        changed.kind = .growth(against: against)
                    } else {
                        changed.kind = .change(against: against)
                    }
                }
            }
        default:
            (key.period.isYear ? [-1, 1] : [-1, 1, -4, 4]).compactMap { steps in
                key.period.advanced(by: steps).map { period in key.with { $0.period = period } }
            }
        }
    }

    private func series(_ key: FigureKey) -> [FigureKey] {
        let declaration = table.declaration
        return (declaration.series + declaration.totals.map(\.code)).map { code in
            key.with { $0.name.series = pool.number(of: code) }
        }
    }

    /// Of the same series: the other categories of the measure, and the same category of other measures.
    private func measures(_ key: FigureKey) -> [FigureKey] {
        names(of: key.name.series, in: key.period).filter {
            $0.measure == key.name.measure || $0.category == key.name.category
        }.map { name in key.with { $0.name = name } }
    }

    private func names(of series: Int64, in period: Period) -> [FigureTable.Name] {
        let adding = period.isYear ? table.yearly : table.quarterly
        return adding.filter { $0.key.series == series }
            .sorted { ($0.value.first ?? 0, $0.key.category) < ($1.value.first ?? 0, $1.key.category) }.map(\.key)
    }

    private func areas(_ key: FigureKey) -> [FigureKey] {
        guard let area = table.declaration.roles.area else { return [] }
        let plan = figures.surroundings.plan
        guard case .code(let name) = plan.datasets[table.declaration.dataset].columns[area.column].type,
            let list = plan.ruleSet.codeLists.first(where: { $0.name == name })
        else { return [] }
        return list.entries.map { entry in key.with { $0.area = pool.number(of: entry.name) } }
    }

    // MARK: Made otherwise

    /// The one organisation that was left out, counted twice, or counted though it is withheld; nil when more than one
    /// of these would explain the count.
    private func organisations(_ printed: Number, _ key: FigureKey) -> FigureCause? {
        guard case .count = key.kind, let parts = figures.owners(of: key),
            let sum = parts.reduce(Number.zero as Number?, { $0?.adding($1.part) })
        else { return nil }
        let decimals = decimals(of: key)
        func fits(_ made: Number?) -> Bool {
            made.map { made in decimals.map { made.rounded(toDecimals: $0) } ?? made } == printed
        }
        var fitting: [FigureCause] = []
        for part in parts where part.part > .zero {
            if fits(sum.subtracting(part.part)) { fitting.append(.without(owner: part.owner)) }
            if fits(sum.adding(part.part)) { fitting.append(.twice(owner: part.owner)) }
        }
        let withheld = withheld(key, besides: parts)
        for part in withheld where fits(sum.adding(part.part)) { fitting.append(.withWithheld(owner: part.owner)) }
        if withheld.count > 1, fits(withheld.reduce(sum as Number?) { $0?.adding($1.part) }) {
            fitting.append(.withWithheld(owner: nil))
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// What each organisation would add to a count if nothing of it were withheld.
    private func withheld(
        _ key: FigureKey, besides counted: [(owner: Int64, part: Number)]
    ) -> [(owner: Int64, part: Number)] {
        guard let all = withWithheld?.owners(of: key) else { return [] }
        let known = Dictionary(counted.map { ($0.owner, $0.part) }, uniquingKeysWith: { first, _ in first })
        return all.compactMap { part in
            guard let more = part.part.subtracting(known[part.owner] ?? .zero), !more.isZero else { return nil }
            return (part.owner, more)
        }
    }

    private func otherwise(_ printed: Number, _ key: FigureKey) -> FigureCause? {
        guard case .count = key.kind else { return nil }
        let decimals = decimals(of: key)
        return figures.alternatives(to: key).first { alternative in
            (decimals.map { alternative.value.rounded(toDecimals: $0) } ?? alternative.value) == printed
        }.map { .otherwise($0.text) }
    }

    private func decimals(of key: FigureKey) -> Int? {
        guard case .value(let value) = figures.result(key.with { $0.kind = .count }) else { return nil }
        return value.decimals
    }

    /// The same measure's total, another measure of the series, or a total of the base.
    private func otherBase(_ printed: Number, _ key: FigureKey) -> FigureCause? {
        guard case .percent(let base) = key.kind else { return nil }
        var candidates = [base]
        candidates[0].category = KeyVector.missing
        candidates += table.declaration.totals.map { total in
            FigureTable.Name(series: pool.number(of: total.code), measure: base.measure, category: base.category)
        }
        candidates += names(of: key.name.series, in: key.period)
        return candidates.first { candidate in
            candidate != base && candidate != key.name
                && self.printed(key.with { $0.kind = .percent(of: candidate) }) == printed
        }.map { .otherBase($0) }
    }

    private func roundedDown(_ printed: Number, _ key: FigureKey, _ decimals: Int) -> FigureCause? {
        guard case .value(let value) = figures.result(key), value.decimals != nil, let exact = value.interval?.exact,
            let step = Number.reduced(1, Number.powerOfTen(decimals)), let next = printed.magnitude.adding(step)
        else { return nil }
        guard printed.isNegative == exact.isNegative || printed.isZero else { return nil }
        return printed.magnitude <= exact.magnitude && exact.magnitude < next ? .roundedDown : nil
    }
}
