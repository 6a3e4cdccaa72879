import KloptModel

/// Looking ahead: which deliveries a later one replaces is decided before any is read for good.
extension InputReader {
    /// Lists of what was received are small; a larger one is read for its days only.
    static let largestReceipts = 16 << 20

    /// - Parameter lists: names of further files that hold a list of what was received, besides those named for it.
    func resubmissions(
        _ files: [InputFile], _ names: [DeliveryName], lists: Set<String>, session: Session,
        result: inout ReadingResult
    ) -> Resubmissions {
        let receipts = receipts(files, lists: lists, session: session, result: &result)
        let found = Resubmissions(files: files, names: names, receipts: receipts) { place in
            contents(of: files[place], session: session)
        }
        result.notes += found.notes
        result.resubmissions = found.found
        return found
    }

    /// What is done with a batch, without the records that a later delivery replaces.
    func counted<Partial: Sendable>(
        _ process: @escaping @Sendable (Batch) -> Partial, besides replaced: Set<DeliveryUnit>
    ) -> @Sendable (Batch) -> Partial {
        if replaced.isEmpty { return process }
        let schemas = context.datasets
        return { process($0.without(replaced, schemas[$0.dataset])) }
    }

    /// What the surroundings of deliveries may not hold besides them: of every owner and quarter that they are of, all
    /// datasets. Empty without surroundings.
    func units(delivered files: [InputFile], session: Session) -> Set<DeliveryUnit> {
        guard files.contains(where: \.isHistory) else { return [] }
        var units: Set<DeliveryUnit> = []
        for file in files where !file.isHistory {
            for unit in contents(of: file, session: session).units.keys {
                for (dataset, schema) in context.datasets.enumerated()
                where !schema.isAdministration && schema.owner != nil && schema.period != nil {
                    units.insert(DeliveryUnit(dataset: dataset, owner: unit.owner, period: unit.period))
                }
                units.insert(unit)
            }
        }
        return units
    }

    private func contents(of file: InputFile, session: Session) -> FileContents {
        let schemas = context.datasets
        let (parts, isWhole) = glance(file, session: session) { batch in
            let schema = schemas[batch.dataset]
            return schema.isAdministration
                ? FileContents(hasMore: true) : FileContents(units: batch.units(schema))
        }
        var contents = FileContents(hasMore: !isWhole)
        for part in parts {
            for (unit, records) in part.units { contents.units[unit, default: DeliveredRecords()].add(records) }
            contents.hasMore = contents.hasMore || part.hasMore
        }
        return contents
    }

    /// What each batch of a file comes to, and whether all of it could be read; nothing else is kept of it.
    private func glance<Part: Sendable>(
        _ file: InputFile, session: Session, _ process: @escaping @Sendable (Batch) -> Part
    ) -> (parts: [Part], isWhole: Bool) {
        var scratch = ReadingResult()
        scratch.files.append(ReadingResult.File(file: file.name, path: file.path))
        var parts: [Part] = []
        let tables = TableReader(
            reader: self, session: session, progress: nil, process: process,
            merge: { part, _ in parts.append(part) })
        switch open(file, session: session, result: &scratch) {
        case .text(let source): tables.read(source, of: file, result: &scratch)
        case .workbook(let workbook): tables.readSheets(of: workbook, in: file, result: &scratch)
        case nil: break
        }
        return (parts, scratch.failures.isEmpty && !scratch.sources.isEmpty)
    }

    // MARK: Receipts

    /// The rows of lists of what was received that name one of the files. What is wrong with another row is a rule's to
    /// say.
    private func receipts(
        _ files: [InputFile], lists: Set<String>, session: Session, result: inout ReadingResult
    ) -> [Resubmissions.Receipt] {
        let keys = Set(
            context.datasets.filter { $0.receipts != nil }.flatMap { schema in
                [schema.name, schema.label.dutch, schema.label.english] + schema.aliases
            }.map(\.matchKey))
        guard !keys.isEmpty else { return [] }
        var receipts: [Resubmissions.Receipt] = []
        for file in files where file.size <= InputReader.largestReceipts {
            let isNamedForIt = NameWords(file.stem).runs.contains { keys.contains($0.key) }
            guard isNamedForIt || lists.contains(file.name) else { continue }
            result.receiptLists.insert(file.name)
            let schemas = context.datasets
            let batches = glance(file, session: session) { schemas[$0.dataset].receipts == nil ? nil : $0 }.parts
            for case let batch? in batches { receipts += self.receipts(in: batch, result.fileNames) }
        }
        return receipts
    }

    private func receipts(in list: Batch, _ names: FileNames) -> [Resubmissions.Receipt] {
        let schema = context.datasets[list.dataset]
        guard let roles = schema.receipts, let owner = schema.owner, let named = roles.file else { return [] }
        return (0..<list.rowCount).compactMap { row in
            func value(_ column: Int) -> Int64? {
                guard let cells = list.columns[column], cells.state(row) == .present else { return nil }
                return cells.values[row]
            }
            guard let owner = value(owner), let period = value(roles.period),
                let received = value(roles.received).flatMap({ CalendarDate(days: $0) }),
                let name = value(named).map({ context.pool.text($0) }),
                case .one(let place) = names.find(name, received: received)
            else { return nil }
            return Resubmissions.Receipt(file: place, owner: owner, period: period, received: received)
        }
    }
}
