import KloptLanguage
import KloptModel

/// Figures of a report: printed, or made from others as the pack's definitions say.
extension Reference {
    func figure(_ dataset: Int, _ changes: [Match], _ hand: Hand) -> ReferenceValue {
        let nothing = absentNumber(isCount: false, hand)
        // 1. The key of the record at hand, but for what is changed.
        var sought = ReferenceRecord(row: -1, dataset: dataset, cells: [:])
        for column in ruleSet.datasets[dataset].keyIndexes {
            let name = name(column, dataset)
            guard let change = changes.first(where: { $0.column == column }) else {
                sought.cells[name] = filled(hand.record.cell(name))
                continue
            }
            switch value(change.value, hand) {
            case .text(let text): sought.cells[name] = .text(text)
            case .period(let period): sought.cells[name] = .period(period)
            case .missing: sought.cells[name] = .missing
            default: return nothing
            }
        }
        // 2. Without the parts that do not count for such a figure.
        let stated = sought
        for column in ruleSet.datasets[dataset].columns where column.isKey {
            guard let only = column.onlyFor else { continue }
            guard case .text(let value) = stated.cell(only.column), only.values.contains(value) else {
                sought.cells[column.name] = .missing
                continue
            }
        }
        return figure(sought, hand, nothing)
    }

    private func figure(_ sought: ReferenceRecord, _ hand: Hand, _ nothing: ReferenceValue) -> ReferenceValue {
        let schema = ruleSet.datasets[sought.dataset]
        let key = schema.keyIndexes.map { sought.cell(name($0, sought.dataset)) }
        guard let valueColumn = schema.value else { return .broken }
        // 3. As printed; printed in two ways it is not known.
        let printed = tables.records(sought.dataset) { record in
            schema.keyIndexes.map { filled(record.cell(name($0, sought.dataset))) } == key
        }
        if let first = printed.first {
            let values = Set(printed.map { cell(valueColumn, of: $0, hand) })
            return values.count == 1 ? cell(valueColumn, of: first, hand) : nothing
        }
        // 4. Else by the first definition that gives a number.
        guard !underWay.contains(key) else { return nothing }
        var deeper = self
        deeper.underWay.insert(key)
        for definition in ruleSet.figureDefinitions[sought.dataset] ?? []
        where deeper.value(definition.condition, hand.on(sought)) == .truth(true) {
            let made = deeper.value(definition.value, hand.on(sought))
            if made.exact != nil { return made }
        }
        return nothing
    }

    private func filled(_ cell: ReferenceCell) -> ReferenceCell {
        switch cell {
        case .text, .period, .date: cell
        default: .missing
        }
    }
}
