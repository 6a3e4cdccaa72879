import KloptModel

// MARK: Stage 3: datasets and their columns

extension PackChecker {
    func buildDatasets() {
        for text in datasetTexts {
            datasetIndex[text.name.text] = datasets.count
            var builder = DatasetBuilder(pack: self, text: text)
            datasets.append(builder.build())
        }
    }

    /// The type that a word names; an unknown one is reported, and read as text.
    func columnType(_ name: SyntaxName) -> ColumnType {
        switch name.text {
        case "count": return .count
        case "number": return .number
        case "text": return .text
        case "quarter": return .quarter
        case "period": return .period
        case "date": return .date
        default:
            if codeListIndex[name.text] == nil {
                let known = ["count", "number", "text", "quarter", "period", "date"] + codeLists.map(\.name)
                problems.report(
                    .unknownType(name.text, suggestion: problems.nearest(to: name.text, among: known)), at: name.site)
                return .text
            }
            return .code(list: name.text)
        }
    }

    /// A column of a dataset that is being built, by name; an unknown one is reported.
    func index(of name: SyntaxName, in schema: DatasetSchema) -> Int? {
        if let index = schema.index(of: name.text) { return index }
        reportUnknown(name, among: schema.columns, of: schema.name)
        return nil
    }

    func reportUnknown(_ name: SyntaxName, among columns: [ColumnSchema], of dataset: String) {
        let suggestion = problems.nearest(to: name.text, among: columns.map(\.name))
        problems.report(.unknownColumn(name.text, dataset: dataset, suggestion: suggestion), at: name.site)
    }

    var remainingColumns: Int { PackChecker.maximalParts - datasets.reduce(0) { $0 + $1.schema.columns.count } }

    func check(_ validity: SyntaxValidity?) {
        guard let validity, let from = validity.range.from, let to = validity.range.to, to < from else { return }
        problems.report(.neverValid, at: validity.site)
    }
}

/// Makes a dataset's columns from its text.
private struct DatasetBuilder {
    let pack: PackChecker
    let text: SyntaxDataset
    private var columns: [ColumnSchema] = []
    private var sites: [String: Site] = [:]
    private var measures: [DatasetInfo.Measure] = []

    init(pack: PackChecker, text: SyntaxDataset) {
        self.pack = pack
        self.text = text
    }

    mutating func build() -> DatasetInfo {
        pack.check(text.validity)
        for part in text.key { addKeyColumn(part) }
        for column in text.columns { addColumns(of: column) }
        if text.key.isEmpty { pack.problems.report(.noKey(text.name.text), at: text.name.site) }

        resolveConditions()
        var schema = DatasetSchema(
            name: text.name.text, label: text.label.localized, aliases: text.aliases, isLong: text.isLong,
            validity: text.validity?.range ?? .always, columns: columns, missingTexts: text.missingTexts,
            notApplicableTexts: text.notApplicableTexts, totalsTexts: text.totalsTexts)
        schema.owner = text.owner.flatMap { textColumn($0, in: schema) }
        // What the steward keeps holds for every quarter, like a report: quarters in it say what a row is about.
        if !text.isEveryPeriod, text.kind == nil {
            schema.period = columns.firstIndex { $0.isKey && $0.type == .quarter }
        }
        schema.value = value(in: schema)
        let roles = RoleColumns(pack: pack, text: text, schema: schema)
        schema.roster = roles.roster()
        schema.receipts = roles.receipts()
        schema.explanations = roles.explanations()
        return DatasetInfo(text: text, schema: schema, measures: measures, codeLists: pack.codeListIndex)
    }

    // MARK: Columns

    private mutating func add(_ column: ColumnSchema, site: Site) -> Int {
        if let first = sites[column.name] {
            pack.problems.report(.duplicate(.column, column.name, first: first.place), at: site)
        } else {
            sites[column.name] = site
        }
        columns.append(column)
        return columns.count - 1
    }

    private mutating func addKeyColumn(_ part: SyntaxDataset.KeyPart) {
        let condition = part.onlyFor.map {
            ColumnCondition(column: $0.column.text, values: $0.values.map(\.text))
        }
        _ = add(
            ColumnSchema(
                name: part.name.text, label: part.label?.localized ?? Localized(part.name.text.asLabel),
                aliases: part.aliases, type: pack.columnType(part.type), isKey: true,
                isRequired: !part.isOptional, onlyFor: condition),
            site: part.name.site)
    }

    /// The column itself, and one for each category of its breakdowns.
    private mutating func addColumns(of column: SyntaxDataset.Column) {
        pack.check(column.validity)
        var measure = DatasetInfo.Measure(text: column)
        let schema = ColumnSchema(
            name: column.name.text, label: column.label.localized, aliases: column.aliases,
            type: pack.columnType(column.type), isRequired: !column.isOptional,
            validity: column.validity?.range ?? .always, allowsNotApplicable: column.allowsNotApplicable,
            about: column.about?.localized ?? Localized(""))
        if column.addsUpTo == nil {
            measure.total = add(schema, site: column.name.site)
        } else if column.breakdowns.isEmpty {
            pack.problems.report(.addsUpWithoutBreakdown(column.name.text), at: column.name.site)
        }
        if schema.type != .count, !column.breakdowns.isEmpty || !column.wholes.isEmpty || column.addsUpTo != nil {
            pack.problems.report(.notACount(column.name.text), at: column.name.site)
        }
        let short = column.short?.localized ?? column.label.localized
        for name in column.breakdowns {
            guard let breakdown = pack.breakdowns[name.text] else {
                let suggestion = pack.problems.nearest(to: name.text, among: pack.breakdowns.keys.sorted())
                pack.problems.report(.unknown(.breakdown, name.text, suggestion: suggestion), at: name.site)
                continue
            }
            var indexes: [Int] = []
            for category in breakdown.categories.prefix(PackChecker.maximalCategories) {
                guard columns.count < pack.remainingColumns else {
                    pack.problems.report(.tooManyParts(limit: PackChecker.maximalParts), at: text.name.site)
                    return
                }
                var part = schema
                part.name = column.name.text + "_" + category.name.text
                let label = category.label.localized
                part.label = Localized(
                    short.dutch + ", " + label.dutch, en: short.english + ", " + label.english)
                part.aliases = []
                part.measure = column.name.text
                part.category = category.name.text
                indexes.append(add(part, site: name.site))
            }
            measure.breakdowns.append((breakdown, indexes))
        }
        measures.append(measure)
    }

    /// `only for`: the values become the names under which the column stores its codes.
    private mutating func resolveConditions() {
        for (index, part) in text.key.enumerated() {
            guard let (other, values) = part.onlyFor else { continue }
            guard let column = columns.first(where: { $0.name == other.text && $0.isKey }) else {
                pack.reportUnknown(other, among: columns, of: text.name.text)
                continue
            }
            guard case .code(let name) = column.type, let list = pack.codeListIndex[name] else {
                let expected = Localized("een kolom met een codelijst", en: "a column with a code list")
                pack.problems.report(.wrongRoleType(other.text, expected: expected), at: other.site)
                continue
            }
            for value in values where pack.entry(value.text, of: list) == nil {
                let suggestion = pack.problems.nearest(to: value.text, among: pack.codeLists[list].entries.map(\.code))
                pack.problems.report(
                    .unknownCode(value.text, list: name, suggestion: suggestion), at: value.site)
            }
            columns[index].onlyFor?.values = values.compactMap { pack.entry($0.text, of: list)?.name }
        }
    }

    // MARK: Roles

    private func value(in schema: DatasetSchema) -> Int? {
        guard let name = text.value else {
            if text.isLong { pack.problems.report(.missingRole("value", kind: "long"), at: text.name.site) }
            return nil
        }
        guard text.isLong else {
            pack.problems.report(.roleElsewhere("value", kind: "long"), at: name.site)
            return nil
        }
        guard let index = pack.index(of: name, in: schema) else { return nil }
        if !schema.columns[index].type.isNumeric || schema.columns[index].isKey {
            let expected = Localized("een kolom met een getal", en: "a column with a number")
            pack.problems.report(.wrongRoleType(name.text, expected: expected), at: name.site)
        }
        return index
    }

    /// A column that names something.
    private func textColumn(_ name: SyntaxName, in schema: DatasetSchema) -> Int? {
        guard let index = pack.index(of: name, in: schema) else { return nil }
        if !schema.columns[index].type.isText {
            pack.problems.report(.wrongRoleType(name.text, expected: ColumnRole.Holds.text.expected), at: name.site)
        }
        return index
    }
}

extension String {
    /// A column's name as a heading: `van_traject` is "Van traject".
    var asLabel: String { split(separator: "_").joined(separator: " ").capitalisedFirst }
}
