import KloptLanguage
import KloptModel

/// A figures declaration, compiled: which records add what to which figure.
struct FigureTable: Sendable {
    struct Count: Sendable {
        var dataset: Int
        var isYearly: Bool
        var value: Node
        /// Whether it looks at an earlier quarter, so that a record that only begins has no value.
        var usesPrevious: Bool
        var beginsAtZero: Bool
        var decimals: Int?
        var validity: PeriodRange
        var hints: [(value: Node, text: Localized)]
    }

    /// Which figure, whatever its area and period. Codes are numbers of the pool; no category is `KeyVector.missing`.
    struct Name: Hashable, Sendable {
        var series: Int64
        var measure: Int64
        var category: Int64
    }

    let declaration: FigureDeclaration
    let counts: [Count]
    /// Per figure, what adds to it: positions in `counts`. Of quarters, and of years.
    let quarterly: [Name: [Int]]
    let yearly: [Name: [Int]]
    /// Per source, the column of its area; nil where figures have none.
    let areaColumns: [Int: Int]
    /// The number of the code for all areas together.
    let whole: Int64

    init(_ declaration: FigureDeclaration, compiler: inout Compiler) {
        self.declaration = declaration
        let pool = compiler.pool
        var counts: [Count] = []
        var adding: [Bool: [Name: [Int]]] = [false: [:], true: [:]]
        for count in declaration.counts {
            compiler.beginScope()
            let value = compiler.compile(count.value, at: count.dataset, own: count.dataset)
            let usesPrevious = compiler.usesPrevious
            let name = Name(
                series: pool.number(of: count.series), measure: pool.number(of: count.measure),
                category: count.category.map { pool.number(of: $0) } ?? KeyVector.missing)
            adding[count.isYearly, default: [:]][name, default: []].append(counts.count)
            counts.append(
                Count(
                    dataset: count.dataset, isYearly: count.isYearly, value: value, usesPrevious: usesPrevious,
                    beginsAtZero: count.beginsAtZero,
                    decimals: count.decimals, validity: count.validity,
                    hints: count.hints.map { hint in
                        (compiler.compile(hint.value, at: count.dataset, own: count.dataset), hint.text)
                    }))
            compiler.keepNoted()
        }
        self.counts = counts
        quarterly = FigureTable.withTotals(adding[false] ?? [:], declaration.totals, pool)
        yearly = FigureTable.withTotals(adding[true] ?? [:], declaration.totals, pool)
        var areaColumns: [Int: Int] = [:]
        if let area = declaration.roles.area {
            let name = compiler.datasets[declaration.dataset].columns[area.column].name
            for source in declaration.sources {
                let schema = compiler.datasets[source]
                guard let column = schema.index(of: name) else { continue }
                areaColumns[source] = column
                compiler.keep([column] + (schema.owner.map { [$0] } ?? []), of: source)
            }
            whole = pool.number(of: area.whole)
        } else {
            whole = KeyVector.missing
        }
        self.areaColumns = areaColumns
        for source in declaration.sources { compiler.keep(compiler.datasets[source].keyIndexes, of: source) }
        let schema = compiler.datasets[declaration.dataset]
        compiler.keep(schema.keyIndexes + [declaration.roles.value], of: declaration.dataset)
    }

    /// With the figures of the totals: what adds to their parts, and what adds to them alone.
    ///
    /// A total has a category only where all its parts that have the measure have it too, and where nothing adds to the
    /// measure's total alone: otherwise the categories would not add up.
    private static func withTotals(
        _ adding: [Name: [Int]], _ totals: [FigureDeclaration.Total], _ pool: TextPool
    ) -> [Name: [Int]] {
        var bySeries: [SeriesMeasure: [Int64: [Int]]] = [:]
        for (name, positions) in adding {
            bySeries[SeriesMeasure(series: name.series, measure: name.measure), default: [:]][name.category] = positions
        }
        var result = adding
        for total in totals {
            let code = pool.number(of: total.code)
            let series = total.parts.map { pool.number(of: $0) }
            for measure in total.measures.map({ pool.number(of: $0) }) {
                let parts = series.compactMap { bySeries[SeriesMeasure(series: $0, measure: measure)] }
                let hasOwn = bySeries[SeriesMeasure(series: code, measure: measure)] != nil
                for category in parts.first?.keys.sorted() ?? [] {
                    let isWhole = category == KeyVector.missing
                    guard isWhole || !hasOwn, parts.allSatisfy({ $0[category] != nil }) else { continue }
                    result[Name(series: code, measure: measure, category: category), default: []] +=
                        parts.flatMap { $0[category] ?? [] }
                }
            }
        }
        return result
    }

    private struct SeriesMeasure: Hashable {
        var series: Int64
        var measure: Int64
    }
}
