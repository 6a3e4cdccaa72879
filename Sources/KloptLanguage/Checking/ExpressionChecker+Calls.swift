import KloptModel

/// Functions, earlier records, other records.
extension ExpressionChecker {
    func call(_ text: SyntaxExpression) -> TypedExpression {
        switch text.kind {
        case .call(let name, let arguments): return function(name, arguments)
        case .previous(let value, let periods): return previous(value, periods, at: text.site)
        case .hasPrevious(let periods): return hasPrevious(periods, at: text.site)
        case .lookup(let column, let dataset, let pairs): return lookup(column, dataset, pairs)
        case .figure(let pairs): return figure(pairs, at: text.site)
        case .exists(let dataset, let pairs, let condition): return exists(dataset, pairs, condition)
        case .aggregate(let aggregate): return self.aggregate(aggregate, at: text.site)
        case .unique(let columns):
            let count = SyntaxAggregate(kind: .count, by: columns)
            let counted = self.aggregate(count, at: text.site)
            guard counted.type == .number else { return .unknown }
            return TypedExpression(.comparison(.equal, counted.expression, .number(.one)), .truth)
        case .consecutive(let column, let by): return consecutive(column, by: by, at: text.site)
        default: return .unknown
        }
    }

    // MARK: Functions

    private static let signatures = Dictionary(
        FunctionSignature.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static let otherFunctions =
        ["previous", "figure", "unique", "consecutive", "exists"] + Aggregate.Kind.allCases.map(\.rawValue)

    private func function(_ name: SyntaxName, _ arguments: [SyntaxExpression]) -> TypedExpression {
        guard let signature = ExpressionChecker.signatures[name.text] else {
            let known = FunctionSignature.all.map(\.name) + ExpressionChecker.otherFunctions
            let suggestion = problems.nearest(to: name.text, among: known)
            return report(.unknownFunction(name.text, suggestion: suggestion), at: name.site)
        }
        let needed = signature.parameters.count
        guard arguments.count == needed || signature.isVariadic && arguments.count > needed else {
            let problem = Problem.wrongArity(
                name.text, expected: needed, orMore: signature.isVariadic, found: arguments.count)
            return report(problem, at: name.site)
        }
        let checked = arguments.enumerated().map { index, argument in
            check(argument, as: ExpressionType(signature.parameters[min(index, needed - 1)]))
        }
        return TypedExpression(.call(name.text, checked), ExpressionType(signature.result))
    }

    // MARK: Earlier records

    private func previous(_ value: SyntaxExpression, _ periods: Int, at site: Site) -> TypedExpression {
        guard hand.schema.period != nil else {
            return report(.noPeriodColumn(dataset: hand.schema.name), at: site)
        }
        if restriction != nil, !context.isInner { return outsideGroup(SyntaxName(text: "previous", site: site)) }
        let checked = within(context.with { $0.isInPrevious = true }) { check(value) }
        guard checked.type != .unknown else { return .unknown }
        return TypedExpression(.previous(checked.expression, periods: periods), checked.type)
    }

    private func hasPrevious(_ periods: Int, at site: Site) -> TypedExpression {
        guard hand.schema.period != nil, let column = hand.schema.owner ?? hand.schema.keyIndexes.first else {
            return report(.noPeriodColumn(dataset: hand.schema.name), at: site)
        }
        if restriction != nil, !context.isInner { return outsideGroup(SyntaxName(text: "has previous", site: site)) }
        return TypedExpression(.not(.isMissing(.previous(.column(column), periods: periods))), .truth)
    }

    /// The record is the first of its series, or the period before it is there.
    private func consecutive(_ name: SyntaxName, by names: [SyntaxName], at site: Site) -> TypedExpression {
        guard !context.isInner, restriction == nil else {
            return report(.nestedAggregate, at: site)
        }
        guard let column = pack.column(name, of: own) else { return .unknown }
        guard type(of: column, in: own) == .period else {
            return report(.wrongType(expected: .period, found: operand(type(of: column, in: own))), at: name.site)
        }
        let series = names.compactMap { pack.column($0, of: own) }.map { Match(column: $0, value: .column($0)) }
        let earlier = Expression.exists(
            dataset: own, matching: series, condition: .comparison(.less, .column(column), .own(column)))
        let before = Match(column: column, value: .arithmetic(.subtract, .column(column), .number(.one)))
        let present = Expression.exists(dataset: own, matching: series + [before], condition: nil)
        return TypedExpression(.or(.not(earlier), present), .truth)
    }

    // MARK: Other records

    private func lookup(_ name: SyntaxName, _ datasetName: SyntaxName, _ pairs: [SyntaxPair]) -> TypedExpression {
        guard let dataset = pack.dataset(datasetName) else { return .unknown }
        var matching = matches(pairs, in: dataset)
        guard let column = pack.column(name, of: dataset) else { return .unknown }
        let schema = pack.datasets[dataset].schema
        var missing: [String] = []
        for key in schema.keyIndexes where !pairs.contains(where: { $0.column.text == schema.columns[key].name }) {
            let keyName = schema.columns[key].name
            if let index = hand.columns[keyName], isAtHand(index) {
                matching.append(Match(column: key, value: .column(index)))
            } else {
                missing.append(keyName)
            }
        }
        if !missing.isEmpty {
            return report(.keyNotGiven(missing, dataset: schema.name), at: datasetName.site)
        }
        let expression = Expression.lookup(dataset: dataset, column: column, matching: matching)
        return TypedExpression(expression, type(of: column, in: dataset))
    }

    /// Whether the record at hand has a column: that of a group has only those it is grouped by.
    func isAtHand(_ column: Int) -> Bool {
        context.isInner || restriction?.columns.contains(column) ?? true
    }

    private func figure(_ pairs: [SyntaxPair], at site: Site) -> TypedExpression {
        let schema = hand.schema
        guard schema.isLong, let value = schema.value else {
            return report(.notLong(dataset: schema.name), at: site)
        }
        let changes = matches(pairs, in: context.hand)
        let missing = hand.alwaysRequiredKeys.filter { key in
            !isAtHand(key) && !changes.contains { $0.column == key }
        }
        if !missing.isEmpty {
            return report(.keyNotGiven(missing.map { schema.columns[$0].name }, dataset: schema.name), at: site)
        }
        return TypedExpression(.figure(dataset: context.hand, changes: changes), type(of: value, in: context.hand))
    }

    private func exists(
        _ datasetName: SyntaxName, _ pairs: [SyntaxPair], _ condition: SyntaxExpression?
    ) -> TypedExpression {
        guard let dataset = pack.dataset(datasetName) else { return .unknown }
        let matching = matches(pairs, in: dataset)
        let checked = condition.map { condition in
            within(Context(hand: dataset, isInner: true, isInAggregate: context.isInAggregate)) {
                check(condition, as: .truth)
            }
        }
        return TypedExpression(.exists(dataset: dataset, matching: matching, condition: checked), .truth)
    }

    /// `COLUMN EXPRESSION` pairs: the columns are the target's, the values those of the record at hand.
    private func matches(_ pairs: [SyntaxPair], in dataset: Int) -> [Match] {
        var result: [Match] = []
        for pair in pairs {
            guard let column = pack.column(pair.column, of: dataset) else {
                _ = check(pair.value)
                continue
            }
            if result.contains(where: { $0.column == column }) {
                problems.report(.duplicateField(pair.column.text), at: pair.column.site)
            }
            let expected = type(of: column, in: dataset)
            var codes: CodeSource?
            if case .code(let list) = expected { codes = .list(list) }
            let checked = check(pair.value, codes: codes, codesWin: true)
            if expected == .period, checked.type == .number, let year = year(checked) {
                result.append(Match(column: column, value: .period(year)))
            } else {
                let fits =
                    checked.type == expected || checked.type == .unknown || checked.type == .empty
                    || expected.isText && checked.type.isText
                if !fits {
                    problems.report(
                        .wrongType(expected: operand(expected), found: operand(checked.type)), at: pair.value.site)
                }
                result.append(Match(column: column, value: checked.expression))
            }
        }
        return result
    }
}
