import KloptModel

/// Calculations over many records.
extension ExpressionChecker {
    func aggregate(_ text: SyntaxAggregate, at site: Site) -> TypedExpression {
        guard !context.isInAggregate else { return report(.nestedAggregate, at: site) }
        var dataset = context.hand
        if let name = text.dataset {
            guard let index = pack.dataset(name) else { return .unknown }
            dataset = index
            // The measure is that of the record at hand, among records like it.
            if text.kind == .hb, index != context.hand { return report(.outlierElsewhere, at: name.site) }
        }
        var (group, sameYear) = self.group(text, dataset: dataset)
        if text.by == nil, text.dataset == nil, let restriction, !context.isInner {
            group = restriction.columns.map { Match(column: $0, value: .column($0)) }
            sameYear = restriction.byYear ? pack.datasets[own].anyPeriodColumn : nil
        }
        if let spanSite = text.spanSite, pack.datasets[dataset].anyPeriodColumn == nil {
            problems.report(.noPeriodColumn(dataset: pack.datasets[dataset].schema.name), at: spanSite)
        }
        return within(Context(hand: dataset, isInner: true, isInAggregate: true)) {
            var result = ExpressionType.number
            var value: Expression?
            if let valueText = text.value { (value, result) = self.value(valueText, of: text.kind) }
            let arguments = text.arguments.map { check($0, as: .number) }
            let condition = text.condition.map { check($0, as: .truth) }
            return TypedExpression(
                .aggregate(
                    Aggregate(
                        kind: text.kind, value: value, arguments: arguments, dataset: dataset, by: group,
                        sameYear: sameYear, condition: condition, span: text.span)),
                result)
        }
    }

    private func value(_ text: SyntaxExpression, of kind: Aggregate.Kind) -> (Expression, ExpressionType) {
        switch kind {
        case .distinct:
            let checked = check(text)
            if checked.type == .truth || checked.type == .empty {
                problems.report(.wrongType(expected: .text, found: operand(checked.type)), at: text.site)
            }
            return (checked.expression, .number)
        case .min, .max:
            let checked = check(text)
            if ![.number, .period, .date, .unknown].contains(checked.type) {
                problems.report(.wrongType(expected: .number, found: operand(checked.type)), at: text.site)
                return (checked.expression, .unknown)
            }
            return (checked.expression, checked.type)
        default: return (check(text, as: .number), .number)
        }
    }

    /// `by` columns stand in the target and at hand under the same name.
    private func group(_ text: SyntaxAggregate, dataset: Int) -> (matches: [Match], sameYear: Int?) {
        var matches: [Match] = []
        var sameYear: Int?
        for name in text.by ?? [] {
            let target = pack.datasets[dataset]
            if name.text == "year", target.columns["year"] == nil, restriction?.byYear ?? false {
                sameYear = target.anyPeriodColumn
                continue
            }
            guard let column = pack.column(name, of: dataset), let outer = pack.column(name, of: context.hand) else {
                continue
            }
            guard isAtHand(outer) else {
                _ = outsideGroup(name)
                continue
            }
            let (there, here) = (type(of: column, in: dataset), type(of: outer, in: context.hand))
            if there != here, !(there.isText && here.isText) {
                problems.report(.wrongType(expected: operand(there), found: operand(here)), at: name.site)
            }
            matches.append(Match(column: column, value: .column(outer)))
        }
        return (matches, sameYear)
    }
}
