import KloptLanguage
import KloptModel
import KloptTables

extension Evaluator {
    // MARK: The period before

    func previous(_ part: Node, _ periods: Int, _ record: Record) -> Value {
        guard let surroundings, let column = plan.datasets[record.dataset].period,
            let raw = record.value(column), let period = Period(rawValue: raw),
            let target = period.advanced(by: -periods)
        else { return absent(part) }
        let link = link(record, periods, surroundings)
        if let link, link >= 0 { return value(part, surroundings.store.record(record.dataset, Int(link))) }
        guard surroundings.periodsPresent[record.dataset].contains(target.rawValue) else {
            missingHistory = max(missingHistory ?? 0, periods)
            return .notApplicable
        }
        if link == Surroundings.Link.none { return withoutPredecessor(part, record, period, surroundings) }
        switch surroundings.predecessors(of: record, at: target, from: period) {
        case .none:
            return withoutPredecessor(part, record, period, surroundings)
        case .ambiguous: return absent(part)
        case .records(let records):
            // After a merger the predecessors' figures together are what ran before.
            var total = value(part, records[0])
            for record in records.dropFirst() { total = arithmetic(.add, total, value(part, record)) }
            return total
        }
    }

    /// An earlier value of a record that continues none.
    private func withoutPredecessor(
        _ part: Node, _ record: Record, _ period: Period, _ surroundings: Surroundings
    ) -> Value {
        guard surroundings.begins(record, in: period) else { return absent(part) }
        // In the first quarter in which a dataset is collected, nobody knows what was there before.
        guard beginsAtZero, plan.datasets[record.dataset].validity.from != period else { return .notApplicable }
        if case .number = absent(part) { return .number(.zero) }
        return .notApplicable
    }

    /// What the store says that a record of its own continues; nil for a record from elsewhere.
    private func link(_ record: Record, _ periods: Int, _ surroundings: Surroundings) -> Int32? {
        guard record.set === surroundings.store.tables[record.dataset].set, record.row < record.set.rowCount else {
            return nil
        }
        for number in links.indices where links[number].dataset == record.dataset && links[number].periods == periods {
            return links[number].rows[record.row]
        }
        let rows = surroundings.links(record.dataset, periods: periods)
        links = links + [(record.dataset, periods, rows)]
        return rows[record.row]
    }

    /// The one record that a record of the store continues; nil where there is none, or it takes more to say.
    func predecessor(of record: Record, _ periods: Int) -> Record? {
        guard let surroundings, let link = link(record, periods, surroundings), link >= 0 else { return nil }
        return surroundings.store.record(record.dataset, Int(link))
    }

    /// The value of a node on a record that is not there.
    private func absent(_ part: Node) -> Value {
        switch part {
        case .count: missingNumber(floor: .zero)
        case .decimal, .arithmetic, .negation, .rounded, .call, .aggregate, .figure: missingNumber(floor: nil)
        default: .missing
        }
    }

    // MARK: Other records

    /// The values that pick a group, or nil when one of them is open.
    func key(_ nodes: [Node], _ record: Record) -> KeyVector? {
        var parts: [Int64] = []
        parts.reserveCapacity(nodes.count)
        for node in nodes {
            guard let part = keyPart(value(node, record)), part != KeyVector.missing || mayBeEmpty(node, record) else {
                return nil
            }
            parts.append(part)
        }
        return KeyVector(parts)
    }

    /// Whether having no value is a value here: a key part that may be left out, or `empty`. A cell that should have
    /// been filled, or could not be read, picks no group.
    private func mayBeEmpty(_ node: Node, _ record: Record) -> Bool {
        switch node {
        case .own(let inner): mayBeEmpty(inner, own)
        case .text(let column), .period(let column), .date(let column):
            record.cell(column).state != .unreadable && !plan.datasets[record.dataset].columns[column].isAlwaysRequired
        default: true
        }
    }

    private func keyPart(_ value: Value) -> Int64? {
        switch value {
        case .text(let text): text
        case .period(let period): period.rawValue
        case .date(let date): date.days
        case .missing: KeyVector.missing
        case .number(let interval, true): interval.exact?.int64
        default: nil
        }
    }

    func lookup(_ lookup: LookupPlan, _ record: Record) -> Value {
        let nothing: Value = lookup.isNumber ? missingNumber(floor: nil) : .missing
        guard let surroundings, let key = key(lookup.keys, record) else { return nothing }
        let rows = surroundings.indexes[lookup.index].rows(key)
        var found: Value?
        for row in rows {
            let value = value(lookup.column, surroundings.store.record(lookup.dataset, Int(row)))
            if let found, found != value { return nothing }
            found = value
        }
        return found ?? nothing
    }

    func exists(_ exists: ExistsPlan, _ record: Record) -> Value {
        guard let surroundings, let key = key(exists.keys, record) else { return .truth(.unknown) }
        let rows = surroundings.indexes[exists.index].rows(key)
        guard let condition = exists.condition else { return .truth(Truth(!rows.isEmpty)) }
        var answer = Truth.no
        for row in rows {
            switch value(condition, surroundings.store.record(exists.dataset, Int(row))) {
            case .truth(.yes): return .truth(.yes)
            case .truth(.no), .notApplicable: break
            case .impossible: return .impossible
            default: answer = .unknown
            }
        }
        return .truth(answer)
    }

    // MARK: Figures of a report

    /// The figure's key: that of the record at hand with the changes, and without the parts that do not count for it.
    func figureKey(_ figure: FigurePlan, _ record: Record) -> KeyVector? {
        guard let space = plan.figureSpaces[figure.dataset] else { return nil }
        var key = KeyVector(record, columns: space.keyColumns)
        for (position, column) in space.keyColumns.enumerated() {
            guard let change = figure.changes[column] else { continue }
            guard let part = keyPart(value(change, record)) else { return nil }
            key.parts[position] = part
        }
        return space.withoutIdleParts(key)
    }

    /// The figure with a key, in which parts that do not count for it may still stand.
    func figure(_ key: KeyVector, of dataset: Int) -> Value {
        guard let space = plan.figureSpaces[dataset] else { return missingNumber(floor: nil) }
        return figureValue(space.withoutIdleParts(key), space, dataset)
    }

    func figure(_ figure: FigurePlan, _ record: Record) -> Value {
        guard let space = plan.figureSpaces[figure.dataset], let key = figureKey(figure, record) else {
            return missingNumber(floor: nil)
        }
        return figureValue(key, space, figure.dataset)
    }

    /// As printed; else as the pack's definitions make it from other figures, when that gives a known number.
    private func figureValue(_ key: KeyVector, _ space: FigureSpace, _ dataset: Int) -> Value {
        guard let surroundings else { return missingNumber(floor: nil) }
        if let known = figureMemory[key] { return known }
        let rows = surroundings.indexes[space.index].rows(key)
        if !rows.isEmpty {
            var found: Value?
            for row in rows {
                let value = value(space.value, surroundings.store.record(dataset, Int(row)))
                if let found, found != value { return missingNumber(floor: nil) }
                found = value
            }
            let printed = found ?? missingNumber(floor: nil)
            figureMemory[key] = printed
            return printed
        }
        guard figuresUnderWay.count < 24, figuresUnderWay.insert(key).inserted else {
            metFigureCycle = true
            return missingNumber(floor: nil)
        }
        defer { figuresUnderWay.remove(key) }
        let cycleBefore = metFigureCycle
        metFigureCycle = false
        let derived = derivedFigure(key, space, dataset)
        // What was cut short by a cycle may come out when asked for by itself: not remembered.
        if !metFigureCycle || derived.exact != nil || figuresUnderWay.count == 1 { figureMemory[key] = derived }
        metFigureCycle = metFigureCycle || cycleBefore
        return derived
    }

    private func derivedFigure(_ key: KeyVector, _ space: FigureSpace, _ dataset: Int) -> Value {
        var values: [Int: Int64] = [:]
        for (column, part) in zip(space.keyColumns, key.parts) where part != KeyVector.missing { values[column] = part }
        let wanted = Record(
            set: ColumnSet(dataset: dataset, columnCount: space.columnCount, values: values), row: 0)
        for definition in space.definitions where value(definition.condition, wanted) == .truth(.yes) {
            let derived = value(definition.value, wanted)
            if derived.exact != nil { return derived }
        }
        return missingNumber(floor: nil)
    }
}

extension FigureSpace {
    /// The key without the parts that do not count for it.
    fileprivate func withoutIdleParts(_ key: KeyVector) -> KeyVector {
        var key = key
        for (position, only) in onlyFor.enumerated() {
            if let only, !only.values.contains(key.parts[only.position]) { key.parts[position] = KeyVector.missing }
        }
        return key
    }
}
