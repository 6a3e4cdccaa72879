import KloptLanguage
import KloptModel

/// The columns of made figures and the order of their rows.
struct FigureLayout {
    let columns: [Report.Name]
    let roles: FigureReport.Roles
    let labels: [[String: Localized]]
    /// All areas together, then each, in the order of the code list.
    let areas: [Int64]
    let changes: [Int64: [FigureDeclaration.Span]]
    private let table: FigureTable
    private let plan: Plan
    private let schema: DatasetSchema
    /// Per column of what is made, that of the long dataset; nil for the organisation.
    private let sources: [Int?]
    /// Codes in the order of their lists, for sorting.
    private let ranks: [Int64: Int]

    init(_ table: FigureTable, _ plan: Plan, perOrganisation: Bool) {
        self.table = table
        self.plan = plan
        let declaration = table.declaration
        let roles = declaration.roles
        let schema = plan.datasets[declaration.dataset]
        self.schema = schema
        // As reports are kept: the key, with the value behind what kind of figure it is; then the rest.
        var order = schema.keyIndexes
        order.insert(roles.value, at: (order.firstIndex(of: roles.kind) ?? order.count - 1) + 1)
        order += schema.columns.indices.filter { !order.contains($0) }
        var sources: [Int?] = order
        var columns = order.map { Report.Name(name: schema.columns[$0].name, label: schema.columns[$0].label) }
        if perOrganisation {
            let owner = declaration.sources.sorted().lazy.compactMap { source in
                plan.datasets[source].owner.map { plan.datasets[source].columns[$0] }
            }.first
            sources.insert(nil, at: 0)
            columns.insert(
                Report.Name(
                    name: owner?.name ?? "organisatie",
                    label: owner?.label ?? Localized("Organisatie", en: "Organisation")), at: 0)
        }
        self.sources = sources
        self.columns = columns
        func position(_ column: Int) -> Int { sources.firstIndex(of: column) ?? 0 }
        self.roles = FigureReport.Roles(
            period: position(roles.period), series: position(roles.series), measure: position(roles.measure),
            value: position(roles.value), owner: perOrganisation ? 0 : nil)
        func list(_ column: Int) -> CodeList? {
            guard case .code(let name) = schema.columns[column].type else { return nil }
            return plan.ruleSet.codeLists.first { $0.name == name }
        }
        labels = sources.map { column in
            let entries = column.flatMap { list($0) }?.entries ?? []
            return Dictionary(entries.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        }
        var areas = [table.whole]
        if let area = roles.area {
            areas += (list(area.column)?.entries ?? []).map { plan.pool.number(of: $0.name) }.filter {
                $0 != table.whole
            }
        }
        self.areas = areas
        changes = Dictionary(
            declaration.changes.map { (plan.pool.number(of: $0.key), $0.value) },
            uniquingKeysWith: { first, _ in first })
        var ranks: [Int64: Int] = [:]
        for column in [roles.measure] + (roles.category.map { [$0] } ?? []) {
            for (rank, entry) in (list(column)?.entries ?? []).enumerated() {
                let code = plan.pool.number(of: entry.name)
                if ranks[code] == nil { ranks[code] = rank }
            }
        }
        self.ranks = ranks
    }

    /// Totals first, then the series as they are declared; measures and categories in the order of their lists.
    func names(in period: Period) -> [FigureTable.Name] {
        let declaration = table.declaration
        let codes = (declaration.totals.map(\.code) + declaration.series).map { plan.pool.number(of: $0) }
        let series = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func rank(_ name: FigureTable.Name) -> (Int, Int, Int) {
            (series[name.series] ?? 0, ranks[name.measure] ?? 0, ranks[name.category] ?? -1)
        }
        let made = period.isYear ? table.yearly : table.quarterly
        return made.keys.filter { series[$0.series] != nil && isPrinted($0) }.sorted { rank($0) < rank($1) }
    }

    /// Of a total only the measures that the declaration names, and not what alone adds to it.
    private func isPrinted(_ name: FigureTable.Name) -> Bool {
        let code = plan.pool.text(name.series)
        guard let total = table.declaration.totals.first(where: { $0.code == code }) else { return true }
        return total.measures.contains(plan.pool.text(name.measure))
    }

    func row(
        _ key: FigureKey, _ printed: Number, _ value: FigureValue, owner: Int64?, _ title: Localized
    ) -> FigureReport.Row {
        let roles = table.declaration.roles
        var parts: [Int: FigureReport.Cell] = [
            roles.period: .text(key.period.description), roles.series: text(key.name.series),
            roles.measure: text(key.name.measure), roles.value: .number(printed),
        ]
        if let column = roles.category { parts[column] = text(key.name.category) }
        if let area = roles.area { parts[area.column] = text(key.area) }
        if let mark = value.mark, let column = roles.mark { parts[column] = .text(mark.rawValue) }
        var kind = FigureDeclaration.Kind.count
        switch key.kind {
        case .count: break
        case .percent(let base):
            kind = .percent
            if let columns = roles.base {
                parts[columns.series] = text(base.series)
                parts[columns.measure] = text(base.measure)
                if let column = columns.category { parts[column] = text(base.category) }
            }
        case .change(let period), .growth(let period):
            if case .growth = key.kind { kind = .growth } else { kind = .change }
            if let column = roles.against { parts[column] = .text(period.description) }
        }
        parts[roles.kind] = table.declaration.codes[kind].map { .text($0) }
        let ownerName = owner.map { plan.pool.text($0) }
        if let report = schema.owner, parts[report] == nil {
            // Whoever reads the figures again takes those of several organisations for several reports.
            parts[report] = .text(
                ["\(title.dutch) \(key.period)", ownerName].compactMap { $0 }.joined(separator: ", "))
        }
        let isMain: Bool
        if case .count = key.kind {
            isMain = key.area == table.whole && key.name.category == KeyVector.missing
        } else {
            isMain = false
        }
        return FigureReport.Row(
            cells: sources.map { source in
                guard let source else { return ownerName.map { .text($0) } ?? .empty }
                return parts[source] ?? .empty
            }, isMain: isMain, mark: value.mark)
    }

    private func text(_ code: Int64) -> FigureReport.Cell {
        code == KeyVector.missing ? .empty : .text(plan.pool.text(code))
    }
}
